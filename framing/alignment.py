"""Outlets side by side: one event's articles aligned on the same referent and on the same statement."""

from __future__ import annotations

import difflib
import html
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing import _check
from framing.corpus import Corpus
from framing.display import PALETTE, Html, Look, highlighted, legend_of, passage, style
from framing.dossier import dossier_for
from framing.dossier.labels import find_labels
from framing.errors import ArgumentError
from framing.scoring import Dossiers
from framing.text.article import Article, Span
from framing.text.reading import Reading

TERM, STATEMENT = "term", "statement"
LOOKS = {
    (TERM, "own"): Look(PALETTE[5], "solid"),
    (TERM, "scare"): Look(PALETTE[0], "wavy"),
    (TERM, "quoted"): Look(PALETTE[4], "double"),
    (TERM, "attributed"): Look(PALETTE[1], "dashed"),
}
"""One look for each treatment of a contested term, the same in every article."""
DIFFERS = {(STATEMENT, "differs"): Look(PALETTE[7], "dotted")}

LEAST_SIMILARITY = 0.4
FEWEST_WORDS = 6
"""Shorter sentences are alike by chance."""
PAGE = """
.framing-aligned{border-collapse:collapse;width:100%;table-layout:fixed}
.framing-aligned th,.framing-aligned td{border:1px solid #bbb;padding:.3em .6em;vertical-align:top;text-align:left}
.framing-aligned caption{font:bold 1.1em sans-serif;text-align:left;padding:.6em 0}
.framing-article.aligned{max-width:none}
.framing-article.aligned .zone-headline{font-size:1em}
""".strip()


def show_terms(article: Article | Reading, dossier: Dossiers, legend: bool = True) -> Html:
    """Show an article with every contested term in the look of its treatment: own, scare, quoted, attributed.

    Parameters
    ----------
    article : Article or Reading
        What to show.
    dossier : Dossier or sequence of Dossier
        Whose terms are shown.
    legend : bool
        Whether a legend of the four looks stands above the text.

    Returns
    -------
    Html
        Colour never stands alone: each treatment has its own underline, and a tool tip tells referent, side
        and speaker.

    Examples
    --------
    >>> from framing import Dossier
    >>> dossier = Dossier.parse("{sides: {North: {}}, terms: {entry: {invasion: North}}}")
    >>> "invasion</mark>" in str(show_terms(Article("a", text="The invasion began."), dossier))
    True
    """
    reading = article if isinstance(article, Reading) else Reading(article)
    return highlighted(reading, {TERM: _terms(reading, dossier)}, legend, LOOKS)


def aligned_statements(event: Corpus, least: float = LEAST_SIMILARITY) -> pd.DataFrame:
    """Find the sentences by which several articles say the same, by the words that they share.

    Sentences are compared by the cosine of their words' weights (tf-idf over the event's sentences); the most
    similar are joined first, as long as they are so similar on average, and no statement holds two sentences of
    one article.

    Parameters
    ----------
    event : Corpus
        The articles of one event.
    least : float
        Cosine from which two sentences count as one statement, from 0 to 1.

    Returns
    -------
    DataFrame
        One row per sentence of a statement: `statement` (a number, in order of its first sentence), `article,
        outlet, start, end, text`, and `similarity` to the statement's first sentence (1 for itself).

    Examples
    --------
    >>> herald = Article("h", "Herald", "Rain fell. Police said four officers were hurt near the old bridge.")
    >>> courier = Article("c", "Courier", "Four officers were hurt near the old bridge, police claimed. Shops shut.")
    >>> aligned_statements(Corpus([herald, courier]))[["statement", "article"]].values.tolist()
    [[0, 'h'], [0, 'c']]
    """
    _check.at_least("least", least, 0)
    sentences = [(article, start, end) for article in event for start, end in _body_sentences(article)]
    if len(sentences) < 2:
        return _statements([], sentences, np.zeros((0, 0)))
    similarity = _similarity([article.text[start:end] for article, start, end in sentences])
    return _statements(_joined(similarity, [a.id for a, _, _ in sentences], least), sentences, similarity)


def side_by_side(event: Corpus, dossier: Dossiers = None, least: float = LEAST_SIMILARITY) -> Html:
    """Put the articles of one event next to each other, a column each, aligned on what they name and state.

    Parameters
    ----------
    event : Corpus
        The articles of one event, such as ``corpus.where(event="...")``.
    dossier : Dossier or sequence of Dossier, optional
        Contested terms: with one, a first table shows how each article names each referent, and terms bear the
        look of their treatment.
    least : float
        As for `aligned_statements`.

    Returns
    -------
    Html
        Static: it needs no script. In each statement the words that the first column's sentence does not have
        are marked.

    Raises
    ------
    ArgumentError
        If the articles are of several events.

    Examples
    --------
    >>> herald = Article("h", "Herald", "Police said four officers were hurt near the old bridge.")
    >>> courier = Article("c", "Courier", "Police claimed four officers were hurt near the old bridge.")
    >>> ">claimed</mark>" in str(side_by_side(Corpus([herald, courier])))
    True
    """
    events = sorted({article.event for article in event})
    if len(events) > 1:
        raise ArgumentError(
            f"side_by_side takes the articles of one event; got {', '.join(map(repr, events))}. "
            "Choose one with corpus.where(event=...)."
        )
    readings = {article.id: Reading(article) for article in event}
    terms = {id: _terms(reading, dossier) for id, reading in readings.items()}
    tables = [
        _table("How each outlet names it", readings, _referent_rows(readings, terms)),
        _table("What several outlets state", readings, _statement_rows(readings, terms, event, least)),
    ]
    return Html(
        f"{style([*LOOKS.values(), *DIFFERS.values()])}<style>{PAGE}</style><article class='framing-article aligned'>"
        f"{legend_of({**LOOKS, **DIFFERS})}{''.join(tables)}</article>"
    )


