"""Cross-validation of classifiers: figures known by hand, groups kept together, and refusals with their values."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from framing import Article, plot_calibration
from framing.classify.evaluation import evaluate
from framing.classify.evaluation_result import Evaluation, label_f1
from framing.classify.learning import learning_curve
from framing.classify.splitting import fold_numbers, indicators
from framing.errors import ArgumentError

WORDS = make_pipeline(CountVectorizer(), LogisticRegression())
TEXTS = [
    f"A {word} plan by {name}." for name in "Ann Ben Eve Kim Lee Max".split() for word in ("vile", "new")
]
LABELS = ["loaded", "plain"] * 6


class Says(ClassifierMixin, BaseEstimator):
    """Says what stands behind the colon."""

    def fit(self, X: list[str], y: object) -> Says:
        self.classes_ = np.unique(y)
        return self

    def predict(self, X: list[object]) -> np.ndarray:
        return np.array([getattr(x, "text", x).split(":")[1] for x in X])


def test_figures_known_by_hand() -> None:
    said = ["1:a", "2:a", "3:b", "4:b", "5:a", "6:b", "7:a", "8:b"]
    result = evaluate(Says(), said, list("aabbabba"), folds=2, outlet=["Herald", "Post"] * 4)
    assert result.confusion.to_numpy().tolist() == [[3, 1], [1, 3]]
    assert result.pooled["accuracy"] == 0.75
    assert result.pooled["macro_f1"] == pytest.approx(0.75)
    assert result.by_fold["n"].sum() == 8
    assert result.mean["accuracy"] == pytest.approx(result.by_fold["accuracy"].mean())
    outlets = result.by_outlet.set_index("outlet")
    assert outlets.loc["Herald", ["n", "accuracy", "excess.a", "excess.b"]].tolist() == [4, 0.75, 0.25, -0.25]
    assert outlets.loc["Post", "excess.a"] == -0.25
    assert result.notes == ()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=30))
@settings(max_examples=30)
def test_macro_f1_is_scikit_learns(pairs: list[tuple[str, str]]) -> None:
    gold, said = zip(*pairs, strict=True)
    present = sorted(set(gold) | set(said))
    tables = [np.array([[value == label for label in present] for value in side]) for side in (gold, said)]
    expected = f1_score(gold, said, labels=present, average=None, zero_division=0)
    assert label_f1(*tables) == pytest.approx(expected)


def test_no_fold_splits_an_event_or_an_outlet() -> None:
    articles = [
        Article(f"a{i}", ["Herald", "Post", "Mail"][i % 3], text, event=f"e{i // 2 % 4}")
        for i, text in enumerate(TEXTS)
    ]
    for group in ("event", "outlet"):
        labels = ["x" if i % 5 < 2 else "y" for i in range(12)]
        result = evaluate(Says2(), articles, labels, group=group, folds=3)
        assert pd.Series(result.fold).groupby(list(result.group)).nunique().max() == 1
        assert len(set(result.group)) == (4 if group == "event" else 3)
    assert set(result.outlet) == {"Herald", "Post", "Mail"}


class Says2(Says):
    def predict(self, X: list[object]) -> np.ndarray:
        return np.array(["x"] * len(X))


def test_every_item_is_predicted_once_by_a_model_that_did_not_see_it() -> None:
    seen: list[set[str]] = []

    class Spy(Says):
        def fit(self, X: list[str], y: object) -> Spy:
            self.seen_ = set(X)
            return super().fit(X, y)

        def predict(self, X: list[str]) -> np.ndarray:
            assert not self.seen_ & set(X)
            seen.append(set(X))
            return super().predict(X)

    items = [f"{i}:{label}" for i, label in enumerate("ab" * 6)]
    model = Spy()
    evaluate(model, items, list("ab" * 6), folds=4)
    assert sum(map(len, seen)) == len(set().union(*seen)) == len(items)
    assert not hasattr(model, "seen_"), "the model itself is never fitted"


def test_unequal_error_between_outlets_is_told_in_words() -> None:
    items = [f"{i}:{'a' if i % 2 else 'b'}" for i in range(80)]
    labels = ["a" if i % 2 else "b" for i in range(40)] + [
        "b" if i % 2 and i % 3 else "a" for i in range(40, 80)
    ]
    result = evaluate(Says(), items, labels, outlet=["Herald"] * 40 + ["Post"] * 40)
    (note,) = result.notes
    assert note.startswith("Accuracy differs between outlets (p ")
    assert "Herald 1.00 (n 40), Post" in note
    assert "framing.corrected" in note


def test_several_labels_an_item() -> None:
    table = pd.DataFrame({"loaded": [1, 0] * 6, "by Ann": [1, 1, *([0] * 8), 1, 0]})
    model = make_pipeline(CountVectorizer(), OneVsRestClassifier(LogisticRegression(C=100)))
    result = evaluate(model, TEXTS, table, folds=list(np.arange(12) % 3))
    assert not result.single
    assert result.confusion.loc["loaded"].tolist() == [6, 0, 0]
    assert result.confusion.loc["by Ann", ["hits", "missed"]].sum() == 3
    assert result.by_fold["f1.loaded"].tolist() == [1, 1, 1]
    assert result.calibration("loaded", bins=2)["n"].sum() == 12


def test_calibration_can_be_drawn() -> None:
    result = evaluate(WORDS, TEXTS, LABELS, folds=3)
    assert np.allclose(result.probability.sum(axis=1), 1)
    ax = plot_calibration(result.calibration("loaded"))
    assert ax.get_xlabel().endswith("(n = 12)")
    ax.figure.clear()
    silent = evaluate(make_pipeline(CountVectorizer(), LinearSVC()), TEXTS, LABELS, folds=3)
    assert np.isnan(silent.probability).all()
    with pytest.raises(ArgumentError, match="predict_proba"):
        silent.calibration("loaded")
    with pytest.raises(ArgumentError, match="label must be one of 'loaded', 'plain'; got 'plane'"):
        result.calibration("plane")


def test_a_label_that_a_fold_lacks_is_told() -> None:
    said = ["1:a", "2:b", "3:b", "4:b", "5:a", "6:b"]
    result = evaluate(Says(), said, list("abbbab"), folds=[1, 1, 2, 2, 3, 3])
    assert result.notes == ("No item of fold 1 has 'a': its F1 is nan there.",)
    assert np.isnan(result.by_fold["f1.a"][1])
    assert result.mean["f1.a"] == 1


def test_the_same_call_gives_the_same_result() -> None:
    a, b = (evaluate(WORDS, TEXTS, LABELS, folds=3) for _ in range(2))
    assert np.array_equal(a.probability, b.probability)


def test_a_learning_curve_has_nested_parts() -> None:
    curve = learning_curve(WORDS, TEXTS, LABELS, folds=3, shares=[0.5, 1.0])
    assert curve["n_train"].tolist() == [4, 8]
    assert ((curve["low"] <= curve["macro_f1"]) & (curve["macro_f1"] <= curve["high"])).all()
    assert curve["macro_f1"].iloc[-1] == pytest.approx(
        evaluate(WORDS, TEXTS, LABELS, folds=3).mean["macro_f1"]
    )


def run(**changed: object) -> Evaluation:
    return evaluate(WORDS, **{"X": TEXTS, "y": LABELS, **changed})


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"y": ["loaded"] * 12}, r"two classes or more to tell apart; got \['loaded'\]"),
        ({"y": LABELS[:-1]}, "equally long; got 12 and 11"),
        ({"y": [*LABELS[:-1], None]}, "item 11 has None"),
        ({"y": pd.DataFrame({"a": [0, 2] * 6})}, "must hold 0 and 1; got 2"),
        ({"y": pd.DataFrame({"a": [0, 1] * 6, "b": 0})}, r"\['b'\] of \['a', 'b'\] do not vary"),
        ({"X": [*TEXTS[:-1], "  "]}, "item 11 is an empty text"),
        ({"X": [*TEXTS[:-1], Article("e")]}, "item 11 is an empty text"),
        ({"folds": 13}, r"folds must lie between 2 and the number of items \(12\); got 13"),
        ({"folds": 1}, "got 1"),
        ({"y": ["loaded"] * 2 + ["plain"] * 10}, "the rarest has 2"),
        ({"group": ["a", "b"] * 6}, r"number of groups \(2\); got 5"),
        ({"group": "event"}, "group is 'event', but the items are no articles"),
        ({"group": ["a"]}, r"group must have one value per item \(12\); got 1"),
        ({"outlet": ["a"]}, r"outlet must have one value per item \(12\); got 1"),
        ({"folds": [1, 2]}, r"folds must have one value per item \(12\); got 2"),
        ({"folds": [1] * 12}, "two or more; got only 1"),
        ({"folds": [1, 2] * 6, "group": list("aabbccddeeff")}, "the folds given split the group 'a'"),
        ({"folds": [1, 2] * 6}, "all of one class, 'plain'"),
    ],
)  # fmt: skip
def test_refusals(changed: dict[str, object], told: str) -> None:
    with pytest.raises(ArgumentError, match=told):
        run(**changed)


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("uvwxyz")), min_size=12, max_size=40),
    st.integers(2, 3),
)
@settings(max_examples=40)
def test_groups_stay_whole_whatever_they_are(pairs: list[tuple[str, str]], folds: int) -> None:
    labels, groups = [a for a, _ in pairs], [b for _, b in pairs]
    if len(set(labels)) < 2 or len(set(groups)) < folds:
        return
    numbers = fold_numbers(folds, indicators(labels)[1], groups)
    assert pd.Series(numbers).groupby(groups).nunique().max() == 1
