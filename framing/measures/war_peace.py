"""War and peace journalism: the indicators of Lee and Maslog that words can carry.

Definition
----------
After Galtung, reports of conflict lean to *war journalism* (violence, victory, us and them) or to *peace
journalism* (causes, common ground, solutions). Lee and Maslog code thirteen pairs of indicators. Words can carry
these. For war: **victimising** language (what was done to helpless people), **demonising** language (vicious, evil),
**emotive** language (massacre, atrocity), **partisan** wording (our troops, martyrs) and **zero-sum** orientation
(victory, surrender). For peace: orientation to **agreement**, to **causes** and consequences, to **invisible effects**
(trauma, lost livelihoods) and to **win-win** solutions and those who work for them.

Formula
-------
``war_peace`` = ``war_peace.peace`` − ``war_peace.war``, each 1,000 × hits of its indicators / words of the same voice
and zones; ``war_peace.<indicator>`` likewise.

Unit and reading
----------------
Difference of two rates per 1,000 words. Above 0 the words of peace journalism prevail, below 0 those of war journalism.

Limits
------
Words cannot tell seven of the thirteen pairs: reactive or proactive; visible effects (see `casualties`); elites or
people (see `source_types`); here and now or the wider context (see `episodic_thematic`); tags of good and bad, beyond
demonising words; two parties or many; whether the reporter leaves or stays. The original counts stories with an
indicator once and gives all indicators equal weight; here words are counted. The scheme is normative: a report
of a massacre has to say what happened. Undefined (nan) where the voice has no words.

Reference
---------
LeeMaslog2005 for the indicators and the score; Galtung1998 for the two kinds of journalism; LynchMcGoldrick2005 for
victimising, demonising and emotive language.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> reading = Reading(Article(id="a", text="The barbaric invaders were crushed before mediation began."))
>>> measure = WarPeace()
>>> scores = measure.score(reading, measure.find(reading))
>>> scores["war_peace.war"], scores["war_peace.peace"], scores["war_peace"]
(250.0, 125.0, -125.0)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from framing.lexicon import Lexicon
from framing.measures._lexicon_measure import LexiconMeasure
from framing.text.article import Span

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading

FRAMES = ("war", "peace")
"""What the categories of the lexicon begin with."""


@dataclass(frozen=True)
class WarPeace(LexiconMeasure):
    """Difference of the rates of peace and war indicators; see the module's page."""

    lexicon: Lexicon | str | Path = "war_peace"

    name = "war_peace"
    title = "War and peace journalism"
    range: ClassVar[tuple[float, float]] = (-1000, 1000)
    higher_means = "more words of peace journalism than of war journalism"
    citation = ("Galtung1998", "LeeMaslog2005", "LynchMcGoldrick2005")

    @property
    def columns(self) -> tuple[str, ...]:
        """The difference, the two rates and one column per indicator."""
        total, *indicators = super().columns
        return (total, *(f"{self.name}.{frame}" for frame in FRAMES), *indicators)

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the difference, the rates of both frames and the rate of each indicator."""
        _, *indicators = super().columns
        rates = super().score(reading, spans, dossier)
        frames = {
            f"{self.name}.{frame}": sum(
                rates[column] for column in indicators if column.startswith(f"{self.name}.{frame}_")
            )
            for frame in FRAMES
        }
        difference = frames[f"{self.name}.peace"] - frames[f"{self.name}.war"]
        return {self.name: difference, **frames, **{column: rates[column] for column in indicators}}
