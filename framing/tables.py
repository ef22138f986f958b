"""Tables of scores as files: CSV for people and spreadsheets, Parquet for programs."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from framing import _check
from framing._write import replacing
from framing.errors import ReadError

ENDINGS = (".csv", ".parquet")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula."""
TEXTS = ("article", "outlet", "event", "date")
"""Columns of a table of scores that hold texts, besides the names of the sides."""


def check_ending(path: str | os.PathLike[str]) -> str:
    """Return the ending of a table's file name, or refuse it."""
    return _check.one_of(f"the ending of {Path(path).name}", Path(path).suffix.lower(), ENDINGS)


def write_table(table: pd.DataFrame, path: str | os.PathLike[str]) -> None:
    """Write a table as CSV or Parquet, and how it was made beside it as ``<name>.provenance.json``.

    In CSV, a text that a spreadsheet would take for a formula gets a leading apostrophe, which `read_scores` takes
    away again.

    Raises
    ------
    ArgumentError
        If the path ends in neither ``.csv`` nor ``.parquet``.
    ReadError
        If the file cannot be written; an older one is left as it was.
    """
    ending = check_ending(path)
    with replacing(path) as beside:
        if ending == ".csv":
            append_csv(table, beside, header=True)
        else:
            plain = _encodable(table)
            plain.attrs = {}
            plain.to_parquet(beside, index=False)
    if "provenance" in table.attrs:
        write_provenance(table.attrs["provenance"], path)


def append_csv(table: pd.DataFrame, path: Path, header: bool) -> None:
    """Add a table's rows to a CSV file, formulas guarded."""
    harmless(_encodable(table)).to_csv(
        path, mode="a", header=header, index=False, lineterminator="\n", encoding="utf-8"
    )


def write_provenance(record: Mapping[str, Any], path: str | os.PathLike[str]) -> None:
    """Write how the table `path` was made beside it, as ``<name>.provenance.json``."""
    written = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
    with replacing(Path(path).with_suffix(".provenance.json")) as beside:
        beside.write_text(written, encoding="utf-8", errors="backslashreplace", newline="\n")


def read_scores(path: str | os.PathLike[str]) -> pd.DataFrame:
    r"""Read a table that `write_table` wrote; ids, outlets and sides are texts, whatever they look like.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "scores.csv"
    >>> write_table(pd.DataFrame({"article": ["007"], "outlet": ["+972"], "hedging": [1.5]}), path)
    >>> path.read_text()
    "article,outlet,hedging\n007,'+972,1.5\n"
    >>> read_scores(path).to_dict("records")
    [{'article': '007', 'outlet': '+972', 'hedging': 1.5}]
    """
    path = Path(path)
    ending = check_ending(path)
    try:
        if ending == ".parquet":
            return pd.read_parquet(path)
        names = pd.read_csv(path, nrows=0).columns
        texts = {name: _unguarded for name in names if is_text(name) and name != "date"}
        return pd.read_csv(path, converters=texts, keep_default_na=False, na_values=[""])
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: not a table of scores ({error}).") from None


def is_text(column: str) -> bool:
    """Tell whether a column of scores holds texts: ids, outlets, events, dates, names of sides."""
    return column in TEXTS or (column.startswith("side_") and "." not in column)


def harmless(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with an apostrophe before every text that a spreadsheet would take for a formula.

    A text that begins with apostrophes and then such a sign gets one more, so that taking one away always gives the
    text back.
    """
    return _texts_mapped(table, _guarded)


def _guarded(value: str) -> str:
    return f"'{value}" if value.lstrip("'").startswith(FORMULA) else value


def _unguarded(value: str) -> str:
    return value[1:] if value.startswith("'") and value.lstrip("'").startswith(FORMULA) else value


def _encodable(table: pd.DataFrame) -> pd.DataFrame:
    r"""Return the table with lone surrogates, which no file of UTF-8 can hold, written out as ``\udc80``."""
    return _texts_mapped(table, lambda value: value.encode("utf-8", "backslashreplace").decode("utf-8"))


def _texts_mapped(table: pd.DataFrame, change: Any) -> pd.DataFrame:
    def changed(value: object) -> object:
        return change(value) if isinstance(value, str) else value

    texts = [c for c in table.columns if not pd.api.types.is_numeric_dtype(table[c])]
    return table.assign(**{column: table[column].map(changed) for column in texts})
