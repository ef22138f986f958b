"""The attribution network: which tokens are source, cue and content, and which pieces belong together.

A residual network of dilated convolutions [Strubell2017] reads an article as one sequence. Half-way up, every
sentence is summed up and tells its tokens, and those of its neighbours, what it holds. A linear-chain
conditional random field [Lafferty2001] picks the labels of each paragraph as a whole. Bilinear scores say which
source a cue has, and to which cue a piece of content belongs [Dozat2017].
Trained parameters: ``framing/models/attribution.npz``; how they were made: `framing.training.attribution`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.models import Arrays, unpack_words
from framing.text.attribution.columns import COLUMNS, Integers, Vocabulary
from framing.text.tags import Matrix, rectified

Bounds = Sequence[tuple[int, int]]

LABELS = ("outside", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("source", "cue", "content")
FINEST, STEPS_PER_DOUBLING, MOST = 8, 3, 20
"""Distances up to `FINEST` tokens have a class each, longer ones a few per doubling, `MOST` classes to each side."""

MOST_TYPES_KEPT = 60_000
SMALL = 1e-6
UNREACHED = -1e9

TABLES = (
    "words", "endings", "vectors", "vectors_scale", "own", "own_scale", "dilations", "summary_before",
)  # fmt: skip
WEIGHTS = (
    "ending", "shape", "columns", "inward", "inward_bias", "layers", "layers_bias", "summary",
    "summary_bias", "neighbours", "neighbours_bias", "spread", "spread_bias", "labels", "labels_bias",
    "transitions", "first", "source_of", "source_key", "source_distance", "no_source", "cue_of",
    "cue_key", "cue_distance",
)  # fmt: skip
ARRAYS = TABLES + WEIGHTS
"""Arrays of a model file."""


def dequantised(whole: npt.NDArray[np.int8], scale: Matrix) -> Matrix:
    """Restore vectors that were stored as whole numbers with one scale per column."""
    return whole.astype(np.float32) * scale


def normalised(rows: Matrix) -> Matrix:
    """Scale each row to a mean square of one [Zhang2019]."""
    squares = np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1])
    scaled: Matrix = rows * (1 / np.sqrt(squares + np.float32(SMALL)))[:, None]
    return scaled


def windows(rows: Matrix, distance: int) -> Matrix:
    """Set each row between its neighbours at `distance` on both sides; zeros stand beyond the ends."""
    count, width = rows.shape
    padded = np.zeros((count, 3, width), dtype=np.float32)
    padded[distance:, 0] = rows[: max(count - distance, 0)]
    padded[:, 1] = rows
    padded[: max(count - distance, 0), 2] = rows[distance:]
    return padded.reshape(count, 3 * width)


def distance_class(distance: Integers) -> Integers:
    """Class of a signed distance in tokens, from 0 to 2 · `MOST`; nearer distances are told apart more finely."""
    size = np.abs(distance)
    coarse = FINEST + np.floor(np.log2(np.maximum(size, FINEST) / FINEST) * STEPS_PER_DOUBLING)
    return (MOST + np.sign(distance) * np.minimum(np.where(size < FINEST, size, coarse), MOST)).astype(int)


@dataclass(frozen=True)
class Pieces:
    """Stretches of tokens of one role.

    Parameters
    ----------
    firsts, ends : array of int
        Half-open token ranges, in order.
    """

    firsts: Integers
    ends: Integers

    def __len__(self) -> int:
        return len(self.firsts)

    def means(self, states: Matrix) -> Matrix:
        """Mean state of every piece's tokens."""
        if not len(self):
            return states[:0]
        sizes = self.ends - self.firsts
        starts = np.cumsum(sizes) - sizes
        inside = np.repeat(self.firsts - starts, sizes) + np.arange(sizes.sum())
        sums = np.add.reduceat(states[inside], starts)
        means: Matrix = (sums / sizes[:, None]).astype(np.float32)
        return means


