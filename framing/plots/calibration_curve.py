"""Calibration: is a classifier right as often as it says."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from framing import _check
from framing.plots._style import GREY, PALETTE, canvas, describe

__all__ = ["plot_calibration"]


def plot_calibration(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw predicted against observed shares, with intervals and the number of items at each dot.

    Parameters
    ----------
    table : DataFrame
        The table that `calibration` returns: `predicted, observed, low, high, n`.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        The Axes, both sides from 0 to 1; on the dotted diagonal the classifier keeps its word.

    Raises
    ------
    ColumnError
        If the table lacks a column.

    Examples
    --------
    >>> from framing.stats import calibration
    >>> table = calibration(pd.Series([0.1, 0.1, 0.9, 0.8]), pd.Series([0, 0, 1, 0]), bins=2)
    >>> [text.get_text() for text in plot_calibration(table).texts]
    ['2', '2']
    """
    _check.columns(table, ["predicted", "observed", "low", "high", "n"])
    ax = canvas(ax, width=4.4)
    ax.plot([0, 1], [0, 1], color=GREY, linewidth=1, linestyle=":")
    ax.vlines(table["predicted"], table["low"], table["high"], color=PALETTE[0], linewidth=2)
    ax.plot(table["predicted"], table["observed"], "o", color=PALETTE[0])
    for row in table.itertuples():
        ax.annotate(
            str(row.n), (row.predicted, row.observed), (5, 3), textcoords="offset points", fontsize="small"
        )
    ax.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), aspect="equal")
    ax.set_xlabel(f"predicted probability (n = {table['n'].sum()})")
    ax.set_ylabel("share with the label")
    words = [f"{r.predicted:.2f} predicted, {r.observed:.2f} observed, n {r.n}." for r in table.itertuples()]
    return describe(ax, f"Calibration of {table['n'].sum()} predictions. {' '.join(words)}")
