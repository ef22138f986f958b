"""Tables for people: scores, measures and the record of a run, as HTML that reads well in a report."""

from __future__ import annotations

import html
import json

import pandas as pd

from framing.corpus import Corpus
from framing.display import Html, show
from framing.records import sha256
from framing.scoring import HEAD, Dossiers, Measures, catalogue, explain
from framing.stats._observations import counted


def score_table(scores: pd.DataFrame) -> Html:
    """Show a table of scores, undefined cells empty.

    Parameters
    ----------
    scores : DataFrame
        From `framing.score`.
    """
    totals = [c for c in scores.columns if c in HEAD or ("." not in c and not c.startswith("side_"))]
    short = scores[totals].to_html(index=False, na_rep="", float_format="{:.2f}".format, border=0)
    whole = scores.to_html(index=False, na_rep="", float_format="{:.2f}".format, border=0)
    notes = "".join(f"<p>{html.escape(note)}</p>" for note in scores.attrs.get("notes", ()))
    return Html(f"{notes}{short}<details><summary>All columns</summary>{whole}</details>")


def show_all(corpus: Corpus, measures: Measures = None, dossier: Dossiers = None) -> Html:
    """Show every article of a corpus with its evidence, folded, one below the other."""
    parts = [
        f"<details><summary>{html.escape(f'{article.outlet}: {article.title or article.id}')}</summary>"
        f"{show(article, measures, dossier)}</details>"
        for article in corpus
    ]
    return Html("".join(parts))


def catalogue_table() -> Html:
    """Show the table of measures, each with its page folded below its title."""
    rows = "".join(
        f"<tr><th scope='row' id='measure-{name}'>{html.escape(title)}</th><td>{html.escape(unit)}</td>"
        f"<td>{html.escape(more)}</td>"
        f"<td><details><summary>{name}</summary><pre>{html.escape(explain(name))}</pre></details></td></tr>"
        for name, title, unit, more in _catalogue_rows()
    )
    head = "".join(f"<th scope='col'>{name}</th>" for name in ("measure", "unit", "more means", "page"))
    return Html(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")


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


def provenance_summary(scores: pd.DataFrame) -> pd.DataFrame:
    """Sum up the record of the run that made a table of scores: what must be the same to get the same numbers.

    Parameters
    ----------
    scores : DataFrame
        From `framing.score`.

    Returns
    -------
    DataFrame
        `item, value`: versions, commit, measures with their parameters, and one SHA-256 over the hashes of all
        articles, one over those of all lexicons and models.

    Examples
    --------
    >>> import framing
    >>> corpus = framing.Corpus([framing.Article("a1", text="Nearly 40 left.")])
    >>> provenance_summary(framing.score(corpus, "hedging"))["item"].tolist()[-2:]
    ['1 article', 'lexicons and models']
    """
    record = scores.attrs["provenance"]
    rows = [("Python", record["python"]), ("system", record["system"])]
    rows += [(name, version) for name, version in record["packages"].items() if version]
    rows += [("commit", record["commit"])] if record["commit"] else []
    rows += [(f"measure {number}", measure) for number, measure in enumerate(record["measures"], 1)]
    rows += [
        (counted(len(record["articles"]), "article"), sha256(json.dumps(record["articles"], sort_keys=True))),
        ("lexicons and models", sha256(json.dumps(record["data"], sort_keys=True))),
    ]
    return pd.DataFrame(rows, columns=["item", "value"])
