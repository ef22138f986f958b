"""Agency: whether the one who acts is named, or the syntax leaves the agent out.

Definition
----------
A **passive** is *be* or *get* with a past participle, a participle behind the noun that it modifies (*a deal
brokered by …*), or an absolute one. It is *agentive* with a by-phrase, *inanimate_by* where *by* names a thing
(*killed by mines*), else *agentless*. Participles before a noun, adjectives and states (*disputed*, *was involved*,
*is located*, *based*, *is supposed to*) are none. An **unaccusative** tells harm as happening of itself (*died*,
*clashes erupted*, *shells fell*); a **nominalisation** makes a noun of it (*the shelling of the town*). Both leave
the agent out, and are their own labels.

Formula
-------
``agency`` = agentless passives / all passives. ``agency.agentless_rate``, ``agency.unaccusative_rate`` and
``agency.nominalisation_rate`` = hits per 1,000 words of the same voice and zones. ``agency.agent_named`` = clauses
of harm that name who did it / all clauses of harm: passives and unaccusatives of the lexicon `harm`, and active
clauses with its verbs; things are no agents. ``agency.agent_named.side_*`` counts the clauses whose affected is of
that side; ``agency.actor.side_*`` = clauses of harm that name this side as the agent / all clauses of harm.

Unit and reading
----------------
Shares between 0 and 1; rates per 1,000 words. A higher ``agency`` means that more passives hide who acted; a higher
``agency.agent_named`` means that more harm has an author.

Limits
------
Passives serve the topic as well as they hide agents, and the agent may stand in the clause before: every span
tells the side of the actor where the sentence or the one before it names one (`actor_side`). Found by tags and
patterns, without a parser: some adjectives in -ed count as participles, and long insertions between auxiliary and
participle lose a hit. Active clauses of harm are counted but are no spans. Sides are those of the names in subject,
object, by-phrase or possessor; whoever is not in the dossier has none. Undefined (nan) where there are no passives,
no clauses of harm, or no words.

Reference
---------
Fowler1991 on transitivity and nominalisation in the press; GreeneResnik2009 on syntax and implied sentiment;
Perlmutter1978 for unaccusatives; MorenoMedinaEtAl2025 for the same forms in reports of police killings.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> text = "Two villages were shelled overnight. The bridge was destroyed by rebels and nine people died."
>>> reading = Reading(Article(id="a", text=text))
>>> [(span.text(text), span.label) for span in Agency().find(reading)]
[('were shelled', 'agentless_passive'), ('was destroyed', 'agentive_passive'), ('died', 'unaccusative')]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from framing.measures._harm import ACTIVE, Event, Sides, find_events
from framing.measures._measure import SIDE, Measure, in_story, share, side_keys
from framing.text.article import Span

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading

PASSIVES = ("agentless_passive", "agentive_passive", "inanimate_by")


@dataclass(frozen=True)
class Agency(Measure):
    """Whether agents are named; see the module's page."""

    name = "agency"
    title = "Agents named or left out"
    unit = "share of passives; shares of clauses of harm; per 1,000 words"
    range: ClassVar[tuple[float, float]] = (0, 1000)
    higher_means = "more passives without an agent"
    citation = ("Fowler1991", "GreeneResnik2009", "Perlmutter1978", "MorenoMedinaEtAl2025")
    needs = ("tokens", "tags")

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return (
            "agency",
            "agency.agentless_rate",
            "agency.unaccusative_rate",
            "agency.nominalisation_rate",
            "agency.agent_named",
            f"agency.agent_named.{SIDE}",
            f"agency.actor.{SIDE}",
        )

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every passive, unaccusative and nominalisation, with the sides of actor and affected."""
        return in_story(span for span in _spans(reading, dossier) if span.label != ACTIVE)

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the share of agentless passives, the rates, and the shares of harm with a named agent."""
        hits = self.counted(spans)
        active = [span for span in _spans(reading, dossier) if span.label == ACTIVE]
        clauses = [
            span
            for span in [*hits, *self.counted(active)]
            if span.facts["term"] and span.label != "nominalisation"
        ]
        by_label = {label: [s for s in hits if s.label == label] for label in {s.label for s in hits}}
        passives = sum(len(by_label.get(label, ())) for label in PASSIVES)
        scores = {"agency": share(len(by_label.get("agentless_passive", ())), passives)}
        for column, label in (
            ("agentless_rate", "agentless_passive"),
            ("unaccusative_rate", "unaccusative"),
            ("nominalisation_rate", "nominalisation"),
        ):
            scores[f"agency.{column}"] = self.per_thousand(reading, by_label.get(label, ()))
        scores["agency.agent_named"] = _named(clauses)
        sides = side_keys(dossier)
        for side, key in sides.items():
            scores[f"agency.agent_named.{key}"] = _named(
                [s for s in clauses if s.facts["affected_side"] == side]
            )
        for side, key in sides.items():
            acting = [s for s in clauses if s.facts["agent"] and s.facts["actor_side"] == side]
            scores[f"agency.actor.{key}"] = share(len(acting), len(clauses))
        return scores


def _named(clauses: Sequence[Span]) -> float:
    return share(sum(bool(span.facts["agent"]) for span in clauses), len(clauses))


@lru_cache(maxsize=1)  # finding and scoring one article ask in turn
def _spans(reading: Reading, dossier: Dossier | None) -> tuple[Span, ...]:
    events = find_events(reading)
    roles = Sides(reading, dossier).roles(events)
    return tuple(_span(reading, event, *sides) for event, sides in zip(events, roles, strict=True))


def _span(reading: Reading, event: Event, actor: str | None, affected: str | None) -> Span:
    starts, ends = reading.tokens.starts, reading.tokens.ends
    agent = None
    if event.agent is not None:
        agent = reading.text[starts[event.agent[0]] : ends[event.agent[1] - 1]]
    return reading.span(
        int(starts[event.first]),
        int(ends[event.last - 1]),
        event.label,
        term=event.term,
        agent=agent,
        actor_side=actor,
        affected_side=affected,
    )
