"""Names as they stand: runs of capitalised words, cut from the titles and roles before them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

import numpy as np

from framing.text.source_nouns import Found, SourceNoun, nouns_in
from framing.text.states import government, is_demonym
from framing.text.tables import packaged_rows
from framing.text.tags import TAGS
from framing.text.zones import ZONES

if TYPE_CHECKING:
    from framing.text.reading import Reading

CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec i".split()
)
PARTICLES = frozenset("de van von der den la le al bin ibn el da di do dos du ter ten".split())
INSIDE_BODIES = frozenset("of for on against without".split())
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "HYPH", "VBN", "POS", "DT", "PRP$", "JJS"})
RELATIVE = frozenset("who whose whom which that where when".split())
PREPOSITIONS = frozenset(
    "of for at from in on with by to into near under across about after against among as behind between during "
    "over outside inside since through until within without aboard".split()
)
OPENING = frozenset("“‘\"'«(")
MADE_OF_NAME = re.compile(r"-(?:[a-z]+(?:ed|er|made|led|held|run|born|wide)|area|style|era|wing|only|\d+)$")
"""Armenian-backed, Moscow-led, SU-25: no names."""
AFFILIATING = frozenset("of for from at".split())
LEADING = frozenset(
    "leads led heads headed chairs chaired commands commanded runs ran directs directed".split()
)
AFTER_APPOSITION = frozenset(
    ', . ; : — – ) ” " ’ who whose and or of for from at with in on to that said'.split()
)
LEADER, MEMBER = (
    SourceNoun("leader", "official", "person", speaks=True),
    SourceNoun("member", "official", "person", speaks=True),
)
FUNCTION_TAGS = frozenset("DT IN PRP PRP$ CC RB WDT WP WP$ WRB MD UH TO EX PDT CD".split())
FUNCTION_WORDS = frozenset("yesterday today tomorrow both most some many several".split())
MOST_BEFORE = 8
"""How many words of a role are looked at before or after a name."""


@dataclass(frozen=True, slots=True)
class NameRun:
    """A name in the text: tokens from `first` to before `last`, and what the words around tell of it.

    Parameters
    ----------
    first, last : int
        Tokens of the name itself, titles left out.
    before, after : tuple of SourceNoun
        Nouns of the role before it ("defence ministry spokeswoman Ana Brun") and of the apposition after it.
    is_body : bool
        The name ends in a word for a body (Ozeri Council).
    affiliation : int
        A token of the body that the role names ("Corvane's spokeswoman", "head of Corvane"); -1 if there is none.
    """

    first: int
    last: int
    before: tuple[SourceNoun, ...] = ()
    after: tuple[SourceNoun, ...] = ()
    is_body: bool = False
    affiliation: int = -1


@cache
def given_names() -> dict[str, str]:
    """Return given names with the gender that they usually tell."""
    return {row["term"]: row["category"] for row in packaged_rows("given_names")[1]}


class Words:
    """The tokens of a reading as plain lists, with the tests that finding names needs."""

    def __init__(self, reading: Reading) -> None:
        self.forms = reading.tokens.forms
        self.lower = reading.tokens.lower
        self.tags = list(map(TAGS.__getitem__, reading.tags.tolist()))
        self.starts = reading.tokens.starts.tolist()
        self.ends = reading.tokens.ends.tolist()
        self.text = reading.text
        firsts = np.searchsorted(reading.tokens.starts, [start for start, _ in reading.sentences])
        self.sentence_starts = frozenset(firsts.tolist())
        running = [ZONES.index(zone) for zone in ("body", "standfirst")]
        self.is_running = np.isin(reading.token_zones, running).tolist()

        changed = [t for t, form in enumerate(self.forms) if form != self.lower[t]]
        self.capitals = [token for token in changed if self.forms[token][0].isupper()]
        self._is_name: dict[int, bool] = {}

        self.all_nouns = nouns_in(self.lower)
        self._noun_starts = [first for first, _, _ in self.all_nouns]
        self._role_ends = {last: first for first, last, noun in self.all_nouns if noun.kind == "person"}
        self._inside_roles = frozenset(  # Secretary of State: no names
            t for last, first in self._role_ends.items() if last - first > 2 for t in range(first, last)
        )

    def nouns(self, first: int, end: int) -> list[Found]:
        """Return the source nouns that stand within a range of tokens."""
        low, high = bisect_left(self._noun_starts, first), bisect_left(self._noun_starts, end)
        return [match for match in self.all_nouns[low:high] if match[1] <= end]

    def role_start(self, end: int) -> int:
        """Return where the noun for a person begins that ends before a token; the token itself if none does."""
        return self._role_ends.get(end, end)

    def __len__(self) -> int:
        return len(self.forms)

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that the article writes in lower case somewhere."""
        return frozenset(self.forms) & frozenset(self.lower)

    def is_name(self, token: int) -> bool:
        """Tell whether a token can stand in a name: a capital that is not only the sentence's."""
        if not self.forms[token][0].isupper() or token in self._inside_roles:
            return False
        if token not in self._is_name:
            self._is_name[token] = self._can_stand(token)
        return self._is_name[token]

    def _can_stand(self, token: int) -> bool:
        form = self.forms[token]
        if self.lower[token].rstrip(".") in CALENDAR or MADE_OF_NAME.search(form):
            return False
        followed = token + 1 < len(self.forms) and token + 1 not in self.sentence_starts
        if (
            self.tags[token] == "JJ"
            and followed
            and self.tags[token + 1] in ("NN", "NNS")
            and self._small(token + 1)
        ):
            return False
        if not self._opens(token):
            return True
        if government(form):
            return True
        if self.tags[token] in FUNCTION_TAGS or self.lower[token] in FUNCTION_WORDS:
            return False
        if followed and self.forms[token + 1][0].isupper():
            return True
        is_tagged = self.tags[token].startswith("NNP") or form in self._inner_capitals
        return is_tagged and self.lower[token] not in self.common

    def _opens(self, token: int) -> bool:
        """Tell whether a token would have a capital anyway: it begins a sentence or a quotation."""
        return token in self.sentence_starts or (token > 0 and self.forms[token - 1] in OPENING)

    @cached_property
    def _inner_capitals(self) -> frozenset[str]:
        """Words that have a capital within a sentence of the running text."""
        inner = (t for t in self.capitals if self.is_running[t] and not self._opens(t))
        return frozenset(self.forms[token] for token in inner)

    def _small(self, token: int) -> bool:
        return self.forms[token][0].islower()

    def string(self, first: int, last: int) -> str:
        """Return the text of a range of tokens."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def name_runs(words: Words) -> list[NameRun]:
    """Find every name of a text, in order."""
    runs, free = [], 0
    for token in words.capitals:
        if token < free or not words.is_name(token):
            continue
        free = _run_end(words, token)
        run = _cut(words, token, free)
        if run is not None:
            runs.append(run)
    return runs


def _run_end(words: Words, first: int) -> int:
    """Return the end of the run of capitalised words, particles and the inside of bodies' names taken in."""
    end = first + 1
    while end < len(words) and end not in words.sentence_starts:
        if words.is_name(end):
            end += 1
            continue
        link = words.lower[end]
        ahead = end + 2 if words.lower[end + 1 : end + 2] == ["the"] else end + 1
        joins = link in PARTICLES or link == "&" or (link in INSIDE_BODIES and _names_body(words, first, end))
        if not joins or ahead >= len(words) or not words.is_name(ahead):
            return end
        end = ahead
    return end


