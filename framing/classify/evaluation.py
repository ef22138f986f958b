"""Cross-validation of classifiers: every item is predicted once, by a model that saw neither it nor its group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.base import clone

from framing.classify.evaluation_result import Evaluation, Floats
from framing.classify.items import fields_of
from framing.classify.splitting import Booleans, check_items, fold_numbers, indicators, values_of
from framing.errors import ArgumentError

Folds = int | Sequence[Any]


def evaluate(
    model: Any,
    X: Sequence[Any],
    y: Any,
    group: str | Sequence[Any] | None = None,
    folds: Folds = 5,
    outlet: Sequence[str] | None = None,
) -> Evaluation:
    """Cross-validate a classifier, keeping groups together.

    Give readings (`ReadArticles().transform(articles)`) instead of articles and nothing is read twice.

    Parameters
    ----------
    model : estimator
        It is cloned for every fold and itself never fitted.
    X : sequence
        The items as the model takes them: articles, readings, texts.
    y : sequence, or DataFrame of 0 and 1
        One label per item; or one column per label where an item may have several or none.
    group : str or sequence, optional
        What no fold may split: "event" or "outlet" of the articles, or one value per item.
    folds : int or sequence
        How many; or each item's fold, where folds are given by others.
    outlet : sequence of str, optional
        Who published each item; the articles' own if left out.

    Returns
    -------
    Evaluation
        `by_fold, mean, pooled, confusion, calibration(label), by_outlet, notes`.

    Raises
    ------
    ArgumentError
        If there is one class only, lengths differ, there are fewer items (of a class, or groups) than folds, a text is
        empty, or the articles have no such field.

    Examples
    --------
    >>> from sklearn.feature_extraction.text import CountVectorizer
    >>> from sklearn.linear_model import LogisticRegression
    >>> from sklearn.pipeline import make_pipeline
    >>> texts = [f"A {word} plan, said {name}." for name in ("Ann", "Ben", "Eve") for word in ("vile", "new")]
    >>> model = make_pipeline(CountVectorizer(), LogisticRegression())
    >>> result = evaluate(model, texts, ["loaded", "plain"] * 3, folds=3)
    >>> result.mean["macro_f1"], result.confusion.loc["loaded", "plain"]
    (np.float64(1.0), np.int64(0))
    """
    items = list(X)
    labels, gold, single = indicators(y)
    check_items(items, len(gold))
    groups = values_of("group", group, items)
    outlets = fields_of(items, "outlet") if outlet is None else values_of("outlet", outlet, items)
    parts = fold_numbers(folds, gold, groups)
    predicted, probability = np.zeros_like(gold), np.full(gold.shape, np.nan)
    models = []
    for fold in np.unique(parts):
        train, test = np.flatnonzero(parts != fold), np.flatnonzero(parts == fold)
        fitted = fit_part(model, items, targets(labels, gold, single), train)
        models.append(fitted)
        held = [items[i] for i in test]
        predicted[test] = given_labels(fitted.predict(held), labels, single)
        probability[test] = _probabilities(fitted, held, labels)
    unknown = [""] * len(items)
    return Evaluation(
        tuple(items),
        labels,
        gold,
        predicted,
        probability,
        parts,
        np.array(groups or unknown, dtype=object),
        np.array(outlets or unknown, dtype=object),
        single,
        tuple(models),
    )


def targets(labels: Sequence[Any], gold: Booleans, single: bool) -> npt.NDArray[Any]:
    """Return what a model is fitted to: one label per item, or a matrix of 0 and 1."""
    return np.array([labels[at] for at in gold.argmax(axis=1)]) if single else gold.astype(int)


def fit_part(model: Any, items: Sequence[Any], target: npt.NDArray[Any], train: npt.NDArray[np.int64]) -> Any:
    """Fit a clone to some of the items.

    Raises
    ------
    ArgumentError
        If they are all of one class.
    """
    if len(np.unique(target[train], axis=0)) < 2:
        raise ArgumentError(
            f"the items to learn from are all of one class, {target[train][0].tolist()!r}: "
            "use fewer folds, or other groups."
        )
    return clone(model).fit([items[i] for i in train], target[train])


def given_labels(predicted: Any, labels: Sequence[Any], single: bool) -> Booleans:
    """Turn a model's predictions into one column of yes and no per label."""
    if single:
        return np.array([[value == label for label in labels] for value in predicted])
    return np.asarray(predicted, dtype=bool)


def _probabilities(fitted: Any, items: Sequence[Any], labels: Sequence[Any]) -> Floats:
    """Ask for probabilities, in the order of the labels; a label that the model never met has 0."""
    table = np.full((len(items), len(labels)), np.nan)
    if not hasattr(fitted, "predict_proba"):
        return table
    told = np.asarray(fitted.predict_proba(items), dtype=float)
    classes = list(getattr(fitted, "classes_", labels))
    columns = [classes.index(label) if label in classes else None for label in labels]
    if told.shape[1] == len(labels) and None in columns:  # several labels an item, numbered
        return told
    for at, column in enumerate(columns):
        table[:, at] = 0.0 if column is None else told[:, column]
    return table
