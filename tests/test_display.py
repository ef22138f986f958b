"""Highlighted articles: true to the text, safe, and legible without colour."""

from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, Reading, Span, load_corpus, load_corpus_dossiers, show
from framing.display import highlighted


def words(page: str) -> str:
    body = page[page.index("<p ") :] if "<p " in page else ""
    return html.unescape(re.sub(r"<[^>]+>", "", body.replace("</p>", "\n")))


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
    looks = re.findall(r"<li><mark style='([^']+)'", str(highlighted(reading, spans)))
    assert len(set(looks)) == 10


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_nothing_in_a_text_becomes_markup(text: str) -> None:
    page = str(
        show(Article("<a>", "<b>", text + "<script>alert(1)</script><img src=x onerror=y>"), "hedging")
    )
    assert "<script" not in page and "<img" not in page and "<b>" not in page
