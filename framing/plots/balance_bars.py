"""Balance: what one side and the other get, drawn away from a common middle."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.errors import ArgumentError
from framing.plots._style import GREY, HATCHES, PALETTE, amount, canvas, describe, key_above

__all__ = ["plot_balance"]


def plot_balance(table: pd.DataFrame, unit: str = "attributions", ax: Axes | None = None) -> Axes:
    """Draw two sides against each other, one bar to the left and one to the right per outlet.

    Equal bars are no standard of truth: they say how space was shared, not how it should be.

    Parameters
    ----------
    table : DataFrame
        One row per outlet (the index) and exactly two columns, one a side, of numbers not below 0.
    unit : str
        What is counted, for the label of the axis.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        The Axes: both directions have one scale, from 0 in the middle; numbers stand at the bars' ends.
        Whole numbers are counts, and their sum stands at the axis.

    Raises
    ------
    ArgumentError
        If there are not two columns, or a number is negative.

    Examples
    --------
    >>> table = pd.DataFrame({"government": [8, 3], "protesters": [2, 4]}, index=["Gazette", "Herald"])
    >>> ax = plot_balance(table)
    >>> [text.get_text() for text in ax.texts]
    ['8', '3', '2', '4']
    """
    if table.shape[1] != 2:
        raise ArgumentError(f"table must have two columns, one a side; it has {list(table.columns)!r}.")
    if (table < 0).to_numpy().any():
        raise ArgumentError("table must hold no negative numbers; a side cannot have less than nothing.")
    ax = canvas(ax, rows=len(table))
    places = np.arange(len(table))[::-1]
    for side, direction, colour, hatch in zip(table, (-1, 1), PALETTE, HATCHES, strict=False):
        counts = table[side].to_numpy(dtype=float)
        ax.barh(places, direction * counts, color=colour, hatch=hatch, edgecolor="white", label=str(side))
        for place, count in zip(places, counts, strict=True):
            ax.annotate(
                amount(count),
                (direction * count, place),
                (4 * direction, 0),
                textcoords="offset points",
                va="center",
                ha="left" if direction > 0 else "right",
            )
    reach = max(float(table.to_numpy(dtype=float).max(initial=0)) * 1.15, 1e-9)
    ax.set_xlim(-reach, reach)
    ax.axvline(0, color=GREY, linewidth=1)
    ax.xaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    ax.set_yticks(places, [str(outlet) for outlet in table.index])
    ax.tick_params(axis="y", length=0)
    whole = all(pd.api.types.is_integer_dtype(kind) for kind in table.dtypes)
    ax.set_xlabel(f"{unit} (n = {table.to_numpy().sum():,})" if whole else unit)
    key_above(ax, [str(side) for side in table.columns])
    words = [
        f"{outlet}: {', '.join(f'{side} {amount(count)}' for side, count in row.items())}."
        for outlet, row in table.iterrows()
    ]
    return describe(ax, f"{unit[0].upper()}{unit[1:]} by side. {' '.join(words)}")
