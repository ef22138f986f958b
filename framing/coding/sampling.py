"""Which articles people code: a stratified random sample with known probabilities, shared out among coders."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from framing import _check
from framing.errors import ArgumentError


def plan_sample(
    table: pd.DataFrame,
    size: int,
    by: Sequence[str] = ("outlet", "event"),
    score: str | None = None,
    bins: int = 3,
    seed: int = 0,
) -> pd.DataFrame:
    """Draw articles at random from every stratum, and keep the chance that each had.

    Parameters
    ----------
    table : DataFrame
        One row per article, as `score` returns it: `article` and the columns of `by`.
    size : int
        How many articles to draw; at least one per stratum.
    by : sequence of str
        Columns whose combinations are strata.
    score : str, optional
        A column of the tool's scores; articles are also divided at its quantiles, so that rare high scores are coded
        too. Undefined scores are a stratum of their own.
    bins : int
        Into how many parts the score is divided.
    seed : int
        Seed of the draw.

    Returns
    -------
    DataFrame
        One row per drawn article, in random order: `article`, the columns of `by`, `stratum`, `stratum_size`,
        `probability` (drawn over size of the stratum: what `corrected` needs).

    Raises
    ------
    ColumnError
        If the table lacks a column.
    ArgumentError
        If there are more strata than articles to draw, or fewer articles than that.

    Examples
    --------
    >>> table = pd.DataFrame({"article": range(10), "outlet": ["Herald"] * 6 + ["Post"] * 4})
    >>> plan = plan_sample(table, 5, by=["outlet"])
    >>> plan.groupby("outlet")["probability"].agg(["size", "first"]).to_dict("index")
    {'Herald': {'size': 3, 'first': 0.5}, 'Post': {'size': 2, 'first': 0.5}}
    """
    _check.columns(table, ["article", *by, *([score] if score else [])])
    keys = table[list(by)].astype(str).agg(" · ".join, axis=1) if len(by) else pd.Series("all", table.index)
    if score:
        part = pd.qcut(table[score].rank(method="first"), bins, labels=False)
        keys = keys + " · " + part.map(lambda p: "undefined" if math.isnan(p) else f"{score} {int(p) + 1}")
    sizes = keys.value_counts(sort=False)
    if not len(sizes) <= size <= len(table):
        raise ArgumentError(
            f"size must lie between the {len(sizes)} strata and the {len(table)} articles; got {size!r}. "
            "Name fewer columns in by, or draw more."
        )
    drawn = _allocate(sizes.to_numpy(), size)
    rng = np.random.default_rng(seed)
    parts = []
    for (stratum, n), k in zip(sizes.items(), drawn, strict=True):
        rows = table.loc[keys == stratum, ["article", *by]]
        kept = rows.iloc[np.sort(rng.choice(int(n), int(k), replace=False))]
        parts.append(kept.assign(stratum=str(stratum), stratum_size=int(n), probability=k / n))
    plan: pd.DataFrame = pd.concat(parts)
    return plan.iloc[rng.permutation(len(plan))].reset_index(drop=True)


def assign_coders(
    plan: pd.DataFrame, coders: Sequence[str], double: float = 1.0, seed: int = 0
) -> pd.DataFrame:
    """Share articles out among coders, some of them to two.

    Parameters
    ----------
    plan : DataFrame
        `article`, as from `plan_sample`.
    coders : sequence of str
        Two names or more.
    double : float
        Share of the articles that two coders get, from 0 to 1.
    seed : int
        Seed of the draw.

    Returns
    -------
    DataFrame
        `coder, article, position`: the order in which each coder meets the articles, a random one of their own.

    Raises
    ------
    ArgumentError
        If there are not two different coders, or the share is no share.

    Examples
    --------
    >>> tasks = assign_coders(pd.DataFrame({"article": list("abcd")}), ["Ann", "Ben"], double=0.5)
    >>> len(tasks), tasks["article"].nunique()
    (6, 4)
    """
    _check.columns(plan, ["article"], "the plan")
    _check.probability("double", double)
    if len(set(coders)) < 2 or len(set(coders)) < len(coders):
        raise ArgumentError(f"coders must be two different names or more; got {list(coders)!r}.")
    rng = np.random.default_rng(seed)
    articles = rng.permutation(plan["article"].to_numpy(dtype=object))
    doubled = round(double * len(articles))
    pairs = []
    for i, article in enumerate(articles):
        pairs.append((coders[i % len(coders)], article))
        if i < doubled:
            # the partner changes from round to round, so that every two coders meet
            step = 1 + (i // len(coders)) % (len(coders) - 1)
            pairs.append((coders[(i + step) % len(coders)], article))
    tasks = pd.DataFrame(pairs, columns=["coder", "article"]).iloc[rng.permutation(len(pairs))]
    tasks = tasks.sort_values("coder", kind="stable").reset_index(drop=True)
    return tasks.assign(position=tasks.groupby("coder").cumcount())


def power_for_difference(effect: float, n_events: Sequence[int], alpha: float = 0.05) -> pd.DataFrame:
    """How likely a difference between two outlets would be found, by the number of events that both covered.

    Each event gives one difference; the test is that of their mean (two-sided paired t).

    Parameters
    ----------
    effect : float
        Mean of the differences in their standard deviations, as `compare` tells it in `effect`.
    n_events : sequence of int
        Numbers of events to try.
    alpha : float
        Level of the test.

    Returns
    -------
    DataFrame
        `n_events, effect, power`; nan under two events.

    Raises
    ------
    ArgumentError
        If alpha is no probability.

    Examples
    --------
    >>> power_for_difference(0.5, [10, 34]).round(2)["power"].tolist()
    [0.29, 0.81]
    """
    from scipy import stats

    _check.probability("alpha", alpha)
    n = np.asarray(n_events, dtype=float)
    freedom = np.where(n >= 2, n - 1, np.nan)
    critical, shift = stats.t.ppf(1 - alpha / 2, freedom), effect * np.sqrt(n)
    power = stats.nct.sf(critical, freedom, shift) + stats.nct.cdf(-critical, freedom, shift)
    return pd.DataFrame({"n_events": list(n_events), "effect": effect, "power": power})


def _allocate(sizes: np.ndarray, total: int) -> np.ndarray:
    """Share a total out in proportion to sizes, at least one each and never more than there are."""
    drawn = np.ones(len(sizes), dtype=int)
    while drawn.sum() < total:
        # the stratum that is furthest below its share gets the next one
        wanting = np.where(drawn < sizes, sizes * total / sizes.sum() - drawn, -np.inf)
        drawn[wanting.argmax()] += 1
    return drawn
