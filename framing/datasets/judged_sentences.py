"""The classifier of loaded wording held against judged sentences: cross-validated, and carried over to other texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.classify.evaluation import evaluate
from framing.classify.evaluation_result import Evaluation
from framing.classify.items import readings_of
from framing.classify.loaded import LoadedWording
from framing.text.article import Article

if TYPE_CHECKING:
    from framing.datasets.babe import JudgedSentence

FOLDS = 5
FEWEST = 50
"""Judged sentences below which a cross-validation would tell nothing."""
GROUPINGS = ("outlet", "event")
"""What is kept together besides: outlets, and the articles that the sentences are from."""


def as_articles(sentences: Sequence[JudgedSentence]) -> list[Article]:
    """Turn sentences into articles whose `event` is the article they are from, with the marked words in `extra`."""
    return [
        Article(
            id=sentence.id,
            outlet=sentence.outlet,
            text=sentence.text,
            event=sentence.link,
            extra={"marked": tuple(sentence.marked_ranges())},
        )
        for sentence in sentences
    ]


def cross_validated(sentences: Sequence[JudgedSentence]) -> dict[str, float]:
    """Cross-validate the classifier: over sentences, then with outlets kept together, then with articles.

    Returns
    -------
    dict
        `classifier_folds, classifier_macro_f1, classifier_accuracy` (means of the folds), then
        `classifier_macro_f1_by_outlet` and `classifier_macro_f1_by_article` where no fold splits one. Empty where there
        are too few judged sentences.
    """
    judged = [sentence for sentence in sentences if sentence.biased is not None]
    if len(judged) < FEWEST:
        return {}
    readings, labels = readings_of(as_articles(judged)), [sentence.biased for sentence in judged]

    def held_out(group: str | None) -> Evaluation:
        return evaluate(LoadedWording(), readings, labels, group=group, folds=FOLDS)

    plain = held_out(None)
    return {
        "classifier_folds": FOLDS,
        "classifier_macro_f1": round(plain.mean["macro_f1"], 3),
        "classifier_accuracy": round(plain.mean["accuracy"], 3),
        "classifier_macro_f1_by_outlet": round(held_out("outlet").mean["macro_f1"], 3),
        "classifier_macro_f1_by_article": round(held_out("event").mean["macro_f1"], 3),
    }


def trained(sentences: Sequence[JudgedSentence]) -> LoadedWording:
    """Train the classifier on all judged sentences."""
    judged = [sentence for sentence in sentences if sentence.biased is not None]
    return LoadedWording().fit(as_articles(judged), [sentence.biased for sentence in judged])


def carried_over(model: LoadedWording, texts: Sequence[str], biased: Sequence[bool]) -> dict[str, float]:
    """Hold a trained classifier against sentences of other articles, most of which are not biased.

    Returns
    -------
    dict
        `classifier_sentences`, `classifier_auc` (chance that a biased sentence ranks above another one) and
        `classifier_average_precision`, to be read against `classifier_share_biased`.
    """
    from sklearn.metrics import average_precision_score, roc_auc_score

    chances = model.predict_proba(texts)[:, list(model.classes_).index(True)]
    gold = np.asarray(biased, dtype=bool)
    figures: dict[str, Any] = {"share_biased": gold.mean()}
    if 0 < gold.sum() < len(gold):
        figures["auc"] = roc_auc_score(gold, chances)
        figures["average_precision"] = average_precision_score(gold, chances)
    return {
        "classifier_sentences": len(gold),
        **{f"classifier_{n}": round(float(v), 3) for n, v in figures.items()},
    }
