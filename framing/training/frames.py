"""The classifier of generic frames, trained on coded news on climate change, and the baselines it is held against."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sized
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline

from framing.classify.features import VoiceText
from framing.classify.frames import FrameClassifier
from framing.classify.storage import save_model
from framing.datasets.narrative_frames import CodedArticles, read_narrative_frames, validate
from framing.datasets.teaching import load_corpus, load_gold

DATA = (
    "Narrative Frames Corpus (Frermann et al. 2023, MIT licence): 428 English news articles on climate change"
)
LIMITS = (
    "News on climate change from outlets of the United States and Britain, 2017 to 2019; on other topics it is "
    "untested or worse. Whole stories were coded. Labels are those of the corpus: Resolution stands where others have "
    "responsibility. Frames are a reading, and coders disagreed: predictions need a coded sample beside them."
)

TEACHING_NAMES = {
    "Resolution": "responsibility",
    "Human interest": "human_interest",
    "Conflict": "conflict",
    "Moral": "morality",
    "Economic": "economic",
}
"""The frames as the teaching corpus names them; responsibility is another question than resolution."""
MOST = 0.5
Rows = npt.NDArray[np.int64]
Fit = Callable[[CodedArticles, Rows], Any]


def train(data: Path, out: Path) -> dict[str, Any]:
    """Train the model on all articles and write it with its card; return its figures.

    They are those of `validate` by cross-validation, and `other_topics`: agreement with the gold of the teaching
    corpus's open events, constructed articles on other topics.

    Parameters
    ----------
    data : Path
        Folder of the corpus's repository.
    out : Path
        The ``.npz`` file.
    """
    corpus = read_narrative_frames(data)
    model = fitted(corpus, np.arange(len(corpus.articles)))
    figures = {**validate(data), "other_topics": other_topics(model)}
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    card = {"data": DATA, "date": today, "metrics": figures, "limits": LIMITS}
    save_model(model, out, card)
    return figures


def fitted(corpus: CodedArticles, rows: Rows) -> FrameClassifier:
    """Fit the classifier to some of the articles."""
    return FrameClassifier().fit(
        [corpus.readings[i] for i in rows], corpus.frames.iloc[rows], corpus.degrees.iloc[rows]
    )


def other_topics(model: FrameClassifier) -> dict[str, dict[str, float]]:
    """Hold a model of the generic frames against the gold of the teaching corpus's open events.

    Returns
    -------
    dict
        By frame: `articles`, `coded` and `predicted` (how many have it), `agreement` (share of articles) and Cohen's
        `kappa`, which is left out where neither coder nor model tells articles apart.
    """
    gold = load_gold()["document"].query("not sealed")
    predicted = model.predict([load_corpus()[id] for id in gold["article"]]).T
    figures = {}
    for frame, column in zip(model.frames_, predicted, strict=True):
        coded = np.array([frames[TEACHING_NAMES[frame]] for frames in gold["frames"]])
        figures[frame] = {
            "articles": len(coded),
            "coded": int(coded.sum()),
            "predicted": int(column.sum()),
            "agreement": round(float((coded == column).mean()), 3),
        }
        if len(set(coded) | set(column)) > 1:
            figures[frame]["kappa"] = round(float(cohen_kappa_score(coded, column)), 3)
    return figures


class _Constant:
    """Gives every article the same frames.

    Parameters
    ----------
    frames : array of bool
        Which.
    """

    def __init__(self, frames: npt.NDArray[np.bool_]) -> None:
        self.frames = frames

    def predict(self, X: Sized) -> npt.NDArray[np.bool_]:
        """Return one row per article."""
        return np.tile(self.frames, (len(X), 1))


def _majority(corpus: CodedArticles, rows: Rows) -> _Constant:
    return _Constant(corpus.frames.iloc[rows].mean().to_numpy() > MOST)


def _every_frame(corpus: CodedArticles, rows: Rows) -> _Constant:
    return _Constant(np.ones(len(corpus.frames.columns), dtype=bool))


def _words_alone(corpus: CodedArticles, rows: Rows) -> Any:
    regression = OneVsRestClassifier(LogisticRegression(class_weight="balanced"))
    model = make_pipeline(VoiceText("all"), TfidfVectorizer(min_df=3, sublinear_tf=True), regression)
    return model.fit([corpus.readings[i] for i in rows], corpus.frames.iloc[rows].to_numpy())


BASELINES: Mapping[str, Fit] = {
    "the majority's answer": _majority,
    "every frame for every article": _every_frame,
    "tf-idf and balanced logistic regression": _words_alone,
}
