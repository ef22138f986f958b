"""Zones: which line is headline, story or page, by tables of lines and of whole pages."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.article import Article
from framing.text.page.bylines import is_byline
from framing.text.page.captions import is_caption, is_credit
from framing.text.page.datelines import dateline_end
from framing.text.page.furniture import EXTENTS, furniture, is_label, is_promotion
from framing.text.page.layout import label_lines
from framing.text.segment import paragraphs
from framing.text.tables import packaged_rows
from framing.text.zones import ZONES, find_zones

FURNITURE = """
3 min read | Reading time: 4 minutes | READ TIME: 3 MINS | 3 minutes, 29 seconds read | Listen to this article
Published on March 3, 2031 | Last updated: 3 Mar 2031 18:20 GMT | Tuesday, 3 March 2031 | 2 hours ago
03/03/2031 | Share this article | Share on Facebook | Facebook Twitter WhatsApp | 1.2k Shares | Copy link
Print | 12 views | Follow us on Telegram | Follow @pell_herald on Twitter | Follow Ann Dole on X
Follow this link to join our group | Join our WhatsApp channel
Ann Dole is a reporter in Pell. Follow her on X @anndole. | On Twitter, follow Ann Dole
Sign up for our daily newsletter | Subscribe now | Get the best of the Herald in your inbox
Download the Herald app | Fond of sheep? Get our Flock newsletter, free, every Friday
Support independent journalism | Become a member
Your email address will not be published. Starred boxes are required *
Save my name for the next time I comment. | This site uses Akismet to reduce spam.
We use cookies to improve your visit. | Accept all cookies | Privacy Policy | © 2031 The Herald
Copyright 2031 Pell Media. All rights reserved. | All Rights Reserved | (c) 2031 Herald Media
This material may not be published, broadcast or rewritten.
This story was originally published in the Herald.
(This report has not been edited by our staff and is published from a syndicated feed.)
The post It fell appeared first on Pell. | (Except for the headline, nothing here was edited by us.)
Editor's note: A version of this story ran in May. | Source link | Source: Meridian | Read the full story here
https://pell.example/a | Read more: Why the bridge fell | RELATED: Why the bridge fell | ALSO READ
Watch the video above. | Advertisement | Story continues below | Tags: bridge, army | Filed under: World
#bridge #pell | Previous article: The bridge | Skip to main content | ***
(Reporting by Ann Dole in Pell and Otto Beck; Editing by Lia Marr) | Additional reporting by Otto Beck
FULL TEXT. | Ann Dole and Otto Beck contributed to this report. | Contributing: Otto Beck, Pell News Service.
Edited by: Lia Marr | <div class="ad"></div> | <img alt="A bridge" src="a.jpg" /> | font-size: 15px;
.bio-text { | [Video shows the quay on the day it was shut]
"""
STORY = """
Share prices fell on Tuesday after the bank's warning. | Follow the money, the inspector told his men.
Comments by the minister angered the union. | Leave voters in the north changed their minds.
He urged them to sign up for his newsletter. | Subscribe or not, the union will strike.
Reporting by the newspaper led to two arrests. | Published in 2019, the report named nine men.
Updated figures show that 300 people died. | The story was published on Monday and denied on Tuesday.
Sources said the talks had failed. | Print workers walked out at noon. | Watch towers stood along the road.
Copyright law protects the song. | All rights reserved for the crown were sold in 1707.
Dole contributed from his own pocket. | She contributed to this newspaper for forty years.
We use cookies as bait, the poacher said. | Home rule was promised.
Support for the minister fell to nine percent. | Become a soldier, the poster said.
Get out, the guard shouted. | Tags were cut from the sheep's ears. | Terms were agreed on Monday.
Next week the court will rule. | Email servers were seized. | “Leave a reply,” the machine told her.
“Follow us,” he said. | This is a developing country. | No replies came from the ministry.
Editor's notes were found on the desk. | Advertisement spending fell by half.
More on strike than ever before. | Thousands signed: “Save our quay”. | Donate blood, the minister urged.
The rest of the story is silence.
Dole: the mayor's view is 'wrong'; | So it ends; | First published in 1999, the song was banned.
Like us, they wait for the boat. | Follow him into the wood, the song goes.
"""
# heading: after it, headlines (list) or everything (rest) is the page's
HEADINGS = [
    ("Related stories", "list"), ("Similar Posts", "list"), ("You may also like", "list"), ("Most read", "list"),
    ("More on this story", "list"), ("Leave a Reply", "rest"), ("Post a Comment", "rest"), ("12 Comments", "rest"),
    ("Comments (3)", "rest"), ("View all comments", "rest"), ("Join the conversation", "rest"),
]  # fmt: skip

CREDITS = """
Photo: Meridian | Image Credit: Google | Picture courtesy: Herald/images are subject to copyright
Ann Dole/Reuters | REUTERS/Ann Dole/File Photo | AP Photo/Ann Dole | Getty Images
(Photo by Ann Dole/Getty Images) | Featured image: Pell Museum
"""
CAPTIONS = """
Smoke over Pell on Monday morning. Photograph: Meridian
People cross the quay, May 19, 2030. REUTERS/Ann Dole/File Photo | Officers on the quay. Credit: Otto Beck/VBC
A boat at Pell (AP Photo/Ann Dole) | FILE - The quay in 2019, before the fire
In this May 3, 2031, photo, a boat leaves Pell. | The quay at night [File: Ann Dole/Reuters]
A mural on the quay Image: Ann Dole
The mayor on the quay in May.CreditAnn Dole for The Herald
"""
NO_CAPTIONS = """
Photo evidence was shown to the court. | The picture was taken by Ann Dole. | Reuters reported the news first.
Getty sold the picture for nine pounds. | He works for the Associated Press.
The case was closed (see above). | The talks, held in Pell/Oresk, failed.
Credit rating agencies cut the debt. | He asked for one thing: time.
"""

BYLINES = """
By Ann Dole | BY ANN DOLE | By Ann Dole and Otto Beck | By Ann Dole, Defence Correspondent
By Ann Dole in Pell | By our foreign staff | By VBC News staff | By the Herald's quay desk
From our Correspondents in Pell | Words by Ann Dole | Ann Dole | Ann Dole and Otto Beck | Ann Dole, Reuters
Political Editor | Written by Ann van der Dole
"""
NO_BYLINES = """
By Friday the water had reached the second step. | By the river stood nine tents.
By Monday, May 3, all were gone. | Intensive fire | A history of conflict | Instagram and Facebook
By all accounts he was asleep when the quay burned down.
"""

# the dateline ends where the bar stands; no bar, no dateline
DATELINES = """
PELL, Velmora, Oct 14 (Meridian) —| Police cleared the camp.
KARSHOLM, Sept. 3 (Meridian) -| Police cleared the camp.
WASHINGTON (AP) —| Police cleared the camp.
PORT ANSELM —| Arpen had two children.
CONCORD, N.H. -| Police cleared the camp.
Pell/Oresk–| Both sides met.
Boston —|Standing on the quay, she spoke.
Pell, September 19 –| Police cleared the camp.
London, England (CNN) --| Police cleared the camp.
Washington CNN —| Police cleared the camp.
Aug 27 (Reuters) -| Police cleared the camp.
NEW DELHI, May 3:| Police cleared the camp.
The ministry – which denies it – was silent.
The quay — shut since May — burned.
TRUMBLE: We will not sell the quay.
EXCLUSIVE — The quay is sold.
A NIGHT OF FIRE ON THE OLD QUAY AND AFTER - The city mourns.
Nagorno-Karabakh was calm.
Pell was calm – at last.
"""

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


def cells(table: str) -> list[str]:
    return [cell.strip() for line in table.strip().splitlines() for cell in line.split(" | ")]


def zones_of(text: str, title: str = "") -> list[tuple[str, str]]:
    zones = find_zones(Article(id="a", text=text, title=title), paragraphs(text))
    return [(zone.label, zone.text(text)) for zone in zones]


def test_patterns_have_a_known_extent_and_a_reason() -> None:
    _, rows = packaged_rows("boilerplate")
    assert {row["extent"] for row in rows} == set(EXTENTS)
    assert all(row["reason"] for row in rows)


@pytest.mark.parametrize("line", cells(FURNITURE))
def test_furniture(line: str) -> None:
    piece = furniture(line)
    assert piece is not None
    assert piece.extent == "line" or line == "ALSO READ"


@pytest.mark.parametrize(("line", "extent"), HEADINGS)
def test_headings_of_the_page(line: str, extent: str) -> None:
    piece = furniture(line)
    assert piece is not None
    assert piece.extent == extent


@pytest.mark.parametrize("line", cells(STORY))
def test_sentences_of_a_story_are_no_furniture(line: str) -> None:
    assert furniture(line) is None
    assert not is_promotion(line)
    assert not is_label(line)


def test_promotion_is_told_from_news_about_the_press() -> None:
    assert is_promotion(
        "Our reporters work long hours. Help us: subscribe, or donate to independent journalism."
    )
    assert not is_promotion(
        "“Our reporters work, and readers who donate keep independent journalism alive,” he said."
    )
    assert not is_promotion("The reporters were paid by members and readers, and by advertisers.")


@pytest.mark.parametrize("line", cells(CREDITS))
def test_credits(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize("line", cells(CAPTIONS))
def test_captions(line: str) -> None:
    assert is_caption(line)
    assert not is_credit(line)


@pytest.mark.parametrize("line", cells(NO_CAPTIONS))
def test_sentences_about_pictures_are_no_captions(line: str) -> None:
    assert not is_caption(line)
    assert not is_credit(line)


@pytest.mark.parametrize("line", cells(BYLINES))
def test_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize("line", cells(NO_BYLINES))
def test_no_bylines(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize("line", DATELINES.strip().splitlines())
def test_datelines(line: str) -> None:
    head, bar, _ = line.partition("|")
    assert dateline_end(line.replace("|", "")) == (len(head) if bar else 0)


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
