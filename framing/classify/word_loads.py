"""How likely each word of a sentence is one that people would mark as loaded: a regression over single words.

It sees a word's form, ending and beginning, part of speech, neighbours, quotation marks, the lexicons that know it, and
its vector, by which it judges words that nobody marked in training.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.base import BaseEstimator
from sklearn.feature_extraction import FeatureHasher
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from framing.classify.embeddings import word_vectors
from framing.errors import ArgumentError
from framing.lexicon import load_lexicon
from framing.text.reading import Reading
from framing.text.tags import TAGS

LEXICONS = ("loaded_wording", "hedging", "boosting", "factives_implicatives", "war_peace", "blame", "harm")
COLUMNS = 2**17
"""Columns into which the features are hashed: enough that few of them meet."""
VECTOR_WEIGHT = 0.5
FEW = 1e-3
"""Chance that is added before odds are taken, so that they stay finite."""
HIGHEST = 3

Floats = npt.NDArray[np.float64]
Marks = Sequence[Sequence[tuple[int, int]]]


class WordLoads(BaseEstimator):  # type: ignore[misc]
    """Regression that tells of every word the chance that people would mark it.

    Parameters
    ----------
    strength : float
        Inverse of the regression's penalty.
    """

    def __init__(self, strength: float = 0.3) -> None:
        self.strength = strength

    def fit(self, readings: Sequence[Reading], marks: Marks) -> WordLoads:
        """Learn from sentences with the ranges that were marked in each."""
        rows, wanted, _ = self._table(readings, marks)
        self.regression_ = self._fitted(rows, wanted)
        return self

    def fit_predict(self, readings: Sequence[Reading], marks: Marks, folds: int) -> list[Floats]:
        """Learn, and return the chances of words that were held out in turn: what a stage above can learn from."""
        rows, wanted, sentence = self._table(readings, marks)
        chances = np.zeros(len(wanted))
        for _, test in KFold(folds, shuffle=True, random_state=0).split(readings):
            held = np.isin(sentence, test)
            others = wanted[~held]
            if others.any() and not others.all():  # else there is nothing to learn, and the chance stays 0
                chances[held] = self._fitted(rows[~held], others).predict_proba(rows[held])[:, 1]
        self.regression_ = self._fitted(rows, wanted)
        return _by_sentence(chances, readings)

    def predict(self, readings: Sequence[Reading]) -> list[Floats]:
        """Return an array of chances per sentence, one per word."""
        if not any(reading.tokens.is_word.any() for reading in readings):
            return [np.zeros(0) for _ in readings]
        chances = self.regression_.predict_proba(_features(readings))[:, 1]
        return _by_sentence(chances, readings)

    def _fitted(self, rows: Any, wanted: npt.NDArray[np.bool_]) -> Any:
        return LogisticRegression(C=self.strength, solver="liblinear", tol=1e-3).fit(rows, wanted)

    def _table(
        self, readings: Sequence[Reading], marks: Marks
    ) -> tuple[Any, npt.NDArray[np.bool_], npt.NDArray[np.int64]]:
        """Features of all words, whether each was marked, and its sentence's number."""
        marked = [_marked_words(reading, ranges) for reading, ranges in zip(readings, marks, strict=True)]
        sentence = np.repeat(np.arange(len(readings)), [len(words) for words in marked])
        wanted = np.concatenate(marked)
        if wanted.all() or not wanted.any():
            raise ArgumentError(
                f"some words must be marked and some not; {wanted.sum()} of {len(wanted)} are."
            )
        return _features(readings), wanted, sentence


def summary(chances: Floats) -> Floats:
    """Sum the words of a sentence up: log-odds of the most loaded ones, number and share expected, none at all, length.

    Examples
    --------
    >>> summary(np.array([0.5, 0.01, 0.01])).round(2).tolist()
    [0.0, -4.5, -4.5, 0.52, 0.17, -0.71, 1.39]
    """
    highest = np.zeros(HIGHEST)
    highest[: len(chances)] = np.sort(chances)[::-1][:HIGHEST]
    odds = np.log((highest + FEW) / (1 - highest + FEW))
    none = np.log1p(-np.minimum(chances, 1 - FEW)).sum()
    mean = chances.mean() if len(chances) else 0.0
    return np.array([*odds, chances.sum(), mean, none, np.log1p(len(chances))])


def _marked_words(reading: Reading, ranges: Sequence[tuple[int, int]]) -> npt.NDArray[np.bool_]:
    tokens = reading.tokens
    marked = np.zeros(len(tokens), dtype=bool)
    for start, end in ranges:
        marked |= (tokens.starts < end) & (tokens.ends > start)
    return marked[tokens.is_word]


def _by_sentence(chances: Floats, readings: Sequence[Reading]) -> list[Floats]:
    counts = [int(reading.tokens.is_word.sum()) for reading in readings]
    return np.split(chances, np.cumsum(counts)[:-1])


def _features(readings: Sequence[Reading]) -> Any:
    """Hashed names beside word vectors: one row per word of all sentences."""
    names = [row for reading in readings for row in _named(reading)]
    row_of, vectors = word_vectors()
    at = np.array([row_of.get(word, -1) for reading in readings for word in _words(reading)], dtype=int)
    meant = np.where(at[:, None] >= 0, vectors[at], 0) * VECTOR_WEIGHT
    hashed = FeatureHasher(COLUMNS, input_type="string").transform(names)
    return sparse.hstack([hashed, sparse.csr_array(meant)]).tocsr()


def _words(reading: Reading) -> list[str]:
    lower = reading.tokens.lower
    return [lower[i] for i in np.flatnonzero(reading.tokens.is_word).tolist()]


def _named(reading: Reading) -> Iterator[list[str]]:
    """Name the features of every word."""
    tokens, lower = reading.tokens, reading.tokens.lower
    tags = [TAGS[tag] for tag in reading.tags.tolist()]
    listed = _listed(reading)
    quoted = np.zeros(len(tokens), dtype=bool)
    for mark in reading.marks:
        quoted |= (tokens.starts >= mark.start) & (tokens.ends <= mark.end)
    for i in np.flatnonzero(tokens.is_word).tolist():
        word, before, after = lower[i], i - 1 if i else None, i + 1 if i + 1 < len(tokens) else None
        names = [
            f"word {word}",
            f"ends {word[-3:]}",
            f"ends {word[-4:]}",
            f"begins {word[:4]}",
            f"tag {tags[i]}",
        ]
        names += [
            f"{side} {lower[at]}" for side, at in (("before", before), ("after", after)) if at is not None
        ]
        names += [
            f"{side} tag {tags[at]}" for side, at in (("before", before), ("after", after)) if at is not None
        ]
        names += (
            ["quoted"] * bool(quoted[i])
            + ["capital"] * tokens.forms[i][0].isupper()
            + ["hyphen"] * ("-" in word)
        )
        yield names + listed.get(i, [])


def _listed(reading: Reading) -> dict[int, list[str]]:
    """Name the lexicons and categories of the words that stand in one."""
    found: dict[int, list[str]] = {}
    for name in LEXICONS:
        for match in load_lexicon(name).matches(reading):
            for i in range(match.first, match.last):
                found.setdefault(i, []).extend((f"in {name}", f"in {name} {match.entry.category}"))
    return found
