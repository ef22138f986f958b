"""Hedging: how far the text withholds commitment.

Definition
----------
A hedge marks a statement as less than certain, or a wording as not quite the writer's own: epistemic **modals**
(may, could as possibility), **adverbs** (reportedly, perhaps), **approximators** (nearly, some 40), **plausibility**
(appears to, is likely to, is meant to), **evidentials** (were reported, are said to, alleged), **shields** (what it
called, so-called) and **disclaimers** (unverified, could not be confirmed). Deontic *should* and *must*, ability
(*could be heard*), reported future (*would*) and reporting verbs as such (*claimed*) are none.

Formula
-------
``hedging`` = 1,000 × hedges / words of the same voice and zones; ``hedging.<category>`` likewise.

Unit and reading
----------------
Hedges per 1,000 words. More means more caution in the voice that is scored.

Limits
------
Caution can be accuracy: more hedging is not more bias, and an agency that could not verify a claim does right to
say so. Senses are told apart by the neighbouring words: permission (*the port may close a berth*) and ability in a
narrative (*either side could go to court*) still count as possibility. Vague quantities (*hundreds of*, *several*)
and bounds (*at least*) do not count. Undefined (nan) where the voice has no words.

Reference
---------
Lakoff1973 for the notion; PrinceFraderBosk1982 for approximators against shields; Hyland2005 for hedges as
stance markers.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> reading = Reading(Article(id="a", text="Nearly 40 people reportedly left the town on Friday."))
>>> [span.text(reading.text) for span in Hedging().find(reading)]
['Nearly', 'reportedly']
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from framing.lexicon import load_lexicon
from framing.measures._measure import Measure, spans_of
from framing.text.article import Span
from framing.text.hedges import find_hedges

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading


@dataclass(frozen=True)
class Hedging(Measure):
    """Rate of hedges; see the module's page."""

    name = "hedging"
    title = "Hedges"
    unit = "per 1,000 words of the voice"
    range: ClassVar[tuple[float, float]] = (0, 1000)
    higher_means = "more caution"
    citation = ("Lakoff1973", "PrinceFraderBosk1982", "Hyland2005")
    needs = ("tokens", "tags")

    @property
    def columns(self) -> tuple[str, ...]:
        """The total and one column per category."""
        return (self.name, *(f"{self.name}.{c}" for c in load_lexicon("hedging").categories))

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every hedge, labelled by category."""
        return spans_of(reading, find_hedges(reading))

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the total rate and that of each category."""
        return self.rates(reading, spans, load_lexicon("hedging").categories)
