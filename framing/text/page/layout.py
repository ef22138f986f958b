"""What each line of an article is, by its own wording and by its place.

Lines are judged in rounds: the page's furniture; the headline; the lines between headline and story; the story
with its subheads and captions; what the page says of itself at the end. In doubt a line is body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from framing.text.page.bylines import is_byline, is_signed
from framing.text.page.captions import is_caption, is_credit
from framing.text.page.datelines import dateline_end, is_place
from framing.text.page.furniture import furniture, is_label, is_promotion

ENDS_A_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*\Z|[\"”»]\Z")
BEGINS_LIKE_A_HEADING = re.compile(r"[^\W_]|[\"'“‘(][^\W_].+[\"'”’)]")
SPEAKER = re.compile(r"[A-Z][A-Z. ]{0,30}: ")
NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
LOWER_CASE = re.compile(r"\b[a-z]{4,}\b")

LONGEST_HEADLINE = 25
LONGEST_PLAIN_HEADLINE = 18
LONGEST_LISTED_HEADLINE = 20
LONGEST_STANDFIRST = 45
LONGEST_SUBHEAD = 18
LONGEST_QUESTION = 9
SHORTEST_PROSE = 8
"""Lengths of lines in words."""
LINES_OF_HEAD = 12
LINES_OF_TAIL = 12
SIGNATURE = "signature"
"""Reason of a line like (Reporting by …; Editing by …): it says who wrote the story, so it is a byline."""
ABOVE_A_STORY = frozenset({"read time", "time stamp", "share", "player", "database field"})
"""Reasons of furniture that stands between a headline and its story."""


def label_lines(lines: Sequence[str], title: str = "") -> list[str]:
    """Zone of each line of an article; datelines are not yet cut off.

    Parameters
    ----------
    lines : sequence of str
        Every non-blank line, without white space at its ends.
    title : str
        The headline, where it is known.

    Examples
    --------
    >>> label_lines(["World news", "Bridge closed", "By Ann Dole", "The bridge shut on Monday.", "Share this"])
    ['boilerplate', 'headline', 'byline', 'body', 'boilerplate']
    """
    reasons = _furniture(lines)
    labels = ["byline" if reason == SIGNATURE else "boilerplate" if reason else "" for reason in reasons]
    headline = _headline(lines, labels, title)
    if headline >= 0:
        _fill(labels, 0, headline, lambda i: _beside_the_story(lines[i]) or "boilerplate")
        labels[headline] = "headline"
        _mark_repeats(lines, labels, headline)
    story = _story_begins(lines, labels, reasons, headline)
    _fill(labels, headline + 1, story, lambda i: _below_the_headline(lines, i))
    _fill(labels, story, len(lines), lambda i: _within_the_story(lines, labels, i))
    for i in range(max(story, len(lines) - LINES_OF_TAIL), len(lines)):
        if labels[i] == "body" and is_promotion(lines[i]):
            labels[i] = "boilerplate"
    return labels


def _fill(labels: list[str], first: int, last: int, label: Callable[[int], str]) -> None:
    for i in range(first, last):
        labels[i] = labels[i] or label(i)


def _words(line: str) -> int:
    return line.count(" ") + 1


def _is_prose(line: str) -> bool:
    return _words(line) >= LONGEST_LISTED_HEADLINE or (
        _words(line) >= SHORTEST_PROSE and ENDS_A_SENTENCE.search(line) is not None
    )


def _is_listed(line: str) -> bool:
    return _words(line) <= LONGEST_LISTED_HEADLINE and not line.endswith((".", ".”", '."'))


def _furniture(lines: Sequence[str]) -> list[str]:
    """Why each line is the page's; empty for the story's."""
    found = [furniture(line) for line in lines]
    unread = sum(len(line) for line, piece in zip(lines, found, strict=True) if piece is None)
    reasons, listing, read, prose = [], "", 0, False
    for line, piece in zip(lines, found, strict=True):
        if piece is None and listing and _is_listed(line):
            reasons.append(listing)
        elif piece is None:
            reasons.append("")
            listing, prose = "", prose or _is_prose(line)
            read, unread = read + len(line), unread - len(line)
        else:
            reasons.append(piece.reason)
            if piece.extent == "list" and prose:
                listing = piece.reason
            if piece.extent == "rest" and prose and read >= unread:
                return reasons + [piece.reason] * (len(lines) - len(reasons))
    return reasons


def _headline(lines: Sequence[str], labels: Sequence[str], title: str) -> int:
    """Position of the headline; -1 if the text begins with the story."""
    known = _key(title)
    for i, line in enumerate(lines[:LINES_OF_HEAD] if known else ()):
        if _same(_key(line), known):
            return i
    free = [i for i in range(min(LINES_OF_HEAD, len(lines))) if not labels[i]]
    for i, after in pairwise(free):
        line = lines[i]
        if is_label(line) or is_credit(line) or is_caption(line) or is_signed(line):
            continue
        if _words(line) <= 2 and 4 < _words(lines[after]) and not ENDS_A_SENTENCE.search(lines[after]):
            continue
        # where the headline is known and not this line, a sentence is no other headline
        rest = 0 if known else sum(map(len, lines[i + 1 :]))
        return i if _is_headline(line, rest) else -1
    return -1


def _is_headline(line: str, rest: int) -> bool:
    """Tell whether a first line is a headline: no sentence, or a short one over a text of length `rest`."""
    words = _words(line)
    if words > LONGEST_HEADLINE:
        return False
    if not ENDS_A_SENTENCE.search(line) or 5 * len(LOWER_CASE.findall(line)) < words:
        return True
    return words <= LONGEST_PLAIN_HEADLINE and rest > 4 * len(line) and not dateline_end(line)


def _key(line: str) -> str:
    return NOT_ALPHANUMERIC.sub(" ", line.casefold()).strip()


def _same(line: str, title: str) -> bool:
    """Tell whether two headlines are one, or one is the other with a site's name or cut short."""
    if line == title:
        return True
    shorter, longer = sorted((line, title), key=len)
    return shorter.count(" ") >= 3 and longer.startswith(shorter) and len(longer) < 2 * len(shorter)


