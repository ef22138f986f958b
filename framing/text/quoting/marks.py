"""Quotation marks one by one: which characters are marks, and which way each of them leans.

Most apostrophes are told at once (a letter on both sides); the others stay candidates, and
`framing.text.quotations` decides when it looks for the partner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

OPENS, EITHER, CLOSES = 1, 0, -1

# what a glyph is, and which way it points by itself
GLYPHS = {
    **dict.fromkeys(("“", "„", "‟", "‘‘"), ("curly_double", OPENS)),
    **dict.fromkeys(("”", "’’"), ("curly_double", CLOSES)),
    **dict.fromkeys(('"', "''"), ("straight_double", EITHER)),
    "``": ("straight_double", OPENS),
    **dict.fromkeys(("«", "‹"), ("guillemets", OPENS)),
    **dict.fromkeys(("»", "›"), ("guillemets", CLOSES)),
    **dict.fromkeys(("‘", "‚", "‛"), ("curly_single", OPENS)),
    "’": ("curly_single", CLOSES),
    "'": ("straight_single", EITHER),
    "`": ("straight_single", OPENS),
}
SINGLE = frozenset({"curly_single", "straight_single"})

QUOTES = "\"“”„‟«»‹›‘’‚‛'`"
INVISIBLE = "\u200b\u200e\u200f\u202a\u202c\u2060\ufeff"
BEFORE_OPENING = frozenset("([{>—–―-/*_|" + QUOTES + INVISIBLE)
AFTER_CLOSING = frozenset(".,;:!?)]}[(<—–―-/*_|…" + QUOTES)

# the first class lets the search skip quickly to the few characters that matter
CANDIDATE = re.compile(
    r"""
    [<="“”„‟«»‹›‘’‚‛'`]
    (?: (?<=<)[A-Za-z/!][^<>]{0,1000}>                 # a tag with its attributes
      | (?<=[\w-]=)"[^"<>\n]*"                           # an attribute whose tag was lost
      | (?<=['’‘])[nN]['’](?!\w)                         # rock ’n’ roll
      | (?<=')'+ | (?<=’)’+ | (?<=‘)‘+ | (?<=`)`+        # doubles typed as two singles
      | (?<=["“”„‟«»‹›‚‛])
      | (?<=['’‘`])(?![^\W_]) | (?<=['’‘`])(?<![^\W_].)  # not between two letters or digits
    )
    """,
    re.VERBOSE,
)


class Mark(NamedTuple):
    """A character (or a pair typed for one) that may open or close a quotation.

    Parameters
    ----------
    start, end : int
        Half-open offsets.
    style : str
        One of `framing.text.quotations.STYLES`.
    claims : int
        Which way the glyph points: `OPENS`, `CLOSES`, or `EITHER` for straight marks.
    leans : int
        Which way its neighbours make it lean.
    measure : bool
        Follows a digit, so that it may stand for inches.
    """

    start: int
    end: int
    style: str
    claims: int
    leans: int
    measure: bool


def find_marks(text: str) -> list[Mark]:
    """Find everything in `text` that may be a quotation mark, in order.

    Examples
    --------
    >>> [text[m.start:m.end] for text in ["It’s ‘so-called’ <a id='x'>"] for m in find_marks(text)]
    ['‘', '’']
    """
    marks = []
    for match in CANDIDATE.finditer(text):
        start, end = match.span()
        run = text[start:end]
        if run in GLYPHS:
            marks.append(_mark(text, start, end))
        elif len(run) == 3 and run == run[0] * 3:
            # ''' is a single inside a double: the double is the outer one
            middle = start + 2 if _lean(text, start, end) == OPENS else start + 1
            marks += _mark(text, start, middle), _mark(text, middle, end)
    return marks


def _mark(text: str, start: int, end: int) -> Mark:
    style, claims = GLYPHS[text[start:end]]
    measure = start > 0 and text[start - 1] in "0123456789½¼¾"
    return Mark(start, end, style, claims, _lean(text, start, end), measure)


def _lean(text: str, start: int, end: int) -> int:
    left = text[start - 1] if start else " "
    right = text[end] if end < len(text) else " "
    opens = (left.isspace() or left in BEFORE_OPENING) and not right.isspace()
    closes = (right.isspace() or right in AFTER_CLOSING) and not left.isspace()
    return opens - closes


def by_paragraph(
    marks: Sequence[Mark], paragraphs: Sequence[tuple[int, int]]
) -> list[tuple[int, list[Mark]]]:
    """Group marks by paragraph: the number of every paragraph that holds some, with them."""
    starts = [start for start, _ in paragraphs]
    groups = groupby(marks, key=lambda mark: bisect_right(starts, mark.start) - 1)
    inside = ((number, [m for m in group if m.end <= paragraphs[number][1]]) for number, group in groups)
    return [(number, group) for number, group in inside if number >= 0 and group]


def before(text: str, offset: int) -> int:
    """Step back from `offset` over white space."""
    while offset and text[offset - 1].isspace():
        offset -= 1
    return offset
