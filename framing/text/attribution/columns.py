"""What the attribution network is told of every token: its word, and where it stands in marks, sentence, paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from framing.text.quotations import Quotation

if TYPE_CHECKING:
    from framing.text.reading import Reading

Integers = npt.NDArray[np.int_]

FAR = 9
"""Bucket of everything that is far off, or not there in the same paragraph."""

BUCKETS = np.array([0, 1, 2, 3, 4, 5, 5, *[6] * 4, *[7] * 9, *[8] * 20, FAR])
"""Bucket of every distance in tokens, the last for all above."""

MARK_STATES = 7
"""Outside; first, middle, last token in double marks; the same three in single marks."""

OPENING_STATES = (1, 4)
"""The first tokens among them."""

COLUMNS = {
    "tag": 44,
    "mark": MARK_STATES,
    "quotation_length": FAR + 1,
    "since_opening": FAR + 1,
    "since_closing": FAR + 1,
    "until_opening": FAR + 1,
    "until_closing": FAR + 1,
    "sentence_start": FAR + 1,
    "sentence_end": FAR + 1,
    "sentences_before": 4,
    "sentences_after": 4,
    "paragraph": 6,
}
"""How many values each column has."""

SHAPES = 12
ENDING = 3
"""Letters of a word's ending that make a feature."""

UNKNOWN, NUMBER = 0, 1
"""Rows of the word table for words that it lacks, and for what begins with a digit."""


@dataclass(frozen=True, eq=False)
class Stretch:
    """Tokens that are read together, and what holds them: a part of an article, or contents taken out of it.

    Parameters
    ----------
    starts : array of int
        Offsets of the tokens.
    tags : array of int
        Their parts of speech.
    sentences, paragraphs : sequence of (start, end)
        Offsets, in order.
    marks : sequence of Quotation
        In order of their starts.
    """

    starts: Integers
    tags: npt.NDArray[np.uint8]
    sentences: Sequence[tuple[int, int]]
    paragraphs: Sequence[tuple[int, int]]
    marks: Sequence[Quotation]

    @cached_property
    def sentence(self) -> Integers:
        """Number of each token's sentence."""
        return container_of(self.starts, self.sentences)

    @cached_property
    def paragraph(self) -> Integers:
        """Number of each token's paragraph."""
        return container_of(self.starts, self.paragraphs)

    @cached_property
    def columns(self) -> npt.NDArray[np.int64]:
        """Place of every token: an array of shape (tokens, columns), values below those of `COLUMNS`."""
        count = len(self.starts)
        places = np.arange(count)
        sentence, paragraph = self.sentence, self.paragraph
        sentence_first, sentence_last = _edges(sentence)
        paragraph_first, paragraph_last = _edges(paragraph)
        mark, length, openings, closings = self._marks()
        until_opening, since_opening = _distances(openings, places, paragraph)
        until_closing, since_closing = _distances(closings, places, paragraph)
        filled = {
            "tag": self.tags,
            "mark": mark,
            "quotation_length": bucket(length),
            "since_opening": since_opening,
            "since_closing": since_closing,
            "until_opening": until_opening,
            "until_closing": until_closing,
            "sentence_start": bucket(places - sentence_first),
            "sentence_end": bucket(sentence_last - places),
            "sentences_before": np.minimum(sentence - sentence[paragraph_first], 3),
            "sentences_after": np.minimum(sentence[paragraph_last] - sentence, 3),
            "paragraph": np.minimum(paragraph, 2) + 3 * (paragraph == len(self.paragraphs) - 1),
        }
        return np.stack([filled[name] for name in COLUMNS], axis=1).astype(np.int64)

    @cached_property
    def quotations(self) -> list[tuple[int, int, bool]]:
        """First token, end and singleness of the marks of the quotations that stand in no other."""
        edges = np.searchsorted(self.starts, [(q.start, q.end) for q in self.marks]).reshape(-1, 2)
        found: list[tuple[int, int, bool]] = []
        for quotation, (first, end) in zip(self.marks, edges.tolist(), strict=True):
            if first < end and (not found or first >= found[-1][1]):
                found.append((first, end, quotation.style.endswith("single")))
        return found

    def _marks(self) -> tuple[Integers, Integers, Integers, Integers]:
        """State and quotation length of every token; first and last tokens of the quotations."""
        count = len(self.starts)
        state, length = np.zeros(count, dtype=int), np.zeros(count, dtype=int)
        openings, closings = [], []
        for first, end, single in self.quotations:
            base = 3 if single else 0
            state[first:end] = base + 2
            state[first], state[end - 1] = base + 1, base + 3
            length[first:end] = end - first
            openings.append(first)
            closings.append(end - 1)
        return state, length, np.array(openings, dtype=int), np.array(closings, dtype=int)


