"""Many names found in a text at once: the longest at each place, as whole words, in the forms that news gives them.

An automaton finds every form of every name in one pass over the folded text; what surrounds a hit then decides
whether it is one. Matching the longest hit only and checking its borders afterwards would lose the shorter
names that it hid, so all hits are found first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from framing.text.grammar.inflection import forms, noun_forms

Value = TypeVar("Value")
Name = tuple[str, Value] | tuple[str, Value, str]

# what may be written in several ways is folded to one, a character for a character: offsets stay true
FOLDED = {
    letter: plain
    for several, plain in (("‘’ʼ`", "'"), ("“”„«»", '"'), ("-‐‑\xa0\u2009\u202f", " "))
    for letter in several
}
HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no search can encode."""
CONTRARY = re.compile(
    r"\b(?:anti|contra|counter|ex|half|mid|neo|non|pro|pseudo|quasi|semi|self|un|vice)[-‐‑]$", re.I
)
"""Prefixes that make another thing of a name: the ex-minister, pro-Northern, an anti-terrorist unit."""
LOOSE = re.compile(r"[-‐‑](?:esque|free|ish|less|like|proof|style|type)\b", re.I)
"""Suffixes that do the same: mob-like."""
HYPHENS = frozenset("-‐‑")
PEOPLE = re.compile(r"(?<=er|or|nt|st|an)s$")
"""The plural of people (*protesters*, *migrants*), of which one is named too; *forces* has no singular here."""
MARKS = ('"', "'")


class NameFinder(Generic[Value]):
    """Finds the places where any of many names stands.

    A name matches as a whole word, before a possessive too, and in the plural of its last word. Every capital
    of the name must be one in the text; a name without capitals matches in any case. Hyphens and spaces are the
    same (*rebel-held*, *rebel held*), and a quotation mark may stand between two words of a name (“*peace*”
    *mission*). A compound that denies the name is no mention of it (*ex-North*, *non-rebel*, *mob-like*); others
    are (*North-backed*, *North-South*).

    Parameters
    ----------
    names : iterable of (str, value) or (str, value, inflect)
        Each name, what to return for it, and how it inflects: "noun" (unless given), "verb", or "" for names
        that stand as they are.

    Examples
    --------
    >>> NameFinder([("North", 1), ("North Coast", 2)]).find("Northern North Coast’s ports; ex-North, North-South")
    [(9, 20, 2), (40, 45, 1)]
    >>> NameFinder([("retake", "R", "verb")]).find("Troops retook the hill.")
    [(7, 13, 'R')]
    """

    def __init__(self, names: Iterable[Name[Value]]) -> None:
        self._forms = [
            (form, value, form != name)
            for name, value, *inflect in names
            for form in written_forms(name, *inflect)
        ]
        self._build()

    def _build(self) -> None:
        patterns = [fold(form) for form, _, _ in self._forms]
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.Standard) if patterns else None

    def __getstate__(self) -> dict[str, Any]:
        # the automaton cannot be sent to another process; its forms can
        return {"_forms": self._forms}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._forms = state["_forms"]
        self._build()

    def find(self, text: str, wanted: Callable[[Value], bool] | None = None) -> list[tuple[int, int, Value]]:
        """Return start, end and value of every name, none overlapping another, the longest first.

        Parameters
        ----------
        text : str
            Where to look.
        wanted : callable, optional
            Tells of a value whether it is to be found here; what it refuses hides no other name.
        """
        if self._automaton is None:
            return []
        hits = [
            (start, -end, which)
            for which, start, end in self._automaton.find_matches_as_indexes(fold(text), overlapping=True)
            if _stands_alone(text, start, end) and _has_capitals(self._forms[which][0], text, start)
        ]
        # of several names at one place the longest, then the one that is listed in this very form
        hits.sort(key=lambda hit: (hit[0], hit[1], self._forms[hit[2]][2], hit[2]))
        free, kept = 0, []
        for start, end, value in ((start, -end, self._forms[which][1]) for start, end, which in hits):
            if start >= free and (wanted is None or wanted(value)):
                kept.append((start, end, value))
                free = end
        return kept


def fold(text: str) -> str:
    """Fold case, quotation marks, hyphens and blanks, so that every character keeps its place.

    Examples
    --------
    >>> fold("“Anti‑Terror” İ")
    '"anti terror" i'
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter whose lower case is longer, such as İ
        lowered = "".join(letter.lower()[0] for letter in text)
    for letter, plain in FOLDED.items():
        if letter in lowered:
            lowered = lowered.replace(letter, plain)
    return lowered if lowered.isascii() else HALVES.sub("\ufffd", lowered)


def written_forms(name: str, inflect: str = "noun") -> Iterator[str]:
    """Yield every form of a name that is looked for, with a mark between two of its words too.

    Examples
    --------
    >>> list(written_forms("big lie"))[:4]
    ['big lie', 'big" lie', 'big "lie', "big' lie"]
    """
    inflected = forms(name, "verb") if inflect == "verb" else _plurals(name) if inflect == "noun" else (name,)
    for form in filter(None, inflected):
        yield form
        for gap in re.finditer(" ", form):
            before, after = form[: gap.start()], form[gap.end() :]
            for mark in MARKS:
                yield f"{before}{mark} {after}"
                yield f"{before} {mark}{after}"


def _plurals(name: str) -> tuple[str, ...]:
    """Return a name and its plural, where its last word can have one; of people in the plural, also one."""
    head, last = re.fullmatch(r"(.*?)(\w*)", name, re.S).groups()  # type: ignore[union-attr]
    if len(last) < 2 or last.endswith("s"):
        return (name, PEOPLE.sub("", name)) if name.islower() and PEOPLE.search(name) else (name,)
    plurals = dict.fromkeys((*noun_forms(last), f"{last}s" if last[0].isupper() else last))
    return tuple(head + form for form in plurals)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a hit is a whole word or words, and no part of a compound that means another thing."""
    if end < len(text) and (text[end].isalnum() or text[end] == "_") and text[end - 1].isalnum():
        return False
    if start and (text[start - 1].isalnum() or text[start - 1] == "_") and text[start].isalnum():
        return False
    if text[start - 1 : start] in HYPHENS and CONTRARY.search(text, max(0, start - 8), start):
        return False
    return text[end : end + 1] not in HYPHENS or not LOOSE.match(text, end)


def _has_capitals(form: str, text: str, start: int) -> bool:
    return all(text[start + i].isupper() for i, letter in enumerate(form) if letter.isupper())
