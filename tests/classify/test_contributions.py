"""Contributions of words: they add up to the model's score, and stand where the words stand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.feature_selection import SelectKBest, chi2
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

from framing.classify.contributions import contributions, feature_places, vectorizer_places
from framing.classify.embeddings import StaticEmbeddings
from framing.classify.features import MeasureFeatures, ReadArticles, VoiceText
from framing.errors import ArgumentError

TEXTS = [
    "A vile, shameful plan.",
    "A new plan may pass.",
    "The vile law failed.",
    "A new law was passed today.",
]
LABELS = ["loaded", "plain"] * 2
VECTORIZERS = {
    "word": dict(analyzer="word", ngram_range=(1, 3)),
    "stop": dict(analyzer="word", ngram_range=(1, 2), stop_words=["a", "the"]),
    "char": dict(analyzer="char", ngram_range=(2, 4)),
    "char_wb": dict(analyzer="char_wb", ngram_range=(2, 5)),
    "accents": dict(analyzer="word", strip_accents="unicode"),
}  # fmt: skip


@pytest.mark.parametrize("name", VECTORIZERS)
@given(text=st.text(alphabet="ab cÉ.\n\tİ", max_size=30))
@settings(max_examples=60)
def test_places_are_those_that_the_vectorizer_counts(name: str, text: str) -> None:
    text += " ab cd"
    vectorizer = CountVectorizer(**VECTORIZERS[name]).fit([text])
    if len(vectorizer.build_preprocessor()(text)) == len(text):
        counts = vectorizer.transform([text]).toarray()[0]
        assert [len(places) for places in vectorizer_places(vectorizer, text)] == counts.tolist()


@pytest.mark.parametrize("name", VECTORIZERS)
@pytest.mark.parametrize("classifier", [LogisticRegression(), LinearSVC()], ids=["logistic", "svm"])
def test_contributions_add_up_to_the_score(name: str, classifier: object) -> None:
    model = make_pipeline(TfidfVectorizer(**VECTORIZERS[name]), classifier).fit(TEXTS, LABELS)
    for text in TEXTS:
        (score,) = model.decision_function([text])
        found = contributions(model, text, "plain")
        assert sum(c.weight for c in found) + model[-1].intercept_[0] == pytest.approx(score)
        opposite = contributions(model, text, "loaded")
        assert [c.weight for c in opposite] == pytest.approx([-c.weight for c in found])
        assert all(text[c.start : c.end].strip() for c in found)


def test_what_carries_a_prediction_is_the_telling_word() -> None:
    model = make_pipeline(VoiceText("outlet"), TfidfVectorizer(), LogisticRegression()).fit(TEXTS, LABELS)
    text = "His vile idea spread. “It is a new law,” said Ann Smith."
    found = contributions(model, text)
    assert [text[c.start : c.end] for c in found if c.weight > 0.05] == ["vile"]
    assert not [c for c in found if text[c.start : c.end] == "new"], "the source's words do not count"


def test_hits_of_measures_and_selected_columns_have_places() -> None:
    words = make_pipeline(VoiceText("all"), CountVectorizer(), SelectKBest(chi2, k=4))
    measures = make_pipeline(MeasureFeatures(["hedging"]), SimpleImputer(keep_empty_features=True))
    vectors = make_pipeline(StaticEmbeddings(), SimpleImputer())
    model = make_pipeline(ReadArticles(), make_union(words, measures, vectors), LogisticRegression())
    model.fit(TEXTS, LABELS)
    text = TEXTS[1]
    names = list(model[:-1].get_feature_names_out())
    places = dict(zip(names, feature_places(model[:-1], text, len(names)), strict=True))
    at = text.index("may")
    assert places["pipeline-2__hedging.modal"] == [(at, at + 3)]
    assert places["pipeline-1__new"] == [(2, 5)]
    assert places["pipeline-3__vector 0"] == []
    assert {text[c.start : c.end] for c in contributions(model, text, "plain")} >= {"may", "new"}


def test_labels_of_many_classes_and_calibrated_models() -> None:
    labels = ["a", "b", "c", "a"]
    plain = make_pipeline(CountVectorizer(), LogisticRegression()).fit(TEXTS, labels)
    scores = plain.decision_function([TEXTS[0]])[0]
    for label, score, bias in zip("abc", scores, plain[-1].intercept_, strict=True):
        assert sum(c.weight for c in contributions(plain, TEXTS[0], label)) + bias == pytest.approx(score)
    calibrated = make_pipeline(CountVectorizer(), CalibratedClassifierCV(LinearSVC(), cv=2)).fit(
        TEXTS, LABELS
    )
    weights = np.mean([part.estimator.coef_[0] for part in calibrated[-1].calibrated_classifiers_], axis=0)
    vile = weights[calibrated[0].vocabulary_["vile"]]
    assert contributions(calibrated, "vile", "plain")[0].weight == pytest.approx(vile)


def test_a_models_own_account_is_asked() -> None:
    class Own:
        def contributions(self, item: str, label: object = None) -> list[object]:
            return [(0, len(item), label)]

    assert contributions(Own(), "abc", 3) == [(0, 3, 3)]


def test_what_cannot_be_explained_is_refused() -> None:
    forest = make_pipeline(CountVectorizer(), RandomForestClassifier(2)).fit(TEXTS, LABELS)
    with pytest.raises(ArgumentError, match="RandomForestClassifier"):
        contributions(forest, TEXTS[0])
    with pytest.raises(ArgumentError, match="only a Pipeline"):
        contributions(LogisticRegression(), TEXTS[0])
    model = make_pipeline(CountVectorizer(), LogisticRegression()).fit(TEXTS, LABELS)
    with pytest.raises(ArgumentError, match="label must be one of 'loaded', 'plain'; got 'lodaed'"):
        contributions(model, TEXTS[0], "lodaed")
