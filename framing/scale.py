"""Scale: the same scoring over more articles than fit in memory, and over more than one machine.

Articles are scored in batches. Each batch is written as a file of its own beside the output before the next is
begun, so that a run that was stopped goes on where it stopped; at the end the parts are joined. On Dask each
partition is scored by the same function, and a worker that is lost costs only its own partitions, which are scored
again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing import _check
from framing._write import replacing
from framing.corpus import Corpus, Skip
from framing.dossier import several
from framing.errors import ReadError
from framing.readers.paths import read_batches
from framing.readers.tables import read_frame
from framing.scoring import Dossiers, Measures, chosen, columns_of, score
from framing.tables import check_ending, harmless, write_table

if TYPE_CHECKING:
    import dask.dataframe

TEXTS = frozenset({"article", "outlet", "event"})
ENGINES = ("local", "dask")


def score_batches(
    batches: Iterable[Corpus], measures: Measures = None, dossier: Dossiers = None, jobs: int = 1
) -> Iterator[pd.DataFrame]:
    """Score an iterator of batches in constant memory.

    Parameters
    ----------
    batches : iterable of Corpus
        For example from `read_batches`.
    measures, dossier, jobs
        As for `score`.

    Yields
    ------
    DataFrame
        The rows of `score` for one batch.

    Examples
    --------
    >>> from framing.text.article import Article
    >>> batches = [Corpus([Article("a", text="Nearly forty left.")]), Corpus([Article("b", text="Forty left.")])]
    >>> [table["article"].tolist() for table in score_batches(batches, "hedging")]
    [['a'], ['b']]
    """
    used = chosen(measures)
    for batch in batches:
        yield score(batch, used, dossier, jobs)


def score_to_file(
    paths: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    measures: Measures = None,
    dossier: Dossiers = None,
    jobs: int = 1,
    size: int = 500,
) -> tuple[int, tuple[Skip, ...]]:
    """Score files of any number and size into one table; a run that was stopped is continued.

    Parameters
    ----------
    paths : iterable of path
        Text files, folders, tables.
    out : path
        A ``.csv`` or ``.parquet`` file. While the run lasts, its parts stand in the folder ``<out>.parts``.
    measures, dossier, jobs
        As for `score`.
    size : int
        Articles in a batch.

    Returns
    -------
    int, tuple of Skip
        Articles scored, and inputs that were skipped.

    Raises
    ------
    ReadError
        If nothing could be read.
    """
    check_ending(out)
    used, parts = chosen(measures), Path(f"{out}.parts")
    written: list[Path] = []
    skipped: list[Skip] = []
    count = 0
    for number, batch in enumerate(read_batches(*paths, size=size)):
        skipped += batch.skipped
        if not len(batch):
            continue
        count += len(batch)
        part = parts / f"{number:06d}-{_fingerprint(batch, used, dossier)}.parquet"
        if not part.exists():
            write_table(score(batch, used, dossier, jobs), part)
        written.append(part)
    if not count:
        reasons = "".join(f"\n  {skip.origin}: {skip.reason}" for skip in skipped)
        raise ReadError(f"{', '.join(map(str, paths))}: no article could be read.{reasons}")
    _join(written, Path(out))
    shutil.rmtree(parts)
    return count, tuple(skipped)


def _fingerprint(batch: Corpus, measures: Iterable[Any], dossier: Dossiers) -> str:
    """Tell whether a part was made from these articles with these settings."""
    settings = [list(measures), [d.to_yaml() for d in several(dossier)]]
    content = repr([(article, dict(article.extra)) for article in batch]) + repr(settings)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _join(parts: list[Path], out: Path) -> None:
    """Write the parts one after another into one file, without holding them all."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with replacing(out) as beside:
        if out.suffix.lower() == ".csv":
            for number, part in enumerate(parts):
                table = harmless(pd.read_parquet(part))
                table.to_csv(beside, mode="a", header=number == 0, index=False, lineterminator="\n")
            return
        schema = pa.unify_schemas([pq.read_schema(part) for part in parts], promote_options="permissive")
        with pq.ParquetWriter(beside, schema.remove_metadata()) as writer:
            for part in parts:
                writer.write_table(
                    pq.read_table(part).replace_schema_metadata(None).cast(schema.remove_metadata())
                )


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
        The rows of `score`; nothing is computed until it is asked for.

    Raises
    ------
    MissingExtraError
        If Dask is not installed.
    """
    _check.extra("dask.dataframe", "dask")
    _check.columns(table, ["id", "text"], "the Dask table")  # type: ignore[arg-type]
    used = chosen(measures)
    names = columns_of(used, dossier)
    meta = {name: "object" if _is_text(name) else "int64" if name == "words" else "float64" for name in names}
    scored: dask.dataframe.DataFrame = table.map_partitions(  # type: ignore[no-untyped-call]
        _score_partition, used, dossier, meta=meta
    )
    return scored


def _is_text(column: str) -> bool:
    return column in TEXTS or column == "date" or (column.startswith("side_") and "." not in column)


def _score_partition(part: pd.DataFrame, measures: Measures, dossier: Dossiers) -> pd.DataFrame:
    table = score(read_frame(part), measures, dossier)
    table.attrs = {}
    return table.astype(
        {c: "object" if _is_text(c) else "int64" if c == "words" else "float64" for c in table.columns}
    )
