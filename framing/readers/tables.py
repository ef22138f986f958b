"""Tables of articles: CSV, JSON lines, Parquet, or a DataFrame."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from framing import _check
from framing.corpus import Corpus, Skip
from framing.errors import ReadError
from framing.readers._fields import article_of, plain
from framing.text.article import Article

ENDINGS = (".csv", ".jsonl", ".parquet")
CHUNK = 1000
"""Rows held in memory at a time."""


def with_title(title: str, body: str) -> str:
    r"""Join a table's title and body as the project's texts are joined.

    Examples
    --------
    >>> with_title("Talks resume", "They met.")
    'Talks resume\n\nThey met.'
    >>> with_title("Talks resume", "Talks resume\n\nThey met.")
    'Talks resume\n\nThey met.'
    """
    return body if not title or body.lstrip().startswith(title) else f"{title}\n\n{body}"


def read_frame(table: pd.DataFrame, origin: str = "the table") -> Corpus:
    r"""Read articles from a DataFrame.

    Parameters
    ----------
    table : DataFrame
        With the column `text`; `id, title, outlet, date, event, url, author, language` are used if there, other
        columns are kept in `extra`. Without `id`, articles are numbered from 1.
    origin : str
        Name used in messages.

    Raises
    ------
    ColumnError
        If there is no column `text`.
    DuplicateIdError
        If two rows bear one id.

    Examples
    --------
    >>> read_frame(pd.DataFrame({"text": ["They met."], "title": ["Talks"], "outlet": ["Herald"]}))[0].text
    'Talks\n\nThey met.'
    """
    _check.columns(table, ["text"], origin)
    return corpus_of_rows(enumerate(_records(table), 1), origin)


def corpus_of_rows(rows: Iterable[tuple[int, dict[str, Any]]], origin: str) -> Corpus:
    """Make a corpus of numbered rows; rows without text are skipped and told."""
    articles: list[Article] = []
    skipped: list[Skip] = []
    origins: list[str] = []
    for number, row in rows:
        place = f"{origin}, row {number}"
        body = row.get("text")
        if not isinstance(body, str) or not body.strip():
            skipped.append(Skip(place, "the text is empty."))
            continue
        try:
            text = with_title(plain(row.get("title")), body)
            articles.append(article_of(row, text, str(number), place))
            origins.append(place)
        except ReadError as error:
            skipped.append(Skip(place, str(error).removeprefix(f"{place}: ")))
    return Corpus(articles, skipped, origins)


def read_table(path: str | os.PathLike[str]) -> Corpus:
    """Read articles from a ``.csv``, ``.jsonl`` or ``.parquet`` file; see `read_frame` for its columns.

    Raises
    ------
    ReadError
        If the file cannot be read as what its ending says.
    ColumnError
        If there is no column `text`.
    """
    return corpus_of_rows(table_rows(Path(path)), str(path))


def table_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield a table's rows with their numbers, from a file of any size in little memory."""
    ending = _check.one_of(f"the ending of {path.name}", path.suffix.lower(), ENDINGS)
    rows = {".csv": _csv_rows, ".jsonl": _json_rows, ".parquet": _parquet_rows}[ending](path)
    try:
        for number, row in enumerate(rows, 1):
            if number == 1:
                _check.columns(pd.DataFrame(columns=list(row)), ["text"], str(path))
            yield number, row
    except UnicodeDecodeError as error:
        raise ReadError(f"{path}: not UTF-8 text (byte {error.start} of a part); save it as UTF-8.") from None
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error}).") from None


def _csv_rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with pd.read_csv(
            path, dtype=str, keep_default_na=False, chunksize=CHUNK, encoding="utf-8-sig"
        ) as parts:
            for part in parts:
                yield from _records(part)
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ReadError(f"{path}: not a readable CSV table ({error}).") from None


def _parquet_rows(path: Path) -> Iterator[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        for batch in pq.ParquetFile(path).iter_batches(batch_size=CHUNK):
            yield from _records(batch.to_pandas())
    except pa.ArrowInvalid as error:
        raise ReadError(f"{path}: not a readable Parquet file ({error}).") from None


def _json_rows(path: Path) -> Iterator[dict[str, Any]]:
    with open(path, encoding="utf-8-sig", newline="\n") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise ReadError(f"{path}, line {number}: not JSON ({error}).") from None
            if not isinstance(row, dict):
                raise ReadError(f"{path}, line {number}: an object was expected; got {type(row).__name__}.")
            yield row


def _records(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    names = [str(column) for column in table.columns]
    return (dict(zip(names, row, strict=True)) for row in table.itertuples(index=False, name=None))
