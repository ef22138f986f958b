"""Zones: which line is headline, story or page, by tables of whole pages."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.article import Article
from framing.text.page.layout import label_lines
from framing.text.segment import paragraphs
from framing.text.zones import ZONES, find_zones
from tests.text.page_lines import BYLINES, CAPTIONS, CREDITS, FURNITURE, STORY, cells

LEAD = "The bridge over the Isen was shut on Monday after nine people fell from it, the city council said."
MORE = "Nobody on the council would say when it will open again, and the mayor did not answer the telephone."
END = "The bridge was built in 1911."

# name → title as metadata, then (zone, line)
PAGES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "plain": ("", [("headline", "Bridge shut after fall"), ("body", LEAD), ("body", MORE)]),
    "agencies above the headline": (
        "",
        [
            ("boilerplate", "Reuters and AP"),
            ("headline", "Bridge shut after fall"),
            ("body", LEAD),
            ("body", MORE),
        ],
    ),
    "rubric above the headline": (
        "",
        [("boilerplate", "News Trending"), ("headline", "Nine Fall From Bridge In Pell"), ("body", LEAD)],
    ),
    "place as a rubric": (
        "",
        [("boilerplate", "Velmora"), ("headline", "Nine fall from a bridge"), ("body", LEAD)],
    ),
    "body without headline": ("", [("body", LEAD + " " + MORE), ("body", MORE), ("body", END)]),
    "dateline without headline": ("", [("dateline", "PELL —"), ("body", LEAD), ("body", MORE)]),
    "one paragraph": ("", [("body", "The bridge was shut. Nobody was hurt.")]),
    "one short line": ("", [("body", "Bridge shut")]),
    "title only": ("Bridge shut", [("headline", "Bridge shut")]),
    "title not in the text": ("Nine fall from bridge", [("body", END), ("body", MORE)]),
    "title with the site's name": (
        "Bridge shut after nine fall | The Herald",
        [("headline", "Bridge shut after nine fall"), ("body", LEAD)],
    ),
    "headline that ends in a period": (
        "",
        [("headline", "Bridge shut after nine people fall."), ("body", LEAD), ("body", MORE)],
    ),
    "headline in title case that ends in a period": (
        "Nine Fall From Bridge",
        [("headline", "Nine Fall From Bridge."), ("body", LEAD)],
    ),
    "head in full": (
        "Bridge shut",
        [
            ("headline", "Bridge shut"),
            ("standfirst", "Council silent on when the crossing will open again"),
            ("byline", "By Ann Dole, Home Affairs Editor"),
            ("dateline", "Pell"),
            ("boilerplate", "Published 3 March 2031, 18:20. Updated 21:05."),
            ("boilerplate", "4 min read | Share | Save"),
            ("boilerplate", "Photo: Otto Beck"),
            ("caption", "The bridge on Monday night. Photograph: Otto Beck"),
            ("body", "It was open on Sunday."),
            ("body", LEAD),
        ],
    ),
    "standfirst that is a sentence": (
        "",
        [
            ("headline", "Bridge shut"),
            ("standfirst", "Nine people fell from it, and the council does not know why."),
            ("byline", "By Ann Dole"),
            ("body", LEAD),
            ("body", MORE),
        ],
    ),
    "repeated headline": (
        "",
        [
            ("headline", "Bridge shut after fall"),
            ("standfirst", "Nine people in hospital"),
            ("boilerplate", "2 min read"),
            ("boilerplate", "BRIDGE SHUT AFTER FALL"),
            ("body", LEAD),
        ],
    ),
    "subheads": (
        "",
        [
            ("headline", "Bridge shut after fall"),
            ("body", LEAD),
            ("subhead", "Silence at the council"),
            ("body", MORE),
            ("subhead", "Who will pay?"),
            ("body", LEAD),
            ("subhead", "‘Not our bridge’"),
            ("body", END),
        ],
    ),
    "no subheads": (
        "",
        [
            ("headline", "Bridge shut after fall"),
            ("body", LEAD),
            ("body", "ANSELM: Who will pay?"),
            ("body", "And who, she asked, had ever thought that the city would pay for it?"),
            ("body", "“We will not pay”"),
            ("body", "— Otto Beck (@ottobeck)"),
            ("body", "iron"),
            ("body", "stone"),
            ("body", MORE),
            ("body", "The bridge stands"),
        ],
    ),
    "list inside the story": (
        "",
        [
            ("headline", "Bridge shut after fall"),
            ("body", LEAD),
            ("boilerplate", "Related stories"),
            ("boilerplate", "Why bridges fall"),
            ("boilerplate", "Who owns the Isen?"),
            ("body", MORE),
            ("boilerplate", "Most read"),
            ("boilerplate", "Weather: dry start to the week"),
        ],
    ),
    "tail": (
        "",
        [
            ("headline", "Bridge shut after fall"),
            ("body", LEAD),
            ("body", MORE),
            ("byline", "(Reporting by Ann Dole; Editing by Otto Beck)"),
            (
                "boilerplate",
                "The Herald has no owner. Our reporting is paid for by 900 members and by no advertisers.",
            ),
            ("boilerplate", "Source link"),
            ("boilerplate", "Leave a Reply"),
            (
                "boilerplate",
                "Ann says: the bridge was a disgrace, and everyone at the council knew it for years.",
            ),
            ("boilerplate", "Home | News | Sport"),
        ],
    ),
    "comments counted above the story": (
        "",
        [
            ("headline", "Bridge shut after fall"),
            ("byline", "By Ann Dole"),
            ("boilerplate", "3 Comments"),
            ("body", LEAD),
            ("body", MORE),
        ],
    ),
    "markup left over": (
        "",
        [
            ("headline", "Bridge shut after fall"),
            ("boilerplate", '<img alt="bridge" src="bridge.jpg" />'),
            ("boilerplate", "Image Credit: Pell Museum"),
            ("byline", "Ann Dole"),
            ("body", LEAD),
            ("boilerplate", "</div>"),
        ],
    ),
}


def zones_of(text: str, title: str = "") -> list[tuple[str, str]]:
    zones = find_zones(Article(id="a", text=text, title=title), paragraphs(text))
    return [(zone.label, zone.text(text)) for zone in zones]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n \u00a0\r\n"])
def test_pages(name: str, gap: str) -> None:
    title, expected = PAGES[name]
    text = gap.join(line for _, line in expected)
    assert zones_of(text.replace(f"PELL —{gap}", "PELL — "), title) == expected


def test_label_lines_gives_one_zone_a_line() -> None:
    assert label_lines([]) == []
    assert label_lines(["Bridge shut", LEAD], title="Bridge shut") == ["headline", "body"]


# lines that the rules know, among any others
LINES = st.one_of(
    st.sampled_from([*cells(FURNITURE + STORY + CREDITS + CAPTIONS + BYLINES), LEAD, MORE]), st.text()
)
TEXTS = st.lists(LINES, max_size=12).map("\n".join)


@given(TEXTS, st.one_of(st.just(""), st.text(), st.sampled_from([LEAD, "Bridge shut"])))
def test_zones_cover_every_line_and_are_disjoint(text: str, title: str) -> None:
    zones = find_zones(Article(id="a", text=text, title=title), paragraphs(text))
    assert {zone.label for zone in zones} <= set(ZONES)
    assert "".join("".join(zone.text(text).split()) for zone in zones) == "".join(text.split())
    assert all(zone.start < zone.end for zone in zones)
    assert all(first.end <= second.start for first, second in pairwise(zones))
    assert sum(zone.label == "headline" for zone in zones) <= 1
    assert sum(zone.label == "dateline" for zone in zones) <= 2


def test_story_survives_on_published_articles(shared: Path) -> None:
    """Hardly any line of a long story is taken for the page's."""
    folder = shared / "data" / "polnear" / "train" / "text"
    long = furnished = 0
    for path in sorted(folder.glob("*.txt"))[:60]:
        zones = zones_of(path.read_text(encoding="utf-8"))
        lines = [label for label, line in zones if len(line) > 150 and not line.startswith("Editor")]
        long, furnished = long + len(lines), furnished + lines.count("boilerplate")
    assert long > 500
    assert furnished <= long // 200
