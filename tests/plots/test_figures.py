"""Figures: what is drawn is what was computed, nothing is cut off, nothing outside the Axes changes."""

from __future__ import annotations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.image import AxesImage
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from framing import plots
from framing.errors import ArgumentError, ColumnError
from framing.plots._style import PALETTE

OUTLETS = ["Meridian Press", "VBC News", "Carrow Standard", "Ozerat Voice"]
DIFFERENCES = pd.DataFrame(
    {
        "column": "hedging",
        "group_a": ["Carrow Standard", "Carrow Standard", "Meridian Press"],
        "group_b": ["Meridian Press", "Ozerat Voice", "Ozerat Voice"],
        "estimate": [1.1, -2.5, np.nan],
        "low": [0.4, np.nan, np.nan],
        "high": [1.8, np.nan, np.nan],
        "n_events": [13, 1, 0],
        "n_articles": [26, 2, 0],
    }
)
CORRECTION = pd.DataFrame(
    {
        "method": ["tool_error", "naive", "dsl"],
        "group_a": "Gazette",
        "group_b": "Herald",
        "estimate": [0.9, 1.4, 0.5],
        "low": [0.5, 1.0, -0.2],
        "high": [1.3, 1.8, 1.2],
        "n_articles": 400,
        "n_gold": 120,
    }
)
VOICES = pd.DataFrame(
    {"own": [12, 3, 0], "scare": [1, 0, 6], "quoted": [3, 7, 2], "attributed": [4, 2, 1]},
    index=["anti-terrorist operation", "invasion", "liberation of the enclave's main town"],
)
SIDES = pd.DataFrame({"Velmora": [14, 9, 22, 3], "Ozerat": [6, 9, 2, 17]}, index=OUTLETS)
KEYNESS = pd.DataFrame(
    {
        "term": ["rebels", "order", "said", "fighters"],
        "group_a": "Standard",
        "group_b": "Voice",
        "log_odds": [2.0, 0.8, -0.1, -1.9],
        "low": [1.2, 0.1, -0.8, -2.6],
        "high": [2.8, 1.5, 0.6, -1.2],
        "z": [6.0, 2.0, -0.3, -5.0],
        "z_articles": [4.9, 2.2, -0.2, -5.3],
        "count_a": [40, 22, 90, 2],
        "count_b": [5, 9, 95, 38],
    }
)
SCORES = pd.DataFrame(
    {
        "date": ["2031-03-03", "2031-03-05", "2031-04-01", None, "2031-04-02"],
        "outlet": [
            "Meridian Press",
            "The Daily Lantern of the Basin",
            "Meridian Press",
            "VBC News",
            "VBC News",
        ],
        "hedging": [4.0, 6.5, 5.0, 5.5, np.nan],
    }
)
MULTIVERSE = pd.DataFrame(
    [
        (scare, voice, lexicon, 0.3 * number - 0.8, 0.3 * number - 1.2, 0.3 * number - 0.4)
        for number, (scare, voice, lexicon) in enumerate(
            (s, v, x)
            for s in ("strict", "usual")
            for v in ("outlet", "all")
            for x in ("full", "without modals")
        )
    ],
    columns=["scare reading", "voice", "lexicon", "estimate", "low", "high"],
)
AGREEMENT = pd.DataFrame(
    {
        "statistic": ["alpha", "percent", "ac1", "precision", "f1"],
        "coder": [None, None, None, "tool", "tool"],
        "label": [None, None, None, "scare", "scare"],
        "estimate": [0.72, 0.91, 0.88, 0.7, 0.75],
        "low": [0.6, 0.88, 0.84, 0.6, np.nan],
        "high": [0.84, 0.94, 0.92, 0.8, np.nan],
        "n_units": 240,
        "n_coders": 3,
    }
)
CALIBRATION = pd.DataFrame(
    {
        "predicted": [0.1, 0.5, 1.0],
        "observed": [0.05, 0.4, 1.0],
        "low": [0.0, 0.3, 0.9],
        "high": [0.2, 0.5, 1.0],
        "n": [30, 80, 25],
    }
)
BLAME = pd.DataFrame(
    [[0, 7], [5, 0], [2, 1]], index=["Velmora", "Ozerat", "Concord"], columns=["Velmora", "Ozerat"]
)
GOLD = pd.DataFrame(
    {
        "layer": ["hedge", "hedge", "label", "label"],
        "events": ["open", "sealed"] * 2,
        "n": [108, 46, 411, 161],
        "f1": [0.91, 0.84, 0.99, 0.98],
    }
)

