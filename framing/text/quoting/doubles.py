"""Pairs of double quotation marks and guillemets: nested, continued over paragraphs, or left open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from framing.text.quoting.marks import CLOSES, EITHER, OPENS, Mark, before, by_paragraph

GERMAN = "„‟»›"
"""Opening marks whose partner points the other way in English."""

NONBLANK = re.compile(r"\S")
BLANK_LINE = re.compile(r"\n\s*\n")

# an unclosed quotation that ends like this was closed by the writer's intention: “We won, he said.
REPORTED = re.compile(
    r"[,?!]\s(?:[\w.’'-]+\s){0,4}(?:said|says|added|told|wrote|asked)(?:\s[\w.’'-]+){0,4}\.$"
)


class Pair(NamedTuple):
    """Two marks that belong together, or an opening mark and the place where its quotation must end.

    Parameters
    ----------
    start, end : int
        Half-open offsets with the marks.
    inner : (int, int)
        Offsets of the quoted words.
    style : str
        Style of the opening mark.
    repaired : bool
        The writer's marks did not say so clearly.
    """

    start: int
    end: int
    inner: tuple[int, int]
    style: str
    repaired: bool


@dataclass(slots=True)
class _Opened:
    """A quotation that waits for its closing mark."""

    start: int
    inner: int
    style: str
    repaired: bool
    cut: int | None = None
    """Where it ends if nothing closes it: before the next quotation of its style."""

    def leave_open(self, limit: int) -> Pair:
        end = limit if self.cut is None else min(self.cut, limit)
        return Pair(self.start, end, (self.inner, end), self.style, True)


def pair_doubles(text: str, marks: Sequence[Mark], paragraphs: Sequence[tuple[int, int]]) -> list[Pair]:
    """Pair the double marks of a text.

    A paragraph that opens a quotation without closing it, followed by one that opens again, continues it:
    the pair then runs from the first opening mark to the closing one.

    Examples
    --------
    >>> from framing.text.quoting.marks import find_marks
    >>> text = "“We will “win”,” he said."
    >>> [text[pair.start:pair.end] for pair in pair_doubles(text, find_marks(text), [(0, len(text))])]
    ['“win”', '“We will “win”,”']
    """
    pairs: list[Pair] = []
    carried: list[_Opened] = []
    groups = by_paragraph(marks, paragraphs)
    for (number, group), later in zip_longest(groups, groups[1:]):
        start, end = paragraphs[number]
        opens_again = carried and group[0].start == start and group[0].claims != CLOSES
        left = _pair_group(text, group[1:] if opens_again else group, carried, pairs)
        continued = left and later and _continues(text, left[0], end, later[1][0], paragraphs[number + 1][0])
        carried = left[:1] if continued else []
        pairs += [opened.leave_open(end) for opened in left[len(carried) :]]
    return [pair for pair in pairs if NONBLANK.search(text, *pair.inner)]


def _pair_group(text: str, group: Sequence[Mark], carried: list[_Opened], pairs: list[Pair]) -> list[_Opened]:
    """Pair the marks of one paragraph; return what stays open."""
    stack = list(carried)
    waiting = Counter(opened.style for opened in stack)
    for mark, following in zip_longest(group, group[1:]):
        direction = _direction(mark, waiting[mark.style], following)
        if direction == OPENS:
            if stack and stack[-1].style == mark.style and stack[-1].cut is None:
                stack[-1].cut = before(text, mark.start)
            contrary = mark.claims == CLOSES and text[mark.start] not in GERMAN
            stack.append(_Opened(mark.start, mark.end, mark.style, contrary))
            waiting[mark.style] += 1
        elif direction == CLOSES and (waiting[mark.style] or _closes_another(stack, mark, following)):
            style = mark.style if waiting[mark.style] else stack[-1].style
            limit = before(text, mark.start)
            while (opened := stack.pop()).style != style:
                waiting[opened.style] -= 1
                pairs.append(opened.leave_open(limit))
            waiting[style] -= 1
            contrary = mark.claims == OPENS and text[opened.start] not in GERMAN
            repaired = opened.repaired or contrary or style != mark.style
            pairs.append(Pair(opened.start, mark.end, (opened.inner, mark.start), style, repaired))
    return stack


def _direction(mark: Mark, waiting: int, following: Mark | None) -> int:
    """Tell whether a mark opens or closes; `EITHER` if it is no mark at all."""
    another_closes = following is not None and following.style == mark.style and following.leans == CLOSES
    if mark.measure and (another_closes or not waiting):
        return EITHER
    if mark.claims == CLOSES:
        return OPENS if mark.leans == OPENS and not waiting else CLOSES
    if mark.claims == OPENS:
        return CLOSES if mark.leans == CLOSES else OPENS
    return mark.leans or (CLOSES if waiting else OPENS)


def _closes_another(stack: Sequence[_Opened], mark: Mark, following: Mark | None) -> bool:
    """Tell whether a mark closes a quotation that was opened in another style: “word"."""
    if not stack or mark.leans != CLOSES or "guillemets" in (mark.style, stack[-1].style):
        return False
    return following is None or following.style != stack[-1].style or following.leans == OPENS


def _continues(text: str, opened: _Opened, end: int, following: Mark, next_start: int) -> bool:
    """Tell whether what is left open at the `end` of a paragraph goes on to the `following` mark."""
    if opened.cut is not None or following.style != opened.style:
        return False
    if following.start == next_start:
        return following.claims != CLOSES and not REPORTED.search(text, max(opened.inner, end - 80), end)
    # lines broken by a program: no blank line between, and the mark closes
    closes = following.leans == CLOSES and following.claims != OPENS
    return closes and not BLANK_LINE.search(text, end, following.start)
