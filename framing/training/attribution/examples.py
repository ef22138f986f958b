"""PolNeAR articles as the attribution network is trained on them: rows, columns, labels and links by token."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from framing.datasets.polnear_articles import AnnotatedArticle, Roles
from framing.text.article import Article
from framing.text.attribution.columns import ENDING, Integers, chunks, whole
from framing.text.attribution.network import LABELS, ROLES
from framing.text.reading import Reading
from framing.text.segment import Tokens

PAINTING_ORDER = ("content", "source", "cue")
"""Where annotations overlap the last one counts, as in the published scoring."""

TokenPieces = list[tuple[int, int]]


@dataclass(frozen=True, eq=False)
class Link:
    """One attribution as token ranges: a cue, its source (or None) and the pieces of its content."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: TokenPieces


@dataclass(frozen=True, eq=False)
class Target:
    """What one annotator marked in an article: a label for each token, and the links."""

    labels: npt.NDArray[np.int64]
    links: list[Link]


@dataclass(frozen=True, eq=False)
class Example:
    """One article, read; `rows` (word, ending, shape) are filled in when the vocabulary is known."""

    id: str
    tokens: Tokens
    columns: Integers
    sentence: Integers
    chunks: TokenPieces
    targets: list[Target]
    rows: Integers = field(default_factory=lambda: np.zeros((0, 3), dtype=int))

    def __len__(self) -> int:
        return len(self.sentence)


def read_example(article: AnnotatedArticle) -> Example:
    """Read an article and lay its annotations over its tokens."""
    reading = Reading(Article(id=article.id, text=article.text))
    tokens = whole(reading)
    return Example(
        id=article.id,
        tokens=reading.tokens,
        columns=tokens.columns,
        sentence=tokens.sentence,
        chunks=chunks(tokens.paragraph),
        targets=[_target(reading, annotation) for annotation in article.annotations],
    )


def read_unlabelled(folder: Path) -> Iterator[Example]:
    """Read the articles of a folder of text files, in the order of their names; nobody annotated them."""
    for path in sorted(folder.glob("*.txt")):
        yield read_example(AnnotatedArticle(path.stem, path.read_text(encoding="utf-8"), ()))


def _target(reading: Reading, annotation: Iterable[Roles]) -> Target:
    labels = np.zeros(len(reading.tokens), dtype=np.int64)
    on_tokens = [{role: _token_pieces(reading, roles[role]) for role in ROLES} for roles in annotation]
    for role in PAINTING_ORDER:
        for roles in on_tokens:
            for first, end in roles[role]:
                labels[first:end] = LABELS.index(f"I-{role}")
                labels[first] = LABELS.index(f"B-{role}")
    links = [
        Link(roles["cue"][0], next(iter(roles["source"]), None), roles["content"])
        for roles in on_tokens
        if roles["cue"] and roles["content"]
    ]
    return Target(labels, links)


def _token_pieces(reading: Reading, pieces: Iterable[tuple[int, int]]) -> TokenPieces:
    """Tokens that a piece touches."""
    tokens = reading.tokens
    ranges = [
        (int(np.searchsorted(tokens.ends, s, side="right")), int(np.searchsorted(tokens.starts, e)))
        for s, e in pieces
    ]
    return [(first, end) for first, end in ranges if first < end]


def frequent_words(examples: Iterable[Example], least: int) -> tuple[list[str], list[str]]:
    """Words and endings that occur at least `least` times, most frequent first."""
    words = Counter(word for example in examples for word in example.tokens.lower)
    endings: Counter[str] = Counter()
    for word, count in words.items():
        endings[word[-ENDING:]] += count
    return (
        [word for word, count in words.most_common() if count >= least],
        [ending for ending, count in endings.most_common() if count >= 4 * least],
    )


def fold_of(article: str, folds: int) -> int:
    """Fold of an article, by its name alone, so that it is the same in every run."""
    return int(hashlib.md5(article.encode(), usedforsecurity=False).hexdigest(), 16) % folds
