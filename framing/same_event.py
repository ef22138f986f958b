"""Same event: which articles of a corpus report the same thing that happened.

Two articles are as similar as their words (cosine of tf–idf weights), less the further apart their dates are.
Groups grow from the most similar pair on, by average linkage, until no two of them are similar enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing import _check
from framing.corpus import Corpus

if TYPE_CHECKING:
    from framing.text.article import Article

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

THRESHOLD = 0.11
"""Chosen on the training stories of BASIL and SEESAW: see ``tests/scripts/same_event_accuracy.py``."""
DAYS = 7.0
"""Similarity falls to 1/e of itself over so many days between two articles."""
UNDATED_DAYS = 4.0
"""A pair of which one has no date counts as so many days apart, so that one threshold serves both."""
ROWS = 512
"""Articles compared with all others at a time, so that memory stays small."""
COLUMNS = ("article", "outlet", "date", "event", "given", "similarity", "n_articles", "n_outlets")


def events(corpus: Corpus, threshold: float = THRESHOLD) -> pd.DataFrame:
    """Group the articles that report the same event, by their words and dates.

    Event labels that articles bring along are kept: articles of one label stay together, articles of two
    labels apart, and articles without a label may join them.

    Parameters
    ----------
    corpus : Corpus
        The articles; those with an `event` count as grouped.
    threshold : float
        Least average similarity, from 0 to 1, at which two groups become one. More gives smaller groups.

    Returns
    -------
    DataFrame
        One row per article, in the order of the corpus: `article, outlet, date, event` (the given label, or the
        id of the group's first article by date), `given` (whether the label was there before), `similarity` (mean
        similarity to the others of the group; nan for an article alone), `n_articles, n_outlets` (of the group).

    Raises
    ------
    ArgumentError
        If the threshold does not lie between 0 and 1.

    See Also
    --------
    label_events : the corpus with these events written into its articles.

    Examples
    --------
    >>> from framing.text.article import Article
    >>> corpus = Corpus([
    ...     Article("a1", "Herald", "A ferry sank off Port Anselm; divers searched the ferry."),
    ...     Article("b1", "Courier", "Divers found nobody inside the ferry sunk near Port Anselm."),
    ...     Article("a2", "Herald", "Parliament raised the tax on sugar after a long debate."),
    ... ])
    >>> events(corpus)["event"].tolist()
    ['a1', 'a1', 'a2']
    """
    _check.probability("threshold", threshold)
    articles = corpus.articles
    likeness = _Likeness.of(articles)
    groups = _groups(articles, likeness, threshold)
    rows = {i: row for group in groups for i, row in _rows(articles, group, likeness).items()}
    return pd.DataFrame([rows[i] for i in range(len(articles))], columns=list(COLUMNS))


def label_events(corpus: Corpus, table: pd.DataFrame | None = None) -> Corpus:
    """Return the corpus with the event of each article written into it.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    table : DataFrame, optional
        What `events` returned, mended by hand where it was wrong: `article, event`. By default `events(corpus)`.

    Returns
    -------
    Corpus
        The same articles in the same order; those that the table does not name keep their event.

    Raises
    ------
    ColumnError
        If the table lacks a column.

    Examples
    --------
    >>> from framing.text.article import Article
    >>> corpus = Corpus([Article("a1", text="A ferry sank."), Article("b1", text="The ferry sank.")])
    >>> label_events(corpus).events
    ('a1',)
    """
    table = events(corpus) if table is None else table
    _check.columns(table, ["article", "event"], "the table of events")
    event = dict(zip(table["article"], table["event"], strict=True))
    return Corpus(
        [replace(article, event=event.get(article.id, article.event)) for article in corpus],
        corpus.skipped,
        corpus.origins,
    )


@dataclass(frozen=True, eq=False)
class _Likeness:
    """Similarity of articles: rows of tf–idf weights and days (nan where there is no date)."""

    weights: Any  # scipy sparse matrix, articles × terms, rows of length one or zero
    days: Floats

    @classmethod
    def of(cls, articles: Sequence[Article]) -> _Likeness:
        from scipy.sparse import csr_matrix
        from sklearn.feature_extraction.text import TfidfVectorizer

        # headlines name the event: they count beside the text, whether or not they stand in it
        texts = [f"{article.title}\n{article.text}" for article in articles]
        words = TfidfVectorizer(sublinear_tf=True, stop_words="english", token_pattern=r"(?u)\b\w[\w-]*\w\b")
        try:
            weights = words.fit_transform(texts)
        except ValueError:  # no article has a word
            weights = csr_matrix((len(articles), 1))
        days = [float(a.date.toordinal()) if a.date else np.nan for a in articles]
        return cls(weights, np.array(days))

    def between(self, rows: Integers, columns: Integers) -> Floats:
        """Similarity of every article in `rows` to every one in `columns`, from 0 to 1."""
        words = (self.weights[rows] @ self.weights[columns].T).toarray()
        apart = np.abs(self.days[rows, None] - self.days[None, columns])
        return np.asarray(words * np.exp(-np.where(np.isnan(apart), UNDATED_DAYS, apart) / DAYS))


def _groups(articles: Sequence[Article], likeness: _Likeness, threshold: float) -> list[Integers]:
    """Divide the articles, by position, into groups of one event each."""
    connected = _connected(articles, likeness, threshold)
    parts = [np.flatnonzero(connected == part) for part in np.unique(connected)]
    return [group for part in parts for group in _agglomerate(articles, part, likeness, threshold)]


def _connected(articles: Sequence[Article], likeness: _Likeness, threshold: float) -> Integers:
    """Divide the articles into sets between which no pair is similar enough and no label shared.

    Average linkage joins no two groups without such a pair, so each set can be grouped by itself.
    """
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    everyone = np.arange(len(articles))
    first_of: dict[str, int] = {}
    labels = [(i, first_of.setdefault(a.event, i)) for i, a in enumerate(articles) if a.event]
    pairs = [np.array(labels, dtype=int).reshape(-1, 2)]
    for start in range(0, len(articles), ROWS):
        rows = everyone[start : start + ROWS]
        near = np.argwhere(likeness.between(rows, everyone) >= threshold)
        pairs.append(near + np.array([start, 0]))
    row, column = np.concatenate(pairs).T
    graph = coo_matrix((np.ones(len(row), dtype=bool), (row, column)), shape=(len(articles),) * 2)
    return np.asarray(connected_components(graph, directed=False)[1])


def _agglomerate(
    articles: Sequence[Article], part: Integers, likeness: _Likeness, threshold: float
) -> list[Integers]:
    """Merge the two groups of highest average similarity until none reaches the threshold."""
    groups = _given(articles, part)
    member = np.zeros((len(groups), len(part)))
    for i, group in enumerate(groups):
        member[i, np.searchsorted(part, group)] = 1 / len(group)
    similar = member @ likeness.between(part, part) @ member.T
    labelled = [i for i, group in enumerate(groups) if articles[group[0]].event]
    similar[np.ix_(labelled, labelled)] = -np.inf  # two given labels never become one
    np.fill_diagonal(similar, -np.inf)
    while True:
        kept, gone = np.unravel_index(similar.argmax(), similar.shape)
        if similar[kept, gone] < threshold:
            return [group for group in groups if len(group)]
        kept, gone = min(kept, gone), max(kept, gone)
        sizes = np.array([[len(groups[kept])], [len(groups[gone])]])
        merged = (similar[[kept, gone]] * sizes).sum(axis=0) / sizes.sum()
        similar[kept], similar[:, kept] = merged, merged
        similar[gone], similar[:, gone] = -np.inf, -np.inf
        similar[kept, kept] = -np.inf
        groups[kept], groups[gone] = np.concatenate([groups[kept], groups[gone]]), groups[gone][:0]


def _given(articles: Sequence[Article], part: Integers) -> list[Integers]:
    """Start from the labels that articles bring along; an article without one starts alone."""
    groups: dict[object, list[int]] = {}
    for i in part.tolist():
        groups.setdefault(articles[i].event or i, []).append(i)
    return [np.array(group) for group in groups.values()]


def _rows(articles: Sequence[Article], group: Integers, likeness: _Likeness) -> dict[int, dict[str, Any]]:
    """Describe one group, article by article."""
    members = [articles[i] for i in group]
    given = next((article.event for article in members if article.event), "")
    dated = sorted(members, key=lambda a: (a.date is None, str(a.date), a.id))
    similar = likeness.between(group, group)
    np.fill_diagonal(similar, np.nan)
    return {
        int(i): {
            "article": article.id,
            "outlet": article.outlet,
            "date": article.date,
            "event": given or dated[0].id,
            "given": bool(article.event),
            "similarity": float(np.nanmean(row)) if len(group) > 1 else np.nan,
            "n_articles": len(group),
            "n_outlets": len({member.outlet for member in members}),
        }
        for i, article, row in zip(group, members, similar, strict=True)
    }
