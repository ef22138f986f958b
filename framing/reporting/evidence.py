"""Every article with its evidence, and a choice of the measure that is highlighted in all of them at once.

The choice needs no script: a style sheet shows what belongs to the measure that is picked.
"""

from __future__ import annotations

import html
import math
from collections.abc import Hashable, Mapping, Sequence

import pandas as pd

from framing.corpus import Corpus
from framing.display import (
    STYLE,
    Html,
    Look,
    Named,
    caption,
    evidence_list,
    heading,
    in_order,
    looks_of,
    pieces,
)
from framing.dossier import dossier_for
from framing.measures._measure import Measure
from framing.scoring import Dossiers, chosen
from framing.text.article import Span
from framing.text.reading import Reading

Found = Mapping[str, Sequence[Span]]
FIRST = ("term_voice", "scare_quotes", "hedging")
"""The measure highlighted at first is the first of these that found anything."""
WHOLE_TEXT = ("readability",)
"""Measures whose evidence is every sentence: nothing would stand out."""

PAGE = """
.framing-pick{border:1px solid #767676;padding:.4em .8em;background:#fff}
.framing-pick{position:sticky;top:0;max-height:9em;overflow:auto;z-index:1}
.framing-pick label{display:inline-block;margin:0 1em .2em 0;font:.85em sans-serif}
.framing-for{display:none}
@supports not selector(:has(a)){.framing-for{display:block}}
""".strip()


def articles_with_evidence(corpus: Corpus, scores: pd.DataFrame, dossier: Dossiers = None) -> Html:
    """Show every article, folded, with the evidence and the figure of whichever measure the reader picks.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    scores : DataFrame
        Their scores, as `framing.score` returns them.
    dossier : Dossier or sequence of Dossier, optional
        Sides and contested terms.

    Returns
    -------
    Html
        Static: it needs no script.

    Examples
    --------
    >>> from framing import Article, score
    >>> corpus = Corpus([Article("a1", "Herald", "Nearly 40 people left.")])
    >>> page = str(articles_with_evidence(corpus, score(corpus)))
    >>> "mark.hedging-approximator" in page, "Hedges: 250.00" in page
    (True, True)
    """
    measures = [measure for measure in chosen(None) if measure.name not in WHOLE_TEXT]
    rows = {str(row["article"]): row for row in scores.to_dict("records")}
    found: dict[str, set[str]] = {measure.name: set() for measure in measures}
    pages = []
    for article in corpus:
        reading = Reading(article)
        own = dossier_for(article, dossier)
        english = article.language == "en"
        spans = {m.name: m.find(reading, own) if english else () for m in measures}
        for name, hits in spans.items():
            found[name] |= {span.label for span in hits}
        pages.append(_article(reading, measures, spans, rows[article.id]))
    named = [measure for measure in measures if found[measure.name]]
    looks = {measure.name: looks_of({measure.name: found[measure.name]}) for measure in named}
    return Html(
        f"<div class='framing-evidence'><style>{STYLE}{PAGE}{_rules(looks)}</style>"
        f"<!--screen-->{_picker(named)}{''.join(map(_legend, looks, looks.values()))}<!--/screen-->"
        f"{''.join(pages)}</div>"
    )


def _picker(measures: Sequence[Measure]) -> str:
    """Offer the measures as radio buttons, which every keyboard and screen reader knows."""
    names = [measure.name for measure in measures]
    first = next((name for name in (*FIRST, *names) if name in names), None)
    choices = "".join(
        f"<label><input type='radio' name='pick' id='pick-{measure.name}'"
        f"{' checked' if measure.name == first else ''}> {html.escape(measure.title)}</label>"
        for measure in measures
    )
    return (
        "<div class='framing-pick' role='radiogroup' aria-labelledby='framing-pick'>"
        f"<strong id='framing-pick'>Highlight in all articles</strong><br>{choices}</div>"
    )


def _legend(name: str, looks: Mapping[tuple[str, str], Look]) -> str:
    items = "".join(
        f"<li><mark class='{_class(name, label)}'>{html.escape(label or name).replace('_', ' ')}</mark></li>"
        for _, label in looks
    )
    return (
        f"<ul class='framing-legend framing-article framing-for for-{name}' aria-label='legend'>{items}</ul>"
    )


def _rules(looks: Mapping[str, Mapping[tuple[str, str], Look]]) -> str:
    """Write what each choice shows: its figures and lists, and its highlights in their looks."""
    rules = []
    for name, of_labels in looks.items():
        picked = f".framing-evidence:has(#pick-{name}:checked)"
        rules.append(f"{picked} .for-{name}{{display:block}}")
        rules += [
            f"{picked} mark.{_class(name, label)}{{{look.css};text-decoration-line:underline}}"
            for (_, label), look in of_labels.items()
        ]
    quiet = ".framing-evidence mark{text-decoration-line:none}"
    return "\n".join(["", quiet, *rules])


def _class(name: str, label: str) -> str:
    return f"{name}-{''.join(c if c.isalnum() else '_' for c in label)}"


def _article(
    reading: Reading, measures: Sequence[Measure], spans: Found, row: Mapping[Hashable, object]
) -> str:
    article, flat = reading.article, in_order(spans)
    text = "".join(_paragraph(reading, start, end, flat) for start, end in reading.paragraphs)
    told = "".join(
        f"<div class='framing-for for-{measure.name}'><p class='framing-head'>{_figures(measure, row)}</p>"
        f"{evidence_list(reading, in_order({measure.name: spans[measure.name]}))}</div>"
        for measure in measures
        if spans[measure.name]
    )
    title = html.escape(f"{article.outlet or '(no outlet)'}: {article.title or article.id}")
    return (
        f"<details><summary>{title}</summary><article class='framing-article'>{heading(article)}"
        f"<!--screen-->{told}<!--/screen-->{text}</article></details>"
    )


def _paragraph(reading: Reading, start: int, end: int, spans: Sequence[Named]) -> str:
    written = []
    for a, z, covering in pieces(start, end, spans):
        text = html.escape(reading.text[a:z])
        if covering:
            labels = dict.fromkeys((name, span.label) for span, name in covering)
            classes = " ".join(_class(*label) for label in labels)
            told = "; ".join(caption(*label) for label in labels)
            text = f'<mark class="{classes}" title="{html.escape(told)}">{text}</mark>'
        written.append(text)
    return f"<p class='zone-{reading.zone_at(end - 1) or 'body'}'>{''.join(written)}</p>"


def _figures(measure: Measure, row: Mapping[Hashable, object]) -> str:
    """Tell the article's values of one measure, the undefined ones left out."""
    shown = [
        f"{html.escape(_column(measure, str(column)))}: {value:.2f}"
        for column, value in row.items()
        if str(column).split(".")[0] == measure.name and isinstance(value, float) and not math.isnan(value)
    ]
    return " · ".join(shown) or f"{html.escape(measure.title)}: undefined here"


def _column(measure: Measure, column: str) -> str:
    return measure.title if column == measure.name else column.split(".", 1)[1].replace("_", " ")
