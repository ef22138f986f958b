"""Profiles: of what parts each group's whole is made up."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from framing.plots._style import HATCHES, PALETTE, amount, canvas, describe, key_above, looks

__all__ = ["plot_profile"]


def plot_profile(table: pd.DataFrame, unit: str = "hits", ax: Axes | None = None) -> Axes:
    """Draw counts or rates as stacked bars, one bar a row, with the total at the end.

    Parameters
    ----------
    table : DataFrame
        Numbers: one row per group (the index), one column per part, in the order of drawing, as
        `pandas.crosstab` makes them from spans: reporting verbs by class, sources by type, passives by kind.
    unit : str
        What is counted, for the label of the axis.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        The Axes; bars start at 0. Whole numbers are counts, and their sum stands at the axis.

    Examples
    --------
    >>> table = pd.DataFrame({"passive": [3, 1], "active": [2, 4]}, index=["Gazette", "Herald"])
    >>> plot_profile(table, "clauses").get_xlabel()
    'clauses (n = 10)'
    """
    ax = canvas(ax, rows=len(table))
    places = np.arange(len(table))[::-1]
    start = np.zeros(len(table))
    parts = zip(table.columns, looks(PALETTE, table.shape[1]), looks(HATCHES, table.shape[1]), strict=True)
    for part, colour, hatch in parts:
        values = table[part].to_numpy(dtype=float)
        ax.barh(places, values, left=start, color=colour, hatch=hatch, edgecolor="white", label=str(part))
        start += values
    for place, total in zip(places, start, strict=True):
        ax.annotate(amount(total), (total, place), (4, 0), textcoords="offset points", va="center")
    ax.set_yticks(places, [str(group) for group in table.index])
    ax.tick_params(axis="y", length=0)
    ax.set_xlim(0, max(float(start.max(initial=0)) * 1.1, 1))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    counted = all(pd.api.types.is_integer_dtype(kind) for kind in table.dtypes)
    ax.set_xlabel(f"{unit} (n = {start.sum():,.0f})" if counted else unit)
    key_above(ax, [str(part) for part in table.columns])
    words = [
        f"{group}: {', '.join(f'{part} {amount(value)}' for part, value in row.items())}."
        for group, row in table.iterrows()
    ]
    return describe(ax, f"{unit[0].upper()}{unit[1:]} by part. {' '.join(words)}")
