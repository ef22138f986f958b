"""Accusations: who is accused or held responsible by whom, as stretches of the sentence, without a parser.

An accusing verb has the accuser as its subject and the accused as its object, a passive one the other way round;
*blamed the fire on* and *pointed the finger at* name the accused after the preposition; whoever *is to blame* or
*bears responsibility* is the subject, and the accuser is whose words they are.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.lexicon import Match, load_lexicon
from framing.text.tag_groups import FINITE
from framing.text.tags import TAGS

if TYPE_CHECKING:
    from framing.text.reading import Reading

Stretch = tuple[int, int]
"""First token and end."""

BE = frozenset("be is are was were been being get gets got 's 're".split())
AUXILIARY = BE | frozenset(
    "has have had having may might could can would will also again later repeatedly publicly and both to do did "
    "quickly immediately largely squarely since openly who which".split()
)
BORDERS = frozenset(
    ', ; : – — ( ) “ ” ‘ " . that as when while after before because since although though until but'.split()
)
CHARGES = frozenset("of for over with after when by to in during".split())
"""Words that begin what somebody is accused of, when the accused has been named."""
QUOTES = frozenset('“ ” ‘ "'.split())
NAMING = frozenset("call calls called describe describes described brand brands branded".split())
VERDICTS = frozenset("responsible accountable liable guilty culpable answerable".split())
NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD"))
NEGATIONS = frozenset(
    "not n't never without refused refuses declined declines stopped denied denies cannot nobody".split()
)
NEGATION_REACH = 3
LONGEST = 14


@dataclass(frozen=True, slots=True)
class Accusation:
    """One accusation.

    Parameters
    ----------
    first, last : int
        Tokens of the accusing words.
    term, category : str
        The lexicon's entry; "accusation" or "responsibility".
    accuser : (int, int) or None
        Where the clause names who accuses; None where only who speaks can tell.
    accused : (int, int) or None
        Where the clause names who is accused.
    passive : bool
        Whether the accused is the subject of a passive: an accuser that it leaves out is not who speaks.
    """

    first: int
    last: int
    term: str
    category: str
    accuser: Stretch | None
    accused: Stretch | None
    passive: bool


@lru_cache(maxsize=4)
def find_accusations(reading: Reading) -> tuple[Accusation, ...]:
    """Find every accusation of a reading, in order; what is negated is none.

    Examples
    --------
    >>> from framing.text.article import Article
    >>> from framing.text.reading import Reading
    >>> reading = Reading(Article(id="a", text="The mayor blamed the fire on the union. The press is to blame."))
    >>> forms = reading.tokens.forms
    >>> [(a.term, " ".join(forms[slice(*a.accused)])) for a in find_accusations(reading)]
    [('blame', 'the union'), ('to blame', 'The press')]
    """
    matches = load_lexicon("blame").matches(reading)
    if not matches:
        return ()
    finder = _Finder(reading)
    found = (finder.accusation(match) for match in matches)
    return tuple(accusation for accusation in found if accusation is not None)


class _Finder:
    """One reading's words, tags and sentences."""

    def __init__(self, reading: Reading) -> None:
        self.words = reading.tokens.lower
        self.codes = reading.tags
        self.lows: list[int] = reading.tokens.starts.searchsorted(
            [start for start, _ in reading.sentences]
        ).tolist()

    def tag(self, at: int) -> str:
        return TAGS[self.codes[at]]

    def accusation(self, match: Match) -> Accusation | None:
        first, last = match.first, match.last
        number = max(bisect_right(self.lows, first) - 1, 0)
        low = self.lows[number]
        high = self.lows[number + 1] if number + 1 < len(self.lows) else len(self.words)
        group = self._group(first, low)
        if not NEGATIONS.isdisjoint(self.words[max(low, group - NEGATION_REACH) : first]):
            return None
        role = match.entry.facts["role"]
        roles = self._roles(role, match, group, low, high)
        if roles is None:
            return None
        passive = role in ("object", "result") and not BE.isdisjoint(self.words[group:first])
        return Accusation(first, last, match.entry.term, match.entry.category, *roles, passive)

    def _roles(
        self, role: str, match: Match, group: int, low: int, high: int
    ) -> tuple[Stretch | None, Stretch | None] | None:
        first, last = match.first, match.last
        subject, after = self._before(group, low), self._after(last, high)
        if role == "subject":
            return (None, subject) if subject[0] < subject[1] else None
        if role == "lies":
            return None, after
        if role == "noun":
            return self._possessor(first, low), after
        if role == "after":
            return subject, after
        if not BE.isdisjoint(self.words[group:first]):
            by = self._behind("by", last, high)
            on = self._behind("on", last, high) if match.entry.term == "blame" else None
            return (by, on or subject) if role == "object" or self._verdict(last, last) else None
        if self._is_prenominal(first, last, low):
            return None
        if role == "result":
            return (subject, after) if self._verdict(*after) or self._verdict(after[1], after[1]) else None
        on = self._behind("on", last, high) if match.entry.term == "blame" else None
        return (subject, on or after) if after[0] < after[1] else None

    def _group(self, first: int, low: int) -> int:
        """Walk left over auxiliaries and adverbs to where a verb group begins."""
        while first > low and (self.words[first - 1] in AUXILIARY or self.tag(first - 1) in ("RB", "MD")):
            first -= 1
        return first

    def _before(self, group: int, low: int) -> Stretch:
        """Walk left to the noun phrase before a verb group, over a border if none stands in between."""
        end = group
        for _ in range(2):
            at = end
            while at > low and self.words[at - 1] not in BORDERS and self.tag(at - 1) not in FINITE:
                at -= 1
            if at == low or any(self.tag(i) in NOMINAL for i in range(at, end)):
                return at + (at < end and self.tag(at) == "IN"), end
            end = at - 1
        return end, end

    def _after(self, last: int, high: int) -> Stretch:
        """Walk right over the noun phrase behind a verb or a preposition, marks of quotation taken in."""
        first = at = self._past_naming(last, high)
        named = False
        while at < min(high, first + LONGEST) and (
            self.words[at] in QUOTES or (self.words[at] not in BORDERS and self.tag(at) not in FINITE)
        ):
            if named and self.words[at] in CHARGES and not self._opens_phrase(at, last):
                break
            named = named or self.tag(at) in NOMINAL or self.words[at] == "other"
            at += 1
        return first, at

    def _past_naming(self, at: int, high: int) -> int:
        """Skip *what she called*, which names the accused in somebody's words."""
        if self.words[at : at + 1] == ["what"]:
            return next((i + 1 for i in range(at, min(high, at + 5)) if self.words[i] in NAMING), at)
        return at

    def _opens_phrase(self, at: int, last: int) -> bool:
        """Tell *condemned the shelling by the army*, where the accused stands behind the preposition."""
        return self.words[at] in ("by", "of") and not self.words[last - 1].startswith("accus")

    def _behind(self, preposition: str, last: int, high: int) -> Stretch | None:
        for at in range(last, min(high, last + LONGEST)):
            if self.words[at] == preposition:
                return self._after(at + 1, high)
            if self.words[at] in (",", ";", ".") or self.tag(at) in FINITE:
                return None
        return None

    def _possessor(self, first: int, low: int) -> Stretch | None:
        """Walk left from a noun over its modifiers: *Northern accusations against*."""
        at = first
        while at > low and self.tag(at - 1) in NOMINAL | {"POS", "JJ", "PRP$", "DT"}:
            at -= 1
        return (at, first) if at < first else None

    def _verdict(self, first: int, last: int) -> bool:
        return not VERDICTS.isdisjoint(self.words[first : last + 1])

    def _is_prenominal(self, first: int, last: int, low: int) -> bool:
        """Tell *the accused man* and *the condemned house* from verbs."""
        return (
            first > low
            and self.tag(first - 1) in ("DT", "PRP$", "JJ", "POS")
            and last < len(self.words)
            and self.words[first].endswith("ed")
        )
