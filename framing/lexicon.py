"""Lexicons: lists of terms with categories, matched on tokens, with every hit traceable to its entry.

The file format is that of `framing.text.tables`, with these columns:

``term``
    Base form, or a phrase.
``category``
    What a hit is called.
``inflect``
    ``verb``, ``noun`` or empty: which forms are matched besides the term itself.
``condition``
    Context that must hold, as ``key=value|value`` parts divided by ``;``. Keys: ``next``, ``not_next``,
    ``previous``, ``not_previous`` (the neighbouring word or words, in lower case), ``tag``, ``not_tag``,
    ``next_tag``, ``not_next_tag``, ``previous_tag``, ``not_previous_tag`` (part of speech of the first word of the
    hit, or of its neighbour). A trailing ``*`` stands for any ending.
Other columns (``note``, ``source`` …) are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import LexiconError
from framing.text.grammar.inflection import forms
from framing.text.segment import tokenize
from framing.text.tables import packaged_rows, rows_of

if TYPE_CHECKING:
    from framing.text.reading import Reading

INFLECTIONS = ("", "verb", "noun")
CONDITIONS = tuple(
    negation + place + what
    for place, what in (
        ("next", ""), ("previous", ""), ("tag", ""), ("next", "_tag"), ("previous", "_tag"),
    )
    for negation in ("", "not_")
)  # fmt: skip


@dataclass(frozen=True)
class Condition:
    """What must stand, or must not, in or beside a hit.

    Parameters
    ----------
    place : {"next", "previous", "here"}
        Beside which end of the hit, or at its first word.
    tagged : bool
        Whether part-of-speech tags are compared, not words.
    wanted : bool
        False if none of the values may stand there.
    values : tuple of tuple of str
        Runs of words (of one tag); a trailing ``*`` stands for any ending.
    """

    place: str
    tagged: bool
    wanted: bool
    values: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, key: str, values: str) -> Condition:
        """Read one part of a condition, such as ``not_next_tag`` and ``NN*|CD``."""
        place = key.removeprefix("not_").removesuffix("_tag")
        return cls(
            "here" if place == "tag" else place,
            key.endswith("tag"),
            not key.startswith("not_"),
            tuple(tuple(value.split()) for value in values.split("|")),
        )

    def holds(self, reading: Reading, first: int, last: int) -> bool:
        """Tell whether the context of the tokens from `first` to before `last` is as it must be."""
        return self.wanted == any(self._stands(value, reading, first, last) for value in self.values)

    def _stands(self, value: tuple[str, ...], reading: Reading, first: int, last: int) -> bool:
        start = {"next": last, "previous": first - len(value), "here": first}[self.place]
        if start < 0 or start + len(value) > len(reading.tokens):
            return False
        if self.tagged:
            return _fits(reading.tag_at(start), value[0])
        return all(map(_fits, reading.tokens.lower[start : start + len(value)], value))


def _fits(fact: str, value: str) -> bool:
    return fact.startswith(value[:-1]) if value[-1] == "*" else fact == value


@dataclass(frozen=True)
class Entry:
    """One term of a lexicon.

    Parameters
    ----------
    term, category : str
        The base form, and what a hit is called.
    forms : tuple of str
        Every surface form that is matched, in lower case.
    conditions : tuple of Condition
        Context that must hold.
    facts : mapping
        The row's other columns.
    """

    term: str
    category: str
    forms: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Match:
    """A hit: the tokens from `first` to before `last` are a form of `entry`."""

    first: int
    last: int
    entry: Entry


@dataclass(frozen=True)
class Lexicon:
    """A list of terms with categories.

    Parameters
    ----------
    name, title, source, licence, version : str
        From the file's header.
    citation : tuple of str
        Keys of ``references.bib``.
    entries : tuple of Entry
        The terms.

    Examples
    --------
    >>> from framing.text.article import Article
    >>> from framing.text.reading import Reading
    >>> lexicon = Lexicon.of({"loss": ["die", "human shield"]}, inflect={"die": "verb", "human shield": "noun"})
    >>> reading = Reading(Article(id="a", text="Two died. Human shields, they said."))
    >>> [(m.entry.term, reading.tokens.forms[m.first : m.last]) for m in lexicon.matches(reading)]
    [('die', ['died']), ('human shield', ['Human', 'shields'])]
    """

    name: str
    entries: tuple[Entry, ...]
    title: str = ""
    source: str = ""
    licence: str = ""
    citation: tuple[str, ...] = ()
    version: str = ""

    @classmethod
    def of(
        cls, terms: Mapping[str, Iterable[str]], name: str = "own", inflect: Mapping[str, str] | None = None
    ) -> Lexicon:
        """Make a lexicon in a notebook: ``{category: [terms]}``."""
        kinds = inflect or {}
        rows = [
            {"term": term, "category": category, "inflect": kinds.get(term, "")}
            for category, list_ in terms.items()
            for term in list_
        ]
        return cls(name, tuple(_entry(row, name) for row in rows), title=name)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The categories, in order of their first entry."""
        return tuple(dict.fromkeys(entry.category for entry in self.entries))

    def without(self, *terms: str) -> Lexicon:
        """Return this lexicon without some terms: the step of a leave-one-out analysis."""
        unknown = set(terms) - {entry.term for entry in self.entries}
        if unknown:
            raise LexiconError(
                f"the lexicon {self.name!r} has no term {', '.join(map(repr, sorted(unknown)))}."
            )
        return replace(self, entries=tuple(entry for entry in self.entries if entry.term not in terms))

    @cached_property
    def _index(self) -> dict[str, dict[str, list[tuple[list[str], Entry]]]]:
        """Forms by their first word and their second (empty where there is none), the longest first."""
        index: dict[str, dict[str, list[tuple[list[str], Entry]]]] = {}
        for entry in self.entries:
            for form in entry.forms:
                words = tokenize(form).lower
                index.setdefault(words[0], {}).setdefault("".join(words[1:2]), []).append((words, entry))
        for choices in (choices for seconds in index.values() for choices in seconds.values()):
            choices.sort(key=lambda choice: -len(choice[0]))
        return index

    def matches(self, reading: Reading) -> list[Match]:
        """Find every hit in a reading: the longest form at each place, none inside another."""
        index, lower, found, free = self._index, reading.tokens.lower, [], 0
        for first in [i for i, word in enumerate(lower) if word in index]:
            if first < free:
                continue
            seconds = index[lower[first]]
            following = lower[first + 1] if first + 1 < len(lower) else ""
            for words, entry in chain(seconds.get(following, ()), seconds.get("", ()) if following else ()):
                last = first + len(words)
                if (last - first < 3 or lower[first:last] == words) and (
                    not entry.conditions or all(c.holds(reading, first, last) for c in entry.conditions)
                ):
                    found.append(Match(first, last, entry))
                    free = last
                    break
        return found


