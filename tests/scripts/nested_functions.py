"""Nested cross-validation of the quotation functions: ``python tests/scripts/nested_functions.py QUOTATION_FUNCTION``.

The settings of each outer fold are chosen by three inner folds of its training articles, so that no figure rests on a
setting that its own items helped to choose (about ten minutes). Prints the chosen settings, the figures, and their
intervals by bootstrap over articles.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from framing.datasets import quotation_function as sets
from framing.training import quotation_function as training

OUTER, INNER = 10, 3
READINESS = dict(training.READINESS)
SETTINGS = [
    {"SCALE": scale, "STRENGTH": strength, "READINESS": ready, "EXEMPLARY": weight}
    for scale, strength, ready, weight in (
        (0.2, 0.1, READINESS, 2.0),
        (0.3, 0.1, READINESS, 2.0),
        (0.5, 0.15, READINESS, 2.0),
        (0.2, 0.1, {}, 2.0),
        (0.2, 0.1, READINESS, 1.0),
        (0.2, 0.1, READINESS, 3.0),
        (0.0, 0.1, READINESS, 2.0),
        (0.2, 0.3, READINESS, 2.0),
    )
]
Row = tuple[str, str, str, str]


def main(data: Path) -> None:
    items, further = sets.coded_items(data), training.further_items(data)
    articles = sorted({item.article for item in items})
    rows: list[Row] = []
    for held in parts(articles, OUTER, seed=0):
        inside = [article for article in articles if article not in held]
        scores = [quality(crossed(items, further, inside, held, setting)) for setting in SETTINGS]
        best = SETTINGS[int(np.argmax(scores))]
        print({name: value for name, value in best.items() if name != "READINESS"}, flush=True)
        rows += answers(items, further, held, held, best)
    print(json.dumps(sets._figures([(gold, guess) for *_, gold, guess in rows])))
    print(json.dumps(sets._intervals(rows)))


def parts(articles: Sequence[str], folds: int, seed: int) -> list[set[str]]:
    """Deal articles out to folds at random."""
    order = np.random.default_rng(seed).permutation(len(articles)).tolist()
    return [{articles[at] for at in order[fold::folds]} for fold in range(folds)]


def crossed(
    items: Sequence[Any],
    further: Sequence[Any],
    inside: Sequence[str],
    held: set[str],
    setting: dict[str, Any],
) -> list[Row]:
    """Cross-validate a setting on the articles `inside`; nothing of the outer fold `held` is seen."""
    return [
        row
        for part in parts(inside, INNER, seed=1)
        for row in answers(items, further, part | held, part, setting)
    ]


def answers(
    items: Sequence[Any],
    further: Sequence[Any],
    unseen: Collection[str],
    asked: Collection[str],
    setting: dict[str, Any],
) -> list[Row]:
    """Train without the articles `unseen`, answer the sure items of those `asked`."""
    for name in ("SCALE", "STRENGTH", "READINESS"):
        setattr(training, name, setting[name])
    seen = [item for item in (*further, *items) if item.article not in unseen]
    weighed = [
        dataclasses.replace(item, weight=setting["EXEMPLARY"]) if item.name.startswith("exemplar") else item
        for item in seen
    ]
    model = training.fitted(weighed)
    return [
        (item.article, item.name, item.label, model.function(item.evidence))
        for item in items
        if item.article in asked and item.weight == sets.SURE
    ]


def quality(rows: Sequence[Row]) -> float:
    """What settings are chosen by: accuracy and macro F1 together."""
    figures = sets._figures([(gold, guess) for *_, gold, guess in rows])
    return float(figures["accuracy"] + figures["macro_f1"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
