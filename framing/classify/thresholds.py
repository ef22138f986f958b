"""From scores to decisions: log-odds that can be read as probabilities, and the threshold that serves F1 best."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def calibrated(scores: Floats, truth: npt.NDArray[np.int64]) -> tuple[float, float]:
    """Fit log-odds = slope × score + intercept to scores of items that the model had not seen (Platt scaling).

    A slight ridge penalty on the slope keeps it finite where scores and truth agree without exception.

    Returns
    -------
    slope, intercept : float
        The slope is never negative: scores that rank worse than chance are told as useless, not turned round.

    Examples
    --------
    >>> slope, intercept = calibrated(np.array([0.1, 0.2, 0.3, 0.4, 0.5]), np.array([0, 0, 1, 0, 1]))
    >>> slope > 0 > intercept
    True
    """
    from sklearn.linear_model import LogisticRegression

    spread = float(scores.std()) or 1.0
    fitted = LogisticRegression().fit(scores[:, None] / spread, truth)
    slope = float(fitted.coef_[0, 0]) / spread
    if slope < 0:
        share = float(truth.mean())
        return 0.0, float(np.log(share / (1 - share)))
    return slope, float(fitted.intercept_[0])


def best_threshold(probabilities: Floats) -> float:
    """Find the threshold with the highest expected F1.

    The expectation is taken over calibrated probabilities rather than counted on codings: of a frame that few
    articles have, counts jump with every single article, and the threshold with them.

    Examples
    --------
    >>> round(best_threshold(np.array([0.9, 0.8, 0.2, 0.1, 0.1])), 2)
    0.5
    """
    ranked = np.sort(probabilities)[::-1]
    expected = 2 * np.cumsum(ranked) / (np.arange(1, len(ranked) + 1) + ranked.sum())
    last = int(expected.argmax())
    below = ranked[last + 1] if last + 1 < len(ranked) else 0.0
    return float((ranked[last] + below) / 2)
