"""Exact and Monte-Carlo inference for a difference between two outlets, and the bootstrap over many events.

Shuffling and intervals rest on one fact. Let T(θ) be the mean within-event difference after θ was taken
off the first outlet's articles. For a shuffle of the labels, T*(θ) ≥ T(θ) holds exactly when θ is at least
one number, the shuffle's *typical value*. The share of typical values below θ is therefore the p-value of
θ for every θ at once, and their outer order statistics bound the interval that inverts the test. With one
article in a cell, shuffling labels flips the sign of an event's difference, and the typical values are
the means of all subsets of the differences [Hartigan1969].
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.stats._observations import TINY, counted

Floats = npt.NDArray[np.float64]

LEVEL = 0.95
DRAWS = 9_999
EXACT_EVENTS = 13  # 2¹³ patterns are fewer than DRAWS, so up to here all of them are looked at
MANY_EVENTS = 30
WEAKEST_P = 0.1  # where even the most extreme pattern has a larger p, no inference is offered


@dataclass(frozen=True)
class Inference:
    """A 95% interval, a two-sided p and how they were found; nan where none can be."""

    low: float
    high: float
    p: float
    method: str


def reachable_p(patterns: int) -> float:
    """Return the smallest two-sided p that a test over so many equally likely patterns can reach."""
    return min(1.0, 2 / patterns)


def none_possible(patterns: int, units: str) -> Inference:
    """Return no interval and no p, with the reason in words."""
    reason = f"no inference: {units} (smallest reachable p {reachable_p(patterns):.2g})"
    return Inference(math.nan, math.nan, math.nan, reason)


def flip_signs(differences: Floats, seed: int) -> Inference:
    """Test the mean of event differences by flipping their signs; the interval inverts the test."""
    n = len(differences)
    patterns = 2**n
    if reachable_p(patterns) > WEAKEST_P:
        return none_possible(patterns, counted(n, "event"))
    if n <= EXACT_EVENTS:
        chosen = (np.arange(1, patterns)[:, None] >> np.arange(n)) & 1
        how = f"exact sign flips, {n} events"
    else:
        chosen = np.random.default_rng(seed).integers(0, 2, size=(DRAWS, n))
        how = f"{DRAWS} random sign flips, {n} events"
    flipped = chosen[chosen.any(axis=1)]
    return _invert(flipped @ differences / flipped.sum(axis=1), how, unmoved=len(chosen) - len(flipped))


def shuffle_articles(values: Floats, in_first: npt.NDArray[np.bool_], events: Floats, seed: int) -> Inference:
    """Test the mean difference by shuffling the two labels among the articles of each event.

    The claim is about these events, whatever their number, and not about others.
    """
    rng = np.random.default_rng(seed)
    codes = np.unique(events, return_inverse=True)[1]
    members = [codes == code for code in range(codes.max() + 1)]
    patterns = math.prod(math.comb(int(m.sum()), int(in_first[m].sum())) for m in members)
    if reachable_p(patterns) > WEAKEST_P:
        return none_possible(patterns, f"{len(values)} articles in {counted(len(members), 'event')}")
    shuffled_difference, shuffled_overlap = np.zeros(DRAWS), np.zeros(DRAWS)
    observed = 0.0
    for member in members:
        first = in_first[member].astype(float)
        weights = first / first.sum() - (1 - first) / (1 - first).sum()
        draws = rng.permuted(np.tile(weights, (DRAWS, 1)), axis=1)
        observed += float(weights @ values[member]) / len(members)
        shuffled_difference += draws @ values[member] / len(members)
        shuffled_overlap += draws @ first / len(members)
    moved = shuffled_overlap < 1 - TINY
    typical = (observed - shuffled_difference[moved]) / (1 - shuffled_overlap[moved])
    how = f"{DRAWS} shuffles of articles, {'this' if len(members) == 1 else 'these'} {counted(len(members), 'event')}"
    return _invert(typical, how, unmoved=int((~moved).sum()))


def bootstrap_events(differences: Floats, seed: int) -> Inference:
    """Resample events; the studentised mean bears skew, its absolute value heavy tails [Hall1988]."""
    n, mean = len(differences), float(differences.mean())
    error = float(differences.std(ddof=1)) / math.sqrt(n)
    how = f"event bootstrap-t, {DRAWS} draws, {n} events"
    if error <= TINY:
        return Inference(mean, mean, 1.0 if abs(mean) <= TINY else 1 / (DRAWS + 1), how)
    rng = np.random.default_rng(seed)
    ratios = np.empty(DRAWS)
    for chunk in np.array_split(np.arange(DRAWS), max(1, DRAWS * n // 1_000_000)):
        drawn = differences[rng.integers(0, n, size=(len(chunk), n))]
        with np.errstate(divide="ignore", invalid="ignore"):  # a draw may repeat one event only
            ratios[chunk] = np.abs(drawn.mean(axis=1) - mean) / (drawn.std(axis=1, ddof=1) / math.sqrt(n))
    ratios = np.sort(ratios[~np.isnan(ratios)])
    reach = float(np.quantile(ratios, LEVEL)) * error
    p = (1 + int((ratios >= abs(mean) / error).sum())) / (len(ratios) + 1)
    return Inference(mean - reach, mean + reach, p, how)


def _invert(typical: Floats, how: str, unmoved: int = 0) -> Inference:
    """Turn typical values into a p for no difference and the interval of all differences not rejected.

    Draws that moved no label repeat the observed pattern and count in both tails.
    """
    typical = np.sort(typical)
    count = len(typical) + unmoved + 1
    tail = int((1 - LEVEL) / 2 * count + TINY) - unmoved
    if tail <= 0:
        tail = 1
        how += f" ({1 - 2 * (1 + unmoved) / count:.2%} interval)"
    # the observed pattern counts among the shuffled, so that p is never 0 [PhipsonSmyth2010]
    nothing = TINY * float(np.abs(typical).max())  # equal patterns may differ by rounding
    tails = (typical <= nothing).sum(), (typical >= -nothing).sum()
    p = min(1.0, 2 * (1 + unmoved + int(min(tails))) / count)
    return Inference(float(typical[tail - 1]), float(typical[-tail]), p, how)
