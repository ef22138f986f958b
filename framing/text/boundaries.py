"""Where one sentence ends and the next begins.

A run of terminators, with the marks that close after it, is a *candidate*. It is no boundary if the text goes
on in lower case or with a comma or dash, so that ``“We will win.” he said`` stays whole; nor after an
abbreviation, unless a word follows that begins sentences and no names. What is looked at on either side is
bounded, so time is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from framing.text.abbreviations import AMBIGUOUS, LINKING, TITLES, TRAILING

CLOSING = "\"'”’»)\\]"
OPENING = "\"'“‘«(\\["

CANDIDATE = re.compile(rf"(\.(?:[ \xa0]\.)++|[.!?…]++)([{CLOSING}]*+)(\s*+)")
LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W\d_]+)*+\Z")
NEXT_WORD = re.compile(rf"[{OPENING}]*+([^\W_]*+)")
LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
FULL_STOP = re.compile(r"[!?]|…\.|\.…|(?:\.\s?){4}")
ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,2}|[^\W\d_])\Z")
CUE = re.compile(
    r"(?:[A-Z][\w.’'-]{0,30}\s+){1,4}(?:said|says|asked|asks|added|replied|wrote|shouted|wondered|told|tweeted|exclaimed|cried|say)\b"
)
CREDIT = re.compile(r"(?:Image|Photo|Picture)s?(?: credits?)?: ")
LONGEST_ABBREVIATION = 12

STARTERS = frozenset(
    """
    The This That These Those There Here He She It They We You I His Her Its Their Our My Your A An And But Or
    So Yet If When While Where What Why Who How In On At By For From With Without As After Before Since Until
    During Although Though Because Despite However Meanwhile Moreover Still Then Now Also Both Some Many Most
    Several Such Only Even Just Not No None Nobody Nothing Each Every Other Others Another All Any According
    Under Over Between Among Once Is Are Was Were Do Does Did Has Have Had Can Could Will Would Should May
    To Mr Mrs Ms
    """.split()
)
"""Words that begin sentences and no names: after an abbreviation they show a boundary."""

TIMES = frozenset("am pm AM PM".split())
TIME_FOLLOWERS = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tues Wed Thurs
    Fri Sat Sun Eastern Central Mountain Pacific Greenwich ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC
    BST CET CEST IST
    """.split()
)
"""Days, months and zones of time, which belong to the clock time before them."""


def is_boundary(text: str, start: int, candidate: re.Match[str], end: int) -> bool:
    """Tell whether a sentence that began at `start` ends at a candidate; the paragraph ends at `end`."""
    mark, closing, gap = candidate.groups()
    rest = candidate.end()
    following = NEXT_WORD.match(text, rest, end)
    word = following[1] if following else ""
    if not gap and not _is_glued_sentence(text, candidate, word):
        return False
    first = word[:1] or text[rest]
    goes_on = first.islower() and not word[1:2].isupper()
    if goes_on or first in ",;:–—-/":
        return False
    if closing and _is_cue(text, mark, rest, end):
        return False
    if len(mark) > 1 or mark == "…":
        return _ends_at_ellipsis(text, candidate, word)
    if mark == ".":
        return _ends_at_period(text, start, candidate.start(), word)
    return word not in TRAILING


def _is_glued_sentence(text: str, candidate: re.Match[str], word: str) -> bool:
    """Tell whether the space was lost between two sentences (``… the end.Then``)."""
    before = text[max(0, candidate.start() - 3) : candidate.start()]
    return before.isalpha() and before[1:].islower() and word[:1].isupper() and word[1:2].islower()


def _is_cue(text: str, mark: str, rest: int, end: int) -> bool:
    cue = CUE.match(text, rest, end)
    return cue is not None and (mark != "." or text[cue.end() : cue.end() + 1] in (".", ","))


def _ends_at_ellipsis(text: str, candidate: re.Match[str], word: str) -> bool:
    before = text[max(0, candidate.start() - 4) : candidate.start()]
    if FULL_STOP.search(candidate[1]) or before.rstrip().endswith((".", "!", "?")):
        return True
    hesitates = before[-1:].isspace()
    return word != "I" and (not hesitates or word in STARTERS)


def _ends_at_period(text: str, start: int, position: int, word: str) -> bool:
    before = LAST_WORD.search(text, max(start, position - LONGEST_ABBREVIATION), position)
    if before is None:
        return True
    last = before[0]
    if last in LINKING or last in TITLES or (last.isupper() and last.capitalize() in TITLES):
        return False
    if position - start <= 3 and ENUMERATOR.match(text, start, position):
        return False
    if last in AMBIGUOUS:
        return not word[:1].isdigit()
    if LETTERS.match(last):
        if last.replace(".", "") in TIMES:
            return word not in TIME_FOLLOWERS
        return word in STARTERS
    if last in TRAILING or (len(last) == 1 and last.isupper()):
        return word in STARTERS
    return True


def separate_credits(text: str, paragraphs: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Split paragraphs where a picture's credit follows its caption without a period."""
    credits = [match.start() for match in CREDIT.finditer(text)]
    if not credits:
        return paragraphs
    pieces = []
    for start, end in paragraphs:
        for credit in credits[bisect_right(credits, start) : bisect_left(credits, end)]:
            if text[credit - 1].isspace():
                pieces.append((start, start + len(text[start:credit].rstrip())))
                start = credit
        pieces.append((start, end))
    return pieces
