"""Contested terms by voice: whether a side's word is the outlet's own, held at arm's length, or a source's.

Definition
----------
A *contested term* is a word that a dossier lists as the word of one side (or as neutral) for a referent: the
action, an actor, a status, a place. Each mention has one *treatment*: **own** (the outlet's unmarked words),
**scare** (the outlet's words in scare marks), **quoted** (in marks that report speech) or **attributed** (in the
content of a report, outside marks). Where marks stand around a part of the term, they stand around the term. A
mention may besides be *hedged* (what it called, alleged, might be) or *negated* (not an, no; or denied by its source).

Formula
-------
``term_voice`` = mentions of any side's words in the outlet's own treatment / all mentions of any side's words.
``term_voice.own.side_a`` (and `scare`, `quoted`, `attributed`) = mentions of side A's words with that treatment /
all mentions of side A's words. ``term_voice.self.side_a`` = mentions of side A's words that a speaker of side A
says / those that any speaker says. ``term_voice.hedged`` and ``term_voice.negated`` = mentions that are so /
mentions of any side's words. Neutral words count nowhere but stand among the spans.

Unit and reading
----------------
Shares from 0 to 1. More own voice means that the outlet speaks more of a side's language itself; the columns of
one side over the four treatments add up to 1. Undefined (nan) where a side's words do not occur, or without a
dossier.

Limits
------
Whose word a term is, the dossier says, not the text: cite its sources. A style rule may decide the voice. Shares
of few mentions jump: read the spans, and `term_by_voice` for counts over many articles. A mention is not
adoption: a term may be discussed.

Reference
---------
Becker1967 on whose definition of a situation is taken over; Fowler1991 on naming in the news.

Example
-------
>>> from framing.dossier import Dossier
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> dossier = Dossier.parse("{sides: {North: {}, South: {}}, terms: {entry: {liberation: North, invasion: South}}}")
>>> reading = Reading(Article(id="a", text="The invasion began at dawn. The town slept through the invasion."))
>>> TermVoice().score(reading, TermVoice().find(reading, dossier), dossier)["term_voice.own.side_b"]
1.0
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from framing.dossier.labels import REPORTED, TREATMENTS, find_labels
from framing.measures._measure import SIDE, Measure, share, side_keys
from framing.text.article import Span

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading


@dataclass(frozen=True)
class TermVoice(Measure):
    """Shares of the treatments of each side's words; see the module's page.

    Parameters
    ----------
    voice : str
        "all": the measure itself compares the voices.
    zone : tuple of str
        Zones that are scored.
    """

    voice: str = "all"
    zone: tuple[str, ...] = ("headline", "standfirst", "subhead", "body")

    name = "term_voice"
    title = "Contested terms by voice"
    unit = "share of mentions"
    range: ClassVar[tuple[float, float]] = (0, 1)
    higher_means = "more of the sides' own words in the outlet's own voice"
    citation = ("Becker1967", "Fowler1991")
    needs = ("dossier", "quotations", "attributions")

    @property
    def columns(self) -> tuple[str, ...]:
        """The total, each treatment and the speaker by side, and the share hedged and negated."""
        by_side = (f"{self.name}.{part}.{SIDE}" for part in (*TREATMENTS, "self"))
        return (self.name, *by_side, f"{self.name}.hedged", f"{self.name}.negated")

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every contested term, labelled by referent."""
        return find_labels(reading, dossier)

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the shares; nan where there are no mentions."""
        sides = side_keys(dossier)
        hits = [span for span in self.counted(spans) if span.facts["variant_side"] in sides]
        by_side = {key: [s for s in hits if s.facts["variant_side"] == side] for side, key in sides.items()}
        scores = {self.name: _treated(hits, "own")}
        for treatment in TREATMENTS:
            for key, own in by_side.items():
                scores[f"{self.name}.{treatment}.{key}"] = _treated(own, treatment)
        for key, own in by_side.items():
            scores[f"{self.name}.self.{key}"] = _said_by_itself(own)
        for fact in ("hedged", "negated"):
            scores[f"{self.name}.{fact}"] = share(sum(s.facts[fact] for s in hits), len(hits))
        return scores


def _treated(spans: Sequence[Span], treatment: str) -> float:
    return share(sum(span.facts["treatment"] == treatment for span in spans), len(spans))


def _said_by_itself(spans: Sequence[Span]) -> float:
    said = [span for span in spans if span.facts["treatment"] in REPORTED]
    return share(sum(s.facts["speaker_side"] == s.facts["variant_side"] for s in said), len(said))
