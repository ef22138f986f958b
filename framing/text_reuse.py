"""Text reuse: wire copy and near-duplicates, which passages they share, and what an outlet wrote itself.

Two articles are compared by their *shingles*, the runs of five words in a row that occur in them. The share of an
article's shingles that another one holds too is its **containment** in the other [Broder1997]. Furniture of the page
is left out, and so are passages with fewer than five words outside quotation marks: two reporters may have heard one
speaker.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from framing import _check
from framing.corpus import Corpus
from framing.dossier import dossier_for
from framing.scoring import Dossiers, Measures, chosen, columns_of, score_reading
from framing.text.article import Article, Span
from framing.text.reading import Reading
from framing.text.shingles import LARGE, Shingled, candidates, containment, shared_passages

METHODS = ("auto", "exact", "minhash")
SHINGLE = 5
PAIR_COLUMNS = ("article", "other", "containment", "contained", "shared_words", "direction")
PASSAGE_COLUMNS = ("article", "start", "end", "other", "other_start", "other_end", "words", "direction")
ARTICLE_COLUMNS = (
    "article", "outlet", "event", "date", "words", "borrowed_words", "own_share", "source", "containment", "copy_group",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Reuse:
    """What `reuse` found.

    Parameters
    ----------
    articles : DataFrame
        One row per article: `article, outlet, event, date, words` (of all zones but furniture), `borrowed_words`,
        `own_share` (from 0 to 1; nan without words), `source` (the article from which it has most; missing if
        none), `containment` (in that source), `copy_group` (one name for all copies of a text; missing if none).
    pairs : DataFrame
        One row per pair that shares text: `article, other, containment` (of article in other), `contained` (of other
        in article), `shared_words` (of article), `direction` ("from other", "to other" or "unknown").
    passages : DataFrame
        One row per shared passage of two outlets, seen from either article: `article, start, end, other,
        other_start, other_end, words, direction`; offsets are characters of each article's text.
    """

    articles: pd.DataFrame
    pairs: pd.DataFrame
    passages: pd.DataFrame

    def mark(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return a table of scores with `own_share` and `copy_group`, so that `compare` counts copies once."""
        _check.columns(table, ["article"])
        facts = self.articles.set_index("article")
        return table.assign(
            **{name: table["article"].map(facts[name]) for name in ("own_share", "copy_group")}
        )

    def borrowed(self, article: str) -> tuple[tuple[int, int], ...]:
        """Start and end of every stretch of an article that is not, or may not be, its outlet's own writing."""
        rows = self.passages[
            (self.passages["article"] == article) & (self.passages["direction"] != "to other")
        ]
        return tuple(_merged(zip(rows["start"].tolist(), rows["end"].tolist(), strict=True)))

    def reading(self, article: Article) -> Reading:
        """Read an article so that borrowed stretches count for no measure."""
        return _OwnReading(article, self.borrowed(article.id))


