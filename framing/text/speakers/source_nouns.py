"""Nouns that name sources: minister, ministry, residents, statement; and the type of source they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from framing.text.grammar.inflection import forms
from framing.text.tables import packaged_rows

SOURCE_TYPES = (
    "official", "military", "politician", "rebel", "international", "expert", "media", "civilian",
    "company", "document", "unnamed", "unknown",
)  # fmt: skip


TRADES = ("woman", "women", "man", "men", "ers", "er", "ists", "ist", "ians", "ian")
"""Endings of nouns for people by what they do."""


@dataclass(frozen=True, slots=True)
class SourceNoun:
    """A noun, adjective or title that tells what kind of source somebody is.

    Parameters
    ----------
    term : str
        Base form.
    type : str
        One of `SOURCE_TYPES`.
    kind : {"person", "people", "body", "place", "document", "modifier", "title"}
        What it denotes.
    gender : {"m", "f", ""}
        Of the person, where the noun tells it.
    speaks : bool
        Speaks for a body and is of that body's type (spokesman, chairwoman).
    plural : bool
        Whether it was met in the plural.
    """

    term: str
    type: str
    kind: str
    gender: str = ""
    speaks: bool = False
    plural: bool = False


Found = tuple[int, int, SourceNoun]
"""First token, end and noun of a match."""


@cache
def _index() -> dict[str, list[tuple[tuple[str, ...], SourceNoun]]]:
    """Nouns by the first word of each form, the longest form first."""
    index: dict[str, list[tuple[tuple[str, ...], SourceNoun]]] = {}
    for row in packaged_rows("source_types")[1]:
        for number, form in enumerate(forms(row["term"], row["inflect"])):
            noun = SourceNoun(
                row["term"], row["category"], row["kind"], row["gender"], bool(row["speaks_for"]), number > 0
            )
            words = tuple(form.split())
            index.setdefault(words[0], []).append((words, noun))
            if noun.kind == "title":
                index.setdefault(words[0] + ".", []).append(((words[0] + ".",), noun))
    for choices in index.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return index


def nouns_in(words: Sequence[str], first: int = 0, end: int | None = None) -> list[Found]:
    """Find the source nouns among words in lower case, the longest at each place, none inside another.

    Examples
    --------
    >>> [(a, b, n.type) for a, b, n in nouns_in("a defence ministry spokesman".split())]
    [(1, 3, 'military'), (3, 4, 'official')]
    """
    index = _index()
    end = len(words) if end is None else end
    found, free = [], first
    for at in [i for i in range(first, end) if words[i] in index]:
        if at < free:
            continue
        for form, noun in index[words[at]]:
            last = at + len(form)
            if len(form) == 1 or (last <= end and tuple(words[at:last]) == form):
                found.append((at, last, noun))
                free = last
                break
    return found


def occupation(word: str) -> SourceNoun | None:
    """Take a word in lower case for somebody's trade by its ending.

    Examples
    --------
    >>> occupation("beekeeper").kind, occupation("harbour")
    ('person', None)
    """
    ending = next((e for e in TRADES if word.endswith(e) and len(word) > len(e) + 2), None)
    if ending is None:
        return None
    gender = "f" if ending.startswith("wom") else "m" if ending in ("man", "men") else ""
    return SourceNoun(
        word, "civilian", "person", gender, plural=ending.endswith("s") or ending.endswith("men")
    )


def describe(nouns: Sequence[SourceNoun]) -> tuple[SourceNoun | None, str | None]:
    """Tell the head and the type of a noun phrase from its source nouns, in order; the last is its head.

    A head that speaks for a body or tells no type takes the type of what stands before it;
    whoever is called a separatist or rebel is one. None where only the body spoken for can tell.

    Examples
    --------
    >>> describe([noun for _, _, noun in nouns_in("separatist leader".split())])[1]
    'rebel'
    """
    if not nouns or nouns[-1].kind == "modifier":
        return None, None
    head, before = (
        nouns[-1],
        [noun for noun in nouns[:-1] if noun.kind not in ("title", "place") and not noun.speaks],
    )
    if any(noun.type == "rebel" for noun in before) and head.kind != "document":
        return head, "rebel"
    if before and (head.speaks or head.type in ("unknown", "unnamed")):
        return head, before[-1].type
    return head, (None if head.speaks else head.type)
