"""What a cross-validation found: figures by fold, label and outlet, calibration, errors, and warnings in words.

One formula serves single labels and several labels per item: each label is a yes or no per item, macro-F1 the mean of
the labels' F1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats as scipy_stats

from framing import _check
from framing.classify.splitting import Booleans
from framing.errors import ArgumentError
from framing.stats import calibration
from framing.stats.tool_errors import wilson_interval

UNEQUAL = 0.05
"""Chance below which outlets' accuracies are said to differ."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What a classifier said of items that it had not seen.

    Parameters
    ----------
    items : tuple
        The items, as the model took them.
    labels : tuple
        Every label, in order.
    gold, predicted : array of bool (items × labels)
        Which labels each item has, and which the model gave it.
    probability : array (items × labels)
        The model's probabilities; nan where it gives none.
    fold : array of int
        In which fold each item was predicted.
    group, outlet : array of str
        What was kept together, and who published the item; empty where unknown.
    single : bool
        Whether each item has one label.
    models : tuple
        The fitted model of every fold, so that its errors can be explained by the model that made them.
    """

    items: tuple[Any, ...]
    labels: tuple[Any, ...]
    gold: Booleans
    predicted: Booleans
    probability: Floats
    fold: npt.NDArray[np.int64]
    group: npt.NDArray[np.object_]
    outlet: npt.NDArray[np.object_]
    single: bool
    models: tuple[Any, ...] = ()

    @cached_property
    def by_fold(self) -> pd.DataFrame:
        """One row per fold: `fold, n, accuracy, macro_f1` and `f1.<label>`."""
        rows = [{"fold": fold, **self._scores(self.fold == fold)} for fold in np.unique(self.fold)]
        return pd.DataFrame(rows)

    @cached_property
    def mean(self) -> pd.Series:
        """Mean of the folds, column by column."""
        return self.by_fold.drop(columns=["fold", "n"]).mean()

    @cached_property
    def pooled(self) -> pd.Series:
        """The same figures over the items of all folds together."""
        return pd.Series(self._scores(np.ones(len(self.items), dtype=bool)))

    @cached_property
    def confusion(self) -> pd.DataFrame:
        """Gold labels in the rows, predictions in the columns; with several labels an item, counts by label."""
        if self.single:
            names = np.array(self.labels, dtype=object)
            gold, predicted = names[self.gold.argmax(axis=1)], names[self.predicted.argmax(axis=1)]
            crossed = pd.crosstab(pd.Series(gold, name="gold"), pd.Series(predicted, name="predicted"))
            square: pd.DataFrame = crossed.reindex(index=self.labels, columns=self.labels, fill_value=0)
            return square
        both = [(self.gold & self.predicted), (~self.gold & self.predicted), (self.gold & ~self.predicted)]
        return pd.DataFrame(
            {name: cells.sum(axis=0) for name, cells in zip(("hits", "extra", "missed"), both, strict=True)},
            index=pd.Index(self.labels, name="label"),
        )

    def calibration(self, label: Any, bins: int = 10) -> pd.DataFrame:
        """Compare a label's probabilities with how often it was there: data of `framing.plot_calibration`."""
        at = self._index(label)
        if np.isnan(self.probability).any():
            raise ArgumentError(
                "the model gives no probabilities (predict_proba); there is nothing to calibrate."
            )
        table: pd.DataFrame = calibration(
            pd.Series(self.probability[:, at]), pd.Series(self.gold[:, at]), bins
        )
        return table

    @cached_property
    def by_outlet(self) -> pd.DataFrame:
        """One row per outlet: `outlet, n, accuracy, low, high` (95%), `macro_f1`, `excess.<label>`.

        The excess is the share of items that were given a label minus the share that have it: what the classifier
        would add to a difference between outlets.
        """
        rows = []
        for outlet in sorted(set(self.outlet) - {""}):
            here = self.outlet == outlet
            scores = self._scores(here)
            excess = self.predicted[here].mean(axis=0) - self.gold[here].mean(axis=0)
            named = {f"excess.{label}": value for label, value in zip(self.labels, excess, strict=True)}
            rows.append({"outlet": outlet, "low": math.nan, "high": math.nan, **scores, **named})
        if not rows:
            return pd.DataFrame(columns=["outlet", "n", "accuracy", "low", "high", "macro_f1"])
        table = pd.DataFrame(rows)
        table["low"], table["high"] = wilson_interval(table["accuracy"], table["n"])
        excesses = [f"excess.{label}" for label in self.labels]
        return table[["outlet", "n", "accuracy", "low", "high", "macro_f1", *excesses]]

    @property
    def wrong(self) -> list[int]:
        """Positions of the items that were given another label than theirs, the surest errors first."""
        wrong = np.flatnonzero((self.gold != self.predicted).any(axis=1))
        distance = np.abs(np.nan_to_num(self.probability, nan=0.5) - self.gold)
        sure = np.where(self.gold != self.predicted, distance, 0).max(axis=1)
        return sorted(wrong.tolist(), key=lambda at: -sure[at])

    def labels_of(self, at: int) -> tuple[list[Any], list[Any]]:
        """Return the labels that an item has, and those that it was given."""
        gold, predicted = (
            [label for label, yes in zip(self.labels, table[at], strict=True) if yes]
            for table in (self.gold, self.predicted)
        )
        return gold, predicted

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """Warnings in words: labels that some fold lacks, and unequal error between outlets."""
        found = []
        for label, column in zip(self.labels, self.gold.T, strict=True):
            lacking = [int(fold) for fold in np.unique(self.fold) if not column[self.fold == fold].any()]
            if lacking:
                found.append(
                    f"No item of fold {', '.join(map(str, lacking))} has {label!r}: its F1 is nan there."
                )
        return (*found, *self._unequal_error())

    def _unequal_error(self) -> list[str]:
        table = self.by_outlet
        if len(table) < 2:
            return []
        right = (table["accuracy"] * table["n"]).round()
        counts = np.array([right, table["n"] - right])
        if (counts.sum(axis=1) == 0).any():  # all right or all wrong, so equal
            return []
        chance = scipy_stats.chi2_contingency(counts)[1]
        if chance >= UNEQUAL:
            return []
        told = ", ".join(f"{row.outlet} {row.accuracy:.2f} (n {row.n})" for row in table.itertuples())
        return [
            f"Accuracy differs between outlets (p {chance:.2g}): {told}. A difference between their predicted labels "
            "may be the classifier's error; correct it with a coded sample (framing.corrected)."
        ]

    def _scores(self, where: Booleans) -> dict[str, float]:
        gold, predicted = self.gold[where], self.predicted[where]
        f1 = label_f1(gold, predicted)
        scores: dict[str, float] = {
            "n": int(where.sum()),
            "accuracy": float((gold == predicted).all(axis=1).mean()),
            "macro_f1": float(np.nanmean(f1)) if not np.isnan(f1).all() else math.nan,
        }
        return scores | {f"f1.{label}": float(value) for label, value in zip(self.labels, f1, strict=True)}

    def _index(self, label: Any) -> int:
        if label not in self.labels:
            _check.one_of("label", str(label), map(str, self.labels))
        return [str(known) for known in self.labels].index(str(label))


def label_f1(gold: Booleans, predicted: Booleans) -> Floats:
    """F1 of each label (column): 2 × hits / (gold + predicted); nan where no item has it and none was given it.

    Examples
    --------
    >>> gold = np.array([[True, False], [True, False]])
    >>> label_f1(gold, np.array([[True, False], [False, False]])).round(2).tolist()
    [0.67, nan]
    """
    both, either = (gold & predicted).sum(axis=0), gold.sum(axis=0) + predicted.sum(axis=0)
    f1: Floats = np.divide(2.0 * both, either, out=np.full(len(either), np.nan), where=either > 0)
    return f1
