"""Lexical diversity: how varied the vocabulary is, whatever the length of the text.

Definition
----------
The *type–token ratio* divides a text's different words (types) by its words (tokens); it falls as texts get
longer. The *moving-average* type–token ratio (MATTR) takes it in every window of a fixed number of words and
averages, so that a brief and a long report can be compared. Words are compared in lower case, as they stand
(*says* and *said* are two types).

Formula
-------
With n words and a window of w words: ``lexical_diversity`` = Σ types(i, …, i + w − 1) / (w (n − w + 1)), summed over
the first words i = 1, …, n − w + 1 of all windows.

Unit and reading
----------------
A share of 0 to 1. More means that words are repeated less.

Limits
------
Voices are run together: the outlet's words are taken as one sequence, quotations cut out. Names repeated for
clearness lower the value without poverty of words. It is a number about the whole sequence: there are no spans to
highlight. Undefined (nan) where the voice has fewer words than the window.

Reference
---------
CovingtonMcFall2010.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> reading = Reading(Article(id="a", text="The war goes on and on and the talks go on."))
>>> round(LexicalDiversity(window=5).score(reading, ())["lexical_diversity"], 2)
0.83
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import numpy.typing as npt

from framing import _check
from framing.measures._measure import NAN, Measure
from framing.text.article import Span

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading


@dataclass(frozen=True)
class LexicalDiversity(Measure):
    """Moving-average type–token ratio; see the module's page.

    Parameters
    ----------
    voice, zone
        See `Measure`.
    window : int
        Words in a window, at least 1.
    """

    window: int = 50

    name = "lexical_diversity"
    title = "Lexical diversity (MATTR)"
    unit = "share of a window's words"
    range: ClassVar[tuple[float, float]] = (0, 1)
    higher_means = "a more varied vocabulary"
    citation = ("CovingtonMcFall2010",)
    needs = ("tokens",)

    def __post_init__(self) -> None:
        super().__post_init__()
        _check.at_least("window", self.window, 1)

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return nothing: the value belongs to the whole sequence of words."""
        return ()

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the moving-average type–token ratio of the voice's words."""
        lower = reading.tokens.lower
        words = [lower[i] for i in reading.word_tokens(self.voice, self.zone).tolist()]
        return {self.name: moving_ratio(words, self.window)}


def moving_ratio(words: Sequence[str], window: int) -> float:
    """Average the type–token ratio over all windows; nan where there is none.

    A word is a new type in every window that holds it but not its previous occurrence, so the types of all
    windows are summed without looking at any window.

    Examples
    --------
    >>> moving_ratio(["a", "b", "a", "a"], 2)
    0.8333333333333334
    """
    windows = len(words) - window + 1
    if windows < 1:
        return NAN
    here = np.arange(len(words))
    first = np.maximum(_previous(words) + 1, here - window + 1)
    last = np.minimum(here, windows - 1)
    return float(np.maximum(last - first + 1, 0).sum() / (windows * window))


def _previous(words: Sequence[str]) -> npt.NDArray[np.int_]:
    """Place of each word's previous occurrence; -1 for the first."""
    seen: dict[str, int] = {}
    places = []
    for place, word in enumerate(words):
        places.append(seen.get(word, -1))
        seen[word] = place
    return np.array(places)