def _terms(reading: Reading, dossier: Dossiers) -> list[Span]:
    """Return the contested terms, labelled by treatment, which gives them their look."""
    return [
        Span(s.start, s.end, s.facts["treatment"], s.voice, s.zone, {"referent": s.label, **s.facts})
        for s in find_labels(reading, dossier_for(reading.article, dossier))
    ]


def _body_sentences(article: Article) -> Iterator[tuple[int, int]]:
    reading = Reading(article)
    words = reading.tokens.starts[reading.word_tokens("all", ("headline", "standfirst", "body"))]
    for start, end in reading.sentences:
        first, last = np.searchsorted(words, (start, end))
        if last - first >= FEWEST_WORDS:
            yield start, end


def _similarity(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    weights = TfidfVectorizer(token_pattern=r"\w+", sublinear_tf=True).fit_transform(texts)
    return np.asarray((weights @ weights.T).todense(), dtype=np.float64)


def _joined(similarity: npt.NDArray[np.float64], owners: Sequence[str], least: float) -> list[list[int]]:
    """Join sentences of different articles, the most similar first; return groups of two or more."""
    groups = {i: [i] for i in range(len(owners))}
    rows, columns = np.nonzero(np.triu(similarity >= least, k=1))
    for pair in np.argsort(-similarity[rows, columns], kind="stable"):
        one, other = groups[int(rows[pair])], groups[int(columns[pair])]
        if (
            one is not other
            and {owners[i] for i in one}.isdisjoint(owners[i] for i in other)
            and similarity[np.ix_(one, other)].mean() >= least
        ):
            one += other
            groups.update(dict.fromkeys(other, one))
    unique = {id(group): sorted(group) for group in groups.values() if len(group) > 1}
    return sorted(unique.values())


def _statements(
    groups: Sequence[Sequence[int]],
    sentences: Sequence[tuple[Article, int, int]],
    similarity: npt.NDArray[np.float64],
) -> pd.DataFrame:
    rows = [
        (number, article.id, article.outlet, start, end, article.text[start:end], similarity[group[0], i])
        for number, group in enumerate(groups)
        for i in group
        for article, start, end in [sentences[i]]
    ]
    return pd.DataFrame(
        rows, columns=["statement", "article", "outlet", "start", "end", "text", "similarity"]
    )


Row = tuple[str, dict[str, str]]
"""The heading of a row, and the cells' markup by article."""


def _referent_rows(readings: dict[str, Reading], terms: dict[str, list[Span]]) -> list[Row]:
    """One row per referent: each sentence that names it, in its article's column."""
    referents = dict.fromkeys(term.facts["referent"] for found in terms.values() for term in found)
    rows = []
    for referent in referents:
        cells = {}
        for id, reading in readings.items():
            own = [(term, TERM) for term in terms[id] if term.facts["referent"] == referent]
            holding = [s for s in reading.sentences if any(s[0] <= t.start < s[1] for t, _ in own)]
            cells[id] = "".join(passage(reading, start, end, own, LOOKS) for start, end in holding)
        rows.append((referent, cells))
    return rows


def _statement_rows(
    readings: dict[str, Reading], terms: dict[str, list[Span]], event: Corpus, least: float
) -> list[Row]:
    """One row per statement: its sentences, with the words that the first of them does not have marked."""
    rows = []
    for number, (_, group) in enumerate(aligned_statements(event, least).groupby("statement"), start=1):
        first = group["text"].iloc[0]
        cells = {}
        for sentence in group.to_dict("records"):
            article, text = str(sentence["article"]), str(sentence["text"])
            start = int(sentence["start"])
            spans = [(term, TERM) for term in terms[article]]
            spans += [
                (Span(start + a, start + z, "differs"), STATEMENT) for a, z in differing(str(first), text)
            ]
            spans.sort(key=lambda pair: (pair[0].start, -pair[0].end))
            cells[article] = passage(readings[article], start, start + len(text), spans, {**LOOKS, **DIFFERS})
        rows.append((str(number), cells))
    return rows


def differing(first: str, second: str) -> list[tuple[int, int]]:
    """Return the runs of words of `second` that `first` does not have at that place.

    Examples
    --------
    >>> [("Police claimed it.")[a:z] for a, z in differing("Police said it.", "Police claimed it.")]
    ['claimed']
    """
    one, two = (Reading(Article("any", text=text)).tokens for text in (first, second))
    steps = difflib.SequenceMatcher(None, one.lower, two.lower, autojunk=False).get_opcodes()
    return [
        (int(two.starts[start]), int(two.ends[end - 1]))
        for kind, _, _, start, end in steps
        if kind in ("replace", "insert")
    ]


def _table(caption: str, readings: dict[str, Reading], rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    names = [reading.article.outlet or id for id, reading in readings.items()]
    if len(set(names)) < len(names):
        names = [f"{name} ({id})" for name, id in zip(names, readings, strict=True)]
    head = "".join(f"<th scope='col'>{html.escape(name)}</th>" for name in names)
    body = "".join(
        f"<tr><th scope='row'>{html.escape(heading)}</th>"
        + "".join(f"<td>{cells.get(id, '')}</td>" for id in readings)
        + "</tr>"
        for heading, cells in rows
    )
    return (
        f"<table class='framing-aligned'><caption>{html.escape(caption)}</caption>"
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
