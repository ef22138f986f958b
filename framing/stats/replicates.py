"""Intervals from leaving out or redrawing whole units, for any statistic that can weigh its units."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
from scipy import special

from framing.stats.shuffles import LEVEL

Floats = npt.NDArray[np.float64]
Statistic = Callable[[Floats], Floats]  # weights (replicates × units) → one value per replicate

INTERVALS = ("jackknife", "bootstrap")
BOOTSTRAP_DRAWS = 2_000
CHUNK = 200  # replicates held in memory at once


def with_interval(
    statistic: Statistic, n_units: int, interval: str, seed: int, lowest: float = 0
) -> tuple[float, float, float]:
    """Return the statistic with the ends of its 95% interval; nan where it or a replicate is undefined.

    The jackknife takes Student's t with one degree of freedom fewer than units; the bootstrap takes
    percentiles. Ends beyond what the statistic can reach, `lowest` and 1, are cut off.
    """
    estimate = float(statistic(np.ones((1, n_units)))[0])
    if n_units < 2 or math.isnan(estimate):
        return estimate, math.nan, math.nan
    low, high = math.nan, math.nan
    if interval == "jackknife":
        left_out = np.concatenate([statistic(w) for w in _without_one(n_units)])
        error = math.sqrt((n_units - 1) / n_units * float(((left_out - left_out.mean()) ** 2).sum()))
        reach = float(special.stdtrit(n_units - 1, (1 + LEVEL) / 2)) * error
        low, high = estimate - reach, estimate + reach
    else:
        drawn = np.concatenate([statistic(w) for w in _redrawn(n_units, seed)])
        if np.isnan(drawn).mean() < 1 - LEVEL:
            low, high = np.nanquantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return estimate, float(np.clip(low, lowest, 1)), float(np.clip(high, lowest, 1))


def _without_one(n_units: int) -> Iterator[Floats]:
    for start in range(0, n_units, CHUNK):
        left_out = np.arange(start, min(start + CHUNK, n_units))
        weights = np.ones((len(left_out), n_units))
        weights[np.arange(len(left_out)), left_out] = 0
        yield weights


def _redrawn(n_units: int, seed: int) -> Iterator[Floats]:
    rng = np.random.default_rng(seed)
    for _ in range(0, BOOTSTRAP_DRAWS, CHUNK):
        yield rng.multinomial(n_units, np.full(n_units, 1 / n_units), size=CHUNK).astype(float)
