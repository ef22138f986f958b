"""Directed stance: whether one party, in a sentence, is shown to be for or against another.

A regression over the tone towards each, which of them is named first, and the mean word meaning of the sentence and of
the words beside and between them. As with tone, names are blanked: who the parties are says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.linear_model import LogisticRegression
from sklearn.utils.validation import check_is_fitted

from framing.classify.tone.towards import TONES, ToneTowards
from framing.classify.tone.words import NAMES
from framing.classify.word_meanings import word_meanings
from framing.errors import ArgumentError
from framing.text.article import Article
from framing.text.attribution.columns import NUMBER
from framing.text.reading import Reading

Floats = npt.NDArray[np.float64]
Range = tuple[int, int]

BESIDE = 4
"""Words on each side of a party whose meaning counts apart."""
LEAST_CHANCE = 1e-4
MEANING_WEIGHT = 0.3
"""Scale of the word meanings beside the log-chances of the tones."""
STRENGTH = 0.03
"""Inverse of the regression's penalty."""


class Pair(NamedTuple):
    """Two parties in a sentence.

    Parameters
    ----------
    text : str
        The sentence.
    subject, object : (start, end) or None
        Where the one is named whose stance is asked for, and the one it is towards; None where it is not named.
    """

    text: str
    subject: Range | None
    object: Range | None


class DirectedStance(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Classifier of the stance of one party towards another.

    Parameters
    ----------
    tone : ToneTowards, optional
        Tells the tone towards both; the shipped model unless another is given.

    Examples
    --------
    >>> pairs = [Pair("Lee praised Roe.", (0, 3), (12, 15)), Pair("Lee attacked Roe.", (0, 3), (13, 16))] * 5
    >>> model = DirectedStance().fit(pairs, ["for", "against"] * 5)
    >>> model.predict([Pair("Kay praised Moe.", (0, 3), (12, 15))]).tolist()
    ['for']
    """

    def __init__(self, tone: ToneTowards | None = None) -> None:
        self.tone = tone

    def fit(self, X: Sequence[Pair], y: Sequence[str]) -> DirectedStance:
        """Train on pairs whose stance is known; raise ArgumentError if all have one stance."""
        stances = np.asarray(y, dtype=str)
        if len(stances) != len(X):
            raise ArgumentError(
                f"X and y must be equally long; got {len(X)} pairs and {len(stances)} stances."
            )
        if len(np.unique(stances)) < 2:
            raise ArgumentError(f"y must hold two stances at least; got {np.unique(stances).tolist()!r}.")
        self.regression_ = LogisticRegression(C=STRENGTH, max_iter=2000, class_weight="balanced")
        self.regression_.fit(self._features(X), stances)
        self.classes_ = self.regression_.classes_
        return self

    def predict_proba(self, X: Sequence[Pair]) -> Floats:
        """Return the probability of each stance (columns as `classes_`) for each pair."""
        check_is_fitted(self, "regression_")
        if not len(X):
            return np.zeros((0, len(self.classes_)))
        chances: Floats = self.regression_.predict_proba(self._features(X))
        return chances

    def predict(self, X: Sequence[Pair]) -> npt.NDArray[Any]:
        """Return the likelier stance of each pair."""
        stances: npt.NDArray[Any] = self.classes_[self.predict_proba(X).argmax(axis=1)]
        return stances

    def _features(self, pairs: Sequence[Pair]) -> Floats:
        readings = [Reading(Article(id=f"item {i}", text=pair.text)) for i, pair in enumerate(pairs)]
        model = self.tone or ToneTowards.shipped()
        columns = [np.array([_meanings(r, pair) for r, pair in zip(readings, pairs, strict=True)])]
        for places in ([pair.subject for pair in pairs], [pair.object for pair in pairs]):
            named = [number for number, place in enumerate(places) if place]
            tones = np.zeros((len(pairs), len(TONES)))
            targets = [(reading, *place) for reading, place in zip(readings, places, strict=True) if place]
            tones[named] = np.log(model.predict_proba(targets).clip(LEAST_CHANCE))
            columns.append(tones)
        first = [bool(p.subject and p.object and p.subject < p.object) for p in pairs]
        both = [bool(p.subject and p.object) for p in pairs]
        return np.column_stack([*columns, first, both])


def _meanings(reading: Reading, pair: Pair) -> Floats:
    """Mean word meaning of the sentence, before and behind each party, and between them; zero where there is none."""
    words, vectors = word_meanings()
    starts = reading.tokens.starts
    rows = np.array([words.rows(form)[0] for form in reading.tokens.forms], dtype=int)
    rows[np.isin(reading.tags, NAMES)] = 0
    regions = [(0, len(starts))]
    known = []
    for place in (pair.subject, pair.object):
        first, end = np.searchsorted(starts, place).tolist() if place else (0, 0)
        regions += [(max(0, first - BESIDE), first), (end, end + BESIDE if place else end)]
        known += [(first, end)] if place else []
    regions.append((min(known)[1], max(known)[0]) if len(known) == 2 else (0, 0))
    means = np.zeros((len(regions), vectors.shape[1]))
    for mean, (first, end) in zip(means, regions, strict=True):
        inside = rows[first:end]
        if (inside > NUMBER).any():
            mean[:] = MEANING_WEIGHT * vectors[inside[inside > NUMBER]].mean(axis=0)
    return means.ravel()