def _names_body(words: Words, first: int, end: int) -> bool:
    found = nouns_in(words.lower, first, end)
    return bool(found) and found[-1][1] == end and found[-1][2].kind == "body"


def _cut(words: Words, first: int, end: int) -> NameRun | None:
    """Divide a run into titles and the name; None for titles without a name and for lone demonyms."""
    found = words.nouns(first, end)
    if is_demonym(words.string(first, end)):
        return None
    if government(words.string(first, end)):
        return NameRun(first, end)
    is_given = words.forms[first] in given_names()
    if not (is_given and end - first == 2) and any(
        noun.kind == "body" and (last == end or words.lower[last] in INSIDE_BODIES) for _, last, noun in found
    ):
        return NameRun(first, end, _role_before(words, first)[0], is_body=True)
    roles = [
        match
        for match in found
        if match[2].kind in ("person", "title")
        and match[1] < end
        and words.forms[match[0]] not in given_names()
    ]
    start = roles[-1][1] if roles else first
    if found and found[-1][1] == end and found[0][0] == first and len(found) == _span(found, end - first):
        return None
    if end - start == 1 and words.forms[start] in given_names() and words.lower[start] in words.common:
        return None
    before, affiliation = _role_before(words, start)
    after, other = _role_after(words, end)
    return NameRun(start, end, before, after, affiliation=affiliation if affiliation >= 0 else other)


