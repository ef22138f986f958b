"""What tells the function of quotation marks: the words inside and beside them, and how both go together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.text.quotations import Quotation
from framing.text.quoting.beside_marks import beside, context, listed, reported
from framing.text.quoting.columns import (
    FIRST_PERSON,
    FUNCTION_WORDS,
    Columns,
    Place,
    word_groups,
)
from framing.text.tag_groups import FINITE

if TYPE_CHECKING:
    from framing.text.reading import Reading

THIRD_PERSON = frozenset("he she they it his her their".split())
AGAINST = ("anti-", "counter-")
SECOND_PERSON = frozenset({"you", "your"})
MOST = 8
"""Quoted words that are looked up: labels and titles are short."""
LONGEST = 10
"""Words of the longest quotation that can do anything but report."""
LONGEST_LABEL = 6
PROMISES = ("role", "act", "value", "quality", "doing", "camp")
"""Groups of words whose claim the marks can disown."""
CHARGES = ("accused", "offence", "bad")
"""Groups of words that accuse: whoever quotes them leaves the charge to the source."""
NAMING = ("wording", "alias", "naming", "grade", "language", "carrier")
NEIGHBOURS = (*NAMING, "work", "entity", "survey", "utterance")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one pair of marks.

    Parameters
    ----------
    features : tuple of str
        Names of the features that hold.
    words : tuple of tuple of str
        Content words in lower case: all that are quoted, the last of them, those before and those behind the marks.
    """

    features: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]


def evidence_of(reading: Reading) -> list[Evidence | None]:
    """Gather the evidence on each of the reading's pairs of marks; None for a quotation of more than `LONGEST` words.

    Examples
    --------
    >>> from framing.text.article import Article
    >>> from framing.text.reading import Reading
    >>> found = evidence_of(Reading(Article("a", text="The so-called “peace mission” began.")))[0]
    >>> "so-called" in found.features, "words=2" in found.features, found.words
    (True, True, (('peace', 'mission'), ('mission',), ('so-called',), ('began',)))
    """
    columns = Columns(reading)
    return [_evidence(columns, number) for number in range(len(columns.marks))]


def _evidence(columns: Columns, number: int) -> Evidence | None:
    mark = columns.marks[number]
    words = columns.words_of(mark)
    if len(words) > LONGEST:
        return None
    place = Place(columns, number)
    features = [
        *_inside(columns, mark, words),
        *beside(columns, mark, place),
        *listed(columns, place),
        *reported(columns, mark, place),
        *_around(columns, number, place),
    ]
    return Evidence((*features, *_together(frozenset(features))), _looked_up(columns, words, place))


def _looked_up(columns: Columns, words: list[int], place: Place) -> tuple[tuple[str, ...], ...]:
    quoted = [columns.lower[at] for at in words]
    content = [word for word in quoted if word not in FUNCTION_WORDS] or quoted
    left, right = (
        tuple(columns.lower[at] for at in tokens if _is_content(columns, at))
        for tokens in (place.left_of(place.left, 4), place.right_of(place.right, 3))
    )
    return tuple(content[:MOST]), tuple(content[:MOST][-1:]), left, right


def _is_content(columns: Columns, at: int) -> bool:
    return columns.forms[at][0].isalpha() and columns.lower[at] not in FUNCTION_WORDS


def _inside(columns: Columns, mark: Quotation, words: list[int]) -> list[str]:
    """Length, clause, capitals, parts of speech and word groups of what is quoted."""
    found = [f"words={_bucket(len(words))}", f"end={columns.last_character(mark)}"]
    found += ["clausal"] if mark.clausal else []
    if not words:
        return [*found, "case=none"]
    lower, tags = [columns.lower[at] for at in words], [columns.tags[at] for at in words]
    known = frozenset(lower)
    facts = {
        "finite": not FINITE.isdisjoint(tags),
        "first person": not FIRST_PERSON.isdisjoint(known),
        "second person": not SECOND_PERSON.isdisjoint(known),
        "third person": not THIRD_PERSON.isdisjoint(known),
        "adjectives": all(tag[:2] in ("JJ", "RB") for tag in tags),
        "noun last": tags[-1][:2] == "NN",
        "verb first": tags[0][:2] == "VB",
        "article first": lower[0] in ("the", "a", "an"),
        "hyphen": any("-" in word for word in lower),
        "against": any(word.startswith(AGAINST) for word in lower),
        "digit": any(word[0].isdigit() for word in lower),
    }
    found += [f"case={_case(columns, words)}", f"first tag={tags[0]}", f"last tag={tags[-1]}"]
    found += [name for name, holds in facts.items() if holds]
    return found + _groups_inside(lower)


