"""How often does compare's 95% interval hold the true difference? Prints the figures told in its docstring.

Run with `python tests/scripts/coverage_of_intervals.py [CORPORA]`; 2,000 corpora take about a minute.
"""

import sys

import numpy as np

from framing.stats.shuffles import MANY_EVENTS, bootstrap_events, flip_signs

DIFFERENCES = {
    "normal": lambda rng, n: rng.normal(0, 1, n),
    "heavy tails": lambda rng, n: rng.exponential(1, n) - rng.exponential(1, n),
    "rates with many zeros": lambda rng, n: (rng.poisson(1.5, n) - rng.poisson(1.5, n)) / 0.4,
    "skewed differences": lambda rng, n: rng.exponential(1, n) - 1,
}


def coverage(kind: str, events: int, corpora: int, seed: int = 1) -> float:
    """Share of corpora whose interval holds the true mean difference, 0."""
    rng = np.random.default_rng(seed)
    test = bootstrap_events if events >= MANY_EVENTS else flip_signs
    held = 0
    for number in range(corpora):
        found = test(DIFFERENCES[kind](rng, events), seed=number)
        held += found.low <= 0 <= found.high
    return held / corpora


if __name__ == "__main__":
    corpora = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    for kind in DIFFERENCES:
        shares = ", ".join(f"{n} events {coverage(kind, n, corpora):.1%}" for n in (5, 6, 12, 20, 29, 30, 60))
        print(f"{kind}: {shares}")
