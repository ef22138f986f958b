"""Whatever a user names on a command line: text files, folders and tables, read as one corpus."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from framing.corpus import Corpus, Skip
from framing.errors import ReadError
from framing.readers.folder import read_folder, read_text_file
from framing.readers.tables import ENDINGS, read_table


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
        If two articles bear one id.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_text("Talks resume", encoding="utf-8")
    >>> read_articles(folder)
    <Corpus: 1 articles, 1 outlets, 1 events>
    """
    parts = [_read_one(Path(path)) for path in paths]
    corpus = Corpus(
        [article for part in parts for article in part],
        [skip for part in parts for skip in part.skipped],
        [origin for part in parts for origin in part.origins],
    )
    if not len(corpus):
        raise ReadError(_nothing(paths, corpus.skipped))
    return corpus


def _read_one(path: Path) -> Corpus:
    if path.is_dir():
        return read_folder(path)
    if not path.exists():
        raise ReadError(f"{path}: there is no such file or folder.")
    try:
        if path.suffix.lower() == ".txt":
            return Corpus([read_text_file(path)], (), [str(path)])
        if path.suffix.lower() in ENDINGS:
            return read_table(path)
    except ReadError as error:
        return Corpus([], [Skip(str(path), str(error).removeprefix(f"{path}: "))])
    return Corpus([], [Skip(str(path), f"the ending is none of .txt, {', '.join(ENDINGS)}.")])


def _nothing(paths: Iterable[str | os.PathLike[str]], skipped: Iterable[Skip]) -> str:
    reasons = "".join(f"\n  {skip.origin}: {skip.reason}" for skip in skipped)
    where = ", ".join(str(path) for path in paths)
    return f"{where}: no article could be read; .txt files or tables with a column `text` were expected.{reasons}"
