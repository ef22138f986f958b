"""Keyness: the terms that set two groups apart, with the uncertainty over articles."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from framing import _check
from framing.errors import ArgumentError
from framing.plots._style import GREY, PALETTE, canvas, describe, interval_dots

__all__ = ["plot_keyness"]


def plot_keyness(result: pd.DataFrame, top: int = 10, ax: Axes | None = None) -> Axes:
    """Draw the strongest terms of either group, by their log-odds ratio with its interval.

    Parameters
    ----------
    result : DataFrame
        The table that `keyness` returns, for one pair of groups.
    top : int
        How many terms of each group, by `z_articles` where it is defined, else by `z`.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        The Axes; right of 0 the first group uses the term more. Counts of both stand beside each term.

    Raises
    ------
    ColumnError
        If the table lacks a column.
    ArgumentError
        If it holds more than one pair.

    Examples
    --------
    >>> from framing.stats import counts, keyness
    >>> table = counts({"Gazette": [["rebels"], ["rebels", "fled"]], "Herald": [["fighters"], ["fled"]]})
    >>> plot_keyness(keyness(table), top=1).get_yticklabels()[0].get_text()
    'rebels (2 : 0)'
    """
    needed = [
        "term",
        "group_a",
        "group_b",
        "log_odds",
        "low",
        "high",
        "z",
        "z_articles",
        "count_a",
        "count_b",
    ]
    _check.columns(result, needed)
    pairs = result[["group_a", "group_b"]].drop_duplicates()
    if len(pairs) != 1:
        raise ArgumentError(f"result must hold one pair of groups; it holds {len(pairs)}.")
    first, second = pairs.iloc[0]
    strength = result["z_articles"].fillna(result["z"])
    ordered = result.loc[strength.sort_values(ascending=False, kind="stable").index]
    signs = strength.loc[ordered.index]
    rows = pd.concat([ordered[signs > 0].head(top), ordered[signs < 0].tail(top)])
    rows = rows.rename(columns={"log_odds": "estimate"})
    colours = [PALETTE[0] if odds > 0 else PALETTE[1] for odds in rows["estimate"]]
    labels = [
        f"{term} ({a} : {b})"
        for term, a, b in zip(rows["term"], rows["count_a"], rows["count_b"], strict=True)
    ]
    ax = canvas(ax, rows=0.7 * len(rows))
    ax.axvline(0, color=GREY, linewidth=1)
    interval_dots(ax, rows, labels, colours)
    ax.set_xlabel(f"← {second}    log-odds ratio    {first} →")
    of_first = ", ".join(label for label, odds in zip(labels, rows["estimate"], strict=True) if odds > 0)
    of_second = ", ".join(label for label, odds in zip(labels, rows["estimate"], strict=True) if odds < 0)
    return describe(
        ax,
        f"Terms that set {first} and {second} apart (counts of both in brackets). "
        f"More in {first}: {of_first or 'none'}. More in {second}: {of_second or 'none'}.",
    )
