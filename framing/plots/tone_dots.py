"""Tone by side: how outlets, and their sources, speak of each side."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing import _check
from framing.errors import ArgumentError
from framing.plots._style import GREY, MARKERS, PALETTE, canvas, describe, key_above, looks

__all__ = ["plot_tone"]

KEYS = ["outlet", "voice", "side"]
SPREAD = 0.12


def plot_tone(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the mean tone towards each side as dots, one row per outlet and voice.

    Parameters
    ----------
    table : DataFrame
        `outlet, side, voice, sentences, tone`, one row per outlet, side and voice, as `mean_tone` returns them.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        The Axes, from -1 to 1 with a line at 0; a side that is not named in a voice has no dot there.

    Raises
    ------
    ColumnError
        If a column is missing.
    ArgumentError
        If an outlet has two rows for one side and voice.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Gazette"] * 2, "side": ["North", "South"], "voice": ["outlet"] * 2,
    ...                       "sentences": [8, 5], "tone": [0.2, -0.4]})
    >>> plot_tone(table).get_xlabel()
    'tone, negative to positive (n = 13)'
    """
    _check.columns(table, [*KEYS, "sentences", "tone"], "the table of tones")
    if table.duplicated(KEYS).any():
        raise ArgumentError(
            "an outlet has several rows for one side and voice; pass the result of mean_tone."
        )
    tones = table.pivot(index=KEYS[:2], columns=KEYS[2], values="tone")
    rows = list(dict.fromkeys(zip(table["outlet"], table["voice"], strict=True)))
    tones = tones.loc[rows, list(dict.fromkeys(table["side"]))]
    places = np.arange(0, -len(tones), -1)
    ax = canvas(ax, rows=len(tones))
    apart = np.linspace(SPREAD, -SPREAD, tones.shape[1])  # so that no dot hides another
    styles = zip(tones, apart, looks(PALETTE, tones.shape[1]), looks(MARKERS, tones.shape[1]), strict=True)
    for side, shift, colour, marker in styles:
        ax.plot(tones[side], places + shift, marker, color=colour, label=str(side))
    ax.axvline(0, color=GREY, linewidth=1)
    ax.set_xlim(-1, 1)
    names = [f"{outlet}: {voice}" for outlet, voice in tones.index]
    ax.set_yticks(places, names)
    ax.set_ylim(0.6 - len(tones), 0.6)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel(f"tone, negative to positive (n = {table['sentences'].sum():,.0f})")
    key_above(ax, [str(side) for side in tones])
    words = [f"{name}: {_told(row)}." for name, (_, row) in zip(names, tones.iterrows(), strict=True)]
    return describe(ax, f"Mean tone by side, from -1 to 1. {' '.join(words)}")


def _told(row: pd.Series) -> str:
    return ", ".join(
        f"{side} not named" if pd.isna(tone) else f"{side} {tone:.2f}" for side, tone in row.items()
    )