def whole(reading: Reading) -> Stretch:
    """All of an article."""
    return Stretch(reading.tokens.starts, reading.tags, reading.sentences, reading.paragraphs, reading.marks)


def bucket(distance: Integers) -> Integers:
    """Sort distances in tokens into ten classes, the finer the nearer."""
    return BUCKETS[np.minimum(distance, len(BUCKETS) - 1)]


def container_of(starts: Integers, containers: Sequence[tuple[int, int]]) -> Integers:
    """Tell which container (sentence, paragraph) holds each token."""
    firsts = np.searchsorted(starts, [start for start, _ in containers])
    return np.maximum(np.searchsorted(firsts, np.arange(len(starts)), side="right") - 1, 0)


def _edges(number: Integers) -> tuple[Integers, Integers]:
    """First and last token of each token's container."""
    return np.searchsorted(number, number), np.searchsorted(number, number, side="right") - 1


def _distances(marks: Integers, places: Integers, paragraph: Integers) -> tuple[Integers, Integers]:
    """Buckets of the distance to the next and since the last mark in the same paragraph."""
    if not len(marks):
        return np.full(len(places), FAR), np.full(len(places), FAR)
    ahead, behind = np.searchsorted(marks, places), np.searchsorted(marks, places, side="right") - 1
    following, previous = marks[np.minimum(ahead, len(marks) - 1)], marks[np.maximum(behind, 0)]
    until = np.where((ahead < len(marks)) & (paragraph[following] == paragraph), following - places, 99)
    since = np.where((behind >= 0) & (paragraph[previous] == paragraph), places - previous, 99)
    return bucket(until), bucket(since)


def shape(form: str) -> int:
    """Class of a token by its letters: lower case, capitalised, capitals, number or mark.

    Examples
    --------
    >>> [shape(form) for form in ("said", "Baku", "UN", "3.5", "U.S.", "“")]
    [1, 4, 3, 7, 10, 11]
    """
    if form.isalpha():
        if form.islower():
            return 1
        if form.isupper():
            return 3 if len(form) > 1 else 2
        if form[0].isupper():
            return 4 if form[1:].islower() else 5
        return 6
    if form[0].isdigit():
        return 7
    if form[0].isalnum():
        if "." in form:
            return 10
        return 8 if form[0].isupper() else 9
    return 11


class Vocabulary:
    """The words and endings that the network knows, by row of its tables.

    Parameters
    ----------
    words : iterable of str
        In lower case; their rows begin at 2.
    endings : iterable of str
        Last letters of words; their rows begin at 1.
    """

    def __init__(self, words: Iterable[str], endings: Iterable[str]) -> None:
        self._words = {word: row for row, word in enumerate(words, NUMBER + 1)}
        self._endings = {ending: row for row, ending in enumerate(endings, 1)}

    def rows(self, form: str) -> tuple[int, int, int]:
        """Rows of a token's word, ending and shape."""
        lower = form.lower().replace("’", "'")
        return self._word(lower), self._endings.get(lower[-ENDING:], 0), shape(form)

    def _word(self, lower: str) -> int:
        row = self._words.get(lower)
        if row is not None:
            return row
        if lower[0].isdigit():
            return NUMBER
        return self._words.get(lower.rpartition("-")[2], UNKNOWN) if "-" in lower else UNKNOWN


def chunks(container: Integers, longest: int = 200) -> list[tuple[int, int]]:
    """Token ranges of the containers, those longer than `longest` tokens cut.

    Examples
    --------
    >>> chunks(np.array([0, 0, 1, 1, 1]), longest=2)
    [(0, 2), (2, 4), (4, 5)]
    """
    edges = [0, *(np.flatnonzero(np.diff(container)) + 1).tolist(), len(container)]
    return [
        (cut, min(cut + longest, end)) for first, end in pairwise(edges) for cut in range(first, end, longest)
    ]
