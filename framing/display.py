"""Articles with their evidence highlighted, as static HTML that survives notebooks, print and export.

Colour never stands alone: every label has its own underline too, a legend names both, every highlight has a tool
tip, and what tool tips say can be read as a list by keyboard and screen reader. What comes from an article is
always escaped, and whatever direction its characters impose ends with it.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from urllib.parse import urlsplit

from framing.dossier import dossier_for
from framing.scoring import Dossiers, Measures, chosen
from framing.text.article import Article, Span
from framing.text.reading import Reading

PALETTE = ("#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "#999999")
"""Okabe and Ito's colours, told apart by colour-blind readers."""
LINES = ("solid", "dashed", "dotted", "double", "wavy")
LONGEST_LISTED = 80
"""Characters of a hit that a list repeats; the text itself is beside it."""

STYLE = """
.framing-article{max-width:46em;line-height:1.75;font-family:Georgia,serif;padding:.5em 1em}
.framing-article{color:#111;background:#fff}
.framing-head,.framing-list{font-family:sans-serif;font-size:.9em}
.framing-article p{margin:.6em 0}
.framing-article .zone-headline{font-weight:bold;font-size:1.25em}
.framing-article .zone-subhead,.framing-article .zone-standfirst{font-weight:bold}
.framing-article .zone-boilerplate{color:#555;font-size:.85em}
.framing-article .zone-byline,.framing-article .zone-caption{font-size:.9em;color:#333}
.framing-article mark{color:inherit;background:none;border-radius:2px;padding:0}
.framing-article mark{text-decoration:underline 2px;text-underline-offset:3px}
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
        """The declarations that draw it."""
        return f"background:{self.colour}40;text-decoration-style:{self.line};text-decoration-color:{self.colour}"

    @property
    def name(self) -> str:
        """A class for it: the same look has the same class on every page."""
        return f"look-{self.colour.lstrip('#')}-{self.line}"


def style(looks: Iterable[Look]) -> str:
    """Write the style sheet of articles highlighted with these looks."""
    rules = "".join(f".framing-article mark.{look.name}{{{look.css}}}\n" for look in dict.fromkeys(looks))
    return f"<style>{STYLE}\n{rules}</style>"


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
    if looks is None:
        looks = looks_of({name: [span.label for span in found] for name, found in spans.items()})
    flat = in_order(spans)
    body = "".join(passage(reading, start, end, flat, looks) for start, end in reading.paragraphs)
    return Html(
        f"{style(looks.values())}<article class='framing-article'>{heading(reading.article)}"
        f"{legend_of(looks) if legend else ''}{body}{evidence_list(reading, flat) if legend else ''}</article>"
    )


Named = tuple[Span, str]
"""A span, and the name of what found it."""


def in_order(spans: Mapping[str, Iterable[Span]]) -> list[Named]:
    """Put the spans of several finders in the order of the text, the outer before the inner."""
    flat = [(span, name) for name, found in spans.items() for span in found]
    return sorted(flat, key=lambda pair: (pair[0].start, -pair[0].end))


def looks_of(labels: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], Look]:
    """Give each label of each finder a look, in a fixed order."""
    keys = sorted({(name, label) for name, given in labels.items() for label in given})
    return {
        key: Look(PALETTE[i % len(PALETTE)], LINES[(i // len(PALETTE) + i) % len(LINES)])
        for i, key in enumerate(keys)
    }


def isolated(text: str) -> str:
    """Escape a text, and keep the direction that its characters impose to itself."""
    return f"<bdi>{html.escape(text)}</bdi>"


def heading(article: Article) -> str:
    """Say whose article it is, with a link to where it was published if that is a page of the web."""
    parts = [isolated(part) for part in (article.outlet, str(article.date or ""), article.id) if part]
    if urlsafe(article.url):
        parts.append(f"<a href='{html.escape(article.url)}' rel='noopener noreferrer'>source</a>")
    return f"<p class='framing-head'><strong>{' · '.join(parts)}</strong></p>"


def urlsafe(url: str) -> bool:
    """Tell whether an address leads to a page of the web, and can do nothing else.

    Examples
    --------
    >>> urlsafe("https://herald.example/a1"), urlsafe("javascript:alert(1)")
    (True, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def legend_of(looks: Mapping[tuple[str, str], Look]) -> str:
    """Write the legend of some looks, keyed by finder and label."""
    items = "".join(
        f"<li><mark class='{look.name}'>{html.escape(caption(*key))}</mark></li>"
        for key, look in looks.items()
    )
    return f"<ul class='framing-legend' aria-label='legend'>{items}</ul>" if items else ""


def caption(finder: str, label: str) -> str:
    """Name a label of a finder in words."""
    return finder.replace("_", " ") if label in ("", finder) else f"{finder}: {label}".replace("_", " ")


def evidence_list(reading: Reading, spans: Iterable[Named]) -> str:
    """List the highlighted words by label, folded: what tool tips say, for keyboard and screen reader."""
    by_label = sorted(spans, key=lambda pair: (pair[1], pair[0].label, pair[0].start))
    items = "".join(
        f"<dt>{html.escape(caption(*key))}</dt>{''.join(_listed(reading, span) for span, _ in group)}"
        for key, group in groupby(by_label, key=lambda pair: (pair[1], pair[0].label))
    )
    if not items:
        return ""
    return f"<details class='framing-list'><summary>The highlighted words as a list</summary><dl>{items}</dl></details>"


def _listed(reading: Reading, span: Span) -> str:
    words = span.text(reading.text)
    shown = words if len(words) <= LONGEST_LISTED else f"{words[:LONGEST_LISTED]} …"
    told = " · ".join(_facts(span))
    return f"<dd>{isolated(shown)}{' – ' if told else ''}{html.escape(told)}</dd>"


def pieces(start: int, end: int, spans: Iterable[Named]) -> Iterator[tuple[int, int, list[Named]]]:
    """Cut a passage wherever a span begins or ends; yield each piece with the spans that cover it."""
    here = [pair for pair in spans if pair[0].start < end and pair[0].end > start]
    cuts = {start, end, *(max(start, min(end, x)) for span, _ in here for x in (span.start, span.end))}
    for a, z in pairwise(sorted(cuts)):
        yield a, z, [pair for pair in here if pair[0].start <= a and pair[0].end >= z]


def passage(
    reading: Reading,
    start: int,
    end: int,
    spans: Iterable[Named],
    looks: Mapping[tuple[str, str], Look],
) -> str:
    """Write a passage of an article as a paragraph of HTML, with the spans in it highlighted."""
    written = []
    for a, z, covering in pieces(start, end, spans):
        text = html.escape(reading.text[a:z])
        if covering:
            inner, name = covering[-1]  # the innermost span gives the look, all of them the tool tip
            text = f'<mark class="{looks[name, inner.label].name}" title="{tip(covering)}">{text}</mark>'
        written.append(text)
    zone = reading.zone_at(end - 1) or "body"
    return f"<p class='zone-{zone}'>{''.join(written)}</p>"


def tip(covering: Iterable[Named]) -> str:
    """Write the tool tip of a piece: what every span over it was found to be, escaped."""
    told = (" · ".join([caption(name, span.label), *_facts(span)]) for span, name in covering)
    return html.escape("; ".join(told))


def _facts(span: Span) -> list[str]:
    """Say whose voice a span is in, and what else was found out about it."""
    voice = [f"{span.voice} voice" + (", marked" if span.facts.get("marked") else "")] if span.voice else []
    facts = [f"{key} {value}" for key, value in span.facts.items() if value not in (None, "", False)]
    return voice + ([", ".join(facts)] if facts else [])
