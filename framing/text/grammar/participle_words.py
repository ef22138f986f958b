"""The word lists of passives (``lexicons/passives.tsv``), by category."""

from __future__ import annotations

from functools import cache

from framing.text.grammar.inflection import verb_forms
from framing.text.tables import packaged_rows


@cache
def listed(category: str) -> frozenset[str]:
    """Return the words of one category.

    Examples
    --------
    >>> "located" in listed("stative"), "arrested" in listed("stative")
    (True, False)
    """
    return frozenset(row["term"] for row in packaged_rows("passives")[1] if row["category"] == category)


@cache
def without_passive() -> frozenset[str]:
    """Return the past forms of verbs that have no passive: arrived, erupted."""
    return frozenset(form for verb in listed("intransitive") for form in verb_forms(verb)[2:]) | {"gotta"}


UN_VERBS = frozenset(
    "undone undertaken understood uncovered unveiled unleashed united undermined unloaded unfurled unmasked "
    "unearthed unlocked untied undercut underlined underscored underpinned unified unplugged unseated unsettled "
    "undergone unnerved unpacked unwound unified".split()
)


def is_negative_adjective(word: str) -> bool:
    """Tell undisputed, which negates an adjective, from unveiled, which is a verb's participle.

    Examples
    --------
    >>> is_negative_adjective("undisputed"), is_negative_adjective("unveiled")
    (True, False)
    """
    return word.startswith("un") and word not in UN_VERBS and not word.startswith("under")
