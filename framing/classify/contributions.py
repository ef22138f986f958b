"""The words that carried a prediction: weights of a linear model, led back to where its features stand in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt
from sklearn.pipeline import FeatureUnion, Pipeline

from framing import _check
from framing.classify.features import ReadArticles, VoiceText
from framing.classify.items import Item, reading_of
from framing.errors import ArgumentError

Range = tuple[int, int]
Places = list[list[Range]]
"""For every feature, where it stands in the text; empty for features of no place."""
Floats = npt.NDArray[np.float64]


class Contribution(NamedTuple):
    """What one word added to the score of a label (negative: took from it).

    Parameters
    ----------
    start, end : int
        Half-open offsets into the article's text.
    weight : float
        In units of the model's score (log-odds for a logistic regression).
    """

    start: int
    end: int
    weight: float


@runtime_checkable
class Explainable(Protocol):
    """A classifier that can tell which words carried its prediction."""

    def contributions(self, item: Any, label: Any = None) -> list[Contribution]:
        """Return what each word added to the score of `label` (of the predicted one if left out)."""
        ...


def contributions(model: Any, item: Any, label: Any = None) -> list[Contribution]:
    """Tell what each word of an article added to the score of a label.

    A linear model's score is a sum of weight × value over features. Each product is shared out equally among the
    places where the feature stands, and there among the words that it covers; the words' shares add up to the score
    but for the intercept and the features that stand in no place (word vectors, ratios).

    Parameters
    ----------
    model : fitted estimator
        One with a method ``contributions(item, label)``, or a Pipeline of transformers and a linear classifier.
    item : Article, Reading or str
        One item of X, as the model takes it.
    label : optional
        Whose score; the predicted label if left out.

    Returns
    -------
    list of Contribution
        One per word that carried anything, in order of the text.

    Raises
    ------
    ArgumentError
        If the model is not linear, or does not know the label.

    Examples
    --------
    >>> from sklearn.feature_extraction.text import CountVectorizer
    >>> from sklearn.linear_model import LogisticRegression
    >>> from sklearn.pipeline import make_pipeline
    >>> model = make_pipeline(VoiceText("all"), CountVectorizer(), LogisticRegression())
    >>> model = model.fit(["A vile plan.", "A vile law.", "A new plan.", "A new law."], [1, 1, 0, 0])
    >>> [(c.start, c.end, round(c.weight, 2)) for c in contributions(model, "One vile man.", 1)]
    [(4, 8, 0.67)]
    """
    if isinstance(model, Explainable):
        return model.contributions(item, label)
    if not isinstance(model, Pipeline):
        raise ArgumentError(
            f"only a Pipeline with a linear classifier can be explained, or a model with a method `contributions`; "
            f"got {type(model).__name__}."
        )
    label = model.predict([item])[0] if label is None else label
    weights = linear_weights(model[-1], label)
    row = model[:-1].transform([item])
    values = np.asarray(row.todense() if hasattr(row, "todense") else row, dtype=float).ravel()
    places = feature_places(model[:-1], item, len(values))
    return by_word(item, zip(weights * values, places, strict=True))


def by_word(item: Item, shares: Any) -> list[Contribution]:
    """Share features' amounts out among the words where they stand.

    Parameters
    ----------
    item : Article, Reading or str
        Whose words.
    shares : iterable of (float, list of (start, end))
        An amount, and the places among which it is shared.
    """
    tokens = reading_of(item).tokens
    sums: dict[int, float] = {}
    for amount, places in shares:
        for start, end in places if amount else ():
            first = int(np.searchsorted(tokens.ends, start, side="right"))
            last = int(np.searchsorted(tokens.starts, end, side="left"))
            for token in range(first, last):
                sums[token] = sums.get(token, 0.0) + amount / len(places) / (last - first)
    return [Contribution(int(tokens.starts[i]), int(tokens.ends[i]), float(sums[i])) for i in sorted(sums)]


def linear_weights(classifier: Any, label: Any) -> Floats:
    """Return the weight of every feature for a label; calibrated classifiers are averaged over their parts."""
    labels = list(classifier.classes_)
    if label not in labels:
        _check.one_of("label", str(label), map(str, labels))
        label = next(known for known in labels if str(known) == str(label))
    if hasattr(classifier, "calibrated_classifiers_"):
        parts = [linear_weights(part.estimator, label) for part in classifier.calibrated_classifiers_]
        mean: Floats = np.mean(parts, axis=0)
        return mean
    if hasattr(classifier, "coef_"):
        rows = np.asarray(classifier.coef_, dtype=float)
        at = labels.index(label)
        weights: Floats = rows[at] if len(rows) > 1 else rows[0] * (1 if at == 1 else -1)
        return weights
    raise ArgumentError(f"a linear classifier (with coef_) is needed; got {type(classifier).__name__}.")


def feature_places(step: Any, item: Any, width: int) -> Places:
    """Find where each of the `width` features that `step` makes of an item stands in its text."""
    places = _through(step, item)
    return places if isinstance(places, list) and len(places) == width else [[] for _ in range(width)]


def _through(step: Any, state: Any) -> Any:
    """Pass an item, or the places of features, through a transformer; None where the places are lost."""
    if state is None or step in ("passthrough", None):
        return state
    if isinstance(step, Pipeline):
        for _, part in step.steps:
            state = _through(part, state)
        return state
    if isinstance(step, FeatureUnion):
        parts = [_union_part(part, state) for _, part in step.transformer_list if part != "drop"]
        return [places for part in parts for places in part]
    if isinstance(step, ReadArticles):
        return reading_of(state)
    if isinstance(step, VoiceText):
        return step.transform([state])[0]
    if hasattr(step, "vocabulary_") and hasattr(step, "build_analyzer"):
        return vectorizer_places(step, state if isinstance(state, str) else reading_of(state).text)
    if hasattr(step, "occurrences"):
        return step.occurrences(state)
    if hasattr(step, "get_support"):
        return [state[i] for i in step.get_support(indices=True)]
    width = len(step.get_feature_names_out())
    if isinstance(state, list) and len(state) == width:  # a step that scales columns
        return state
    return [[] for _ in range(width)]


def _union_part(step: Any, state: Any) -> Places:
    places: Places = _through(step, state)
    return places


def vectorizer_places(vectorizer: Any, text: str) -> Places:
    """Find every occurrence of the n-grams that a fitted vectorizer counts in a text.

    Vectorizers with a tokenizer or preprocessor of their own have no places.
    """
    places: Places = [[] for _ in vectorizer.vocabulary_]
    if vectorizer.preprocessor or vectorizer.tokenizer or callable(vectorizer.analyzer):
        return places
    for gram, start, end in GRAMS[vectorizer.analyzer](vectorizer, _prepared(vectorizer, text)):
        if gram in vectorizer.vocabulary_:
            places[vectorizer.vocabulary_[gram]].append((start, end))
    return places


def _prepared(vectorizer: Any, text: str) -> str:
    """Lower a text's case and strip accents character by character, so that offsets stay."""
    prepare: Callable[[str], str] = vectorizer.build_preprocessor()
    whole = prepare(text)
    if len(whole) == len(text):
        return whole
    return "".join(changed if len(changed := prepare(char)) == 1 else char for char in text)


