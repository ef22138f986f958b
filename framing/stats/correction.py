"""Estimates corrected for a tool's errors, from a sample of articles that people coded."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from scipy import special

from framing.stats import estimators
from framing.stats._gold import Floats, Scored, scored
from framing.stats._observations import TINY, counted
from framing.stats.estimators import Estimate
from framing.stats.shuffles import LEVEL

__all__ = ["corrected", "pseudo_outcomes"]

FEW_CODED = 30
BOUNDED = ("rogan_gladen",)
CORRECTION_COLUMNS = (
    "method",
    "group_a",
    "group_b",
    "estimate",
    "low",
    "high",
    "p",
    "n_articles",
    "n_gold",
)


def corrected(
    table: pd.DataFrame,
    gold: pd.DataFrame,
    column: str,
    by: str = "outlet",
    within: str | None = "event",
    seed: int = 0,
) -> pd.DataFrame:
    """Means and differences between outlets, naive beside corrected for the tool's errors.

    A tool that errs more on one outlet than on another makes a difference out of nothing. So its error is
    told first, by outlet and between outlets; then come the naive estimate, the one from the coded articles
    alone, and those that combine both: PPI++ [AngelopoulosBates2023], [AngelopoulosDuchiZrnic2023] tunes how
    far the tool is trusted, DSL [Egami2023] needs nothing but known sampling probabilities, Rogan–Gladen
    [RoganGladen1978] turns shares of yes and no by sensitivity and specificity.

    Parameters
    ----------
    table : DataFrame
        One row per article: `article`, `by`, `within` and the tool's values in `column`.
    gold : DataFrame
        One row per coded article: `article` and the human values in `column`. `probability` is the chance
        with which the article was drawn for coding; without it the coded articles count as a simple random
        sample of their outlet. Articles chosen by hand correct nothing.
    column : str
        The measure.
    by : str
        Column of the groups.
    within : str or None
        Column of clusters, whose articles may err together; None takes articles as independent.
    seed : int
        Seed of the folds in which DSL learns how human values follow the tool's.

    Returns
    -------
    DataFrame
        `method` (`tool_error`: tool minus human; `naive, gold_only, ppi, dsl, rogan_gladen`), `group_a`,
        `group_b` (missing for the mean of one group; else the row is A minus B), `estimate, low, high` (95%),
        `p` (of differences and of errors), `n_articles, n_gold`. `rogan_gladen` is there for values of 0 and
        1 only. nan where undefined. `attrs["notes"]` tells differential error and changed signs first.

    Raises
    ------
    ColumnError
        If a column is missing.
    ArgumentError
        If an article stands twice in a table, no article is coded, or a probability is not in (0, 1].

    Examples
    --------
    >>> table = pd.DataFrame({
    ...     "article": range(8), "outlet": ["Gazette"] * 4 + ["Herald"] * 4, "loaded": [3, 5, 4, 4, 2, 3, 1, 2],
    ... })
    >>> gold = pd.DataFrame({"article": [0, 1, 4, 5], "loaded": [2, 4, 2, 3]})
    >>> corrected(table, gold, "loaded", within=None).query("group_b == 'Herald'")[["method", "estimate"]]
            method  estimate
    2   tool_error    1.0000
    5        naive    2.0000
    8    gold_only    0.5000
    11         ppi    0.6875
    14         dsl    1.0000
    """
    articles, notes = scored(table, gold, column, by, within)
    surrogate = estimators.cross_fitted(articles, seed)
    groups = sorted(set(articles.group), key=str)
    rows: list[dict[str, object]] = []
    for method, estimate in _methods(articles, surrogate).items():
        found = {group: estimate(group) for group in groups}
        rows.extend(_row(method, articles, (group,), found) for group in groups)
        rows.extend(_row(method, articles, pair, found) for pair in combinations(groups, 2))
    result = pd.DataFrame(rows, columns=list(CORRECTION_COLUMNS))
    result.attrs["notes"] = [*_warnings(result), *notes]
    return result


def pseudo_outcomes(
    table: pd.DataFrame, gold: pd.DataFrame, column: str, by: str = "outlet", seed: int = 0
) -> pd.DataFrame:
    """Replace the tool's values by values whose mean the tool's errors do not bias.

    Each value becomes surrogate + coded/π·(human − surrogate) [Egami2023]. Single values may be
    impossible, negative counts among them; what is sound is to compare or regress them, by `compare` or
    `regression`, whose errors then bear both the outlets' scatter and the tool's.

    Parameters
    ----------
    table, gold, column, by, seed
        As for `corrected`.

    Returns
    -------
    DataFrame
        A copy of the table with `column` replaced; articles without a value of the tool keep nan.

    Raises
    ------
    ColumnError, ArgumentError
        As `corrected`.

    Examples
    --------
    >>> table = pd.DataFrame({"article": [1, 2, 3, 4], "outlet": "Gazette", "loaded": [3.0, 5.0, 4.0, 4.0]})
    >>> gold = pd.DataFrame({"article": [1, 2], "loaded": [2.0, 4.0]})
    >>> pseudo_outcomes(table, gold, "loaded")["loaded"].tolist()
    [1.0, 3.0, 4.0, 4.0]
    """
    articles, _ = scored(table, gold, column, by, None)
    values = estimators.pseudo_values(articles, estimators.cross_fitted(articles, seed))
    used = table[column].notna() & table[by].notna()
    replaced = table.astype({column: float})
    replaced[column] = np.nan
    replaced.loc[used, column] = values
    return replaced


def _methods(articles: Scored, surrogate: Floats) -> dict[str, Callable[[object], Estimate]]:
    """Name the estimators in the order in which they are told."""
    methods: dict[str, Callable[[object], Estimate]] = {
        "tool_error": lambda group: estimators.tool_error(articles.of(group)),
        "naive": lambda group: estimators.naive(articles.of(group)),
        "gold_only": lambda group: estimators.gold_only(articles.of(group)),
        "ppi": lambda group: estimators.prediction_powered(articles.of(group)),
        "dsl": lambda group: estimators.design_based(articles.of(group), surrogate[articles.group == group]),
    }
    if articles.binary:
        methods["rogan_gladen"] = lambda group: estimators.rogan_gladen(articles.of(group))
    return methods


def _row(
    method: str, articles: Scored, groups: tuple[Any, ...], found: dict[object, Estimate]
) -> dict[str, object]:
    """State one mean, or the difference of two, with its clustered error."""
    influence = np.zeros(len(articles.tool))
    value = 0.0
    for group, sign in zip(groups, (1, -1), strict=False):
        value += sign * found[group][0]
        influence[articles.group == group] += sign * found[group][1]
    error, quantile, p = _clustered(influence, articles.cluster, value)
    low, high = value - quantile * error, value + quantile * error
    if method in BOUNDED:
        low, high = (float(end) for end in np.clip([low, high], -1 if len(groups) == 2 else 0, 1))
    used = np.isin(articles.group, groups)
    return {
        "method": method,
        "group_a": groups[0],
        "group_b": groups[1] if len(groups) == 2 else None,
        "estimate": value,
        "low": low,
        "high": high,
        "p": p if len(groups) == 2 or method == "tool_error" else math.nan,
        "n_articles": int(used.sum()),
        "n_gold": int((used & articles.coded).sum()),
    }


def _clustered(influence: Floats, clusters: Any, value: float) -> tuple[float, float, float]:
    """Return standard error, 95% quantile and p: Student's t over clusters, normal over single articles."""
    involved = np.unique(clusters[influence != 0])
    sums = np.bincount(clusters, weights=influence)
    n = len(involved)
    if math.isnan(value) or n < 2:
        return math.nan, math.nan, math.nan
    single = n == int((influence != 0).sum())
    freedom, scale = (math.inf, 1.0) if single else (n - 1, n / (n - 1))
    error = math.sqrt(float((sums**2).sum()) * scale)
    p = 2 * float(special.stdtr(freedom, -abs(value) / error)) if error > TINY else math.nan
    return error, float(special.stdtrit(freedom, (1 + LEVEL) / 2)), p