@cache
def load_lexicon(name: str | Path) -> Lexicon:
    """Load a lexicon that ships with the package, by name, or one of your own, by path.

    Raises
    ------
    LexiconError
        If there is none, its header is incomplete, or a row is wrong (with file and line).

    Examples
    --------
    >>> load_lexicon("hedging").categories[:2]
    ('modal', 'adverb')
    """
    own = isinstance(name, Path) or name.endswith(".tsv")
    header, rows = rows_of(Path(name)) if own else packaged_rows(str(name))
    label = Path(name).stem if own else str(name)
    return Lexicon(
        label,
        tuple(_entry(row, f"{label}.tsv") for row in rows),
        header["title"],
        header["source"],
        header["licence"],
        tuple(key.strip() for key in header["citation"].split(",") if key.strip() not in ("", "none")),
        header["version"],
    )


def _entry(row: Mapping[str, str], origin: str) -> Entry:
    facts = dict(row)
    term, category = facts.pop("term", "").strip(), facts.pop("category", "").strip()
    inflect, condition = facts.pop("inflect", "").strip(), facts.pop("condition", "").strip()
    if not term or not category:
        raise LexiconError(f"{origin}: every row needs a term and a category; got {dict(row)!r}.")
    if inflect not in INFLECTIONS:
        raise LexiconError(
            f"{origin}: {term!r} has inflect {inflect!r}; the choices are verb, noun or nothing."
        )
    return Entry(term, category, forms(term.lower(), inflect), _conditions(condition, term, origin), facts)


def _conditions(condition: str, term: str, origin: str) -> tuple[Condition, ...]:
    parts = []
    for part in filter(None, (p.strip() for p in condition.split(";"))):
        key, _, values = part.partition("=")
        if key not in CONDITIONS or not all(value.strip() for value in values.split("|")):
            raise LexiconError(
                f"{origin}: {term!r} has the condition {part!r}; write key=value|value with a key of "
                f"{', '.join(CONDITIONS)}."
            )
        parts.append(Condition.of(key, values))
    return tuple(parts)
