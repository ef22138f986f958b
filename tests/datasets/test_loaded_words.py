"""BABE and BASIL: reading their formats, and figures whose overlap is known by hand, on invented sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.datasets import validate
from framing.datasets.babe import read_babe
from framing.datasets.basil import read_basil
from framing.errors import ArgumentError, FormatError, ReadError

HEADER = "text;news_link;outlet;topic;type;label_bias;label_opinion;biased_words\n"
ROWS = (
    "The shameful plan failed.;x;Herald;taxes;left;Biased;;['shameful', 'failed']\n"
    "The regime fell, people sang.;x;Herald;war;left;Non-biased;;[]\n"
    "The bill passed.;x;Post;taxes;right;No agreement;;['passed']\n"
)


@pytest.fixture
def babe(tmp_path: Path) -> Path:
    (tmp_path / "final_labels_SG2.csv").write_text("\ufeff" + HEADER + ROWS, encoding="utf-8")
    return tmp_path


def test_babe_is_read(babe: Path) -> None:
    first, second, third = read_babe(babe)
    assert (first.id, first.biased, first.marked) == ("SG2:0", True, ("shameful", "failed"))
    assert first.marked_ranges() == [(4, 12), (18, 24)]
    assert second.biased is False
    assert third.biased is None


def test_babe_is_validated(babe: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    # found: shameful, regime; marked: shameful, failed, passed
    assert validate("babe", babe, predictions=lines) == {
        "split": "dev", "sentences": 3, "marked_words": 3,
        "word_precision": 0.5, "word_recall": 0.333, "word_f1": 0.4,
        "sentence_precision": 0.5, "sentence_recall": 1.0, "sentence_f1": 0.667,
    }  # fmt: skip
    told = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert told[0] == {"item": "SG2:0", "gold": ["shameful", "failed"], "prediction": ["shameful"]}


def test_what_is_not_babe_is_refused(babe: Path) -> None:
    with pytest.raises(ArgumentError, match="split must be one of"):
        list(read_babe(babe, "test"))
    with pytest.raises(ReadError, match=r"final_labels_SG1\.csv"):
        list(read_babe(babe, "sg1"))
    (babe / "final_labels_SG2.csv").write_text(HEADER + "A.;x;H;t;l;Biased;;oops(\n", encoding="utf-8")
    with pytest.raises(FormatError, match="row 1"):
        list(read_babe(babe))
    (babe / "final_labels_SG2.csv").write_text("text;outlet\n", encoding="utf-8")
    with pytest.raises(FormatError, match="biased_words, label_bias, topic"):
        list(read_babe(babe))


STORY = {
    "title": "Plan fails",
    "source": "herald",
    "triplet-uuid": "event-1",
    "body-paragraphs": [["It was brutal.", "The regime fell."], ["A crackdown began."]],
}
MARKS = [
    {"id": "p0", "start": 7, "end": 13, "bias": "lex", "polarity": "neg", "target": "A", "quote": "no"},
    {"id": "p2", "start": 12, "end": 17, "bias": "lex", "polarity": "neg", "target": "A", "quote": "no"},
    {"id": "p1", "start": 0, "end": 16, "bias": "inf", "polarity": "neg", "target": "B", "quote": "yes"},
]


@pytest.fixture
def basil(tmp_path: Path) -> Path:
    for folder, name, content in (
        ("articles", "s_1.json", STORY),
        ("annotations", "s_1_ann.json", {"phrase-level-annotations": MARKS}),
    ):
        path = tmp_path / folder / "2012"
        path.mkdir(parents=True)
        (path / name).write_text(json.dumps(content), encoding="utf-8")
    return tmp_path


def test_basil_is_read(basil: Path) -> None:
    ((article, spans),) = read_basil(basil)
    assert article.text == "Plan fails\n\nIt was brutal. The regime fell.\n\nA crackdown began.\n"
    assert (article.event, article.outlet) == ("event-1", "herald")
    assert [article.text[s.start : s.end] for s in spans] == ["brutal", "began", "The regime fell."]
    assert [(s.kind, s.quoted) for s in spans] == [
        ("lexical", False), ("lexical", False), ("informational", True),
    ]  # fmt: skip


def test_basil_is_validated(basil: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    # found: brutal, regime, crackdown; marked: brutal, began
    assert validate("basil", basil, predictions=lines) == {
        "split": "dev", "articles": 1, "lexical_spans": 2, "loaded_spans": 3,
        "word_precision": 0.333, "word_recall": 0.5, "word_f1": 0.4, "span_precision": 0.333, "span_recall": 0.5,
    }  # fmt: skip
    sides = [tuple(json.loads(line).values())[1:] for line in lines.read_text("utf-8").splitlines()]
    assert sides == [("brutal", "brutal"), ("began", None), (None, "regime"), (None, "crackdown")]


def test_what_is_not_basil_is_refused(basil: Path, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"no \.json files"):
        list(read_basil(tmp_path / "articles"))
    (basil / "annotations" / "2012" / "s_1_ann.json").unlink()
    with pytest.raises(FormatError, match="does not fit"):
        list(read_basil(basil))