def pieces(labels: Integers) -> dict[str, Pieces]:
    """Cut a sequence of labels into pieces, by role."""
    role = (labels + 1) // 2
    before, after = np.append(0, role[:-1]), np.append(role[1:], 0)
    begins = (role > 0) & ((labels % 2 == 1) | (role != before))
    ends = (role > 0) & ((role != after) | (np.append(labels[1:], 0) % 2 == 1))
    found = {}
    for number, name in enumerate(ROLES, 1):
        mine = role == number
        found[name] = Pieces(np.flatnonzero(begins & mine), np.flatnonzero(ends & mine) + 1)
    return found


def best_labels(emissions: Matrix, chunks: Bounds, transitions: Matrix, first: Matrix) -> Integers:
    """Find the best sequence of labels of each chunk, all chunks at once [Viterbi1967].

    Parameters
    ----------
    emissions : array of shape (tokens, labels)
        Scores of the labels.
    chunks : sequence of (first, end)
        Ranges of tokens that follow one another.
    transitions : array of shape (labels, labels)
        Scores of a label (column) after another (row).
    first : array of shape (labels,)
        Scores of a chunk's first label.

    Returns
    -------
    array of int
    """
    order = sorted(chunks, key=lambda chunk: chunk[0] - chunk[1])
    firsts = np.array([start for start, _ in order])
    lengths = np.array([end - start for start, end in order])
    steps = np.arange(lengths[0])[:, None]
    inside = steps < lengths
    places = np.minimum(firsts + steps, len(emissions) - 1)
    scores = np.ascontiguousarray(emissions[places].transpose(0, 2, 1))  # steps, labels, chunks
    scores[0] += first[:, None]
    for step, count in enumerate(inside.sum(axis=1).tolist()[1:], 1):
        scores[step, :, :count] += (scores[step - 1, :, None, :count] + transitions[:, :, None]).max(axis=0)
    best = np.empty_like(emissions)
    best[places[inside]] = scores.transpose(0, 2, 1)[inside]
    before = (best[:-1, None, :] + np.ascontiguousarray(transitions.T)).argmax(axis=2).tolist()
    labels = best.argmax(axis=1).tolist()
    for start, end in chunks:
        label = labels[end - 1]
        for token in range(end - 2, start - 1, -1):
            label = labels[token] = before[token][label]
    return np.array(labels)


