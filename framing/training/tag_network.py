"""Stochastic gradient descent on the tagger's network (Adam), in numpy.

Three things help against the smallness of treebanks: the features that name a word are dropped at random, so that
endings and shape learn to stand alone; sentences return in title and in upper case, so that headlines are known;
and word vectors learnt from large text, where given, reach words that the treebank lacks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from framing.models import Arrays, pack_words
from framing.text.tags import BOUNDARY, REACH, TAGS, Matrix, features, quantised, rectified, windows

TaggedSentence = Sequence[tuple[str, str]]
Vectors = Mapping[str, npt.NDArray[Any]]
Codes = npt.NDArray[np.int64]
Parameters = dict[str, Matrix]

SPAN = 2 * REACH + 1
NO_TAG = -1
NAMING = 2
"""The first features of a type name the word itself; those are dropped at random."""
CASES: tuple[Callable[[str], str], ...] = (str, str.title, str.upper)


@dataclass(frozen=True)
class Settings:
    """What can be chosen in training; the defaults are those of the shipped model.

    Parameters
    ----------
    width, hidden, outer : int
        Sizes of the word vectors and of the two layers.
    epochs, batch : int
        Passes through the sentences, and sentences in a step.
    rate : float
        First step size; it falls to nothing in a straight line.
    least : int
        Features met less often are unknown.
    drop_words, drop_units : float
        Shares of word features and of units that are left out at random.
    recased : float
        Share of sentences seen in title or upper case.
    seed : int
        Of all that is random.
    """

    width: int = 40
    hidden: int = 128
    outer: int = 64
    epochs: int = 6
    batch: int = 24
    rate: float = 3e-3
    least: int = 6
    drop_words: float = 0.15
    drop_units: float = 0.15
    recased: float = 0.1
    seed: int = 1


def fit(sentences: Sequence[TaggedSentence], settings: Settings, vectors: Vectors | None = None) -> Arrays:
    """Train on tagged sentences.

    Parameters
    ----------
    sentences : sequence of sequence of (form, Penn tag)
    settings : Settings
    vectors : mapping of str to array, optional
        Word vectors by word in lower case.

    Returns
    -------
    dict of str to array
        What `framing.text.tags.Tagger` takes.
    """
    return _Training(sentences, settings, vectors or {}).run()


class _Training:
    """One run: the types and features met, the parameters, and their averages."""

    def __init__(self, sentences: Sequence[TaggedSentence], settings: Settings, vectors: Vectors) -> None:
        self.settings = settings
        self.random = np.random.default_rng(settings.seed)
        self.names = _frequent_features((form for s in sentences for form, _ in s), settings.least, vectors)
        self.types: dict[str, int] = {}
        self.sentences = [[self._encode(sentence, case) for sentence in sentences] for case in CASES]
        row_of = {name: row for row, name in enumerate(self.names, 1)}
        self.rows = _padded([[row_of.get(name, 0) for name in features(form)] for form in self.types])
        size = len(next(iter(vectors.values()))) if vectors else 1
        self.given = np.zeros((len(self.names) + 1, size), dtype=np.float32)
        for name in vectors:
            self.given[row_of[name]] = vectors[name]
        self.parameters = self._start(size)
        self.averages = {name: np.zeros_like(value) for name, value in self.parameters.items()}
        self.adam = _Adam(self.parameters, settings.rate)

    def _encode(self, sentence: TaggedSentence, case: Callable[[str], str]) -> tuple[list[int], list[int]]:
        forms = [BOUNDARY] * REACH + [case(form) for form, _ in sentence]
        types = [self.types.setdefault(form, len(self.types)) for form in forms]
        return types, [NO_TAG] * REACH + [TAGS.index(tag) for _, tag in sentence]

    def _start(self, given: int) -> Parameters:
        s, tags = self.settings, len(TAGS)

        def matrix(rows: int, columns: int, scale: float = 1.0) -> Matrix:
            start: Matrix = self.random.standard_normal((rows, columns)).astype(np.float32)
            return start * np.float32(scale * np.sqrt(2 / rows))

        def zeros(size: int) -> Matrix:
            return np.zeros(size, dtype=np.float32)

        vectors: Matrix = self.random.standard_normal((len(self.names) + 1, s.width)).astype(np.float32)
        return {
            "vectors": vectors * np.float32(0.1), "given": matrix(given, s.width, 0.3),
            "inward": matrix(SPAN * s.width, s.hidden), "inward_bias": zeros(s.hidden),
            "between": matrix(s.hidden, s.width),
            "outward": matrix(SPAN * s.width, s.outer), "outward_bias": zeros(s.outer),
            "final": matrix(s.outer, tags), "direct": matrix(s.hidden, tags), "final_bias": zeros(tags),
        }  # fmt: skip

    def run(self) -> Arrays:
        """Train for all epochs and return the average of the second half."""
        count, epochs, batch = len(self.sentences[0]), self.settings.epochs, self.settings.batch
        total = -(-count // batch) * epochs
        steps = averaged = 0
        for epoch in range(epochs):
            order = self.random.permutation(count)
            for first in range(0, count, batch):
                types, tags = self._batch(order[first : first + batch].tolist())
                gradients, touched = self._gradients(types, tags)
                self.adam.step(self.parameters, gradients, touched, pace=1 - steps / total)
                steps += 1
                if epoch >= epochs // 2 and steps % 20 == 0:
                    averaged += 1
                    for name, value in self.parameters.items():
                        self.averages[name] += (value - self.averages[name]) / averaged
        return self._arrays()

    def _batch(self, chosen: Sequence[int]) -> tuple[Codes, Codes]:
        share = self.settings.recased / 2
        cases = self.random.choice(len(CASES), size=len(chosen), p=(1 - 2 * share, share, share))
        pairs = [self.sentences[case][number] for case, number in zip(cases, chosen, strict=True)]
        types = [code for codes, _ in pairs for code in codes] + [self.types[BOUNDARY]] * REACH
        tags = [code for _, codes in pairs for code in codes] + [NO_TAG] * REACH
        return np.array(types), np.array(tags)

    def _mask(self, rows: int, columns: int) -> Matrix:
        """Return zeros for the units that are dropped, and for the others what makes up for them."""
        keep = np.float32(1 - self.settings.drop_units)
        kept: Matrix = (self.random.random((rows, columns), dtype=np.float32) < keep).astype(np.float32)
        return kept / keep

    def _gradients(self, types: Codes, tags: Codes) -> tuple[Parameters, Codes]:
        """Pass forward and back; of the vectors only the rows returned last have a gradient."""
        p = self.parameters
        unique, place = np.unique(types, return_inverse=True)
        members, touched = self._members(unique)
        given = members @ self.given[touched]
        drop_vector = self._mask(len(types), self.settings.width)
        embedded: Matrix = (members @ p["vectors"][touched] + given @ p["given"])[place]
        seen = windows(embedded * drop_vector)
        hidden = rectified(seen @ p["inward"] + p["inward_bias"])
        drop_hidden = self._mask(*hidden.shape)
        kept_hidden: Matrix = hidden * drop_hidden
        around = windows(kept_hidden @ p["between"])
        wide = rectified(around @ p["outward"] + p["outward_bias"])
        drop_wide = self._mask(*wide.shape)
        kept_wide: Matrix = wide * drop_wide
        scores: Matrix = kept_wide @ p["final"] + kept_hidden @ p["direct"] + p["final_bias"]
        error = _error(scores, tags)

        to_wide: Matrix = (error @ p["final"].T) * drop_wide * (wide > 0)
        to_between = _unwindowed(to_wide @ p["outward"].T)
        to_hidden: Matrix = (error @ p["direct"].T + to_between @ p["between"].T) * drop_hidden * (hidden > 0)
        to_embedded = _unwindowed(to_hidden @ p["inward"].T) * drop_vector
        to_types = _incidence(place, np.arange(len(place)), (len(unique), len(place))) @ to_embedded
        return {
            "vectors": members.T @ to_types, "given": given.T @ to_types,
            "inward": seen.T @ to_hidden, "inward_bias": to_hidden.sum(axis=0),
            "between": kept_hidden.T @ to_between,
            "outward": around.T @ to_wide, "outward_bias": to_wide.sum(axis=0),
            "final": kept_wide.T @ error, "direct": kept_hidden.T @ error, "final_bias": error.sum(axis=0),
        }, touched  # fmt: skip

    def _members(self, types: Codes) -> tuple[sparse.csr_matrix, Codes]:
        """Return which features each type has, word features dropped at random, and those features' rows."""
        rows = self.rows[types]
        dropped = self.random.random(rows.shape) < self.settings.drop_words
        dropped[:, NAMING:] = False
        touched, local = np.unique(np.where(dropped, 0, rows), return_inverse=True)
        owner = np.repeat(np.arange(len(types)), rows.shape[1])
        members = _incidence(owner, local.ravel(), (len(types), len(touched)))
        # row 0 stands for features that are not known, and says nothing
        return members @ sparse.diags((touched > 0).astype(np.float32)), touched

    def _arrays(self) -> Arrays:
        """Return the averaged model: vectors learnt and given added up, stored as whole numbers."""
        averages = self.averages
        vectors = averages.pop("vectors") + self.given @ averages.pop("given")
        whole, scale = quantised(vectors[1:])
        layers = {name: value.astype(np.float16) for name, value in averages.items()}
        return {"words": pack_words(self.names), "vectors": whole, "scale": scale, **layers}


