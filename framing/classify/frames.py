"""Which frames an article uses: a multi-label classifier for generic frames, policy frames or a codebook of one's own.

A ridge regression on stems, word vectors and the categories of a lexicon (`frame_features`) learns to what degree
coders saw each frame: the mean of their answers to the frame's questions, the scale of Semetko and Valkenburg
[SemetkoValkenburg2000]. Cross-validation inside the training articles turns its scores into probabilities of the frame
as it was finally coded, and finds each frame's threshold. The result is linear in the features, so that every
prediction can be led back to the words that carried it.

**Limits.** Coders judge whole stories; words carry only part of that judgement, so holistic items automate poorly. Read
the words behind predictions, code a sample of your own articles blind, and correct estimates by it (`corrected`). The
shipped model has seen news on climate change in US and British outlets only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import expit
from sklearn.base import BaseEstimator, ClassifierMixin, clone
from sklearn.linear_model import Ridge
from sklearn.utils.validation import check_is_fitted

from framing import _check
from framing.classify.contributions import Contribution, Places, by_word, feature_places
from framing.classify.frame_features import frame_features
from framing.classify.frame_labels import check_degrees, check_learnable, frame_table
from framing.classify.items import STORY, Item, reading_of, readings_of
from framing.classify.splitting import fold_numbers, values_of
from framing.classify.storage import load_model
from framing.classify.thresholds import best_threshold, calibrated
from framing.errors import ArgumentError
from framing.text.reading import Reading

Floats = npt.NDArray[np.float64]


class FrameClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Tell which frames articles use, with calibrated probabilities and a threshold for each frame.

    Parameters
    ----------
    frames : sequence of str, optional
        The codebook's frames, in order; if left out, those that `y` names.
    features : transformer, optional
        Makes a row of numbers of every article; `frame_features()` if left out.
    penalty : float
        Of the ridge regression: the higher, the more a frame's weights are drawn together.
    folds : int
        Parts of the training articles by which probabilities and thresholds are found.

    Attributes
    ----------
    frames_ : list of str
        The frames, in the order of all columns.
    coef_, intercept_ : array (frames × features), array (frames)
        Weights in log-odds: ``log-odds = features @ coef_.T + intercept_``.
    thresholds_ : array (frames)
        Probability from which on a frame is predicted: the one with the highest expected F1.

    Examples
    --------
    >>> articles = ["They blamed the rival party.", "Critics slammed the senator.", "Prices and wages rose.",
    ...             "The bank cut jobs.", "He accused the mayor of lies.", "Taxes cost firms money."] * 3
    >>> y = [["Conflict"], ["Conflict"], ["Economic"], ["Economic"], ["Conflict"], ["Economic"]] * 3
    >>> model = FrameClassifier(folds=3).fit(articles, y)
    >>> model.predict_frames(["Opponents accused the government.", "The firm paid its workers."])
    [['Conflict'], ['Economic']]

    The shipped model knows the five frames of [FrermannEtAl2023]:

    >>> FrameClassifier.shipped().frames_
    ['Resolution', 'Human interest', 'Conflict', 'Moral', 'Economic']
    """

    def __init__(
        self,
        frames: Sequence[str] | None = None,
        features: Any = None,
        penalty: float = 0.5,
        folds: int = 5,
    ) -> None:
        self.frames = frames
        self.features = features
        self.penalty = penalty
        self.folds = folds

    @staticmethod
    def shipped() -> FrameClassifier:
        """Load the model that ships: generic frames in news on climate change; see ``models/frames.md``.

        Raises
        ------
        ModelError
            If the file is missing or damaged, or another version of scikit-learn says other things.
        """
        return _shipped()

    def fit(
        self, X: Iterable[Item], y: Any, degrees: Any = None, groups: str | Sequence[Any] | None = None
    ) -> FrameClassifier:
        """Learn frames from coded articles.

        Parameters
        ----------
        X : list of Article, Reading or str
            The articles, or sentences if sentences were coded.
        y : DataFrame, array (articles × frames) or list of collections of frame names
            Which frames each was finally coded with.
        degrees : DataFrame or array (articles × frames), optional
            To what degree coders saw each frame, 0 to 1: the mean of their answers. What they disagree about teaches
            more than the bare decision, most of all on rare frames.
        groups : str or sequence, optional
            What the cross-validation never splits: "event" or "outlet" of the articles, or one value for each.

        Raises
        ------
        ArgumentError
            If an article has no words, a frame is unknown, nearly all or nearly no articles have it, or there are
            fewer articles (groups) than folds.
        """
        self._check_parameters()
        readings = readings_of(X)
        table = frame_table(y, self.frames)
        check_learnable(table, len(readings))
        fold = fold_numbers(self.folds, table.to_numpy(bool), values_of("groups", groups, readings))
        silent = [reading.article.id for reading in readings if not _tellable(reading)]
        if silent:
            raise ArgumentError(
                f"{len(silent)} of {len(readings)} items hold no English words, such as {silent[0]!r}: leave them out."
            )
        targets = table.to_numpy(float) if degrees is None else check_degrees(degrees, table)
        self.frames_ = [str(name) for name in table.columns]
        self.features_ = clone(self.features) if self.features is not None else frame_features()
        rows = self.features_.fit_transform(readings)
        self._decide(rows, targets, table.to_numpy(), fold)
        return self

    def decision_function(self, X: Iterable[Item]) -> Floats:
        """Return log-odds (items × frames); nan for items without words or in another language than English."""
        check_is_fitted(self, "coef_")
        readings = readings_of(X)
        scores = np.full((len(readings), len(self.frames_)), np.nan)
        told = np.array([_tellable(reading) for reading in readings], dtype=bool)
        if told.any():
            rows = self.features_.transform([readings[i] for i in np.flatnonzero(told)])
            scores[told] = np.asarray(rows @ self.coef_.T) + self.intercept_
        return scores

    def predict_proba(self, X: Iterable[Item]) -> Floats:
        """Return the probability of every frame (items × frames); nan as in `decision_function`."""
        probabilities: Floats = expit(self.decision_function(X))
        return probabilities

    def predict(self, X: Iterable[Item]) -> npt.NDArray[np.int64]:
        """Return 1 where a frame is used, 0 where not or where nothing can be told (items × frames)."""
        return (self.predict_proba(X) >= self.thresholds_).astype(int)

    def predict_frames(self, X: Iterable[Item]) -> list[list[str]]:
        """Return the names of the frames that each item uses."""
        return [[self.frames_[i] for i in np.flatnonzero(row)] for row in self.predict(X)]

    def predict_sentences(self, item: Item) -> pd.DataFrame:
        """Tell what each sentence of an article adds to the log-odds of each frame.

        No coder judged sentences: the columns divide the article's own score among them, but for the part of word
        vectors and the intercept. Fit the classifier on sentences if yours are coded one by one.

        Returns
        -------
        DataFrame
            `start, end, text`, and one column per frame (nan where nothing can be told of the article).
        """
        reading = reading_of(item)
        table = pd.DataFrame(reading.sentences, columns=["start", "end"], dtype=int)
        table["text"] = [reading.text[start:end] for start, end in reading.sentences]
        if not _tellable(reading):
            return table.assign(**dict.fromkeys(self.frames_, np.nan))
        values, places = self._placed(reading)
        for frame, weights in zip(self.frames_, self.coef_, strict=True):
            carried = by_word(reading, zip(weights * values, places, strict=True))
            sentence = np.searchsorted(table["end"], [word.start for word in carried], side="right")
            table[frame] = np.bincount(sentence, [word.weight for word in carried], minlength=len(table))
        return table

    def contributions(self, item: Item, label: str | None = None) -> list[Contribution]:
        """Tell what each word added to the log-odds of a frame.

        Parameters
        ----------
        item : Article, Reading or str
            The article.
        label : str, optional
            The frame; the likeliest if left out.

        Returns
        -------
        list of Contribution
            In order of the text. The weights add up to the log-odds but for the intercept and the word vectors.
        """
        reading = reading_of(item)
        if not _tellable(reading):
            return []
        values, places = self._placed(reading)
        frame = (
            int((self.coef_ @ values + self.intercept_).argmax()) if label is None else self._number(label)
        )
        return by_word(reading, zip(self.coef_[frame] * values, places, strict=True))

    def _placed(self, reading: Reading) -> tuple[Floats, Places]:
        """Return the value of every feature and where it stands in the text."""
        row = self.features_.transform([reading])
        values: Floats = (row.toarray() if hasattr(row, "toarray") else np.asarray(row)).ravel()
        return values, feature_places(self.features_, reading, len(values))

    def _number(self, frame: str) -> int:
        return self.frames_.index(_check.one_of("the frame", frame, self.frames_))

    def _check_parameters(self) -> None:
        _check.at_least("penalty", self.penalty, 0)
        if not isinstance(self.folds, int) or self.folds < 2:
            raise ArgumentError(f"folds must be a whole number of at least 2; got {self.folds!r}.")

    def _decide(
        self, rows: Any, targets: Floats, truth: npt.NDArray[np.int64], fold: npt.NDArray[np.int64]
    ) -> None:
        """Fit the regression, and scale it to log-odds by scores of articles that it had not seen."""
        rows = rows.tocsr() if hasattr(rows, "tocsr") else np.asarray(rows)
        unseen = np.zeros(targets.shape)
        for number in range(self.folds):
            away = fold == number
            ridge = Ridge(self.penalty).fit(rows[~away], targets[~away])
            unseen[away] = ridge.predict(rows[away]).reshape(-1, targets.shape[1])
        ridge = Ridge(self.penalty).fit(rows, targets)
        scales = [calibrated(unseen[:, i], truth[:, i]) for i in range(len(self.frames_))]
        slopes, shifts = (np.array(part) for part in zip(*scales, strict=True))
        self.coef_ = slopes[:, None] * ridge.coef_.reshape(len(slopes), -1)
        self.intercept_ = slopes * ridge.intercept_ + shifts
        self.thresholds_ = np.array([best_threshold(column) for column in expit(unseen * slopes + shifts).T])

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.no_validation = True
        tags.input_tags.two_d_array = False
        tags.input_tags.string = True
        tags.target_tags.multi_output = True
        tags.target_tags.single_output = False
        tags.classifier_tags.multi_label = True
        return tags


@cache
def _shipped() -> FrameClassifier:
    with as_file(files("framing.models") / "frames.npz") as path:
        model: FrameClassifier = load_model(path)
    return model


def _tellable(reading: Reading) -> bool:
    """Tell whether an article's story holds a word and is in the language of the features."""
    return reading.article.language == "en" and reading.words("all", STORY) > 0
