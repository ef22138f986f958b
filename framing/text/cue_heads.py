"""The reporting word of a cue, as a base form: "has since denied" → deny."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from framing.text.inflection import verb_forms
from framing.text.tables import packaged_rows

AUXILIARIES = frozenset(
    "be am is are was were been being have has had having do does did doing will would shall should can could "
    "may might must get gets got getting 's 're 've 'd 'll 'm".split()
)
KEEP_DOUBLE = frozenset("call recall tell spell poll yell install add".split())
FIXED = ("according to",)
"""Cues that are their own base form."""


def reporting_word(forms: Sequence[str], tags: Sequence[str]) -> str:
    """Return the base form of a cue's first full verb, else of its first noun, else the cue as it is, in lower case.

    Parameters
    ----------
    forms, tags : sequence of str
        The cue's tokens and their Penn Treebank tags.

    Examples
    --------
    >>> reporting_word(["has", "repeatedly", "denied"], ["VBZ", "RB", "VBN"])
    'deny'
    >>> reporting_word(["According", "to"], ["VBG", "TO"])
    'according to'
    """
    lower = [form.lower().replace("’", "'") for form in forms]
    phrase = " ".join(lower)
    for fixed in FIXED:
        if phrase.startswith(fixed):
            return fixed
    for word, tag in zip(lower, tags, strict=True):
        if tag.startswith("VB") and word not in AUXILIARIES:
            return base_form(word, tag)
    nouns = (word for word, tag in zip(lower, tags, strict=True) if tag in ("NN", "NNS"))
    return next(nouns, phrase)


@cache
def _irregular_bases() -> dict[str, str]:
    """List the base form of every irregular past and participle."""
    _, rows = packaged_rows("irregular_verbs")
    return {form: row["term"] for row in rows for form in verb_forms(row["term"])}


@lru_cache(maxsize=4096)
def base_form(word: str, tag: str) -> str:
    """Return the base form of a verb: the candidate whose inflection by rule gives the word back.

    Examples
    --------
    >>> [base_form(word, "VBD") for word in ("said", "accused", "denied", "admitted", "warned")]
    ['say', 'accuse', 'deny', 'admit', 'warn']
    """
    if word in _irregular_bases():
        return _irregular_bases()[word]
    if tag in ("VB", "VBP"):
        return word
    for ending in ("ing", "ed", "es", "s", "d"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            for candidate in _candidates(stem):
                if word in verb_forms(candidate):
                    return candidate
    return word


def _candidates(stem: str) -> tuple[str, ...]:
    """Guess the base forms that a stem may come from, the likeliest first."""
    doubled = (stem[:-1],) if stem[-1] == stem[-2] and stem not in KEEP_DOUBLE and stem[-1] != "s" else ()
    changed = (stem[:-1] + "y",) if stem.endswith("i") else ()
    silent = (stem + "e",) if _wants_silent_e(stem) else ()
    return (*changed, *doubled, *silent, stem, stem + "e")


def _wants_silent_e(stem: str) -> bool:
    """Tell whether an -e was probably dropped before -ed and -ing: accus-, declar-, argu-, acknowledg-."""
    if stem.endswith(("c", "g", "s", "u", "v", "z", "dl", "bl", "pl", "tl", "quot")):
        return not stem.endswith(("ss", "ng"))
    vowel_before = len(stem) > 2 and stem[-2] in "aeiou" and stem[-3] not in "aeiou"
    return vowel_before and stem.endswith(
        ("at", "ut", "ot", "vit", "id", "ud", "ced", "ib", "ir", "ur", "ar", "or", "ik", "ok", "in")
    )
