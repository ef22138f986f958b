"""What a table of scores says, in sentences: generated, with n and intervals, and never a verdict.

The columns of `DECLARED` are chosen before any data are seen, so that one false discovery rate covers all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from framing.stats import compare
from framing.stats._observations import counted

DECLARED = {
    "hedging": ("Hedges", "per 1,000 words of the outlet's own voice"),
    "loaded_wording": ("Loaded wording", "per 1,000 words of the outlet's own voice"),
    "scare_quotes": ("Scare quotes", "per 1,000 words"),
    "quotation": ("Quoted words", "share of all words"),
    "agency.agentless_rate": ("Passives without an agent", "per 1,000 words of the outlet's own voice"),
    "term_voice": ("A side's terms in the outlet's own voice", "share of the mentions of such terms"),
    "source_balance": ("Imbalance of sources between the sides", "from 0, all alike, to 1, one has the word"),
}
"""What is compared: the column, what it is called and its unit."""
SURE = 0.05
MOST_TOLD = 3
"""Pairs of outlets that a sentence names; the table beside it holds all of them."""


@dataclass(frozen=True)
class Finding:
    """What one column says.

    Parameters
    ----------
    column : str
        The column of the scores.
    title, unit : str
        What it is called, and what its numbers are.
    sentences : tuple of str
        What is to be said of it, in order.
    comparison : DataFrame
        All pairs of outlets, as `compare` returns them; empty where there are none.
    """

    column: str
    title: str
    unit: str
    sentences: tuple[str, ...]
    comparison: pd.DataFrame

    @property
    def inferred(self) -> bool:
        """Whether any pair has an interval."""
        return bool(self.comparison["p"].notna().any())


def findings(scores: pd.DataFrame) -> tuple[Finding, ...]:
    """Describe every declared column that a table of scores holds and that is defined somewhere.

    Parameters
    ----------
    scores : DataFrame
        As `framing.score` returns it; a column `copy_group` makes copies of one text count once.

    Returns
    -------
    tuple of Finding
        In the order of `DECLARED`.

    Examples
    --------
    >>> table = pd.DataFrame({"article": ["a", "b"], "outlet": ["Herald", "Post"], "event": ["x", "x"],
    ...                       "hedging": [4.0, 2.0]})
    >>> for sentence in findings(table)[0].sentences:
    ...     print(sentence)
    Outlets' means run from 2.00 (Post, 1 article) to 4.00 (Herald, 1 article).
    No inference: 1 event (smallest reachable p 1). The numbers describe these articles and no others.
    """
    columns = [c for c in DECLARED if c in scores and pd.to_numeric(scores[c], errors="coerce").notna().any()]
    numbers = scores.assign(**{c: pd.to_numeric(scores[c], errors="coerce") for c in columns})
    comparison = _compared(numbers, columns)
    found = []
    for column in columns:
        rows = comparison[comparison["column"] == column]
        sentences = (_means(numbers, column), _differences(rows))
        found.append(Finding(column, *DECLARED[column], tuple(filter(None, sentences)), rows))
    return tuple(found)


def caution(found: tuple[Finding, ...]) -> str:
    """Say how far the numbers carry: how many comparisons there were, or that there are too few texts for any."""
    tests = sum(int(finding.comparison["p"].notna().sum()) for finding in found)
    if not tests:
        return (
            "There are too few events that two outlets both covered for any inference about the outlets: "
            "the numbers describe these articles and no others."
        )
    passed = sum(int((finding.comparison["q"] < SURE).sum()) for finding in found)
    return (
        f"{counted(tests, 'comparison')} of two outlets {'was' if tests == 1 else 'were'} made, event by event; in "
        f"{passed or 'none'} the difference is larger than chance readily gives (false discovery rate below "
        f"{SURE:.0%} over all of them)."
    )


def _compared(scores: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Compare all pairs of outlets on all columns, as one family of tests."""
    if columns and scores["outlet"].nunique() > 1:
        comparison: pd.DataFrame = compare(scores, columns)
        return comparison
    return pd.DataFrame(columns=["column", "p", "q"])


def _means(scores: pd.DataFrame, column: str) -> str:
    defined = scores.dropna(subset=[column])
    means = defined.groupby("outlet")[column].agg(["mean", "size"]).sort_values("mean", kind="stable")
    named = [
        f"{mean:.2f} ({outlet or 'no outlet'}, {counted(int(size), 'article')})"
        for outlet, mean, size in means.itertuples()
    ]
    undefined = len(scores) - len(defined)
    left_out = f" It is undefined for {counted(undefined, 'article')}." if undefined else ""
    if len(named) == 1:
        return f"The mean is {named[0]}.{left_out}"
    return f"Outlets' means run from {named[0]} to {named[-1]}.{left_out}"


def _differences(rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    tested = rows.dropna(subset=["p"])
    if tested.empty:
        most = rows.sort_values("n_events", ascending=False, kind="stable").iloc[0]
        return f"{most['method'].capitalize()}. The numbers describe these articles and no others."
    sure = tested[tested["q"] < SURE].sort_values("effect", key=abs, ascending=False, kind="stable")
    pairs = f"{counted(len(tested), 'pair')} of outlets"
    if sure.empty:
        return f"Within events, the difference is larger than chance readily gives for none of {pairs}."
    named = "; ".join(_pair(row) for _, row in sure.head(MOST_TOLD).iterrows())
    rest = len(sure) - MOST_TOLD
    more = f"; and {counted(rest, 'more pair')}, in the table" if rest > 0 else ""
    size = f"for {len(sure)} of {pairs}"
    return f"Within events, the difference is larger than chance readily gives {size}: {named}{more}."


def _pair(row: pd.Series) -> str:
    more, less, sign = row["group_a"], row["group_b"], 1
    if row["estimate"] < 0:
        more, less, sign = less, more, -1
    low, high = sorted((sign * row["low"], sign * row["high"]))
    return (
        f"{more} has {sign * row['estimate']:.2f} more than {less} (95% interval {low:.2f} to {high:.2f}; "
        f"{counted(int(row['n_events']), 'event')}, {counted(int(row['n_articles']), 'article')})"
    )
