"""The regression that tells what quotation marks do, trained on coded quotations and on the teaching corpus."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from framing.datasets.quotation_function import Item, coded_items, teaching_items, validate
from framing.models import pack_words, save_arrays
from framing.text.functions import FunctionModel
from framing.text.quotations import FUNCTIONS

STRENGTH = 0.5
"""Inverse of the regression's penalty."""
LEAST = 2
"""Quotations in which a feature must occur."""
DOUBTFUL = 0.3
"""Weight of an item of which a careful coder might think otherwise."""


def train(data: Path, out: Path) -> dict[str, Any]:
    """Train the model on all items and write it; return its cross-validated figures.

    Parameters
    ----------
    data : Path
        Folder of the coded quotations (``dev.jsonl``), with PolNeAR beside it.
    out : Path
        The ``.npz`` file.
    """
    items = [*coded_items(data), *teaching_items()]
    save_arrays(out, _arrays(items))
    return validate(data)


def fitted(items: list[Item]) -> FunctionModel:
    """Fit a model to items."""
    return FunctionModel(_arrays(items))


def _arrays(items: list[Item]) -> dict[str, Any]:
    from sklearn.linear_model import LogisticRegression

    counts = Counter(name for item in items for name in set(item.features))
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    row_of = {name: row for row, name in enumerate(names)}
    table = np.zeros((len(items), len(names)))
    for row, item in enumerate(items):
        table[row, [row_of[name] for name in set(item.features) if name in row_of]] = 1
    weight = [DOUBTFUL if item.doubtful else 1.0 for item in items]
    regression = LogisticRegression(C=STRENGTH, max_iter=3000)
    regression.fit(table, [item.label for item in items], sample_weight=weight)
    weights, bias = np.zeros((len(names), len(FUNCTIONS))), np.full(len(FUNCTIONS), -9.0)
    for column, label in enumerate(regression.classes_):
        weights[:, FUNCTIONS.index(label)] = regression.coef_[column]
        bias[FUNCTIONS.index(label)] = regression.intercept_[column]
    return {
        "names": pack_words(names),
        "weights": weights.astype(np.float32),
        "bias": bias.astype(np.float32),
    }
