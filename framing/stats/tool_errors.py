"""Where a tool errs: by group, and by how sure it was."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from scipy import special

from framing import _check
from framing.errors import ArgumentError
from framing.stats._gold import Scored, scored
from framing.stats.shuffles import LEVEL

__all__ = ["calibration", "error_rates"]


def error_rates(table: pd.DataFrame, gold: pd.DataFrame, column: str, by: str = "outlet") -> pd.DataFrame:
    """How a tool errs on each outlet; equal totals hide what makes a difference out of nothing.

    Parameters
    ----------
    table, gold, column, by
        As for `corrected`.

    Returns
    -------
    DataFrame
        One row per group: `group, n_gold, bias` (mean of tool minus human), `absolute_error` (mean), and for
        values of 0 and 1 `sensitivity, specificity, precision`; nan where undefined. All are weighted by the
        sampling probabilities.

    Raises
    ------
    ColumnError, ArgumentError
        As `corrected`.

    Examples
    --------
    >>> table = pd.DataFrame({
    ...     "article": range(6), "outlet": ["Gazette"] * 3 + ["Herald"] * 3, "frame": [1, 1, 0, 1, 0, 0],
    ... })
    >>> gold = pd.DataFrame({"article": range(6), "frame": [1, 0, 0, 1, 1, 0]})
    >>> error_rates(table, gold, "frame")[["group", "bias", "sensitivity", "specificity"]].round(2)
         group  bias  sensitivity  specificity
    0  Gazette  0.33          1.0          0.5
    1   Herald -0.33          0.5          1.0
    """
    articles, _ = scored(table, gold, column, by, None)
    return pd.DataFrame(
        [
            {"group": group, **_rates(articles.of(group), articles.binary)}
            for group in sorted(set(articles.group), key=str)
        ]
    )


def _rates(part: Scored, binary: bool) -> dict[str, float]:
    """Error rates of one group over its coded articles."""
    coded = part.coded
    tool, human, weights = part.tool[coded], part.human[coded], 1 / part.probability[coded]
    everywhere = np.ones(len(tool), dtype=bool)

    def mean(values: np.ndarray, where: np.ndarray) -> float:
        return float(np.average(values[where], weights=weights[where])) if where.any() else math.nan

    rates = {
        "n_gold": int(coded.sum()),
        "bias": mean(tool - human, everywhere),
        "absolute_error": mean(np.abs(tool - human), everywhere),
    }
    if binary:
        rates["sensitivity"] = mean(tool, human == 1)
        rates["specificity"] = mean(1 - tool, human == 0)
        rates["precision"] = mean(human, tool == 1)
    return rates


def calibration(predicted: pd.Series, observed: pd.Series, bins: int = 10) -> pd.DataFrame:
    """Compare a classifier's probabilities with how often it was right, in equal steps of probability.

    Parameters
    ----------
    predicted : Series
        Probabilities that an item has the label.
    observed : Series
        Whether it has: 0 or 1, in the same order.
    bins : int
        Number of steps.

    Returns
    -------
    DataFrame
        One row per step that holds items: `predicted` (mean probability), `observed` (share with the label),
        `low, high` (95% Wilson interval [Wilson1927]), `n`.

    Raises
    ------
    ArgumentError
        If a probability is not in [0, 1], or lengths differ.

    Examples
    --------
    >>> calibration(pd.Series([0.1, 0.1, 0.9, 0.8]), pd.Series([0, 0, 1, 0]), bins=2).round(2)
       predicted  observed   low  high  n
    0       0.10       0.0  0.00  0.66  2
    1       0.85       0.5  0.09  0.91  2
    """
    _check.at_least("bins", bins, 1)
    chance, truth = np.asarray(predicted, dtype=float), np.asarray(observed, dtype=float)
    if len(chance) != len(truth):
        raise ArgumentError(
            f"predicted and observed must be equally long; got {len(chance)} and {len(truth)}."
        )
    if len(chance) and not ((chance >= 0) & (chance <= 1)).all():
        raise ArgumentError(
            f"predicted must lie between 0 and 1; it reaches {chance.min():g} to {chance.max():g}."
        )
    step = np.minimum((chance * bins).astype(int), bins - 1)
    rows = pd.DataFrame({"step": step, "predicted": chance, "observed": truth})
    table = rows.groupby("step").agg(
        predicted=("predicted", "mean"), observed=("observed", "mean"), n=("observed", "size")
    )
    table["low"], table["high"] = wilson_interval(table["observed"], table["n"])
    return table.reset_index(drop=True)[["predicted", "observed", "low", "high", "n"]]


def wilson_interval(share: pd.Series, n: pd.Series) -> tuple[pd.Series, pd.Series]:
    """95% interval of a share, which stays inside [0, 1] and is not empty at 0 or 1."""
    z = float(special.ndtri((1 + LEVEL) / 2))
    centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    reach = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return (centre - reach).clip(lower=0), (centre + reach).clip(upper=1)
