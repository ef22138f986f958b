"""Casualties: whose dead, wounded, displaced and captured are counted, and who vouches for the figures.

Definition
----------
A casualty figure is a number of people that are said to be killed, wounded, displaced or captured (arrested,
detained, abducted): *at least 12 soldiers*, *104 military deaths*, *dozens* (before *were wounded*). Ages, dates
and populations are none. Who vouches for it is the source of the innermost attribution that holds it, else the
outlet.

Formula
-------
``casualties`` = figures per 1,000 words of the same voice and zones; ``casualties.<kind>`` = figures of that kind per
1,000 words. ``casualties.attributed`` = figures vouched for by a source / all figures. ``casualties.exact`` = figures
without *at least*, *nearly*, *dozens* and the like / all figures. ``casualties.share.side_*`` = figures of this
side's victims / figures of any side's victims. ``casualties.asymmetry.side_*`` = ln((m + 1/2) / (M + 1/2)) with m the
figures of this side's victims and M those of all other sides'. ``casualties.attributed.side_*`` =
``casualties.attributed`` among the figures of this side's victims.

Unit and reading
----------------
Figures per 1,000 words; shares from 0 to 1; log ratios. An asymmetry above 0 means that this side's victims are
counted more often than the other sides'; the half added to both keeps it finite where one side is not counted at
all, and it changes its sign when two sides change places. A low share attributed means that the outlet takes the
figures on itself.

Limits
------
Figures are counted, not people: two figures may count the same dead. Without dated tolls of each side an asymmetry
does not tell coverage from the course of a war; divide by tolls where they are known and not disputed. A figure of
*casualties* counts as killed, though wounded may be among them. Victims' sides are read from the noun phrase, what
is said of place and agent, and, if nothing tells, from whose source counts its own dead; two-sided dossiers take who
is struck by one side for the other's. Found by tags and patterns, without a parser: figures far from their verb are
missed. Undefined (nan) where there are no figures, or none of any side's victims.

Reference
---------
HermanChomsky1988 on worthy and unworthy victims; Haldane1956 for the half that is added.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> text = "At least 12 soldiers were killed. Two civilians died and nearly 100 residents fled."
>>> reading = Reading(Article(id="a", text=text))
>>> for span in Casualties().find(reading):
...     print(span.text(text), span.label, span.facts["n"], span.facts["low"], span.facts["high"])
At least 12 soldiers killed 12 12 None
Two civilians killed 2 2 2
nearly 100 residents displaced 100 None 100
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from framing.measures._measure import NAN, SIDE, Measure, in_story, share, side_keys
from framing.measures._victims import victims_sides
from framing.text.article import Span
from framing.text.attributions import Attribution
from framing.text.figures.casualties import Toll, find_casualties

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading

KINDS = ("killed", "wounded", "displaced", "captured")
OUTLET = "outlet"
DETERMINERS = frozenset(("the", "a", "an"))


@dataclass(frozen=True)
class Casualties(Measure):
    """Casualty figures; see the module's page.

    Parameters
    ----------
    voice : str
        "all": figures in reported speech count too.
    zone : tuple of str
        Zones that are scored.
    """

    voice: str = "all"

    name = "casualties"
    title = "Casualty figures by side"
    unit = "figures per 1,000 words; shares; log ratio"
    range: ClassVar[tuple[float, float]] = (-10, 1000)
    higher_means = "more figures; more of them this side's victims"
    citation = ("HermanChomsky1988", "Haldane1956")
    needs = ("attributions", "tags")

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        parts = (*KINDS, "attributed", "exact", f"share.{SIDE}", f"asymmetry.{SIDE}", f"attributed.{SIDE}")
        return (self.name, *(f"{self.name}.{part}" for part in parts))

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every figure with its noun, labelled by kind, with number, bounds, victims' side and voucher."""
        tolls = find_casualties(reading)
        if not tolls:
            return ()
        sources = [source_of(reading, toll) for toll in tolls]
        sides = victims_sides(reading, tolls, sources, dossier)
        return in_story(
            _span(reading, toll, source, side)
            for toll, source, side in zip(tolls, sources, sides, strict=True)
        )

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the rates, the shares attributed and exact, and shares and asymmetry by side."""
        figures = self.counted(spans)
        scores = self.rates(reading, figures, KINDS)
        scores[f"{self.name}.attributed"] = _attributed(figures)
        exact = sum(
            span.facts["low"] is not None and span.facts["low"] == span.facts["high"] for span in figures
        )
        scores[f"{self.name}.exact"] = share(exact, len(figures))
        sides = side_keys(dossier)
        by_side = {side: [s for s in figures if s.facts["victims_side"] == side] for side in sides}
        total = sum(map(len, by_side.values()))
        for side, key in sides.items():
            scores[f"{self.name}.share.{key}"] = share(len(by_side[side]), total)
        for side, key in sides.items():
            scores[f"{self.name}.asymmetry.{key}"] = asymmetry(len(by_side[side]), total - len(by_side[side]))
        for side, key in sides.items():
            scores[f"{self.name}.attributed.{key}"] = _attributed(by_side[side])
        return scores


def asymmetry(mentions: int, others: int) -> float:
    """Log ratio of two counts with a half added to each; nan where both are 0.

    Examples
    --------
    >>> round(asymmetry(4, 0), 3), round(asymmetry(0, 4), 3), asymmetry(3, 3)
    (2.197, -2.197, 0.0)
    """
    return math.log((mentions + 0.5) / (others + 0.5)) if mentions or others else NAN


def source_of(reading: Reading, toll: Toll) -> Attribution | None:
    """Return the innermost attribution with a source whose content holds a figure."""
    at = int(reading.tokens.starts[toll.first])
    holding = [
        (end - start, number)
        for number, attribution in enumerate(reading.attributions)
        if attribution.source
        for start, end in attribution.content
        if start <= at < end
    ]
    return reading.attributions[min(holding)[1]] if holding else None


def _attributed(figures: Sequence[Span]) -> float:
    return share(sum(span.facts["vouched_by"] != OUTLET for span in figures), len(figures))


def _span(reading: Reading, toll: Toll, source: Attribution | None, side: str | None) -> Span:
    return reading.span(
        int(reading.tokens.starts[toll.first]),
        int(reading.tokens.ends[toll.last - 1]),
        toll.kind,
        also=toll.also,
        n=toll.figure.n,
        low=toll.figure.low,
        high=toll.figure.high,
        victims_side=side,
        vouched_by=_voucher(reading.text, source),
    )


def _voucher(text: str, source: Attribution | None) -> str:
    """Name who vouches: the source as resolved, else as the text words it."""
    if source is None:
        return OUTLET
    if source.source_name:
        return source.source_name
    words = " ".join(text[start:end] for start, end in source.source).split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in DETERMINERS else words)
