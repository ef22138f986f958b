"""Agreement on spans: where units begin and end, and what they are called."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import permutations

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing import _check
from framing.errors import ArgumentError
from framing.stats._observations import TINY
from framing.stats.replicates import INTERVALS, with_interval

__all__ = ["unitizing_agreement"]

Floats = npt.NDArray[np.float64]

SPAN_COLUMNS = ("article", "coder", "start", "end", "label")
ASPECTS = ("spans", "boundaries", "labels")


def unitizing_agreement(
    spans: pd.DataFrame,
    lengths: Mapping[str, int],
    coders: Mapping[str, Collection[str]] | None = None,
    interval: str = "jackknife",
    seed: int = 0,
) -> pd.DataFrame:
    """Krippendorff's α for coders who marked spans in running text.

    Every character that one coder marked is held against what each other coder did there. Chance is what
    would be expected if the spans, kept whole, and the single characters between them were laid down anew
    [Krippendorff2016]. Near misses count by their overlap, so no two spans need to be matched.

    Parameters
    ----------
    spans : DataFrame
        One row per span: `article, coder, start, end, label`, half-open character offsets. Spans of one
        coder in one article must not overlap; code overlapping labels in separate calls.
    lengths : mapping from article to int
        Characters of every article that was coded, also where nobody marked anything.
    coders : mapping from article to names, optional
        Who coded which article. By default every coder coded every article of `lengths`.
    interval : {"jackknife", "bootstrap"}
        How articles are resampled.
    seed : int
        Seed of the bootstrap.

    Returns
    -------
    DataFrame
        Three rows, `statistic` = `spans` (boundaries and labels together, the α for unitizing),
        `boundaries` (marked or not, whatever the label) and `labels` (labels where both marked something),
        with `estimate, low, high, n_articles, n_coders, method`. nan where nobody marked anything; no
        interval for one article.

    Raises
    ------
    ColumnError
        If the table lacks a column.
    ArgumentError
        If a span does not fit into its article, or two spans of a coder overlap.

    Examples
    --------
    >>> spans = pd.DataFrame({
    ...     "article": ["a", "a", "a", "a"],
    ...     "coder": ["Ann", "Ann", "Ben", "Ben"],
    ...     "start": [10, 40, 10, 42],
    ...     "end": [20, 50, 20, 50],
    ...     "label": ["scare", "speech", "scare", "speech"],
    ... })
    >>> unitizing_agreement(spans, {"a": 100})[["statistic", "estimate"]].round(2)
        statistic  estimate
    0       spans      0.94
    1  boundaries      0.94
    2      labels      1.00
    """
    _check.columns(spans, SPAN_COLUMNS, "the table of spans")
    _check.one_of("interval", interval, INTERVALS)
    everyone = sorted(set(spans["coder"]), key=str)
    labels = sorted(set(spans["label"]), key=str)
    by_article = dict(list(spans.groupby("article", observed=True)))
    unknown = sorted(set(by_article) - set(lengths), key=str)
    if unknown or not lengths:
        raise ArgumentError(
            f"lengths must name every article with a span; {(*unknown, 'all')[0]!r} is missing."
        )
    parts = [
        _article(
            by_article.get(article, spans.iloc[:0]),
            length,
            sorted((coders or {}).get(article, everyone)),
            labels,
        )
        for article, length in lengths.items()
    ]
    continua = _Continua(*(np.stack(column) for column in zip(*parts, strict=True)))
    rows = [
        (aspect, *with_interval(partial(continua.alpha, aspect), len(parts), interval, seed, -1))
        for aspect in ASPECTS
    ]
    table = pd.DataFrame(rows, columns=["statistic", "estimate", "low", "high"])
    return table.assign(n_articles=len(parts), n_coders=len(everyone), method=f"{interval} over articles")


@dataclass(frozen=True)
class _Continua:
    """What each article adds: coincidences in characters (0 is unmarked) and squared lengths of wholes."""

    coincidences: Floats  # articles × values × values
    wholes: Floats  # articles: Σ length² of spans + characters of gaps
    common_wholes: Floats  # articles: Σ length² of what another coder marked too, averaged over coders

    def alpha(self, aspect: str, weights: Floats) -> Floats:
        """1 − D_o/D_e of one aspect for every row of weights."""
        observed = np.einsum("ra,avw->rvw", weights, self.coincidences)
        if aspect == "labels":
            return _alpha(observed[:, 1:, 1:], weights @ self.common_wholes)
        if aspect == "boundaries":
            marked = observed.sum(axis=2)[:, 1:].sum(axis=1)
            both = observed[:, 1:, 1:].sum(axis=(1, 2))
            gap, mixed = observed[:, 0, 0], marked - both
            observed = np.stack([np.stack([gap, mixed], 1), np.stack([mixed, both], 1)], 1)
        return _alpha(observed, weights @ self.wholes)


def _alpha(observed: Floats, wholes: Floats) -> Floats:
    """α from a matrix of coincidences, chance being freed of units that would meet themselves."""
    total = observed.sum(axis=(1, 2))
    disagreeing = total - np.trace(observed, axis1=1, axis2=2)
    by_chance = total * (total**2 - (observed.sum(axis=2) ** 2).sum(axis=1))
    possible = total**2 - wholes
    usable = (np.abs(by_chance) > TINY) & (total > 0)
    share = np.divide(disagreeing * possible, by_chance, out=np.full(len(total), np.nan), where=usable)
    return np.asarray(1 - share)


def _article(
    spans: pd.DataFrame, length: int, coders: list[str], labels: list[object]
) -> tuple[Floats, float, float]:
    """Cut an article at every boundary and count who called each piece what."""
    _fit(spans, length, coders)
    cuts = np.unique([0, length, *spans["start"], *spans["end"]])
    sizes = np.diff(cuts).astype(float)
    values = np.zeros((len(coders), len(sizes)), dtype=int)
    owner = np.full((len(coders), len(sizes)), -1)
    for number, (coder, start, end, label) in enumerate(
        zip(spans["coder"], spans["start"], spans["end"], spans["label"], strict=True)
    ):
        piece = slice(*np.searchsorted(cuts, [start, end]))
        values[coders.index(coder), piece] = labels.index(label) + 1
        owner[coders.index(coder), piece] = number
    ratings = (values[:, :, None] == np.arange(len(labels) + 1)).sum(axis=0).astype(float)
    partners = max(len(coders) - 1, 1)
    together = np.einsum("s,sv,sw->vw", sizes, ratings, ratings)
    together -= np.diag(sizes @ ratings)
    marked = values > 0
    common = 0.0
    for coder, other in permutations(range(len(coders)), 2):
        both = marked[coder] & marked[other]
        if both.any():
            common += float((np.bincount(owner[coder, both], weights=sizes[both]) ** 2).sum()) / partners
    wholes = float(((spans["end"] - spans["start"]) ** 2).sum()) + float((~marked @ sizes).sum())
    return together / partners, wholes, common


def _fit(spans: pd.DataFrame, length: int, coders: list[str]) -> None:
    """Refuse spans outside their article, overlapping spans of one coder, and coders who had no part."""
    wrong = spans[(spans["start"] < 0) | (spans["end"] > length) | (spans["start"] >= spans["end"])]
    ordered = spans.sort_values(["coder", "start"])
    previous = ordered.groupby("coder", observed=True)["end"].shift()
    overlapping = ordered[previous > ordered["start"]]
    for found, problem in (
        (wrong, f"does not fit into {length} characters"),
        (overlapping, "overlaps another"),
        (spans[~spans["coder"].isin(coders)], "is by nobody who coded it"),
    ):
        if len(found):
            span = found.iloc[0]
            raise ArgumentError(
                f"spans must fit and not overlap; in article {span['article']!r} the span {span['start']}–"
                f"{span['end']} of {span['coder']} {problem}."
            )
