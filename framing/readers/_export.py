"""What all readers of archive exports share: a record, and how records become a corpus with its own checks told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from framing.corpus import Corpus, Skip
from framing.errors import ReadError
from framing.readers._dates import written_date
from framing.readers._fields import article_of
from framing.readers.tables import with_title
from framing.text.article import Article

MAX_BYTES = 512 * 1024 * 1024
"""Largest export that is read; archives give a few hundred articles a file, far below this."""
TOLERANCE = 0.1
"""Archives count words in their own way; a difference of more than this share is told."""

LANGUAGES = {
    "en": ("english", "englisch", "anglais"),
    "de": ("german", "deutsch", "allemand"),
    "fr": ("french", "französisch", "français", "francais"),
    "es": ("spanish", "spanisch", "espagnol", "español"),
    "it": ("italian", "italienisch", "italien", "italiano"),
    "nl": ("dutch", "niederländisch", "néerlandais", "nederlands"),
    "pt": ("portuguese", "portugiesisch", "portugais", "português"),
    "ru": ("russian", "russisch", "russe"),
    "tr": ("turkish", "türkisch", "turc"),
    "ar": ("arabic", "arabisch", "arabe"),
}


@dataclass(frozen=True)
class Record:
    """One article as an export tells it; `raw` holds its fields under the export's own names."""

    title: str = ""
    body: str = ""
    outlet: str = ""
    dates: Sequence[str] = ()
    author: str = ""
    language: str = ""
    url: str = ""
    id: str = ""
    length: str = ""
    raw: Mapping[str, Any] = field(default_factory=dict)


def corpus_of_records(
    records: Iterable[Record], path: Path, source: str, told: int | None = None, notes: Iterable[str] = ()
) -> Corpus:
    """Make articles of records; those without text are skipped, and the export's own counts are compared.

    Parameters
    ----------
    records : iterable of Record
        In the export's order; an id that is missing is made from the file's name and this order.
    path : Path
        The export, named in messages.
    source : str
        What it is an export of, kept as `extra["source"]`.
    told : int, optional
        How many articles the export says it holds.
    notes : iterable of str
        What the reader has to tell already.
    """
    articles: list[Article] = []
    skipped: list[Skip] = []
    origins: list[str] = []
    ids: set[str] = set()
    for number, record in enumerate(records, 1):
        place = f"{path}, article {number}"
        if not record.body.strip():
            named = f" {record.title!r}" if record.title else ""
            skipped.append(Skip(place, f"the export holds no text of this article{named}."))
            continue
        article = _article(record, f"{path.stem}-{number:04d}", place, source)
        if article.id in ids:
            skipped.append(Skip(place, f"the id {article.id!r} stood before in this export."))
            continue
        ids.add(article.id)
        articles.append(article)
        origins.append(place)
    if not articles and not skipped:
        raise ReadError(f"{path}: recognised as {source}, but no article was found in it.")
    remarks = [*notes, *_count_note(path, told, len(articles), len(skipped)), *_length_notes(path, articles)]
    return Corpus(articles, skipped, origins, remarks)


def _article(record: Record, fallback: str, place: str, source: str) -> Article:
    date = next((found for found in map(written_date, record.dates) if found), None)
    told = number_in(record.length)
    lengths = {"words_told": told, "words_read": len(record.body.split())} if told else {}
    fields = {
        **record.raw,
        "source": source,
        **lengths,
        "id": record.id,
        "outlet": record.outlet,
        "title": record.title,
        "author": record.author,
        "url": record.url,
        "language": language_code(record.language),
        "date": date,
    }
    return article_of(fields, with_title(record.title, record.body), fallback, place)


def number_in(written: str) -> int | None:
    """Return the number that a count begins with: ``1,285 words``, ``1.285 Wörter``.

    Examples
    --------
    >>> number_in("1,285 words"), number_in("1.285 Wörter"), number_in("words")
    (1285, 1285, None)
    """
    digits = ""
    for sign in written.strip():
        if sign in "0123456789":
            digits += sign
        elif sign not in ",.\u00a0\u202f '’":
            break
    return int(digits) if 0 < len(digits) < 10 else None


def language_code(written: str) -> str:
    """Return the ISO 639-1 code of a language's name in English, German or French; other names as they are.

    Examples
    --------
    >>> language_code("ENGLISH"), language_code("Deutsch; German"), language_code("Klingon"), language_code("")
    ('en', 'de', 'klingon', '')
    """
    first = written.replace(",", ";").split(";")[0].strip().lower()
    return next((code for code, names in LANGUAGES.items() if first in (*names, code)), first)


def _count_note(path: Path, told: int | None, read: int, skipped: int) -> list[str]:
    if told is None or told == read + skipped:
        return []
    return [f"{path}: the export says it holds {told} articles; {read + skipped} were found."]


def _length_notes(path: Path, articles: Sequence[Article]) -> list[str]:
    counted = [a for a in articles if "words_told" in a.extra]
    apart = [a for a in counted if _share_apart(a) > TOLERANCE]
    if not apart:
        return []
    worst = max(apart, key=_share_apart)
    return [
        f"{path}: in {len(apart)} of {len(counted)} articles the words read differ by more than {TOLERANCE:.0%} "
        f"from the length told (most in {worst.id}: told {worst.extra['words_told']}, "
        f"read {worst.extra['words_read']})."
    ]


def _share_apart(article: Article) -> float:
    told, read = article.extra["words_told"], article.extra["words_read"]
    return float(abs(told - read) / max(told, 1))


def read_bytes(path: Path) -> bytes:
    """Read a file of bounded size."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReadError(f"{path}: larger than {MAX_BYTES} bytes; split the export into smaller files.")
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error}).") from None


def decoded(path: Path) -> str:
    """Read an export's text: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1252 as older exports are."""
    raw = read_bytes(path)
    for encoding in ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise ReadError(f"{path}: neither UTF-8, UTF-16 nor Windows-1252 text.")
