"""Source balance: how the word is shared between the sides of an event.

Definition
----------
An attribution belongs to the side of its source, as the dossier tells it; sources of no side (experts, onlookers)
balance nothing. What a side is given is counted in four ways that need not agree: how often it is cited, with how
many words, how much of that in its own words, and how early.

Formula
-------
``source_balance`` = the imbalance of attributions: for two sides |a - b| / (a + b); for S sides
(Σ|x_i - n/S|) / (2n (1 - 1/S)) with n = Σx_i, the share that would have to change sides for equality over the most
that ever could; for two sides both are the same. ``source_balance.words`` = the same of words given.
``source_balance.attributions.side_*`` and ``source_balance.words.side_*`` = this side's share of all sides'
attributions and words. ``source_balance.direct.side_*`` = direct or mixed attributions of this side / all of this
side. ``source_balance.position.side_*`` = mean place of its sources in the text, 0 at the start and 1 at the end.
``source_balance.entropy`` = H = -Σ p ln p over the sides (nats); ``source_balance.evenness`` = H / ln S, S being the
number of sides in the dossier, whether heard or not. ``source_balance.sided`` = attributions to a side / attributions
that have a source.

Unit and reading
----------------
Imbalance runs from 0 (all sides alike) to 1 (one side has everything); shares, position and evenness from 0 to 1;
entropy to ln S. A smaller position means earlier.

Limits
------
Equal shares are no standard of truth or fairness: sides differ in what they have to say, and in whether they answer.
Who is on no side is left out, so a balance of sides says nothing of the balance of all sources. Structural balance
and slant of content hardly agree. In short articles an imbalance is large by chance: with two attributions it is 0
or 1. Undefined (nan) without a dossier of two sides, and where no side is given the word.

Reference
---------
LacyFicoSimon1991 for balance as structure; Shannon1948 for entropy.

Example
-------
>>> from framing.dossier import Dossier
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> dossier = Dossier.parse("sides: {North: {actors: [North]}, South: {actors: [South]}}")
>>> reading = Reading(Article(id="a", text="The North said it was ready. The South said it was not."))
>>> measure = SourceBalance()
>>> [(span.label, span.facts["side"]) for span in measure.find(reading, dossier)]
[('indirect', 'North'), ('indirect', 'South')]
>>> measure.score(reading, measure.find(reading, dossier), dossier)["source_balance"]
0.0
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from framing.measures._measure import NAN, SIDE, Measure, share, side_keys
from framing.measures._sourcing import cited_sources, entropy
from framing.text.article import Span

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading


@dataclass(frozen=True)
class SourceBalance(Measure):
    """How the word is shared between sides; see the module's page.

    Parameters
    ----------
    voice : str
        "all": sources named inside reported speech count too; "outlet" leaves them out.
    zone : tuple of str
        Zones that are scored.
    """

    voice: str = "all"

    name = "source_balance"
    title = "Balance of sources between sides"
    unit = "imbalance and shares from 0 to 1; entropy in nats"
    range: ClassVar[tuple[float, float]] = (0, math.inf)
    higher_means = "the word is shared less evenly; this side has more of it"
    citation = ("LacyFicoSimon1991", "Shannon1948")
    needs = ("attributions",)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        parts = ("attributions", "words", "direct", "position")
        whole = ("words", "sided", "entropy", "evenness")
        return (
            self.name,
            *(f"{self.name}.{part}" for part in whole),
            *(f"{self.name}.{part}.{SIDE}" for part in parts),
        )

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every source, labelled by the kind of its attribution, with side and words given."""
        return cited_sources(reading, dossier)

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return imbalances, entropy and evenness, and by side the shares, directness and position."""
        sources, sides = self.counted(spans), side_keys(dossier)
        by_side = {side: [s for s in sources if s.facts["side"] == side] for side in sides}
        counts = {side: len(own) for side, own in by_side.items()}
        words = {side: sum(map(_words, own)) for side, own in by_side.items()}
        spread = entropy(list(counts.values())) if len(sides) > 1 else NAN
        parts = {
            "words": imbalance(list(words.values())),
            "sided": share(sum(counts.values()), len(sources)) if sides else NAN,
            "entropy": spread,
            "evenness": spread / math.log(len(sides)) if len(sides) > 1 else NAN,
        }
        length = max(len(reading.text), 1)
        columns = {
            "attributions": {side: share(counts[side], sum(counts.values())) for side in sides},
            "words": {side: share(words[side], sum(words.values())) for side in sides},
            "direct": {
                side: share(sum(s.label != "indirect" for s in by_side[side]), counts[side]) for side in sides
            },
            "position": {
                side: share(sum(s.start for s in by_side[side]) / length, counts[side]) for side in sides
            },
        }
        return {
            self.name: imbalance(list(counts.values())),
            **{f"{self.name}.{part}": value for part, value in parts.items()},
            **{
                f"{self.name}.{part}.{key}": column[side]
                for part, column in columns.items()
                for side, key in sides.items()
            },
        }


def imbalance(amounts: Sequence[float]) -> float:
    """Share that would have to change sides for equality, over the most that could; nan where there is nothing.

    Examples
    --------
    >>> imbalance([3, 1]), imbalance([2, 2, 2]), imbalance([4, 0, 0]), imbalance([0, 0])
    (0.5, 0.0, 1.0, nan)
    """
    sides, total = len(amounts), math.fsum(amounts)
    if sides < 2 or not total:
        return NAN
    apart = math.fsum(abs(amount - total / sides) for amount in amounts)
    return min(apart / (2 * total * (1 - 1 / sides)), 1.0)


def _words(source: Span) -> int:
    return int(str(source.facts["words"]))
