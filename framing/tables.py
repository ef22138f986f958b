"""Tables of scores as files: CSV for people and spreadsheets, Parquet for programs."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pandas as pd

from framing import _check
from framing._write import replacing
from framing.errors import ReadError

ENDINGS = (".csv", ".parquet")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def check_ending(path: str | os.PathLike[str]) -> str:
    """Return the ending of a table's file name, or refuse it."""
    return _check.one_of(f"the ending of {Path(path).name}", Path(path).suffix.lower(), ENDINGS)


def write_table(table: pd.DataFrame, path: str | os.PathLike[str]) -> None:
    """Write a table as CSV or Parquet, and how it was made beside it as ``<name>.provenance.json``.

    In CSV, a text that a spreadsheet would take for a formula gets a leading apostrophe.
    """
    ending = check_ending(path)
    with replacing(path) as beside:
        if ending == ".csv":
            harmless(table).to_csv(beside, index=False, lineterminator="\n", encoding="utf-8")
        else:
            plain = table.copy(deep=False)
            plain.attrs = {}
            plain.to_parquet(beside, index=False)
    if "provenance" in table.attrs:
        with replacing(Path(path).with_suffix(".provenance.json")) as beside:
            beside.write_text(
                json.dumps(table.attrs["provenance"], indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
            )


def read_scores(path: str | os.PathLike[str]) -> pd.DataFrame:
    """Read a table that `write_table` wrote."""
    path = Path(path)
    ending = check_ending(path)
    try:
        return pd.read_csv(path) if ending == ".csv" else pd.read_parquet(path)
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: not a table of scores ({error}).") from None


def harmless(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with an apostrophe before every text that a spreadsheet would take for a formula."""

    def guard(value: object) -> object:
        return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value

    texts = [c for c in table.columns if not pd.api.types.is_numeric_dtype(table[c])]
    return table.assign(**{column: table[column].map(guard) for column in texts})
