"""Deposits: nothing of the text goes out, and everything finds its place again."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, Corpus, evidence, score
from framing.depositing import REHYDRATED_COLUMNS, deposit, rehydrate
from framing.errors import ArgumentError, ColumnError, FormatError, ReadError

TEXT = "Nearly 40 people left Quillmore.\n\n“Some 20 stayed,” Mayor Istvane said. Perhaps it snowed — or it did not."
CORPUS = Corpus([Article("q1", "Herald", TEXT, event="snow")])
SPANS = evidence(CORPUS, "hedging")


def attach(tmp_path: Path, own: str, id: str = "q1"):
    return rehydrate(deposit(CORPUS, SPANS, tmp_path), Corpus([Article(id, text=own)]))


def test_no_word_of_the_text_is_deposited(tmp_path: Path) -> None:
    spans = SPANS.assign(source_name="Mayor Istvane", label="modal", probability=0.5, marked=True)
    folder = deposit(CORPUS, spans, tmp_path, score(CORPUS, "hedging"))
    written = "".join(path.read_text(encoding="utf-8") for path in folder.iterdir()).lower()
    for word in ("quillmore", "istvane", "nearly", "snowed", "stayed", "perhaps"):
        assert word not in written
    rows = [json.loads(line) for line in (folder / "spans.jsonl").read_text().splitlines()]
    assert set(rows[0]) >= {"article", "start", "end", "label", "probability", "marked"}
    record = json.loads((folder / "record.json").read_text())
    assert set(record["left_out"]) >= {"text", "source_name"}
    assert any(name.startswith("lexicons/") for name in record["data"])
    assert (folder / "scores.csv").exists() and record["scores"]["measures"]


def test_the_same_text_gets_every_span_whatever_its_id(tmp_path: Path) -> None:
    found = attach(tmp_path, TEXT, id="ours")
    assert found.spans["text"].tolist() == SPANS["text"].tolist()
    assert set(found.spans["article"]) == {"ours"} and set(found.spans["match"]) == {"exact"}
    assert tuple(found.articles.columns) == REHYDRATED_COLUMNS
    assert found.articles["status"].tolist() == ["exact"] and found.lost.empty


@pytest.mark.parametrize(
    "own",
    [
        f"Updated at noon.\n\n{TEXT}",
        f"{TEXT}\n\nShare this",
        TEXT.replace("“", '"').replace("”", '"').replace("—", "-"),
        TEXT.replace("\n\n", "\n\nAdvertisement\n\n"),
        TEXT.replace(" 40 ", "\xa040 "),
    ],
)
def test_a_copy_that_differs_elsewhere_is_near(tmp_path: Path, own: str) -> None:
    found = attach(tmp_path, own)
    assert found.spans["text"].tolist() == SPANS["text"].tolist()
    assert [own[s:e] for s, e in zip(found.spans["start"], found.spans["end"], strict=True)] == found.spans[
        "text"
    ].tolist()
    assert found.articles["status"].tolist() == ["near"]


def test_a_changed_sentence_loses_its_spans_and_says_so(tmp_path: Path) -> None:
    found = attach(tmp_path, TEXT.replace("40 people", "60 people"))
    assert "Nearly" not in found.spans["text"].tolist() and len(found.lost) == 1
    status = found.articles.to_dict("records")[0]
    assert (status["status"], status["spans"], status["attached"]) == ("changed", len(SPANS), len(SPANS) - 1)


def test_an_article_that_one_does_not_have_is_missing(tmp_path: Path) -> None:
    found = attach(tmp_path, "Something else.", id="other")
    assert found.articles["status"].tolist() == ["missing"]
    assert found.spans.empty and len(found.lost) == len(SPANS)


def test_wrong_spans_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ColumnError, match="start"):
        deposit(CORPUS, SPANS[["article"]], tmp_path)
    with pytest.raises(ArgumentError, match="must lie in its article"):
        deposit(CORPUS, SPANS.assign(end=10_000), tmp_path)
    with pytest.raises(ReadError, match=r"record\.json"):
        rehydrate(tmp_path / "nothing", CORPUS)
    (tmp_path / "record.json").write_text('{"format": "other"}')
    with pytest.raises(FormatError, match="format must be"):
        rehydrate(tmp_path, CORPUS)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ab .“”\n", min_size=1, max_size=60), st.data())
def test_any_span_of_any_text_comes_back(tmp_path_factory, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    corpus = Corpus([Article("a", text=text)])
    spans = pd.DataFrame({"article": ["a"], "start": [start], "end": [end]})
    folder = deposit(corpus, spans, tmp_path_factory.mktemp("deposit"))
    assert rehydrate(folder, corpus).spans["text"].tolist() == [text[start:end]]
