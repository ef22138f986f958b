"""From loosely typed metadata (front matter, table cells) to an Article's fields: one way for all readers."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from typing import Any

from framing.errors import ReadError
from framing.text.article import Article

TEXT_FIELDS = ("outlet", "title", "event", "url", "author", "language")


def plain(value: Any) -> str:
    """Turn a cell into a string; missing values become empty, several values are joined.

    Examples
    --------
    >>> plain(float("nan")), plain(3.0), plain(["Ana Lima", "Bo Lee"]), plain("  Herald ")
    ('', '3', 'Ana Lima; Bo Lee', 'Herald')
    """
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, map(plain, value)))
    if value is None or _is_missing(value):
        return ""
    if isinstance(value, float) and value.is_integer():  # numbers of a column in which some are missing
        value = int(value)
    return whole(str(value).strip())


def whole(text: str) -> str:
    r"""Return a text with U+FFFD in place of halves of characters (lone surrogates), which no file can hold.

    Every character keeps its place; JSON and damaged file names are where such halves come from.

    Examples
    --------
    >>> whole("Caf\udcc3 talks")
    'Caf� talks'
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return text


def date_of(value: Any, origin: str) -> datetime.date | None:
    """Turn an ISO date, or a date object, into a date; raise ReadError naming the value."""
    written = "" if _is_missing(value) else plain(value)
    if not written:
        return None
    if isinstance(value, datetime.date):
        return datetime.date(value.year, value.month, value.day)
    try:
        return datetime.date.fromisoformat(written[:10])
    except ValueError:
        raise ReadError(f"{origin}: the date {written!r} is not of the form 2023-09-19.") from None


def _is_missing(value: Any) -> bool:
    return (isinstance(value, float) and math.isnan(value)) or str(type(value).__name__) in (
        "NaTType",
        "NAType",
    )


def article_of(fields: Mapping[str, Any], text: str, fallback_id: str, origin: str) -> Article:
    """Make an article from metadata; what is no field of Article is kept in `extra`."""
    known = {name: plain(fields.get(name)) for name in TEXT_FIELDS}
    known["language"] = known["language"] or "en"
    extra = {key: value for key, value in fields.items() if key not in (*TEXT_FIELDS, "id", "date", "text")}
    return Article(
        id=plain(fields.get("id")) or whole(fallback_id),
        text=whole(text),
        date=date_of(fields.get("date"), origin),
        extra=extra,
        **known,
    )
