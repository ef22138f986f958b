"""A second look at forms that may be past tense or participle, where the tagger was unsure.

The tagger sees four words to each side. Which of the two a form in -ed is depends on whether its clause has
another finite verb (*people drowned when* …, *people arrested in May were* …) and on what it is coordinated with
(*was looted on Monday and then burned*), which may stand farther off.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.text.tag_groups import FINITE

BEFORE = frozenset(("NN", "NNS", "NNP", "NNPS", "CD"))
RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB"))
CONJUNCTIONS = frozenset(
    "that as when while after before because since if although though until whether unless where than so".split()
)
BORDERS = frozenset((",", ";", ":", "—", "–", "“", "”", '"'))
SENTENCE_ENDS = frozenset((".", "?", "!", '"', "”"))
COORDINATORS = frozenset(("and", "or", "but", "then", ","))
PASSIVE_AUXILIARIES = frozenset("be is are was were am been being got get".split())
OBJECTS = frozenset(("DT", "PRP", "PRP$", "NN", "NNS", "NNP", "CD", "JJ"))
LONGEST_COORDINATION = 15


def is_past_tense(words: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Tell whether an apparent participle behind a noun is the finite verb that its clause lacks.

    Parameters
    ----------
    words, tags : sequence of str
        One sentence's tokens in lower case, and their tags.
    at : int
        A token tagged VBN.

    Examples
    --------
    >>> words = "at least 44 people drowned when a boat sank .".split()
    >>> is_past_tense(words, ["IN", "JJS", "CD", "NNS", "VBN", "WRB", "DT", "NN", "VBD", "."], 4)
    True
    """
    if at == 0 or tags[at - 1] not in BEFORE or words[-1] not in SENTENCE_ENDS:
        return False
    opens = [
        tag in RELATIVE or (tag == "IN" and word in CONJUNCTIONS)
        for word, tag in zip(words, tags, strict=True)
    ]
    if sum(tag in FINITE for tag in tags) > sum(opens):
        return False
    left, right = at - 1, at + 1
    while left >= 0 and not opens[left] and words[left] not in BORDERS:
        left -= 1
    while right < len(words) and not opens[right] and words[right] not in BORDERS:
        right += 1
    return not any(tag in FINITE for tag in tags[left + 1 : right])


def is_participle(words: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Tell whether an apparent past tense is coordinated with a passive, and takes no object.

    Parameters
    ----------
    words, tags : sequence of str
        One sentence's tokens in lower case, and their tags.
    at : int
        A token tagged VBD.

    Examples
    --------
    >>> is_participle("it was looted and burned".split(), ["PRP", "VBD", "VBN", "CC", "VBD"], 4)
    True
    """
    if at + 1 < len(tags) and tags[at + 1] in OBJECTS:
        return False
    return _joins_passive(words, tags, at)


def _joins_passive(words: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Walk left from one coordinated participle to the next, until one has its auxiliary."""
    coordinator = _skip_adverbs(tags, at - 1)
    if coordinator < 1 or words[coordinator] not in COORDINATORS:
        return False
    other = coordinator - 1
    while other > 0 and coordinator - other < LONGEST_COORDINATION and tags[other] not in FINITE | {"VBN"}:
        other -= 1
    auxiliary = _skip_adverbs(tags, other - 1)
    if tags[other] != "VBN" or auxiliary < 0:
        return False
    return words[auxiliary] in PASSIVE_AUXILIARIES or _joins_passive(words, tags, other)


def _skip_adverbs(tags: Sequence[str], at: int) -> int:
    while at >= 0 and tags[at] == "RB":
        at -= 1
    return at
