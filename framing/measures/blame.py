"""Blame: who accuses whom, and who is said to be responsible.

Definition
----------
An accusation is a verb or noun that accuses (*accused*, *condemned*, *pointed the finger at*, *accusations against*)
or holds responsible (*blamed the fire on*, *is to blame*, *bears responsibility for*). It has an accuser and an
accused, whose sides the dossier tells. The accuser is the subject of the verb; where the clause names none, the
source whose words it stands in; else the outlet, which then accuses in its own voice. What is negated (*did not
blame*) is none.

Formula
-------
``blame`` = accusations per 1,000 words of the same voice and zones. ``blame.outlet`` = accusations of the outlet's
own / all accusations. ``blame.target.side_*`` = accusations of this side / accusations of any side.
``blame.source.side_*`` = accusations by this side / accusations by any side. Each span is labelled
*accuser → accused*; the matrix B(s → t) of a corpus is `framing.stats.matrices.blame_matrix` of its spans.

Unit and reading
----------------
Accusations per 1,000 words; shares from 0 to 1. A higher share as target means that more of the blame told falls on
this side; a higher share as source that this side is shown accusing.

Limits
------
A reported accusation is not the outlet's: choosing whose to report is what is measured, not belief in them. To condemn
an act is taken as blaming whoever is named with it. Found by tags and patterns, without a parser; accusations without
one of the listed words are missed (*they did this to us*). Whoever is on no side is *other*. Undefined (nan) where
there are no words, and shares where no accusation has the side in question.

Reference
---------
Iyengar1991 and SemetkoValkenburg2000 on the attribution of responsibility.

Example
-------
>>> from framing.dossier import Dossier
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> dossier = Dossier.parse("sides: {North: {actors: [North]}, South: {actors: [South]}}")
>>> text = "The North accused the South of theft. The South blamed the North for the war."
>>> reading = Reading(Article(id="a", text=text))
>>> [(span.text(text), span.label) for span in Blame().find(reading, dossier)]
[('accused', 'North → South'), ('blamed', 'South → North')]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from framing.measures._harm import Sides
from framing.measures._measure import SIDE, Measure, in_story, share, side_keys
from framing.text.accusations import Accusation, find_accusations
from framing.text.article import Span
from framing.text.attributions import Attribution

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading

OUTLET = "outlet"
OTHER = "other"
"""Names, in labels, an accuser or accused of no side."""


@dataclass(frozen=True)
class Blame(Measure):
    """Who blames whom; see the module's page.

    Parameters
    ----------
    voice : str
        "all": accusations in reported speech count too.
    zone : tuple of str
        Zones that are scored.
    """

    voice: str = "all"

    name = "blame"
    title = "Who blames whom"
    unit = "accusations per 1,000 words; shares"
    range: ClassVar[tuple[float, float]] = (0, 1000)
    higher_means = "more accusations; more of them of, or by, this side"
    citation = ("Iyengar1991", "SemetkoValkenburg2000")
    needs = ("attributions", "tags")

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return (
            self.name,
            f"{self.name}.outlet",
            f"{self.name}.target.{SIDE}",
            f"{self.name}.source.{SIDE}",
        )

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every accusation, labelled *accuser → accused*, with both sides and the accuser's name."""
        accusations = find_accusations(reading)
        if not accusations:
            return ()
        sides = Sides(reading, dossier)
        return in_story(_span(reading, accusation, sides, dossier) for accusation in accusations)

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the rate, the outlet's share, and by side the shares as target and as source."""
        hits, sides = self.counted(spans), side_keys(dossier)
        own = sum(span.facts["source"] == OUTLET for span in hits)
        scores = {self.name: self.per_thousand(reading, hits), f"{self.name}.outlet": share(own, len(hits))}
        for role in ("target", "source"):
            told = [side for span in hits if (side := span.facts[f"{role}_side"]) is not None]
            for side, key in sides.items():
                scores[f"{self.name}.{role}.{key}"] = share(told.count(side), len(told))
        return scores


def _span(reading: Reading, accusation: Accusation, sides: Sides, dossier: Dossier | None) -> Span:
    source, source_side = _accuser(reading, accusation, sides, dossier)
    target_side = sides.of(accusation.accused)
    accuser = OUTLET if source == OUTLET else source_side or OTHER
    return reading.span(
        int(reading.tokens.starts[accusation.first]),
        int(reading.tokens.ends[accusation.last - 1]),
        f"{accuser} → {target_side or OTHER}",
        kind=accusation.category,
        term=accusation.term,
        source=source,
        source_side=source_side,
        target=_words(reading, accusation.accused),
        target_side=target_side,
    )


def _accuser(
    reading: Reading, accusation: Accusation, sides: Sides, dossier: Dossier | None
) -> tuple[str | None, str | None]:
    """Name the accuser, and the side: who the clause names, as the report resolves it, or else who speaks."""
    words, side = _words(reading, accusation.accuser), sides.of(accusation.accuser)
    report = _speaker(reading, accusation, bool(words))
    if report is None or accusation.passive:
        return words or (None if accusation.passive else OUTLET), side
    name = report.source_name or _text(reading, *report.source[0])
    return name, (dossier.side_of(report) if dossier else None) or side


def _speaker(reading: Reading, accusation: Accusation, named: bool) -> Attribution | None:
    """Return the attribution that the accusation is the cue of, else, if it names no accuser, whose words it is."""
    starts, ends = reading.tokens.starts, reading.tokens.ends
    first, last = int(starts[accusation.first]), int(ends[accusation.last - 1])
    reports = [attribution for attribution in reading.attributions if attribution.source]
    for report in reports:
        if any(start < last and first < end for start, end in report.cue):
            return report if not named or _overlaps(reading, accusation.accuser, report) else None
    holding = [
        (end - start, number)
        for number, report in enumerate(reports)
        for start, end in report.content
        if start <= first < end
    ]
    return reports[min(holding)[1]] if holding and not named else None


def _overlaps(reading: Reading, stretch: tuple[int, int] | None, report: Attribution) -> bool:
    if stretch is None:
        return False
    low, high = int(reading.tokens.starts[stretch[0]]), int(reading.tokens.ends[stretch[1] - 1])
    return any(start < high and low < end for start, end in report.source)


def _words(reading: Reading, stretch: tuple[int, int] | None) -> str | None:
    if stretch is None or stretch[0] >= stretch[1]:
        return None
    return _text(reading, int(reading.tokens.starts[stretch[0]]), int(reading.tokens.ends[stretch[1] - 1]))


def _text(reading: Reading, start: int, end: int) -> str:
    return " ".join(reading.text[start:end].split())
