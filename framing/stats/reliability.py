"""Agreement between coders: people, another tool, a classifier or a language model alike."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from framing import _check
from framing.errors import ArgumentError
from framing.stats import coefficients
from framing.stats.coefficients import LEVELS
from framing.stats.replicates import INTERVALS, Statistic, with_interval

__all__ = ["agreement", "confusion"]

CODING_COLUMNS = ("unit", "coder", "value")


def agreement(
    codings: pd.DataFrame,
    level: str = "nominal",
    reference: str | None = None,
    interval: str = "jackknife",
    seed: int = 0,
) -> pd.DataFrame:
    """How far coders agree beyond chance, with intervals over the units that they coded.

    Give α and AC1 together for a rare code: chance-corrected by prevalence, α falls to nothing where nearly
    all values are the same, while AC1 stays near the raw agreement [Gwet2008]. The jackknife interval holds
    its level in small samples better than the bootstrap [Hughes2022].

    Parameters
    ----------
    codings : DataFrame
        One row per decision, with the columns `unit` (what was coded), `coder` and `value`. Missing
        decisions are nan or no row. A tool's labels enter as another coder's.
    level : {"nominal", "ordinal", "interval", "ratio"}
        Level of measurement. Above nominal, values are numbers or an ordered category.
    reference : str, optional
        A coder to hold the others against: precision, recall and F1 per label and their macro mean are added.
    interval : {"jackknife", "bootstrap"}
        How units are resampled.
    seed : int
        Seed of the bootstrap.

    Returns
    -------
    DataFrame
        `statistic` (`alpha`, `percent`; `ac1` for nominal values; `precision, recall, f1, macro_f1` against a
        reference), `coder` and `label` (missing where it is about all), `estimate, low, high` (95% interval),
        `n_units` (coded twice or more), `n_coders, method`. nan where undefined: α where all values are the
        same, F1 of a label that neither used; an interval where one unit alone decides.

    Raises
    ------
    ColumnError
        If the table lacks a column.
    ArgumentError
        If a coder gave a unit two values, or values do not fit the level.

    Examples
    --------
    >>> codings = pd.DataFrame({
    ...     "unit": [1, 2, 3, 4, 5, 6] * 2,
    ...     "coder": ["Ann"] * 6 + ["Ben"] * 6,
    ...     "value": ["scare", "speech", "speech", "scare", "speech", "title"]
    ...     + ["scare", "speech", "speech", "speech", "speech", "title"],
    ... })
    >>> agreement(codings)[["statistic", "estimate", "low", "high", "n_units"]].round(2)
      statistic  estimate   low  high  n_units
    0     alpha      0.73 -0.06   1.0        6
    1   percent      0.83  0.40   1.0        6
    2       ac1      0.77  0.17   1.0        6
    """
    _check.one_of("level", level, LEVELS)
    _check.one_of("interval", interval, INTERVALS)
    wide = _by_unit(codings)
    values = _values(wide, level)
    ratings = np.stack([(wide == value).sum(axis=1).to_numpy(dtype=float) for value in values], axis=1)
    ratings = ratings[ratings.sum(axis=1) >= 1]
    paired = ratings[ratings.sum(axis=1) >= 2]
    places = np.asarray(values, dtype=float) if level in ("interval", "ratio") else np.arange(len(values))
    overall: list[tuple[str, Statistic, int, float]] = [
        ("alpha", coefficients.krippendorff_alpha(paired, places.astype(float), level), len(paired), -1),
        ("percent", coefficients.percent_agreement(paired), len(paired), 0),
    ]
    if level == "nominal":
        overall.append(("ac1", coefficients.gwet_ac1(ratings), len(ratings), -1))
    found: list[tuple[Any, ...]] = []
    for name, statistic, n, lowest in overall:
        interval_of = with_interval(statistic, n, interval, seed, lowest)
        found.append((name, None, None, *interval_of, len(paired), wide.shape[1]))
    if reference is not None:
        _check.one_of("reference", reference, [str(c) for c in wide.columns])
        for coder in wide.columns.drop(reference):
            found.extend(_against(wide[[reference, coder]].dropna(), values, interval, seed))
    names = ["statistic", "coder", "label", "estimate", "low", "high", "n_units", "n_coders"]
    return pd.DataFrame(found, columns=names).assign(method=f"{interval} over units")


def confusion(codings: pd.DataFrame, rows: str, columns: str) -> pd.DataFrame:
    """Cross the values of two coders, to see which labels one takes for which.

    Parameters
    ----------
    codings : DataFrame
        As for `agreement`.
    rows, columns : str
        Two coders; by custom the reference stands in the rows.

    Returns
    -------
    DataFrame
        Number of units by the value that each coder gave; all values of both in both directions. Units that
        one of them did not code are left out.

    Raises
    ------
    ColumnError, ArgumentError
        If the table lacks a column or a coder.

    Examples
    --------
    >>> codings = pd.DataFrame({
    ...     "unit": [1, 2, 3] * 2,
    ...     "coder": ["Ann"] * 3 + ["Ben"] * 3,
    ...     "value": ["scare", "speech", "speech", "scare", "speech", "scare"],
    ... })
    >>> int(confusion(codings, "Ann", "Ben").loc["speech", "scare"])
    1
    """
    wide = _by_unit(codings)
    for name, coder in (("rows", rows), ("columns", columns)):
        _check.one_of(name, coder, wide.columns)
    both = wide[[rows, columns]].dropna()
    labels = sorted(set(both[rows]) | set(both[columns]), key=str)
    table = pd.crosstab(both[rows], both[columns]).reindex(index=labels, columns=labels, fill_value=0)
    return table.rename_axis(index=rows, columns=columns)


def _by_unit(codings: pd.DataFrame) -> pd.DataFrame:
    """Lay decisions out as units × coders."""
    _check.columns(codings, CODING_COLUMNS, "the table of codings")
    decided = codings.dropna(subset=list(CODING_COLUMNS))
    twice = decided[decided.duplicated(["unit", "coder"])]
    if len(twice):
        unit, coder = twice.iloc[0][["unit", "coder"]]
        raise ArgumentError(
            f"codings must hold one value for a unit and coder; {coder} gave unit {unit} two."
        )
    return decided.pivot(index="unit", columns="coder", values="value")


def _values(wide: pd.DataFrame, level: str) -> list[Any]:
    """All values in the order that the level gives them."""
    kinds = wide.dtypes.unique()
    if level == "ordinal" and all(isinstance(kind, pd.CategoricalDtype) and kind.ordered for kind in kinds):
        used = set(wide.stack().dropna())
        return [value for value in kinds[0].categories if value in used]
    values = list(set(wide.stack().dropna()))
    if level == "nominal":
        return sorted(values, key=str)
    if not all(isinstance(value, (int, float, np.number)) for value in values):
        raise ArgumentError(f"{level} values must be numbers or an ordered category; got {values[:5]!r}.")
    if level == "ratio" and min(values) < 0:
        raise ArgumentError(f"ratio values must not be negative; the smallest is {min(values)!r}.")
    return sorted(values)


def _against(pair: pd.DataFrame, values: list[Any], interval: str, seed: int) -> list[tuple[Any, ...]]:
    """Hold one coder against the reference, label by label."""
    reference, coder = pair.columns
    rows: list[tuple[Any, ...]] = []
    every_f1 = []
    for label in values:
        found, true = (pair[coder] == label).to_numpy(), (pair[reference] == label).to_numpy()
        if not (found | true).any():
            continue
        names = ("precision", "recall", "f1")
        measures = dict(zip(names, coefficients.precision_recall_f1(found, true), strict=True))
        every_f1.append(measures["f1"])
        rows.extend(
            (name, coder, label, *with_interval(measure, len(pair), interval, seed), len(pair), 2)
            for name, measure in measures.items()
        )
    if every_f1:
        mean = with_interval(
            lambda w: np.asarray(np.mean([f1(w) for f1 in every_f1], axis=0)), len(pair), interval, seed
        )
        rows.append(("macro_f1", coder, None, *mean, len(pair), 2))
    return rows
