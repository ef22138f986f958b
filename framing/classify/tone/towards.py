"""Tone towards a named target: what a sentence says of somebody, negative, neutral or positive.

Tone is what the words around a target say of it: praise, blame, success, failure, harm done or suffered. It is no
stance: victims look negative, and a fair report of a crime is negative towards the accused. Names are blanked before
anything is weighed, the target's and all others', so that nobody has a tone by being who he is.
The shipped model was trained on US political news [HamborgDonnay2021]; its card, ``framing/models/tone.md``, tells how
well it does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from framing import _check
from framing.classify.contributions import Contribution
from framing.classify.items import Item, reading_of
from framing.classify.tone.fitting import Settings, fit
from framing.classify.tone.network import ARRAYS, ToneNetwork
from framing.classify.tone.words import BLANKED, NAMES, TargetedWords, columns_of, targeted_words
from framing.classify.word_meanings import word_meanings
from framing.errors import ArgumentError
from framing.models import Arrays, load_arrays, pack_words
from framing.text.attribution.columns import NUMBER, Vocabulary
from framing.text.reading import Reading

TONES = ("negative", "neutral", "positive")
LEAST = 3
"""How often a word must occur in training to have a vector of its own."""


class Targeted(NamedTuple):
    """A target in a sentence or article.

    Parameters
    ----------
    item : str, Article or Reading
        The text.
    start, end : int
        Half-open offsets of the target in it.
    """

    item: Item
    start: int
    end: int


class ToneTowards(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Classifier of the tone of a sentence towards a target in it.

    Parameters
    ----------
    members : int
        How many networks are trained and asked.
    epochs : int
        Passes over the training data.
    seed : int
        Of every random choice.

    Attributes
    ----------
    classes_ : array
        The tones, in the order of the columns of `predict_proba`.

    Examples
    --------
    >>> model = ToneTowards.shipped()
    >>> text = "Voters love Ann Lee, but they loathe her rival Bob Roe."
    >>> model.predict([(text, 12, 19), (text, 47, 54)]).tolist()
    ['positive', 'negative']
    """

    def __init__(self, members: int = 3, epochs: int = 5, seed: int = 1) -> None:
        self.members = members
        self.epochs = epochs
        self.seed = seed

    @classmethod
    def shipped(cls) -> ToneTowards:
        """Return the model that ships with the package, loaded once."""
        return _shipped()

    @classmethod
    def from_arrays(cls, arrays: Arrays, classes: Sequence[str] = TONES) -> ToneTowards:
        """Make a fitted model of a model file's arrays."""
        model = cls()
        model.arrays_, model.classes_ = arrays, np.array(classes)
        return model

    def fit(self, X: Iterable[tuple[Item, int, int]], y: Sequence[str]) -> ToneTowards:
        """Train on targets whose tone is known.

        Parameters
        ----------
        X : iterable of (item, start, end)
            See `Targeted`.
        y : sequence of str
            The tone of each.

        Raises
        ------
        ArgumentError
            If a target does not lie in its text, X and y differ in length, or all have one tone.
        MissingExtraError
            If PyTorch (extra ``train``) is not installed.
        """
        for name in ("members", "epochs"):
            _check.at_least(name, getattr(self, name), 1)
        found, tones = list(_words_of(X)), np.asarray(y, dtype=str)
        if len(found) != len(tones):
            raise ArgumentError(
                f"X and y must be equally long; got {len(found)} targets and {len(tones)} tones."
            )
        classes, labels = np.unique(tones, return_inverse=True)
        if len(classes) < 2:
            raise ArgumentError(
                f"y must hold two tones at least; got {', '.join(map(repr, classes)) or 'nothing'}."
            )
        words = frequent_words(found)
        settings = Settings(members=self.members, epochs=self.epochs, seed=self.seed)
        known, vectors = word_meanings()
        sequences = columns_of(found, known, Vocabulary(words, ()))
        weights = fit(sequences, labels, vectors, len(words) + NUMBER + 1, settings)
        self.arrays_ = {"words": pack_words(words), **weights}
        self.classes_ = classes
        self.__dict__.pop("_network", None)
        return self

    def predict_proba(
        self, X: Iterable[tuple[Item, int, int]], by_voice: bool = False
    ) -> npt.NDArray[np.float64]:
        """Return the probability of each tone for each target.

        Parameters
        ----------
        X : iterable of (item, start, end)
            See `Targeted`.
        by_voice : bool
            Read only the words of the voice in which the target is named; see
            `framing.classify.tone.words.targeted_words`.

        Returns
        -------
        array (targets × tones)
        """
        return self.network.probabilities(self.network.columns(_words_of(X, by_voice)))

    def predict(self, X: Iterable[tuple[Item, int, int]]) -> npt.NDArray[Any]:
        """Return the likeliest tone towards each target."""
        tones: npt.NDArray[Any] = self.classes_[self.predict_proba(X).argmax(axis=1)]
        return tones

    def contributions(self, item: tuple[Item, int, int], label: str | None = None) -> list[Contribution]:
        """Tell what each word added to the log-odds of a tone: what they lose when the word is blanked.

        Parameters
        ----------
        item : (item, start, end)
            One target.
        label : str, optional
            Whose log-odds; the predicted tone if left out.

        Returns
        -------
        list of Contribution
            One per word that the network was told, in order of the text; for words that work together the weights do
            not add up.
        """
        network = self.network
        ((reading, words),) = _words_of([item])
        (columns,) = network.columns([(reading, words)])
        told = np.flatnonzero(columns[:, BLANKED].any(axis=1))
        variants = [columns]
        for place in told.tolist():
            variants.append(columns.copy())
            variants[-1][place, BLANKED] = 0
        probabilities = network.probabilities(variants)
        names = self.classes_.tolist()
        tone = (
            names[int(probabilities[0].argmax())] if label is None else _check.one_of("label", label, names)
        )
        chances = probabilities[:, names.index(tone)].clip(1e-9, 1 - 1e-9)
        odds = np.log(chances / (1 - chances))
        tokens = reading.tokens
        return [
            Contribution(int(tokens.starts[at]), int(tokens.ends[at]), float(odds[0] - less))
            for at, less in zip(words.tokens[told], odds[1:], strict=True)
        ]

    @property
    def network(self) -> ToneNetwork:
        """The trained networks."""
        check_is_fitted(self, "arrays_")
        if "_network" not in self.__dict__:
            self._network = ToneNetwork(self.arrays_)
        return self._network

    def __getstate__(self) -> dict[str, Any]:
        """Leave out what can be made again of the arrays."""
        state: dict[str, Any] = super().__getstate__()
        return {name: value for name, value in state.items() if name != "_network"}


