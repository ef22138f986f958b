"""Train the part-of-speech tagger on a Universal Dependencies treebank with Penn tags.

The network is that of `framing.text.tags`; what is added here is its training by stochastic gradient descent
(Adam), with three measures against the smallness of treebanks: word features are dropped at random, so that
endings and shape learn to stand alone; sentences return in title and upper case, so that headlines are known;
and word vectors learnt from large text, where given, reach words that the treebank lacks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from framing.models import Arrays, pack_words, save_arrays
from framing.text.tags import BOUNDARY, REACH, TAGS, Matrix, features, quantised, rectified, windows
from framing.training.treebank import Document, read_treebank, tagged_tokens

Sentence = list[tuple[str, str]]
Vectors = Mapping[str, npt.NDArray[Any]]
Parameters = dict[str, Matrix]

OTHER_TAGS = {
    "LS": "SYM",
    "GW": "FW",
    "AFX": "JJ",
    "ADD": "NN",
    "NFP": ":",
    "-LSB-": "-LRB-",
    "-RSB-": "-RRB-",
}
"""Rare or noisy tags of treebanks, and what they count as."""


@dataclass(frozen=True)
class Settings:
    """What can be chosen in training; the defaults are those of the shipped model."""

    width: int = 48
    hidden: int = 128
    outer: int = 96
    epochs: int = 12
    batch: int = 24
    rate: float = 3e-3
    least: int = 2
    drop_words: float = 0.15
    drop_units: float = 0.25
    recased: float = 0.1
    seed: int = 1


def train(data: Path, out: Path, vectors: Vectors | None = None) -> None:
    """Train on every document under `data` and write the model to `out`.

    Parameters
    ----------
    data : Path
        Folder with the ``.conllu`` files of a treebank whose fifth column holds Penn tags.
    out : Path
        The ``.npz`` file to write.
    vectors : mapping of str to array, optional
        Word vectors by word in lower case, the most frequent word first.
    """
    sentences = [sentence for document in read_treebank(data) for sentence in tagged_tokens(document)]
    save_arrays(out, fit(sentences, Settings(), vectors))


def fit(sentences: Sequence[Sentence], settings: Settings, vectors: Vectors | None = None) -> Arrays:
    """Train on tagged sentences and return the model's arrays."""
    return Training(sentences, settings, vectors or {}).run()