FIGURES = {
    "comparison": lambda ax=None: plots.plot_comparison(DIFFERENCES, ax=ax),
    "correction": lambda ax=None: plots.plot_correction(CORRECTION, "Gazette", "Herald", ax=ax),
    "term_voice": lambda ax=None: plots.plot_term_voice(VOICES, ax=ax),
    "balance": lambda ax=None: plots.plot_balance(SIDES, ax=ax),
    "keyness": lambda ax=None: plots.plot_keyness(KEYNESS, ax=ax),
    "timeline": lambda ax=None: plots.plot_timeline(SCORES, "hedging", ax=ax),
    "multiverse": lambda ax=None: plots.plot_multiverse(MULTIVERSE, ax=ax),
    "reliability": lambda ax=None: plots.plot_reliability(AGREEMENT, ax=ax),
    "calibration": lambda ax=None: plots.plot_calibration(CALIBRATION, ax=ax),
    "blame": lambda ax=None: plots.plot_blame(BLAME, ax=ax),
    "articles": lambda ax=None: plots.plot_articles(SCORES, "hedging", ax=ax),
    "gold": lambda ax=None: plots.plot_gold(GOLD, ax=ax),
    "profile": lambda ax=None: plots.plot_profile(VOICES, "words", ax=ax),
}
EVERY = pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    plt.close("all")


def dots(ax: Axes) -> list[tuple[float, float]]:
    """Where single marks stand, from left to right and top to bottom as drawn."""
    points = [line.get_xydata() for line in ax.lines if line.get_marker() == "o"]
    return [tuple(map(float, point)) for found in points for point in found]


def strokes(ax: Axes) -> list[tuple[float, float]]:
    """Ends of the horizontal intervals."""
    wide = [line.get_xdata() for line in ax.lines if line.get_linewidth() == 2]
    return [(float(low), float(high)) for low, high in wide]


def labels(ax: Axes) -> list[str]:
    """Names along the y axis, from the top."""
    return [label.get_text() for label in ax.get_yticklabels()]


@EVERY
def test_nothing_is_cut_off(draw) -> None:
    figure = draw().figure
    figure.canvas.draw()
    drawn, frame = figure.get_tightbbox(), figure.bbox_inches.padded(0.01)
    assert frame.contains(*drawn.min) and frame.contains(*drawn.max), (drawn, frame)


@EVERY
def test_labels_do_not_overlap_each_other(draw) -> None:
    ax = draw()
    ax.figure.canvas.draw()
    boxes = [t.get_window_extent() for t in [*ax.get_yticklabels(), ax.xaxis.label] if t.get_text()]
    for number, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[number + 1 :])


@EVERY
def test_an_axes_given_is_the_axes_used(draw) -> None:
    ax = plt.subplots()[1]
    assert draw(ax) is ax
    assert len(plt.get_fignums()) == 1


@EVERY
def test_nothing_outside_the_axes_changes(draw, monkeypatch) -> None:
    before = dict(mpl.rcParams)
    monkeypatch.setattr(plt, "show", lambda *a, **k: pytest.fail("a figure was shown"))
    monkeypatch.setattr(mpl.figure.Figure, "savefig", lambda *a, **k: pytest.fail("a figure was saved"))
    draw()
    assert dict(mpl.rcParams) == before


@EVERY
def test_every_figure_says_in_words_what_it_shows(draw) -> None:
    text = plots.alternative_text(draw().figure)
    assert len(text) > 40 and text.endswith(".")
    assert any(character.isdigit() for character in text)
    assert "nan" not in text


@EVERY
def test_every_figure_tells_its_numbers(draw) -> None:
    ax = draw()
    ax.figure.canvas.draw()
    drawn = " ".join(t.get_text() for t in ax.findobj(Text))
    assert any(character.isdigit() for character in drawn)
    assert ax.get_xlabel() or ax.get_ylabel()