@cache
def _shipped() -> ToneTowards:
    return ToneTowards.from_arrays(load_arrays("tone", ARRAYS))


def frequent_words(found: Iterable[tuple[Reading, TargetedWords]]) -> list[str]:
    """Return the words, no names among them, that occur often enough to learn from, the most frequent first."""
    counts: Counter[str] = Counter()
    for reading, words in found:
        forms, tags = reading.tokens.lower, reading.tags
        counts.update(forms[i] for i in words.tokens.tolist() if tags[i] not in NAMES and forms[i].isalpha())
    return [word for word, count in counts.most_common() if count >= LEAST]


def _words_of(
    X: Iterable[tuple[Item, int, int]], by_voice: bool = False
) -> Iterator[tuple[Reading, TargetedWords]]:
    """Read every item once, and choose the words that are read towards each target."""
    readings: dict[Any, Reading] = {}
    for number, target in enumerate(X):
        if not isinstance(target, tuple) or len(target) != 3:
            raise ArgumentError(
                f"every target must be (text or article, start, end); number {number} is {target!r:.80}."
            )
        item, start, end = target
        key = item if isinstance(item, str) else id(item)
        if key not in readings:
            readings[key] = reading_of(item, number)
        yield readings[key], targeted_words(readings[key], start, end, by_voice)
