"""Directed stance: whether one party, in a sentence, is shown to be for or against another.

A regression over the words before, between and behind the two, which of them comes first, and the tone towards each.
As with tone, names are blanked: who they are says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import MaxAbsScaler
from sklearn.utils.validation import check_is_fitted

from framing.classify.tone import TONES, ToneTowards
from framing.classify.tone_words import NAMES
from framing.errors import ArgumentError
from framing.text.article import Article
from framing.text.reading import Reading

Range = tuple[int, int]
BESIDE = 4
"""Words on each side of a party that are told apart from the rest."""


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
    strength : float
        Inverse of the regression's penalty.
    tone : ToneTowards, optional
        Tells the tone towards both; the shipped model unless another is given.

    Examples
    --------
    >>> pairs = [Pair("Lee praised Roe.", (0, 3), (12, 15)), Pair("Lee attacked Roe.", (0, 3), (13, 16))] * 5
    >>> model = DirectedStance().fit(pairs, ["for", "against"] * 5)
    >>> model.predict([Pair("Kay praised Moe.", (0, 3), (12, 15))]).tolist()
    ['for']
    """

    def __init__(self, strength: float = 0.1, tone: ToneTowards | None = None) -> None:
        self.strength = strength
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
        regression = LogisticRegression(C=self.strength, max_iter=2000, class_weight="balanced")
        self.pipeline_: Pipeline = make_pipeline(DictVectorizer(), MaxAbsScaler(), regression)
        self.pipeline_.fit(self._features(X), stances)
        self.classes_ = self.pipeline_.classes_
        return self

    def predict_proba(self, X: Sequence[Pair]) -> npt.NDArray[np.float64]:
        """Return the probability of each stance (columns as `classes_`) for each pair."""
        check_is_fitted(self, "pipeline_")
        if not len(X):
            return np.zeros((0, len(self.classes_)))
        chances: npt.NDArray[np.float64] = self.pipeline_.predict_proba(self._features(X))
        return chances

    def predict(self, X: Sequence[Pair]) -> npt.NDArray[Any]:
        """Return the likelier stance of each pair."""
        stances: npt.NDArray[Any] = self.classes_[self.predict_proba(X).argmax(axis=1)]
        return stances

    def _features(self, pairs: Sequence[Pair]) -> list[dict[str, float]]:
        readings = [Reading(Article(id=f"item {i}", text=pair.text)) for i, pair in enumerate(pairs)]
        found = [dict.fromkeys(_words(r, p), 1.0) for r, p in zip(readings, pairs, strict=True)]
        model = self.tone or ToneTowards.shipped()
        for role in ("subject", "object"):
            asked = [i for i, pair in enumerate(pairs) if getattr(pair, role)]
            chances = model.predict_proba([(readings[i], *getattr(pairs[i], role)) for i in asked])
            for number, row in zip(asked, np.log(chances.clip(1e-4)).tolist(), strict=True):
                found[number] |= {f"{role} {tone}": odds for tone, odds in zip(TONES, row, strict=True)}
        return found


def _words(reading: Reading, pair: Pair) -> Iterator[str]:
    """Name the words of a sentence and where they stand from the two parties."""
    starts, lower, tags = reading.tokens.starts, reading.tokens.lower, reading.tags
    places = {
        role: np.searchsorted(starts, place).tolist() if place else None
        for role, place in (("subject", pair.subject), ("object", pair.object))
    }
    told = [i for i in range(len(lower)) if tags[i] not in NAMES and lower[i].isalpha()]
    yield f"order {_order(places['subject'], places['object'])}"
    yield from (f"any {lower[i]}" for i in told)
    for role, place in places.items():
        if place:
            first, end = place
            yield from (f"{role} > {lower[i]}" for i in told if end <= i < end + BESIDE)
            yield from (f"{role} < {lower[i]}" for i in told if first - BESIDE <= i < first)
    yield from (f"between {lower[i]}" for i in told if _between(i, places.values()))


def _order(subject: list[int] | None, object: list[int] | None) -> str:
    if subject is None or object is None:
        return f"{subject is not None} {object is not None}"
    return "subject first" if subject < object else "object first"


def _between(token: int, places: Iterable[list[int] | None]) -> bool:
    known = sorted(place for place in places if place)
    return len(known) == 2 and known[0][1] <= token < known[1][0]
