"""What each quotation's marks do: report, hold at arm's length, name, entitle, or show a word as a word.

A small multinomial logistic regression looks at the quoted words, at their place in the sentence and at the words
beside the marks (`framing.text.quoting.marked_words`), and at what these words mean, by the word vectors that the
attribution model ships. It does not look at the attributions that the network finds, so that an error there is not
repeated here. A quotation of many words reports: the others are scored.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from framing.models import Arrays, load_arrays, unpack_words
from framing.text.attribution.columns import NUMBER
from framing.text.attribution.network import dequantised
from framing.text.quotations import FUNCTIONS, Quotation
from framing.text.quoting.marked_words import Evidence, evidence_of

if TYPE_CHECKING:
    from framing.text.reading import Reading

COVERED = 0.5
"""Share of the quoted words that an attribution's content must hold to be about them."""

Floats = npt.NDArray[np.floating]


class WordVectors:
    """The word vectors of the attribution model (GloVe's [Pennington2014])."""

    def __init__(self) -> None:
        arrays = load_arrays("attribution", ["words", "vectors", "vectors_scale"])
        self._row_of = {word: row for row, word in enumerate(unpack_words(arrays["words"]), NUMBER + 1)}
        self.table = dequantised(arrays["vectors"], arrays["vectors_scale"])

    def rows(self, words: Sequence[str]) -> list[int]:
        """Rows of the words that are known; if none is, those of the last parts of hyphenated words."""
        known = [self._row_of[word] for word in words if word in self._row_of]
        parts = (word.rpartition("-")[2] for word in words if "-" in word)
        return known or [self._row_of[part] for part in parts if part in self._row_of]

    def mean(self, words: Sequence[str]) -> Floats:
        """Mean vector of the words; zero if none is known."""
        rows = self.rows(words)
        mean: Floats = self.table[rows].mean(axis=0) if rows else np.zeros(self.table.shape[1])
        return mean


@cache
def word_vectors() -> WordVectors:
    """Load the word vectors once."""
    return WordVectors()


class FunctionModel:
    """A trained regression over named features and word vectors.

    Parameters
    ----------
    arrays : dict of str to array
        As `framing.training.quotation_function.train` writes them: `names` (packed), `weights` (features ×
        functions), `bias`, `word_weights` (places of words × dimensions × functions).
    """

    def __init__(self, arrays: Arrays) -> None:
        self._row_of = {name: row for row, name in enumerate(unpack_words(arrays["names"]))}
        self._weights = arrays["weights"].astype(np.float64)
        self._bias = arrays["bias"].astype(np.float64)
        self._word_scores = [word_vectors().table @ weights for weights in arrays["word_weights"]]

    def scores(self, evidence: Evidence) -> npt.NDArray[np.float64]:
        """Score every function: the higher, the likelier."""
        rows = [self._row_of[name] for name in evidence.features if name in self._row_of]
        scores: npt.NDArray[np.float64] = self._weights[rows].sum(axis=0) + self._bias
        for table, words in zip(self._word_scores, evidence.words, strict=True):
            if known := word_vectors().rows(words):
                scores += table[known].mean(axis=0)
        return scores

    def function(self, evidence: Evidence | None) -> str:
        """Name the likeliest function; where there is no evidence, because the quotation is long, it reports."""
        return FUNCTIONS[int(self.scores(evidence).argmax())] if evidence else "speech"


@cache
def model() -> FunctionModel:
    """Load the shipped model once."""
    return FunctionModel(load_arrays("quotation_function", ["names", "weights", "bias", "word_weights"]))


def assign_functions(reading: Reading) -> tuple[Quotation, ...]:
    """Give every quotation of a reading its function, and say whether its words have a source."""
    if not reading.marks:
        return ()
    said = _said(reading)
    ends = [end for _, end in said]
    return tuple(
        replace(quotation, function=model().function(evidence), attributed=_has_source(quotation, said, ends))
        for quotation, evidence in zip(reading.marks, evidence_of(reading), strict=True)
    )


def _said(reading: Reading) -> list[tuple[int, int]]:
    """Stretches of the text that somebody named says: disjoint, in order."""
    stretches: list[tuple[int, int]] = []
    for start, end in sorted(piece for a in reading.attributions if a.source for piece in a.content):
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return stretches


def _has_source(quotation: Quotation, said: Sequence[tuple[int, int]], ends: Sequence[int]) -> bool:
    """Tell whether these very words, or most of them, are said by somebody named."""
    start, end = quotation.inner
    covered = 0
    for at in range(bisect_right(ends, start), len(said)):
        if said[at][0] >= end:
            break
        covered += min(said[at][1], end) - max(said[at][0], start)
    return covered > COVERED * (end - start)
