"""Coefficients of agreement, each a function of unit weights, so that intervals come from reweighing units.

`ratings` is an array of units × values that tells how many coders gave the unit the value. Every function
returns a statistic that takes weights (replicates × units) and gives one number per replicate.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.stats._observations import TINY
from framing.stats.replicates import Statistic

Floats = npt.NDArray[np.float64]

LEVELS = ("nominal", "ordinal", "interval", "ratio")


def krippendorff_alpha(ratings: Floats, values: Floats, level: str) -> Statistic:
    """α = 1 − D_o/D_e, from the coincidences of values within units [Krippendorff2011].

    Units with one value have no coincidence and count for nothing. Ordinal distances are interval distances
    between mid-ranks, and these change with the units that are in.
    """
    pairable = ratings.sum(axis=1) >= 2
    ratings = np.where(pairable[:, None], ratings, 0)
    sizes = ratings.sum(axis=1)
    partners = np.maximum(sizes - 1, 1)
    ratio_distances = _ratio_distances(values) if level == "ratio" else np.empty((0, 0))

    def alpha(weights: Floats) -> Floats:
        totals = weights @ ratings
        n = totals.sum(axis=1)
        if level == "nominal":
            observed = weights @ ((sizes**2 - (ratings**2).sum(axis=1)) / partners)
            expected = n**2 - (totals**2).sum(axis=1)
        elif level == "ratio":
            within = ((ratings @ ratio_distances) * ratings).sum(axis=1)
            observed = weights @ (within / partners)
            expected = ((totals @ ratio_distances) * totals).sum(axis=1)
        else:
            places = np.cumsum(totals, axis=1) - totals / 2 if level == "ordinal" else values[None, :]
            within = 2 * (sizes * (places**2 @ ratings.T) - (places @ ratings.T) ** 2)
            observed = (weights * within / partners).sum(axis=1)
            expected = 2 * (n * (totals * places**2).sum(axis=1) - (totals * places).sum(axis=1) ** 2)
        return np.asarray(1 - (n - 1) * _share(observed, expected))

    return alpha


def gwet_ac1(ratings: Floats) -> Statistic:
    """AC1 = (p_a − p_e)/(1 − p_e), with p_e = Σ π(1 − π)/(K − 1) over the K values [Gwet2008]."""
    sizes = ratings.sum(axis=1)
    shares = ratings / np.maximum(sizes, 1)[:, None]
    observed = percent_agreement(ratings)
    n_values = ratings.shape[1]

    def ac1(weights: Floats) -> Floats:
        prevalence = weights @ shares / (weights @ (sizes > 0))[:, None]
        by_chance = _share((prevalence * (1 - prevalence)).sum(axis=1), np.full(len(weights), n_values - 1.0))
        return _share(observed(weights) - by_chance, 1 - by_chance)

    return ac1


def percent_agreement(ratings: Floats) -> Statistic:
    """Share of pairs of coders who gave a unit the same value, averaged over units coded twice or more."""
    sizes = ratings.sum(axis=1)
    pairs = sizes * (sizes - 1)
    same = (ratings * (ratings - 1)).sum(axis=1) / np.where(pairs > 0, pairs, 1)

    def percent(weights: Floats) -> Floats:
        return _share(weights @ same, weights @ (pairs > 0).astype(float))

    return percent


def precision_recall_f1(
    found: npt.NDArray[np.bool_], true: npt.NDArray[np.bool_]
) -> tuple[Statistic, Statistic, Statistic]:
    """Precision, recall and F1 = 2tp/(2tp + fp + fn) of one label; nan where nothing can be counted."""
    hit, said, meant = ((found & true).astype(float), found.astype(float), true.astype(float))
    return (
        lambda weights: _share(weights @ hit, weights @ said),
        lambda weights: _share(weights @ hit, weights @ meant),
        lambda weights: _share(2 * (weights @ hit), weights @ (said + meant)),
    )


def _share(part: Floats, whole: Floats) -> Floats:
    """Divide; nothing divided by nothing is undefined."""
    return np.asarray(np.divide(part, whole, out=np.full(len(part), np.nan), where=np.abs(whole) > TINY))


def _ratio_distances(values: Floats) -> Floats:
    """((c − k)/(c + k))², and 0 between two zeros."""
    difference = values[:, None] - values[None, :]
    total = values[:, None] + values[None, :]
    shares = np.divide(difference, total, out=np.zeros_like(difference), where=total != 0)
    return np.asarray(shares**2)
