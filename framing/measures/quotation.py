"""Quotation: how much of the article stands in reported words, and how whole the quotations are.

Definition
----------
A quotation is a pair of marks that reports words (function *speech* or *mixed*, CODEBOOK of the project). It is
*direct* when the quoted words hold a finite clause with its own subject, else *partial*: a fragment that the
outlet fits into its own sentence.

Formula
-------
``quotation`` = words inside reporting marks / all words of the zones. ``quotation.partial`` = partial
quotations / all reporting quotations. ``quotation.rate`` = reporting quotations per 1,000 words.

Unit and reading
----------------
Shares between 0 and 1, and a rate. More means that more of the text is somebody else's wording; a higher
partial share means that sources speak in fragments chosen by the outlet.

Limits
------
House styles differ in how readily they quote; a long official statement weighs as much as many short voices.
Undefined (nan) for a text without words; the partial share also where nothing is quoted.

Reference
---------
Zelizer1989 treats quotation as a journalistic practice; the formula is this project's.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> reading = Reading(Article(id="a", text="“We will stay,” the mayor said on Monday."))
>>> measure = Quotation()
>>> measure.score(reading, measure.find(reading))["quotation"]
0.375
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from framing.measures._measure import Measure, in_story, share
from framing.text.article import Span
from framing.text.voice import REPORTING

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading


@dataclass(frozen=True)
class Quotation(Measure):
    """Share of the text that is quoted; see the module's page.

    Parameters
    ----------
    voice : str
        Of the denominator: "all" words by default.
    zone : tuple of str
        Zones that are scored.
    """

    voice: str = "all"

    name = "quotation"
    title = "Share of the text that is quoted"
    unit = "share of words; shares of quotations; per 1,000 words"
    range: ClassVar[tuple[float, float]] = (0, 1000)
    higher_means = "more of the text is in the words of others"
    citation = ("Zelizer1989",)
    needs = ("quotations",)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return ("quotation", "quotation.partial", "quotation.rate")

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every reporting quotation, marks included, labelled direct or partial."""
        return in_story(
            reading.span(q.start, q.end, "direct" if q.clausal else "partial")
            for q in reading.quotations
            if q.function in REPORTING
        )

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the quoted share, the partial share and the rate."""
        hits = self.counted(spans)
        return {
            "quotation": share(reading.words("quoted", self.zone), reading.words(self.voice, self.zone)),
            "quotation.partial": share(sum(s.label == "partial" for s in hits), len(hits)),
            "quotation.rate": self.per_thousand(reading, hits),
        }
