"""Contested terms by voice: in whose words does a label stand."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from framing.plots._style import HATCHES, PALETTE, canvas, describe, key_above, looks

__all__ = ["plot_term_voice"]


def plot_term_voice(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw how often each term stands in each voice, as stacked bars with the total at the end.

    Parameters
    ----------
    table : DataFrame
        Counts: one row per term (the index), one column per voice or treatment, in the order of drawing,
        as `pandas.crosstab` makes them from the spans of `term_voice`.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        The Axes; bars start at 0.

    Examples
    --------
    >>> table = pd.DataFrame({"own": [5, 0], "quoted": [1, 4]}, index=["operation", "invasion"])
    >>> ax = plot_term_voice(table)
    >>> [text.get_text() for text in ax.texts]
    ['6', '4']
    """
    ax = canvas(ax, rows=len(table))
    places = np.arange(len(table))[::-1]
    start = np.zeros(len(table))
    voices = zip(table.columns, looks(PALETTE, table.shape[1]), looks(HATCHES, table.shape[1]), strict=True)
    for voice, colour, hatch in voices:
        counts = table[voice].to_numpy(dtype=float)
        ax.barh(places, counts, left=start, color=colour, hatch=hatch, edgecolor="white", label=str(voice))
        start += counts
    for place, total in zip(places, start, strict=True):
        ax.annotate(f"{total:g}", (total, place), (4, 0), textcoords="offset points", va="center")
    ax.set_yticks(places, [str(term) for term in table.index])
    ax.tick_params(axis="y", length=0)
    ax.set_xlim(0, max(float(start.max(initial=0)) * 1.1, 1))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel(f"mentions (n = {start.sum():g})")
    key_above(ax, [str(voice) for voice in table.columns])
    words = [
        f"{term}: {', '.join(f'{voice} {count:g}' for voice, count in row.items())}."
        for term, row in table.iterrows()
    ]
    return describe(ax, f"Mentions of contested terms by voice, {start.sum():g} in all. {' '.join(words)}")
