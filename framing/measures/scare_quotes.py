"""Scare quotes: words that the outlet uses and holds at arm's length.

Definition
----------
A *scare quote* is a pair of marks around a phrase that nobody is reported to have said, in the outlet's own
syntax, with distance from the word's claim: so-called, disputed, ironic, euphemistic. A *mixed* quotation
reports a source's word and holds it at arm's length at once. The **strict** reading counts scare quotes
alone, the **usual** reading counts mixed ones too.

Formula
-------
``scare_quotes`` = 1,000 × hits / words of the zones (all voices: marks stand in the outlet's own syntax).

Unit and reading
----------------
Hits per 1,000 words. More means that more terms are distanced typographically; from which side's terms is told
by `term_voice`.

Limits
------
Distance and verbatim report cannot always be told apart from the text alone, and house styles differ: agencies
discourage single-word quotations. Marks in headlines may be nobody's words. Read the spans before the rate.
Undefined (nan) for a text without words.

Reference
---------
CappelenLepore1997 on quotation that mentions and uses at once; Predelli2003 on scare quotes.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> reading = Reading(Article(id="a", text="The army began its “peace mission” in the valley on Monday night."))
>>> [span.text(reading.text) for span in ScareQuotes().find(reading)]
['“peace mission”']
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from framing import _check
from framing.measures._measure import Measure, in_story
from framing.text.article import Span

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading

READINGS = {"strict": ("scare",), "usual": ("scare", "mixed")}


@dataclass(frozen=True)
class ScareQuotes(Measure):
    """Rate of scare quotes; see the module's page.

    Parameters
    ----------
    voice : str
        "all": the marks stand in the outlet's own syntax, whoever's word is inside.
    zone : tuple of str
        Zones that are scored.
    reading : {"usual", "strict"}
        Whether mixed quotations count.
    """

    voice: str = "all"
    reading: str = "usual"

    name = "scare_quotes"
    title = "Scare quotes"
    unit = "per 1,000 words"
    range: ClassVar[tuple[float, float]] = (0, 1000)
    higher_means = "more words are held at arm's length"
    citation = ("CappelenLepore1997", "Predelli2003")
    needs = ("quotations", "attributions")

    def __post_init__(self) -> None:
        super().__post_init__()
        _check.one_of("reading", self.reading, READINGS)

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every scare and mixed quotation, marks included."""
        return in_story(
            reading.span(q.start, q.end, q.function)
            for q in reading.quotations
            if q.function in READINGS["usual"]
        )

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the rate of the chosen reading."""
        hits = [span for span in self.counted(spans) if span.label in READINGS[self.reading]]
        return {"scare_quotes": self.per_thousand(reading, hits)}
