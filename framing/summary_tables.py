"""Tables for people: scores, measures and the record of a run, as HTML that reads well in a report."""

from __future__ import annotations

import html
import json
import math
from collections.abc import Iterable

import pandas as pd

from framing.corpus import Corpus
from framing.display import Html, isolated, show
from framing.measures import discover
from framing.scoring import HEAD, Dossiers, Measures, catalogue, explain


def table_html(table: pd.DataFrame, caption: str) -> str:
    """Write a table whose first column heads the rows; undefined cells are empty, names of measures are links.

    The names of measures lead to their pages in `catalogue_table`. A wide table scrolls by itself, by keyboard too.

    Examples
    --------
    >>> page = table_html(pd.DataFrame({"outlet": ["<Herald>"], "hedging": [float("nan")]}), "Scores")
    >>> "<th scope='row'>&lt;Herald&gt;</th><td></td>" in page, "href='#measure-hedging'" in page
    (True, True)
    """
    head = "".join(f"<th scope='col'>{_column(str(name))}</th>" for name in table.columns)
    body = "".join(f"<tr>{''.join(_row(values))}</tr>" for values in table.itertuples(index=False, name=None))
    return (
        f"<div class='scroll' role='region' tabindex='0' aria-label='{html.escape(caption)}'>"
        f"<table><caption>{html.escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _column(name: str) -> str:
    measure = name.split(".")[0]
    told = html.escape(name)
    return f"<a href='#measure-{measure}'>{told}</a>" if measure in discover() else told


def _row(values: Iterable[object]) -> Iterable[str]:
    for place, value in enumerate(values):
        told = html.escape(_told(value))
        yield f"<td>{told}</td>" if place else f"<th scope='row'>{told}</th>"


def _told(value: object) -> str:
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{value:.3f}" if abs(value) < 1 else f"{value:.2f}"
    return "" if value is None or value is pd.NaT else str(value)


def score_table(scores: pd.DataFrame) -> Html:
    """Show a table of scores, undefined cells empty.

    Parameters
    ----------
    scores : DataFrame
        From `framing.score`.
    """
    totals = [c for c in scores.columns if c in HEAD or ("." not in c and not c.startswith("side_"))]
    notes = "".join(f"<p>{html.escape(note)}</p>" for note in scores.attrs.get("notes", ()))
    whole = table_html(scores, "Scores of every article, all columns")
    return Html(
        f"{notes}{table_html(scores[totals], 'Scores of every article, one column a measure')}"
        f"<details><summary>All columns</summary>{whole}</details>"
    )


def show_all(corpus: Corpus, measures: Measures = None, dossier: Dossiers = None) -> Html:
    """Show every article of a corpus with its evidence, folded, one below the other."""
    parts = [
        f"<details><summary>{isolated(f'{article.outlet}: {article.title or article.id}')}</summary>"
        f"{show(article, measures, dossier)}</details>"
        for article in corpus
    ]
    return Html("".join(parts))


def catalogue_table() -> Html:
    """Show the table of measures, each with its page folded below its title."""
    rows = "".join(
        f"<tr><th scope='row'><span id='measure-{name}'>{html.escape(title)}</span></th><td>{html.escape(unit)}</td>"
        f"<td>{html.escape(more)}</td>"
        f"<td><details><summary>{name}</summary><pre>{html.escape(explain(name))}</pre></details></td></tr>"
        for name, title, unit, more in _catalogue_rows()
    )
    head = "".join(f"<th scope='col'>{name}</th>" for name in ("measure", "unit", "more means", "page"))
    return Html(
        "<div class='scroll' role='region' tabindex='0' aria-label='The measures'>"
        f"<table class='words'><caption>The measures</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def catalogue_markdown() -> str:
    """Return the table of measures as Markdown; the README holds it between its marks."""
    lines = ["| measure | what it is | unit | more means |", "| --- | --- | --- | --- |"]
    lines += [f"| `{name}` | {title} | {unit} | {more} |" for name, title, unit, more in _catalogue_rows()]
    return "\n".join(lines)


def _catalogue_rows() -> list[list[str]]:
    return catalogue()[["measure", "title", "unit", "higher_means"]].astype(str).to_numpy().tolist()


def provenance_table(scores: pd.DataFrame) -> Html:
    """Show the record of the run that made a table of scores."""
    record = json.dumps(scores.attrs.get("provenance", {}), indent=1, ensure_ascii=False)
    return Html(
        f"<details><summary>Versions, hashes and parameters</summary><pre>{html.escape(record)}</pre></details>"
    )
