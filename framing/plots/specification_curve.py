"""The multiverse: one estimate per defensible set of choices, and which choices made it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

from framing import _check
from framing.plots._style import GREY, PALETTE, canvas, describe

__all__ = ["plot_multiverse"]

LINE = 13  # points between two lines of choices
RESULTS = frozenset(
    (
        "column",
        "group_a",
        "group_b",
        "estimate",
        "low",
        "high",
        "p",
        "q",
        "effect",
        "n_articles",
        "n_events",
        "method",
    )
)


def plot_multiverse(
    table: pd.DataFrame, choices: Sequence[str] | None = None, ax: Axes | None = None
) -> Axes:
    """Draw all estimates in order of size, and below them the choices behind each.

    The curve is no confidence interval: it shows what depends on choices, not on chance
    [SimonsohnSimmonsNelson2020].

    Parameters
    ----------
    table : DataFrame
        One row per set of choices, with `estimate, low, high` and one column per choice.
    choices : sequence of str, optional
        The columns of choices; by default all that `compare` does not return.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        The Axes of the curve; the choices stand in lines below it.

    Raises
    ------
    ColumnError
        If the table lacks a column.

    Examples
    --------
    >>> table = pd.DataFrame({
    ...     "estimate": [0.8, -0.1, 0.5], "low": [0.2, -0.6, 0.0], "high": [1.4, 0.4, 1.0],
    ...     "scare": ["usual", "strict", "usual"], "boilerplate": ["kept", "out", "out"],
    ... })
    >>> plot_multiverse(table).get_ylabel()
    'estimate (2 of 3 above 0)'
    """
    names = [c for c in table.columns if c not in RESULTS] if choices is None else list(choices)
    _check.columns(table, ["estimate", "low", "high", *names])
    rows = table.dropna(subset=["estimate"]).sort_values("estimate", kind="stable").reset_index(drop=True)
    options = [(name, option) for name in names for option in sorted(rows[name].unique(), key=str)]
    ax = canvas(ax, rows=6 + 0.43 * len(options), width=7.2)
    ax.axhline(0, color=GREY, linewidth=1)
    ax.vlines(rows.index, rows["low"], rows["high"], color=PALETTE[5], linewidth=1.5)
    ax.plot(rows.index, rows["estimate"], "o", color=PALETTE[0], markersize=4)
    above = int((rows["estimate"] > 0).sum())
    ax.set_ylabel(f"estimate ({above} of {len(rows)} above 0)")
    ax.set_xlim(-0.8, max(len(rows), 1) - 0.2)
    ax.set_xticks([])
    if options:
        _choices(ax, rows, options)
    middle = rows["estimate"].median() if len(rows) else np.nan
    return describe(
        ax,
        f"{len(rows)} sets of choices. Estimates from {rows['estimate'].min():.3g} to "
        f"{rows['estimate'].max():.3g}, median {middle:.3g}; {above} above 0. Choices: {', '.join(names) or 'none'}.",
    )


def _choices(ax: Axes, rows: pd.DataFrame, options: list[tuple[str, object]]) -> None:
    """Mark below the curve which option of each choice stands behind each estimate.

    The lines keep their distance in points, whatever the height of the Axes, so that none is cut off.
    """
    inches = ax.get_figure(root=True).dpi_scale_trans  # type: ignore[union-attr]
    for line, (name, option) in enumerate(options, start=1):
        lower = ax.get_xaxis_transform() + ScaledTranslation(0, -LINE * line / 72, inches)
        chosen = rows.index[rows[name] == option]
        ends = ax.get_xlim()
        ax.plot(ends, [0, 0], color="#dddddd", linewidth=0.5, transform=lower, clip_on=False)
        ax.plot(chosen, [0] * len(chosen), "s", color="black", markersize=3, transform=lower, clip_on=False)
        ax.annotate(
            f"{name}: {option}",
            (0, 0),
            (-6, -LINE * line),
            xycoords="axes fraction",
            textcoords="offset points",
            ha="right",
            va="center",
            fontsize="small",
        )
