"""Events told by passives, unaccusatives, nominalisations and active verbs of harm; who acts, who is affected.

Both are stretches of the sentence: the subject before the verb group, the object behind it, the by-phrase, the
possessor of a noun and what follows its *of*. `Sides` puts such a stretch on a side of the dossier.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from framing.lexicon import Match, load_lexicon
from framing.text.grammar.agents import names_thing
from framing.text.grammar.auxiliaries import group_start
from framing.text.grammar.inflection import verb_forms
from framing.text.grammar.passives import Passive, find_passives
from framing.text.speakers.states import nation
from framing.text.tag_groups import FINITE, NOUNS
from framing.text.tags import TAGS

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading

Stretch = tuple[int, int]
"""First token and end."""

ACTIVE = "active"
NOMINAL = NOUNS | {"PRP", "CD"}
RELATIVE = frozenset(("WDT", "WP"))
BORDERS = frozenset(
    ', ; : – — ( ) “ ” " that as when while after before because since if although though until but by'.split()
)
MODIFIERS = NOUNS | {"JJ", "POS", "PRP$", "DT", "VBN", "CD"}
TAKING_OBJECTS = frozenset(("of", "on", "against", "upon"))
PRONOUNS = frozenset("it they its their them".split())
QUOTES = frozenset('“”‘’"')
LONGEST = 25


@cache
def support_verbs() -> frozenset[str]:
    """Return the forms of verbs whose subject is the agent of the noun they take: launched an attack."""
    verbs = (
        "launch unleash mount stage wage conduct commit perpetrate initiate start begin order impose continue"
    )
    # "out" stands for carry out
    return frozenset(form for verb in verbs.split() for form in verb_forms(verb)) | {"out"}


@dataclass(frozen=True, slots=True)
class Event:
    """One telling of an event.

    Parameters
    ----------
    first, last : int
        Tokens of the verb group or the noun.
    label : str
        A label of the measure, or "active".
    term : str or None
        The word of harm, if it is one.
    agent, affected : (int, int) or None
        Tokens that name who acts, and where the affected is named if at all.
    sentence : int
        Number of its sentence.
    modifiers : (int, int) or None
        Words before a noun, among which a side may be named as the agent.
    """

    first: int
    last: int
    label: str
    term: str | None
    agent: Stretch | None
    affected: tuple[Stretch, ...]
    sentence: int
    modifiers: Stretch | None = None


@lru_cache(maxsize=1)
def find_events(reading: Reading) -> tuple[Event, ...]:
    """Find every passive, every unaccusative and noun of harm, and every active clause of harm, in order."""
    return tuple(sorted(_Finder(reading).events(), key=lambda event: (event.first, event.last)))


class _Finder:
    """One reading's words, tags and sentences, and what is found in them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = reading.tokens.lower
        self.tags = [TAGS[code] for code in reading.tags.tolist()]
        self.lows: list[int] = np.searchsorted(
            reading.tokens.starts, [start for start, _ in reading.sentences]
        ).tolist()

    def events(self) -> list[Event]:
        matches = {match.first: match for match in load_lexicon("harm").matches(self.reading)}
        passives = {passive.last - 1: passive for passive in find_passives(self.reading)}
        found = [self._passive(passive, matches.get(at)) for at, passive in passives.items()]
        for at, match in matches.items():
            if not any(i in passives for i in range(at, match.last)):
                event = self._told(match)
                if event is not None:
                    found.append(event)
        return found

    def _bounds(self, at: int) -> tuple[int, int, int]:
        """Return number, first token and end of the sentence that holds a token."""
        number = max(bisect_right(self.lows, at) - 1, 0)
        high = self.lows[number + 1] if number + 1 < len(self.lows) else len(self.words)
        return number, self.lows[number], high

    def _passive(self, passive: Passive, match: Match | None) -> Event:
        number, low, high = self._bounds(passive.last - 1)
        agent = passive.agent
        term = match.entry.term if match is not None and match.entry.category == "harm" else None
        affected = (self._before(passive.first, low), self._after(passive.last, high))
        named = None if agent is None or agent.thing else (agent.first, agent.last)
        return Event(passive.first, passive.last, passive.label, term, named, affected, number)

    def _told(self, match: Match) -> Event | None:
        """Make the event of a match that is no passive: unaccusative, noun, or active clause."""
        number, low, high = self._bounds(match.first)
        term, kind = match.entry.term, match.entry.category
        if kind == "nominalisation":
            agent, affected, modifiers = self._noun_roles(match, low, high)
            return Event(match.first, match.last, kind, term, agent, affected, number, modifiers)
        first = group_start(self.words, self.tags, match.first, low)
        subject = self._before(first, low)
        after = self._after(match.last, high)
        if kind == "unaccusative":
            return Event(first, match.last, kind, term, None, (subject, after), number)
        has_object = any(self.tags[i] in NOMINAL for i in range(*after))
        if not has_object or not self._is_clause(match.first, first):
            return None
        return Event(first, match.last, ACTIVE, term, self._person(subject), (after,), number)

    def _is_clause(self, at: int, first: int) -> bool:
        """Tell a clause with a subject of its own from infinitives, gerunds and participles."""
        tag = self.tags[at]
        return tag in FINITE or (tag in ("VB", "VBG", "VBN") and first < at and self.tags[first] in FINITE)

    def _before(self, first: int, low: int) -> Stretch:
        """Walk left to the noun phrase before a verb group: its subject, or what a participle modifies."""
        end = first
        for _ in range(3):
            at = end - 1
            while at >= low and not self._is_border(at):
                at -= 1
            if at < low or any(self.tags[i] in NOMINAL for i in range(at + 1, end)):
                return at + 1, end
            end = at
        return end, end

    def _after(self, first: int, high: int) -> Stretch:
        """Walk right to the end of the clause or to its by-phrase."""
        at = first
        while at < min(high, first + LONGEST) and not self._is_border(at):
            at += 1
        return first, at

    def _is_border(self, at: int) -> bool:
        return self.tags[at] in FINITE or self.tags[at] in RELATIVE or self.words[at] in BORDERS

    def _noun_roles(
        self, match: Match, low: int, high: int
    ) -> tuple[Stretch | None, tuple[Stretch, ...], Stretch | None]:
        """Find a noun's agent, its affected, and the modifiers that may name the agent."""
        first = match.first
        while first > low and (self.tags[first - 1] in MODIFIERS or self.words[first - 1] in QUOTES):
            first -= 1
        before = (first, match.first)
        after = self._after(match.last, high)
        follows = (
            after if match.last < high and self.words[match.last] in TAKING_OBJECTS else (after[0], after[0])
        )
        by = None
        if after[1] < high and self.words[after[1]] == "by":
            by = self._person(self._after(after[1] + 1, high))
        if match.entry.facts["role"] == "affected":
            return by, (before, follows), None
        if by is None:
            owners = [i for i in range(*before) if self.tags[i] in ("POS", "PRP$") or nation(self.words[i])]
            by = (first, owners[-1] + 1) if owners else None
        if by is None and first > low and self.words[first - 1] in support_verbs():
            by = self._person(self._before(group_start(self.words, self.tags, first - 1, low), low))
        return by, (follows,), before

    def _person(self, subject: Stretch) -> Stretch | None:
        """Return a subject that is no thing: a mine kills, but is no agent."""
        first, last = subject
        while first < last and self.tags[first] not in MODIFIERS | NOMINAL:
            first += 1
        last = next((i for i in range(first, last) if self.tags[i] in ("VBN", "VBG", "IN")), last)
        while first < last and self.words[last - 1] in QUOTES:
            last -= 1
        subject = (first, last)
        heads = [i for i in range(*subject) if self.tags[i] in NOMINAL]
        thing = (
            bool(heads)
            and self.tags[heads[-1]] in NOUNS
            and names_thing(self.words, self.tags, subject[0], heads[-1])
        )
        return None if thing or not heads else subject


