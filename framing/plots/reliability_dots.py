"""Agreement: coefficients with their intervals, and the marks by which they are usually judged."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from framing import _check
from framing.plots._style import GREY, PALETTE, canvas, describe, in_words, interval_dots

__all__ = ["plot_reliability"]

NAMES = {
    "alpha": "Krippendorff's α",
    "ac1": "Gwet's AC1",
    "percent": "raw agreement",
    "f1": "F1",
    "macro_f1": "mean F1",
    "spans": "α for spans",
    "boundaries": "α for boundaries",
    "labels": "α for labels",
}
TENTATIVE, RELIABLE = 0.667, 0.8  # customary marks for α [Krippendorff2019]


def plot_reliability(result: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw what `agreement` or `unitizing_agreement` found; precision and recall are left out.

    Parameters
    ----------
    result : DataFrame
        The table that they return.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        The Axes; dotted lines stand at .667 and .8, the customary marks for α [Krippendorff2019].

    Raises
    ------
    ColumnError
        If the table lacks a column.

    Examples
    --------
    >>> result = pd.DataFrame({
    ...     "statistic": ["alpha", "ac1"], "estimate": [0.72, 0.85], "low": [0.6, 0.78], "high": [0.84, 0.92],
    ...     "n_units": 120, "n_coders": 2,
    ... })
    >>> plot_reliability(result).get_xlabel()
    'agreement (120 units, 2 coders)'
    """
    _check.columns(result, ["statistic", "estimate", "low", "high", "n_coders"])
    rows = result[result["statistic"].isin(NAMES)]
    labels = [_label(row) for _, row in rows.iterrows()]
    ax = canvas(ax, rows=len(rows))
    for mark in (TENTATIVE, RELIABLE):
        ax.axvline(mark, color=GREY, linewidth=1, linestyle=":")
    interval_dots(ax, rows, labels, [PALETTE[0]] * len(rows))
    lowest = min(0.0, rows[["estimate", "low"]].min().min())
    ax.set_xlim(lowest - 0.02 if lowest < 0 else 0, 1.02)
    unit = "articles" if "n_articles" in rows else "units"
    size = f"{rows[f'n_{unit}'].max()} {unit}, {rows['n_coders'].max()} coders"
    ax.set_xlabel(f"agreement ({size})")
    words = [f"{label} {in_words(row)}." for label, (_, row) in zip(labels, rows.iterrows(), strict=True)]
    return describe(ax, f"Agreement between coders, {size}. {' '.join(words)}")


def _label(row: pd.Series) -> str:
    """Name a coefficient, with the coder and label it is about."""
    about = [str(row[part]) for part in ("coder", "label") if part in row and pd.notna(row[part])]
    return " ".join([NAMES[row["statistic"]], *([f"({', '.join(about)})"] if about else [])])
