"""The figure of tones: what is drawn is what was computed."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from framing import plots
from framing.errors import ArgumentError, ColumnError

TABLE = pd.DataFrame(
    [
        ("Meridian Press", "Velmora", "outlet", 8, 0.25),
        ("Meridian Press", "Ozerat", "outlet", 5, -0.5),
        ("Meridian Press", "Velmora", "sources", 2, -0.125),
        ("Meridian Press", "Ozerat", "sources", 0, np.nan),
    ],
    columns=["outlet", "side", "voice", "sentences", "tone"],
)


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    plt.close("all")


def test_dots_stand_where_the_tones_are() -> None:
    ax = plots.plot_tone(TABLE)
    drawn = {line.get_label(): np.asarray(line.get_xdata(), dtype=float) for line in ax.lines}
    np.testing.assert_array_equal(drawn["Velmora"], [0.25, -0.125])
    np.testing.assert_array_equal(drawn["Ozerat"], [-0.5, np.nan])
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "Meridian Press: outlet",
        "Meridian Press: sources",
    ]


def test_it_is_told_in_words() -> None:
    text = plots.alternative_text(plots.plot_tone(TABLE).figure)
    assert "Meridian Press: outlet: Velmora 0.25, Ozerat -0.50." in text
    assert "Meridian Press: sources: Velmora -0.12, Ozerat not named." in text


def test_nothing_is_cut_off() -> None:
    figure = plots.plot_tone(TABLE).figure
    figure.canvas.draw()
    drawn, frame = figure.get_tightbbox(), figure.bbox_inches.padded(0.01)
    assert frame.contains(*drawn.min) and frame.contains(*drawn.max), (drawn, frame)


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ColumnError, match="'tone'"):
        plots.plot_tone(TABLE.drop(columns="tone"))
    with pytest.raises(ArgumentError, match="mean_tone"):
        plots.plot_tone(pd.concat([TABLE, TABLE]))
