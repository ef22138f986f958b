"""Figures: a result table and an Axes in, the Axes out. They draw what was computed and compute nothing.

No function here shows, saves or restyles anything beyond the Axes it is given. Colours are told apart by
colour-blind readers, and bars by hatches too, so that a figure survives grey print. Each Axes carries a text
that says in words what is to be seen (`alternative_text`).
"""

from __future__ import annotations

import importlib
from typing import Any

_HOME = {
    "alternative_text": "_style",
    "plot_articles": "article_dots",
    "plot_balance": "balance_bars",
    "plot_blame": "blame_matrix",
    "plot_calibration": "calibration_curve",
    "plot_comparison": "comparison_dots",
    "plot_correction": "correction_dots",
    "plot_gold": "gold_dots",
    "plot_keyness": "keyness_dots",
    "plot_multiverse": "specification_curve",
    "plot_profile": "profile_bars",
    "plot_reliability": "reliability_dots",
    "plot_term_voice": "term_voice_bars",
    "plot_timeline": "event_timeline",
    "plot_tone": "tone_dots",
}
__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)
