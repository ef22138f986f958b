"""Same event: groups by words and dates, labels kept, and the figures on published stories."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, Corpus, load_corpus
from framing.datasets.teaching import SEALED
from framing.errors import ArgumentError, ColumnError
from framing.same_event import COLUMNS, events, label_events

FERRY = [
    "A ferry sank off Port Anselm with 30 people; divers searched the ferry.",
    "Divers found nobody inside the ferry that sank near Port Anselm.",
]
TAX = "Parliament raised the tax on sugar after a long debate."


def corpus_of(*texts: str, dates: tuple[date | None, ...] = (), labels: tuple[str, ...] = ()) -> Corpus:
    return Corpus(
        Article(
            f"a{i}",
            f"Outlet {i}",
            text,
            date=dates[i] if dates else None,
            event=labels[i] if labels else "",
        )
        for i, text in enumerate(texts)
    )


def groups(corpus: Corpus, **options: float) -> set[frozenset[str]]:
    table = events(corpus, **options)
    return {frozenset(ids) for _, ids in table.groupby("event")["article"]}


def test_two_reports_of_one_event_and_another() -> None:
    table = events(corpus_of(*FERRY, TAX))
    assert tuple(table.columns) == COLUMNS
    assert table["event"].tolist() == ["a0", "a0", "a2"]
    assert table["n_outlets"].tolist() == [2, 2, 1]
    assert np.isnan(table["similarity"].iloc[2]) and table["similarity"].iloc[0] > 0


def test_dates_far_apart_divide_what_words_join() -> None:
    near, far = (date(2031, 5, 1), date(2031, 5, 2)), (date(2031, 5, 1), date(2033, 5, 1))
    assert groups(corpus_of(*FERRY, dates=near)) == {frozenset({"a0", "a1"})}
    assert groups(corpus_of(*FERRY, dates=far)) == {frozenset({"a0"}), frozenset({"a1"})}


def test_the_earliest_article_names_the_event() -> None:
    table = events(corpus_of(*FERRY, dates=(date(2031, 5, 2), date(2031, 5, 1))))
    assert table["event"].tolist() == ["a1", "a1"]


def test_given_labels_stay_apart_and_together_and_are_joined() -> None:
    text = FERRY[0]
    apart = events(corpus_of(text, text, text, labels=("north", "south", "")))
    assert apart["event"].tolist()[:2] == ["north", "south"]
    assert apart["event"].iloc[2] in ("north", "south")
    assert apart["given"].tolist() == [True, True, False]
    together = events(corpus_of(FERRY[0], TAX, labels=("one", "one")))
    assert together["event"].tolist() == ["one", "one"]


def test_label_events_writes_them_and_keeps_the_rest() -> None:
    corpus = corpus_of(*FERRY, TAX)
    labelled = label_events(corpus)
    assert [a.event for a in labelled] == ["a0", "a0", "a2"]
    assert labelled.ids == corpus.ids and corpus[0].event == ""
    mended = events(corpus).head(1).assign(event="ferry")
    assert [a.event for a in label_events(corpus, mended)] == ["ferry", "", ""]
    with pytest.raises(ColumnError, match="event"):
        label_events(corpus, mended[["article"]])


@pytest.mark.parametrize("texts", [(), ("",), ("", "…"), ("the of and",)])
def test_odd_corpora_are_grouped_too(texts: tuple[str, ...]) -> None:
    assert events(corpus_of(*texts))["n_articles"].tolist() == [1] * len(texts)


def test_a_wrong_threshold_is_refused() -> None:
    with pytest.raises(ArgumentError, match="between 0 and 1"):
        events(corpus_of(TAX), threshold=2)


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(6)), st.floats(0.01, 1))
def test_order_does_not_matter_and_every_article_has_one_group(order: list[int], threshold: float) -> None:
    texts = [*FERRY, TAX, "The tax on sugar passed parliament.", "Sugar grows here.", "A ferry left."]
    plain = corpus_of(*texts)
    shuffled = Corpus(plain[i] for i in order)
    found = groups(shuffled, threshold=threshold)
    assert found == groups(plain, threshold=threshold)
    assert sorted(id for group in found for id in group) == sorted(plain.ids)


def test_open_teaching_events_are_found_without_their_labels() -> None:
    corpus = Corpus(a for a in load_corpus() if a.event not in SEALED)
    found = groups(Corpus(replace(a, event="") for a in corpus))
    assert found == {frozenset(part.ids) for part in corpus.by("event").values()}


@pytest.mark.slow
def test_published_stories_are_found(shared: Path) -> None:
    script = Path(__file__).parent / "scripts" / "same_event_accuracy.py"
    run = subprocess.run(
        [sys.executable, script, shared / "data/basil", shared / "data/seesaw", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    for row in json.loads(run.stdout):
        assert row["b_cubed_f1"] >= (0.90 if row["dates"] == "given" else 0.85), row
