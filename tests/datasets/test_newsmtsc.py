"""NewsMTSC: its form, what of it is refused, and the figures that are computed."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import f1_score

from framing.classify.tone.towards import TONES
from framing.cli import main
from framing.datasets import validate
from framing.datasets.newsmtsc import cross_validated, read_newsmtsc, tone_figures
from framing.errors import ArgumentError, FormatError, ReadError

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "newsmtsc"
SENTENCES = [
    ("allsides_7_70_3_Lee_0_3", "Lee was praised as a wise and honest judge.", 6.0),
    ("allsides_7_70_4_Lee_0_3", "Lee was convicted of fraud and sent to prison.", 2.0),
    ("polusa_v1_55_-1_2_Lee_0_3", "Lee arrived on Monday.", 4.0),
]


def row(id: str, text: str, polarity: float | None) -> dict[str, object]:
    target = {"Input.gid": id, "from": 0, "to": 3, "mention": "Lee"}
    return {
        "primary_gid": id,
        "sentence_normalized": text,
        "targets": [target | ({} if polarity is None else {"polarity": polarity})],
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = [json.dumps(row(*sentence)) for sentence in SENTENCES]
    (tmp_path / "held_out.jsonl").write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    return tmp_path


def test_targets_are_read_in_order(folder: Path) -> None:
    items = read_newsmtsc(folder, "held_out")
    assert [(item.id, item.text[item.start : item.end], item.tone) for item in items] == [
        (id, "Lee", tone)
        for (id, _, _), tone in zip(SENTENCES, ("positive", "negative", "neutral"), strict=True)
    ]
    assert [item.group for item in items] == ["_70", "_70", "polusa_v1_55"]
    assert read_newsmtsc(folder / "held_out.jsonl") == items


def test_the_shipped_model_is_measured_on_other_parts(folder: Path, capsys) -> None:
    out = folder / "predictions.jsonl"
    arguments = ["validate", "newsmtsc", "--data", str(folder), "--split", "held_out"]
    assert main([*arguments, "--predictions", str(out)]) == 0
    metrics = json.loads(capsys.readouterr().out)
    assert metrics["targets"] == 3 and metrics["method"] == "the shipped model" and metrics["macro_f1"] == 1
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["item"] for line in lines] == [id for id, _, _ in SENTENCES]
    assert all(line["prediction"] == line["gold"] for line in lines)


def test_targets_without_gold_are_predicted_and_not_counted(tmp_path: Path) -> None:
    (tmp_path / "blind.jsonl").write_text(json.dumps(row("x", "Lee lied to us.", None)), encoding="utf-8")
    metrics = validate("newsmtsc", tmp_path, "blind", tmp_path / "out.jsonl")
    assert metrics["targets"] == 1 and metrics["accuracy"] is None
    line = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert line == {"item": "x", "gold": None, "prediction": "negative"}


@pytest.mark.parametrize(
    ("content", "error", "told"),
    [
        ("", ReadError, "holds no target"),
        ("no json", FormatError, "line 1"),
        ('{"targets": []}', FormatError, "sentence_normalized"),
        (json.dumps(row("x", "Lee won.", 5.5)), FormatError, "5.5"),
        ("[1]", FormatError, "line 1"),
    ],
)
def test_files_of_another_form_are_refused(tmp_path: Path, content: str, error: type, told: str) -> None:
    (tmp_path / "odd.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(error, match=told):
        read_newsmtsc(tmp_path, "odd")


def test_a_missing_part_is_named_with_those_that_are_there(folder: Path) -> None:
    with pytest.raises(ReadError, match=r"rw\.jsonl is not there; the parts in .* are: held_out"):
        read_newsmtsc(folder, "rw")


def test_a_target_outside_its_sentence_is_refused(tmp_path: Path) -> None:
    odd = row("x", "Lee won.", 6.0)
    odd["targets"][0]["to"] = 99
    (tmp_path / "odd.jsonl").write_text(json.dumps(odd), encoding="utf-8")
    with pytest.raises(ArgumentError, match="99 does not lie in the text"):
        validate("newsmtsc", tmp_path, "odd")


def test_cross_validation_needs_stories_and_tones(folder: Path) -> None:
    items = read_newsmtsc(folder, "held_out")
    with pytest.raises(ArgumentError, match="5 stories at least; there are 2"):
        cross_validated(items)


def test_figures_agree_with_scikit_learn() -> None:
    random = np.random.default_rng(3)
    gold, guess = random.choice(TONES, 200).tolist(), random.choice(TONES, 200).tolist()
    figures = tone_figures(zip(gold, guess, strict=True))
    assert figures["macro_f1"] == round(f1_score(gold, guess, average="macro"), 3)
    majority = [max(TONES, key=gold.count)] * 200
    assert figures["majority_macro_f1"] == round(f1_score(gold, majority, average="macro"), 3)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the set is not here")
def test_the_training_part_is_read_whole() -> None:
    items = read_newsmtsc(SHARED)
    assert len(items) == 8739
    assert all(0 <= item.start < item.end <= len(item.text) and item.tone in TONES for item in items)
