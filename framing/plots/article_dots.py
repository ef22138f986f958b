"""Every article's value, outlet by outlet: the data before any average."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from framing import _check
from framing.plots._style import PALETTE, canvas, describe
from framing.stats._observations import counted

__all__ = ["plot_articles"]


def plot_articles(table: pd.DataFrame, column: str, by: str = "outlet", ax: Axes | None = None) -> Axes:
    """Draw every article's value as a dot in its outlet's row.

    Outlets that covered other events are not comparable by these rows alone; `compare` and `plot_comparison` hold
    events fixed.

    Parameters
    ----------
    table : DataFrame
        One row per article, with `by` and `column`, as `score` returns it.
    column : str
        The measure. Articles where it is undefined are left out and counted beside the outlet's name.
    by : str
        Column of the groups.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        The Axes; dots are half transparent, so that equal values show.

    Raises
    ------
    ColumnError
        If the table lacks a column.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Gazette", "Gazette", "Herald"], "hedging": [4.0, 6.0, float("nan")]})
    >>> [label.get_text() for label in plot_articles(table, "hedging").get_yticklabels()]
    ['Gazette (2 articles)', 'Herald (0 articles, 1 undefined)']
    """
    _check.columns(table, [by, column])
    ax = canvas(ax, rows=table[by].nunique())
    labels, words = [], []
    for place, (group, values) in enumerate(table.groupby(by)[column]):
        defined, undefined = values.dropna(), int(values.isna().sum())
        size = counted(len(defined), "article") + (f", {undefined} undefined" if undefined else "")
        labels.append(f"{group} ({size})")
        ax.plot(defined, [place] * len(defined), "o", color=PALETTE[0], alpha=0.5, markeredgewidth=0)
        if len(defined):
            words.append(f"{group}: {size}, {defined.min():.3g} to {defined.max():.3g}.")
    ax.set_yticks(range(len(labels)), labels)
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel(column)
    return describe(ax, f"{column} of {table[column].notna().sum()} articles. {' '.join(words)}")
