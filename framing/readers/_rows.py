"""Rows of tables, from files of any size in little memory; a row that cannot be read is told and passed over."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from framing.corpus import Skip
from framing.errors import ReadError

Row = dict[str, Any] | Skip
FIELDS = ("text", "id", "title", "outlet", "date", "event", "url", "author", "language")
CHUNK = 1000
"""Rows of a Parquet file held in memory at a time."""
END = "\0end of table\0"


def csv_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a CSV file: UTF-8, any line ends, cells of any length."""
    with open(path, encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        rows = csv_cells(file)
        names = unique_names(next(rows, []), str(path))
        for number, cells in enumerate(rows, 1):
            place = f"{path}, row {number}"
            if cells[-1].endswith(END):
                yield Skip(place, "a quotation mark is never closed; all that follows it was left out.")
            elif len(cells) > len(names):
                yield Skip(
                    place,
                    f"{len(cells)} cells where the header has {len(names)}; "
                    "a cell that holds commas needs quotation marks.",
                )
            elif _is_damaged(cells):
                yield Skip(place, "not UTF-8 text; save the file as UTF-8.")
            else:
                yield dict(zip(names, cells, strict=False))


def csv_cells(lines: Iterable[str]) -> Iterator[list[str]]:
    """Split lines of CSV into cells; where a mark is never closed, the last cell ends in `END`."""
    # the module's limit of 131,072 characters, made for other tables, is shorter than some articles
    csv.field_size_limit(sys.maxsize if sys.maxsize < 2**31 else 2**31 - 1)
    for cells in csv.reader(chain(lines, ["\n", END])):
        if cells and cells != [END]:
            yield cells


def json_rows(path: Path) -> Iterator[Row]:
    """Yield the objects of a file of JSON lines in UTF-8."""
    with open(path, "rb") as file:
        for number, raw in enumerate(file, 1):
            try:
                line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
                if not line.strip():
                    continue
                row = json.loads(line)
            except UnicodeDecodeError:
                yield Skip(f"{path}, line {number}", "not UTF-8 text.")
            except (ValueError, RecursionError) as error:
                yield Skip(f"{path}, line {number}", f"not JSON ({error}).")
            else:
                if isinstance(row, dict):
                    yield row
                else:
                    told = f"an object was expected; got {type(row).__name__}."
                    yield Skip(f"{path}, line {number}", told)


def parquet_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a Parquet file; whole numbers stay whole, dates stay dates."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            names = unique_names(file.schema_arrow.names, str(path))
            for batch in file.iter_batches(batch_size=CHUNK):
                yield from batch.rename_columns(names).to_pylist()
    except (pa.ArrowException, OverflowError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: not a readable Parquet file ({error}).") from None


def unique_names(names: Iterable[Any], origin: str) -> list[str]:
    """Return a header's names, repeated ones numbered; one of ours that stands twice is refused."""
    given: list[str] = []
    for name in map(str, names):
        if name in given and name in FIELDS:
            raise ReadError(f"{origin}: the column {name!r} stands twice; leave one.")
        free, number = name, 1
        while free in given:
            free, number = f"{name}.{number}", number + 1
        given.append(free)
    return given


def _is_damaged(cells: Iterable[str]) -> bool:
    """Tell whether bytes that are no UTF-8 stand in a row: they were read as lone surrogates."""
    return any("\udc80" <= sign <= "\udcff" for cell in cells if not cell.isascii() for sign in cell)
