"""The sections of the report that are about the whole corpus: what it holds, what was found, events side by side."""

from __future__ import annotations

import html
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib import rc_context

from framing.alignment import side_by_side
from framing.corpus import Corpus
from framing.display import Html, isolated
from framing.export.vector_figures import vector_figure
from framing.plots import plot_articles, plot_comparison, plot_term_voice
from framing.reporting.findings import Finding, caution
from framing.scoring import Dossiers
from framing.stats._observations import counted
from framing.summary_tables import table_html
from framing.terms_table import term_by_voice, voice_profile

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COMPARED = ("group_a", "group_b", "estimate", "low", "high", "p", "q", "n_events", "n_articles", "method")
LITERALLY = rc_context({"text.parse_math": False})
"""An outlet's name may hold a dollar sign: figures show names, not formulas."""
LONGEST_NAME = 40
"""Characters of an outlet's name that a figure has room for."""
MOST_DRAWN = 30
"""Pairs of outlets that a figure still shows legibly; the table has all of them."""


def overview(corpus: Corpus, scores: pd.DataFrame, found: Sequence[Finding]) -> Html:
    """Say what the corpus holds and how far the numbers carry.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    scores : DataFrame
        Their scores, with `copy_group`.
    found : sequence of Finding
        What `findings` says of them.

    Returns
    -------
    Html
        A few sentences.

    Examples
    --------
    >>> from framing import Article
    >>> str(overview(Corpus([Article("a", "Herald", "Rain fell.")]), pd.DataFrame({"words": [2]}), ()))[:51]
    '<p>1 article of 1 outlet on 1 event, 2 words.</p><p'
    """
    dates = sorted(str(article.date) for article in corpus if article.date)
    when = f", dated {dates[0]} to {dates[-1]}" if dates else ""
    sentences = [
        f"{counted(len(corpus), 'article')} of {counted(len(corpus.outlets), 'outlet')} on "
        f"{counted(len(corpus.events), 'event')}, {int(scores['words'].sum()):,} words{when}.",
        _copies(scores),
        *scores.attrs.get("notes", ()),
        caution(tuple(found)),
    ]
    return Html("".join(f"<p>{html.escape(sentence)}</p>" for sentence in sentences if sentence))


def _copies(scores: pd.DataFrame) -> str:
    if "copy_group" not in scores:
        return ""
    copies = scores["copy_group"].dropna()
    if copies.empty:
        return "No article is a copy of another."
    return (
        f"{len(copies)} articles share {counted(copies.nunique(), 'text')} with others (wire copy or near-duplicates); "
        "comparisons count such copies once in an outlet."
    )


@LITERALLY
def findings_section(found: Sequence[Finding], scores: pd.DataFrame) -> Html:
    """Show each finding: its sentences, every article's value, and the comparison of all pairs of outlets.

    Parameters
    ----------
    found : sequence of Finding
        As `findings` returns them.
    scores : DataFrame
        The scores that they are about.

    Returns
    -------
    Html
        One section a finding, with figures as vector graphics that have alternative text.
    """
    return Html("".join(_finding(finding, scores) for finding in found))


def _finding(finding: Finding, scores: pd.DataFrame) -> str:
    values = scores.assign(
        outlet=scores["outlet"].map(_printable),
        **{finding.column: pd.to_numeric(scores[finding.column], errors="coerce")},
    )
    parts = [
        f"<h3>{html.escape(finding.title)}</h3>",
        f"<p>{html.escape(finding.unit)}; measure <a href='#measure-{finding.column.split('.')[0]}'>"
        f"<code>{finding.column}</code></a>.</p>",
        *(f"<p>{html.escape(sentence)}</p>" for sentence in finding.sentences),
        _figure(plot_articles(values, finding.column), f"{finding.title}: one dot an article."),
    ]
    if finding.inferred:
        told = "Estimates are differences within events, column group_a minus group_b."
        table = table_html(
            finding.comparison[list(COMPARED)], f"{finding.title}: all pairs of outlets. {told}"
        )
        drawn = ""
        if len(finding.comparison) <= MOST_DRAWN:
            drawn = _figure(
                plot_comparison(finding.comparison.assign(**_printable_pairs(finding)), finding.column),
                f"{finding.title}: differences between outlets within events, with 95% intervals.",
            )
        parts.append(
            f"<details><summary>All pairs of outlets: {finding.title}</summary>{drawn}{table}</details>"
        )
    return f"<section>{''.join(parts)}</section>"


def _printable_pairs(finding: Finding) -> dict[str, pd.Series]:
    return {name: finding.comparison[name].map(_printable) for name in ("group_a", "group_b")}


def _figure(axes: Axes, caption: str) -> str:
    with (
        warnings.catch_warnings()
    ):  # a name in a script that the font lacks is still told by the alternative text
        warnings.filterwarnings("ignore", "Glyph", UserWarning)
        drawing = vector_figure(axes).svg
    return f"<figure>{drawing}<figcaption>{html.escape(caption)}</figcaption></figure>"


def _printable(name: object) -> str:
    """Write a name for a figure: not too long, and what draws nothing or turns the line around is shown as such."""
    shown = "".join(character if character.isprintable() else "�" for character in str(name))
    return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1]}…"


@LITERALLY
def terms_figure(corpus: Corpus, dossier: Dossiers) -> Html:
    """Draw in whose words the sides' contested terms stand, outlet by outlet; empty without such terms.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    dossier : Dossier or sequence of Dossier
        Whose terms are counted.

    Returns
    -------
    Html
        A figure with its caption.
    """
    terms = term_by_voice(corpus, dossier) if dossier else pd.DataFrame({"variant_side": []})
    if not (terms["variant_side"] != "neutral").any():
        return Html("<p>There are no contested terms to draw: no dossier names any that occurs.</p>")
    return Html(
        _figure(
            plot_term_voice(voice_profile(terms).rename(index=_printable, columns=_printable)),
            "The words of one side for what happened: the outlet's own words, in scare quotes, or in somebody's mouth.",
        )
    )


def events_side_by_side(corpus: Corpus, dossier: Dossiers = None) -> Html:
    """Show every event of two articles or more side by side, folded.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    dossier : Dossier or sequence of Dossier, optional
        Contested terms.

    Returns
    -------
    Html
        Static: it needs no script.
    """
    parts = [
        f"<details><summary>{isolated(name or '(no event)')}: {len(event)} articles</summary>"
        f"<div class='scroll' role='region' tabindex='0' aria-label='{html.escape(name)} side by side'>"
        f"{side_by_side(event, dossier)}</div></details>"
        for name, event in corpus.by("event").items()
        if len(event) > 1
    ]
    return Html("".join(parts) or "<p>No event has two articles.</p>")
