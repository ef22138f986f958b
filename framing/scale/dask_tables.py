"""Scores of a Dask table, partition by partition: reading, scoring and writing all happen on the workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from framing import _check
from framing.readers.tables import read_frame
from framing.scoring import Dossiers, Measures, chosen, columns_of, score
from framing.tables import is_text

if TYPE_CHECKING:
    import dask.dataframe


def score_dask(
    table: dask.dataframe.DataFrame, measures: Measures = None, dossier: Dossiers = None
) -> dask.dataframe.DataFrame:
    """Score a Dask table of articles, partition by partition, on one machine or many.

    Parameters
    ----------
    table : dask.dataframe.DataFrame
        With the columns of `read_frame`; `id` is needed, since partitions do not know each other.
    measures, dossier
        As for `score`.

    Returns
    -------
    dask.dataframe.DataFrame
        The rows of `score`; nothing is computed until it is asked for. Duplicates of ids are found within a
        partition only.

    Raises
    ------
    MissingExtraError
        If Dask is not installed.
    ColumnError
        If `id` or `text` is missing.
    """
    _check.extra("dask.dataframe", "dask")
    _check.columns(table, ["id", "text"], "the Dask table")  # type: ignore[arg-type]
    used = chosen(measures)
    meta = {name: _kind(name) for name in columns_of(used, dossier)}
    scored: dask.dataframe.DataFrame = table.map_partitions(  # type: ignore[no-untyped-call]
        _score_partition, used, dossier, meta=meta
    )
    return scored


def _score_partition(part: pd.DataFrame, measures: Measures, dossier: Dossiers) -> pd.DataFrame:
    table = score(read_frame(part), measures, dossier)
    table.attrs = {}
    return table.astype({name: _kind(name) for name in table.columns})


def _kind(column: str) -> str:
    return "object" if is_text(column) else "int64" if column == "words" else "float64"
