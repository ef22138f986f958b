"""Web pages, single or in a WARC archive: the article without menus and adverts; needs the extra `web`."""

from __future__ import annotations

import os
import urllib.parse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from framing import _check
from framing.corpus import Corpus
from framing.errors import ReadError
from framing.readers._export import MAX_BYTES, Record, corpus_of_records, read_bytes

SOURCE = "web page"


def read_page(path: str | os.PathLike[str]) -> Corpus:
    """Read one web page as one article, with title, author, date and address where the page tells them.

    Raises
    ------
    MissingExtraError
        If the extra `web` is not installed.
    ReadError
        If the file cannot be read, or no article's text is found in it.

    Examples
    --------
    >>> read_page("missing.html")
    Traceback (most recent call last):
    ...
    framing.errors.ReadError: missing.html: cannot be read (No such file or directory).
    """
    path = Path(path)
    record = page_record(read_bytes(path), "")
    if not record.body:
        raise ReadError(f"{path}: no article's text was found in this page.")
    corpus = corpus_of_records([record], path, SOURCE)
    return Corpus([replace(corpus[0], id=path.stem)], origins=[str(path)])


def read_warc(path: str | os.PathLike[str]) -> Corpus:
    """Read every HTML page of a WARC file (packed or not); pages without an article are skipped and told.

    Raises
    ------
    MissingExtraError
        If the extra `web` is not installed.
    ReadError
        If the file is no readable WARC, or holds no page.

    Examples
    --------
    >>> read_warc("missing.warc")
    Traceback (most recent call last):
    ...
    framing.errors.ReadError: missing.warc: cannot be read (No such file or directory).
    """
    path = Path(path)
    return corpus_of_records(
        (page_record(content, url) for url, content in _responses(path)), path, "WARC file"
    )


def page_record(content: bytes, url: str) -> Record:
    """Find the article in a page; a record without body where there is none."""
    trafilatura = _check.extra("trafilatura", "web")
    try:
        found = trafilatura.bare_extraction(
            content, url=url or None, with_metadata=True, include_comments=False
        )
    except Exception:  # the extractor raises whatever its parsers raise on damaged pages
        found = None
    if found is None:
        return Record(url=url, title=url)
    facts = found.as_dict()
    address = facts.get("url") or url
    return Record(
        title=facts.get("title") or "",
        body="\n\n".join(line for line in (facts.get("text") or "").split("\n") if line.strip()),
        outlet=facts.get("sitename") or urllib.parse.urlsplit(address).netloc.removeprefix("www."),
        dates=(facts.get("date") or "",),
        author=facts.get("author") or "",
        language=facts.get("language") or "",
        url=address,
        raw={
            name: facts[name] for name in ("description", "hostname", "categories", "tags") if facts.get(name)
        },
    )


def _responses(path: Path) -> Iterator[tuple[str, bytes]]:
    iterator = _check.extra("warcio.archiveiterator", "web")
    exceptions = _check.extra("warcio.exceptions", "web")
    try:
        with open(path, "rb") as stream:
            for record in iterator.ArchiveIterator(stream):
                kind = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
                if record.rec_type == "response" and "html" in kind:
                    yield (
                        record.rec_headers.get_header("WARC-Target-URI") or "",
                        record.content_stream().read(MAX_BYTES),
                    )
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error}).") from None
    except (exceptions.ArchiveLoadFailed, ValueError, EOFError) as error:
        raise ReadError(f"{path}: not a readable WARC file ({error}).") from None
