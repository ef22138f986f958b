"""Many names found in a text at once: longest match, whole words, possessives and plurals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

Value = TypeVar("Value")


class NameFinder(Generic[Value]):
    """Finds the places where any of many names stands.

    A name matches as a whole word, also in the plural and before a possessive. Names with a capital match only
    with their capitals; others in any case.

    Parameters
    ----------
    names : iterable of (str, value)
        Each name and what to return for it.

    Examples
    --------
    >>> NameFinder([("North", 1), ("North Coast", 2)]).find("Northern North Coast’s ports; North")
    [(9, 20, 2), (30, 35, 1)]
    """

    def __init__(self, names: Iterable[tuple[str, Value]]) -> None:
        self._values = [(name, value) for name, value in names if name]
        lowered = [name.lower() for name, _ in self._values]
        self._automaton = AhoCorasick(lowered, matchkind=MatchKind.Standard) if lowered else None

    def find(self, text: str) -> list[tuple[int, int, Value]]:
        """Return start, end and value of every name, none overlapping another, the longest first."""
        if self._automaton is None:
            return []
        lowered = text.lower()
        if len(lowered) != len(text):  # a letter whose lower case is longer: keep the offsets
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        hits = []
        for which, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            name, value = self._values[which]
            end = _word_end(text, end)
            if end and not _inside_word(text, start) and (name.islower() or text[start].isupper()):
                hits.append((start, end, value))
        hits.sort(key=lambda hit: (hit[0], -hit[1]))
        free, kept = 0, []
        for start, end, value in hits:
            if start >= free:
                kept.append((start, end, value))
                free = end
        return kept


def _inside_word(text: str, at: int) -> bool:
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_") and text[at].isalnum()


def _word_end(text: str, end: int) -> int:
    """Return the end of the word, a plural -s taken in; 0 if the match stops inside a word."""
    if end < len(text) and text[end] == "s" and not text[end + 1 : end + 2].isalnum():
        return end + 1
    return 0 if end < len(text) and text[end].isalnum() else end
