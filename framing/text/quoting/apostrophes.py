"""Pairs of single quotation marks, told from apostrophes.

’ and ' close a quotation, mark a plural possessive (the troops’ pay), an elision (’90s, goin’) or feet. Each
candidate gets a strength from its neighbours; the first strong one closes, weaker ones only if none follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from framing.text.quoting.doubles import NONBLANK, Pair
from framing.text.quoting.marks import CLOSES, EITHER, OPENS, Mark, before, by_paragraph

NONE, DOUBTFUL, LIKELY, CERTAIN = range(4)
"""How surely an apostrophe-like character closes a quotation."""

# what an apostrophe begins: ’90s, ’em
ELISION = re.compile(
    r"(?:\d\ds?|bout|cause|cuz|em|er|gainst|hood|im|kay|n|neath|nuff|round|s|sup|t|till?|tis|tude|twas|twere|un)\b",
    re.IGNORECASE,
)
# what one ends: ol’, goin’
ELIDED = re.compile(
    r"\b(?:o|ol|th|an|lil|mo|po|wi|fo|d|(?:be|bring|com|cry|do|driv|dy|eat|even|feel|fight|fix|freak|gett|go|hav"
    r"|hitt|hunt|kidd|kill|liv|look|lov|ly|mak|morn|noth|play|putt|rid|rock|roll|runn|say|shoot|sing|sitt|smok"
    r"|someth|start|stink|tak|talk|tell|think|try|wait|walk|watch|work)in)$",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"[sS]\b")
ONE_OR_TWO_WORDS = re.compile(r"\s\w[\w-]*(?:\s\w[\w-]*)?")
FEET = re.compile(r"\s?(?:\d|tall\b|high\b|long\b|wide\b|deep\b|x\b|by\b)")
NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
INTRODUCED = re.compile(r"(?:\A|[\n\r]\s*|[,:]\s+)$")

# what can follow a closing mark but not a possessive: the troops’ [noun]
AFTER_QUOTATION = frozenset(
    """
    about after against among and are as at be because before being between but by can could despite did do
    does during for from had has have he her here his how i if in into is it its like may might more must
    nor not of off on once or our out over shall she should since so some such than that the their them then
    there these they this those though through to toward towards under unless until up upon was we were what
    when where which while who whom whose why will with within without would yesterday you today a added
    adds again against also an announced any asked claimed claims even ever he insisted just may never now
    only replied reported said say says still tells told too tweeted very warned wrote
    """.split()
)


@dataclass(slots=True)
class _Opened:
    """A single quotation that waits for its closing mark, with the best candidate so far."""

    mark: Mark
    weak: bool
    strength: int = NONE
    closing: Mark | None = None


def pair_singles(
    text: str, marks: Sequence[Mark], doubles: Sequence[Pair], paragraphs: Sequence[tuple[int, int]]
) -> list[Pair]:
    """Pair the single marks of a text, each within the double quotation that holds it.

    Examples
    --------
    >>> from framing.text.quoting.marks import find_marks
    >>> text = "The troops’ chief called ‘the rebels’ demands’ absurd in the ’90s."
    >>> [text[pair.start:pair.end] for pair in pair_singles(text, find_marks(text), [], [(0, len(text))])]
    ['‘the rebels’ demands’']
    """
    pairs: list[Pair] = []
    holders = _holders(marks, doubles)
    carried: _Opened | None = None
    groups = by_paragraph(marks, paragraphs)
    for (number, group), later in zip_longest(groups, groups[1:]):
        runs: dict[Pair | None, list[Mark]] = {None: []}
        for mark in group[1:] if carried else group:
            runs.setdefault(holders[mark.start], []).append(mark)
        start, end = paragraphs[number]
        opened, carried = carried, None
        for holder, run in runs.items():
            opened = _pair_run(text, run, opened, pairs)
            if opened is None:
                continue
            if holder is None and _continues(opened, start, number, later, paragraphs):
                carried = opened
            else:
                pairs += _settle(text, opened, min(end, holder.inner[1]) if holder else end)
            opened = None
    return [pair for pair in pairs if NONBLANK.search(text, *pair.inner)]


def _continues(
    opened: _Opened,
    start: int,
    number: int,
    later: tuple[int, list[Mark]] | None,
    paragraphs: Sequence[tuple[int, int]],
) -> bool:
    """Tell whether the next paragraph opens again what was opened at the `start` of this one."""
    if later is None or later[0] != number + 1 or opened.strength > DOUBTFUL or opened.mark.start > start:
        return False
    following = later[1][0]
    return following.start == paragraphs[number + 1][0] and following.style == opened.mark.style


def _holders(marks: Sequence[Mark], doubles: Sequence[Pair]) -> dict[int, Pair | None]:
    """Find the innermost double quotation around every mark, by the mark's start."""
    holders: dict[int, Pair | None] = {}
    around: list[Pair] = []
    coming = sorted(doubles, key=lambda pair: (-pair.start, pair.end))
    for mark in marks:
        while coming and coming[-1].start < mark.start:
            around.append(coming.pop())
            while len(around) > 1 and around[-2].end <= around[-1].start:
                del around[-2]
        while around and around[-1].end <= mark.start:
            around.pop()
        holders[mark.start] = around[-1] if around else None
    return holders


