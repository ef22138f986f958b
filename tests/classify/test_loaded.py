"""Loaded wording: learnt from marked words, explained by them, and the figures of its data sets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sklearn.base import clone

from framing import Article, LoadedWording, evaluate, load_model, read_card, save_model
from framing.classify import word_loads
from framing.classify.word_loads import WordLoads, summary
from framing.datasets import judged_sentences
from framing.datasets.babe import JudgedSentence
from framing.datasets.judged_sentences import FEWEST, carried_over, cross_validated, trained
from framing.errors import ArgumentError, FramingError
from framing.training import train

LOADED = ["vile", "shameful", "disgraceful", "ridiculous", "outrageous", "corrupt"]
PLAIN = ["new", "local", "second", "annual", "municipal", "written"]
PLACES = [
    "The {} plan passed on Monday.",
    "Officials sent a {} letter to the council.",
    "Nobody saw the {} report.",
]


def sentence(pattern: str, word: str, loaded: bool) -> Article:
    text = pattern.format(word)
    at = text.index(word)
    return Article(text, "Herald", text, extra={"marked": [(at, at + len(word))] if loaded else []})


def sentences(words: list[str], loaded: bool) -> list[Article]:
    return [sentence(pattern, word, loaded) for word in words for pattern in PLACES]


TRAINING = sentences(LOADED[:4], True) + sentences(PLAIN[:4], False)
JUDGEMENTS = [True] * 12 + [False] * 12


@pytest.fixture(scope="module", autouse=True)
def few_columns() -> Iterator[None]:
    """Few sentences need few columns, and the regressions are then fast."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_loads, "COLUMNS", 2**11)
        yield


@pytest.fixture(scope="module")
def model() -> LoadedWording:
    return LoadedWording(strength=20, word_strength=5).fit(TRAINING, JUDGEMENTS)


def test_marked_words_carry_over_to_like_words(model: LoadedWording) -> None:
    chance = model.predict_proba([a.text for a in sentences(LOADED[4:], True) + sentences(PLAIN[4:], False)])[
        :, 1
    ]
    assert chance[:6].min() > chance[6:].max(), (
        "words that no training sentence holds are told by their neighbours in meaning"
    )
    blind = LoadedWording(strength=20).fit([a.text for a in TRAINING], JUDGEMENTS)
    assert blind.words_ is None
    assert blind.predict(["The vile plan passed on Monday."]).tolist() == [True]


def test_marks_come_from_the_articles_or_the_argument(model: LoadedWording) -> None:
    marked = [article.extra["marked"] for article in TRAINING]
    other = clone(model).fit([article.text for article in TRAINING], JUDGEMENTS, marked=marked)
    assert np.allclose(other.predict_proba(["A vile idea."]), model.predict_proba(["A vile idea."]))


def test_contributions_stand_on_the_loaded_word_and_add_up(model: LoadedWording) -> None:
    text = "Officials sent a vile and new letter."
    found = model.contributions(text, True)
    heaviest = max(found, key=lambda c: c.weight)
    assert text[heaviest.start : heaviest.end] == "vile"
    (log_odds,) = np.diff(np.log(model.predict_proba([text])[0]))
    assert sum(c.weight for c in found) + model.regression_.intercept_[0] == pytest.approx(log_odds, abs=1e-4)
    against = model.contributions(text, False)
    assert [c.weight for c in against] == pytest.approx([-c.weight for c in found])


def test_it_is_stored_and_comes_back(model: LoadedWording, tmp_path: Path) -> None:
    card = {"data": "invented", "date": "2026-01-01", "metrics": {}, "limits": "a toy"}
    save_model(model, tmp_path / "loaded.npz", card)
    texts = [article.text for article in TRAINING]
    loaded = load_model(tmp_path / "loaded.npz")
    assert np.allclose(loaded.predict_proba(texts), model.predict_proba(texts))
    assert read_card(tmp_path / "loaded.npz")["class"] == "LoadedWording"


