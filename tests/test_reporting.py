"""The report: its sentences say what the numbers say, and it holds nothing that could run."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from framing import Article, Corpus, compare, load_corpus, load_corpus_dossiers, score, write_report
from framing.errors import ArgumentError
from framing.reporting.evidence import articles_with_evidence
from framing.reporting.findings import DECLARED, caution, findings
from framing.reporting.sections import events_side_by_side, findings_section, overview, terms_figure
from framing.reporting.writing import restore, store
from framing.scoring import chosen, columns_of
from tests.hostile import CORPUS, DOSSIER

EVENTS = [f"event{i}" for i in range(8)]


def table(differences: list[float], column: str = "hedging") -> pd.DataFrame:
    """Scores of two outlets on the events, the Herald's higher by the differences."""
    rows = [(f"h{i}", "Herald", EVENTS[i], 5 + difference) for i, difference in enumerate(differences)]
    rows += [(f"p{i}", "Post", EVENTS[i], 5.0) for i in range(len(differences))]
    return pd.DataFrame(rows, columns=["article", "outlet", "event", column])


def test_what_is_declared_is_a_column_of_the_scores() -> None:
    assert set(DECLARED) <= set(columns_of(chosen(None), load_corpus_dossiers()))


def test_a_sure_difference_is_told_with_its_interval_and_n() -> None:
    scores = table([3, 4, 5, 4, 3, 4, 5, 4])
    found, (row,) = findings(scores), compare(scores, "hedging").to_dict("records")
    assert found[0].sentences == (
        "Outlets' means run from 5.00 (Post, 8 articles) to 9.00 (Herald, 8 articles).",
        "Within events, the difference is larger than chance readily gives for 1 of 1 pair of outlets: Herald has "
        f"4.00 more than Post (95% interval {row['low']:.2f} to {row['high']:.2f}; 8 events, 16 articles).",
    )
    assert caution(found).startswith(
        "1 comparison of two outlets was made, event by event; in 1 the difference"
    )


def test_the_outlet_with_more_is_named_first_whichever_way_round() -> None:
    lower = findings(table([-3, -4, -5, -4, -3, -4, -5, -4]))[0].sentences[1]
    assert "Post has 4.00 more than Herald (95% interval 3." in lower


def test_chance_is_not_told_as_a_difference() -> None:
    found = findings(table([3, -4, 5, -4, 3, -3, 4, -4]))
    assert "for none of 1 pair of outlets" in found[0].sentences[1]
    assert "in none the difference" in caution(found)


@pytest.mark.parametrize("events", [1, 3])
def test_too_few_events_support_no_inference(events: int) -> None:
    found = findings(table([4.0] * events))
    assert found[0].sentences[1].startswith(f"No inference: {events} event")
    assert not found[0].inferred and "too few events" in caution(found)


def test_what_is_undefined_is_counted_and_never_zero() -> None:
    scores = table([1, 2]).assign(scare_quotes=[1.0, np.nan, 2.0, np.nan], quotation=np.nan)
    found = findings(scores)
    assert [finding.column for finding in found] == ["hedging", "scare_quotes"]
    assert found[1].sentences[0].endswith("It is undefined for 2 articles.")


def test_one_article_makes_a_report() -> None:
    corpus = Corpus([Article("a", "Herald", "Nearly 40 people may have left.")])
    scores = score(corpus)
    found = findings(scores)
    assert "too few events" in str(overview(corpus, scores, found))
    assert "<svg" in str(findings_section(found, scores))
    assert "no dossier" in str(terms_figure(corpus, None))
    assert "No event has two articles" in str(events_side_by_side(corpus))


def test_no_article_makes_a_report() -> None:
    corpus = Corpus([])
    scores = score(corpus)
    assert findings(scores) == ()
    assert "0 articles" in str(overview(corpus, scores, ()))


def test_every_hit_is_marked_for_its_measure() -> None:
    event = load_corpus().where(event="harbour-protest")
    page = str(articles_with_evidence(event, score(event), load_corpus_dossiers()))
    assert page.count("name='pick'") > 10 and page.count(" checked") == 1
    for name in ("hedging", "scare_quotes", "term_voice"):
        classes = set(re.findall(rf"\b{name}-\w+", re.sub(r"<style>.*?</style>", "", page, flags=re.S)))
        assert classes and all(f"mark.{each}{{background:#" in page for each in classes)


def test_hostile_articles_stay_text() -> None:
    scores = score(CORPUS, dossier=DOSSIER)
    sections = (
        articles_with_evidence(CORPUS, scores, DOSSIER),
        events_side_by_side(CORPUS, DOSSIER),
        findings_section(findings(scores), scores),
        terms_figure(CORPUS, DOSSIER),
        CORPUS._repr_html_(),
    )
    for section in map(str, sections):
        tags = {tag.lower() for tag in re.findall(r"<([A-Za-z]+)", section)}
        assert not tags & {"script", "img", "iframe", "link", "meta", "b", "object"}, tags
        assert "javascript:" not in "".join(re.findall(r"<[^>]*\bhref=[^>]*>", section))
        for attributes in re.findall(r"<\w+([^<>]*)>", section):
            names = re.findall(r"""([\w:-]+)\s*=\s*(?:"[^"]*"|'[^']*')""", attributes)
            assert not [name for name in names if name.lower().startswith("on")], attributes


def test_the_corpus_reaches_the_notebook_unchanged(tmp_path: Path) -> None:
    store(CORPUS, DOSSIER, tmp_path / "input.json")
    corpus, dossiers = restore(tmp_path / "input.json")
    assert corpus.articles == CORPUS.articles
    assert [dossier.to_yaml() for dossier in dossiers] == [DOSSIER.to_yaml()]


def test_a_report_is_a_page(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match=r"\.html"):
        write_report(CORPUS, tmp_path / "report.docx")


@pytest.mark.slow
def test_the_report_of_the_teaching_corpus(tmp_path: Path) -> None:
    event = load_corpus().where(event=["harbour-protest", "saddle-operation"])
    (path,) = write_report(event, tmp_path / "report.html", load_corpus_dossiers())
    page = path.read_text(encoding="utf-8")
    assert "<script" not in page and "Content-Security-Policy" in page
    assert not re.findall(r"""(?:src|href)=["']https?:""", page)
    assert [int(level) for level in re.findall(r"<h([1-6])", page)][:3] == [1, 2, 2]
    links = set(re.findall(r"""href=["']#([^"']+)""", page))
    names = set(re.findall(r"""\bid=["']([^"']+)""", page))
    assert links <= names, links - names
    for article in event:
        assert article.id in page
