"""Statistics: tables in, tables out. What is measured elsewhere is compared, corrected and tested here."""

from __future__ import annotations

import importlib
from typing import Any

_HOME = {
    "agreement": "reliability",
    "blame_matrix": "matrices",
    "calibration": "tool_errors",
    "compare": "comparison",
    "confusion": "reliability",
    "corrected": "correction",
    "counts": "term_counts",
    "dispersion": "term_counts",
    "error_rates": "tool_errors",
    "keyness": "log_odds",
    "pseudo_outcomes": "correction",
    "regression": "event_regression",
    "unitizing_agreement": "unitizing",
    "weighted_log_odds": "log_odds",
}
__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)
