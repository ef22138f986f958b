"""What goes into a cross-validation: labels as yes and no, folds that keep groups together, and their refusals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.model_selection import GroupKFold, KFold, StratifiedGroupKFold, StratifiedKFold

from framing.classify.items import fields_of
from framing.errors import ArgumentError
from framing.text.article import Article
from framing.text.reading import Reading

Booleans = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]
SEED = 0


def indicators(y: Any) -> tuple[tuple[Any, ...], Booleans, bool]:
    """Turn labels into one column of yes and no per label.

    Parameters
    ----------
    y : sequence, or DataFrame of 0 and 1
        One label per item, or one column per label.

    Returns
    -------
    labels : tuple
    gold : array of bool (items × labels)
    single : bool
        Whether each item has exactly one label.

    Raises
    ------
    ArgumentError
        If a label is missing, a column holds something else than 0 and 1, or there is one class only.

    Examples
    --------
    >>> indicators(["war", "peace", "war"])[1].astype(int).tolist()
    [[0, 1], [1, 0], [0, 1]]
    """
    if isinstance(y, pd.DataFrame):
        odd = sorted(
            {value for value in pd.unique(y.to_numpy().ravel()).tolist() if value not in (0, 1)}, key=str
        )
        if odd:
            raise ArgumentError(f"columns of labels must hold 0 and 1; got {odd[0]!r}.")
        constant = [label for label in y.columns if y[label].nunique() < 2]
        if constant or not len(y.columns):
            raise ArgumentError(
                f"every label needs items with and without it; {constant!r} of {list(y)!r} do not vary."
            )
        return tuple(y.columns), y.to_numpy(dtype=bool), False
    values = list(y)
    missing = [i for i, value in enumerate(values) if pd.isna(value)]
    if missing:
        raise ArgumentError(f"every item needs a label; item {missing[0]} has {values[missing[0]]!r}.")
    labels = tuple(sorted(set(values), key=str))
    if len(labels) < 2:
        raise ArgumentError(f"there must be two classes or more to tell apart; got {list(labels)!r}.")
    return labels, np.array([[value == label for label in labels] for value in values]), True


def check_items(items: Sequence[Any], labels: int) -> None:
    """Raise ArgumentError unless there are as many items as labels and none is an empty text."""
    if len(items) != labels:
        raise ArgumentError(f"X and y must be equally long; got {len(items)} and {labels}.")
    for number, item in enumerate(items):
        text = item.text if isinstance(item, (Article, Reading)) else item
        if isinstance(text, str) and not text.strip():
            raise ArgumentError(f"item {number} is an empty text: {item!r:.80}. Leave it out.")


def values_of(name: str, given: str | Sequence[Any] | None, items: Sequence[Any]) -> list[str] | None:
    """Return one value per item: those given, or a field of the articles by its name.

    Raises
    ------
    ArgumentError
        If the articles have no such field, or lengths differ.
    """
    if given is None:
        return None
    values = fields_of(items, given) if isinstance(given, str) else [str(value) for value in given]
    if values is None:
        raise ArgumentError(f"{name} is {given!r}, but the items are no articles whose {given} is known.")
    if len(values) != len(items):
        raise ArgumentError(f"{name} must have one value per item ({len(items)}); got {len(values)}.")
    return values


def fold_numbers(folds: Any, gold: Booleans, groups: Sequence[str] | None) -> Integers:
    """Give every item the fold in which it is predicted; a group stays in one fold.

    Classes are spread over the folds as evenly as the groups allow.

    Raises
    ------
    ArgumentError
        If there are fewer items of a class, or fewer groups, than folds; or given folds split a group.
    """
    if not isinstance(folds, int):
        return _given(folds, gold, groups)
    distinct = len(gold) if groups is None else len(set(groups))
    what = "items" if groups is None else "groups"
    if not 2 <= folds <= distinct:
        raise ArgumentError(f"folds must lie between 2 and the number of {what} ({distinct}); got {folds}.")
    patterns = ["".join("01"[bit] for bit in row) for row in gold.astype(int)]
    rarest = min(Counter(patterns).values())
    dummy, splitter = np.zeros(len(gold)), _splitter(folds, groups is not None, rarest >= folds)
    single = bool((gold.sum(axis=1) == 1).all())
    if single and groups is None and rarest < folds:
        raise ArgumentError(f"every class needs as many items as folds ({folds}); the rarest has {rarest}.")
    numbers = np.zeros(len(gold), dtype=np.int64)
    for fold, (_, test) in enumerate(splitter.split(dummy, patterns, groups)):
        numbers[test] = fold
    return numbers


def _splitter(folds: int, grouped: bool, stratified: bool) -> Any:
    if grouped:
        return (
            StratifiedGroupKFold(folds, shuffle=True, random_state=SEED) if stratified else GroupKFold(folds)
        )
    kind = StratifiedKFold if stratified else KFold
    return kind(folds, shuffle=True, random_state=SEED)


def _given(folds: Sequence[Any], gold: Booleans, groups: Sequence[str] | None) -> Integers:
    if len(folds) != len(gold):
        raise ArgumentError(f"folds must have one value per item ({len(gold)}); got {len(folds)}.")
    numbers: Integers = pd.factorize(np.asarray(folds), sort=True)[0].astype(np.int64)
    if numbers.max() < 1:
        raise ArgumentError(f"folds must be two or more; got only {folds[0]!r}.")
    if groups is not None:
        split = pd.Series(numbers).groupby(list(groups)).nunique()
        if (split > 1).any():
            raise ArgumentError(f"the folds given split the group {split.idxmax()!r}.")
    return numbers