def reuse(
    corpus: Corpus,
    least: float = 0.05,
    copy: float = 0.5,
    agencies: Collection[str] = (),
    method: str = "auto",
) -> Reuse:
    """Find wire copy and near-duplicates.

    The direction is told where one article is older by its date, or where one outlet alone is an agency. Where
    neither tells, the shared passages count as borrowed in both, since nobody knows whose they are. What an outlet
    takes from its own earlier articles stays its own.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    least : float
        Pairs are told whose greater containment reaches this, from 0 to 1.
    copy : float
        Pairs are copies of one text (`copy_group`) whose greater containment reaches this.
    agencies : collection of str
        Outlets that are news agencies: others have the text from them, not they from others.
    method : {"auto", "exact", "minhash"}
        How pairs are looked for. In large corpora (`auto`: above 2,000 articles) MinHash finds nearly all pairs of
        which a fifth of all shingles are shared, and may miss less; containment is exact either way.

    Returns
    -------
    Reuse
        Tables `articles`, `pairs` and `passages`; `mark(table)` adds `copy_group` to scores.

    Raises
    ------
    ArgumentError
        If a share does not lie between 0 and 1 or the method is unknown.
    MissingExtraError
        If MinHash is asked for and rensa is not installed.

    See Also
    --------
    score_own_writing : any measure on each outlet's own writing only.

    Examples
    --------
    >>> import datetime
    >>> wire = "The ministry said on Friday that the dam above Lenz would be closed for repairs until spring."
    >>> corpus = Corpus([
    ...     Article("w", "Wire", wire, date=datetime.date(2031, 5, 1)),
    ...     Article("p", "Post", wire + " Fishermen in the valley were not told.", date=datetime.date(2031, 5, 2)),
    ... ])
    >>> reuse(corpus).articles[["article", "own_share", "source", "copy_group"]].round(2).to_dict("records")
    ... # doctest: +NORMALIZE_WHITESPACE
    [{'article': 'w', 'own_share': 1.0, 'source': nan, 'copy_group': 'w'},
     {'article': 'p', 'own_share': 0.29, 'source': 'w', 'copy_group': 'w'}]
    """
    for name, value in (("least", least), ("copy", copy)):
        _check.probability(name, value)
    _check.one_of("method", method, METHODS)
    texts = [Shingled.of(Reading(article), SHINGLE) for article in corpus]
    approximate = method == "minhash" or (method == "auto" and len(texts) > LARGE)
    pairs, passages = [], []
    for i, j in candidates(texts, approximate):
        shares = containment(texts[i], texts[j]), containment(texts[j], texts[i])
        if max(shares) < max(least, np.finfo(float).tiny):
            continue
        for one, other, share, contained in ((i, j, *shares), (j, i, *shares[::-1])):
            direction = _direction(corpus[one], corpus[other], agencies)
            found = list(shared_passages(texts[one], texts[other]))
            passages += [(corpus[one].id, p[0], p[1], corpus[other].id, *p[2:], direction) for p in found]
            words = sum(passage[-1] for passage in found)
            pairs.append((corpus[one].id, corpus[other].id, share, contained, words, direction))
    pair_table = pd.DataFrame(pairs, columns=list(PAIR_COLUMNS))
    passage_table = pd.DataFrame(passages, columns=list(PASSAGE_COLUMNS))
    foreign = passage_table[_of_others(passage_table, corpus)]
    articles = _article_table(corpus, texts, pair_table, foreign, copy)
    first = pair_table[pair_table["article"].map(_places(corpus)) < pair_table["other"].map(_places(corpus))]
    return Reuse(articles, first.reset_index(drop=True), foreign.reset_index(drop=True))


def score_own_writing(
    corpus: Corpus, measures: Measures = None, dossier: Dossiers = None, found: Reuse | None = None
) -> pd.DataFrame:
    """Score every article on what its outlet wrote itself: hits and words of borrowed passages are left out.

    Parameters
    ----------
    corpus, measures, dossier
        As for `score`.
    found : Reuse, optional
        What `reuse` found; by default `reuse(corpus)`.

    Returns
    -------
    DataFrame
        The columns of `score` (words are own words), then `own_share` and `copy_group`. Rates of an article that is
        all borrowed are nan.

    Examples
    --------
    >>> wire = "Nearly 40 people reportedly left the town of Lenz on Friday morning."
    >>> corpus = Corpus([Article("w", "Wire", wire), Article("p", "Post", wire + " Some 300 stayed behind.")])
    >>> found = reuse(corpus, agencies=["Wire"])
    >>> score_own_writing(corpus, "hedging", found=found)[["article", "words", "hedging"]].to_dict("records")
    [{'article': 'w', 'words': 12, 'hedging': 166.66666666666666}, {'article': 'p', 'words': 4, 'hedging': 250.0}]
    """
    used, found = chosen(measures), found or reuse(corpus)
    rows = [score_reading(found.reading(a), used, dossier_for(a, dossier)) for a in corpus]
    return found.mark(pd.DataFrame(rows, columns=columns_of(used, dossier)))


