"""Stored classifiers: what is written comes back and says the same; what could run code is refused, unrun."""

from __future__ import annotations

import io
import json
import os
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest
from sklearn.calibration import CalibratedClassifierCV
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier, VotingClassifier
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.feature_selection import SelectKBest, chi2
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.multiclass import OneVsRestClassifier
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline, make_union
from sklearn.preprocessing import FunctionTransformer, StandardScaler
from sklearn.svm import LinearSVC

from framing.classify.features import MeasureFeatures, ReadArticles, VoiceText
from framing.classify.storage import load_model, read_card, save_model
from framing.errors import ArgumentError, ModelError
from framing.models import load_arrays, save_arrays

CARD = {"data": "invented plans", "date": "2026-01-01", "metrics": {"macro_f1": 0.5}, "limits": "a toy"}
TEXTS = [f"A {word} plan, number {i}." for i, word in enumerate(["vile", "new", "shameful", "small"] * 5)]
LABELS = ["loaded", "plain"] * 10

MODELS = {
    "tf-idf": make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression()),
    "svm": make_pipeline(CountVectorizer(binary=True, dtype=np.int32), LinearSVC()),
    "bayes": make_pipeline(CountVectorizer(), SelectKBest(chi2, k=3), MultinomialNB()),
    "sgd": make_pipeline(TfidfVectorizer(analyzer="char_wb"), SGDClassifier(random_state=1)),
    "calibrated": make_pipeline(TfidfVectorizer(), CalibratedClassifierCV(LinearSVC(), cv=2)),
    "isotonic": make_pipeline(TfidfVectorizer(), CalibratedClassifierCV(LinearSVC(), method="isotonic", cv=2)),
    "voting": make_pipeline(
        TfidfVectorizer(), VotingClassifier([("a", LogisticRegression()), ("b", MultinomialNB())], voting="soft")
    ),
    "rest": make_pipeline(TfidfVectorizer(), OneVsRestClassifier(LogisticRegression())),
    "articles": make_pipeline(
        ReadArticles(),
        make_union(
            make_pipeline(VoiceText("outlet"), TfidfVectorizer()),
            make_pipeline(
                MeasureFeatures(["hedging"]), SimpleImputer(keep_empty_features=True), StandardScaler()
            ),
        ),
        LogisticRegression(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MODELS)
def test_a_model_comes_back_and_says_the_same(name: str, tmp_path: Path) -> None:
    model = MODELS[name].fit(TEXTS, LABELS)
    save_model(model, tmp_path / "m.npz", CARD)
    loaded = load_model(tmp_path / "m.npz")
    ask = "decision_function" if hasattr(model, "decision_function") else "predict_proba"
    assert np.array_equal(getattr(loaded, ask)(TEXTS), getattr(model, ask)(TEXTS))
    assert loaded.predict(TEXTS).tolist() == model.predict(TEXTS).tolist()
    assert loaded[-1].get_params().keys() == model[-1].get_params().keys()


def test_a_model_of_columns_comes_back(tmp_path: Path) -> None:
    X = np.arange(20.0).reshape(10, 2)
    columns = ColumnTransformer([("first", StandardScaler(), [0]), ("rest", StandardScaler(), slice(1, 2))])
    model = make_pipeline(columns, LogisticRegression()).fit(X, [0, 1] * 5)
    save_model(model, tmp_path / "m.npz", CARD, probes=[[1.0, 2.0]])
    assert np.array_equal(load_model(tmp_path / "m.npz").decision_function(X), model.decision_function(X))


def test_the_same_model_gives_the_same_bytes(tmp_path: Path) -> None:
    model = MODELS["tf-idf"].fit(TEXTS, LABELS)
    for name in ("a.npz", "b.npz"):
        save_model(model, tmp_path / name, CARD)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_the_card_tells_data_metrics_limits_and_versions(tmp_path: Path) -> None:
    save_model(MODELS["tf-idf"].fit(TEXTS, LABELS), tmp_path / "m.npz", CARD)
    card = read_card(tmp_path / "m.npz")
    assert {key: card[key] for key in CARD} == CARD
    assert card["class"] == "Pipeline"
    assert {"framing", "scikit-learn", "numpy", "python"} == set(card["versions"])
    assert len(card["hash"]) == 64
    with pytest.raises(ArgumentError, match="it lacks metrics, limits"):
        save_model(MODELS["tf-idf"], tmp_path / "n.npz", {"data": "x", "date": "y"})
    with pytest.raises(ArgumentError, match="must be made of texts"):
        save_model(MODELS["tf-idf"], tmp_path / "n.npz", {**CARD, "metrics": {1, 2}})
    assert not (tmp_path / "n.npz").exists()


@pytest.mark.parametrize(
    ("model", "told"),
    [
        (make_pipeline(TfidfVectorizer(tokenizer=str.split, token_pattern=None), LogisticRegression()), "tokenizer"),
        (make_pipeline(FunctionTransformer(len), LogisticRegression()), "func"),
        (lambda text: "loaded", "function"),
        (Path("x"), "Path"),
    ],
)  # fmt: skip
def test_what_cannot_be_stored_is_named(model: object, told: str, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=f"{told}.*cannot be stored safely"):
        save_model(model, tmp_path / "m.npz", CARD)


def test_forests_are_refused_with_their_place(tmp_path: Path) -> None:
    model = make_pipeline(CountVectorizer(), RandomForestClassifier(2)).fit(TEXTS, LABELS)
    with pytest.raises(ModelError, match=r"steps\[1\]\[1\]\.estimators_.*cannot be stored"):
        save_model(model, tmp_path / "m.npz", CARD)


def _rewritten(path: Path, out: Path, **changed: object) -> Path:
    """Write a stored model again with other JSON in some parts."""
    arrays = load_arrays(path)
    for name, content in changed.items():
        arrays[name] = np.frombuffer(json.dumps(content).encode(), dtype=np.uint8)
    save_arrays(out, arrays)
    return out


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    save_model(MODELS["tf-idf"].fit(TEXTS, LABELS), tmp_path / "m.npz", CARD)
    return tmp_path / "m.npz"


def test_a_model_of_another_version_loads_if_it_says_the_same(stored: Path, tmp_path: Path) -> None:
    old = {**CARD, "versions": {"scikit-learn": "0.9"}}
    other = _rewritten(stored, tmp_path / "old.npz", card=old)
    assert load_model(other).predict(["A vile plan."]) == ["loaded"]
    silent = _rewritten(stored, tmp_path / "silent.npz", card=old, probes=None)
    with pytest.raises(
        ModelError, match=r"scikit-learn 0\.9, .* holds no answers to compare.* train the model anew"
    ):
        load_model(silent)
    answers = {"dict": [["items", {"list": ["A plan."]}], ["answers", {"objects": [["plain"], [1]]}]]}
    changed = _rewritten(stored, tmp_path / "changed.npz", card=old, probes=answers)
    with pytest.raises(ModelError, match="says other things than it did"):
        load_model(changed)


class Bomb:
    """Runs a command when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, (f"touch {self.path}",)


def test_a_pickle_in_the_file_is_refused_and_never_runs(stored: Path, tmp_path: Path) -> None:
    fuse = tmp_path / "exploded"
    hostile = np.empty(1, dtype=object)
    hostile[0] = Bomb(fuse)
    content = io.BytesIO()
    np.save(content, hostile, allow_pickle=True)
    bomb = tmp_path / "bomb.npz"
    with zipfile.ZipFile(stored) as source, zipfile.ZipFile(bomb, "w") as target:
        for name in source.namelist():
            target.writestr(name, content.getvalue() if name == "array0.npy" else source.read(name))
    plain = tmp_path / "plain.npz"
    plain.write_bytes(pickle.dumps(Bomb(fuse)))
    for path in (bomb, plain):
        with pytest.raises(ModelError, match="damaged or no model"):
            load_model(path)
    assert not fuse.exists()
    pickle.loads(plain.read_bytes())
    assert fuse.exists(), "the bomb itself works, so the test means something"


@pytest.mark.parametrize(
    "model",
    [
        {"object": ["os:system", {}]},
        {"object": ["subprocess:Popen", {"args": "true"}]},
        {"object": ["sklearn.utils:Bunch", {}]},
        {"object": ["sklearn.utils._testing:os", {}]},
        {"object": ["framing.classify.plain_form:importlib", {}]},
        {"object": ["framing.readers.paths:Path", {}]},
        {"object": ["sklearn.nothing:Here", {}]},
        {"object": ["sklearn.svm:LinearSVC"]},
        {"call": ["print"]},
        {"array": "nowhere"},
        {"list": 3},
        {"type": "nothing"},
        {"statistic": "print"},
        {"a": 1, "b": 2},
    ],
    ids=json.dumps,
)
def test_hostile_or_senseless_content_is_refused(model: object, stored: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        load_model(_rewritten(stored, tmp_path / "x.npz", model=model))


def test_deep_content_is_refused(stored: Path, tmp_path: Path) -> None:
    arrays = load_arrays(stored)
    arrays["model"] = np.frombuffer(("[" * 100_000).encode(), dtype=np.uint8)
    save_arrays(tmp_path / "deep.npz", arrays)
    with pytest.raises(ModelError, match="no JSON"):
        load_model(tmp_path / "deep.npz")


def test_damage_is_told(stored: Path, tmp_path: Path) -> None:
    whole = stored.read_bytes()
    for cut in (0, 10, len(whole) // 2, len(whole) - 5):
        (tmp_path / "cut.npz").write_bytes(whole[:cut])
        with pytest.raises(ModelError, match="damaged or no model"):
            load_model(tmp_path / "cut.npz")
    with pytest.raises(ModelError, match="does not exist"):
        load_model(tmp_path / "nowhere.npz")
    with pytest.raises(ModelError, match="lacks model, probes, card"):
        save_arrays(tmp_path / "other.npz", {"weights": np.arange(3)})
        load_model(tmp_path / "other.npz")
