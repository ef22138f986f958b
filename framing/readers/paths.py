"""Whatever a user names on a command line: text files, folders and tables, as one corpus or in batches."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from framing import _check
from framing.corpus import Corpus, Skip
from framing.errors import DuplicateIdError, ReadError
from framing.readers.folder import read_files, text_files
from framing.readers.recognition import refuse_export
from framing.readers.tables import ENDINGS, corpus_of_rows, table_rows

Item = TypeVar("Item")


def read_articles(*paths: str | os.PathLike[str]) -> Corpus:
    """Read text files, folders of them, and tables, as one corpus.

    Parameters
    ----------
    *paths : str or path
        ``.txt`` files, folders, ``.csv``, ``.jsonl`` or ``.parquet`` tables.

    Returns
    -------
    Corpus
        With `skipped` telling what could not be read and why.

    Raises
    ------
    ReadError
        If a path does not exist, or nothing could be read at all.
    DuplicateIdError
        If two articles bear one id; both origins are named.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_text("Talks resume", encoding="utf-8")
    >>> read_articles(folder)
    <Corpus: 1 articles, 1 outlets, 1 events>
    """
    parts = list(read_batches(*paths))
    corpus = Corpus(
        [article for part in parts for article in part],
        [skip for part in parts for skip in part.skipped],
        [origin for part in parts for origin in part.origins],
    )
    if not len(corpus):
        raise ReadError(nothing_read(paths, corpus.skipped))
    return corpus


def read_batches(*paths: str | os.PathLike[str], size: int = 250) -> Iterator[Corpus]:
    """Read text files, folders and tables in batches, so that any number is read in little memory.

    Parameters
    ----------
    *paths : str or path
        As for `read_articles`.
    size : int
        Articles in a batch, at most.

    Yields
    ------
    Corpus
        The next articles, with what was skipped among them.

    Raises
    ------
    ReadError
        If a path does not exist.
    DuplicateIdError
        If two articles bear one id, also in different batches; both origins are named.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "table.jsonl"
    >>> _ = path.write_text("".join(f'{{"id": "{i}", "text": "Talks resume."}}' + chr(10) for i in range(5)))
    >>> [batch.ids for batch in read_batches(path, size=2)]
    [('0', '1'), ('2', '3'), ('4',)]
    """
    _check.at_least("size", size, 1)
    seen: dict[str, str] = {}
    for path in map(Path, paths):
        try:
            for batch in _batches_of(path, size):
                for article, origin in zip(batch.articles, batch.origins, strict=True):
                    if article.id in seen:
                        raise DuplicateIdError(DuplicateIdError.told(article.id, seen[article.id], origin))
                    seen[article.id] = origin
                yield batch
        except ReadError as error:
            if not path.exists():
                raise
            yield Corpus([], [Skip(str(path), str(error).removeprefix(f"{path}: "))])


def _batches_of(path: Path, size: int) -> Iterator[Corpus]:
    if not path.exists():
        raise ReadError(f"{path}: there is no such file or folder.")
    refuse_export(path)
    if path.is_dir() or path.suffix.lower() == ".txt":
        files = text_files(path) if path.is_dir() else iter([path])
        yield from map(read_files, _chunks(files, size))
    elif path.suffix.lower() in ENDINGS:
        for rows in _chunks(table_rows(path), size):
            yield corpus_of_rows(rows, str(path))
    else:
        raise ReadError(f"{path}: the ending is none of .txt, {', '.join(ENDINGS)}.")


def _chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Divide items into lists; where reading fails in the middle, what was read comes first."""
    chunk: list[Item] = []
    try:
        for item in items:
            chunk.append(item)
            if len(chunk) == size:
                yield chunk
                chunk = []
    except ReadError:
        yield chunk
        raise
    if chunk:
        yield chunk


def nothing_read(paths: Iterable[str | os.PathLike[str]], skipped: Iterable[Skip]) -> str:
    """Word that no article could be read, and why."""
    reasons = "".join(f"\n  {skip.origin}: {skip.reason}" for skip in skipped)
    where = ", ".join(str(path) for path in paths)
    return f"{where}: no article could be read; .txt files or tables with a column `text` were expected.{reasons}"
