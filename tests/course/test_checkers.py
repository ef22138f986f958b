"""The checkers: right answers earn, wrong ones cost, and no answer is ever given away."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing import course
from framing.course.feedback import share_of_points
from framing.course.places import found_at
from framing.datasets import load_gold
from framing.errors import ArgumentError

NIGHT = "harbour-protest-commons"


def gold_words(article: str, layer: str, column: str, labels: tuple[str, ...]) -> list[str]:
    table = load_gold()[layer]
    return list(table[(table["article"] == article) & table[column].isin(labels)]["text"])


def test_all_scare_quotes_earn_all_points() -> None:
    answer = course.check_scare_quotes(NIGHT, gold_words(NIGHT, "quotation", "function", ("scare", "mixed")))
    assert answer.complete and answer.points == 4


def test_listing_every_quotation_earns_less_than_looking() -> None:
    every = gold_words(NIGHT, "quotation", "function", ("scare", "mixed", "speech", "name", "title", "term"))
    assert course.check_scare_quotes(NIGHT, every).points < 4


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("no such words", "copy them"),
        ("police", "without marks"),
        ("impact rounds", "Yes"),
        ("The Herring Wife", "name of a work"),
    ],
)
def test_each_answer_gets_its_hint(words: str, hint: str) -> None:
    assert hint in course.check_scare_quotes(NIGHT, [words]).remarks[0].hint


def test_hints_never_hold_an_answer() -> None:
    wanted = gold_words(NIGHT, "quotation", "function", ("scare", "mixed"))
    told = str(course.check_scare_quotes(NIGHT, ["police"]))
    assert not [words for words in wanted if words.strip("“”") in told]
    hidden = [
        w for w in gold_words("strait-boats-standard", "agency", "label", ("agentless_passive",)) if " " in w
    ]
    told = str(course.check_missing_agents("strait-boats-standard", ["Mr Orrin told"]))
    assert not [words for words in hidden if words in told]


@pytest.mark.parametrize(
    ("answer", "good"),
    [
        ("Sirane Velk", True),
        ("Velk", True),
        ("velk", True),
        ("she", False),
        ("the outlet", False),
        ("", False),
    ],
)
def test_a_source_is_known_by_its_names_and_not_by_a_pronoun(answer: str, good: bool) -> None:
    said = {"still held the western suburbs": answer}
    assert course.check_sources("saddle-operation-voice", said).complete is good


def test_what_nobody_says_is_the_outlets() -> None:
    own = "Velmoran infantry seized the ridge"
    assert course.check_sources("saddle-operation-voice", {own: "the outlet"}).complete
    assert not course.check_sources("saddle-operation-voice", {own: "Velmora"}).complete


def test_missing_agents_by_form() -> None:
    hints = course.check_missing_agents(
        "strait-boats-standard", ["were turned back", "sinks", "Mr Orrin told"]
    )
    assert [r.good for r in hints.remarks[:3]] == [True, True, False]
    assert hints.points == 1


@pytest.mark.parametrize(
    ("rewritten", "points"),
    [
        ("", 0),
        ("Rebels shelled four villages.", 2),
        ("Four villages were shelled by rebels.", 2),
        ("Four villages were hit.", 1),
        ("A dog barked.", 1),
    ],
)
def test_rewriting(rewritten: str, points: float) -> None:
    assert course.check_rewrite("Four villages were shelled.", rewritten).points == points


def test_two_versions_must_tell_the_same_numbers() -> None:
    body = "People came to the square and stayed there until the evening, as they had said they would. " * 5
    answer = course.check_versions(f"Rain\n\n{body} 9 left.", f"Rain\n\n{body} 8 left.")
    assert "8, 9" in answer.remarks[1].hint and not answer.complete


def test_the_same_text_twice_differs_in_nothing() -> None:
    text = "Rain\n\n" + "People came to the square and stayed there until the evening, as they had said. " * 6
    answer = course.check_versions(text, text)
    assert answer.points == 2 and not answer.remarks[2].good


def test_sides_stand_in_the_table_by_name() -> None:
    dossier = next(d for d in framing.load_corpus_dossiers() if d.event == "harbour-protest")
    first = "Riot\n\nThe mob threw stones, police said. The disturbance went on."
    table = course.compare_versions(first, first.replace("mob", "crowd"), dossier)
    assert table.loc["labels: share of mentions in the words of Authorities", "first"] == 1


def test_other_articles_have_no_gold() -> None:
    with pytest.raises(ArgumentError, match="no article 'mine'"):
        course.check_scare_quotes("mine", ["word"])


def test_feedback_escapes_what_was_written() -> None:
    page = course.check_scare_quotes(NIGHT, ["<script>alert(1)</script>"])._repr_html_()
    assert "<script>" not in page and "&lt;script&gt;" in page


@given(right=st.integers(0, 20), wrong=st.integers(0, 20), needed=st.integers(1, 20))
def test_points_lie_between_none_and_all(right: int, wrong: int, needed: int) -> None:
    assert 0 <= share_of_points(right, wrong, needed, 4) <= 4


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_words_are_looked_for(words: str) -> None:
    text = "A “safe route” was opened."
    assert all(0 <= start < end <= len(text) for start, end in found_at(text, words))
