"""The Narrative Frames Corpus: news on climate change whose generic frames were coded by question [FrermannEtAl2023].

A frame is there if coders agreed on enough of its questions. `degrees` are the answers behind that decision: the mean
of all coders' answers to the questions of the frame.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing import _check
from framing.classify.items import readings_of
from framing.datasets.loaded_words import write_predictions
from framing.errors import FormatError, ReadError
from framing.text.article import Article
from framing.text.reading import Reading

QUESTIONS = {
    "Resolution": ("re2", "re6"),
    "Human interest": ("hi1", "hi2", "hi5"),
    "Conflict": ("co1", "co2", "co3"),
    "Moral": ("mo1", "mo2"),
    "Economic": ("ec1", "ec2", "ec3"),
}
"""The frames in the files' order, and the questions by which each was decided."""
FRAMES = tuple(QUESTIONS)
FOLDS = range(1, 6)
SPLITS = ("dev", "folds")
COLUMNS = 10
METHOD = (
    "five official folds, trained on train and dev, tested on test; settings were chosen on random folds of the same "
    "articles"
)


@dataclass(frozen=True, eq=False)
class CodedArticles:
    """The corpus in memory.

    Parameters
    ----------
    articles : tuple of Article
        In order of their numbers.
    frames : DataFrame
        1 where an article has a frame; one row per article.
    degrees : DataFrame
        Mean of the coders' answers to the frame's questions, 0 to 1.
    fold : array of int
        The official fold in whose test part each article stands, from 1.
    """

    articles: tuple[Article, ...]
    frames: pd.DataFrame
    degrees: pd.DataFrame
    fold: npt.NDArray[np.int64]

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The texts, each read once: the files keep no lines, so that all of a text is body."""
        return tuple(readings_of(article.text for article in self.articles))


def read_narrative_frames(data: Path) -> CodedArticles:
    """Read the corpus from the folder of its repository.

    Parameters
    ----------
    data : Path
        Folder that holds ``data/full_annotations.json`` and ``experiments/data_splits_raw``.

    Raises
    ------
    ReadError
        If a file is not there.
    FormatError
        If a row does not have ten columns, the answers are no JSON, or an article lacks those of its coders.
    """
    answers = _answers(Path(data) / "data" / "full_annotations.json")
    rows: dict[str, list[str]] = {}
    fold: dict[str, int] = {}
    for number in FOLDS:
        path = Path(data) / "experiments" / "data_splits_raw" / f"Fold_{number}" / "test.txt"
        for line, content in enumerate(_content(path).rstrip("\n").split("\n"), 1):
            row = content.split("\t")
            if len(row) != COLUMNS:
                raise FormatError(f"{path}, line {line}: {len(row)} columns instead of {COLUMNS}.")
            rows[row[0]], fold[row[0]] = row, number
    ids = sorted(rows, key=int)
    return CodedArticles(
        tuple(Article(id=id, outlet=rows[id][1], text=rows[id][4]) for id in ids),
        pd.DataFrame([[int(cell.startswith("True")) for cell in rows[id][5:]] for id in ids], columns=FRAMES),
        pd.DataFrame([_degrees(answers, id) for id in ids], columns=FRAMES),
        np.array([fold[id] for id in ids]),
    )


def validate(data: Path, split: str = "dev", predictions: Path | None = None) -> dict[str, Any]:
    """Train and test the classifier of frames on the official folds, beside simpler ones.

    Parameters
    ----------
    data : Path
        See `read_narrative_frames`.
    split : {"dev", "folds"}
        Both mean the official folds: the corpus has no other part.
    predictions : Path, optional
        Where to write one object per article: `item, fold, gold, prediction, probability`.

    Returns
    -------
    dict
        `articles, method`; `macro_f1` (mean over folds of the mean F1 of the frames), `macro_f1_by_fold`, `f1`
        (by frame, mean over folds); the same figures of the `baselines`; `brier` of each frame's probabilities beside
        `brier_of_its_share`; `reliability`, probabilities of all frames against what was coded.
    """
    _check.one_of("split", split, SPLITS)
    from framing.training.frames import BASELINES, fitted

    corpus = read_narrative_frames(data)
    result = _cross_validated(corpus, fitted)
    write_predictions(_lines(corpus, result.predicted, result.probability), predictions)
    gold, errors = corpus.frames.mean(), (result.probability - corpus.frames) ** 2
    return {
        "articles": len(corpus.articles),
        "method": METHOD,
        **_figures(result),
        "baselines": {name: _figures(_cross_validated(corpus, fit)) for name, fit in BASELINES.items()},
        "brier": _rounded(errors.mean()),
        "brier_of_its_share": _rounded(gold * (1 - gold)),
        "reliability": _reliability(corpus, result.probability),
    }


def _cross_validated(corpus: CodedArticles, fit: Any) -> Any:
    from framing.classify.evaluation_result import Evaluation

    gold = corpus.frames.to_numpy(bool)
    predicted, probability = np.zeros_like(gold), np.full(gold.shape, np.nan)
    for number in FOLDS:
        away = np.flatnonzero(corpus.fold == number)
        model = fit(corpus, np.flatnonzero(corpus.fold != number))
        held = [corpus.readings[i] for i in away]
        predicted[away] = model.predict(held)
        if hasattr(model, "predict_proba"):
            probability[away] = model.predict_proba(held)
    unknown = np.full(len(gold), "", dtype=object)
    return Evaluation(
        corpus.readings, FRAMES, gold, predicted, probability, corpus.fold, unknown, unknown, False
    )


def _figures(result: Any) -> dict[str, Any]:
    by_fold, mean = result.by_fold, result.mean
    return {
        "macro_f1": round(float(mean["macro_f1"]), 3),
        "macro_f1_by_fold": [round(float(value), 3) for value in by_fold["macro_f1"]],
        "f1": {frame: round(float(mean[f"f1.{frame}"]), 3) for frame in FRAMES},
    }


def _reliability(corpus: CodedArticles, probability: Any) -> list[dict[str, float]]:
    from framing.stats import calibration

    steps = calibration(pd.Series(probability.ravel()), pd.Series(corpus.frames.to_numpy().ravel()), bins=5)
    rows: list[dict[str, float]] = steps.round(3).to_dict("records")
    return rows


def _rounded(values: pd.Series) -> dict[str, float]:
    return {str(name): round(float(value), 3) for name, value in values.items()}


def _lines(corpus: CodedArticles, predicted: Any, probability: Any) -> list[dict[str, Any]]:
    def names(row: Iterable[Any]) -> list[str]:
        return [frame for frame, there in zip(FRAMES, row, strict=True) if there]

    return [
        {
            "item": article.id,
            "fold": int(corpus.fold[i]),
            "gold": names(corpus.frames.iloc[i]),
            "prediction": names(predicted[i]),
            "probability": _rounded(pd.Series(probability[i], FRAMES)),
        }
        for i, article in enumerate(corpus.articles)
    ]


def _answers(path: Path) -> dict[str, Any]:
    try:
        answers: dict[str, Any] = json.loads(_content(path))
    except ValueError as error:
        raise FormatError(f"{path} is no JSON ({error}).") from None
    return answers


def _degrees(answers: dict[str, Any], id: str) -> list[float]:
    """Average the answers of all coders to the questions of each frame; -1 stands where one did not code."""
    try:
        return [
            float(np.mean([_share_of_yes(answers[id][name][1]) for name in names]))
            for names in QUESTIONS.values()
        ]
    except (KeyError, TypeError, IndexError, ZeroDivisionError) as error:
        raise FormatError(
            f"full_annotations.json: article {id} lacks answers of its coders ({error!r})."
        ) from None


def _share_of_yes(coders: list[Any]) -> float:
    said = [bool(answer == "yes") for answer in coders if answer != -1]
    return sum(said) / len(said)


def _content(path: Path) -> str:
    if not path.is_file():
        raise ReadError(f"{path} is not there; give the folder of the Narrative Frames Corpus's repository.")
    return path.read_text(encoding="utf-8")