def _span(found: Sequence[Found], length: int) -> int:
    """Return the number of matches if they cover `length` tokens, else -1."""
    return len(found) if sum(last - first for first, last, _ in found) == length else -1


def _role_before(words: Words, first: int) -> tuple[tuple[SourceNoun, ...], int]:
    """Nouns of the role that ends right before a name (or before its comma), and a token of its affiliation."""
    apposed = first > 1 and words.lower[first - 1] == ","
    end = first - 1 if apposed else first
    start = words.role_start(end)
    while start > max(0, end - MOST_BEFORE) and words.tags[start - 1] in NOMINAL:
        start -= 1
        if start in words.sentence_starts:
            break
    found = words.nouns(start, end)
    if not found or found[-1][1] != end:
        return (), -1
    if apposed and found[-1][2].kind != "person":
        return (), -1
    affiliation = next((t for t in range(end - 1, start - 1, -1) if _capital_outside(words, t, found)), -1)
    return tuple(noun for _, _, noun in found), affiliation


def _role_after(words: Words, end: int) -> tuple[tuple[SourceNoun, ...], int]:
    """Nouns of the apposition after a name ("Ana Brun, a nurse at the clinic"), and a token of its affiliation."""
    lower = words.lower
    if lower[end : end + 1] == [","] and lower[end + 2 : end + 3] == [","] and lower[end + 1].isdigit():
        end += 2  # her age
    if lower[end : end + 1] == [","] and end + 1 < len(words) and lower[end + 1] in AFFILIATING:
        end += 1
    if end + 1 >= len(words):
        return (), -1
    if lower[end] in AFFILIATING:
        return _belonging(words, end + 1, MEMBER)
    if lower[end] != ",":
        return (), -1
    start = end + 1
    if lower[start] in ("who", "whose") and start + 1 < len(words):
        return _belonging(words, start + 2, LEADER) if lower[start + 1] in LEADING else ((), -1)
    stop = _noun_phrase_end(words, start)
    found = words.nouns(start, stop)
    if not found or found[-1][1] != stop or (stop < len(words) and lower[stop] not in AFTER_APPOSITION):
        return (), -1
    nouns = [noun for _, _, noun in found]
    owner = next((t for t in range(stop - 1, start - 1, -1) if _capital_outside(words, t, found)), -1)
    if stop < len(words) and lower[stop] in (*AFFILIATING, "with"):
        rest = range(stop + 1, min(stop + MOST_BEFORE, len(words)))
        if nouns[-1].type == "unknown":  # a coalition of farmers
            nouns[:0] = [noun for _, _, noun in words.nouns(rest.start, rest.stop)[:1]]
        owner = next((t for t in rest if words.is_name(t)), -1) if owner < 0 else owner
    return tuple(nouns), owner


def _noun_phrase_end(words: Words, start: int) -> int:
    stop = start
    while stop < min(len(words), start + MOST_BEFORE) and words.tags[stop] in NOMINAL:
        stop += 1
    return stop


def _belonging(words: Words, start: int, role: SourceNoun) -> tuple[tuple[SourceNoun, ...], int]:
    """Who belongs to a body: "of the dockers' union", "who chairs the union"."""
    stop = _noun_phrase_end(words, start)
    bodies = [noun for _, _, noun in words.nouns(start, stop) if noun.kind == "body"]
    return ((*bodies, role) if bodies else ()), stop - 1


def _capital_outside(words: Words, token: int, found: Sequence[Found]) -> bool:
    return words.is_name(token) and not any(first <= token < last for first, last, _ in found)