def _warnings(result: pd.DataFrame) -> list[str]:
    """Say first how the error differs between groups, then which signs change, then where gold is thin."""
    means = result[result["group_b"].isna()]
    differences = result[result["group_b"].notna()]
    notes = []
    error = means[means["method"] == "tool_error"].set_index("group_a")["estimate"]
    for row in differences[differences["method"] == "tool_error"].to_dict("records"):
        a, b = row["group_a"], row["group_b"]
        notes.append(
            f"Tool minus human: {a} {error[a]:+.3g}, {b} {error[b]:+.3g}; the error differs by "
            f"{row['estimate']:+.3g} ({row['low']:+.3g} to {row['high']:+.3g})."
        )
    for pair, rows in differences.groupby(["group_a", "group_b"]):
        estimates = rows.set_index("method")["estimate"].drop("tool_error")
        turned = estimates.index[estimates * estimates["naive"] < 0]
        if len(turned):
            notes.append(
                f"{pair[0]} − {pair[1]}: correction turns the sign of the naive difference ({', '.join(turned)})."
            )
    coded = means[means["method"] == "naive"].set_index("group_a")["n_gold"]
    notes.extend(
        f"{group} has {counted(n, 'coded article')}: its corrected intervals are too short."
        for group, n in coded.items()
        if n < FEW_CODED
    )
    return notes
