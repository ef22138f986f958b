"""What the figures share: colours, hatches, an Axes to draw on, dots with intervals, and words for the blind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice
from typing import TypeVar

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

# told apart in every common form of colour blindness [OkabeIto2008]; yellow is left out, too pale for print
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
HATCHES = ("", "///", "...", "xx", "\\\\\\", "++", "--")
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
GREY = "#595959"

_Look = TypeVar("_Look")


def looks(choices: Sequence[_Look], number: int) -> list[_Look]:
    """Return so many colours, hatches or markers, from the start again where they run out."""
    return list(islice(cycle(choices), number))


def canvas(ax: Axes | None, rows: float | None = None, width: float = 6.4) -> Axes:
    """Return the Axes given, or one on a new figure, high enough for so many rows of text."""
    if ax is None:
        height = 4.0 if rows is None else max(2.0, 1.1 + 0.42 * rows)
        ax = plt.subplots(figsize=(width, height), layout="constrained")[1]
    ax.spines[["top", "right"]].set_visible(False)
    return ax


def key_above(ax: Axes, labels: Sequence[str]) -> None:
    """Put the key above the Axes, in as many columns as its names leave room for.

    It ends where the Axes ends and grows to the left, over the room that the row names take.
    """
    columns = max(1, min(len(labels), 56 // (max(map(len, labels), default=0) + 4)))
    ax.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=columns, frameon=False)


def describe(ax: Axes, text: str) -> Axes:
    """Attach to the Axes what a reader who cannot see it should be told."""
    ax.__dict__["alternative_text"] = text
    return ax


def alternative_text(figure: Figure) -> str:
    """Say in words what a figure shows, for the `alt` of an image or the metadata of a file.

    Parameters
    ----------
    figure : Figure
        A figure with Axes that were drawn by this package.

    Returns
    -------
    str
        The texts of its Axes, one after the other; empty where there are none.

    Examples
    --------
    >>> from framing.plots import plot_blame
    >>> ax = plot_blame(pd.DataFrame({"ministry": [0, 4]}, index=["ministry", "union"]))
    >>> alternative_text(ax.figure)
    'Who blames whom, 4 accusations. union blames ministry 4 times.'
    """
    texts = (ax.__dict__.get("alternative_text", "") for ax in figure.axes)
    return " ".join(text for text in texts if text)


def interval_dots(ax: Axes, rows: pd.DataFrame, labels: Sequence[str], colours: Sequence[str]) -> None:
    """Draw `estimate` as dots and `low` to `high` as lines, the first row on top.

    A dot without an interval is hollow and says so, lest it be taken for a sure one.
    """
    places = range(len(rows) - 1, -1, -1)
    values = rows[["estimate", "low", "high"]].to_numpy(dtype=float)
    for place, (estimate, low, high), colour in zip(places, values, colours, strict=True):
        sure = bool(np.isfinite([low, high]).all())
        if sure:
            ax.plot([low, high], [place, place], color=colour, linewidth=2, solid_capstyle="butt")
        ax.plot(estimate, place, "o", color=colour, markerfacecolor=colour if sure else "white")
        if not sure:
            note, at = ("undefined", 0.0) if np.isnan(estimate) else ("no interval", estimate)
            ax.annotate(
                note,
                (at, place),
                (0, 7),
                textcoords="offset points",
                ha="center",
                fontsize="small",
                color=GREY,
            )
    ax.margins(x=0.12)  # room for the notes
    ax.set_yticks(list(places), labels)
    ax.set_ylim(-0.6, len(rows) - 0.4)
    ax.tick_params(axis="y", length=0)


def amount(value: float) -> str:
    """Write a count or a rate as short as its size allows."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def in_words(row: pd.Series) -> str:
    """Write an estimate with its interval."""
    if pd.isna(row["estimate"]):
        return "undefined"
    if pd.isna(row["low"]):
        return f"{row['estimate']:.3g} without interval"
    return f"{row['estimate']:.3g} ({row['low']:.3g} to {row['high']:.3g})"
