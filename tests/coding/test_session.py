"""Sessions, files, the widget without a browser, adjudication and the tool at last."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, Corpus, agreement, unitizing_agreement
from framing.coding.adjudication import adjudicated, coding_units, reveal
from framing.coding.codebook import Codebook
from framing.coding.session import Session
from framing.coding.store import COLUMNS, Coder, import_codings, read_codings
from framing.errors import ArgumentError, ColumnError, FormatError

BOOK = Codebook.of(
    {
        "title": "Tone",
        "version": "1",
        "variables": [
            {"name": "tone", "kind": "document", "question": "?", "values": [{"name": "for"}, {"name": "against"}]},
            {"name": "label", "kind": "span", "question": "Mark.", "values": [{"name": "loaded"}, {"name": "plain"}]},
        ],
    }
)  # fmt: skip
CORPUS = Corpus(
    [Article("a1", "Herald", "The mob marched."), Article("a2", "Post", "Workers <b>marched</b>.")]
)


def session(folder: Path, name: str = "ann", **options: object) -> Session:
    return Session(CORPUS, BOOK, Coder(name, folder), **options)


def tone(value: str) -> dict[str, object]:
    return {"kind": "decide", "variable": "tone", "value": value}


def mark(start: int, end: int, value: str = "loaded") -> dict[str, object]:
    return {"kind": "mark", "variable": "label", "value": value, "start": start, "end": end}


def test_every_decision_is_on_disk_before_the_next(tmp_path: Path) -> None:
    coding = session(tmp_path)
    for number, message in enumerate((tone("for"), mark(4, 7), {"kind": "next"}), 1):
        coding.handle(message)
        lines = (tmp_path / "ann.jsonl").read_text().splitlines()
        assert len(lines) == number and set(json.loads(lines[-1])) == set(COLUMNS)


def test_a_new_session_goes_on_where_the_last_one_stopped(tmp_path: Path) -> None:
    first = session(tmp_path)
    for message in (tone("for"), mark(4, 7), {"kind": "next"}, tone("against")):
        first.handle(message)
    again = session(tmp_path)
    assert again.position == 1 and again.view() == first.view()
    again.handle({"kind": "previous"})
    assert again.view()["spans"] == [{"variable": "label", "start": 4, "end": 7, "value": "loaded"}]
    assert again.view()["done"] and again.progress == (1, 2)


def test_a_line_cut_off_by_a_crash_costs_nothing_else(tmp_path: Path) -> None:
    session(tmp_path).handle(tone("for"))
    path = tmp_path / "ann.jsonl"
    whole = path.read_text()
    path.write_text(whole + whole[: len(whole) // 2])
    session(tmp_path).handle(mark(4, 7))
    found = read_codings(path)
    assert found["value"].tolist() == ["for", "loaded"]
    assert "cut off" in found.attrs["notes"][0]
    path.write_text(whole + "{}\n")
    with pytest.raises(FormatError, match=r"ann\.jsonl, line 2"):
        read_codings(path)


def test_undo_puts_back_what_held(tmp_path: Path) -> None:
    coding = session(tmp_path)
    for message in (tone("for"), tone("against"), mark(4, 7), {"kind": "undo"}, {"kind": "undo"}):
        coding.handle(message)
    assert coding.view()["answers"] == {"tone": "for"} and coding.view()["spans"] == []
    for _ in range(3):
        coding.handle({"kind": "undo"})
    assert coding.view()["answers"] == {}


def test_a_mark_can_be_renamed_and_taken_away(tmp_path: Path) -> None:
    coding = session(tmp_path)
    coding.handle(mark(4, 7))
    coding.handle(mark(4, 7, "plain"))
    assert [span["value"] for span in coding.view()["spans"]] == ["plain"]
    coding.handle({"kind": "unmark", "variable": "label", "start": 4, "end": 7})
    assert coding.view()["spans"] == []


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        ({"kind": "jump"}, "message must be one of"),
        ({"kind": "next"}, "left: tone"),
        (tone("maybe"), "value of tone must be one of"),
        (mark(4, 400), "must lie in the 16 characters"),
        ({**mark(4, 7), "variable": "tone"}, "asked of a document"),
    ],
)
def test_refused_messages_store_nothing(tmp_path: Path, message: dict[str, object], problem: str) -> None:
    coding = session(tmp_path)
    with pytest.raises(ArgumentError, match=problem):
        coding.handle(message)
    assert not (tmp_path / "ann.jsonl").exists()


def test_blind_sessions_withhold_outlet_and_the_others(tmp_path: Path) -> None:
    session(tmp_path, "ben").handle(tone("against"))
    view = session(tmp_path).view()
    assert view["answers"] == {} and "Herald" not in json.dumps(view)
    assert session(tmp_path, blind=False).view()["outlet"] == "Herald"


def test_coders_names_are_safe_file_names(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="letters, digits"):
        Coder("../ann", tmp_path)
    with pytest.raises(ArgumentError, match="at least one article"):
        session(tmp_path, articles=[])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from([tone("for"), tone("against"), mark(0, 3), mark(4, 7), {"kind": "undo"}]), max_size=8
    )
)
def test_undoing_everything_leaves_nothing(tmp_path_factory, messages: list[dict[str, object]]) -> None:  # fmt: skip
    coding = session(tmp_path_factory.mktemp("codings"))
    for message in [*messages, *[{"kind": "undo"}] * len(messages)]:
        coding.handle(message)
    assert coding.view()["answers"] == {} and coding.view()["spans"] == []


def test_the_widget_passes_messages_on_and_shows_refusals(tmp_path: Path) -> None:
    pytest.importorskip("anywidget")
    from framing.coding.widget import CodingWidget

    widget = CodingWidget(session(tmp_path))
    widget._receive(None, {"kind": "next"}, [])
    assert "left: tone" in widget.problem
    for message in (tone("for"), mark(4, 7), {"kind": "next"}):
        widget._receive(None, message, [])
    assert widget.problem == "" and widget.view["position"] == 1
    page = widget._repr_mimebundle_()[0]["text/html"]
    assert "&lt;b&gt;marched" in page and "1 of 2 done" in page
    assert [question["name"] for question in widget.questions] == ["tone", "label"]
    widget.close()


def test_two_coders_meet_in_agreement_and_adjudication(tmp_path: Path) -> None:
    for name, first in (("ann", "for"), ("ben", "against")):
        coding = session(tmp_path, name)
        for message in (tone(first), mark(4, 7), {"kind": "next"}, tone("for"), {"kind": "next"}):
            coding.handle(message)
    codings = read_codings(tmp_path)
    units = agreement(coding_units(codings, "tone")).set_index("statistic")
    assert units.loc["percent", "estimate"] == 0.5
    spans = codings[codings["variable"] == "label"].rename(columns={"value": "label"})
    spans = spans.astype({"start": int, "end": int})
    alpha = unitizing_agreement(spans, {a.id: len(a.text) for a in CORPUS}).set_index("statistic")
    assert alpha.loc["spans", "estimate"] == 1
    gold = adjudicated(codings, "tone").set_index("article")
    assert gold["how"].to_dict() == {"a1": "open", "a2": "agreed"}
    Coder("adjudicator", tmp_path).decide("a1", "tone", "against")
    gold = adjudicated(read_codings(tmp_path), "tone").set_index("article")
    assert gold.loc["a1", ["value", "how", "n_coders"]].tolist() == ["against", "adjudicated", 2]


def test_a_span_that_one_coder_alone_marked_is_settled_by_the_adjudicator(tmp_path: Path) -> None:
    ann, ben = Coder("ann", tmp_path), Coder("ben", tmp_path)
    ann.decide("a1", "label", "loaded", (4, 7))
    ann.decide("a1", "label", "loaded", (0, 3))
    ben.decide("a1", "done", "yes")
    assert set(adjudicated(read_codings(tmp_path), "label")["how"]) == {"open"}
    Coder("adjudicator", tmp_path).decide("a1", "tone", "for")
    assert set(adjudicated(read_codings(tmp_path), "label")["how"]) == {"open"}
    Coder("adjudicator", tmp_path).decide("a1", "label", "loaded", (4, 7))
    gold = adjudicated(read_codings(tmp_path), "label")
    assert gold[["start", "end", "how"]].values.tolist() == [[4, 7, "adjudicated"]]


def test_the_tool_is_revealed_only_after_coding(tmp_path: Path) -> None:
    tool = import_codings(
        pd.DataFrame({"doc": ["a1", "a2"], "says": ["for", "against"]}), "tool", "tone", article="doc", value="says"
    )  # fmt: skip
    coding = session(tmp_path)
    coding.handle(tone("for"))
    coding.handle({"kind": "next"})
    with pytest.raises(ArgumentError, match="1 left: a2"):
        reveal(read_codings(tmp_path), tool, "tone", "ann", CORPUS.ids)
    coding.handle(tone("for"))
    coding.handle({"kind": "next"})
    shown = reveal(read_codings(tmp_path), tool, "tone", "ann", CORPUS.ids)
    assert shown[["article", "same"]].values.tolist() == [["a1", True], ["a2", False]]


def test_codings_from_elsewhere_name_what_is_missing() -> None:
    with pytest.raises(ColumnError, match="'article'"):
        import_codings(pd.DataFrame({"value": ["for"]}), "model", "tone")
    spans = pd.DataFrame({"article": ["a1"], "start": [4], "end": [7], "value": ["loaded"]})
    assert import_codings(spans, "model", "label")[["start", "end"]].values.tolist() == [[4, 7]]
