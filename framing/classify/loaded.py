"""Loaded wording: whether people would judge a sentence's wording biased.

Definition
----------
A sentence is judged as the coders of the training data judged: for BABE, whether experts found its wording biased
[Spinde2021]. What they marked word by word is learnt first (`framing.classify.word_loads`); the sentence is then judged
by its most loaded words and by its n-grams of words and characters.

Reading
-------
``predict_proba`` gives the chance of the judgement; `contributions` the words that carried it. Outlet and topic are no
features, but the words of a topic are: judge a new topic's sentences by hand before the model is trusted there.

Limits
------
US news of 2017 to 2020, sentences out of their context, a few coders: what counts as biased is theirs. The sentences
were chosen for being telling, half of them biased; in whole articles most are not, so the chances are too high there
unless calibrated on the researcher's own sample (`framing.corrected`). Quoted words count as the sentence's words.
No model is shipped: BABE's licence is copyleft. Train your own with ``framing train loaded``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from framing.classify.contributions import Contribution, by_word, linear_weights, vectorizer_places
from framing.classify.items import Item, readings_of
from framing.classify.word_loads import Marks, WordLoads, summary
from framing.errors import ArgumentError
from framing.text.reading import Reading

Floats = npt.NDArray[np.float64]
SUMMARY_WEIGHT = 0.3
"""Weight of the words' summary beside tf-idf, whose values are small."""
WORD_FOLDS = 4


class LoadedWording(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Classifier of sentences by loaded wording; see the module's page.

    Parameters
    ----------
    strength : float
        Inverse of the penalty on the sentence's features.
    word_strength : float
        Inverse of the penalty on the words' features.
    least : int
        Sentences in which an n-gram must occur.

    Examples
    --------
    >>> texts = [f"The {word} plan passed, {name} said." for name in ("Ann", "Ben") for word in ("vile", "new")]
    >>> model = LoadedWording(strength=10, least=1).fit(texts, [True, False] * 2, marked=[[(4, 8)], []] * 2)
    >>> model.predict(["A vile idea."]).tolist()
    [True]
    """

    def __init__(self, strength: float = 1.0, word_strength: float = 0.3, least: int = 2) -> None:
        self.strength = strength
        self.word_strength = word_strength
        self.least = least

    def fit(self, X: Sequence[Item], y: Sequence[Any], marked: Marks | None = None) -> LoadedWording:
        """Learn from judged sentences.

        Parameters
        ----------
        X : sequence of str, Article or Reading
            The sentences.
        y : sequence
            Two judgements, such as True (biased) and False.
        marked : sequence of lists of (start, end), optional
            The words that were marked as biased, as ranges in each sentence. If left out, the entry `marked` in every
            article's `extra` is taken; without any, the sentences alone are learnt from.

        Raises
        ------
        ArgumentError
            If there are not two judgements, lengths differ, or there are fewer than four sentences.
        """
        readings, judgements = readings_of(X), np.asarray(y)
        if len(readings) != len(judgements):
            raise ArgumentError(f"X and y must be equally long; got {len(readings)} and {len(judgements)}.")
        if len(readings) < WORD_FOLDS:
            raise ArgumentError(f"at least {WORD_FOLDS} sentences are needed; got {len(readings)}.")
        self.classes_ = np.unique(judgements)
        if len(self.classes_) != 2:
            raise ArgumentError(
                f"there must be two judgements to tell apart; got {self.classes_.tolist()!r}."
            )
        texts = [reading.text for reading in readings]
        self.vectorizers_ = [
            TfidfVectorizer(sublinear_tf=True, dtype=np.float32, min_df=self.least, **grams).fit(texts)
            for grams in (dict(ngram_range=(1, 2)), dict(analyzer="char_wb", ngram_range=(2, 5)))
        ]
        self.words_: WordLoads | None = None
        self.scaler_: Any = None
        summaries = self._learn_words(readings, marked)
        rows = self._rows(texts, summaries)
        self.regression_ = LogisticRegression(C=self.strength, max_iter=1000).fit(rows, judgements)
        return self

    def _learn_words(self, readings: Sequence[Reading], marked: Marks | None) -> Floats | None:
        """Learn which words are marked; return the summaries of held-out chances, sentence by sentence."""
        marks = marked if marked is not None else [r.article.extra.get("marked", ()) for r in readings]
        if not any(marks):
            return None
        words = WordLoads(self.word_strength)
        chances = words.fit_predict(readings, marks, WORD_FOLDS)
        summaries = np.array([summary(sentence) for sentence in chances])
        self.words_ = words
        self.scaler_ = StandardScaler().fit(summaries)
        return summaries

    def predict_proba(self, X: Sequence[Item]) -> Floats:
        """Return the chance of each judgement, in the order of `classes_`."""
        readings = readings_of(X)
        if not readings:
            return np.zeros((0, 2))
        chances: Floats = self.regression_.predict_proba(self._features(readings))
        return chances

    def predict(self, X: Sequence[Item]) -> npt.NDArray[Any]:
        """Return the likelier judgement of each sentence."""
        chosen: npt.NDArray[Any] = self.classes_[self.predict_proba(X).argmax(axis=1)]
        return chosen

    def contributions(self, item: Item, label: Any = None) -> list[Contribution]:
        """Tell what each word added to the log-odds of a judgement; see `framing.classify.contributions`.

        What the summary of the words adds is shared out in proportion to their chances of being marked.
        """
        (reading,) = readings_of([item])
        row = self._features([reading])
        label = self.predict([reading])[0] if label is None else label
        amounts = np.asarray(row.todense()).ravel() * linear_weights(self.regression_, label)
        places = [place for part in self.vectorizers_ for place in vectorizer_places(part, reading.text)]
        shares = list(zip(amounts, places, strict=False))
        if self.words_ is not None:
            chances, tokens = self.words_.predict([reading])[0], reading.tokens
            total = amounts[len(places) :].sum() / max(chances.sum(), 1e-9)
            at = np.flatnonzero(tokens.is_word)
            shares += [
                (total * chance, [(int(tokens.starts[i]), int(tokens.ends[i]))])
                for i, chance in zip(at, chances, strict=True)
            ]
        return by_word(reading, shares)

    def _features(self, readings: Sequence[Reading]) -> Any:
        summaries = None
        if self.words_ is not None:
            summaries = np.array([summary(words) for words in self.words_.predict(readings)])
        return self._rows([reading.text for reading in readings], summaries)

    def _rows(self, texts: Sequence[str], summaries: Floats | None) -> Any:
        """Set n-grams and summaries side by side."""
        parts = [vectorizer.transform(texts) for vectorizer in self.vectorizers_]
        if summaries is not None:
            parts.append(sparse.csr_array(self.scaler_.transform(summaries) * SUMMARY_WEIGHT))
        return sparse.hstack(parts).tocsr()
