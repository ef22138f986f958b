"""Hedges: words by which a text withholds full commitment to what it says; shared by several measures.

Fixed words and phrases stand in the lexicon ``hedging``. Constructions with slots that no list can fill stand
here, as patterns over the words around an anchor: *what the ministry called*, *are widely believed*, *could not
independently verify*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing.lexicon import Entry, Match, load_lexicon

if TYPE_CHECKING:
    from framing.text.reading import Reading

REACH = 10
"""How many words before and after its anchor a construction may hold."""

BE = r"(?:is|are|was|were|been|be|being|'s|'re)"
NOT = r"(?:not|n't|never)"
ADVERBS = r"(?:(?:\w+ly|also|still|now|yet|long|so far|in full) ){0,2}"

CALLED = (
    r"(?:call(?:s|ed|ing)?|term(?:s|ed)?|dub(?:s|bed)?|labels?|labell?ed|brand(?:s|ed)?|styles?|styled|deem(?:s|ed)?"
    r"|designate[sd]?|(?:describe[sd]?|characteri[sz]e[sd]?|refer(?:s|red)? to|portray(?:s|ed)?|regard(?:s|ed)?"
    r"|sees?|saw|view(?:s|ed)?|present(?:s|ed)?) as"
    r"|(?:sa(?:y|ys|id)|claim(?:s|ed)?|believe[sd]?|allege[sd]?|insist(?:s|ed)?|consider(?:s|ed)?)"
    r" (?:is|are|was|were|to be|amount(?:s|ed) to))"
)
SURMISED = (
    r"(?:believed|thought|understood|feared|presumed|assumed|suspected|rumou?red|alleged|reported|said)"
)
VERIFY = r"(?:verify|confirm|corroborate|substantiate|authenticate|ascertain|establish|determine|reconcile)"
VERIFIED = (
    r"(?:verified|confirmed|corroborated|substantiated|authenticated|ascertained|established|determined)"
)

# label, name, anchors (every instance holds one of them), pattern
CONSTRUCTIONS = (
    (
        "shield",
        "what … called",
        "what",
        rf"\bwhat (?!if |about |happened |do |does |did )(?:(?!to )[\w'.-]+ ){{1,8}}?{CALLED}"
        r"(?! (?:for|on|off|in|upon|out|up|into) )(?= )",
    ),
    ("shield", "as … put it", "put puts", r"\bas (?:[\w'.-]+ ){1,6}?puts? it(?= )"),
    (
        "evidential",
        "is believed",
        "believed thought understood feared presumed assumed suspected rumoured rumored alleged expected",
        rf"\b{BE} (?:{NOT} )?{ADVERBS}(?:{SURMISED}(?! (?:by|of|in) )|expected(?! (?:by|of) ))(?= )",
    ),
    (
        "evidential",
        "is said to",
        "said claimed estimated forecast projected reputed put",
        rf"\b{BE} {ADVERBS}(?:said|claimed|estimated|forecast|projected|reputed|put(?= at))(?= (?:to|that|at) )",
    ),
    (
        "evidential",
        "is reported",
        "reported",
        rf"\b{BE} {ADVERBS}reported(?! (?:by|on|to (?:the|a|an|his|her|their|police)) )(?= )",
    ),
    (
        "evidential",
        "…, expected on",
        "believed thought understood feared rumoured rumored expected",
        r"(?<=, )(?:believed|thought|understood|feared|rumou?red|expected)(?= (?:to|on) )",
    ),
    (
        "evidential",
        "believed to be",
        "believed thought understood feared presumed assumed suspected rumoured rumored alleged reported said",
        rf"(?<= )(?<!, )(?<!be )(?<!been )(?<!is )(?<!are )(?<!was )(?<!were ){SURMISED}(?= to (?:be|have) )",
    ),
    (
        "disclaimer",
        "could not verify",
        "verify confirm corroborate substantiate authenticate ascertain establish determine reconcile",
        rf"\b(?:(?:could|can|ca) ?{NOT} {ADVERBS}"
        rf"|(?:is|are|was|were) (?:unable|{NOT} {ADVERBS}(?:able|possible)) to {ADVERBS}"
        rf"|(?:has|have|had) {NOT} {ADVERBS}been able to {ADVERBS}){VERIFY}(?= )",
    ),
    (
        "disclaimer",
        "could not be verified",
        "verified confirmed corroborated substantiated authenticated ascertained established determined",
        rf"\b(?:(?:could|can|ca) ?{NOT} {ADVERBS}be"
        rf"|(?:has|have|had) {NOT} {ADVERBS}been|neither (?:\w+ )?(?:could|can) be) {ADVERBS}{VERIFIED}(?= )",
    ),
    (
        "disclaimer",
        "it is not clear",
        "clear known",
        rf"\b(?<!what )(?:it |there )?(?:is|was|were|remains|remained) {NOT} {ADVERBS}(?:clear|known)"
        r"(?! (?:as|for|to) )(?= )",
    ),
)
BY_ANCHOR: dict[str, list[tuple[Entry, re.Pattern[str]]]] = {}
for _label, _name, _anchors, _pattern in CONSTRUCTIONS:
    for _anchor in _anchors.split():
        BY_ANCHOR.setdefault(_anchor, []).append((Entry(_name, _label, ()), re.compile(_pattern)))


def find_hedges(reading: Reading) -> list[Match]:
    """Find every hedge of a reading, in order of the text; a construction is preferred to a word inside it.

    Examples
    --------
    >>> from framing.text.article import Article
    >>> from framing.text.reading import Reading
    >>> reading = Reading(Article(id="a", text="It could not be verified what the two are said to have agreed."))
    >>> [" ".join(reading.tokens.forms[m.first : m.last]) for m in find_hedges(reading)]
    ['could not be verified', 'are said']
    """
    found = sorted(_constructions(reading.tokens.lower), key=lambda match: (match.first, -match.last))
    open_slots = list(_disjoint(found))
    taken = {i for match in open_slots for i in range(match.first, match.last)}
    words = [m for m in load_lexicon("hedging").matches(reading) if taken.isdisjoint(range(m.first, m.last))]
    return sorted([*open_slots, *words], key=lambda match: match.first)


def _constructions(lower: list[str]) -> Iterator[Match]:
    """Try the patterns around every anchor."""
    patterns = BY_ANCHOR
    for anchor in [i for i, word in enumerate(lower) if word in patterns]:
        first = max(0, anchor - REACH)
        window = " ".join(lower[first : anchor + REACH + 1]) + " "
        for entry, pattern in patterns[lower[anchor]]:
            for found in pattern.finditer(window):
                start = first + window.count(" ", 0, found.start())
                yield Match(start, start + found.group().count(" ") + 1, entry)


def _disjoint(matches: list[Match]) -> Iterator[Match]:
    """Drop a match that overlaps an earlier one."""
    free = 0
    for match in matches:
        if match.first >= free:
            yield match
            free = match.last
