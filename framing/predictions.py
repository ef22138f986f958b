"""Predictions of classifiers in their articles: the words that carried one, and the errors of a cross-validation."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

import numpy as np

from framing import _check
from framing.classify.contributions import Contribution, contributions
from framing.classify.evaluation_result import Evaluation
from framing.classify.items import reading_of
from framing.display import Html, highlighted
from framing.errors import ArgumentError
from framing.text.article import Article, Span
from framing.text.reading import Reading

MOST_WORDS = 20
MOST_ERRORS = 25
STRONG = 0.5
"""Share of the greatest contribution from which on a word is said to carry strongly."""


def explain_prediction(model: Any, item: Any, label: Any = None, most: int = MOST_WORDS) -> Html:
    """Highlight the words that carried a prediction, in place.

    Parameters
    ----------
    model : fitted estimator
        `LoadedWording`, `FrameClassifier`, `ToneTowards`, or a Pipeline of transformers and a linear classifier; see
        `framing.classify.contributions.contributions`.
    item : Article, Reading or str
        As the model takes it.
    label : optional
        For which label; the predicted one if left out.
    most : int
        How many words to highlight, those that weigh most.

    Returns
    -------
    Html
        Words that spoke for the label and words that spoke against it; tool tips tell their weights in the model's
        score. What no word carries (the intercept, word vectors) is not shown.

    Raises
    ------
    ArgumentError
        If the model cannot be explained, or does not know the label.

    Examples
    --------
    >>> from sklearn.feature_extraction.text import CountVectorizer
    >>> from sklearn.linear_model import LogisticRegression
    >>> from sklearn.pipeline import make_pipeline
    >>> model = make_pipeline(CountVectorizer(), LogisticRegression())
    >>> model = model.fit(["A vile plan.", "A new plan."], ["loaded", "plain"])
    >>> "vile</mark>" in str(explain_prediction(model, "His vile idea."))
    True
    """
    _check.at_least("most", most, 1)
    label = _predicted(model, item) if label is None else label
    found = contributions(model, item, label)
    return highlighted(*_shown(item, found, label, most))


def show_errors(result: Evaluation, most: int = MOST_ERRORS, words: int = MOST_WORDS) -> Html:
    """Open the items that a cross-validated classifier got wrong, the surest errors first.

    Parameters
    ----------
    result : Evaluation
        From `evaluate`.
    most : int
        How many errors to show.
    words : int
        How many words to highlight in each: those that led the model of that fold to the wrong label. Models that
        cannot be explained show none.

    Returns
    -------
    Html
        One foldable item per error: what it is, what it was taken for, and how sure the model was.

    Examples
    --------
    >>> from framing.classify.evaluation import evaluate
    >>> from sklearn.feature_extraction.text import CountVectorizer
    >>> from sklearn.linear_model import LogisticRegression
    >>> from sklearn.pipeline import make_pipeline
    >>> texts = [f"A {word} plan {i}." for i in range(4) for word in ("vile", "new")]
    >>> labels = ["loaded", "plain"] * 3 + ["plain", "plain"]
    >>> model = make_pipeline(CountVectorizer(), LogisticRegression())
    >>> result = evaluate(model, texts, labels, folds=[0, 1, 1, 0, 0, 1, 1, 0])
    >>> "item 6 · is plain, taken for loaded" in str(show_errors(result))
    True
    """
    _check.at_least("most", most, 0)
    wrong = result.wrong
    head = (
        f"<p>{len(wrong)} of {len(result.items)} items got another label; the surest errors stand first.</p>"
    )
    return Html(head + "".join(_error(result, at, words) for at in wrong[:most]))


def _predicted(model: Any, item: Any) -> Any:
    """Return the predicted label; of several labels, the likeliest."""
    predicted = np.asarray(model.predict([item]))
    if predicted.ndim == 1:
        return predicted[0]
    return model.classes_[int(np.asarray(model.predict_proba([item]))[0].argmax())]


def _shown(
    item: Any, found: Sequence[Contribution], label: Any, most: int, number: int = 0
) -> tuple[Reading, dict[str, list[Span]]]:
    """Turn contributions into spans: for the label or against it, strongly or not."""
    reading = reading_of(item if isinstance(item, (str, Article, Reading)) else item.text, number)
    heaviest = sorted(found, key=lambda c: -abs(c.weight))[:most]
    strongest = max((abs(c.weight) for c in heaviest), default=0.0)
    spans = [
        reading.span(
            c.start,
            c.end,
            ("strongly " if abs(c.weight) >= STRONG * strongest else "")
            + ("for" if c.weight > 0 else "against"),
            weight=f"{c.weight:+.2f}",
        )
        for c in sorted(heaviest)
        if c.weight
    ]
    return reading, {str(label): spans}


def _error(result: Evaluation, at: int, words: int) -> str:
    """Write one error: a line, and the item folded under it."""
    item, (gold, predicted) = result.items[at], result.labels_of(at)
    wrong = next(label for label in (*predicted, *gold) if (label in predicted) != (label in gold))
    model = result.models[int(np.flatnonzero(np.unique(result.fold) == result.fold[at])[0])]
    try:
        found = contributions(model, item, wrong)
    except ArgumentError:  # the model cannot be explained; the article can still be read
        found = []
    reading, spans = _shown(item, found, wrong, words, at)
    chance = result.probability[at, result.labels.index(wrong)]
    told = [
        reading.article.id,
        result.outlet[at],
        f"is {_listed(gold)}, taken for {_listed(predicted)}",
        "" if np.isnan(chance) else f"{wrong} with probability {chance:.2f}",
    ]
    line = html.escape(" · ".join(part for part in told if part))
    return f"<details class='framing-error'><summary>{line}</summary>{highlighted(reading, spans)}</details>"


def _listed(labels: Sequence[Any]) -> str:
    return ", ".join(map(str, labels)) or "none"