@dataclass(frozen=True, eq=False)
class _OwnReading(Reading):
    """A reading in which borrowed stretches are furniture: every measure leaves them out by itself."""

    stretches: tuple[tuple[int, int], ...] = ()

    @cached_property
    def zones(self) -> tuple[Span, ...]:
        """The article's zones, borrowed stretches cut out and labelled boilerplate."""
        pieces = []
        for zone in super().zones:
            cuts = [(max(s, zone.start), min(e, zone.end)) for s, e in self.stretches]
            at = zone.start
            for start, end in [cut for cut in cuts if cut[0] < cut[1]]:
                pieces += [(at, start, zone.label), (start, end, "boilerplate")]
                at = end
            pieces.append((at, zone.end, zone.label))
        return tuple(Span(start, end, label, zone=label) for start, end, label in pieces if start < end)


def _direction(article: Article, other: Article, agencies: Collection[str]) -> str:
    """Tell who has it from whom."""
    agency, other_agency = article.outlet in agencies, other.outlet in agencies
    if agency != other_agency:
        return "to other" if agency else "from other"
    if article.date and other.date and article.date != other.date:
        return "from other" if article.date > other.date else "to other"
    return "unknown"


def _of_others(table: pd.DataFrame, corpus: Corpus) -> pd.Series:
    """Mark the rows whose two articles are of different outlets; an outlet without a name is nobody's own."""
    outlet = {article.id: article.outlet for article in corpus}
    one, other = table["article"].map(outlet), table["other"].map(outlet)
    return (one != other) | (one == "")


def _places(corpus: Corpus) -> dict[str, int]:
    return {id: place for place, id in enumerate(corpus.ids)}


def _article_table(
    corpus: Corpus, texts: list[Shingled], pairs: pd.DataFrame, passages: pd.DataFrame, copy: float
) -> pd.DataFrame:
    """Sum up by article what it has from others."""
    copies = _copy_groups(corpus, pairs, copy)
    sources = pairs[(pairs["direction"] == "from other") & _of_others(pairs, corpus)]
    most = sources.sort_values("containment", kind="stable").groupby("article").tail(1).set_index("article")
    not_own = passages[passages["direction"] != "to other"]
    stretches = {
        id: _merged(zip(rows["start"], rows["end"], strict=True)) for id, rows in not_own.groupby("article")
    }
    rows = []
    for article, text in zip(corpus, texts, strict=True):
        borrowed = sum(text.words_in(*stretch) for stretch in stretches.get(article.id, ()))
        source = most.loc[article.id] if article.id in most.index else None
        rows.append(
            (
                article.id,
                article.outlet,
                article.event,
                article.date,
                len(text.words),
                borrowed,
                1 - borrowed / len(text.words) if len(text.words) else np.nan,
                None if source is None else source["other"],
                np.nan if source is None else source["containment"],
                copies.get(article.id),
            )
        )
    return pd.DataFrame(rows, columns=list(ARTICLE_COLUMNS))


def _copy_groups(corpus: Corpus, pairs: pd.DataFrame, copy: float) -> dict[str, str]:
    """Name the sets of articles that are copies of one text, or of copies of it, by their first article."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    places = _places(corpus)
    close = pairs[pairs[["containment", "contained"]].max(axis=1) >= copy]
    ends = close["article"].map(places).to_numpy(dtype=int), close["other"].map(places).to_numpy(dtype=int)
    graph = coo_matrix((np.ones(len(close), dtype=bool), ends), shape=(len(corpus),) * 2)
    group = connected_components(graph, directed=False)[1]
    first: dict[int, str] = {}
    for id in corpus.ids:
        first.setdefault(group[places[id]], id)
    return {corpus.ids[place]: first[group[place]] for place in sorted(set(ends[0]) | set(ends[1]))}


def _merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches that touch or overlap."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
