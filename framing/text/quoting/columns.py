"""A reading in the plain columns that the words at quotation marks are looked up in, and the word groups."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from framing.lexicon import load_lexicon
from framing.text.quotations import Quotation
from framing.text.tags import TAGS

if TYPE_CHECKING:
    from framing.text.reading import Reading

FUNCTION_WORDS = frozenset(
    "the a an 's ' and or but of in on at for with to as by from about into like than that this these those his "
    "her their its my your our not no so such more very it is was are were be been being has have had who which "
    "what when if because over between against".split()
)
FIRST_PERSON = frozenset("i we my our me us".split())
ENDS = " ,.!?;:"
BETWEEN = frozenset({"and", "or", "", "&", "but"})
REACH = 14
"""Most characters between two quotations of one list."""
LONGEST_LIST = 20
"""Quotations to each side that are looked at to find the ends of a list."""
FARTHEST = 150
"""Tokens to each side that are looked at in one sentence."""
SEARCHED = 200_000
"""Characters in which words are looked for again: longer than articles are, so that time grows with the text alone."""

Groups = dict[str, tuple[str, ...]]


@cache
def word_groups(lexicon: str) -> Groups:
    """Read the categories of every word of a lexicon, in order of their names."""
    found: dict[str, set[str]] = {}
    for entry in load_lexicon(lexicon).entries:
        for form in entry.forms:
            found.setdefault(form, set()).add(entry.category)
    return {word: tuple(sorted(names)) for word, names in found.items()}


class Columns:
    """Tokens, tags and marks of one reading as lists, each made once.

    Parameters
    ----------
    reading : Reading
        The article with its tokens, tags, sentences, zones and pairs of marks.
    """

    def __init__(self, reading: Reading) -> None:
        self.text, self.marks, self.sentences = reading.text, reading.marks, reading.sentences
        self.lowered = self.text.lower()
        self.starts: list[int] = reading.tokens.starts.tolist()
        self.forms, self.lower = reading.tokens.forms, reading.tokens.lower
        self.tags = [TAGS[code] for code in reading.tags.tolist()]
        self.sentence_starts = [start for start, _ in self.sentences]
        self.inner = [self.text[m.inner[0] : m.inner[1]].strip(ENDS).lower() for m in self.marks]
        self.times_marked = Counter(self.inner)
        self.nested = self._nested()
        self.headline_end = next((zone.end for zone in reading.zones if zone.label == "headline"), 0)
        self.headline = self.lowered[: min(self.headline_end, SEARCHED)]
        self.unquoted = self._unquoted()
        self.quoted = self._quoted()
        self.first_person = self._first_person()

    def _unquoted(self) -> str:
        """Return the text in lower case without what stands in marks; of an endless text, the beginning."""
        parts, end = [], 0
        for mark in self.marks:
            parts.append(self.lowered[end : mark.start])
            end = max(end, mark.end)
        return " ".join((*parts, self.lowered[end:]))[:SEARCHED]

    def _nested(self) -> list[bool]:
        """Tell for each pair of marks whether another holds it."""
        nested, farthest = [], -1
        for mark in self.marks:
            nested.append(farthest > mark.end)
            farthest = max(farthest, mark.end)
        return nested

    def _quoted(self) -> bytearray:
        quoted = bytearray(len(self.starts))
        for mark in self.marks:
            first, last = bisect_left(self.starts, mark.start), bisect_left(self.starts, mark.end)
            quoted[first:last] = b"\1" * (last - first)
        return quoted

    def _first_person(self) -> float:
        """Share of I, we, my … among the outlet's own words: high where somebody writes in the own name."""
        own = [
            word
            for word, quoted in zip(self.lower, self.quoted, strict=True)
            if not quoted and word.isalpha()
        ]
        return sum(word in FIRST_PERSON for word in own) / max(1, len(own))

    def words_of(self, mark: Quotation) -> list[int]:
        """Return the tokens of the quoted words, punctuation left out."""
        first, last = bisect_left(self.starts, mark.inner[0]), bisect_left(self.starts, mark.inner[1])
        return [at for at in range(first, last) if self.forms[at][0].isalnum()]

    def last_character(self, mark: Quotation) -> str:
        """Return the last character inside the marks, if it ends or divides a sentence; else a dash."""
        character = self.text[mark.inner[1] - 1] if mark.inner[1] > mark.inner[0] else ""
        return character if character and character in ",.!?" else "-"


class Place:
    """Token positions around one pair of marks; `left` and `right` are the tokens beside it."""

    def __init__(self, columns: Columns, number: int) -> None:
        marks, starts = columns.marks, columns.starts
        mark = marks[number]
        sentence = max(bisect_right(columns.sentence_starts, mark.start) - 1, 0)
        self.start, end = columns.sentences[sentence] if columns.sentences else (0, len(columns.text))
        self.left, self.right = bisect_left(starts, mark.start) - 1, bisect_left(starts, mark.end)
        self.low = max(bisect_left(starts, self.start), self.left - FARTHEST)
        self.high = min(bisect_left(starts, max(end, mark.end)), len(starts), self.right + FARTHEST)
        first = last = number
        while first > max(number - LONGEST_LIST, 0) and _listed(columns, first - 1):
            first -= 1
        while last + 1 < min(number + LONGEST_LIST, len(marks)) and _listed(columns, last):
            last += 1
        self.before, self.after = number - first, last - number
        self.list_left = bisect_left(starts, marks[first].start) - 1
        self.list_right = bisect_left(starts, marks[last].end)

    def left_of(self, end: int, reach: int) -> range:
        """Return the last `reach` tokens of the sentence up to and with the token `end`."""
        return range(max(self.low, end - reach + 1), end + 1)

    def right_of(self, start: int, reach: int) -> range:
        """Return the next `reach` tokens of the sentence from the token `start`."""
        return range(start, min(self.high, start + reach))


def _listed(columns: Columns, number: int) -> bool:
    """Tell whether a pair of marks and the next one are items of one list: no words but and, or, but between."""
    start, end = columns.marks[number].end, columns.marks[number + 1].start
    if not 0 <= end - start < REACH:
        return False
    between = columns.text[start:end]
    return between.strip(" ,") in BETWEEN or not any(c.isalpha() or c in "\n.!?" for c in between)
