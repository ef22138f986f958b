"""Pairs of quotation marks of every style.

Double marks are paired first: they are seldom anything else. Single marks are paired afterwards, each within
the double quotation that holds it, because ’ and ' are apostrophes as well
(`framing.text.quoting.apostrophes` weighs the candidates).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.text.grammar.clauses import is_clausal
from framing.text.quoting.apostrophes import pair_singles
from framing.text.quoting.doubles import pair_doubles
from framing.text.quoting.marks import SINGLE, find_marks

STYLES = ("curly_double", "curly_single", "straight_double", "straight_single", "guillemets")
FUNCTIONS = ("speech", "mixed", "scare", "title", "name", "term", "other")

DEEPEST = 5
"""Levels of nesting at which clauses are looked for: beyond, the text is broken, and reading it would be slow."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One pair of quotation marks.

    Parameters
    ----------
    start, end : int
        Half-open offsets with the marks.
    inner : (int, int)
        Offsets of the quoted words without the marks.
    style : str
        One of `STYLES`.
    clausal : bool
        The quoted words hold a finite clause with its own subject.
    repaired : bool
        Unclosed, unbalanced, or ambiguous with an apostrophe.
    function : str
        One of `FUNCTIONS`: what the marks do.
    attributed : bool
        A source for these very words is named.
    """

    start: int
    end: int
    inner: tuple[int, int]
    style: str
    clausal: bool = False
    repaired: bool = False
    function: str = "speech"
    attributed: bool = False


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """Find every quotation, in order of its start; an outer one before those nested in it.

    Quotations are nested in each other or disjoint. One that is never closed ends with its paragraph (or the
    quotation around it); a closing mark without an opening one is passed over.

    Parameters
    ----------
    text : str
        An article's text.
    paragraphs : sequence of (start, end)
        As `framing.text.segment.paragraphs` finds them.

    Returns
    -------
    tuple of Quotation
        With `function` and `attributed` not yet known.

    Examples
    --------
    >>> text = "‘The rebels’ demands’, he said, “are a ‘joke’.”"
    >>> [text[q.start:q.end] for q in find_quotations(text, [(0, len(text))])]
    ['‘The rebels’ demands’', '“are a ‘joke’.”', '‘joke’']
    """
    marks = find_marks(text)
    doubles = pair_doubles(text, [mark for mark in marks if mark.style not in SINGLE], paragraphs)
    singles = pair_singles(text, [mark for mark in marks if mark.style in SINGLE], doubles, paragraphs)
    found, around = [], [0]
    for pair in sorted(doubles + singles, key=lambda pair: (pair.start, -pair.end)):
        while around[-1] <= pair.start and len(around) > 1:
            around.pop()
        clausal = len(around) <= DEEPEST and is_clausal(text, *pair.inner)
        found.append(Quotation(pair.start, pair.end, pair.inner, pair.style, clausal, pair.repaired))
        around.append(pair.end)
    return tuple(found)
