"""Tables of articles: CSV, JSON lines, Parquet, or a DataFrame."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from framing import _check
from framing.corpus import Corpus, Skip
from framing.errors import ReadError
from framing.readers._fields import article_of, plain
from framing.readers._rows import Row, csv_rows, json_rows, parquet_rows, unique_names
from framing.text.article import Article

ENDINGS = (".csv", ".jsonl", ".parquet")


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
    return corpus_of_rows(enumerate(_records(table, origin), 1), origin)


def corpus_of_rows(rows: Iterable[tuple[int, Row]], origin: str) -> Corpus:
    """Make a corpus of numbered rows; rows without text, or that could not be read, are skipped and told."""
    articles: list[Article] = []
    skipped: list[Skip] = []
    origins: list[str] = []
    for number, row in rows:
        place = f"{origin}, row {number}"
        if isinstance(row, Skip):
            skipped.append(row)
            continue
        body = row.get("text")
        if not isinstance(body, str) or not body.strip():
            told = (
                f"the text must be a string; got {type(body).__name__}."
                if plain(body)
                else "the text is empty."
            )
            skipped.append(Skip(place, told))
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


def table_rows(path: Path) -> Iterator[tuple[int, Row]]:
    """Yield a table's rows with their numbers, from a file of any size in little memory."""
    ending = _check.one_of(f"the ending of {path.name}", path.suffix.lower(), ENDINGS)
    rows = {".csv": csv_rows, ".jsonl": json_rows, ".parquet": parquet_rows}[ending](path)
    checked = False
    try:
        for number, row in enumerate(rows, 1):
            if not checked and isinstance(row, dict):
                _check.columns(pd.DataFrame(columns=pd.Index(list(row), dtype=object)), ["text"], str(path))
                checked = True
            yield number, row
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error}).") from None


def _records(table: pd.DataFrame, origin: str) -> Iterator[dict[str, Any]]:
    names = unique_names(table.columns, origin)
    return (dict(zip(names, row, strict=True)) for row in table.itertuples(index=False, name=None))
