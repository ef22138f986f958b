"""Means of a human value that most articles lack: naive, corrected, and what each article adds to the error.

Every estimator returns its value and one number per article, the article's influence: the standard error of
the value is the root of the sum of squared influences, summed within clusters first. A difference between
two groups has the difference of their influences.
"""

from __future__ import annotations

import math

import numpy as np

from framing.stats._gold import Floats, Scored
from framing.stats._observations import TINY

FOLDS = 5

Estimate = tuple[float, Floats]


def tool_error(part: Scored) -> Estimate:
    """Mean of tool − human over coded articles."""
    return _weighted_mean(part.tool - part.human, part)


def naive(part: Scored) -> Estimate:
    """Mean of the tool's values, as if they were right."""
    mean = float(part.tool.mean())
    return mean, (part.tool - mean) / len(part.tool)


def gold_only(part: Scored) -> Estimate:
    """Mean of the human values, weighted by the sampling design."""
    return _weighted_mean(part.human, part)


def prediction_powered(part: Scored) -> Estimate:
    """PPI++: λ·mean(tool) + mean(human − λ·tool), λ tuned to the least variance [AngelopoulosDuchiZrnic2023]."""
    coded = part.coded
    tool, human, weights = part.tool[coded], part.human[coded], _weights(part)[coded]
    tuned = 0.0
    if coded.sum() > 1 and not coded.all() and part.tool.var(ddof=1) > TINY:
        centred = tool - np.average(tool, weights=weights)
        slope = np.average(centred * human, weights=weights) / part.tool.var(ddof=1)
        tuned = float(np.clip(slope, 0, len(coded) / (~coded).sum()))
    rectified, rectifier_influence = _weighted_mean(part.human - tuned * part.tool, part)
    mean, influence = naive(part)
    return tuned * mean + rectified, tuned * influence + rectifier_influence


def design_based(part: Scored, surrogate: Floats) -> Estimate:
    """DSL: the mean of surrogate + coded/π·(human − surrogate), unbiased by the sampling alone [Egami2023]."""
    outcomes = pseudo_values(part, surrogate)
    mean = float(outcomes.mean())
    return mean, (outcomes - mean) / len(outcomes)


def rogan_gladen(part: Scored) -> Estimate:
    """(p + Sp − 1)/(Se + Sp − 1), cut to [0, 1] [RoganGladen1978]; nan where the tool tells nothing."""
    positive, negative = part.human == 1, part.human == 0
    if not (positive.any() and negative.any()):
        return math.nan, np.full(len(part.tool), math.nan)
    found, found_influence = naive(part)
    sensitivity, sensitivity_influence = _weighted_mean(np.where(positive, part.tool, np.nan), part)
    specificity, specificity_influence = _weighted_mean(np.where(negative, 1 - part.tool, np.nan), part)
    informed = sensitivity + specificity - 1
    if informed <= TINY:
        return math.nan, np.full(len(part.tool), math.nan)
    prevalence = (found + specificity - 1) / informed
    influence = (
        found_influence - prevalence * sensitivity_influence + (1 - prevalence) * specificity_influence
    ) / informed
    return float(np.clip(prevalence, 0, 1)), influence


def pseudo_values(part: Scored, surrogate: Floats) -> Floats:
    """Surrogate + coded/π·(human − surrogate) for every article."""
    correction = (part.human - surrogate) / part.probability
    return np.where(part.coded, surrogate + correction, surrogate)


def cross_fitted(part: Scored, seed: int) -> Floats:
    """Predict the human value from the tool's by a line that was fitted to other clusters.

    With fewer coded clusters than folds the tool's value stands for itself.
    """
    coded_clusters = np.unique(part.cluster[part.coded])
    if len(coded_clusters) < 2 * FOLDS:
        return part.tool
    order = np.random.default_rng(seed).permutation(part.cluster.max() + 1)
    fold = order[part.cluster] % FOLDS
    surrogate = np.empty(len(part.tool))
    for number in range(FOLDS):
        learnt = part.coded & (fold != number)
        design = np.column_stack([np.ones(learnt.sum()), part.tool[learnt]])
        line = np.linalg.lstsq(design, part.human[learnt], rcond=None)[0]
        surrogate[fold == number] = line[0] + line[1] * part.tool[fold == number]
    return surrogate


def _weights(part: Scored) -> Floats:
    return np.where(part.coded, 1 / part.probability, 0)


def _weighted_mean(values: Floats, part: Scored) -> Estimate:
    """Mean over the articles where `values` is defined, weighted by 1/π."""
    defined = ~np.isnan(values)
    weights = np.where(defined, _weights(part), 0)
    if not defined.any():
        return math.nan, np.full(len(values), math.nan)
    mean = float((weights[defined] @ values[defined]) / weights.sum())
    return mean, np.where(defined, weights * (np.where(defined, values, mean) - mean), 0) / weights.sum()
