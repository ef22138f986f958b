"""framing: how do outlets frame the same event differently?

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
    "Corpus": "corpus",
    "Dossier": "dossier",
    "Html": "display",
    "Lexicon": "lexicon",
    "MEASURES": "measures",
    "Measure": "measures._measure",
    "Quotation": "text.quotations",
    "Reading": "text.reading",
    "Span": "text.article",
    "annotate": "annotation",
    "catalogue": "scoring",
    "catalogue_table": "summary_tables",
    "cite": "citations",
    "compare": "stats",
    "evidence": "scoring",
    "explain": "scoring",
    "load_corpus": "datasets",
    "load_corpus_dossiers": "datasets",
    "load_dossiers": "dossier",
    "load_gold": "datasets",
    "load_lexicon": "lexicon",
    "provenance": "records",
    "provenance_table": "summary_tables",
    "read_articles": "readers",
    "read_folder": "readers",
    "read_frame": "readers",
    "read_table": "readers",
    "score": "scoring",
    "score_table": "summary_tables",
    "show": "display",
    "show_all": "summary_tables",
    "write_report": "reporting",
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
