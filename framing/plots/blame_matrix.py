"""Who blames whom: accusers in the rows, accused in the columns."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.plots._style import canvas, describe

__all__ = ["plot_blame"]


def plot_blame(matrix: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw a matrix of accusations, each cell with its number, darker for more.

    Parameters
    ----------
    matrix : DataFrame
        Counts: accusers in the index, accused in the columns, as `pandas.crosstab` makes them from the
        spans of `blame`.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        The Axes; the scale of greys starts at 0.

    Examples
    --------
    >>> matrix = pd.DataFrame({"ministry": [0, 5], "union": [3, 0]}, index=["ministry", "union"])
    >>> [text.get_text() for text in plot_blame(matrix).texts]
    ['0', '3', '5', '0']
    """
    ax = canvas(ax, rows=len(matrix) + 2, width=max(3.6, 1.8 + 0.9 * matrix.shape[1]))
    values = matrix.to_numpy(dtype=float)
    most = max(float(np.nanmax(values, initial=0)), 1.0)
    if values.size:
        ax.imshow(values, cmap="Greys", vmin=0, vmax=most * 1.25, aspect="auto")
    for (row, column), value in np.ndenumerate(values):
        shade = "white" if value > 0.6 * most else "black"
        ax.text(column, row, f"{value:g}", ha="center", va="center", color=shade)
    ax.set_xticks(range(matrix.shape[1]), [str(name) for name in matrix.columns])
    ax.set_yticks(range(len(matrix)), [str(name) for name in matrix.index])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    total = np.nansum(values)
    ax.set_xlabel(f"is blamed (n = {total:g})")
    ax.set_ylabel("blames")
    words = [
        f"{accuser} blames {accused} {'once' if count == 1 else f'{count:g} times'}."
        for accuser, row in matrix.iterrows()
        for accused, count in row.items()
        if count > 0
    ]
    return describe(ax, f"Who blames whom, {total:g} accusations. {' '.join(words)}".strip())
