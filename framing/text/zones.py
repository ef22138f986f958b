"""Zones of an article: headline, dateline, body, boilerplate and more.

What each line is, `framing.text.page.layout` tells; here the lines become spans, and datelines are cut off.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.text.article import Article, Span
from framing.text.page.datelines import dateline_end
from framing.text.page.layout import label_lines

ZONES = ("headline", "standfirst", "subhead", "byline", "dateline", "caption", "body", "boilerplate")
LINES_WITH_DATELINE = 2
"""How many lines of the body are searched for a dateline."""


def find_zones(article: Article, paragraphs: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    r"""Split an article into zones: disjoint, in order, covering every non-blank line.

    Parameters
    ----------
    article : Article
        Its title, where it has one, shows which line is the headline.
    paragraphs : sequence of (start, end)
        From `framing.text.segment.paragraphs`.

    Returns
    -------
    tuple of Span
        One zone a line, `label` one of `ZONES`; a dateline is a zone of its own before the rest of its line.

    Examples
    --------
    >>> from framing.text.segment import paragraphs
    >>> text = "Bridge closed\n\nOSTRAVO, May 3 — The bridge shut on Monday.\n\nNobody was hurt.\n\nShare this"
    >>> zones = find_zones(Article(id="a", text=text), paragraphs(text))
    >>> [(zone.label, zone.text(text)[:10]) for zone in zones][:3]
    [('headline', 'Bridge clo'), ('dateline', 'OSTRAVO, M'), ('body', 'The bridge')]
    >>> zones[-1].label
    'boilerplate'
    """
    labels = label_lines([article.text[start:end] for start, end in paragraphs], article.title)
    zones, left = [], LINES_WITH_DATELINE
    for (start, end), label in zip(paragraphs, labels, strict=True):
        if label == "body" and left:
            left -= 1
            line = article.text[start:end]
            length = dateline_end(line)
            if length:
                left = 0
                zones.append(Span(start, start + length, "dateline", zone="dateline"))
                start = end - len(line[length:].lstrip())
        if start < end:
            zones.append(Span(start, end, label, zone=label))
    return tuple(zones)