def _frequent_features(forms: Iterable[str], least: int, vectors: Vectors) -> list[str]:
    counts: Counter[str] = Counter()
    for form, count in Counter(forms).items():
        counts.update(dict.fromkeys(features(form), count))
    return sorted({BOUNDARY, *(name for name, count in counts.items() if count >= least), *vectors})


def _padded(lists: Sequence[Sequence[int]]) -> Codes:
    table = np.zeros((len(lists), max(map(len, lists))), dtype=np.int64)
    for row, values in zip(table, lists, strict=True):
        row[: len(values)] = values
    return table


def _incidence(rows: Codes, columns: Codes, shape: tuple[int, int]) -> sparse.csr_matrix:
    return sparse.csr_matrix((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=shape)


def _error(scores: Matrix, tags: Codes) -> Matrix:
    """Return the gradient of the mean cross entropy: probabilities less the truth, zero at boundaries."""
    scores -= scores.max(axis=1, keepdims=True)
    error = np.exp(scores)
    error /= error.sum(axis=1, keepdims=True)
    real = np.flatnonzero(tags != NO_TAG)
    error[real, tags[real]] -= 1
    error[tags == NO_TAG] = 0
    error /= np.float32(len(real))
    return error


def _unwindowed(rows: Matrix) -> Matrix:
    """Add up what `windows` set side by side: the gradient that goes back through it."""
    count, width = len(rows), rows.shape[1] // SPAN
    padded = np.zeros((count + 2 * REACH, width), dtype=np.float32)
    for i in range(SPAN):
        padded[i : i + count] += rows[:, i * width : (i + 1) * width]
    return padded[REACH : REACH + count]


class _Adam:
    """Adam [KingmaBa2015]; of the vectors only the rows of a batch move."""

    def __init__(self, parameters: Parameters, rate: float) -> None:
        self.rate = rate
        self.steps = 0
        self.first = {name: np.zeros_like(value) for name, value in parameters.items()}
        self.second = {name: np.zeros_like(value) for name, value in parameters.items()}

    def step(self, parameters: Parameters, gradients: Parameters, touched: Codes, pace: float) -> None:
        """Move `parameters` against their gradients at a share `pace` of the rate."""
        self.steps += 1
        rate = self.rate * pace * np.sqrt(1 - 0.999**self.steps) / (1 - 0.9**self.steps)
        for name, gradient in gradients.items():
            where = touched if name == "vectors" else slice(None)
            first = 0.9 * self.first[name][where] + 0.1 * gradient
            second = 0.999 * self.second[name][where] + 0.001 * gradient**2
            self.first[name][where], self.second[name][where] = first, second
            parameters[name][where] -= np.float32(rate) * first / (np.sqrt(second) + 1e-8)
