"""A measure over time, one mark per article."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import ConciseDateFormatter

from framing import _check
from framing.plots._style import MARKERS, PALETTE, canvas, describe, key_above, looks
from framing.stats._observations import counted

__all__ = ["plot_timeline"]


def plot_timeline(table: pd.DataFrame, column: str, by: str = "outlet", ax: Axes | None = None) -> Axes:
    """Draw every article's value at its date, colour and shape by outlet.

    Parameters
    ----------
    table : DataFrame
        One row per article, with `date`, `by` and `column`, as `score` returns it.
    column : str
        The measure. Articles where it is undefined, or whose date is missing, are left out and counted.
    by : str
        Column of the groups.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        The Axes; the number of articles stands with each outlet's name.

    Raises
    ------
    ColumnError
        If the table lacks a column.

    Examples
    --------
    >>> table = pd.DataFrame({
    ...     "date": ["2031-03-03", "2031-03-05"], "outlet": ["Gazette", "Herald"], "hedging": [4.0, 6.5],
    ... })
    >>> [text.get_text() for text in plot_timeline(table, "hedging").get_legend().get_texts()]
    ['Gazette (1)', 'Herald (1)']
    """
    _check.columns(table, ["date", by, column])
    dated = table.assign(date=pd.to_datetime(table["date"], errors="coerce")).dropna(
        subset=["date", by, column]
    )
    ax = canvas(ax)
    groups = sorted(dated[by].unique(), key=str)
    labels, words = [], []
    looks_of = zip(groups, looks(PALETTE, len(groups)), looks(MARKERS, len(groups)), strict=True)
    for group, colour, marker in looks_of:
        rows = dated[dated[by] == group]
        labels.append(f"{group} ({len(rows)})")
        ax.plot(rows["date"], rows[column], marker, color=colour, label=labels[-1], alpha=0.8)
        size = counted(len(rows), "article")
        words.append(f"{group}: {size}, {rows[column].min():.3g} to {rows[column].max():.3g}.")
    ax.xaxis.set_major_formatter(ConciseDateFormatter(ax.xaxis.get_major_locator()))  # type: ignore[no-untyped-call]
    left_out = len(table) - len(dated)
    ax.set_ylabel(column)
    ax.set_xlabel(f"date of the article ({left_out} of {len(table)} articles left out)" if left_out else "")
    if groups:
        key_above(ax, labels)
    return describe(ax, f"{column} over time, {len(dated)} articles. {' '.join(words)}")
