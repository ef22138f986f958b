"""Articles with their evidence highlighted, as static HTML that survives notebooks, print and export.

Colour never stands alone: every label has its own underline too, a legend names both, and every highlight has a
tool tip and a text that screen readers speak. The article's own text is always escaped.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from framing.dossier import dossier_for
from framing.scoring import Dossiers, Measures, chosen
from framing.text.article import Article, Span
from framing.text.reading import Reading

PALETTE = ("#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "#999999")
"""Okabe and Ito's colours, told apart by colour-blind readers."""
LINES = ("solid", "dashed", "dotted", "double", "wavy")

STYLE = """
.framing-article{max-width:46em;line-height:1.75;font-family:Georgia,serif;padding:.5em 1em}
.framing-article{color:#111;background:#fff}
.framing-article h4{font-family:sans-serif;margin:.2em 0}
.framing-article p{margin:.6em 0}
.framing-article .zone-headline{font-weight:bold;font-size:1.25em}
.framing-article .zone-subhead,.framing-article .zone-standfirst{font-weight:bold}
.framing-article .zone-boilerplate{color:#666;font-size:.85em}
.framing-article .zone-byline,.framing-article .zone-caption{font-size:.9em;color:#333}
.framing-article mark{color:inherit;border-radius:2px;padding:0 1px}
.framing-article mark{text-decoration-thickness:2px;text-underline-offset:3px}
.framing-legend{list-style:none;padding:0;font:.85em sans-serif}
.framing-legend li{display:inline-block;margin:0 1em .3em 0}
@media print{.framing-article mark{background:none!important}}
""".strip()


@dataclass(frozen=True)
class Html:
    """A piece of HTML that notebooks show and files can hold.

    Parameters
    ----------
    html : str
        The markup, with its style.
    """

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __str__(self) -> str:
        return self.html


@dataclass(frozen=True)
class Look:
    """How one label is drawn: a colour and an underline."""

    colour: str
    line: str

    @property
    def css(self) -> str:
        """Inline style of the highlight."""
        return (
            f"background:{self.colour}40;text-decoration-line:underline;"
            f"text-decoration-style:{self.line};text-decoration-color:{self.colour}"
        )


def show(
    article: Article | Reading, measures: Measures = None, dossier: Dossiers = None, legend: bool = True
) -> Html:
    """Show an article with the evidence of some measures highlighted.

    Parameters
    ----------
    article : Article or Reading
        What to show.
    measures : str, Measure, or several, optional
        Whose hits are highlighted; all measures if left out.
    dossier : Dossier or sequence of Dossier, optional
        Sides and contested terms.
    legend : bool
        Whether a legend stands above the text.

    Returns
    -------
    Html
        Shown by notebooks; ``str()`` gives the markup.

    Examples
    --------
    >>> page = show(Article("a1", "Herald", "Nearly 40 people <b>left</b>."), "hedging")
    >>> "Nearly</mark>" in str(page), "<b>left" in str(page)
    (True, False)
    """
    reading = article if isinstance(article, Reading) else Reading(article)
    own = dossier_for(reading.article, dossier)
    spans = {measure.name: measure.find(reading, own) for measure in chosen(measures)}
    return highlighted(reading, spans, legend=legend)


def highlighted(
    reading: Reading,
    spans: Mapping[str, Sequence[Span]],
    legend: bool = True,
    looks: Mapping[tuple[str, str], Look] | None = None,
) -> Html:
    """Show an article with given spans, by the name of what found them."""
    looks = looks or _looks(spans)
    flat = sorted(
        ((span, name) for name, found in spans.items() for span in found),
        key=lambda pair: (pair[0].start, -pair[0].end),
    )
    article = reading.article
    head = " · ".join(filter(None, (article.outlet, str(article.date or ""), article.id)))
    body = "".join(passage(reading, start, end, flat, looks) for start, end in reading.paragraphs)
    return Html(
        f"<style>{STYLE}</style><article class='framing-article'><h4>{html.escape(head)}</h4>"
        f"{legend_of(looks) if legend else ''}{body}</article>"
    )


def _looks(spans: Mapping[str, Sequence[Span]]) -> dict[tuple[str, str], Look]:
    """Give each (measure, label) a look, in a fixed order, so that one label looks the same everywhere."""
    keys = sorted({(name, span.label) for name, found in spans.items() for span in found})
    return {
        key: Look(PALETTE[i % len(PALETTE)], LINES[(i // len(PALETTE) + i) % len(LINES)])
        for i, key in enumerate(keys)
    }


def legend_of(looks: Mapping[tuple[str, str], Look]) -> str:
    """Write the legend of some looks, keyed by measure and label."""
    items = "".join(
        f"<li><mark style='{look.css}'>{html.escape(_caption(*key))}</mark></li>"
        for key, look in looks.items()
    )
    return f"<ul class='framing-legend' aria-label='legend'>{items}</ul>" if items else ""


def _caption(measure: str, label: str) -> str:
    return measure.replace("_", " ") if label in ("", measure) else f"{measure}: {label}".replace("_", " ")


def passage(
    reading: Reading,
    start: int,
    end: int,
    spans: Iterable[tuple[Span, str]],
    looks: Mapping[tuple[str, str], Look],
) -> str:
    """Write a passage of an article as a paragraph of HTML, with the spans in it highlighted."""
    here = [(span, name) for span, name in spans if span.start < end and span.end > start]
    cuts = sorted({start, end, *(max(start, min(end, x)) for s, _ in here for x in (s.start, s.end))})
    pieces = []
    for a, z in pairwise(cuts):
        covering = [(span, name) for span, name in here if span.start <= a and span.end >= z]
        text = html.escape(reading.text[a:z])
        pieces.append(_mark(text, covering, looks) if covering else text)
    zone = reading.zone_at(end - 1) or "body"
    return f"<p class='zone-{zone}'>{''.join(pieces)}</p>"


def _mark(text: str, covering: Sequence[tuple[Span, str]], looks: Mapping[tuple[str, str], Look]) -> str:
    inner, name = covering[-1]  # the innermost span gives the look, all of them the tool tip
    tip = "; ".join(_describe(span, measure) for span, measure in covering)
    return f'<mark style="{looks[name, inner.label].css}" title="{html.escape(tip)}">{text}</mark>'


def _describe(span: Span, measure: str) -> str:
    facts = ", ".join(f"{key} {value}" for key, value in span.facts.items() if value not in (None, "", False))
    voice = f"{span.voice} voice" + (", marked" if span.facts.get("marked") else "")
    return " · ".join(filter(None, (_caption(measure, span.label), voice, facts)))
