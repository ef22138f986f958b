"""Media framing and stance analysis of news.

How do outlets frame the same event differently?

Articles in, a defensible comparison out. Everything public is on this shelf::

    import framing

    corpus = framing.load_corpus()              # or framing.read_articles("my_articles/")
    table = framing.score(corpus)               # one row per article
    spans = framing.evidence(corpus, "hedging") # the words behind the numbers
    framing.show(corpus[0])                     # and where they stand
"""

from importlib import import_module
from typing import Any

_SHELF = {
    "Actor": "dossier",
    "Article": "text.article",
    "Attribution": "text.attributions",
    "Codebook": "coding.codebook",
    "Coder": "coding.store",
    "CodingWidget": "coding.widget",
    "Corpus": "corpus",
    "DaskEngine": "scale",
    "Dossier": "dossier",
    "Draft": "suggestion",
    "Html": "display",
    "Lexicon": "lexicon",
    "LocalEngine": "scale",
    "MEASURES": "measures",
    "Measure": "measures._measure",
    "Quotation": "text.quotations",
    "Reading": "text.reading",
    "Rehydrated": "depositing",
    "Reuse": "text_reuse",
    "Session": "coding.session",
    "Span": "text.article",
    "Targeted": "classify.tone",
    "ToneTowards": "classify.tone",
    "adjudicated": "coding.adjudication",
    "agreement": "stats",
    "aligned_statements": "alignment",
    "alternative_text": "plots",
    "annotate": "annotation",
    "assign_coders": "coding.sampling",
    "blame_matrix": "stats",
    "calibration": "stats",
    "catalogue": "scoring",
    "catalogue_markdown": "summary_tables",
    "catalogue_table": "summary_tables",
    "cite": "citations",
    "coding_units": "coding.adjudication",
    "compare": "stats",
    "concordance": "concordances",
    "confusion": "stats",
    "convert": "readers",
    "corrected": "stats",
    "counts": "stats",
    "defensible_choices": "universes",
    "deposit": "depositing",
    "dispersion": "stats",
    "error_rates": "stats",
    "events": "same_event",
    "evidence": "scoring",
    "explain": "scoring",
    "gold_results": "datasets.gold_results",
    "import_codings": "coding.store",
    "keyness": "stats",
    "label_events": "same_event",
    "leave_one_out": "universes",
    "load_codebook": "coding.codebook",
    "load_codings": "datasets.teaching",
    "load_corpus": "datasets",
    "load_corpus_dossiers": "datasets",
    "load_dossiers": "dossier",
    "load_gold": "datasets",
    "load_lexicon": "lexicon",
    "load_pack": "dossier",
    "mean_tone": "classify.tone_by_side",
    "multiverse": "universes",
    "new_paper": "export.paper_template",
    "paper_table": "export.paper_tables",
    "paper_values": "export.paper_values",
    "plan_sample": "coding.sampling",
    "plot_articles": "plots",
    "plot_balance": "plots",
    "plot_blame": "plots",
    "plot_calibration": "plots",
    "plot_comparison": "plots",
    "plot_correction": "plots",
    "plot_keyness": "plots",
    "plot_multiverse": "plots",
    "plot_profile": "plots",
    "plot_reliability": "plots",
    "plot_term_voice": "plots",
    "plot_timeline": "plots",
    "plot_tone": "plots",
    "power_for_difference": "coding.sampling",
    "provenance": "records",
    "provenance_summary": "export.paper_tables",
    "provenance_table": "summary_tables",
    "pseudo_outcomes": "stats",
    "read_articles": "readers",
    "read_batches": "readers",
    "read_codings": "coding.store",
    "read_factiva": "readers",
    "read_folder": "readers",
    "read_frame": "readers",
    "read_lexis": "readers",
    "read_nexis": "readers",
    "read_page": "readers",
    "read_proquest": "readers",
    "read_rtf": "readers",
    "read_story_list": "readers",
    "read_table": "readers",
    "read_warc": "readers",
    "regression": "stats",
    "rehydrate": "depositing",
    "reuse": "text_reuse",
    "reveal": "coding.adjudication",
    "score": "scoring",
    "score_batches": "scale",
    "score_dask": "scale",
    "score_own_writing": "text_reuse",
    "score_table": "summary_tables",
    "score_to_file": "scale",
    "sensitivity": "universes",
    "show": "display",
    "show_all": "summary_tables",
    "show_terms": "alignment",
    "side_by_side": "alignment",
    "suggest_dossier": "suggestion",
    "term_by_voice": "terms_table",
    "tone_mentions": "classify.tone_by_side",
    "tone_towards": "classify.tone_by_side",
    "unitizing_agreement": "stats",
    "vector_figure": "export.vector_figures",
    "voice_profile": "terms_table",
    "weighted_log_odds": "stats",
    "write_articles": "readers",
    "write_report": "reporting",
    "write_sample_exports": "datasets.sample_exports",
    "write_table": "tables",
}

__all__ = sorted(_SHELF)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    if name not in _SHELF:
        raise AttributeError(f"module 'framing' has no attribute {name!r}")
    value = getattr(import_module(f"framing.{_SHELF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*globals(), *_SHELF]
