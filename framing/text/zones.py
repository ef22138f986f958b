"""Zones of an article: headline, dateline, body, boilerplate …"""

from __future__ import annotations

from collections.abc import Sequence

from framing.text.article import Article, Span

ZONES = ("headline", "standfirst", "subhead", "byline", "dateline", "caption", "body", "boilerplate")


def find_zones(article: Article, paragraphs: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Split an article into zones: disjoint, in order, covering every non-blank line."""
    return tuple(Span(s, e, "body", zone="body") for s, e in paragraphs)
