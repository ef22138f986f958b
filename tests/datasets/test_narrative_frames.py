"""The Narrative Frames Corpus: how its files are read, and that the metrics can be recomputed from the predictions."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from framing.classify.frames import FrameClassifier
from framing.datasets import validate
from framing.datasets.narrative_frames import FRAMES, QUESTIONS, read_narrative_frames
from framing.errors import ArgumentError, FormatError, ReadError
from framing.training.frames import fitted

SENTENCES = {
    "Resolution": "A plan would cut the smoke.",
    "Human interest": "Her children wept at home.",
    "Conflict": "Critics blamed the mayor.",
    "Moral": "It is a sin, said the bishop.",
    "Economic": "It cost 2 million dollars.",
}
ARTICLES = 60


def _has(number: int, frame: str) -> bool:
    return (number + FRAMES.index(frame)) % 4 < 2


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of invented articles in the layout of the published one."""
    root = tmp_path_factory.mktemp("corpus")
    answers = {}
    for number in range(ARTICLES):
        answers[str(number)] = {"_source": "herald"} | {
            question: ["yes", ["yes" if _has(number, frame) else "no", "no" if number == 7 else -1, -1, -1]]
            for frame, questions in QUESTIONS.items()
            for question in questions
        }
    (root / "data").mkdir()
    (root / "data" / "full_annotations.json").write_text(json.dumps(answers), encoding="utf-8")
    for fold in range(1, 6):
        rows = []
        for number in range(fold - 1, ARTICLES, 5):
            text = " ".join(SENTENCES[frame] for frame in FRAMES if _has(number, frame)) + f" Town {number}."
            labels = [str(_has(number, frame)) for frame in FRAMES]
            rows.append("\t".join([str(number), "herald", "center", "2019-01-01", text, *labels]))
        place = root / "experiments" / "data_splits_raw" / f"Fold_{fold}"
        place.mkdir(parents=True)
        (place / "test.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return root


def test_articles_frames_and_degrees(folder: Path) -> None:
    corpus = read_narrative_frames(folder)
    assert [article.id for article in corpus.articles[:3]] == ["0", "1", "2"]
    assert corpus.articles[3].outlet == "herald"
    assert list(corpus.frames.columns) == list(FRAMES)
    for number in (0, 5, 8):
        assert corpus.frames.loc[number].tolist() == [_has(number, frame) for frame in FRAMES]
        assert corpus.degrees.loc[number].tolist() == [float(_has(number, frame)) for frame in FRAMES]
    assert set(corpus.degrees.loc[7]) <= {0.0, 0.5}
    assert np.array_equal(corpus.fold, np.arange(ARTICLES) % 5 + 1)


def test_metrics_can_be_recomputed_from_the_predictions(folder: Path, tmp_path: Path) -> None:
    metrics = validate("narrative-frames", folder, predictions=tmp_path / "told.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "told.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["item"] for line in lines] == [str(number) for number in range(ARTICLES)]
    by_fold = []
    for fold in range(1, 6):
        here = [line for line in lines if line["fold"] == fold]
        scores = []
        for frame in FRAMES:
            hits = sum(frame in line["gold"] and frame in line["prediction"] for line in here)
            given = sum((frame in line["gold"]) + (frame in line["prediction"]) for line in here)
            scores.append(2 * hits / given)
        by_fold.append(sum(scores) / len(scores))
    assert metrics["macro_f1_by_fold"] == pytest.approx(by_fold, abs=0.001)
    assert metrics["macro_f1"] == pytest.approx(np.mean(by_fold), abs=0.001)
    assert metrics["macro_f1"] > 0.9 > metrics["baselines"]["every frame for every article"]["macro_f1"]
    brier = np.mean([(line["probability"]["Moral"] - ("Moral" in line["gold"])) ** 2 for line in lines])
    assert metrics["brier"]["Moral"] == pytest.approx(brier, abs=0.002)
    assert sum(step["n"] for step in metrics["reliability"]) == ARTICLES * len(FRAMES)


def test_what_is_missing_or_broken_is_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"full_annotations\.json is not there"):
        read_narrative_frames(tmp_path)
    with pytest.raises(ArgumentError, match="split must be one of"):
        validate("narrative-frames", folder, "test")
    broken = tmp_path / "data"
    broken.mkdir()
    (broken / "full_annotations.json").write_text('{"0": {"re2": 1}}', encoding="utf-8")
    for fold in range(1, 6):
        place = tmp_path / "experiments" / "data_splits_raw" / f"Fold_{fold}"
        place.mkdir(parents=True)
        (place / "test.txt").write_text("0\therald\n", encoding="utf-8")
    with pytest.raises(FormatError, match="line 1: 2 columns instead of 10"):
        read_narrative_frames(tmp_path)
    for fold in range(1, 6):
        row = ["0", "herald", "center", "2019", "A text.", *["True"] * 5]
        place = tmp_path / "experiments" / "data_splits_raw" / f"Fold_{fold}"
        (place / "test.txt").write_text("\t".join(row) + "\n", encoding="utf-8")
    with pytest.raises(FormatError, match="article 0 lacks answers"):
        read_narrative_frames(tmp_path)
    (broken / "full_annotations.json").write_text("[", encoding="utf-8")
    with pytest.raises(FormatError, match="no JSON"):
        read_narrative_frames(tmp_path)


def test_the_shipped_model_is_what_the_published_corpus_gives(shared: Path) -> None:
    """A pipeline trained anew says of articles what the stored one says."""
    if not (shared / "data" / "narrative_frames").is_dir():
        pytest.skip("the corpus is not there")
    corpus = read_narrative_frames(shared / "data" / "narrative_frames")
    assert corpus.frames.sum().tolist() == [192, 49, 268, 44, 127]
    shipped, again = FrameClassifier.shipped(), fitted(corpus, np.arange(len(corpus.articles)))
    some = corpus.readings[::20]
    assert np.allclose(shipped.predict_proba(some), again.predict_proba(some), atol=1e-6)
    assert np.array_equal(shipped.predict(some), again.predict(some))