def _mark_repeats(lines: Sequence[str], labels: list[str], headline: int) -> None:
    known = _key(lines[headline])
    for i in range(headline + 1, len(lines)):
        if abs(len(lines[i]) - len(lines[headline])) <= 9 and _key(lines[i]) == known:
            labels[i] = "boilerplate"


def _story_begins(lines: Sequence[str], labels: Sequence[str], reasons: Sequence[str], headline: int) -> int:
    """Position of the first line of the story proper, below standfirst and byline."""
    head = range(headline + 1, min(headline + 1 + LINES_OF_HEAD, len(lines)))
    for i in head:
        line = lines[i]
        if labels[i] or _beside_the_story(line) or not (ENDS_A_SENTENCE.search(line) or _is_prose(line)):
            continue
        continues = i > 0 and lines[i - 1].endswith(";")
        above = i + 1 < len(lines) and (is_byline(lines[i + 1]) or reasons[i + 1] in ABOVE_A_STORY)
        if _words(line) > LONGEST_STANDFIRST or not (continues or above):
            return i
    return next((i for i in head if not labels[i] and not _beside_the_story(lines[i])), len(lines))


def _below_the_headline(lines: Sequence[str], i: int) -> str:
    if i > 0 and is_signed(lines[i - 1]):
        if is_place(lines[i]):
            return "dateline"
        if is_byline(lines[i]):
            return "byline"
    return _beside_the_story(lines[i]) or "standfirst"


def _beside_the_story(line: str) -> str:
    """Label of a byline, caption, credit or rubric; empty for other lines."""
    if is_credit(line) or is_label(line):
        return "boilerplate"
    if is_byline(line):
        return "byline"
    return "caption" if is_caption(line) else ""


def _within_the_story(lines: Sequence[str], labels: Sequence[str], i: int) -> str:
    line = lines[i]
    if is_credit(line):
        return "boilerplate"
    if is_caption(line):
        return "caption"
    following = next((j for j in range(i + 1, min(i + 4, len(lines))) if not labels[j]), None)
    if following is not None and _is_heading(line) and not _is_heading(lines[following]):
        return "subhead"
    return "body"


def _is_heading(line: str) -> bool:
    """Tell whether a line has the shape of a subhead: short, and no sentence but perhaps a question."""
    if line[0].islower() or not BEGINS_LIKE_A_HEADING.match(line):
        return False
    if line.endswith("?"):
        return _words(line) <= LONGEST_QUESTION and not SPEAKER.match(line)
    return _words(line) <= LONGEST_SUBHEAD and not ENDS_A_SENTENCE.search(line)
