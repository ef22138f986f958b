"""Place names: whose name stands for a contested place.

Definition
----------
A *contested place* has a name from each side (a dossier lists them under `places`). An article that names it
uses one side's name, a name of nobody, or gives several (*Nordheim, called Sudova in the South*).

Formula
-------
``place_names.side_a`` = mentions by side A's names / mentions of contested places, in the measure's voice;
``place_names.neutral`` the same for neutral names. ``place_names`` = places named with names of two sides or more
(in any voice) / places named.

Unit and reading
----------------
Shares from 0 to 1; the sides and neutral add up to 1. More of a side means that more places stand under its names;
a higher ``place_names`` means that readers are given both. Undefined (nan) where no contested place is named, or
without a dossier.

Limits
------
Gazetteers, agencies and governments prescribe names, and an older name may simply be the better known one:
a name is a convention before it is a stance. A name that is also part of another name is not told apart from it.

Reference
---------
RoseRedwoodAldermanAzaryahu2010 on naming as a claim to a place.

Example
-------
>>> from framing.dossier import Dossier
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> dossier = Dossier.parse("{sides: {North: {}, South: {}}, places: {town: {Nordheim: North, Sudova: South}}}")
>>> reading = Reading(Article(id="a", text="Nordheim, or Sudova to the South, was shut. Nordheim slept."))
>>> measure = PlaceNames()
>>> scores = measure.score(reading, measure.find(reading, dossier), dossier)
>>> scores["place_names"], round(scores["place_names.side_a"], 2)
(1.0, 0.67)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from framing.dossier import NEUTRAL
from framing.dossier.labels import find_labels
from framing.measures._measure import SIDE, Measure, share, side_keys
from framing.text.article import Span

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading


@dataclass(frozen=True)
class PlaceNames(Measure):
    """Whose names stand for contested places; see the module's page."""

    zone: tuple[str, ...] = ("headline", "standfirst", "subhead", "body")

    name = "place_names"
    title = "Names of contested places"
    unit = "share of mentions (of places for the total)"
    range: ClassVar[tuple[float, float]] = (0, 1)
    higher_means = "more places under the names of two sides; by side: more of its names"
    citation = ("RoseRedwoodAldermanAzaryahu2010",)
    needs = ("dossier", "quotations", "attributions")

    @property
    def columns(self) -> tuple[str, ...]:
        """Places with several names, and mentions by side."""
        return (self.name, f"{self.name}.{SIDE}", f"{self.name}.neutral")

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every name of a contested place, labelled by place."""
        return tuple(span for span in find_labels(reading, dossier) if span.facts["place"])

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the share of places under several sides' names, and of mentions by side."""
        names: dict[str, set[str]] = {}
        for span in spans:
            if span.zone in self.zone:
                names.setdefault(span.label, set()).add(span.facts["variant_side"])
        chosen = [span.facts["variant_side"] for span in self.counted(spans)]
        both = sum(len(sides - {NEUTRAL}) > 1 for sides in names.values())
        return {
            self.name: share(both, len(names)),
            **{
                f"{self.name}.{key}": share(chosen.count(side), len(chosen))
                for side, key in side_keys(dossier).items()
            },
            f"{self.name}.neutral": share(chosen.count(NEUTRAL), len(chosen)),
        }