def _pair_run(text: str, run: Sequence[Mark], opened: _Opened | None, pairs: list[Pair]) -> _Opened | None:
    """Pair marks that stand in one paragraph and one holder; return what stays open."""
    for mark in run:
        if mark.leans == EITHER and POSSESSIVE.match(text, mark.end):
            continue
        strength = _closing_strength(text, mark, opened.mark) if opened else NONE
        if opened and (strength > opened.strength or _ends_later(text, mark, strength, opened)):
            opened.strength, opened.closing = strength, mark
            if strength == CERTAIN:
                pairs += _settle(text, opened, mark.start)
                opened = None
        elif strength == NONE and mark.leans != CLOSES and not mark.measure:
            weak = mark.claims == CLOSES or text[mark.start] == "`" or bool(ELISION.match(text, mark.end))
            if opened and weak and not opened.weak:
                continue
            if opened:
                pairs += _settle(text, opened, before(text, mark.start))
            opened = _Opened(mark, weak)
    return opened


def _ends_later(text: str, mark: Mark, strength: int, opened: _Opened) -> bool:
    """Tell whether of two doubtful marks the first is a possessive: ‘the rebels’ demands’."""
    if opened.closing is None or not strength == opened.strength == DOUBTFUL:
        return False
    return ONE_OR_TWO_WORDS.fullmatch(text, opened.closing.end, mark.start) is not None


def _closing_strength(text: str, mark: Mark, opening: Mark) -> int:
    if mark.leans == OPENS or text[mark.start] == "`" or (mark.leans == EITHER and mark.claims == OPENS):
        return NONE
    if mark.measure and FEET.match(text, mark.end):
        return NONE
    if mark.style != opening.style or mark.claims == OPENS:
        return DOUBTFUL
    left = text[mark.start - 1]
    if not left.isalnum():
        return CERTAIN
    if ELIDED.search(text, max(opening.end, mark.start - 8), mark.start):
        return DOUBTFUL
    word = NEXT_WORD.match(text, mark.end)
    if left not in "sS" or word is None or word.group(1).lower() in AFTER_QUOTATION:
        return CERTAIN
    return LIKELY if word.group(1).endswith("ed") else DOUBTFUL


def _settle(text: str, opened: _Opened, limit: int) -> list[Pair]:
    """Close a quotation at its best candidate, leave it open until `limit`, or drop it as an apostrophe."""
    start, inner, style = opened.mark[:3]
    if opened.closing and (opened.strength == CERTAIN or not opened.weak):
        repaired = opened.weak or opened.strength == DOUBTFUL
        return [Pair(start, opened.closing.end, (inner, opened.closing.start), style, repaired)]
    introduced = INTRODUCED.search(text, max(0, start - 3), start)
    if opened.weak or (opened.mark.claims != OPENS and not introduced):
        return []
    return [Pair(start, limit, (inner, limit), style, True)]
