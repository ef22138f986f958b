"""Count terms by group and article, and tell how evenly a term is spread over the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from framing import _check

__all__ = ["counts", "dispersion"]

COUNT_COLUMNS = ("group", "article", "term", "count")


def counts(
    source: pd.DataFrame | Mapping[str, Iterable[Sequence[str]]], by: str = "outlet", term: str = "label"
) -> pd.DataFrame:
    """Count every term in every article of every group.

    Parameters
    ----------
    source : DataFrame or mapping
        Either a table with one row per occurrence and the columns `article`, `by` and `term`, such as the
        one that `evidence` returns; or, for each group, its articles, each a sequence of tokens.
    by : str
        Column of the groups: outlet, side, voice.
    term : str
        Column of what is counted.

    Returns
    -------
    DataFrame
        `group, article, term, count`, sorted; no row where nothing was counted. Articles from a mapping are
        numbered from 0 in each group.

    Raises
    ------
    ColumnError
        If the table lacks a column.

    Examples
    --------
    >>> counts({"Gazette": [["rebels", "rebels", "troops"]], "Herald": [["fighters"], ["troops"]]})
         group  article      term  count
    0  Gazette        0    rebels      2
    1  Gazette        0    troops      1
    2   Herald        0  fighters      1
    3   Herald        1    troops      1
    """
    if isinstance(source, pd.DataFrame):
        _check.columns(source, ["article", by, term])
        keys = source[[by, "article", term]].dropna()
        counted = keys.value_counts().reset_index()
    else:
        counted = pd.DataFrame(
            [
                (group, number, word, count)
                for group, articles in source.items()
                for number, tokens in enumerate(articles)
                for word, count in Counter(tokens).items()
            ]
        )
    counted = counted.set_axis(COUNT_COLUMNS, axis=1) if len(counted) else pd.DataFrame(columns=COUNT_COLUMNS)
    return counted.sort_values(["group", "article", "term"], ignore_index=True)


def dispersion(table: pd.DataFrame) -> pd.DataFrame:
    """How evenly a term is spread over the articles of a group: a word of one article is no habit.

    DP is half the sum of |share of the term's occurrences − share of the words| over articles: 0 where the
    term is spread as the words are, near 1 where few short articles hold all of it [Gries2008]. `dp_norm`
    divides by its greatest possible value, 1 − the smallest share of words [LijffijtGries2012]. Juilland's D
    is 1 − (coefficient of variation of the term's rate)/√(articles − 1): 1 is even, 0 is one article alone.

    Parameters
    ----------
    table : DataFrame
        Counts with the columns `group, article, term, count`, as `counts` returns them.

    Returns
    -------
    DataFrame
        `group, term, count, n_articles` (articles with the term), `dp, dp_norm, juilland_d`, one row for each
        term that the group uses. `dp_norm` and `juilland_d` are nan in a group of one article.

    Raises
    ------
    ColumnError
        If the table lacks a column.

    Examples
    --------
    >>> table = counts({"Gazette": [["rebels", "troops"], ["rebels", "envoy"], ["rebels", "rebels"]]})
    >>> dispersion(table).round(2)
         group    term  count  n_articles    dp  dp_norm  juilland_d
    0  Gazette   envoy      1           1  0.67     1.00        0.00
    1  Gazette  rebels      4           3  0.17     0.25        0.75
    2  Gazette  troops      1           1  0.67     1.00        0.00
    """
    parts = []
    for group, matrix in term_matrices(table).items():
        totals = matrix.counts.sum(axis=0)
        used = np.flatnonzero(totals)
        spread = spread_of_terms(matrix.counts[:, used])
        parts.append(
            pd.DataFrame(
                {"group": group, "term": matrix.terms[used], "count": totals[used].astype(int)} | spread
            )
        )
    if not parts:
        names = ["group", "term", "count", "n_articles", "dp", "dp_norm", "juilland_d"]
        return pd.DataFrame(columns=names)
    return pd.concat(parts, ignore_index=True)


@dataclass(frozen=True)
class TermMatrix:
    """Counts of one group: articles in rows, the vocabulary of all groups in columns."""

    terms: npt.NDArray[np.object_]
    counts: sparse.csr_array


def term_matrices(table: pd.DataFrame) -> dict[str, TermMatrix]:
    """Turn a table of counts into one sparse matrix per group, over one sorted vocabulary."""
    _check.columns(table, COUNT_COLUMNS, "the table of counts")
    codes, terms = pd.factorize(table["term"], sort=True)
    result = {}
    for group, positions in table.groupby("group", observed=True).indices.items():
        rows = pd.factorize(table["article"].to_numpy()[positions])[0]
        values = table["count"].to_numpy(dtype=float)[positions]
        shape = (int(rows.max()) + 1, len(terms))
        result[str(group)] = TermMatrix(
            np.asarray(terms, dtype=object), sparse.csr_array((values, (rows, codes[positions])), shape=shape)
        )
    return result


def spread_of_terms(matrix: sparse.csr_array) -> dict[str, npt.NDArray[Any]]:
    """Measure each column's spread over the rows; the zeros of the matrix are never touched."""
    entries = matrix.tocoo()
    sizes = matrix.sum(axis=1)
    shares = sizes / sizes.sum()
    totals = matrix.sum(axis=0)
    n, width = matrix.shape

    def summed(values: npt.NDArray[np.float64]) -> npt.NDArray[Any]:
        return np.bincount(entries.col, weights=values, minlength=width)

    expected = shares[entries.row]
    dp = (1 + summed(np.abs(entries.data / totals[entries.col] - expected) - expected)) / 2
    rates = entries.data / sizes[entries.row]
    with np.errstate(divide="ignore", invalid="ignore"):  # one article alone has no spread: nan
        mean = summed(rates) / n
        variation = np.sqrt(np.maximum(summed(rates**2) / n - mean**2, 0)) / mean
        return {
            "n_articles": summed(np.ones(len(entries.data))).astype(int),
            "dp": dp,
            "dp_norm": dp / (1 - shares.min()) if n > 1 else np.full(width, np.nan),
            "juilland_d": 1 - variation / np.sqrt(n - 1) if n > 1 else np.full(width, np.nan),
        }
