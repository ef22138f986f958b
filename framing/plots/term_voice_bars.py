"""Contested terms by voice: in whose words does a label stand."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from framing.plots.profile_bars import plot_profile

__all__ = ["plot_term_voice"]


def plot_term_voice(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw how often each term stands in each voice, as stacked bars with the total at the end.

    Parameters
    ----------
    table : DataFrame
        Counts: one row per outlet or term (the index), one column per voice, in the order of drawing, as
        `voice_profile` returns them.
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
    return plot_profile(table, "mentions of contested terms", ax)
