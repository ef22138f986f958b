"""The toolkit against a gold standard: what holds on events that nobody looked at."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from framing import _check
from framing.plots._style import MARKERS, PALETTE, canvas, describe, key_above, looks

__all__ = ["plot_gold"]


def plot_gold(results: pd.DataFrame, score: str = "f1", ax: Axes | None = None) -> Axes:
    """Draw one score of every layer, on open and on sealed events; what lies between them, tuning bought.

    Parameters
    ----------
    results : DataFrame
        Rows of `gold_results`: one per `layer` and `events`, such as those with the label "any".
    score : {"f1", "precision", "recall"}
        Which score.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        The Axes, from 0 to 1; layers with the highest score on top. Numbers of gold items stand with their names.

    Raises
    ------
    ColumnError
        If the table lacks a column.
    ArgumentError
        If the score is none of the three.

    Examples
    --------
    >>> results = pd.DataFrame({
    ...     "layer": ["hedge", "hedge"], "events": ["open", "sealed"], "n": [108, 46], "f1": [0.91, 0.84],
    ... })
    >>> [label.get_text() for label in plot_gold(results).get_yticklabels()]
    ['hedge (108, 46)']
    """
    _check.one_of("score", score, ("f1", "precision", "recall"))
    _check.columns(results, ["layer", "events", "n", score])
    table = results.pivot(index="layer", columns="events", values=score)
    table = table.sort_values(list(table.columns), ascending=False)
    sizes = results.pivot(index="layer", columns="events", values="n").loc[table.index]
    ax = canvas(ax, rows=len(table))
    places = range(len(table))
    ax.hlines(places, table.min(axis=1), table.max(axis=1), color="#bbbbbb", linewidth=2)
    kinds = [f"{kind} events" for kind in table.columns]
    for column, kind, colour, marker in zip(
        table.columns, kinds, looks(PALETTE, len(kinds)), looks(MARKERS, len(kinds)), strict=True
    ):
        ax.plot(table[column], places, marker, color=colour, label=kind, zorder=3)
    names = [f"{layer} ({', '.join(f'{n:.0f}' for n in row)})" for layer, *row in sizes.itertuples()]
    ax.set_yticks(places, names)
    ax.set_ylim(len(table) - 0.4, -0.6)
    ax.set_xlim(0, 1.02)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel({"f1": "F1"}.get(score, score))
    key_above(ax, kinds)
    words = [
        f"{layer}: {', '.join(f'{kind} {value:.2f}' for kind, value in row.items())}."
        for layer, row in table.iterrows()
    ]
    return describe(ax, f"{ax.get_xlabel()} against the coding of the corpus. {' '.join(words)}")