def _groups_inside(lower: list[str]) -> list[str]:
    marked, loaded = word_groups("quotation_words"), word_groups("loaded_wording")
    last = {*marked.get(lower[-1], ()), *marked.get(" ".join(lower[-2:]), ())}
    found = [f"last word: {group}" for group in context(lower[-1])]
    found += [f"last in: {group}" for group in sorted(last)]
    found += sorted({f"in: {group}" for word in lower[:MOST] for group in marked.get(word, ())})
    return found + sorted({f"loaded: {group}" for word in lower[:MOST] for group in loaded.get(word, ())})


def _around(columns: Columns, number: int, place: Place) -> list[str]:
    """Headline, paragraph, and the same words elsewhere in the article."""
    mark, inner, found = columns.marks[number], columns.inner[number], []
    found += ["nested"] if columns.nested[number] else []
    if inner and inner.count(" ") < LONGEST_LABEL:
        found += ["recurs without marks"] if inner in columns.unquoted else []
        found += ["recurs in marks"] if columns.times_marked[inner] > 1 else []
        in_headline = mark.start > columns.headline_end and inner in columns.headline
        found += ["in headline"] if in_headline else []
    found += ["headline"] if mark.start < columns.headline_end else []
    before, after = columns.text.rfind("\n", 0, mark.start) + 1, columns.text.find("\n", mark.end)
    if mark.start - before <= 1 and (after if after >= 0 else len(columns.text)) - mark.end <= 1:
        found.append("paragraph")
    found += ["sentence first"] if mark.start <= place.start else []
    return [*found, f"own person={min(3, int(columns.first_person * 100))}"]


def _together(features: frozenset[str]) -> list[str]:
    """Strong features in pairs: a regression adds, but a title needs capitals and a word for a work at once."""
    length, case, cue = (
        next(name for name in features if name.startswith(prefix)) for prefix in ("words=", "case=", "cue ")
    )
    said = "said" if not features.isdisjoint(("sentence: say", "sentence: judge")) else "unsaid"
    named = "named" if _named(features) else "unnamed"
    found = {f"{length} & {case}", f"{cue} & {case}", f"{cue} & {length}"}
    found |= {f"{name} & {other}" for name in (said, named) for other in (length, case)}
    for group in NEIGHBOURS:
        if f"left: {group}" in features or f"list left: {group}" in features:
            found.add(f"left {group} & {case}")
        if f"r1: {group}" in features:
            found.add(f"right {group} & {case}")
    for kind, groups in (("promise", PROMISES), ("charge", CHARGES)):
        if any(f"in: {group}" in features for group in groups):
            found |= {kind, f"{kind} & {length}", f"{kind} & {cue}", f"{kind} & {said}"}
    if any(f"last in: {group}" in features for group in PROMISES):
        found.add(f"promise last & {length}")
    if "by a name" in features:
        found |= {f"by & {name}" for name in features if name.startswith(("end=", "l1="))}
    if "before a noun" in features:
        found |= {f"before a noun & {length}", f"before a noun & {case}"}
    return sorted(found)


def _named(features: frozenset[str]) -> bool:
    """Tell whether a word beside the marks says that words or names follow."""
    return "right: carrier" in features or any(
        f"{side}: {group}" in features for side in ("left", "list left") for group in NAMING
    )


def _bucket(count: int) -> str:
    return str(count) if count <= 4 else "5-6" if count <= 6 else "7-10"


def _case(columns: Columns, words: list[int]) -> str:
    forms = [columns.forms[at] for at in words]
    capitals = [form[0].isupper() or form[0].isdigit() for form in forms]
    heavy = [
        capital
        for at, capital in zip(words, capitals, strict=True)
        if columns.lower[at] not in FUNCTION_WORDS
    ]
    if all(form.isupper() for form in forms) and sum(map(len, forms)) > 3:
        return "all capitals"
    if len(forms) > 1 and heavy and all(heavy):
        return "title"
    if capitals[0]:
        return "one capital" if len(forms) == 1 else "first capital"
    return "some capitals" if any(capitals) else "small"
