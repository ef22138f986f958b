"""Words per second of reading and scoring beside a bare tokenizer, in one run: ``make bench``.

The articles are the teaching corpus, repeated; times are the best of three, on one core.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from nltk.tokenize import NLTKWordTokenizer

from framing import Article, Reading, load_corpus, load_corpus_dossiers
from framing.dossier import dossier_for
from framing.measures import discover

COPIES = 3


def seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    articles = list(load_corpus()) * COPIES
    dossiers = load_corpus_dossiers()
    words = sum(
        Reading(article).words("all", ("headline", "standfirst", "subhead", "caption", "body"))
        for article in articles
    )
    bare = NLTKWordTokenizer()
    rows: list[tuple[str, float]] = [
        (
            "NLTKWordTokenizer, tokens only",
            seconds(lambda: [list(bare.span_tokenize(a.text)) for a in articles]),
        ),
        ("reading: tokens, sentences, zones, marks", seconds(lambda: [_layout(a) for a in articles])),
        ("reading: all layers", seconds(lambda: [_read(a) for a in articles])),
    ]
    readings = [_read(article) for article in articles]
    own = [dossier_for(article, dossiers) for article in articles]
    for name, kind in discover().items():
        measure = kind()

        def work(measure=measure) -> None:
            for reading, dossier in zip(readings, own, strict=True):
                measure.score(reading, measure.find(reading, dossier), dossier)

        rows.append((f"measure {name}, after reading", seconds(work)))
    print(f"{len(articles)} articles, {words:,} words")
    for name, time_ in rows:
        print(f"{name:50} {words / time_:>12,.0f} words/s")


def _layout(article: Article) -> Reading:
    reading = Reading(article)
    _ = (
        reading.tokens.lower,
        reading.tokens.is_word,
        reading.sentences,
        reading.zones,
        reading.marks,
        reading.token_zones,
    )
    return reading


def _read(article: Article) -> Reading:
    reading = _layout(article)
    _ = reading.tags, reading.attributions, reading.quotations, reading.token_voices
    return reading


if __name__ == "__main__":
    main()