class Training:
    """One run: the vocabulary of types and features, the parameters and their averages."""

    def __init__(self, sentences: Sequence[Sentence], settings: Settings, vectors: Vectors) -> None:
        self.settings = settings
        self.random = np.random.default_rng(settings.seed)
        self.types: dict[str, int] = {}
        cased = [
            [[(change(form), tag) for form, tag in s] for s in sentences]
            for change in (str, str.title, str.upper)
        ]
        self.names = self._features(cased[0], vectors)
        row_of = {name: row for row, name in enumerate(self.names, 1)}
        self.sentences = [[self._encode(s) for s in variant] for variant in cased]
        known = [[row_of.get(name, 0) for name in features(form)] for form in self.types]
        self.rows = np.zeros((len(known), max(map(len, known))), dtype=np.int64)
        for rows, line in zip(self.rows, known, strict=True):
            rows[: len(line)] = line
        # the first two features name the word itself, and may be dropped
        self.is_word = np.zeros(self.rows.shape[1], dtype=bool)
        self.is_word[:2] = True
        size = len(next(iter(vectors.values()))) if vectors else 1
        self.given = np.zeros((len(self.names) + 1, size), dtype=np.float32)
        for name, row in row_of.items():
            if name in vectors:
                self.given[row] = vectors[name]
        self.parameters = self._start(size)
        self.averages = {name: np.zeros_like(value) for name, value in self.parameters.items()}
        self.adam = Adam(self.parameters, settings.rate)

    def _features(self, sentences: Iterable[Sentence], vectors: Vectors) -> list[str]:
        forms = Counter(form for sentence in sentences for form, _ in sentence)
        counts: Counter[str] = Counter()
        for form, count in forms.items():
            for name in features(form):
                counts[name] += count
        frequent = [name for name, count in counts.items() if count >= self.settings.least]
        return sorted({BOUNDARY, *frequent, *vectors})

    def _encode(self, sentence: Sentence) -> tuple[list[int], list[int]]:
        pad = [self._type(BOUNDARY)] * REACH
        tags = [TAGS.index(OTHER_TAGS.get(tag, tag)) for _, tag in sentence]
        return [*pad, *(self._type(form) for form, _ in sentence)], [-1] * REACH + tags

    def _type(self, form: str) -> int:
        return self.types.setdefault(form, len(self.types))

    def _start(self, given: int) -> Parameters:
        s, tags, span = self.settings, len(TAGS), 2 * REACH + 1

        def matrix(rows: int, columns: int) -> Matrix:
            return (self.random.standard_normal((rows, columns)) * np.sqrt(2 / rows)).astype(np.float32)

        def zeros(*shape: int) -> Matrix:
            return np.zeros(shape, dtype=np.float32)

        return {
            "vectors": (self.random.standard_normal((len(self.names) + 1, s.width)) * 0.1).astype(np.float32),
            "given": matrix(given, s.width) * 0.3,
            "inward": matrix(span * s.width, s.hidden), "inward_bias": zeros(s.hidden),
            "between": matrix(s.hidden, s.width),
            "outward": matrix(span * s.width, s.outer), "outward_bias": zeros(s.outer),
            "final": matrix(s.outer, tags), "direct": matrix(s.hidden, tags), "final_bias": zeros(tags),
        }  # fmt: skip

    def run(self) -> Arrays:
        """Train for all epochs, average the parameters over the second half, and quantise the vectors."""
        steps, averaged = 0, 0
        per_epoch = -(-len(self.sentences[0]) // self.settings.batch)
        total = per_epoch * self.settings.epochs
        for epoch in range(self.settings.epochs):
            order = self.random.permutation(len(self.sentences[0]))
            for first in range(0, len(order), self.settings.batch):
                types, tags = self._batch(order[first : first + self.settings.batch].tolist())
                self.adam.step(self.parameters, *self._gradients(types, tags), 1 - steps / total)
                steps += 1
                if epoch >= self.settings.epochs // 2 and steps % 20 == 0:
                    averaged += 1
                    for name, value in self.parameters.items():
                        self.averages[name] += (value - self.averages[name]) / averaged
        return self._arrays()

    def _batch(self, chosen: Sequence[int]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        share = self.settings.recased / 2
        variants = self.random.choice(3, size=len(chosen), p=(1 - 2 * share, share, share))
        pairs = [self.sentences[variant][number] for variant, number in zip(variants, chosen, strict=True)]
        types = [code for codes, _ in pairs for code in codes] + [self.types[BOUNDARY]] * REACH
        tags = [code for _, codes in pairs for code in codes] + [-1] * REACH
        return np.array(types), np.array(tags)

    def _gradients(
        self, types: npt.NDArray[np.int64], tags: npt.NDArray[np.int64]
    ) -> tuple[Parameters, npt.NDArray[np.int64]]:
        """Pass forward and back: gradients of all parameters, and the rows of the vectors that have one."""
        p, keep = self.parameters, 1 - self.settings.drop_units

        def mask(shape: tuple[int, ...]) -> Matrix:
            return (self.random.random(shape, dtype=np.float32) < keep).astype(np.float32) / np.float32(keep)

        unique, inverse = np.unique(types, return_inverse=True)
        rows = np.where(
            (self.random.random((len(unique), self.rows.shape[1])) < self.settings.drop_words) & self.is_word,
            0, self.rows[unique],
        )  # fmt: skip
        touched, local = np.unique(rows, return_inverse=True)
        members = sparse.csr_matrix(
            (
                np.ones(local.size, dtype=np.float32),
                (np.repeat(np.arange(len(unique)), rows.shape[1]), local.ravel()),
            ),
            shape=(len(unique), len(touched)),
        )
        members = members @ sparse.diags((touched > 0).astype(np.float32))
        given = members @ self.given[touched]
        embedded = (members @ p["vectors"][touched] + given @ p["given"])[inverse]
        drop_in = mask(embedded.shape)
        seen = windows(embedded * drop_in)
        hidden = rectified(seen @ p["inward"] + p["inward_bias"])
        drop_hidden = mask(hidden.shape)
        dropped = hidden * drop_hidden
        around = windows(dropped @ p["between"])
        wide = rectified(around @ p["outward"] + p["outward_bias"])
        drop_wide = mask(wide.shape)
        wide_dropped = wide * drop_wide
        scores = wide_dropped @ p["final"] + dropped @ p["direct"] + p["final_bias"]

        scores -= scores.max(axis=1, keepdims=True)
        error = np.exp(scores)
        error /= error.sum(axis=1, keepdims=True)
        real = np.flatnonzero(tags >= 0)
        error[real, tags[real]] -= 1
        error[tags < 0] = 0
        error /= len(real)

        to_wide = (error @ p["final"].T) * drop_wide * (wide > 0)
        to_between = _unwindowed(to_wide @ p["outward"].T)
        to_hidden = (error @ p["direct"].T + to_between @ p["between"].T) * drop_hidden * (hidden > 0)
        to_embedded = _unwindowed(to_hidden @ p["inward"].T) * drop_in
        per_type = (
            sparse.csr_matrix(
                (np.ones(len(inverse), dtype=np.float32), (inverse, np.arange(len(inverse)))),
                shape=(len(unique), len(types)),
            )
            @ to_embedded
        )
        return {
            "vectors": members.T @ per_type,
            "given": given.T @ per_type,
            "inward": seen.T @ to_hidden, "inward_bias": to_hidden.sum(axis=0),
            "between": dropped.T @ to_between,
            "outward": around.T @ to_wide, "outward_bias": to_wide.sum(axis=0),
            "final": wide_dropped.T @ error, "direct": dropped.T @ error, "final_bias": error.sum(axis=0),
        }, touched  # fmt: skip

    def _arrays(self) -> Arrays:
        """Return the averaged model: vectors learnt and given added up, stored as whole numbers."""
        p = self.averages
        vectors, scale = quantised((p.pop("vectors") + self.given @ p.pop("given"))[1:])
        return {
            "words": pack_words(name for name in self.names), "vectors": vectors, "scale": scale,
            **{name: value.astype(np.float16) for name, value in p.items()},
        }  # fmt: skip


def _unwindowed(rows: Matrix) -> Matrix:
    """Add up what `windows` set side by side: the gradient that goes back through it."""
    span = 2 * REACH + 1
    count, width = len(rows), rows.shape[1] // span
    padded = np.zeros((count + 2 * REACH, width), dtype=np.float32)
    for i in range(span):
        padded[i : i + count] += rows[:, i * width : (i + 1) * width]
    return padded[REACH : REACH + count]


class Adam:
    """Adam [@KingmaBa2015]; of the vectors only the rows of a batch move."""

    def __init__(self, parameters: Parameters, rate: float) -> None:
        self.rate = rate
        self.steps = 0
        self.first = {name: np.zeros_like(value) for name, value in parameters.items()}
        self.second = {name: np.zeros_like(value) for name, value in parameters.items()}

    def step(
        self, parameters: Parameters, gradients: Parameters, touched: npt.NDArray[np.int64], pace: float
    ) -> None:
        """Move `parameters` against their gradients at a share `pace` of the rate."""
        self.steps += 1
        rate = self.rate * pace * np.sqrt(1 - 0.999**self.steps) / (1 - 0.9**self.steps)
        for name, gradient in gradients.items():
            where = touched if name == "vectors" else slice(None)
            first = 0.9 * self.first[name][where] + 0.1 * gradient
            second = 0.999 * self.second[name][where] + 0.001 * gradient**2
            self.first[name][where], self.second[name][where] = first, second
            parameters[name][where] -= np.float32(rate) * first / (np.sqrt(second) + 1e-8)


def documents_except(documents: Iterable[Document], names: Iterable[str]) -> list[Document]:
    """Leave out the documents named."""
    left = set(names)
    return [document for document in documents if document.name not in left]
