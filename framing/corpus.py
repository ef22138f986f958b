"""Corpus: an immutable collection of articles, and what happened while they were read."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, overload

from framing import _check
from framing.errors import ArgumentError, DuplicateIdError
from framing.text.article import Article

if TYPE_CHECKING:
    import pandas as pd

FIELDS = ("id", "outlet", "event", "date", "title", "author", "url", "language")


@dataclass(frozen=True)
class Skip:
    """An input that could not be read.

    Parameters
    ----------
    origin : str
        File, or file and row.
    reason : str
        What was wrong and what was expected.
    """

    origin: str
    reason: str


@dataclass(frozen=True, eq=False)
class Corpus(Sequence[Article]):
    """Articles in a fixed order, each with an id of its own.

    Parameters
    ----------
    articles : iterable of Article
        In the order in which results list them.
    skipped : iterable of Skip
        What could not be read.
    origins : iterable of str
        Where each article came from, for error messages.
    notes : iterable of str
        What the reader has to tell about what was read: where an export's own counts differ from what was found.

    Raises
    ------
    DuplicateIdError
        If two articles bear one id; both origins are named.

    Examples
    --------
    >>> corpus = Corpus([Article("a1", "Herald", "One."), Article("b1", "Courier", "Two.")])
    >>> len(corpus), corpus.outlets, corpus["b1"].text
    (2, ('Courier', 'Herald'), 'Two.')
    >>> corpus.where(outlet="Herald").ids
    ('a1',)
    """

    articles: tuple[Article, ...]
    skipped: tuple[Skip, ...] = ()
    origins: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def __init__(
        self,
        articles: Iterable[Article],
        skipped: Iterable[Skip] = (),
        origins: Iterable[str] = (),
        notes: Iterable[str] = (),
    ) -> None:
        object.__setattr__(self, "articles", tuple(articles))
        object.__setattr__(self, "skipped", tuple(skipped))
        object.__setattr__(self, "origins", tuple(origins) or self.ids)
        object.__setattr__(self, "notes", tuple(notes))
        seen: dict[str, str] = {}
        for article, origin in zip(self.articles, self.origins, strict=True):
            if article.id in seen:
                raise DuplicateIdError(DuplicateIdError.told(article.id, seen[article.id], origin))
            seen[article.id] = origin

    def __len__(self) -> int:
        return len(self.articles)

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    @overload
    def __getitem__(self, key: int | str) -> Article: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Article]: ...
    def __getitem__(self, key: int | str | slice) -> Article | Sequence[Article]:
        """Return an article by id or position."""
        if isinstance(key, str):
            if key not in self._by_id:
                _check.one_of("the article's id", key, self.ids)
            return self._by_id[key]
        return self.articles[key]

    @cached_property
    def _by_id(self) -> dict[str, Article]:
        return {article.id: article for article in self.articles}

    @property
    def ids(self) -> tuple[str, ...]:
        """Every article's id, in order."""
        return tuple(article.id for article in self.articles)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets, in alphabetical order."""
        return tuple(sorted({article.outlet for article in self.articles}))

    @property
    def events(self) -> tuple[str, ...]:
        """The events, in alphabetical order."""
        return tuple(sorted({article.event for article in self.articles}))

    def where(self, **conditions: str | Iterable[str]) -> Corpus:
        """Return the articles whose fields have the given values.

        Parameters
        ----------
        **conditions
            A field of `Article` and the value, or values, that it may have.

        Raises
        ------
        ArgumentError
            If a field is unknown, or no article has the value.
        """
        kept = list(range(len(self)))
        for name, wanted in conditions.items():
            _check.one_of("the field", name, FIELDS)
            choices = {wanted} if isinstance(wanted, str) else set(map(str, wanted))
            present = {str(getattr(article, name)) for article in self.articles}
            for choice in sorted(choices - present):
                _check.one_of(name, choice, sorted(present))
            kept = [i for i in kept if str(getattr(self.articles[i], name)) in choices]
        return Corpus(
            [self.articles[i] for i in kept], self.skipped, [self.origins[i] for i in kept], self.notes
        )

    def by(self, name: str) -> dict[str, Corpus]:
        """Split the corpus by a field: ``corpus.by("event")``."""
        _check.one_of("the field", name, FIELDS)
        values = sorted({str(getattr(article, name)) for article in self.articles})
        return {value: self.where(**{name: value}) for value in values}

    def to_frame(self) -> pd.DataFrame:
        """Return a table of the articles: id, outlet, event, date, title, author, url, language, characters."""
        import pandas as pd

        rows = [
            {**{name: getattr(article, name) for name in FIELDS}, "characters": len(article.text)}
            for article in self.articles
        ]
        return pd.DataFrame(rows, columns=[*FIELDS, "characters"])

    def __add__(self, other: Corpus) -> Corpus:
        if not isinstance(other, Corpus):
            raise ArgumentError(f"a corpus can be added to a corpus; got {type(other).__name__}.")
        return Corpus(
            self.articles + other.articles,
            self.skipped + other.skipped,
            self.origins + other.origins,
            self.notes + other.notes,
        )

    def __repr__(self) -> str:
        skipped = f", {len(self.skipped)} skipped" if self.skipped else ""
        return (
            f"<Corpus: {len(self)} articles, {len(self.outlets)} outlets, {len(self.events)} events{skipped}>"
        )

    def _repr_html_(self) -> str:
        counts = Counter((article.event, article.outlet) for article in self.articles)
        head = "".join(
            f"<th scope='col'>{html.escape(outlet or '(no outlet)')}</th>" for outlet in self.outlets
        )
        body = "".join(
            f"<tr><th scope='row'>{html.escape(event or '(no event)')}</th>"
            + "".join(f"<td>{counts[event, outlet] or ''}</td>" for outlet in self.outlets)
            + "</tr>"
            for event in self.events
        )
        skipped = "".join(
            f"<li>{html.escape(skip.origin)}: {html.escape(skip.reason)}</li>" for skip in self.skipped
        )
        return (
            f"<table><caption>{html.escape(repr(self)[1:-1])}</caption>"
            f"<thead><tr><th scope='col'>event</th>{head}</tr></thead><tbody>{body}</tbody></table>"
            + (f"<details><summary>Skipped</summary><ul>{skipped}</ul></details>" if skipped else "")
        )