class Network:
    """A trained network, with the vectors of the word forms that it has met.

    Parameters
    ----------
    arrays : dict of str to array
        Those named in `ARRAYS`, as `framing.training.attribution.train` writes them.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._vocabulary = Vocabulary(unpack_words(arrays["words"]), unpack_words(arrays["endings"]))
        self._vectors = dequantised(arrays["vectors"], arrays["vectors_scale"])
        self._own = dequantised(arrays["own"], arrays["own_scale"])
        self._net = {name: arrays[name].astype(np.float32) for name in WEIGHTS}
        width = sum(t.shape[1] for t in (self._vectors, self._own, self._net["ending"], self._net["shape"]))
        self._from_word, self._from_place = np.split(self._net["inward"], [width])
        self._dilations = [int(distance) for distance in arrays["dilations"]]
        self._summary_before = int(arrays["summary_before"])
        sizes = list(COLUMNS.values())
        self._column_starts = np.cumsum([0, *sizes[:-1]])
        self._forget()

    def _forget(self) -> None:
        self._types: dict[str, int] = {}
        self._kept = np.zeros((0, self._from_word.shape[1]), dtype=np.float32)

    def _learn(self, forms: list[str]) -> None:
        """Work out what the first layer makes of word forms that were not met before."""
        if not forms:
            return
        for form in forms:
            self._types[form] = len(self._types)
        word, ending, shape = np.array([self._vocabulary.rows(form) for form in forms]).T
        own = np.where(word < len(self._own), word, 0)
        tables = (self._vectors[word], self._own[own], self._net["ending"][ending], self._net["shape"][shape])
        new = np.concatenate(tables, axis=1) @ self._from_word + self._net["inward_bias"]
        self._kept = np.concatenate([self._kept, new])

    def states(self, forms: Sequence[str], columns: Integers, sentence: Integers) -> Matrix:
        """Read a sequence of tokens.

        Parameters
        ----------
        forms : sequence of str
            The tokens.
        columns : array of shape (tokens, columns)
            As `framing.text.attribution.columns.columns` describes them.
        sentence : array of int
            Number of each token's sentence, ascending.

        Returns
        -------
        array of shape (tokens, width)
            What the network knows of each token in its context.
        """
        if len(self._types) > MOST_TYPES_KEPT:
            self._forget()
        types = self._types
        self._learn([form for form in dict.fromkeys(forms) if form not in types])
        net = self._net
        place = net["columns"][columns + self._column_starts].reshape(len(forms), -1)
        rows = rectified(self._kept[[types[form] for form in forms]] + place @ self._from_place)
        for number, distance in enumerate(self._dilations):
            if number == self._summary_before:
                rows += self._summaries(normalised(rows), sentence)
            seen = windows(normalised(rows), distance)
            rows += rectified(seen @ net["layers"][number] + net["layers_bias"][number])
        return normalised(rows)

    def _summaries(self, rows: Matrix, sentence: Integers) -> Matrix:
        """Tell what each token's sentence holds as a whole, in the light of the sentences beside it."""
        net = self._net
        firsts = np.flatnonzero(np.diff(sentence, prepend=-1))
        sizes = np.diff(np.append(firsts, len(sentence)))[:, None].astype(np.float32)
        means = np.add.reduceat(rows, firsts) / sizes
        summed_up = np.concatenate([np.maximum.reduceat(rows, firsts), means], axis=1)
        hidden = rectified(summed_up @ net["summary"] + net["summary_bias"])
        hidden += rectified(windows(hidden, 1) @ net["neighbours"] + net["neighbours_bias"])
        told = rectified(hidden @ net["spread"] + net["spread_bias"])
        return np.repeat(told, sizes[:, 0].astype(int), axis=0)

    def emissions(self, states: Matrix) -> Matrix:
        """Score every label for every token: an array of shape (tokens, labels)."""
        scores: Matrix = states @ self._net["labels"] + self._net["labels_bias"]
        return scores

    def labels(self, emissions: Matrix, chunks: Bounds) -> Integers:
        """Label every token: the best sequence of each chunk (a paragraph) as a whole."""
        return best_labels(emissions, chunks, self._net["transitions"], self._net["first"])

    def sources_of_cues(
        self, states: Matrix, sources: Pieces, cues: Pieces, reach: npt.NDArray[np.bool_]
    ) -> Integers:
        """Choose the source of each cue, by number; -1 where it has none.

        `reach` tells, for each cue and source, whether they may belong together.
        """
        net = self._net
        speakers = cues.means(states)
        none = speakers @ net["no_source"]
        scores = (speakers @ net["source_of"]) @ (sources.means(states) @ net["source_key"]).T
        scores += net["source_distance"][distance_class(sources.firsts - cues.firsts[:, None])]
        choices = np.concatenate([none, np.where(reach, scores, UNREACHED)], axis=1)
        chosen: Integers = choices.argmax(axis=1) - 1
        return chosen

    def cues_of_contents(
        self, states: Matrix, contents: Pieces, cues: Pieces, reach: npt.NDArray[np.bool_]
    ) -> Integers:
        """Choose the cue, by number, to which each piece of content belongs; -1 if none is in its reach."""
        net = self._net
        scores = (contents.means(states) @ net["cue_of"]) @ (cues.means(states) @ net["cue_key"]).T
        scores += net["cue_distance"][distance_class(cues.firsts - contents.firsts[:, None])]
        return np.where(reach.any(axis=1), np.where(reach, scores, UNREACHED).argmax(axis=1), -1)
