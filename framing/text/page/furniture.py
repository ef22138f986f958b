"""Page furniture: lines that a page repeats or adds and that nobody wrote for the story.

A line is furniture by its wording (the patterns of ``lexicons/boilerplate.tsv``), its make-up (a row of menu
entries, left-over markup, no letter at all) or its cues of self-promotion. Where it stands is not looked at here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from framing.text.tables import packaged_rows

EXTENTS = ("line", "list", "rest")
LONGEST_LINE = 400
"""Longer lines are the story's: characters."""

NAMES = {
    "{month}": (
        "(?:january|february|march|april|may|june|july|august|september|october|november|december"
        "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
    ),
    "{weekday}": "(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?",
}
# quotation marks stay: a quoted line is somebody's words, not the page's
ENDS = " \t\xa0.,:;!?*·•–—-_=~#>»›▶►→|()[]{}…\u200b\ufeff"

QUOTES = frozenset("“”‘’\"'«»")

MARKUP = re.compile(r"<[^<>]{0,400}>?|&(?:nbsp|amp|lt|gt|quot|#\d+);|https?://\S+")
CODE = re.compile(
    r"[.#@]?[\w.#> ,:-]+\{|[a-z-]+:\s?\S+(?: \S+){0,3};|(?:var|function|window|document)\b.*[({=].*"
)
LINK = re.compile(r"\[[^\[\]]{25,200}[^\[\].!?”\"]\]")
WORD = re.compile(r"[^\W\d_]{2,}")
BARS = ("|", " • ", " · ", " › ", " » ")
ADDRESS = re.compile(r"\b(?:our|we|us|your?)\b")
PROMOTION = re.compile(
    r"\b(?:journalis[mt]\w*|newsrooms?|reporting|reporters?|subscri\w+|donat\w+|members?(?:hip)?|newsletters?|inbox"
    r"|advertis\w+|pay(?:ing|wall)?|paid for|fund(?:ed)?|readers?|support|contribut\w+|independent|free)\b"
)
CUES_OF_PROMOTION = 3
SECTIONS = frozenset(
    """
    ap afp reuters upi pti ani tass dpa efe cnn bbc agencies agency associated press news world uk us europe asia
    africa americas america middle east international national local regional global foreign politics political
    business economy economics money markets finance sport sports culture arts life lifestyle style health
    science tech technology environment climate education travel opinion opinions comment commentary editorial
    editorials op-ed analysis analyses explainer explained feature features interview investigation investigations
    exclusive breaking latest live update updates trending top popular featured headlines headline stories story
    video videos photos pictures audio podcast podcasts home homepage front page magazine blog blogs wire wires
    crime law war conflict conflicts defence defense security military diplomacy society religion history media
    weather special report reports briefing newsletter review reviews today now must read and & the in of on a
    """.split()
)
MOST_WORDS_OF_LABEL = 6


class Furniture(NamedTuple):
    """Why a line is furniture, and how far it reaches: one of `EXTENTS`."""

    extent: str
    reason: str


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Patterns by the words that a line must contain, with a group for each extent and reason."""
    _, rows = packaged_rows("boilerplate")
    groups: dict[str, dict[str, list[str]]] = {"": {}}
    for row in rows:
        name = f"{row['extent']}_{row['reason']}".replace(" ", "_")
        groups.setdefault(row["contains"], {}).setdefault(name, []).append(row["pattern"])
    return {words: _one_pattern(named) for words, named in groups.items()}


def _one_pattern(named: dict[str, list[str]]) -> re.Pattern[str]:
    expression = "|".join(f"(?P<{name}>{'|'.join(patterns)})" for name, patterns in named.items())
    for name, alternatives in NAMES.items():
        expression = expression.replace(name, alternatives)
    return re.compile(expression)


def furniture(line: str) -> Furniture | None:
    """Recognise a line of the page, as against the story.

    Parameters
    ----------
    line : str
        A line without white space at its ends.

    Returns
    -------
    Furniture or None
        None if the line may belong to the story.

    Examples
    --------
    >>> furniture("4 min read | Share | Save")
    Furniture(extent='line', reason='read time')
    >>> furniture("Leave a Reply")
    Furniture(extent='rest', reason='comments')
    >>> furniture("“Leave a reply,” she told the machine.")
    """
    if len(line) > LONGEST_LINE:
        return None
    core = line.lower().strip(ENDS)
    for words, pattern in _patterns().items():
        match = pattern.fullmatch(core) if words in core else None
        if match:
            extent, _, reason = str(match.lastgroup).partition("_")
            return Furniture(extent, reason.replace("_", " "))
    return _made_up(line)


def _made_up(line: str) -> Furniture | None:
    """Recognise a line by what it is made of."""
    if line[0] in "<&" and len(WORD.findall(MARKUP.sub(" ", line))) <= 2:
        return Furniture("line", "markup")
    if line[-1] in "{};" and CODE.fullmatch(line):
        return Furniture("line", "markup")
    bars = sum(map(line.count, BARS))
    if bars >= 2 and len(line) <= 60 * bars:
        return Furniture("line", "navigation")
    if LINK.fullmatch(line):
        return Furniture("line", "related")
    if line[0] == "#" and all(word[0] == "#" for word in line.split()):
        return Furniture("line", "tags")
    if len(line) < 40 and not any(map(str.isalpha, line)) and QUOTES.isdisjoint(line):
        return Furniture("line", "no words")
    return None


def is_promotion(line: str) -> bool:
    """Tell whether an outlet speaks of itself and asks for money, attention or subscribers.

    Examples
    --------
    >>> is_promotion("Our reporters work hard. Support independent journalism and subscribe today.")
    True
    >>> is_promotion("Union members paid for the hall and fund the paper.")
    False
    """
    if any(mark in line for mark in '“”"‘'):
        return False
    lower = line.lower()
    return len(set(PROMOTION.findall(lower))) >= CUES_OF_PROMOTION and ADDRESS.search(lower) is not None


def is_label(line: str) -> bool:
    """Tell whether a line only names a section, a rubric or the agencies a page draws on.

    Examples
    --------
    >>> is_label("World news"), is_label("Reuters and AP"), is_label("World leaders meet")
    (True, True, False)
    """
    words = [word.strip(ENDS + "/") for word in line.lower().replace("/", " ").split()]
    return len(words) <= MOST_WORDS_OF_LABEL and all(word in SECTIONS or not word for word in words)
