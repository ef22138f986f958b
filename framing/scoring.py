"""Scoring: a corpus in, one row per article, or one row per span of evidence, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing import _check
from framing.corpus import Corpus
from framing.dossier import Dossier, dossier_for, several
from framing.measures import discover
from framing.measures._measure import NAN, Measure, expand, facts, side_key
from framing.records import provenance
from framing.text.article import Article
from framing.text.reading import Reading

if TYPE_CHECKING:
    from framing.text.article import Span

Dossiers = Dossier | Sequence[Dossier] | None
Measures = str | Measure | Iterable[str | Measure] | None
BATCH = 250
HEAD = ("article", "outlet", "event", "date", "words")
VOICE_WORDS = ("words.outlet", "words.marked", "words.attributed", "words.quoted")
SPAN_HEAD = ("article", "measure", "label", "start", "end", "text", "voice", "zone", "side")


def chosen(measures: Measures) -> tuple[Measure, ...]:
    """Turn names and measures into measures; None means all of them with their default parameters.

    Raises
    ------
    ArgumentError
        If a name is unknown, with the nearest one.
    """
    if measures is None:
        return tuple(kind() for kind in discover().values())
    if isinstance(measures, (str, Measure)):
        measures = [measures]
    return tuple(
        m if isinstance(m, Measure) else discover()[_check.one_of("the measure", m, discover())]()
        for m in measures
    )


def score(
    corpus: Corpus,
    measures: Measures = None,
    dossier: Dossiers = None,
    jobs: int = 1,
    progress: bool = False,
) -> pd.DataFrame:
    """Score every article of a corpus.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    measures : str, Measure, or several, optional
        Names or measures; all of them if left out.
    dossier : Dossier or sequence of Dossier, optional
        Sides, actors and terms; several are matched to articles by event.
    jobs : int
        Processes to use.
    progress : bool
        Whether to show a progress bar.

    Returns
    -------
    DataFrame
        One row per article: `article, outlet, event, date, words`, words by voice (`words.outlet`,
        `words.marked`, `words.attributed`, `words.quoted`), the names of the sides (`side_a` …) where there is a
        dossier, then the measures' columns. ``attrs["provenance"]`` tells how it was made, ``attrs["notes"]``
        what the reader should know. Articles in another language than English score nan.

    Examples
    --------
    >>> corpus = Corpus([Article("a1", "Herald", "Nearly 40 people reportedly left the town on Friday.")])
    >>> score(corpus, "hedging")[["article", "words", "hedging"]].round(1).to_dict("records")
    [{'article': 'a1', 'words': 9, 'hedging': 222.2}]
    """
    used = chosen(measures)
    rows = [row for part in _in_parts(_score_batch, corpus, used, dossier, jobs, progress) for row in part]
    table = pd.DataFrame(rows, columns=columns_of(used, dossier))
    table.attrs["provenance"] = provenance(corpus, used)
    table.attrs["notes"] = _notes(corpus)
    return table


def evidence(
    corpus: Corpus,
    measures: Measures = None,
    dossier: Dossiers = None,
    jobs: int = 1,
    progress: bool = False,
) -> pd.DataFrame:
    """Return every hit of every measure as one row, so that each number can be re-read in place.

    Parameters
    ----------
    corpus, measures, dossier, jobs, progress
        As for `score`.

    Returns
    -------
    DataFrame
        `article, measure, label, start, end, text, voice, zone, side`, then further facts of the measures.
        ``text == corpus[article].text[start:end]``.

    Examples
    --------
    >>> corpus = Corpus([Article("a1", "Herald", "Nearly 40 people left.")])
    >>> evidence(corpus, "hedging")[["label", "text", "voice"]].to_dict("records")
    [{'label': 'approximator', 'text': 'Nearly', 'voice': 'outlet'}]
    """
    used = chosen(measures)
    rows = [row for part in _in_parts(_evidence_batch, corpus, used, dossier, jobs, progress) for row in part]
    table = pd.DataFrame(rows)
    table = table.reindex(columns=[*SPAN_HEAD, *(c for c in table.columns if c not in SPAN_HEAD)])
    table.attrs["provenance"] = provenance(corpus, used)
    return table


def score_reading(
    reading: Reading, measures: Sequence[Measure], dossier: Dossier | None = None
) -> dict[str, Any]:
    """Score one article that has been read: one row of `score`, without the columns of other dossiers."""
    article = reading.article
    english = article.language == "en"
    row: dict[str, Any] = {
        "article": article.id,
        "outlet": article.outlet,
        "event": article.event,
        "date": article.date,
        "words": reading.words("all"),
    }
    for column in VOICE_WORDS:
        row[column] = reading.words(column.removeprefix("words.")) if english else NAN
    if dossier:
        row.update({side_key(i): name for i, name in enumerate(dossier.side_names)})
    for measure in measures:
        if english:
            row.update(measure.score(reading, measure.find(reading, dossier), dossier))
    return row


def span_row(article: str, measure: str, span: Span, text: str) -> dict[str, Any]:
    """Turn a span into one row of `evidence`."""
    return {
        "article": article,
        "measure": measure,
        "label": span.label,
        "start": span.start,
        "end": span.end,
        "text": span.text(text),
        "voice": span.voice,
        "zone": span.zone,
        "side": None,
        **span.facts,
    }


def catalogue() -> pd.DataFrame:
    """Return the table of all measures: title, unit, range, what more means, columns, needs, citation.

    Examples
    --------
    >>> "hedging" in set(catalogue()["measure"])
    True
    """
    return pd.DataFrame([facts(kind()) for kind in discover().values()])


def explain(name: str) -> str:
    """Return one measure's page: definition, formula, unit, limits, reference and an example.

    Examples
    --------
    >>> explain("hedging").splitlines()[0]
    'Hedging: how far the text withholds commitment.'
    """
    import inspect
    import sys

    kind = discover()[_check.one_of("the measure", name, discover())]
    return inspect.cleandoc(sys.modules[kind.__module__].__doc__ or "")


def _score_batch(
    articles: Sequence[Article], measures: Sequence[Measure], dossier: Dossiers
) -> list[dict[str, Any]]:
    return [score_reading(Reading(a), measures, dossier_for(a, dossier)) for a in articles]


def _evidence_batch(
    articles: Sequence[Article], measures: Sequence[Measure], dossier: Dossiers
) -> list[dict[str, Any]]:
    rows = []
    for article in articles:
        if article.language == "en":
            reading, own = Reading(article), dossier_for(article, dossier)
            rows += [
                span_row(article.id, measure.name, span, article.text)
                for measure in measures
                for span in measure.find(reading, own)
            ]
    return rows


def _in_parts(
    work: Callable[..., list[dict[str, Any]]],
    corpus: Corpus,
    measures: Sequence[Measure],
    dossier: Dossiers,
    jobs: int,
    progress: bool,
) -> Iterator[list[dict[str, Any]]]:
    """Apply `work` to batches of articles, in order, in this process or in several."""
    _check.at_least("jobs", jobs, 1)
    size = BATCH if jobs > 1 else 10
    batches = [corpus.articles[i : i + size] for i in range(0, len(corpus), size)]
    if jobs == 1:
        parts: Iterable[list[dict[str, Any]]] = (work(batch, measures, dossier) for batch in batches)
    else:
        from joblib import Parallel, delayed

        parts = Parallel(n_jobs=jobs, return_as="generator")(
            delayed(work)(batch, measures, dossier) for batch in batches
        )
    if not progress:
        yield from parts
        return
    from tqdm.auto import tqdm

    with tqdm(total=len(corpus), unit="article") as bar:
        for batch, part in zip(batches, parts, strict=True):
            bar.update(len(batch))
            yield part


def columns_of(measures: Iterable[Measure], dossier: Dossiers) -> list[str]:
    """Name the columns that `score` fills with these measures and dossiers, in order."""
    sides = _most_sides(dossier)
    return [
        *HEAD,
        *VOICE_WORDS,
        *(side_key(i) for i in range(sides)),
        *(column for measure in measures for column in expand(measure.columns, sides)),
    ]


def _most_sides(dossier: Dossiers) -> int:
    return max((len(d.side_names) for d in several(dossier)), default=0)


def _notes(corpus: Corpus) -> list[str]:
    unread = len(corpus.skipped)
    notes = [f"{unread} inputs could not be read; see Corpus.skipped."] if unread else []
    return notes + foreign_note(sum(article.language != "en" for article in corpus))


def foreign_note(count: int) -> list[str]:
    """Word what the reader of a table should know where `count` articles are in another language than English."""
    return [f"{count} articles are in another language than English and score nan."] if count else []