def test_odd_sentences_are_judged(model: LoadedWording) -> None:
    odd = model.predict_proba(["", "…", "“", "a" * 5000, "\x00\ud800", "🙂 🙂"])
    assert np.isfinite(odd).all() and np.allclose(odd.sum(axis=1), 1)
    assert model.predict([]).tolist() == []
    assert np.isfinite(model.predict_proba([""])).all()


def test_it_can_be_cross_validated_by_event() -> None:
    events = [
        Article(a.id, a.outlet, a.text, event=f"e{i % 3}", extra=a.extra) for i, a in enumerate(TRAINING)
    ]
    result = evaluate(LoadedWording(strength=20), events, JUDGEMENTS, group="event", folds=3)
    assert result.mean["macro_f1"] > 0.9


@pytest.mark.parametrize(
    ("X", "y", "marked", "told"),
    [
        (TRAINING, ["a"] * 24, None, r"two judgements to tell apart; got \['a'\]"),
        (TRAINING, list("abc") * 8, None, "two judgements"),
        (TRAINING, JUDGEMENTS[1:], None, "equally long; got 24 and 23"),
        (TRAINING[:3], [True, False, True], None, "at least 4 sentences are needed; got 3"),
        (TRAINING, JUDGEMENTS, [[(0, 999)]] * 24, "some words must be marked and some not"),
    ],
)
def test_refusals(X: list[Article], y: list[object], marked: object, told: str) -> None:
    with pytest.raises(ArgumentError, match=told):
        LoadedWording().fit(X, y, marked=marked)


def test_words_are_summed_up() -> None:
    calm, loaded = summary(np.full(9, 0.01)), summary(np.array([0.9, *np.full(8, 0.01)]))
    assert loaded[0] > calm[0] and loaded[1] == calm[1]
    assert np.isfinite(summary(np.zeros(0))).all()
    assert WordLoads().predict([]) == []


def judged() -> list[JudgedSentence]:
    found = []
    for i in range(FEWEST + 10):
        word, biased = (LOADED[i % 6], True) if i % 2 else (PLAIN[i % 6], False)
        text = PLACES[i % 3].format(word)
        marked = (word,) if biased else ()
        found.append(
            JudgedSentence(f"SG2:{i}", text, f"Outlet {i % 5}", "taxes", biased, marked, f"link {i % 20}")
        )
    return found


def test_figures_of_judged_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judged_sentences, "FOLDS", 2)
    figures = cross_validated(judged())
    assert set(figures) == {
        "classifier_folds", "classifier_macro_f1", "classifier_accuracy", "classifier_macro_f1_by_outlet",
        "classifier_macro_f1_by_article",
    }  # fmt: skip
    assert figures["classifier_macro_f1"] > 0.9
    assert cross_validated(judged()[: FEWEST - 1]) == {}
    carried = carried_over(trained(judged()), ["A vile idea.", "A new idea."], [True, False])
    assert carried["classifier_auc"] == 1
    assert carried["classifier_sentences"] == 2


def test_it_is_trained_from_a_copy_of_the_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judged_sentences, "FOLDS", 2)
    rows = [
        f"{s.text};{s.link};{s.outlet};taxes;left;{'Biased' if s.biased else 'Non-biased'};x;{list(s.marked)}"
        for s in judged()
    ]
    head = "text;news_link;outlet;topic;type;label_bias;label_opinion;biased_words"
    (tmp_path / "final_labels_SG2.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    figures = train("loaded", tmp_path, tmp_path / "loaded.npz")
    card = read_card(tmp_path / "loaded.npz")
    assert figures["sentences"] == len(rows)
    assert card["metrics"]["classifier_macro_f1"] == figures["classifier_macro_f1"]
    assert load_model(tmp_path / "loaded.npz").predict(["A vile and shameful plan."]).tolist() == [True]
    with pytest.raises(FramingError, match="is not there"):
        train("loaded", tmp_path / "nowhere", tmp_path / "x.npz")
