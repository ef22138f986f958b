"""Highlighted articles: true to the text, safe, and legible without colour."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, Reading, Span, load_corpus, load_corpus_dossiers, show
from framing.display import highlighted


def words(page: str) -> str:
    """What the paragraphs of a page say."""
    paragraphs = re.findall(r"<p class='zone-\w+'>(.*?)</p>", page, re.S)
    return html.unescape(re.sub(r"<[^>]+>", "", "\n".join(paragraphs)))


def test_the_article_is_shown_whole_and_unchanged() -> None:
    dossiers = load_corpus_dossiers()
    for article in load_corpus().where(event="saddle-operation"):
        shown = words(str(show(article, dossier=dossiers)))
        assert shown.split() == article.text.split()


def test_overlapping_spans_are_all_told() -> None:
    reading = Reading(Article("a", text="Nearly forty people left."))
    spans = {
        "one": [Span(0, 12, "x", "outlet")],
        "two": [Span(7, 19, "y", "outlet", facts={"side": "North"})],
    }
    page = str(highlighted(reading, spans))
    assert words(page).strip() == reading.text
    assert re.search(r'title="one: x · outlet voice; two: y · outlet voice · side North"[^>]*>forty<', page)


def test_each_label_has_a_look_of_its_own() -> None:
    reading = Reading(Article("a", text="one two three four five six seven eight nine ten"))
    spans = {"m": [Span(i * 4, i * 4 + 3, f"label{i}", "outlet") for i in range(10)]}
    page = str(highlighted(reading, spans))
    looks = re.findall(r"<li><mark class='([^']+)'", page)
    assert len(set(looks)) == 10
    for look in looks:
        assert f"mark.{look}{{background:#" in page, "each look is drawn"


def test_what_tool_tips_say_can_be_read_as_a_list() -> None:
    page = str(show(Article("a", text="Nearly forty people may have left."), "hedging"))
    listed = page[page.index("<details") :]
    assert "<dt>hedging: modal</dt><dd><bdi>may</bdi> – outlet voice · term may</dd>" in listed


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://herald.example/a?b='c'", True),
        ("http://herald.example", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)//https://herald.example", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("//herald.example/a", False),
        ("http://[broken", False),
        ("herald.example", False),
        ("", False),
    ],
)
def test_only_pages_of_the_web_are_linked(url: str, linked: bool) -> None:
    page = str(show(Article("a", text="Rain.", url=url), "hedging"))
    assert ("<a href" in page) == linked
    assert f"href='{html.escape(url)}' " in page or not linked


def test_the_direction_of_a_name_ends_with_it() -> None:
    page = str(show(Article("a", outlet="\u202eHerald", text="Rain."), "hedging"))
    assert "<bdi>\u202eHerald</bdi> · <bdi>a</bdi>" in page


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_nothing_in_a_text_becomes_markup(text: str) -> None:
    page = str(
        show(Article("<a>", "<b>", text + "<script>alert(1)</script><img src=x onerror=y>"), "hedging")
    )
    assert "<script" not in page and "<img" not in page and "<b>" not in page
