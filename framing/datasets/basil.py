"""BASIL: news articles with the spans of lexical and informational bias that people marked [Fan2019]."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.datasets.loaded_words import Range, loaded_ranges, named, words_in, write_predictions
from framing.datasets.polnear_metrics import Tally
from framing.errors import FormatError, ReadError
from framing.text.article import Article
from framing.text.reading import Reading

KINDS = {"lex": "lexical", "inf": "informational"}


@dataclass(frozen=True)
class BiasSpan:
    """One marked span.

    Parameters
    ----------
    start, end : int
        Half-open offsets into the article's text.
    kind : {"lexical", "informational"}
        Whether the wording is biased or the choice of what to tell.
    polarity : {"pos", "neg"}
        Towards its target.
    target : str
        Whom it is about.
    quoted : bool
        Whether it stands in a quotation.
    """

    start: int
    end: int
    kind: str
    polarity: str
    target: str
    quoted: bool


def read_basil(data: Path) -> Iterator[tuple[Article, tuple[BiasSpan, ...]]]:
    """Read every article with its spans; a triplet of articles is one event.

    Parameters
    ----------
    data : Path
        Folder that holds ``articles`` and ``annotations``.

    Raises
    ------
    ReadError
        If there are no articles.
    FormatError
        If an annotation does not fit its article.
    """
    paths = sorted((Path(data) / "articles").glob("*/*.json"))
    if not paths:
        raise ReadError(f"{Path(data) / 'articles'} holds no .json files; give the folder of BASIL.")
    for path in paths:
        annotated = Path(data) / "annotations" / path.parent.name / f"{path.stem}_ann.json"
        try:
            yield _article(
                json.loads(path.read_text("utf-8")), json.loads(annotated.read_text("utf-8")), path.stem
            )
        except (OSError, ValueError, KeyError, IndexError) as error:
            raise FormatError(f"{annotated}: does not fit {path} ({error}).") from None


def _article(
    story: dict[str, Any], annotation: dict[str, Any], name: str
) -> tuple[Article, tuple[BiasSpan, ...]]:
    """Join title and sentences to one text, and move the spans' offsets from their sentences to it."""
    text, starts = story["title"] + "\n", {"title": 0}
    sentences = 0
    for paragraph in story["body-paragraphs"]:
        text += "\n"
        for sentence in paragraph:
            starts[f"p{sentences}"] = len(text)
            text += sentence + " "
            sentences += 1
        text = text[:-1] + "\n" if paragraph else text
    article = Article(
        id=name, outlet=story["source"], text=text, title=story["title"], event=story["triplet-uuid"]
    )
    return article, tuple(
        BiasSpan(
            starts[mark["id"]] + mark["start"],
            starts[mark["id"]] + mark["end"],
            KINDS[mark["bias"]],
            mark["polarity"],
            mark["target"],
            mark["quote"] == "yes",
        )
        for mark in annotation["phrase-level-annotations"]
    )


def validate(data: Path, split: str, predictions: Path | None) -> dict[str, Any]:
    """Hold the lexicon of loaded words against the spans of lexical bias.

    Parameters
    ----------
    data : Path
        See `read_basil`.
    split : str
        Any: the set has no parts, and the lexicon was compiled without it.
    predictions : Path, optional
        Where to write one object a line: `item` (article and number), and one span's words as `gold` and
        `prediction`; either is null where the other side has nothing there.

    Returns
    -------
    dict
        `split, articles, lexical_spans, loaded_spans`; `word_precision, word_recall, word_f1` over words;
        `span_precision` (loaded spans that touch a marked one) and `span_recall` (marked spans that are touched).
        Where the folder ``babe`` stands beside this one: `classifier_…` of a `LoadedWording` trained there, against the
        sentences that hold lexical bias (`framing.datasets.judged_sentences.carried_over`).
    """
    words, touched, touching, lines, articles = Tally(), Tally(), Tally(), [], 0
    sentences: list[tuple[str, bool]] = []
    for article, spans in read_basil(data):
        reading = Reading(article)
        gold = [(span.start, span.end) for span in spans if span.kind == "lexical"]
        found = loaded_ranges(reading)
        words.add(words_in(reading.tokens, gold), words_in(reading.tokens, found))
        sentences += [
            (reading.text[a:z], any(start < z and end > a for start, end in gold))
            for a, z in reading.sentences
        ]
        pairs = [(g, f) for g in gold for f in found if g[0] < f[1] and f[0] < g[1]]
        hit, hitting = {g for g, _ in pairs}, {f for _, f in pairs}
        touched.add(gold, hit)
        touching.add(hitting, found)
        sides: list[tuple[Range | None, Range | None]] = [
            *pairs,
            *((g, None) for g in gold if g not in hit),
            *((None, f) for f in found if f not in hitting),
        ]
        for number, (g, f) in enumerate(sides):
            lines.append(
                {
                    "item": f"{article.id}:{number}",
                    "gold": _words(article, g),
                    "prediction": _words(article, f),
                }
            )
        articles += 1
    write_predictions(lines, predictions)
    return {
        "split": split,
        "articles": articles,
        "lexical_spans": touched.hits + touched.missed,
        "loaded_spans": touching.hits + touching.extra,
        **named(words.figures, "word"),
        "span_precision": touching.figures[0],
        "span_recall": touched.figures[1],
        **_transfer(sentences, Path(data).parent / "babe"),
    }


def _transfer(sentences: list[tuple[str, bool]], babe: Path) -> dict[str, float]:
    """Hold a classifier trained on BABE against these sentences, where BABE is there."""
    if not babe.is_dir():
        return {}
    from framing.datasets.babe import read_babe
    from framing.datasets.judged_sentences import carried_over, trained

    texts, biased = zip(*sentences, strict=True)
    return carried_over(trained(list(read_babe(babe))), texts, biased)


def _words(article: Article, place: Range | None) -> str | None:
    return article.text[slice(*place)] if place else None
