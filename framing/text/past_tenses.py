"""A second look at participles behind nouns: *people drowned* is a clause, *people arrested* may be a noun phrase.

The tagger sees four words to each side; which of the two a form in -ed is depends on whether its clause has
another finite verb, which may stand farther off. Only tags that the tagger was unsure of are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
BEFORE = frozenset(("NN", "NNS", "NNP", "NNPS", "CD"))
RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB"))
CONJUNCTIONS = frozenset(
    "that as when while after before because since if although though until whether unless where than so".split()
)
BORDERS = frozenset((",", ";", ":", "—", "–", "“", "”", '"'))
SENTENCE_ENDS = frozenset((".", "?", "!", '"', "”"))


def is_past_tense(words: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Tell whether the participle at `at` is the finite verb that its clause lacks.

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
