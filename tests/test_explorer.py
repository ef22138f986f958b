"""The explorer without a browser: choices, what is behind a bar, pasted texts, and the page that remains."""

from __future__ import annotations

import json
import math
import re

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook, new_output

from framing import Article, Corpus, explore, load_corpus, load_corpus_dossiers, score
from framing.errors import ArgumentError
from framing.explorer.exploration import LONGEST_PASTE, PASTED, Exploration
from framing.explorer.widget import still
from framing.export.exporters import FramingHTMLExporter
from framing.measures import discover
from tests.hostile import CORPUS, DOSSIER

TWO = Corpus(
    [
        Article("h1", "Herald", "Nearly 40 people may have left. “We may stay,” a clerk said.", event="dam"),
        Article("p1", "Post", "Forty people left.", event="dam"),
        Article("h2", "Herald", "The strike goes on.", event="strike"),
    ]
)


def chosen(**choices: object) -> Exploration:
    exploration = Exploration(TWO)
    for kind, value in choices.items():
        exploration.handle({"kind": kind, "value": value})
    return exploration


def test_choices_are_seen() -> None:
    view = chosen(event="dam", measure="boosting", outlets=["Post"]).view()
    assert (view["event"], view["measure"], view["outlets"]) == ("dam", "boosting", ["Post"])
    assert [article["id"] for article in view["articles"]] == ["p1"]
    assert view["present"] == ["Herald", "Post"] and view["column"] in dict(view["columns"])


def test_bars_are_the_scores() -> None:
    corpus = load_corpus().where(event="harbour-protest")
    dossiers = load_corpus_dossiers()
    exploration = Exploration(corpus, dossiers)
    for name in ("hedging", "source_balance", "term_voice", "agency"):
        exploration.handle({"kind": "measure", "value": name})
        scores = score(corpus, name, dossiers).set_index("article")
        for column in exploration.columns:
            exploration.handle({"kind": "column", "value": column})
            for article in exploration.view()["articles"]:
                value, expected = article["bars"][0]["value"], scores.loc[article["id"], column]
                assert (value is None) == math.isnan(expected), "undefined is no bar, never 0"
                assert value is None or value == pytest.approx(expected)


def test_the_value_is_linked_to_what_was_counted_and_the_labels_to_all() -> None:
    value, *labels = chosen(event="dam").view()["articles"][0]["bars"]
    assert [(bar["name"], bar["value"], bar["hits"]) for bar in labels] == [
        ("approximator", 1, [0]),
        ("modal", 2, [1, 2]),
    ]
    assert value["hits"] == [0, 1], "what a clerk said is not the outlet's hedge"
    (modal, *_) = chosen(event="dam", column="hedging.modal").view()["articles"][0]["bars"]
    assert modal["hits"] == [1] and modal["name"] == "modal"
    (nothing, *_) = chosen(event="dam", column="hedging.modal").view()["articles"][1]["bars"]
    assert (nothing["value"], nothing["hits"]) == (0, [])


def test_pieces_give_the_text_back() -> None:
    for measure in discover():
        for article in chosen(event="dam", measure=measure).view()["articles"]:
            text = " ".join("".join(text for text, _ in p["pieces"]) for p in article["paragraphs"])
            assert text == TWO[article["id"]].text


def test_a_pasted_text_is_scored_like_any_other() -> None:
    exploration = chosen(event="dam")
    exploration.handle({"kind": "paste", "text": "Some 30 people left.", "title": "A title", "outlet": " "})
    pasted = exploration.view()["articles"][-1]
    assert pasted["outlet"] == PASTED and pasted["bars"][0]["value"] > 0
    assert exploration.said.endswith("words.") and len(exploration.articles) == 3
    exploration.handle({"kind": "paste", "text": "Another."})
    assert {"pasted-1", "pasted-2"} <= set(exploration.corpus.ids) and len(TWO) == 3


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ({"kind": "delete"}, "the message must be one of"),
        ({}, "the message must be one of"),
        ({"kind": "event", "value": "dame"}, "Did you mean 'dam'"),
        ({"kind": "measure", "value": None}, "the measure must be one of"),
        ({"kind": "column", "value": "boosting"}, "the column must be one of"),
        ({"kind": "outlets", "value": ["Nobody"]}, "the outlet must be one of"),
        ({"kind": "paste"}, "paste a text"),
        ({"kind": "paste", "text": "  \n"}, "paste a text"),
        ({"kind": "paste", "text": "x" * (LONGEST_PASTE + 1)}, "paste a text"),
        ({"kind": "paste", "text": ["x"]}, "must be a text"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(message: dict[str, object], told: str) -> None:
    exploration = Exploration(TWO)
    before = exploration.view()
    with pytest.raises(ArgumentError, match=told):
        exploration.handle(message)
    assert exploration.view() == before


def test_there_must_be_something_to_explore() -> None:
    with pytest.raises(ArgumentError, match="nothing to explore"):
        explore(Corpus([]))


def test_no_outlet_is_a_view_too() -> None:
    assert chosen(outlets=[]).view()["articles"] == []


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60).filter(str.strip))
def test_any_text_can_be_pasted_and_sent(text: str) -> None:
    exploration = Exploration(TWO)
    exploration.handle({"kind": "paste", "text": text})
    json.dumps(exploration.view(), allow_nan=False)


def test_a_refusal_is_shown_and_a_message_changes_the_view() -> None:
    explorer = explore(TWO)
    explorer._receive(explorer, {"kind": "event", "value": "flood"}, None)
    assert "flood" in explorer.problem and explorer.view["event"] == "dam"
    explorer._receive(explorer, {"kind": "event", "value": "strike"}, None)
    assert explorer.problem == "" and explorer.view["event"] == "strike"


def test_an_exported_page_still_shows_articles_and_figures() -> None:
    data, metadata = explore(TWO)._repr_mimebundle_()
    cell = new_code_cell("explore(corpus)", outputs=[new_output("display_data", data, metadata=metadata)])
    page, _ = FramingHTMLExporter().from_notebook_node(nbformat.from_dict(new_notebook(cells=[cell])))
    assert "Nearly</mark>" in page and "<th scope='row'>Post</th>" in page.replace('"', "'")
    assert "<script" not in page


def test_hostile_articles_stay_text() -> None:
    page = str(still(Exploration(CORPUS, DOSSIER)))
    assert not {tag.lower() for tag in re.findall(r"<([A-Za-z]+)", page)} & {
        "script",
        "img",
        "iframe",
        "meta",
        "b",
    }