def test_comparison_draws_estimates_intervals_and_their_absence() -> None:
    ax = FIGURES["comparison"]()
    assert strokes(ax) == [(0.4, 1.8)]
    assert [x for x, _ in dots(ax)][:2] == [1.1, -2.5]
    assert labels(ax)[0] == "Carrow Standard − Meridian Press\n13 events, 26 articles"
    assert [t.get_text() for t in ax.texts] == ["no interval", "undefined"]
    filled = [line.get_markerfacecolor() for line in ax.lines if line.get_marker() == "o"]
    assert filled[1] == "white" != filled[0]


def test_comparison_asks_for_the_column_where_several_were_compared() -> None:
    both = pd.concat([DIFFERENCES, DIFFERENCES.assign(column="boosting")])
    with pytest.raises(ArgumentError, match="'hedging', 'boosting'"):
        plots.plot_comparison(both)
    assert plots.plot_comparison(both, "boosting").get_xlabel() == "difference in boosting"
    with pytest.raises(ColumnError, match="n_events"):
        plots.plot_comparison(DIFFERENCES.drop(columns="n_events"))


def test_correction_sets_naive_apart() -> None:
    ax = FIGURES["correction"]()
    assert labels(ax) == ["error of the tool", "naive", "DSL"]
    colours = [line.get_color() for line in ax.lines if line.get_marker() == "o"]
    assert colours[0] == colours[1] != colours[2]
    with pytest.raises(ArgumentError, match="Gazette − Courier"):
        plots.plot_correction(CORRECTION, "Gazette", "Courier")


def test_term_voice_stacks_from_zero_with_a_hatch_for_each_voice() -> None:
    ax = FIGURES["term_voice"]()
    bars = [p for p in ax.patches if isinstance(p, Rectangle)]
    first = [bar for bar in bars if bar.get_y() + bar.get_height() / 2 == 2]
    assert [(bar.get_x(), bar.get_width()) for bar in first] == [(0, 12), (12, 1), (13, 3), (16, 4)]
    assert len({bar.get_hatch() for bar in first}) == 4
    assert ax.get_xlim()[0] == 0
    assert [t.get_text() for t in ax.texts] == ["20", "12", "9"]
    assert ax.get_xlabel() == "mentions of contested terms (n = 41)"


def test_articles_are_drawn_one_by_one_and_the_undefined_counted() -> None:
    ax = FIGURES["articles"]()
    assert labels(ax)[-1] == "VBC News (1 article, 1 undefined)"
    assert sorted(x for x, _ in dots(ax)) == [4.0, 5.0, 5.5, 6.5]


def test_a_profile_names_its_unit_and_parts() -> None:
    ax = FIGURES["profile"]()
    assert ax.get_xlabel() == "words (n = 41)"
    assert plots.plot_profile(VOICES / 7, "per 1,000 words").get_xlabel() == "per 1,000 words"
    assert "invasion: own 3, scare 0, quoted 7, attributed 2." in plots.alternative_text(ax.figure)


def test_gold_sets_the_best_layer_on_top_and_open_beside_sealed() -> None:
    ax = FIGURES["gold"]()
    assert labels(ax) == ["label (411, 161)", "hedge (108, 46)"]
    assert [t.get_text() for t in ax.get_legend().get_texts()] == ["open events", "sealed events"]
    with pytest.raises(ArgumentError, match="'f2'"):
        plots.plot_gold(GOLD, "f2")


def test_balance_uses_one_scale_in_both_directions() -> None:
    ax = FIGURES["balance"]()
    widths = [bar.get_width() for bar in ax.patches]
    assert widths == [-14, -9, -22, -3, 6, 9, 2, 17]
    low, high = ax.get_xlim()
    assert low == -high
    assert all(not label.get_text().startswith(("-", "−")) for label in ax.get_xticklabels())
    assert len({bar.get_hatch() for bar in ax.patches}) == 2


@pytest.mark.parametrize("table", [SIDES.assign(third=1), -SIDES], ids=["three sides", "negative"])
def test_balance_refuses_what_it_cannot_draw_honestly(table: pd.DataFrame) -> None:
    with pytest.raises(ArgumentError):
        plots.plot_balance(table)


