"""An article and a span of its text: the two things that every other room handles."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from framing.errors import ArgumentError

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Article:
    """One news text with what is known about it.

    Parameters
    ----------
    id : str
        Unique in a corpus.
    outlet : str
        Who published it.
    text : str
        The text as it was read, never altered; every offset in the library indexes it.
    title : str
        The headline as metadata; it need not stand in `text`.
    date : datetime.date, optional
        Day of publication.
    event : str
        The event it reports; articles of one event are compared with each other.
    url, author : str
        As metadata.
    language : str
        ISO 639-1 code; the measures are made for English ("en").
    extra : mapping
        Whatever else the reader of a format found.

    Raises
    ------
    ArgumentError
        If `text` or `id` is not a string, or `id` is empty.

    Examples
    --------
    >>> article = Article(id="a1", outlet="The Daily", text="Troops “restored order”.")
    >>> article.text[7:23]
    '“restored order”'
    """

    id: str
    outlet: str = ""
    text: str = ""
    title: str = ""
    date: datetime.date | None = None
    event: str = ""
    url: str = ""
    author: str = ""
    language: str = "en"
    extra: Mapping[str, Any] = field(default_factory=lambda: NOTHING, hash=False)

    def __post_init__(self) -> None:
        if not isinstance(self.id, str) or not self.id:
            raise ArgumentError(f"an article's id must be a non-empty string; got {self.id!r}.")
        if not isinstance(self.text, str):
            raise ArgumentError(f"the text of article {self.id!r} must be a string; got {self.text!r}.")
        object.__setattr__(self, "extra", MappingProxyType(dict(self.extra)))

    def __reduce__(self) -> tuple[Any, ...]:
        # a mapping proxy cannot be sent to another process; its content can
        return _restore, ({**self.__dict__, "extra": dict(self.extra)},)


def _restore(fields: dict[str, Any]) -> Article:
    return Article(**fields)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text that was found to be something.

    Parameters
    ----------
    start, end : int
        Half-open character offsets into `Article.text`.
    label : str
        What it is, in the words of the layer or measure that found it.
    voice : {"outlet", "attributed", "quoted"}, optional
        Whose words it is; None for layers that have no voice (zones).
    zone : str, optional
        The zone in which it starts.
    facts : mapping
        Further facts, by name; `marked` is True for words in scare, term, name or title marks.

    Examples
    --------
    >>> Span(0, 6, "headline").length
    6
    """

    start: int
    end: int
    label: str = ""
    voice: str | None = None
    zone: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def length(self) -> int:
        """Number of characters."""
        return self.end - self.start

    def text(self, text: str) -> str:
        """Return the words themselves, cut from the article's text."""
        return text[self.start : self.end]
