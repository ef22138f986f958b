"""The tone network: what a sentence says of its target, from the words around it.

Several gated recurrent networks [ChoEtAl2014] read a sentence in both directions; what they know at the target, what
two attentions [BahdanauChoBengio2015] pick out of the sentence and the strongest signal of each kind are weighed
together. Their probabilities are averaged. Trained parameters: ``framing/models/tone.npz``, made by
`framing.classify.tone.fitting`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from framing.classify.tone.words import COLUMNS, PLACE_OF, TargetedWords, columns_of
from framing.classify.word_meanings import word_meanings
from framing.models import Arrays, unpack_words
from framing.text.attribution.columns import Integers, Vocabulary

if TYPE_CHECKING:
    from framing.text.reading import Reading

Floats = npt.NDArray[np.float32]

EMBEDDED = ("own", "tag", "distance", "mark", "polarity")
"""Columns that have a table of trained vectors."""
LINEAR = (
    "inward", "forward", "forward_state", "backward", "backward_state", "attend", "attend_score", "hidden",
    "outward",
)  # fmt: skip
"""Layers: each has an array of its name and one with ``_bias``; the first axis counts the networks."""
WEIGHTS = (*EMBEDDED, *LINEAR, *(f"{name}_bias" for name in LINEAR))
ARRAYS = ("words", *WEIGHTS)
"""Arrays of a model file; `words` are those that have a vector in the table ``own``."""

TOGETHER = 128
"""Sentences of like length that are read at a time."""
UNSEEN = np.float32(-1e4)


class ToneNetwork:
    """Trained networks that are asked together.

    Parameters
    ----------
    arrays : dict of str to array
        Those named in `ARRAYS`, as `framing.classify.tone.fitting.fit` makes them.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._known, self._vectors = word_meanings()
        self._own = Vocabulary(unpack_words(arrays["words"]), ())
        self._net = {name: arrays[name].astype(np.float32) for name in WEIGHTS}

    def columns(self, found: Iterable[tuple[Reading, TargetedWords]]) -> list[npt.NDArray[np.int64]]:
        """Tell of the words towards each target what `probabilities` takes."""
        return columns_of(found, self._known, self._own)

    def probabilities(self, sequences: Sequence[npt.NDArray[np.int64]]) -> npt.NDArray[np.float64]:
        """Return the probability of each tone for each sequence.

        Parameters
        ----------
        sequences : sequence of array (tokens × columns)
            As `columns` gives them.

        Returns
        -------
        array (sequences × tones)
        """
        found = np.zeros((len(sequences), self._net["outward"].shape[2]))
        for numbers, columns, lengths in batches(sequences):
            scores = self._scores(columns, lengths)
            odds = np.exp(scores - scores.max(axis=2, keepdims=True))
            found[numbers] = (odds / odds.sum(axis=2, keepdims=True)).mean(axis=0)
        return found

    def _scores(self, columns: npt.NDArray[np.int64], lengths: Integers) -> Floats:
        """Score the tones of padded sequences: networks × sequences × tones."""
        net, distances = self._net, columns[..., PLACE_OF["distance"]]
        inside = np.arange(columns.shape[1]) < lengths[:, None]
        states = self._states(np.maximum(self._layer("inward", self._inputs(columns)), 0), lengths)
        attending = np.tanh(
            self._layer("attend", np.concatenate([states, net["distance"][:, distances]], axis=-1))
        )
        weights = self._layer("attend_score", attending)
        weights = np.exp(weights - weights.max(axis=2, keepdims=True)) * inside[None, :, :, None]
        weights /= weights.sum(axis=2, keepdims=True)
        picked = np.swapaxes(weights, 2, 3) @ states
        target = (distances == COLUMNS["distance"] // 2) & inside
        at_target = (states * target[None, :, :, None]).sum(axis=2) / target.sum(axis=1)[None, :, None]
        strongest = np.where(inside[None, :, :, None], states, UNSEEN).max(axis=2)
        told = [at_target, picked.reshape(*at_target.shape[:2], -1), strongest]
        return self._layer("outward", np.maximum(self._layer("hidden", np.concatenate(told, axis=-1)), 0))

    def _inputs(self, columns: npt.NDArray[np.int64]) -> Floats:
        """Vectors of every token: networks × sequences × tokens × width."""
        vectors = self._vectors[columns[..., PLACE_OF["word"]]]
        trained = [self._net[name][:, columns[..., PLACE_OF[name]]] for name in EMBEDDED]
        given = np.broadcast_to(vectors, (len(trained[0]), *vectors.shape))
        return np.concatenate([given, *trained], axis=-1)

    def _layer(self, name: str, inputs: Floats) -> Floats:
        weights, bias = self._net[name], self._net[f"{name}_bias"]
        shape = inputs.shape
        flat = inputs.reshape(shape[0], -1, shape[-1]) @ weights + bias[:, None]
        return flat.reshape(*shape[:-1], -1)

    def _states(self, inputs: Floats, lengths: Integers) -> Floats:
        """Read in both directions; each sequence backwards from its own last token."""
        places = np.arange(inputs.shape[2])
        backwards = np.where(places < lengths[:, None], lengths[:, None] - 1 - places, places)
        rows = np.arange(len(lengths))[:, None]
        onward = self._recur("forward", inputs)
        back = self._recur("backward", inputs[:, rows, backwards])[:, rows, backwards]
        return np.concatenate([onward, back], axis=-1)

    def _recur(self, name: str, inputs: Floats) -> Floats:
        """Run gated recurrent units over padded sequences."""
        given = np.moveaxis(self._layer(name, inputs), 2, 0)
        weights, bias = self._net[f"{name}_state"], self._net[f"{name}_state_bias"][:, None]
        width = weights.shape[1]
        state = np.zeros((*given.shape[1:3], width), dtype=np.float32)
        states = np.empty((*given.shape[:3], width), dtype=np.float32)
        for step, told in enumerate(given):
            kept = state @ weights + bias
            gates = 1 / (1 + np.exp(-(told[..., : 2 * width] + kept[..., : 2 * width])))
            reset, update = gates[..., :width], gates[..., width:]
            new = np.tanh(told[..., 2 * width :] + reset * kept[..., 2 * width :])
            state = new + update * (state - new)
            states[step] = state
        return np.moveaxis(states, 0, 2)


def batches(
    sequences: Sequence[npt.NDArray[np.int64]], together: int = TOGETHER
) -> Iterator[tuple[Integers, npt.NDArray[np.int64], Integers]]:
    """Pad sequences of like length together: their numbers, columns and lengths."""
    lengths = np.array([len(sequence) for sequence in sequences], dtype=int)
    order = np.argsort(lengths, kind="stable")
    for first in range(0, len(order), together):
        numbers = order[first : first + together]
        padded = np.zeros((len(numbers), lengths[numbers[-1]], len(COLUMNS)), dtype=np.int64)
        for row, number in zip(padded, numbers.tolist(), strict=True):
            row[: lengths[number]] = sequences[number]
        yield numbers, padded, lengths[numbers]
