"""Keyness: the words that set one group's articles apart from another's, by weighted log-odds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse, special

from framing import _check
from framing.errors import ArgumentError
from framing.stats._observations import TINY, counted, false_discovery_rate
from framing.stats.term_counts import TermMatrix, spread_of_terms, term_matrices

__all__ = ["keyness", "weighted_log_odds"]

Floats = npt.NDArray[np.float64]

KEYNESS_COLUMNS = (
    "term",
    "group_a",
    "group_b",
    "count_a",
    "count_b",
    "rate_a",
    "rate_b",
    "log_odds",
    "z",
    "low",
    "high",
    "z_articles",
    "q",
    "n_articles_a",
    "n_articles_b",
    "dispersion_a",
    "dispersion_b",
)
NORMAL_95 = float(special.ndtri(0.975))
FEW_ARTICLES = 10
CHUNK = 50  # resamples held in memory at once


def weighted_log_odds(counts_a: Floats, counts_b: Floats, prior: Floats) -> tuple[Floats, Floats]:
    """Log-odds ratio of every term with a Dirichlet prior, and its z-score.

    δ = ln[(y_a + α)/(n_a + α₀ − y_a − α)] − ln[(y_b + α)/(n_b + α₀ − y_b − α)], and
    z = δ/√(1/(y_a + α) + 1/(y_b + α)), where y counts the term, n all terms of the group and α₀ sums the
    prior [MonroeColaresiQuinn2008].

    Parameters
    ----------
    counts_a, counts_b : array of shape (..., terms)
        How often each group uses each term; leading axes are computed in one go.
    prior : array of shape (terms,)
        Pseudo-counts α, all above 0.

    Returns
    -------
    tuple of arrays
        δ, positive where the first group uses the term more, and z; nan where a group has no other term.

    Examples
    --------
    >>> delta, z = weighted_log_odds(np.array([8.0, 92.0]), np.array([2.0, 98.0]), np.array([0.5, 0.5]))
    >>> delta.round(3), z.round(3)
    (array([ 1.287, -1.287]), array([ 1.788, -8.886]))
    """
    smoothed_a, smoothed_b = counts_a + prior, counts_b + prior
    delta = _log_odds(smoothed_a) - _log_odds(smoothed_b)
    return delta, delta / np.sqrt(1 / smoothed_a + 1 / smoothed_b)


def keyness(
    table: pd.DataFrame,
    groups: Sequence[str] | None = None,
    prior: float | Mapping[str, float] | None = None,
    strength: float | None = None,
    draws: int = 500,
    seed: int = 0,
) -> pd.DataFrame:
    """Terms by which groups differ, with an error that knows that words come in articles.

    The z of the model takes every token for an independent draw. Tokens of one article are not, so z is too
    large for terms that a few articles repeat. `z_articles` divides the same log-odds ratio by its standard
    error over resampled articles (one fewer than there are, with replacement, so that few articles do not
    look too sure); rank and judge by it, and look at the dispersion.

    Parameters
    ----------
    table : DataFrame
        Counts with the columns `group, article, term, count`, as `counts` returns them.
    groups : sequence of str, optional
        The groups to compare, every two of them; all groups by default.
    prior : float or mapping, optional
        Pseudo-counts. A number: the same for every term (uninformative). A mapping from term to count: a
        background corpus; terms that it lacks get its smallest count. By default, the counts of all groups.
    strength : float, optional
        What the informative prior weighs, in words: it is scaled to this sum. By default one article of
        average length for the counts of all groups, and a background corpus weighs what it counts.
    draws : int
        How many times articles are resampled; 0 for none.
    seed : int
        Seed of the resampling.

    Returns
    -------
    DataFrame
        One row per term and pair, the strongest evidence for A first: `term, group_a, group_b, count_a,
        count_b, rate_a, rate_b` (per 1,000 words counted), `log_odds` (above 0: A uses it more), `z` (of the
        model [MonroeColaresiQuinn2008]), `low, high` (95% interval of the log-odds over articles),
        `z_articles`, `q` (Benjamini–Hochberg over all rows, from `z_articles`), `n_articles_a, n_articles_b`
        (articles with the term), `dispersion_a, dispersion_b` (normalised DP, see `dispersion`). What rests
        on articles is nan where a group has fewer than two. `attrs["notes"]` warns of few articles.

    Raises
    ------
    ColumnError
        If the table lacks a column.
    ArgumentError
        If a group is unknown, there are fewer than two, or the prior is not above 0.

    Examples
    --------
    >>> from framing.stats import counts
    >>> table = counts({
    ...     "Gazette": [["rebels", "said"], ["rebels", "said"], ["rebels", "fled"]],
    ...     "Herald": [["fighters", "said"], ["fighters", "said"], ["said", "fled"]],
    ... })
    >>> keyness(table)[["term", "count_a", "count_b", "log_odds", "z"]].round(2)
           term  count_a  count_b  log_odds     z
    0    rebels        3        0      2.46  1.62
    1      fled        1        1      0.00  0.00
    2      said        2        3     -0.52 -0.66
    3  fighters        0        2     -2.25 -1.21
    """
    matrices = term_matrices(table)
    chosen = list(matrices) if groups is None else [_check.one_of("groups", g, matrices) for g in groups]
    if len(chosen) < 2:
        raise ArgumentError(f"keyness needs at least two groups; got {chosen or 'none'}.")
    _check.at_least("draws", draws, 0)
    alpha = _pseudo_counts(matrices, prior, strength)
    rng = np.random.default_rng(seed)
    parts = [_pair(a, b, matrices, alpha, draws, rng) for a, b in combinations(chosen, 2)]
    result = pd.concat(parts, ignore_index=True)
    result["q"] = false_discovery_rate(2 * special.ndtr(-result["z_articles"].abs()))
    sizes = {group: matrices[group].counts.shape[0] for group in chosen}
    result.attrs["notes"] = [
        f"{group} has {counted(size, 'article')}: the error over articles is itself uncertain."
        for group, size in sizes.items()
        if size < FEW_ARTICLES
    ]
    return result[list(KEYNESS_COLUMNS)]


def _log_odds(smoothed: Floats) -> Floats:
    rest = smoothed.sum(axis=-1, keepdims=True) - smoothed
    odds: Floats = np.log(smoothed) - np.log(np.where(rest > 0, rest, np.nan))
    return odds


def _pseudo_counts(
    matrices: Mapping[str, TermMatrix], prior: float | Mapping[str, float] | None, strength: float | None
) -> Floats:
    """Make the prior α of every term of the vocabulary."""
    every = list(matrices.values())
    terms = every[0].terms
    if isinstance(prior, (int, float)):
        alpha = np.full(len(terms), float(prior))
    elif prior is None:
        alpha = np.sum([m.counts.sum(axis=0) for m in every], axis=0)
        strength = strength or float(alpha.sum()) / sum(m.counts.shape[0] for m in every)
    else:
        known = pd.Series(prior, dtype=float)
        alpha = known.reindex(terms).fillna(known.min()).to_numpy()
    if not (alpha > 0).all():
        raise ArgumentError(f"prior must be above 0 for every term; its smallest value is {alpha.min():g}.")
    return alpha if strength is None else alpha * (strength / alpha.sum())


def _pair(
    a: str, b: str, matrices: Mapping[str, TermMatrix], alpha: Floats, draws: int, rng: np.random.Generator
) -> pd.DataFrame:
    """Compare two groups on every term that either of them uses."""
    first, second = matrices[a].counts, matrices[b].counts
    count_a, count_b = first.sum(axis=0), second.sum(axis=0)
    delta, z = weighted_log_odds(count_a, count_b, alpha)
    error = _error_over_articles(first, second, alpha, draws, rng)
    rows = pd.DataFrame({"term": matrices[a].terms, "group_a": a, "group_b": b})
    for side, matrix, count in (("a", first, count_a), ("b", second, count_b)):
        with np.errstate(invalid="ignore", divide="ignore"):  # a term that the group never uses: nan
            spread = spread_of_terms(matrix)
        rows[f"count_{side}"] = count.astype(int)
        rows[f"rate_{side}"] = 1000 * count / count.sum()
        rows[f"n_articles_{side}"] = spread["n_articles"]
        rows[f"dispersion_{side}"] = np.where(count > 0, spread["dp_norm"], np.nan)
    rows["log_odds"], rows["z"] = delta, z
    rows["low"], rows["high"] = delta - NORMAL_95 * error, delta + NORMAL_95 * error
    rows["z_articles"] = delta / error
    used: pd.DataFrame = rows[(count_a + count_b) > 0]
    return used.sort_values(["z", "term"], ascending=[False, True], ignore_index=True)


def _error_over_articles(
    first: sparse.csr_array, second: sparse.csr_array, alpha: Floats, draws: int, rng: np.random.Generator
) -> Floats:
    """Estimate the standard deviation of the log-odds ratio when articles are drawn anew."""
    if draws < 2 or min(first.shape[0], second.shape[0]) < 2:
        return np.full(len(alpha), math.nan)
    total, squares = np.zeros(len(alpha)), np.zeros(len(alpha))
    observed = _log_odds(first.sum(axis=0) + alpha) - _log_odds(second.sum(axis=0) + alpha)
    for start in range(0, draws, CHUNK):
        size = min(CHUNK, draws - start)
        drawn = [_redraw(matrix, size, rng) for matrix in (first, second)]
        shift = _log_odds(drawn[0] + alpha) - _log_odds(drawn[1] + alpha) - observed
        total += shift.sum(axis=0)
        squares += (shift**2).sum(axis=0)
    variance = (squares - total**2 / draws) / (draws - 1)
    return np.where(variance > TINY, np.sqrt(np.maximum(variance, TINY)), np.nan)


def _redraw(matrix: sparse.csr_array, size: int, rng: np.random.Generator) -> Floats:
    """Term counts of `size` corpora of n − 1 articles drawn with replacement, weighed up to n."""
    n = matrix.shape[0]
    times = rng.multinomial(n - 1, np.full(n, 1 / n), size=size) * (n / (n - 1))
    return np.asarray((matrix.T @ times.T).T)
