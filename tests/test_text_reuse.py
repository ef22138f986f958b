"""Text reuse: who has which words from whom, and measures on what is left."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, Corpus, compare, score
from framing.errors import ArgumentError, ColumnError
from framing.text.reading import Reading
from framing.text.shingles import Shingled, candidates, containment
from framing.text_reuse import ARTICLE_COLUMNS, PAIR_COLUMNS, PASSAGE_COLUMNS, reuse, score_own_writing

WIRE = (
    "The ministry said on Friday that the dam above Lenz would reportedly be closed for repairs until spring."
)
OWN = "Fishermen in the valley left their boats on the shore and nearly all went slowly uphill."
OTHER = "Snow fell on the northern passes while lorries queued at every border post for two days."
FIRST, SECOND = date(2031, 5, 1), date(2031, 5, 2)


def article(id: str, text: str, outlet: str = "", day: date | None = None) -> Article:
    return Article(id, outlet or f"Outlet {id}", text, date=day, event="dam")


def test_a_later_copy_is_borrowed_and_the_earlier_one_is_not() -> None:
    found = reuse(Corpus([article("w", WIRE, day=FIRST), article("p", f"{WIRE} {OWN}", day=SECOND)]))
    assert tuple(found.articles.columns) == ARTICLE_COLUMNS
    assert tuple(found.pairs.columns) == PAIR_COLUMNS
    assert tuple(found.passages.columns) == PASSAGE_COLUMNS
    wire, post = found.articles.to_dict("records")
    assert (wire["own_share"], wire["copy_group"]) == (1, "w") and wire["source"] is np.nan
    assert (post["borrowed_words"], post["source"], post["copy_group"]) == (18, "w", "w")
    assert post["own_share"] == pytest.approx(16 / 34)
    assert found.pairs["direction"].tolist() == ["to other"]


def test_passages_are_the_same_words_in_both_texts() -> None:
    corpus = Corpus([article("w", f"{OTHER} {WIRE}"), article("p", f"{OWN} {WIRE.upper()}")])
    passages = reuse(corpus).passages
    assert len(passages) == 2
    for row in passages.itertuples():
        here = corpus[row.article].text[row.start : row.end]
        there = corpus[row.other].text[row.other_start : row.other_end]
        assert here.lower() == there.lower() and row.words == len(here.split())


def test_without_dates_nobody_owns_the_shared_words() -> None:
    found = reuse(Corpus([article("a", f"{WIRE} {OTHER}"), article("b", f"{OWN} {WIRE}")]))
    assert (found.articles["own_share"] < 1).all()
    assert set(found.passages["direction"]) == {"unknown"}


def test_an_agency_is_the_source_whatever_the_dates() -> None:
    corpus = Corpus([article("p", f"{WIRE} {OWN}", day=FIRST), article("w", WIRE, "Agency", day=SECOND)])
    assert reuse(corpus, agencies=["Agency"]).articles["source"].fillna("").tolist() == ["w", ""]


def test_an_outlet_may_repeat_itself_but_the_copies_are_one_text() -> None:
    corpus = Corpus([article("a", WIRE, "Herald", FIRST), article("b", f"{WIRE} {OWN}", "Herald", SECOND)])
    table = reuse(corpus).articles
    assert table["own_share"].tolist() == [1, 1] and table["copy_group"].tolist() == ["a", "a"]


def test_a_speech_that_two_reporters_heard_is_no_reuse() -> None:
    speech = "“We shall not leave this valley before the last of the water is gone,” she said."
    corpus = Corpus([article("a", f"{OTHER} {speech}"), article("b", f"{speech} {OWN}")])
    assert reuse(corpus).articles["borrowed_words"].tolist() == [0, 0]


def test_copies_of_copies_are_one_group_and_strangers_none() -> None:
    texts = {
        "a": WIRE,
        "b": f"{WIRE} {OWN}",
        "c": f"{OWN} {OTHER[:40]}",
        "d": "Something else happened entirely today.",
    }
    groups = reuse(Corpus(article(id, text) for id, text in texts.items())).articles["copy_group"]
    assert groups.fillna("").tolist() == ["a", "a", "a", ""]


def test_own_writing_can_be_scored_with_any_measure() -> None:
    corpus = Corpus(
        [article("w", WIRE, day=FIRST), article("p", f"{WIRE} {OWN}", day=SECOND), article("c", WIRE)]
    )
    table = score_own_writing(corpus, "hedging", found=reuse(corpus, agencies=["Outlet w"]))
    assert table["words"].tolist() == [18, 16, 0]
    assert table["hedging"].iloc[1] == pytest.approx(1000 / 16)
    assert np.isnan(table["hedging"].iloc[2]) and table["own_share"].iloc[2] == 0
    assert list(table.columns[:-2]) == list(score(corpus, "hedging").columns)


def test_marked_scores_let_compare_count_a_copy_once() -> None:
    corpus = Corpus([article("a", WIRE, "Herald"), article("b", WIRE, "Herald"), article("c", OTHER, "Post")])
    table = reuse(corpus).mark(score(corpus, "hedging"))
    notes = compare(table, "hedging").attrs["notes"]
    assert any("copy_group is averaged and counts once" in note for note in notes)
    with pytest.raises(ColumnError, match="article"):
        reuse(corpus).mark(table[["hedging"]])


@pytest.mark.parametrize("texts", [(), ("",), ("Too short.", "Too short.")])
def test_odd_corpora_share_nothing(texts: tuple[str, ...]) -> None:
    found = reuse(Corpus(article(f"a{i}", text) for i, text in enumerate(texts)))
    assert found.pairs.empty and found.articles["copy_group"].isna().all()


@pytest.mark.parametrize("wrong", [{"least": -1}, {"copy": 2}, {"method": "magic"}])
def test_wrong_arguments_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ArgumentError):
        reuse(Corpus([]), **wrong)


def test_minhash_finds_the_pairs_that_share_much() -> None:
    pytest.importorskip("rensa")
    rng = np.random.default_rng(1)
    originals = [[f"w{n}" for n in rng.integers(0, 5000, 120)] for _ in range(60)]
    copies = [words[:90] + [f"n{n}" for n in rng.integers(0, 5000, 30)] for words in originals]
    texts = [
        Shingled.of(Reading(Article(f"t{i}", text=" ".join(words) + ".")), 5)
        for i, words in enumerate([*originals, *copies])
    ]
    found = set(candidates(texts, approximate=True))
    planted = {(i, i + 60) for i in range(60)}
    assert len(planted & found) >= 58
    assert found <= {(i, j) for i in range(120) for j in range(i + 1, 120)}
    assert len(found - planted) < 30


WORDS = st.lists(st.sampled_from("ant bee cow dog eel fox gnu hen".split()), min_size=0, max_size=30)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_shares_are_shares_and_a_text_holds_itself(one: list[str], other: list[str]) -> None:
    corpus = Corpus([article("a", " ".join(one)), article("b", " ".join(other))])
    found = reuse(corpus, least=0)
    assert found.articles["own_share"].dropna().between(0, 1).all()
    assert found.pairs["containment"].between(0, 1).all()
    text = Shingled.of(Reading(corpus[0]), 5)
    assert np.isnan(containment(text, text)) if len(text.words) < 5 else containment(text, text) == 1
