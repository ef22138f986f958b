"""Lexicon rate: how often the terms of any lexicon occur, your own included.

Definition
----------
A hit is a form of a lexicon's entry, matched on whole tokens, the longest form first, in the context that the
entry asks for. Categories are the lexicon's.

Formula
-------
``lexicon_rate`` = 1,000 × hits / words of the same voice and zones; ``lexicon_rate.<category>`` likewise.

Unit and reading
----------------
Hits per 1,000 words. More means more of the lexicon's terms.

Limits
------
A dictionary counts words, not what they do: check precision and recall on texts from which the lexicon was not
drawn. Undefined (nan) where the voice has no words.

Reference
---------
GrimmerStewart2013 on validating dictionaries. The lexicon that is counted by default is `hedging`.

Example
-------
>>> from framing.lexicon import Lexicon
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> measure = LexiconRate(lexicon=Lexicon.of({"order": ["order", "stability"]}))
>>> reading = Reading(Article(id="a", text="The plan brings stability and order to the whole valley today."))
>>> round(measure.score(reading, measure.find(reading))["lexicon_rate.order"], 1)
181.8
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from framing.lexicon import Lexicon, load_lexicon
from framing.measures._measure import Measure, spans_of
from framing.text.article import Span

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading


@dataclass(frozen=True)
class LexiconRate(Measure):
    """Rate of a lexicon's terms; see the module's page.

    Parameters
    ----------
    voice, zone
        See `Measure`.
    lexicon : Lexicon, str or Path
        The lexicon, the name of one that ships with the package, or a path.
    """

    lexicon: Lexicon | str | Path = "hedging"

    name = "lexicon_rate"
    title = "Rate of a lexicon's terms"
    unit = "per 1,000 words of the voice"
    range: ClassVar[tuple[float, float]] = (0, 1000)
    higher_means = "more of the lexicon's terms"
    citation = ("GrimmerStewart2013",)
    needs = ("tokens",)

    def __post_init__(self) -> None:
        super().__post_init__()
        if not isinstance(self.lexicon, Lexicon):
            object.__setattr__(self, "lexicon", load_lexicon(self.lexicon))

    @property
    def columns(self) -> tuple[str, ...]:
        """The total and one column per category."""
        assert isinstance(self.lexicon, Lexicon)
        return (self.name, *(f"{self.name}.{category}" for category in self.lexicon.categories))

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every hit, labelled by category."""
        assert isinstance(self.lexicon, Lexicon)
        return spans_of(reading, self.lexicon.matches(reading))

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the total rate and that of each category."""
        assert isinstance(self.lexicon, Lexicon)
        return self.rates(reading, spans, self.lexicon.categories)
