"""Names as they stand: runs of capitalised words, cut from the titles and roles before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from framing.text.speakers.cased_words import Words
from framing.text.speakers.source_nouns import Found, SourceNoun, nouns_in
from framing.text.speakers.states import government, is_demonym
from framing.text.tables import packaged_rows

PARTICLES = frozenset("de van von der den la le al bin ibn el da di do dos du ter ten".split())
INSIDE_BODIES = frozenset("of for on against without".split())
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "HYPH", "VBN", "POS", "DT", "PRP$", "JJS"})
RELATIVE = frozenset("who whose whom which that where when".split())
PREPOSITIONS = frozenset(
    "of for at from in on with by to into near under across about after against among as behind between during "
    "over outside inside since through until within without aboard".split()
)
AFFILIATING = frozenset("of for from at".split())
LEADING = frozenset(
    "leads led heads headed chairs chaired commands commanded runs ran directs directed".split()
)
AFTER_APPOSITION = frozenset(
    ', . ; : — – ) ” " ’ who whose and or of for from at with in on to that said'.split()
)
LEADER = SourceNoun("leader", "official", "person", speaks=True)
MEMBER = SourceNoun("member", "official", "person", speaks=True)
"""What somebody is who "chairs the union" or is "of the union"."""
LONGEST_NOUN = 4
"""Words of the longest noun for a body."""
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
    found = nouns_in(words.lower, max(first, end - LONGEST_NOUN), end)
    return bool(found) and found[-1][1] == end and found[-1][2].kind == "body"


def _cut(words: Words, first: int, end: int) -> NameRun | None:
    """Divide a run into titles and the name; None for titles without a name and for lone demonyms."""
    name = words.string(first, end)
    if is_demonym(name):
        return None
    if government(name):
        return NameRun(first, end)
    found = words.nouns(first, end)
    is_full_name = words.forms[first] in given_names() and end - first == 2
    if not is_full_name and any(
        noun.kind == "body" and (last == end or words.lower[last] in INSIDE_BODIES) for _, last, noun in found
    ):
        return NameRun(first, end, _role_before(words, first)[0], is_body=True)
    if sum(last - at for at, last, _ in found) == end - first:
        return None
    start = max(
        (last for at, last, noun in found if last < end and _is_title(words, at, noun)), default=first
    )
    before, affiliation = _role_before(words, start)
    after, other = _role_after(words, end)
    return NameRun(start, end, before, after, affiliation=affiliation if affiliation >= 0 else other)


def _is_title(words: Words, token: int, noun: SourceNoun) -> bool:
    return noun.kind in ("person", "title") and words.forms[token] not in given_names()


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
