"""Label choice: of the words that could name a thing, whose the outlet chooses.

Definition
----------
A *referent* has several *variants*, each the word of a side or neutral (a dossier says which). Every mention in
one voice is a choice among them. The *adoption index* of a side is the share of a referent's mentions in the
outlet's own voice that use that side's word.

Formula
-------
``label_choice.side_a`` = mean over the referents mentioned of (mentions by side A's variants / mentions of the
referent), in the measure's voice; ``label_choice.neutral`` the same for neutral variants. ``label_choice`` = the
sum over the sides: how often a partisan word was chosen where there was a choice. Only referents with two
variants or more count; each referent counts once, however often it is mentioned.

Unit and reading
----------------
Shares from 0 to 1; the sides and neutral add up to 1. More means that more of the outlet's naming is in that
side's words. Undefined (nan) where no such referent is mentioned in the voice, or without a dossier.

Limits
------
A variant is taken to name its referent wherever it stands: polysemous words (*operation*) need a look at the
spans. What a dossier does not list is not seen, so its variants should cover both sides' words and the neutral
ones. A style rule may decide the choice.

Reference
---------
Becker1967 on whose definition is taken over; HamborgDonnayGipp2019 on bias by word choice and labelling.

Example
-------
>>> from framing.dossier import Dossier
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> dossier = Dossier.parse("{sides: {North: {}, South: {}}, terms: {entry: {rescue: North, raid: South}}}")
>>> reading = Reading(Article(id="a", text="The raid began. The raid went on. It was a rescue."))
>>> measure = LabelChoice()
>>> round(measure.score(reading, measure.find(reading, dossier), dossier)["label_choice.side_b"], 2)
0.67
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
class LabelChoice(Measure):
    """Whose words name the referents of a dossier; see the module's page."""

    zone: tuple[str, ...] = ("headline", "standfirst", "subhead", "body")

    name = "label_choice"
    title = "Choice of labels"
    unit = "share of mentions, mean over referents"
    range: ClassVar[tuple[float, float]] = (0, 1)
    higher_means = "more naming in the words of a side"
    citation = ("Becker1967", "HamborgDonnayGipp2019")
    needs = ("dossier", "quotations", "attributions")

    @property
    def columns(self) -> tuple[str, ...]:
        """All sides together, each side, and neutral."""
        return (self.name, f"{self.name}.{SIDE}", f"{self.name}.neutral")

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every mention of a referent that has several variants, labelled by referent."""
        contested = _with_a_choice(dossier)
        return tuple(span for span in find_labels(reading, dossier) if span.label in contested)

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the mean shares over the referents mentioned."""
        chosen: dict[str, list[str]] = {}
        for span in self.counted(spans):
            chosen.setdefault(span.label, []).append(span.facts["variant_side"])
        shares = {
            side: share(sum(sides.count(side) / len(sides) for sides in chosen.values()), len(chosen))
            for side in (*side_keys(dossier), NEUTRAL)
        }
        return {
            self.name: 1 - shares[NEUTRAL],
            **{f"{self.name}.{key}": shares[side] for side, key in side_keys(dossier).items()},
            f"{self.name}.neutral": shares[NEUTRAL],
        }


def _with_a_choice(dossier: Dossier | None) -> set[str]:
    variants = dossier.variants if dossier else ()
    return {v.referent for v in variants if any(o.referent == v.referent and o != v for o in variants)}
