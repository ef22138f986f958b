"""The toolkit against published data sets that people coded, as far as they are at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from framing.datasets import ROOMS, validate


def published_results(
    folder: str | os.PathLike[str], datasets: Sequence[str] = tuple(ROOMS), split: str = "dev"
) -> pd.DataFrame:
    """Measure the toolkit against every data set that stands below a folder.

    Parameters
    ----------
    folder : path
        Holds the data sets, each in a folder of its name (``narrative-frames`` in ``narrative_frames``); those that
        are missing are left out.
    datasets : sequence of str
        Which to look for; see ``framing validate --help``. Some cross-validate a model, which takes minutes.
    split : str
        Which part of each.

    Returns
    -------
    DataFrame
        `dataset, metric, value`; names of nested metrics are joined by dots. Empty where no data set is at hand.

    Examples
    --------
    >>> import tempfile
    >>> published_results(tempfile.mkdtemp()).columns.tolist()
    ['dataset', 'metric', 'value']
    """
    rows = [
        (name, metric, value)
        for name in datasets
        if (place := Path(folder) / name.replace("-", "_")).is_dir()
        for metric, value in flat(validate(name, place, split))
    ]
    return pd.DataFrame(rows, columns=["dataset", "metric", "value"])


def flat(metrics: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield metrics with their names; those of nested ones are joined by dots."""
    for name, value in metrics.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value
