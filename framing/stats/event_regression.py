"""The second route to a comparison: a regression with one intercept an event and errors that may cluster."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from framing import _check
from framing.stats._observations import (
    COMPARISON_COLUMNS,
    Pair,
    column_list,
    counted,
    false_discovery_rate,
    observations,
    pairs,
    standardised,
)
from framing.stats.shuffles import LEVEL, MANY_EVENTS, WEAKEST_P, Floats, none_possible, reachable_p

__all__ = ["regression"]


def regression(
    table: pd.DataFrame, columns: str | Sequence[str], by: str = "outlet", within: str = "event"
) -> pd.DataFrame:
    """Difference between every two outlets from a regression with event fixed effects.

    The model is y = event effect + outlet effect + error, fitted by least squares to all outlets at once;
    errors may be correlated in any way inside an event (cluster-robust, [CameronMiller2015]). Event effects
    are taken out by subtracting event means, and are not counted as parameters, since they lie inside the
    clusters. Where every outlet has one article on every event, the estimates are those of `compare` and,
    with two outlets, the interval is that of the paired t test. They part where coverage is uneven: the
    regression also uses what a third outlet tells about two that seldom meet, and gives an event more weight
    the more articles it has.

    Parameters
    ----------
    table : DataFrame
        One row per article, as for `compare`; copies are merged in the same way.
    columns : str or sequence of str
        What to compare; with the pairs of outlets, the family of tests.
    by, within : str
        Columns of the groups and of the events.

    Returns
    -------
    DataFrame
        The columns of `compare`. `effect` is the estimate in standard deviations of the residuals,
        `n_articles` and `n_events` are those of the whole model. Under 30 events the errors come out too
        small, and `attrs["notes"]` says that the p of `compare` is to be preferred.

    Raises
    ------
    MissingExtraError
        If statsmodels is not installed.
    ColumnError, ArgumentError
        As `compare`.

    Examples
    --------
    >>> table = pd.DataFrame({
    ...     "outlet": ["Gazette", "Herald"] * 6,
    ...     "event": [e for e in "abcdef" for _ in range(2)],
    ...     "hedging": [5, 3, 6, 3, 7, 6, 4, 3, 8, 4, 6, 5],
    ... })
    >>> regression(table, "hedging").round(3)[["estimate", "low", "high", "p", "n_events"]]
       estimate    low   high      p  n_events
    0       2.0  0.673  3.327  0.012         6
    """
    names = column_list(columns)
    rows, notes = observations(table, names, by, within)
    every_pair = pairs(rows, by)
    groups = list(dict.fromkeys(group for pair in every_pair for group in pair))
    models = [_fit(rows, column, groups) for column in names]
    found = [model.row(pair) for model in models for pair in every_pair]
    result = pd.DataFrame(found, columns=list(COMPARISON_COLUMNS))
    fewest = int(result["n_events"].min())
    if fewest < MANY_EVENTS:
        notes.append(
            f"With {counted(fewest, 'event')} clustered errors come out too small: prefer the p of compare."
        )
    result["q"] = false_discovery_rate(result["p"])
    result.attrs["notes"] = list(dict.fromkeys(notes))
    return result


@dataclass(frozen=True)
class _Model:
    """A fitted model, from which every pair of groups is read as a contrast."""

    column: str
    groups: list[Any]
    used: pd.DataFrame
    design: Floats
    kept: list[int]
    results: Any

    def row(self, pair: Pair) -> dict[str, object]:
        """Read the difference between two groups; nan where no chain of events connects them."""
        contrast = np.array([(g == pair[0]) - (g == pair[1]) for g in self.groups], dtype=float)
        n_events = self.used["event"].nunique()
        found = dict.fromkeys(("estimate", "low", "high", "p", "effect"), math.nan)
        method = "no inference: no event connects the two"
        if self._estimable(contrast):
            test = self.results.t_test(contrast[self.kept])
            found["estimate"] = float(test.effect[0])
            method = none_possible(2**n_events, counted(n_events, "event")).method
            if _supports_inference(n_events):
                found["low"], found["high"] = map(float, test.conf_int(alpha=1 - LEVEL)[0])
                found["p"] = float(test.pvalue)
                found["effect"] = self._in_deviations(found["estimate"])
                method = f"event fixed effects, errors clustered by {n_events} events"
        return {
            "column": self.column,
            "group_a": pair[0],
            "group_b": pair[1],
            **found,
            "n_articles": self.used["observation"].nunique(),
            "n_events": n_events,
            "method": method,
        }

    def _estimable(self, contrast: Floats) -> bool:
        seen = np.linalg.pinv(self.design) @ self.design
        return bool(self.kept) and np.allclose(seen @ contrast, contrast)

    def _in_deviations(self, estimate: float) -> float:
        """Divide by the standard deviation of the residuals; nan where the model leaves none."""
        freedom = len(self.used) - self.used["event"].nunique() - len(self.kept)
        return standardised(estimate, math.sqrt(self.results.ssr / freedom)) if freedom > 0 else math.nan


def _fit(rows: pd.DataFrame, column: str, groups: list[Any]) -> _Model:
    """Fit one column by least squares on deviations from event means."""
    linear = _check.extra("statsmodels.regression.linear_model", "stats")
    defined = rows[rows[column].notna()]
    used = defined[defined.groupby("event", observed=True)["group"].transform("nunique") > 1]
    dummies = pd.DataFrame({position: used["group"] == g for position, g in enumerate(groups)}, dtype=float)
    deviations = pd.concat([used[[column]], dummies], axis=1)
    deviations -= deviations.groupby(used["event"].to_numpy()).transform("mean")
    design = deviations[list(dummies)].to_numpy()
    kept = _independent(design)
    if not kept:
        return _Model(column, groups, used, design, kept, None)
    model = linear.OLS(deviations[column].to_numpy(), design[:, kept])
    clusters, events = pd.factorize(used["event"])
    if _supports_inference(len(events)):
        results = model.fit(cov_type="cluster", cov_kwds={"groups": clusters}, use_t=True)
    else:
        results = model.fit()
    return _Model(column, groups, used, design, kept, results)


def _supports_inference(n_events: int) -> bool:
    """Ask for as many events as `compare` does."""
    return reachable_p(2**n_events) <= WEAKEST_P


def _independent(design: Floats) -> list[int]:
    """Columns of full rank: all groups but one in every set of groups that events connect."""
    kept: list[int] = []
    for column in range(design.shape[1]):
        if len(design) and np.linalg.matrix_rank(design[:, [*kept, column]]) > len(kept):
            kept.append(column)
    return kept