def _word_grams(vectorizer: Any, text: str) -> Iterator[tuple[str, int, int]]:
    stop = vectorizer.get_stop_words() or ()
    words = [match.span() for match in re.finditer(vectorizer.token_pattern, text)]
    words = [(start, end) for start, end in words if text[start:end] not in stop]
    least, most = vectorizer.ngram_range
    for size in range(least, most + 1):
        for i in range(len(words) - size + 1):
            run = words[i : i + size]
            yield " ".join(text[start:end] for start, end in run), run[0][0], run[-1][1]


def _padded_grams(vectorizer: Any, text: str) -> Iterator[tuple[str, int, int]]:
    """N-grams of characters inside words, a space on each side."""
    for match in re.finditer(r"\S+", text):
        word, shift = f" {match.group()} ", match.start() - 1
        for start, end in _windows(len(word), vectorizer.ngram_range, once=True):
            yield word[start:end], max(start + shift, match.start()), min(end + shift, match.end())


def _character_grams(vectorizer: Any, text: str) -> Iterator[tuple[str, int, int]]:
    """N-grams of characters, runs of white space being one space."""
    kept = [i for i in range(len(text)) if not (text[i].isspace() and i and text[i - 1].isspace())]
    runs = {i for i in kept if text[i : i + 2].isspace() and len(text[i : i + 2]) == 2}
    plain = "".join(" " if i in runs else text[i] for i in kept)
    for start, end in _windows(len(plain), vectorizer.ngram_range):
        yield plain[start:end], kept[start], kept[end - 1] + 1


def _windows(length: int, sizes: Sequence[int], once: bool = False) -> Iterator[Range]:
    """Slide windows of each size; a word shorter than the window counts `once`, not once for every size."""
    for size in range(sizes[0], sizes[1] + 1):
        if once and length <= size:
            yield 0, length
            return
        for start in range(length - size + 1):
            yield start, start + size


GRAMS = {"word": _word_grams, "char": _character_grams, "char_wb": _padded_grams}
