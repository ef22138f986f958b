"""Features of the words beside quotation marks: who says, calls, sings or wears what is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from framing.text.quotations import Quotation
from framing.text.quoting.columns import FUNCTION_WORDS, Columns, Place, word_groups

NEAR, FAR = 5, 10
"""Tokens to the left in which words of a group are looked for."""
NEXT, LATER = 3, 8
"""The same to the right."""
NOWHERE = 99
DISTANCES = ((1, "0-1"), (3, "2-3"), (8, "4-8"), (98, "far"), (NOWHERE, "none"))
DISOWNED = re.compile(r" ?(?:of sorts|or whatever|whatever that|\(sic|if (?:you|that))")


def context(name: str) -> tuple[str, ...]:
    """Look up the groups of a word in the lexicon of words beside marks."""
    return word_groups("quotation_context").get(name, ())


def beside(columns: Columns, mark: Quotation, place: Place) -> list[str]:
    """Words, tags and groups of the neighbours on both sides, and the noun phrase around the marks."""
    found = []
    for name, at in (
        ("l1", place.left),
        ("l2", place.left - 1),
        ("r1", place.right),
        ("r2", place.right + 1),
    ):
        found += _neighbour(columns, place, name, at)
    found += _groups(columns, "left", place.left_of(place.left, NEAR))
    found += _groups(columns, "right", place.right_of(place.right, NEXT))
    return found + _noun_phrase(columns, mark, place) + _disowned(columns, mark)


def listed(columns: Columns, place: Place) -> list[str]:
    """Tell what stands before and after the whole list of quotations to which these marks belong."""
    found = [f"list={min(place.before + place.after, 2)}"]
    if place.before:
        found += _neighbour(columns, place, "list l1", place.list_left)
        found += _groups(columns, "list left", place.left_of(place.list_left, NEAR))
    if place.after:
        found += _neighbour(columns, place, "list r1", place.list_right)
    found += _groups(columns, "far left", place.left_of(place.list_left, FAR))
    return found + _groups(columns, "far right", place.right_of(place.list_right, LATER))


def reported(columns: Columns, mark: Quotation, place: Place) -> list[str]:
    """Where the sentence's own words say or judge."""
    found: set[str] = set()
    nearest = NOWHERE
    for at in range(place.low, place.high):
        word = columns.lower[at]
        groups = [group for group in context(word) if group in ("say", "judge")]
        if not groups or columns.quoted[at] or not (columns.tags[at][:2] == "VB" or word == "according"):
            continue
        side = "before" if at <= place.left else "after"
        found.update(f"{side}: {group}" for group in groups)
        found.update(f"sentence: {group}" for group in groups)
        nearest = min(nearest, place.left - at if at <= place.left else at - place.right + 1)
    found.add("cue " + next(name for limit, name in DISTANCES if nearest <= limit))
    if columns.last_character(mark) in ",!?" and _says(columns, place.right_of(place.right, 5)):
        found.add("tag line")
    if place.low <= place.left and columns.lower[place.left] in (",", ":"):
        found |= {"led in"} if _says(columns, place.left_of(place.left - 1, NEAR - 1)) else set()
    if "that" in columns.lower[place.low : place.left + 1]:
        found.add("that")
    return sorted(found)


def _neighbour(columns: Columns, place: Place, name: str, at: int) -> list[str]:
    if not place.low <= at < place.high:
        return [f"{name}=edge"]
    word = columns.lower[at]
    plain = word in FUNCTION_WORDS or not word[0].isalnum()
    return [f"{name}={word if plain else columns.tags[at]}", *(f"{name}: {group}" for group in context(word))]


def _groups(columns: Columns, name: str, tokens: Iterable[int]) -> list[str]:
    return sorted({f"{name}: {group}" for at in tokens for group in context(columns.lower[at])})


def _says(columns: Columns, tokens: Iterable[int]) -> bool:
    return any("say" in context(columns.lower[at]) for at in tokens)


def _noun_phrase(columns: Columns, mark: Quotation, place: Place) -> list[str]:
    """How the marks sit in the outlet's own phrase: after an article, before a noun, inside a name."""
    found, tags, forms = [], columns.tags, columns.forms
    left, right = place.left, place.right
    has_left, has_right = place.low <= left, right < place.high
    if has_left and has_right and tags[left][:3] == tags[right][:3] == "NNP":
        found.append("inside a name")
    if has_right and tags[right][:2] == "NN" and columns.last_character(mark) == "-":
        found.append("before a noun")
    if has_left and tags[left] in ("DT", "PRP$", "JJ", "POS"):
        found.append("in a noun phrase")
    if place.low < left and columns.lower[left] in ("'s", "’s", "'", "’"):
        owner = forms[left - 1]
        found += ["acronym's"] if owner.isupper() and len(owner) > 1 else []
        found += ["name's"] if tags[left - 1][:3] == "NNP" else []
    if right + 1 < place.high and columns.lower[right] == "by" and forms[right + 1][0].isupper():
        found.append("by a name")
    if not has_right or columns.lower[right] == ".":
        found.append("sentence last")
    return found


def _disowned(columns: Columns, mark: Quotation) -> list[str]:
    before = columns.lowered[max(0, mark.start - 25) : mark.start]
    found = ["so-called"] if re.search(r"so ?-? ?called", before) else []
    found += ["self-"] if "self-" in before else []
    return found + (["of sorts"] if DISOWNED.match(columns.lowered, mark.end) else [])
