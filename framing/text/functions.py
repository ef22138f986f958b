"""What each quotation's marks do: report, hold at arm's length, name, entitle, or show a word as a word.

A small multinomial logistic regression looks at the quoted words (length, clause, capitals, parts of speech, loaded
words), at their place in the sentence and at the words beside the marks (verbs of saying, judging and naming, nouns
for works, signs and wordings). It does not look at the attributions that the network finds, so that an error there is
not repeated here. The features stand in `framing.text.quoting.marked_words`, the trained weights in ``models``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from framing.models import Arrays, load_arrays, unpack_words
from framing.text.quotations import FUNCTIONS, Quotation
from framing.text.quoting.marked_words import features_of

if TYPE_CHECKING:
    from framing.text.reading import Reading

COVERED = 0.5
"""Share of the quoted words that an attribution's content must hold to be about them."""


class FunctionModel:
    """A trained regression over named features.

    Parameters
    ----------
    arrays : dict of str to array
        As `framing.training.quotation_function.train` writes them: `names` (packed), `weights` (features ×
        functions), `bias`.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._row_of = {name: row for row, name in enumerate(unpack_words(arrays["names"]))}
        self._weights = arrays["weights"].astype(np.float64)
        self._bias = arrays["bias"].astype(np.float64)

    def scores(self, features: Sequence[str]) -> npt.NDArray[np.float64]:
        """Score every function: the higher, the likelier."""
        rows = [self._row_of[name] for name in features if name in self._row_of]
        scores: npt.NDArray[np.float64] = self._weights[rows].sum(axis=0) + self._bias
        return scores


@cache
def model() -> FunctionModel:
    """Load the shipped model once."""
    return FunctionModel(load_arrays("quotation_function", ["names", "weights", "bias"]))


def assign_functions(reading: Reading) -> tuple[Quotation, ...]:
    """Give every quotation of a reading its function, and say whether its words have a source."""
    if not reading.marks:
        return ()
    return tuple(
        replace(
            quotation,
            function=FUNCTIONS[int(model().scores(features).argmax())],
            attributed=_has_source(quotation, reading),
        )
        for quotation, features in zip(reading.marks, features_of(reading), strict=True)
    )


def _has_source(quotation: Quotation, reading: Reading) -> bool:
    """Tell whether an attribution with a source holds these very words."""
    start, end = quotation.inner
    return any(
        min(piece_end, end) - max(piece_start, start) > COVERED * (end - start)
        for attribution in reading.attributions
        if attribution.source
        for piece_start, piece_end in attribution.content
    )
