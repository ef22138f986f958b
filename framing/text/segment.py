"""Paragraphs, sentences and tokens, with exact offsets into the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
import numpy.typing as npt

from framing.text.abbreviations import AMBIGUOUS, LINKING, TITLES, TRAILING
from framing.text.boundaries import CANDIDATE, is_boundary, separate_credits

LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


LETTERS = r"(?:[^\W\d_]\.){2,9}+"
ABBREVIATION = rf"(?:{_any_of(TITLES | {title.upper() for title in TITLES} | LINKING | TRAILING)})\."
UNSURE = rf"(?:{_any_of(AMBIGUOUS)})\.(?=[ \xa0]?[\da-z,;)])"
INITIAL = r"[A-ZÀ-ÖØ-Þ]\.(?=[ \xa0]?[A-ZÀ-ÖØ-Þ])"
CLITIC = r"(?:[sSdDmM]|re|ve|ll|RE|VE|LL)\b"

# Clitics are tokens of their own (did|n't, ministry|'s), so that tags and lexicons see the words.
# Every repeated group is possessive or bounded: no input makes the search step back far.
TOKEN = re.compile(
    rf"""
    \w++(?=[ ])(?<![cC]annot)                                      # most words, at once
  | (?:https?://|www\.)[^\s"“”‘’<>()\[\]]*[\w/]                  # addresses
  | {LETTERS}(?:[-‐‑](?:{LETTERS}|\w++))*+                        # U.S., a.m., U.S.-led
  | (?=\w{{1,6}}\.)(?:{ABBREVIATION}(?:-{ABBREVIATION})?|{UNSURE}|{INITIAL}|Ph\.D\.)   # Mr., No. 2
  | [cC]an(?=not\b)
  | \w++(?!(?<=[nN])['’][tT]\b)
    (?: [-‐‑](?:{LETTERS}|{ABBREVIATION}|{UNSURE}|\w++)            # Nagorno-Karabakh, R-Ark., D-N.Y.
      | (?<=\d)[.,:/](?=\d)\w++                                  # 1,200  3.5  14:00  9/11
      | ['’](?!{CLITIC}|[tT]\b)\w++                               # O’Neill
      | [&@\xad]\w++                                             # AT&T
      | \.(?:com|org|net|gov|edu|co|uk)\b
      | [\u0300-\u036f\u200c\u200d]++\w*+                        # combining marks and joiners
    )*+
  | \w+?(?=[nN]['’][tT]\b) | [nN]['’][tT]\b                      # did|n't
  | ['’](?:{CLITIC}|em\b|\d0s\b)                                # ’s, ’em, ’90s
  | [@#]\w++
  | \.{{2,}}+ | \.(?:[ \xa0]\.){{2,}}+ | --++ | [!?]++ | ''
  | [^\w\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]   # marks, not controls
    """,
    re.VERBOSE,
)

NEGATIONS = frozenset({"n't", "n’t", "N'T", "N’T"})


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
        """True for tokens that count as words: they begin with a letter or digit and are no clitic (n't)."""
        words = (form[0].isalnum() and form not in NEGATIONS for form in self.forms)
        return np.fromiter(words, dtype=bool, count=len(self))


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    r"""Start and end of every non-blank line, white space at both ends left out.

    Examples
    --------
    >>> paragraphs("One.\n\n  Two. \n")
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
    spans = map(re.Match.span, TOKEN.finditer(text))
    table = np.fromiter(chain.from_iterable(spans), dtype=np.int64).reshape(-1, 2)
    return Tokens(text, table[:, 0], table[:, 1])


def sentences(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Start and end of every sentence; sentences cover the paragraphs and never cross them."""
    found = []
    for start, end in separate_credits(text, paragraphs):
        for candidate in CANDIDATE.finditer(text, start, end):
            if candidate.end() < end and is_boundary(text, start, candidate, end):
                found.append((start, candidate.end(2)))
                start = candidate.end()
        found.append((start, end))
    return tuple(found)
