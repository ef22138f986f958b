"""Casualty figures: which numbers of a text count the dead, wounded, displaced or captured.

A figure counts when a word of the lexicon ``casualties`` takes its noun phrase as the victim: as the subject of
*died* or *were killed*, as the object of *killed*, within the phrase itself (*104 military deaths*), behind
*toll*. The walk from that word to the figure goes over noun phrases, without a parser.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.lexicon import Match, load_lexicon
from framing.text.figures.counted_people import (
    AUXILIARIES,
    NOT_PEOPLE,
    PASSIVE,
    PEOPLE,
    WITHIN_PHRASE,
    Counted,
    find_counted,
)
from framing.text.figures.numbers import Figure
from framing.text.grammar.agents import names_thing
from framing.text.tag_groups import FINITE, NOUNS
from framing.text.tags import TAGS

if TYPE_CHECKING:
    from framing.text.reading import Reading

REPORTED = frozenset(
    "reported reportedly feared believed confirmed thought known said presumed found left".split()
)
"""Participles that may stand within a passive: were reported killed."""
DEMANDING_LIVES = frozenset(
    "claim claims claimed claiming cost costs costing take takes took taken lose loses lost losing".split()
)
SUBSET_HEADS = frozenset(("including", "include", "included", "among"))
TOLL_REACH = 9
RELATIVE = frozenset(("who", "whom"))
RELATIVE_REACH = 12


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure of victims.

    Parameters
    ----------
    first, last : int
        Tokens of the figure with its noun.
    figure : Figure
        The number and its bounds.
    kind : {"killed", "wounded", "displaced", "captured"}
        What happened to those counted; of several (*wounded or killed*) the one told first.
    also : str or None
        The other kind, where one figure counts both.
    trigger : (int, int)
        Tokens of the word that tells the kind.
    active : bool
        Whether the victims are the object of an active verb.
    """

    first: int
    last: int
    figure: Figure
    kind: str
    also: str | None
    trigger: tuple[int, int]
    active: bool = False


@lru_cache(maxsize=4)
def find_casualties(reading: Reading) -> tuple[Toll, ...]:
    """Find every figure of dead, wounded, displaced or captured people, in order of the text.

    Examples
    --------
    >>> from framing.text.article import Article
    >>> from framing.text.reading import Reading
    >>> text = "At least 12 soldiers died in the six-week siege. Shells killed 40 and wounded nearly 100 people."
    >>> reading = Reading(Article(id="a", text=text))
    >>> forms = reading.tokens.forms
    >>> [(" ".join(forms[t.first : t.last]), t.kind) for t in find_casualties(reading)]
    [('At least 12 soldiers', 'killed'), ('40', 'killed'), ('nearly 100 people', 'wounded')]
    """
    matches = load_lexicon("casualties").matches(reading)
    if not matches:
        return ()
    lows = reading.tokens.starts.searchsorted([start for start, _ in reading.sentences]).tolist()
    by_sentence: dict[int, list[Match]] = {}
    for match in matches:
        by_sentence.setdefault(max(bisect_right(lows, match.first) - 1, 0), []).append(match)
    found: list[Toll] = []
    for number, some in by_sentence.items():
        high = lows[number + 1] if number + 1 < len(lows) else len(reading.tokens)
        sentence = _Sentence(reading, lows[number], high)
        if sentence.counted:
            found.extend(sentence.tolls(some))
    return tuple(sorted(found, key=lambda toll: (toll.first, toll.last)))


