"""Codings on disk: one file per coder, one decision a line, never rewritten.

A line is appended and flushed to the disk at every decision, so that a crash loses nothing, and two coders' files never
meet in a merge. Of two decisions on one thing the later holds; a null value takes a decision back.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from framing import _check
from framing.errors import ArgumentError, FormatError

COLUMNS = ("article", "variable", "start", "end", "value", "coder", "at", "codebook")
KEY = ("coder", "article", "variable", "start", "end")
DONE = "done"
"""Variable under which it is stored that an article is finished."""


@dataclass(frozen=True)
class Coder:
    """One coder's file.

    Parameters
    ----------
    name : str
        The coder: letters, digits, hyphens, underscores.
    folder : Path
        Where the file ``<name>.jsonl`` stands.
    codebook : str
        Title and version of the codebook, told in every line.

    Examples
    --------
    >>> import tempfile
    >>> ann = Coder("ann", Path(tempfile.mkdtemp()))
    >>> ann.decide("a1", "tone", "for")
    >>> ann.decide("a1", "tone", "against")
    >>> ann.codings()["value"].tolist()
    ['against']
    """

    name: str
    folder: Path
    codebook: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[\w-]+", self.name):
            raise ArgumentError(
                f"a coder's name must be letters, digits, hyphens and underscores; got {self.name!r}."
            )
        object.__setattr__(self, "folder", Path(self.folder))

    @property
    def path(self) -> Path:
        """The coder's file."""
        return self.folder / f"{self.name}.jsonl"

    def decide(
        self, article: str, variable: str, value: str | None, span: tuple[int, int] | None = None
    ) -> None:
        """Store one decision; it is on the disk when this returns. None takes the decision back."""
        start, end = span or (None, None)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        row = dict(
            zip(COLUMNS, (article, variable, start, end, value, self.name, at, self.codebook), strict=True)
        )
        self.folder.mkdir(parents=True, exist_ok=True)
        broken = _ends_broken(self.path)
        with open(self.path, "a", encoding="utf-8", newline="\n") as file:
            file.write(("\n" if broken else "") + json.dumps(row, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def codings(self) -> pd.DataFrame:
        """Return what holds now; see `read_codings`."""
        return read_codings([self.path]) if self.path.exists() else current([])


def read_codings(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> pd.DataFrame:
    """Read the decisions of one or more coders.

    Parameters
    ----------
    paths : path or several
        Files, or a folder of them.

    Returns
    -------
    DataFrame
        One row per decision that holds: `article, variable, start, end` (missing for whole articles), `value, coder,
        at` (UTC), `codebook`. ``attrs["notes"]`` tells of a line cut off by a crash.

    Raises
    ------
    FormatError
        If a line is no decision; file and line are named. A last line that was cut off is passed over.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> Coder("ann", folder).decide("a1", "label", "scare", (0, 5))
    >>> read_codings(folder)[["article", "start", "end", "value", "coder"]].to_dict("records")
    [{'article': 'a1', 'start': 0, 'end': 5, 'value': 'scare', 'coder': 'ann'}]
    """
    given = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    files = [f for p in map(Path, given) for f in (sorted(p.glob("*.jsonl")) if p.is_dir() else [p])]
    rows, notes = [], []
    for file in files:
        lines = file.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines, 1):
            row = _decision(line)
            if row:
                rows.append(row)
            elif line.strip() and (number == len(lines) or _is_cut(line)):
                notes.append(f"{file}, line {number}: cut off in writing, passed over.")
            elif line.strip():
                raise FormatError(f"{file}, line {number}: no decision with {', '.join(COLUMNS[:6])}.")
    table = current(rows)
    table.attrs["notes"] = notes
    return table


def import_codings(table: pd.DataFrame, coder: str, variable: str, **columns: str) -> pd.DataFrame:
    """Take codings from elsewhere: another tool, a classifier, a language model, a spreadsheet.

    They enter as one more coder's, to be held against people like anybody's.

    Parameters
    ----------
    table : DataFrame
        One row per coding.
    coder : str
        What to call whoever made them.
    variable : str
        What was coded.
    **columns
        Where the table names `article, value, start, end` otherwise: ``article="doc_id", value="label"``.

    Returns
    -------
    DataFrame
        The columns of `read_codings`.

    Raises
    ------
    ColumnError
        If the table lacks a column.

    Examples
    --------
    >>> theirs = pd.DataFrame({"doc_id": ["a1"], "label": ["against"]})
    >>> import_codings(theirs, "model-x", "tone", article="doc_id", value="label")[["article", "value", "coder"]]
      article    value    coder
    0      a1  against  model-x
    """
    for name in columns:
        _check.one_of("a column", name, COLUMNS[:5])
    source = {name: columns.get(name, name) for name in ("article", "value", "start", "end")}
    _check.columns(table, [source["article"], source["value"]], "the table of codings")
    rows = [
        {
            **dict.fromkeys(COLUMNS),
            **{name: row.get(column) for name, column in source.items()},
            "coder": coder,
            "variable": variable,
        }
        for row in table.to_dict("records")
    ]
    return current(rows)


def current(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Keep the last decision on each thing, and drop those taken back."""
    last: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        key = tuple(row.get(name) for name in KEY)
        last.pop(key, None)  # so that order is that of the last decision
        last[key] = row
    kept = [row for row in last.values() if row.get("value") is not None]
    table = pd.DataFrame(kept, columns=list(COLUMNS))
    return table.astype({"start": "Int64", "end": "Int64"})


def _decision(line: str) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) and set(COLUMNS[:6]) <= set(row) else None


def _is_cut(line: str) -> bool:
    """Whether a line begins like one of ours and has no end: what a crash in writing leaves."""
    return line.startswith('{"article": ') and not line.endswith("}")


def _ends_broken(path: Path) -> bool:
    """Whether the file's last line was cut off, so that the next must begin on a line of its own."""
    if not path.exists() or not path.stat().st_size:
        return False
    with open(path, "rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) != b"\n"
