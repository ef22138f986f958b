"""Naive beside corrected: does the difference outlive the tool's errors."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from framing import _check
from framing.errors import ArgumentError
from framing.plots._style import GREY, PALETTE, canvas, describe, in_words, interval_dots

__all__ = ["plot_correction"]

NAMES = {
    "tool_error": "error of the tool",
    "naive": "naive",
    "gold_only": "coded articles only",
    "ppi": "PPI++",
    "dsl": "DSL",
    "rogan_gladen": "Rogan–Gladen",
}


def plot_correction(
    result: pd.DataFrame, group_a: str, group_b: str | None = None, ax: Axes | None = None
) -> Axes:
    """Draw the estimates of `corrected` for one outlet, or for the difference of two.

    Parameters
    ----------
    result : DataFrame
        The table that `corrected` returns.
    group_a, group_b : str
        The pair as it stands in the table; without the second, the mean of the first.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        The Axes: the tool's error on top, then the naive estimate, then the corrected ones.

    Raises
    ------
    ColumnError
        If the table lacks a column.
    ArgumentError
        If it holds no such group or pair.

    Examples
    --------
    >>> result = pd.DataFrame({
    ...     "method": ["naive", "dsl"], "group_a": "Gazette", "group_b": "Herald", "estimate": [2.0, 0.4],
    ...     "low": [1.5, -0.3], "high": [2.5, 1.1], "n_articles": 200, "n_gold": 60,
    ... })
    >>> [label.get_text() for label in plot_correction(result, "Gazette", "Herald").get_yticklabels()]
    ['naive', 'DSL']
    """
    _check.columns(
        result, ["method", "group_a", "group_b", "estimate", "low", "high", "n_articles", "n_gold"]
    )
    other = result["group_b"].isna() if group_b is None else result["group_b"] == group_b
    rows = result[(result["group_a"] == group_a) & other]
    name = group_a if group_b is None else f"{group_a} − {group_b}"
    if rows.empty:
        raise ArgumentError(f"group_a and group_b must be a row of the table; it has no {name!r}.")
    labels = [NAMES.get(method, method) for method in rows["method"]]
    colours = [PALETTE[1] if method in ("tool_error", "naive") else PALETTE[0] for method in rows["method"]]
    ax = canvas(ax, rows=len(rows))
    ax.axvline(0, color=GREY, linewidth=1)
    interval_dots(ax, rows, labels, colours)
    size = f"{rows['n_articles'].iloc[0]} articles, {rows['n_gold'].iloc[0]} coded"
    ax.set_xlabel(f"{name} ({size})")
    words = [f"{label} {in_words(row)}." for label, (_, row) in zip(labels, rows.iterrows(), strict=True)]
    return describe(ax, f"{name}, {size}. {' '.join(words)}")