def test_keyness_puts_the_strongest_terms_outside() -> None:
    ax = plots.plot_keyness(KEYNESS, top=1)
    assert labels(ax) == ["rebels (40 : 5)", "fighters (2 : 38)"]
    assert [x for x, _ in dots(ax)] == [2.0, -1.9]
    with pytest.raises(ArgumentError, match="one pair"):
        plots.plot_keyness(pd.concat([KEYNESS, KEYNESS.assign(group_b="Courier")]))


def test_timeline_draws_dated_articles_and_counts_the_others() -> None:
    ax = FIGURES["timeline"]()
    assert [len(line.get_xdata()) for line in ax.lines] == [2, 1]
    names = [text.get_text() for text in ax.get_legend().get_texts()]
    assert names == ["Meridian Press (2)", "The Daily Lantern of the Basin (1)"]
    assert ax.get_xlabel() == "date of the article (2 of 5 articles left out)"
    assert len({line.get_marker() for line in ax.lines}) == 2


def test_multiverse_orders_estimates_and_marks_every_choice() -> None:
    ax = FIGURES["multiverse"]()
    curve = next(line for line in ax.lines if line.get_marker() == "o")
    assert list(curve.get_ydata()) == sorted(MULTIVERSE["estimate"])
    marks = [line for line in ax.lines if line.get_marker() == "s"]
    assert sum(len(line.get_xdata()) for line in marks) == 3 * len(MULTIVERSE)
    assert [t.get_text() for t in ax.texts][:2] == ["scare reading: strict", "scare reading: usual"]
    assert ax.get_ylabel() == "estimate (5 of 8 above 0)"


def test_reliability_leaves_precision_out_and_shows_the_whole_scale() -> None:
    ax = FIGURES["reliability"]()
    assert labels(ax) == ["Krippendorff's α", "raw agreement", "Gwet's AC1", "F1 (tool, scare)"]
    assert ax.get_xlim() == (0, 1.02)
    assert ax.get_xlabel() == "agreement (240 units, 3 coders)"
    marks = [float(line.get_xdata()[0]) for line in ax.lines if line.get_linestyle() == ":"]
    assert marks == [0.667, 0.8]


def test_calibration_has_equal_sides() -> None:
    ax = FIGURES["calibration"]()
    assert ax.get_aspect() == 1
    assert ax.get_xlim() == ax.get_ylim()
    assert dots(ax) == [(0.1, 0.05), (0.5, 0.4), (1.0, 1.0)]
    assert [t.get_text() for t in ax.texts] == ["30", "80", "25"]


def test_blame_writes_every_number_where_it_can_be_read() -> None:
    ax = FIGURES["blame"]()
    image = next(child for child in ax.get_children() if isinstance(child, AxesImage))
    assert image.get_clim()[0] == 0
    for text, value in zip(ax.texts, BLAME.to_numpy().ravel(), strict=True):
        assert text.get_text() == str(value)
        behind = np.mean(image.cmap(image.norm(value))[:3])
        assert abs(np.mean(to_rgb(text.get_color())) - behind) > 0.4
    assert "Velmora blames Ozerat 7 times." in plots.alternative_text(ax.figure)


@pytest.mark.parametrize("name", ["term_voice", "balance", "blame"])
def test_empty_tables_draw_empty_axes(name: str) -> None:
    table = {"term_voice": VOICES, "balance": SIDES, "blame": BLAME}[name]
    ax = getattr(plots, f"plot_{name}")(table.iloc[:0])
    ax.figure.canvas.draw()
    assert not ax.texts


def test_neighbouring_colours_differ_in_grey_print() -> None:
    """Bars beside each other are told apart by lightness or, failing that, by their hatches."""
    grey = [float(np.dot(to_rgb(colour), (0.299, 0.587, 0.114))) for colour in PALETTE]
    assert len({round(shade, 2) for shade in grey}) >= 5
    assert len(set(PALETTE)) == len(PALETTE)


def test_names_are_sorted_and_true() -> None:
    assert plots.__all__ == sorted(plots.__all__)
    assert all(callable(getattr(plots, name)) for name in plots.__all__)
    with pytest.raises(AttributeError, match="plot_truth"):
        plots.plot_truth  # noqa: B018
