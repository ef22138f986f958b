"""Differences between outlets: dots with their intervals, the line of no difference drawn in."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from framing import _check
from framing.errors import ArgumentError
from framing.plots._style import GREY, PALETTE, canvas, describe, in_words, interval_dots
from framing.stats._observations import counted

__all__ = ["plot_comparison"]


def plot_comparison(result: pd.DataFrame, column: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw what `compare` or `regression` found for one column, one row per pair of outlets.

    Parameters
    ----------
    result : DataFrame
        The table that `compare` returns.
    column : str, optional
        Which column's differences; not needed if the table holds one.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        The Axes; right of 0 the outlet named first has more. Hollow dots have no interval.

    Raises
    ------
    ColumnError
        If the table lacks a column.
    ArgumentError
        If the column was not compared, or several were and none is named.

    Examples
    --------
    >>> from framing.stats import compare
    >>> table = pd.DataFrame({
    ...     "outlet": ["Gazette", "Herald"] * 6,
    ...     "event": [e for e in "abcdef" for _ in range(2)],
    ...     "hedging": [5, 3, 6, 3, 7, 6, 4, 3, 8, 4, 6, 5],
    ... })
    >>> plot_comparison(compare(table, "hedging")).get_xlabel()
    'difference in hedging'
    """
    _check.columns(
        result, ["column", "group_a", "group_b", "estimate", "low", "high", "n_events", "n_articles"]
    )
    compared = list(dict.fromkeys(result["column"]))
    if column is None and len(compared) != 1:
        raise ArgumentError(f"column must name one of {', '.join(map(repr, compared)) or 'none'}; got None.")
    column = compared[0] if column is None else _check.one_of("column", column, compared)
    rows = result[result["column"] == column]
    pairs = [f"{a} − {b}" for a, b in zip(rows["group_a"], rows["group_b"], strict=True)]
    sizes = [
        f"{counted(events, 'event')}, {counted(articles, 'article')}"
        for events, articles in zip(rows["n_events"], rows["n_articles"], strict=True)
    ]
    ax = canvas(ax, rows=1.4 * len(rows))
    ax.axvline(0, color=GREY, linewidth=1)
    labels = [f"{pair}\n{size}" for pair, size in zip(pairs, sizes, strict=True)]
    interval_dots(ax, rows, labels, [PALETTE[0]] * len(rows))
    ax.set_xlabel(f"difference in {column}")
    words = [
        f"{pair} {in_words(row)}, {size}."
        for pair, size, (_, row) in zip(pairs, sizes, rows.iterrows(), strict=True)
    ]
    return describe(ax, f"Differences in {column} with 95% intervals. {' '.join(words)}")
