"""What classifiers take: articles, readings of them, or bare texts; and the words of one voice in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from framing import _check
from framing.errors import ArgumentError
from framing.text.article import Article, Span
from framing.text.reading import Reading
from framing.text.voice import MARKED, VOICES
from framing.text.zones import ZONES

Item = str | Article | Reading
STORY = ("headline", "standfirst", "subhead", "body")
"""Zones that a classifier reads if it is not told otherwise."""


class _Passage(Reading):
    """A bare text, a sentence perhaps: all of it is body."""

    @cached_property
    def zones(self) -> tuple[Span, ...]:
        """Every line is body, even one that would be a page's section label."""
        return tuple(Span(start, end, "body") for start, end in self.paragraphs)


def reading_of(item: Item, number: int = 0) -> Reading:
    """Read one item; a reading is returned as it is, so that nothing is read twice; a bare text is all body.

    Raises
    ------
    ArgumentError
        If it is neither a text, an article nor a reading.

    Examples
    --------
    >>> reading_of("Troops left the town.", 7).article.id
    'item 7'
    """
    if isinstance(item, Reading):
        return item
    if isinstance(item, Article):
        return Reading(item)
    if isinstance(item, str):
        return _Passage(Article(id=f"item {number}", text=str(item)))
    raise ArgumentError(f"every item must be an Article, a Reading or a str; item {number} is {item!r}.")


def readings_of(items: Iterable[Item]) -> list[Reading]:
    """Read several items; see `reading_of`.

    Raises
    ------
    ArgumentError
        If `items` is a single text or article instead of a list of them, or one of them is neither.
    """
    if isinstance(items, (str, Article, Reading)):
        raise ArgumentError(f"X must be a list of articles or texts; got a single one: {items!r:.80}.")
    return [reading_of(item, number) for number, item in enumerate(items)]


def check_voice(voice: str, zone: Sequence[str]) -> None:
    """Raise ArgumentError unless the voice and the zones exist."""
    _check.one_of("voice", voice, (*VOICES, "marked", "all"))
    for name in zone:
        _check.one_of("zone", name, ZONES)


def kept_tokens(reading: Reading, voice: str, zone: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Tell of every token, punctuation included, whether it is of the voice and stands in one of the zones.

    Examples
    --------
    >>> kept_tokens(reading_of("“We won,” he said."), "quoted", ("body",)).tolist()
    [True, True, True, True, True, False, False, False]
    """
    kept = np.isin(reading.token_zones, [ZONES.index(name) for name in zone])
    if voice != "all":
        kept &= reading.token_voices == (MARKED if voice == "marked" else VOICES.index(voice))
    return kept


def voiced_text(reading: Reading, voice: str, zone: Sequence[str]) -> str:
    """Blank out every word that is not of the voice or stands in another zone; offsets stay what they were.

    Examples
    --------
    >>> voiced_text(reading_of("The plan “failed badly”, he said."), "outlet", ("body",))
    '                       , he said.'
    """
    tokens, kept = reading.tokens, kept_tokens(reading, voice, zone)
    characters = np.frombuffer(reading.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    change: npt.NDArray[np.int64] = np.zeros(len(characters) + 1, dtype=np.int64)
    np.add.at(change, tokens.starts[kept], 1)
    np.add.at(change, tokens.ends[kept], -1)
    blanked = np.where(np.cumsum(change[:-1]) > 0, characters, ord(" "))
    return blanked.astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass")


def fields_of(items: Iterable[Any], field: str) -> list[str] | None:
    """Return a field of every article (`outlet`, `event`); None where items are bare texts or it is empty."""
    articles = [item.article if isinstance(item, Reading) else item for item in items]
    if not all(isinstance(article, Article) for article in articles):
        return None
    values = [str(getattr(article, field)) for article in articles]
    return values if any(values) else None
