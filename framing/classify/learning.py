"""Learning curve: whether more coded items would help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from framing import _check
from framing.classify.evaluation import Folds, fit_part, given_labels, targets
from framing.classify.evaluation_result import label_f1
from framing.classify.splitting import check_items, fold_numbers, indicators, values_of

SHARES = (0.1, 0.25, 0.5, 0.75, 1.0)


def learning_curve(
    model: Any,
    X: Sequence[Any],
    y: Any,
    group: str | Sequence[Any] | None = None,
    folds: Folds = 5,
    shares: Sequence[float] = SHARES,
) -> pd.DataFrame:
    """Cross-validate a classifier on growing parts of the items that it may learn from.

    Parts are nested: a larger one holds the smaller ones. Items are drawn at random, so a part of the items is from
    most of the groups.

    Parameters
    ----------
    model, X, y, group, folds
        As for `evaluate`.
    shares : sequence of float
        Parts of the training items, above 0 and up to 1.

    Returns
    -------
    DataFrame
        One row per share: `share, n_train` (mean), `macro_f1` (mean of the folds), `low, high` (lowest and highest
        fold). If the curve still climbs at its end, more coding will help.

    Raises
    ------
    ArgumentError
        As `evaluate`; or if a share is no probability, or so small that one class only is left.

    Examples
    --------
    >>> from sklearn.feature_extraction.text import CountVectorizer
    >>> from sklearn.linear_model import LogisticRegression
    >>> from sklearn.pipeline import make_pipeline
    >>> texts = [f"A {word} plan {i}." for i in range(10) for word in ("vile", "new")]
    >>> model = make_pipeline(CountVectorizer(), LogisticRegression())
    >>> learning_curve(model, texts, ["loaded", "plain"] * 10, folds=2, shares=[0.5, 1])["n_train"].tolist()
    [5.0, 10.0]
    """
    items = list(X)
    labels, gold, single = indicators(y)
    check_items(items, len(gold))
    parts = fold_numbers(folds, gold, values_of("group", group, items))
    target, choice = targets(labels, gold, single), np.random.default_rng(0)
    rows = []
    for fold in np.unique(parts):
        train, test = choice.permutation(np.flatnonzero(parts != fold)), np.flatnonzero(parts == fold)
        for share in shares:
            _check.probability("share", share)
            drawn = train[: max(2, round(share * len(train)))]
            predicted = fit_part(model, items, target, drawn).predict([items[i] for i in test])
            f1 = np.nanmean(label_f1(gold[test], given_labels(predicted, labels, single)))
            rows.append({"share": share, "n_train": len(drawn), "macro_f1": f1})
    folded = pd.DataFrame(rows).groupby("share")
    return folded.agg(
        n_train=("n_train", "mean"),
        macro_f1=("macro_f1", "mean"),
        low=("macro_f1", "min"),
        high=("macro_f1", "max"),
    ).reset_index()
