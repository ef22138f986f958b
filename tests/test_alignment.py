"""Outlets side by side: what is aligned, what is marked, and that nothing of a text becomes markup."""

from __future__ import annotations

import re

import pytest

from framing import Article, Corpus, Dossier
from framing.alignment import aligned_statements, differing, show_terms, side_by_side
from framing.errors import ArgumentError

DOSSIER = Dossier.parse("{sides: {North: {}, South: {}}, terms: {entry: {rescue: North, invasion: South}}}")
HERALD = Article("h", "Herald", "The <b>invasion</b> of the green valley began on Monday night. Rain fell.")
COURIER = Article(
    "c", "Courier", "The rescue of the green valley began on Monday night, late. Dogs barked all day."
)
STAR = Article("s", "Star", "Ticket prices for the opera rose again, the mayor told the city council.")
EVENT = Corpus([HERALD, COURIER, STAR])


def test_the_same_statement_is_found_and_nothing_else() -> None:
    table = aligned_statements(EVENT)
    assert table[["statement", "article"]].values.tolist() == [[0, "h"], [0, "c"]]
    assert table["similarity"].iloc[0] == pytest.approx(1)
    assert all(EVENT[row.article].text[row.start : row.end] == row.text for row in table.itertuples())


def test_no_statement_holds_two_sentences_of_one_article() -> None:
    twice = Article(
        "t",
        "Twice",
        "The green valley was taken on Monday night. The green valley was taken on Monday night.",
    )
    other = Article("o", "Other", "The green valley was taken on Monday night.")
    table = aligned_statements(Corpus([twice, other]))
    assert not table.duplicated(["statement", "article"]).any()


@pytest.mark.parametrize("articles", [[], [HERALD], [Article("e", "Empty", "")]])
def test_with_nothing_to_align_the_table_is_empty(articles: list[Article]) -> None:
    assert aligned_statements(Corpus(articles)).empty
    assert "<script" not in str(side_by_side(Corpus(articles), DOSSIER))


@pytest.mark.parametrize(
    ("first", "second", "runs"),
    [
        ("He said so.", "He said so.", []),
        ("He said so.", "He claimed so.", ["claimed"]),
        ("He said so.", "He said so on Monday.", ["on Monday"]),
        ("He said so on Monday.", "He said so.", []),
        ("He SAID so.", "He said so.", []),
        ("", "He left.", ["He left."]),
    ],
)
def test_differences_word_by_word(first: str, second: str, runs: list[str]) -> None:
    assert [second[a:z] for a, z in differing(first, second)] == runs


def test_side_by_side_marks_terms_and_differences_and_escapes_the_text() -> None:
    page = str(side_by_side(EVENT, DOSSIER))
    assert "<th scope='row'>entry</th>" in page
    assert re.search(r'title="term: own[^"]*variant_side North[^"]*">rescue</mark>', page)
    assert ">, late</mark>" in page
    assert "<b>invasion" not in page and "&lt;b&gt;" in page
    assert page.count("<th scope='col'>") == 6


def test_one_outlet_twice_is_told_apart() -> None:
    again = Article("h2", "Herald", HERALD.text)
    assert "Herald (h2)" in str(side_by_side(Corpus([HERALD, again])))


def test_several_events_are_refused() -> None:
    with pytest.raises(ArgumentError, match="one event"):
        side_by_side(Corpus([Article("a", event="x"), Article("b", event="y")]))


def test_show_terms_gives_each_treatment_its_look() -> None:
    page = str(show_terms(HERALD, DOSSIER))
    assert all(f"term: {treatment}</mark>" in page for treatment in ("own", "scare", "quoted", "attributed"))
    looks = re.findall(r"<li><mark class='([^']+)'", page)
    assert len(set(looks)) == 4
    assert "invasion</mark>" in page