class Sides:
    """Puts stretches of a reading on the sides of a dossier.

    Parameters
    ----------
    reading : Reading
        The article.
    dossier : Dossier or None
        Without one nothing has a side.
    """

    def __init__(self, reading: Reading, dossier: Dossier | None) -> None:
        mentions = dossier.actors_in(reading) if dossier else []
        starts = reading.tokens.starts
        self.words = reading.tokens.lower
        self.lows: list[int] = np.searchsorted(starts, [start for start, _ in reading.sentences]).tolist()
        self.places: list[int] = np.searchsorted(starts, [m.start for m in mentions], side="right").tolist()
        self.sides = [mention.side for mention in mentions]

    def of(self, stretch: Stretch | None) -> str | None:
        """Side of the first actor or place named in a stretch, or of whom its pronoun stands for."""
        if stretch is None or not self.sides:
            return None
        first, end = stretch
        # places are counted from one, so that a mention that begins inside a token belongs to it
        at = bisect_left(self.places, first + 1)
        if at < len(self.places) and self.places[at] <= end:
            return self.sides[at]
        if any(self.words[i] in PRONOUNS for i in range(first, end)):
            return self._antecedent(first)
        return None

    def _antecedent(self, token: int) -> str | None:
        """Side first named in the sentence before a pronoun, else in the sentence before that."""
        number = bisect_right(self.lows, token) - 1
        for low in self.lows[max(number - 1, 0) : number + 1][::-1]:
            at = bisect_left(self.places, low + 1)
            if at < len(self.places) and self.places[at] <= token:
                return self.sides[at]
        return None

    def roles(self, events: Sequence[Event]) -> list[tuple[str | None, str | None]]:
        """Side of the actor and of the affected of every event."""
        affected = [next(filter(None, map(self.of, event.affected)), None) for event in events]
        named = [self.of(event.agent) or self.of(event.modifiers) for event in events]
        return [
            (named[i] or self._nearby(events, named, i, affected[i]), affected[i]) for i in range(len(events))
        ]

    def _nearby(
        self, events: Sequence[Event], named: Sequence[str | None], here: int, affected: str | None
    ) -> str | None:
        """Side that the same sentence, or the one before, says to do harm to others."""
        if events[here].term is None or not self.sides:
            return None
        choices = [
            (events[here].sentence - event.sentence, abs(here - i), side)
            for i, (event, side) in enumerate(zip(events, named, strict=True))
            if side and side != affected and event.term and 0 <= events[here].sentence - event.sentence <= 1
        ]
        return min(choices)[2] if choices else None
