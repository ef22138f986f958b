"""Measures that count the terms of a lexicon: what their pages share."""

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
class LexiconMeasure(Measure):
    """Base of measures whose hits are a lexicon's terms, labelled by category.

    A page names its own default for `lexicon`; a lexicon with other categories gives other columns.

    Parameters
    ----------
    voice, zone
        See `Measure`.
    lexicon : Lexicon, str or Path
        The lexicon, the name of one that ships with the package, or a path.
    """

    lexicon: Lexicon | str | Path = ""

    unit = "per 1,000 words of the voice"
    range: ClassVar[tuple[float, float]] = (0, 1000)
    needs = ("tokens", "tags")

    def __post_init__(self) -> None:
        super().__post_init__()
        _ = self.terms  # a lexicon that is not there is refused here

    @property
    def terms(self) -> Lexicon:
        """The lexicon, loaded."""
        return self.lexicon if isinstance(self.lexicon, Lexicon) else load_lexicon(self.lexicon)

    @property
    def columns(self) -> tuple[str, ...]:
        """The total and one column per category."""
        return (self.name, *(f"{self.name}.{category}" for category in self.terms.categories))

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every hit, labelled by category."""
        return spans_of(reading, self.terms.matches(reading))

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the total rate and that of each category."""
        return self.rates(reading, spans, self.terms.categories)
