"""The report in a browser: readable by all, by keyboard too, and deaf to what hostile articles hold."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from framing import load_corpus, load_corpus_dossiers, show, side_by_side, write_report
from tests.hostile import CORPUS, DOSSIER

OPEN_ALL = "() => document.querySelectorAll('details').forEach((each) => { each.open = true; })"
MOVED = "() => document.querySelectorAll('*').forEach((each) => each.dispatchEvent(new Event('mouseover')))"
BARE = "<!DOCTYPE html><html lang='en'><title>Shown</title><body>{}</body></html>"


@pytest.fixture
def watched(page: Any) -> Any:
    """A page that notes every request and every dialog."""
    page.noted = []
    page.on("request", lambda request: page.noted.append(request.url))
    page.on("dialog", lambda dialog: (page.noted.append(dialog.message), dialog.dismiss()))
    return page


def test_a_report_can_be_read_by_all(watched: Any, serious: Any, tmp_path: Path) -> None:
    event = load_corpus().where(event="harbour-protest")
    (path,) = write_report(event, tmp_path / "report.html", load_corpus_dossiers())
    watched.goto(path.as_uri())
    assert watched.noted == [path.as_uri()], "it opens offline"
    watched.keyboard.press("Tab")
    assert watched.evaluate("() => document.activeElement.textContent") == "Skip to the text"
    levels = watched.evaluate(
        "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => +h.tagName[1])"
    )
    assert levels[0] == 1 and all(below - above <= 1 for above, below in pairwise(levels))
    watched.evaluate(OPEN_ALL)
    assert serious(watched) == []
    hedge = watched.locator("article mark.hedging-modal").first
    drawn = "(node) => getComputedStyle(node).textDecorationLine"
    assert hedge.evaluate(drawn) == "none"
    watched.locator("#pick-term_voice").focus()
    watched.get_by_label("Hedges", exact=True).check()
    assert hedge.evaluate(drawn) == "underline"
    watched.locator("article").nth(1).scroll_into_view_if_needed()
    watched.screenshot(path=tmp_path / "report.png")


def test_hostile_articles_run_nothing_in_a_report(watched: Any, tmp_path: Path) -> None:
    (path,) = write_report(CORPUS, tmp_path / "report.html", DOSSIER)
    watched.goto(path.as_uri())
    _stays_quiet(watched, path)


def test_hostile_articles_run_nothing_where_nothing_forbids_scripts(watched: Any, tmp_path: Path) -> None:
    shown = [str(show(article, dossier=DOSSIER)) for article in CORPUS]
    aligned = [str(side_by_side(event, DOSSIER)) for event in CORPUS.by("event").values()]
    path = tmp_path / "shown.html"
    path.write_text(BARE.format("".join([*shown, *aligned, CORPUS._repr_html_()])), encoding="utf-8")
    watched.goto(path.as_uri())
    _stays_quiet(watched, path)


def _stays_quiet(page: Any, path: Path) -> None:
    page.evaluate(OPEN_ALL)
    page.evaluate(MOVED)
    page.wait_for_timeout(500)
    assert page.evaluate("() => window.hacked") is None
    assert page.noted == [path.as_uri()]
    assert page.locator("script, iframe, img, [onerror], [onload], [onfocus], [onmouseover]").count() == 0
    assert page.locator("a[href^='javascript:'], a[href^='data:']").count() == 0
    assert page.title() in ("How the outlets tell it", "Shown")