class _Sentence:
    """One sentence's words, tags and counted phrases."""

    def __init__(self, reading: Reading, low: int, high: int) -> None:
        self.words = reading.tokens.lower[low:high]
        self.tags = [TAGS[code] for code in reading.tags[low:high].tolist()]
        self.low, self.end = low, high - low
        self.counted = find_counted(self.words, self.tags)
        self.at = {i: phrase for phrase in self.counted for i in range(phrase.first, phrase.last)}

    def tolls(self, matches: list[Match]) -> Iterator[Toll]:
        """Yield the figures that the lexicon's words in this sentence count, and the parts told of them."""
        found: dict[int, Toll] = {}
        for match in sorted(matches, key=lambda match: match.entry.facts["role"] != "count"):
            first, last = match.first - self.low, match.last - self.low
            kind, _, also = match.entry.category.partition(" and ")
            for phrase, active in self._victims(first, last, match.entry.facts["role"]):
                if match.entry.facts["people"] and not self._are_people(phrase):
                    continue
                known = found.get(phrase.first)
                if known is not None:
                    if known.kind != kind and known.also is None:
                        found[phrase.first] = replace(known, also=kind)
                    continue
                found[phrase.first] = self._toll(phrase, kind, also or None, (first, last), active)
        if found:
            self._add_parts(found)
        yield from found.values()

    def _toll(
        self, phrase: Counted, kind: str, also: str | None, trigger: tuple[int, int], active: bool
    ) -> Toll:
        first, last = trigger
        end = phrase.last
        if phrase.first < first < end:
            counted = range(phrase.figure.last, first)
            end = first if any(self.tags[i] in NOUNS for i in counted) and last == end else end
        elif first == end == phrase.figure.last and self.tags[first] not in FINITE:
            end = last
        low, figure = self.low, phrase.figure
        moved = replace(figure, first=figure.first + low, last=figure.last + low, core=figure.core + low)
        return Toll(phrase.first + low, end + low, moved, kind, also, (first + low, last + low), active)

    def _are_people(self, phrase: Counted) -> bool:
        head = phrase.head
        return head is not None and (
            self.words[head] in PEOPLE or not names_thing(self.words, self.tags, phrase.figure.last, head)
        )

    def _victims(self, first: int, last: int, role: str) -> Iterator[tuple[Counted, bool]]:
        if role == "lives":
            if not DEMANDING_LIVES.isdisjoint(self.words):
                yield from ((phrase, False) for phrase in self._around(first))
            return
        if role == "toll" or "number" in self.words[max(first - 3, 0) : first]:
            yield from ((phrase, False) for phrase in self._reached(last))
            return
        within = self.at.get(first)
        if within is not None and within.figure.last <= first:
            yield within, False
            return
        if role == "count":
            if last < self.end and self.words[last] == "of":
                yield from ((phrase, False) for phrase in self._object(last + 1))
            return
        if role == "object" and not self._is_passive(first):
            phrases = list(self._object(last))
            if phrases:
                yield from ((phrase, True) for phrase in phrases)
                return
            if last < self.end and self._opens_object(last):
                return
        phrases = list(self._subject(first)) or list(self._described(first))
        yield from ((phrase, False) for phrase in phrases)

    def _is_passive(self, first: int) -> bool:
        at = first - 1
        while at >= 0 and (
            self.tags[at] in ("RB", "RBR") or self.words[at] in REPORTED | {"and", "or", "wounded"}
        ):
            at -= 1
        return at >= 0 and self.words[at] in PASSIVE

    def _opens_object(self, at: int) -> bool:
        return self.tags[at] in NOUNS | {"DT", "PRP", "PRP$", "JJ"} and self.words[at] not in NOT_PEOPLE

    def _around(self, lives: int) -> Iterator[Counted]:
        """Find the figure before *lives* (30,000 lives) or *their lives* (cost two soldiers their lives)."""
        phrase = self.at.get(lives) or self.at.get(lives - 1)
        if phrase is not None and phrase.last >= lives:
            yield phrase

    def _reached(self, toll: int) -> Iterator[Counted]:
        reached = [p for p in self.counted if toll <= p.figure.core < toll + TOLL_REACH]
        to = [p for p in reached if p.first and self.words[p.first - 1] == "to"]
        yield from (to or reached)[:1]

    def _object(self, at: int) -> Iterator[Counted]:
        """Yield the figures of the noun phrases that begin at a token, coordinated ones included."""
        while at < self.end and at not in self.at and self._within_object(at):
            at += 1
        phrase = self.at.get(at)
        if phrase is None or self._is_subject(phrase):
            return
        yield phrase
        at = phrase.last
        while at < self.end and self.words[at] in (",", "and", "or", "as", "well", "plus"):
            at += 1
        following = self.at.get(at)
        if following is not None and at > phrase.last and not self._is_subject(following):
            yield from self._object(at)

    def _within_object(self, at: int) -> bool:
        return self.tags[at] in ("DT", "PRP$", "RB", "JJ", "NNP", "POS", "JJR") or self.words[at] == "another"

    def _is_subject(self, phrase: Counted) -> bool:
        """Tell whether a finite verb follows: *killed 12 and 30 were hurt*."""
        return phrase.last < self.end and (
            self.words[phrase.last] in AUXILIARIES - {"who", "that", "which"}
            or self.tags[phrase.last] == "MD"
        )

    def _subject(self, first: int) -> Iterator[Counted]:
        """Walk left from a verb over its auxiliaries and the noun phrases before it to the figure of its subject."""
        at, coordinated = self._before_group(first), False
        while at >= 0:
            phrase = self.at.get(at)
            if phrase is not None:
                yield phrase
                at, coordinated = phrase.first - 1, True
                if at < 0 or self.words[at] not in (",", "and", "or") or self._is_governed(at):
                    return
                while at >= 0 and self.words[at] in (",", "and", "or"):
                    at -= 1
                continue
            if coordinated:
                return
            start = at
            while at >= 0 and at not in self.at and self.tags[at] in WITHIN_PHRASE:
                at -= 1
            if at in self.at:
                continue
            listed = at > 0 and self.words[at] in ("and", "or") and self.words[at - 1] != ","
            joined = at >= 0 and (self.tags[at] in ("IN", "TO", "VBG") or listed)
            if not joined or (start == at and self.words[at] in ("that", "while", "as", "because")):
                return
            at -= 1

    def _before_group(self, first: int) -> int:
        """Walk left over auxiliaries, adverbs and coordinated participles to the token before a verb group."""
        at = first - 1
        while at >= 0 and (
            self.words[at] in AUXILIARIES | REPORTED | {"and", "or", "to", "not"}
            or self.tags[at] in ("RB", "MD", "VBN", "RBR")
        ):
            at -= 1
        return at

    def _is_governed(self, joint: int) -> bool:
        """Tell whether the figure before a conjunction depends on a preposition: *of 40,000, and 63 injured*."""
        at = joint - 1 if self.words[joint - 1] != "," else joint - 2
        before = self.at.get(at)
        return (
            before is not None
            and before.head is None
            and before.first > 0
            and self.tags[before.first - 1] == "IN"
        )

    def _described(self, first: int) -> Iterator[Counted]:
        """Find the figure before a relative clause that ends at the verb: *62 people who refused were held*."""
        for phrase in reversed(self.counted):
            if phrase.last < first:
                between = self.words[phrase.last : first]
                if between[0] in RELATIVE and len(between) <= RELATIVE_REACH and "," not in between:
                    yield phrase
                return

    def _add_parts(self, found: dict[int, Toll]) -> None:
        """Add what is told as part of a figure: *three of them seriously*, *including four officers*."""
        for phrase in self.counted:
            before = self.words[max(phrase.first - 2, 0) : phrase.first]
            part = (phrase.head is not None and self.words[phrase.head] in ("them", "whom")) or (
                not SUBSET_HEADS.isdisjoint(before)
                or before == ["of", "whom"]
                or self.words[phrase.last : phrase.last + 2] == ["among", "them"]
            )
            whole = [toll for first, toll in found.items() if first < phrase.first]
            if part and whole and phrase.first not in found:
                toll = max(whole, key=lambda t: t.first)
                trigger = (toll.trigger[0] - self.low, toll.trigger[1] - self.low)
                found[phrase.first] = self._toll(phrase, toll.kind, toll.also, trigger, toll.active)
