"""Prominence: whose voice comes first, whose last, and who is in the headline.

Definition
----------
The sources of an article stand in an order; readers meet the first one surely and the last ones often not at all.
Each source is weighed by the inverse of its rank. The last word is the side of the source that closes the article.
A side is in the headline where one of its actors or places is named there.

Formula
-------
``prominence.side_*`` = Σ 1/r over the ranks r of this side's sources / Σ 1/r over those of all sides, the ranks being
counted among the sources of any side. ``prominence.first.side_*`` = 1 if the first of them is of this side, else 0;
``prominence.last.side_*`` = the same of the last. ``prominence.headline.side_*`` = 1 if the headline names the side,
else 0. ``prominence`` = (largest share - smallest share) over the sides.

Unit and reading
----------------
Shares from 0 to 1, which add up to 1 over the sides; 0 or 1 for first, last and headline, so that their means over
articles are shares of articles. More means a more prominent side.

Limits
------
The weights 1/r are a convention. Copies of an article are cut from the end, which moves the last word. Headlines are
often written by others than the body. To be named in a headline is not to be given the word there. Undefined (nan)
without a dossier, where no side is given the word, and for the headline where there is none.

Reference
---------
LacyFicoSimon1991 for the structure of stories, order included.

Example
-------
>>> from framing.dossier import Dossier
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> dossier = Dossier.parse("sides: {North: {actors: [North]}, South: {actors: [South]}}")
>>> reading = Reading(Article(id="a", text="The North said it was ready. The South said it was not."))
>>> measure = Prominence()
>>> scores = measure.score(reading, measure.find(reading, dossier), dossier)
>>> round(scores["prominence.side_a"], 3), scores["prominence.last.side_b"]
(0.667, 1.0)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from framing.measures._measure import NAN, SIDE, Measure, share, side_keys
from framing.measures._sourcing import cited_sources
from framing.text.article import Span

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading


@dataclass(frozen=True)
class Prominence(Measure):
    """Order of the sides' sources; see the module's page.

    Parameters
    ----------
    voice : str
        "all": sources named inside reported speech count too; "outlet" leaves them out.
    zone : tuple of str
        Zones whose sources are ranked.
    """

    voice: str = "all"

    name = "prominence"
    title = "Prominence of the sides' sources"
    unit = "share of inverse ranks; 0 or 1"
    range: ClassVar[tuple[float, float]] = (0, 1)
    higher_means = "this side comes earlier and more often"
    citation = ("LacyFicoSimon1991",)
    needs = ("attributions", "zones")

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        parts = ("", ".first", ".last", ".headline")
        return (self.name, *(f"{self.name}{part}.{SIDE}" for part in parts))

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every source, labelled by the kind of its attribution, with its side."""
        return cited_sources(reading, dossier)

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the spread of prominence, and by side share, first and last word, and headline."""
        sides = side_keys(dossier)
        order = [side for span in self.counted(spans) if (side := span.facts["side"]) in sides]
        weights = {
            side: math.fsum(1 / rank for rank, other in enumerate(order, 1) if other == side)
            for side in sides
        }
        shares = {side: share(weights[side], math.fsum(weights.values())) for side in sides}
        named = _named_in_headline(reading, dossier)
        columns = {
            "": shares,
            ".first": {side: float(order[0] == side) if order else NAN for side in sides},
            ".last": {side: float(order[-1] == side) if order else NAN for side in sides},
            ".headline": {side: NAN if named is None else float(side in named) for side in sides},
        }
        return {
            self.name: max(shares.values()) - min(shares.values()) if order else NAN,
            **{
                f"{self.name}{part}.{key}": column[side]
                for part, column in columns.items()
                for side, key in sides.items()
            },
        }


def _named_in_headline(reading: Reading, dossier: Dossier | None) -> set[str | None] | None:
    """Return the sides whose actors or places a headline names; None where there is no headline."""
    headlines = [zone for zone in reading.zones if zone.label == "headline"]
    if not headlines or dossier is None:
        return None
    return {
        mention.side
        for mention in dossier.actors_in(reading)
        if any(zone.start <= mention.start < zone.end for zone in headlines)
    }
