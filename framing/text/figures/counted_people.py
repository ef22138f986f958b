"""Counted people: noun phrases with a figure that may count people, told from years, ages, money and things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.text.figures.numbers import Figure, find_figures
from framing.text.tag_groups import NOUNS

WITHIN_PHRASE = NOUNS | frozenset(("DT", "PDT", "JJ", "JJR", "JJS", "PRP$", "POS", "CD", "VBN", "HYPH", "FW"))
AUXILIARIES = frozenset(
    "be is are was were been being get gets got getting have has had having may might could can will would did "
    "'s 'd 've ’s ’d ’ve who that which".split()
)
PASSIVE = frozenset("be is are was were been being get gets got getting".split())
NOT_PEOPLE = frozenset(
    """
    second seconds minute minutes hour hours day days night nights week weeks month months year years decade decades
    century centuries time times occasion occasions o'clock a.m. p.m. am pm percent % per cent points metre metres
    meters kilometre kilometres kilometers km mile miles tonne tonnes tons dollars euros pounds litres incident
    incidents attack attacks strike strikes explosion explosions blast blasts shell shells shot shots round rounds
    mine mines place places village villages town towns city cities district districts province provinces
    region regions country countries location locations site sites building buildings home homes house houses
    vehicle vehicles tank tanks ship ships boat boats car cars bus buses wave waves front fronts side sides stitches
    case cases charge charges count counts january february march april june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
PEOPLE = frozenset(
    """
    people persons children men women troops civilians dead wounded injured others more nationals boys girls family
    families infants babies youths teenagers villagers crew us them whom strong police recruits conscripts patients
    casualties victims lives personnel servicemen gendarmes
    """.split()
)
PARTS = frozenset(("them", "whom", "these", "those", "which"))
NUMBERED = frozenset(("$", "€", "£", "no", "no.", "number", "zone", "aged", "page"))
"""What stands before a number that counts nobody."""
LONGEST = 7
"""Tokens of a noun phrase after its figure."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun phrase with a figure: its tokens, its head (None for a bare figure), whether it counts people."""

    first: int
    last: int
    figure: Figure
    head: int | None


def find_counted(words: Sequence[str], tags: Sequence[str]) -> list[Counted]:
    """Find the noun phrases of a sentence that count people, or may: a bare figure does not tell what it counts.

    Parameters
    ----------
    words, tags : sequence of str
        The sentence's tokens in lower case, and their Penn tags.

    Examples
    --------
    >>> words = "in 2016 at least two old guards met 14 days".split()
    >>> tags = "IN CD IN JJS CD JJ NNS VBD CD NNS".split()
    >>> [(phrase.first, phrase.last, phrase.head) for phrase in find_counted(words, tags)]
    [(2, 7, 6)]
    """
    phrases = (_phrase(words, tags, figure) for figure in find_figures(words) if _counts(words, tags, figure))
    return [phrase for phrase in phrases if phrase is not None]


def _counts(words: Sequence[str], tags: Sequence[str], figure: Figure) -> bool:
    """Tell a count from years, ages, money and numbers that are names."""
    before = words[figure.core - 1] if figure.core else ""
    after = words[figure.last] if figure.last < len(words) else ""
    exact = figure.first == figure.core
    if after in ("%", "-") or (exact and before in NUMBERED):
        return False
    bare = not after or not after[0].isalpha() or after in AUXILIARIES
    year = figure.n is not None and 1800 <= figure.n <= 2100 and "," not in words[figure.core]
    if year and (bare or before == "in"):
        return False
    if not (exact and bare):
        return True
    age = before == "," or (before in PASSIVE and after == ",")
    named = figure.core > 0 and tags[figure.core - 1] in ("NNP", "NNPS", "NN")
    return not (age or named)


def _phrase(words: Sequence[str], tags: Sequence[str], figure: Figure) -> Counted | None:
    """Read the noun phrase that a figure counts; None if it counts no people."""
    end = len(words)
    at, head = figure.last, None
    opens = at + 1 < end and words[at] == "of" and (tags[at + 1] in WITHIN_PHRASE or words[at + 1] in PARTS)
    at += opens
    if at < end and words[at] in PARTS:
        return Counted(figure.first, at + 1, figure, at)
    while at < min(end, figure.last + LONGEST) and _continues(words, tags, at):
        head = at if tags[at] in NOUNS or words[at] in PEOPLE else head
        at += 1
    told = {words[i] for i in (figure.last, head) if i is not None and i < end}
    if not told.isdisjoint(NOT_PEOPLE):
        return None
    return Counted(figure.first, figure.last if head is None else head + 1, figure, head)


def _continues(words: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Tell whether a noun phrase goes on at a token."""
    tag, following = tags[at], tags[at + 1] if at + 1 < len(tags) else ""
    if words[at] in AUXILIARIES:
        return False
    if tag in ("VBN", "VBD", "RB", "HYPH"):
        return following in NOUNS or (tag == "RB" and following in ("JJ", "VBN"))
    return tag in WITHIN_PHRASE and words[at] != "all"
