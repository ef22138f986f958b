"""Frames: what is learnt from codings, what words carried a prediction, and what is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline

import framing
from framing import Article
from framing.classify.contributions import Explainable
from framing.classify.evaluation import evaluate
from framing.classify.features import VoiceText
from framing.classify.frame_features import CategoryProfile, StemCounts, frame_features, stem
from framing.classify.frame_labels import frame_table
from framing.classify.frames import FrameClassifier
from framing.classify.storage import load_model, read_card, save_model
from framing.classify.thresholds import best_threshold, calibrated
from framing.errors import ArgumentError, LexiconError
from framing.lexicon import load_lexicon

QUARRELS = [
    "The {0} party blamed the government for the {1}, and critics slammed the minister.",
    "Opponents of the {1} accused the {0} senator of lies; he rejected the claim.",
    "A dispute over the {1} divided the {0} council: one side denounced the other.",
]
COSTS = [
    "The {1} will cost the {0} company 3 million dollars and many jobs.",
    "Prices and taxes rose after the {1}, and {0} firms pay higher wages.",
    "Banks lent {0} investors money for the {1}; profits fell by 4%.",
]
PLACES, MATTERS = (
    ("northern", "southern", "coastal", "inland"),
    ("dam", "tunnel", "harbour", "mill", "railway"),
)
FRAMES = ("Conflict", "Economic")


def _articles(templates: list[str]) -> list[str]:
    return [text.format(place, matter) for text in templates for place in PLACES for matter in MATTERS]


TEXTS = (
    _articles(QUARRELS)
    + _articles(COSTS)
    + [f"{a} {b}" for a, b in zip(_articles(QUARRELS), _articles(COSTS), strict=True)]
)
CODED = [{"Conflict"}] * 60 + [{"Economic"}] * 60 + [{"Conflict", "Economic"}] * 60


@pytest.fixture(scope="module")
def model() -> FrameClassifier:
    return FrameClassifier(FRAMES).fit(TEXTS, CODED)


@pytest.fixture(scope="module")
def shipped() -> FrameClassifier:
    return FrameClassifier.shipped()


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("Critics of the bridge accused the mayor of lies.", ["Conflict"]),
        ("The bridge will cost firms 20 million dollars.", ["Economic"]),
        ("Critics accused the senator of lies; the bridge will cost firms 20 million dollars.", list(FRAMES)),
    ],
)
def test_frames_of_unseen_texts(model: FrameClassifier, text: str, frames: list[str]) -> None:
    assert model.predict_frames([text]) == [frames]


def test_probabilities_thresholds_and_predictions_agree(model: FrameClassifier) -> None:
    probability = model.predict_proba(TEXTS[:80])
    assert probability.shape == (80, 2)
    assert ((probability >= 0) & (probability <= 1)).all()
    assert np.array_equal(model.predict(TEXTS[:80]), probability >= model.thresholds_)
    assert ((model.thresholds_ > 0) & (model.thresholds_ < 1)).all()


@pytest.mark.parametrize(
    "y",
    [
        CODED,
        [sorted(coding) for coding in CODED],
        pd.DataFrame([[frame in coding for frame in FRAMES] for coding in CODED], columns=FRAMES),
        np.array([[int(frame in coding) for frame in FRAMES] for coding in CODED]),
    ],
    ids=["sets", "lists", "table", "array"],
)
def test_codings_in_any_form_teach_the_same(model: FrameClassifier, y: object) -> None:
    other = FrameClassifier(FRAMES).fit(TEXTS, y)
    assert np.allclose(other.coef_, model.coef_)
    assert other.frames_ == list(FRAMES)


def test_degrees_teach_what_decisions_hide() -> None:
    """Two thirds of the coders saw a frame in the mixed stories that were finally coded without it."""
    degrees = np.array([[1, 0]] * 60 + [[0, 1]] * 60 + [[0.67, 0.67]] * 60)
    decided = [{"Conflict"}] * 60 + [{"Economic"}] * 60 + [set()] * 60
    plain = FrameClassifier(FRAMES).fit(TEXTS, decided)
    graded = FrameClassifier(FRAMES).fit(TEXTS, decided, degrees)
    mixed, costs = TEXTS[125], TEXTS[70]

    def lead(model: FrameClassifier) -> float:
        """How much more conflict is seen in a mixed story than in one of costs, in units of the whole range."""
        quarrel, between, cost = model.decision_function([TEXTS[5], mixed, costs])[:, 0]
        return (between - cost) / (quarrel - cost)

    assert lead(graded) > lead(plain)


def test_words_of_a_quarrel_carry_the_conflict_frame(model: FrameClassifier) -> None:
    article = Article(id="a", text="Critics slammed the plan.\n\nThe dam will cost 5 million dollars.")
    carried = {article.text[c.start : c.end]: c.weight for c in model.contributions(article, "Conflict")}
    assert min(carried["slammed"], carried["Critics"]) > max(carried["cost"], carried["dam"], carried["will"])
    assert carried["slammed"] > 0 and "." not in carried
    assert isinstance(model, Explainable)
    assert model.contributions(article) in [model.contributions(article, frame) for frame in FRAMES]


def test_contributions_add_up_to_the_score_without_word_vectors() -> None:
    features = make_pipeline(VoiceText("all"), TfidfVectorizer())
    model = FrameClassifier(FRAMES, features).fit(TEXTS, CODED)
    for text in TEXTS[::30]:
        for i, frame in enumerate(FRAMES):
            total = sum(c.weight for c in model.contributions(text, frame)) + model.intercept_[i]
            assert total == pytest.approx(model.decision_function([text])[0, i])


def test_sentences_share_out_what_the_words_carry(model: FrameClassifier) -> None:
    article = Article(
        id="a", text="Critics slammed the plan. The dam will cost 5 million dollars. It rained."
    )
    table = model.predict_sentences(article)
    for row in table.itertuples():
        assert article.text[row.start : row.end] == row.text
    assert table["Conflict"].idxmax() == 0 and table["Economic"].idxmax() == 1
    for frame in FRAMES:
        assert table[frame].sum() == pytest.approx(sum(c.weight for c in model.contributions(article, frame)))


def test_nothing_can_be_told_of_texts_without_english_words(model: FrameClassifier) -> None:
    silent = ["", "…", Article(id="g", text="Der Streit um die Kosten.", language="de")]
    assert np.isnan(model.predict_proba(silent)).all()
    assert not model.predict(silent).any()
    assert model.contributions("…", "Conflict") == []
    assert model.predict_sentences("").empty
    assert model.predict_sentences("…")["Conflict"].isna().all()
    assert model.predict_proba([]).shape == (0, 2)


@pytest.mark.parametrize(
    ("X", "y", "told"),
    [
        (TEXTS, [{"Conflict"}] * 180, "'Conflict' is in 180 of 180"),
        (TEXTS, [{"Conflict", "Economic"}] + [{"Conflict"}] * 90 + [set()] * 89, "'Economic' is in 1 of 180"),
        (TEXTS, [{"Conflicts"}] * 180, "Did you mean 'Conflict'"),
        (TEXTS, CODED[:10], "180 items and 10 codings"),
        (TEXTS, ["Conflict"] * 180, "collection of frame names"),
        (TEXTS, np.ones((180, 3), dtype=int), "(180, 3)"),
        (TEXTS, np.full((180, 2), 2), "y must hold 0 and 1 only (or False and True); got 2"),
        (TEXTS[58:62], CODED[58:62], "number of items (4)"),
        (["…", *TEXTS[1:]], CODED, "1 of 180 items hold no English words, such as 'item 0'"),
        ("One text.", CODED, "single one"),
        ([7, *TEXTS[1:]], CODED, "item 0 is 7"),
    ],
)
def test_what_cannot_be_learnt_is_refused(X: list[str], y: object, told: str) -> None:
    with pytest.raises(ArgumentError, match=re.escape(told)):
        FrameClassifier(FRAMES).fit(X, y)


def test_other_refusals(model: FrameClassifier) -> None:
    with pytest.raises(ArgumentError, match="must lie between 0 and 1; got 3"):
        FrameClassifier(FRAMES).fit(TEXTS, CODED, np.full((180, 2), 3))
    with pytest.raises(ArgumentError, match="shape of y"):
        FrameClassifier(FRAMES).fit(TEXTS, CODED, np.zeros((180, 1)))
    with pytest.raises(ArgumentError, match="groups"):
        FrameClassifier(FRAMES).fit(TEXTS, CODED, groups=["a", "b", "c"] * 60)
    with pytest.raises(ArgumentError, match=r"folds must be a whole number of at least 2; got 2\.5"):
        FrameClassifier(FRAMES, folds=2.5).fit(TEXTS, CODED)
    with pytest.raises(ArgumentError, match="penalty"):
        FrameClassifier(FRAMES, penalty=-1).fit(TEXTS, CODED)
    with pytest.raises(ArgumentError, match="the frame must be one of 'Conflict', 'Economic'; got 'Moral'"):
        model.contributions("A text.", "Moral")
    with pytest.raises(LexiconError, match="no lexicon 'frame'"):
        frame_features(lexicon="frame")


def test_groups_are_kept_together(model: FrameClassifier) -> None:
    """If whole kinds of stories are held back, unseen scores are worse than at random folds."""
    kinds = [f"{number // 20}" for number in range(180)]
    grouped = FrameClassifier(FRAMES, folds=3).fit(TEXTS, CODED, groups=kinds)
    assert not np.allclose(grouped.coef_, model.coef_)


def test_it_is_a_scikit_learn_estimator(model: FrameClassifier) -> None:
    copy = clone(model)
    assert copy.get_params()["frames"] == FRAMES and not hasattr(copy, "coef_")
    table = pd.DataFrame([[int(frame in coding) for frame in FRAMES] for coding in CODED], columns=FRAMES)
    result = evaluate(FrameClassifier(), TEXTS, table, folds=3)
    assert result.mean["macro_f1"] > 0.9
    assert not np.isnan(result.probability).any()


def test_storing_keeps_every_number(model: FrameClassifier, tmp_path: Path) -> None:
    save_model(model, tmp_path / "own.npz", {"data": "", "date": "", "metrics": {}, "limits": ""})
    loaded = load_model(tmp_path / "own.npz")
    assert np.array_equal(loaded.decision_function(TEXTS[:9]), model.decision_function(TEXTS[:9]))
    assert loaded.contributions(TEXTS[0]) == model.contributions(TEXTS[0])


@pytest.mark.parametrize(
    ("word", "counted"),
    [
        ("pledges", "pledg"),
        ("pledged", "pledg"),
        ("1,200", "0"),
        ("co2", "0"),
        ("$", "$"),
        (",", ""),
        ("“", ""),
    ],
)
def test_stems(word: str, counted: str) -> None:
    assert stem(word) == counted


def test_stems_that_one_article_repeats_are_left_out() -> None:
    counts = StemCounts(least=2).fit(["Dam, dam, dam!", "A mill.", "A mill!"])
    assert counts.get_feature_names_out().tolist() == ["!", "a", "mill"]
    assert counts.occurrences("Mills and a mill") == [[], [(10, 11)], [(0, 5), (12, 16)]]


def test_voice_chooses_the_words() -> None:
    text = "“They betrayed our families,” said the head of the council."
    quoted = StemCounts(1, "quoted").fit([text])
    assert set(quoted.get_feature_names_out()) == {"they", "betray", "our", "famili"}
    kin = CategoryProfile(voice="outlet").set_output(transform="pandas").fit_transform([text])
    assert kin["kin variety"].item() == 0
    assert np.isnan(CategoryProfile(voice="quoted").fit_transform(["No quotation."])).all()


def test_variety_counts_entries_and_rate_counts_hits() -> None:
    profile = CategoryProfile().set_output(transform="pandas")
    table = profile.fit_transform(["Mother, mother, mothers.", "Mother, father, daughter."])
    assert table["kin rate"].nunique() == 1
    assert np.allclose(table["kin variety"], np.log1p([1, 3]))


def test_every_question_of_the_lexicon_names_its_frame() -> None:
    frames = {entry.facts["frame"] for entry in load_lexicon("frames").entries}
    assert frames == {"resolution", "human_interest", "conflict", "moral", "economic", "voice"}


def test_codings_keep_the_order_of_the_codebook() -> None:
    assert list(frame_table([{"B"}, {"A"}], ["B", "A"]).columns) == ["B", "A"]
    assert list(frame_table([{"B"}, {"A"}]).columns) == ["A", "B"]
    assert list(frame_table(np.eye(2)).columns) == ["0", "1"]


def test_calibration_recovers_known_log_odds() -> None:
    seed = np.random.default_rng(7)
    scores = seed.normal(0, 2, 5000)
    truth = (seed.random(5000) < 1 / (1 + np.exp(-(0.8 * scores - 1)))).astype(int)
    slope, intercept = calibrated(scores, truth)
    assert slope == pytest.approx(0.8, abs=0.08) and intercept == pytest.approx(-1, abs=0.1)


def test_scores_that_mislead_are_told_as_useless() -> None:
    slope, intercept = calibrated(np.array([0.0, 1, 2, 3]), np.array([1, 1, 0, 0]))
    assert slope == 0 and intercept == pytest.approx(0)


def test_the_threshold_has_the_highest_expected_f1() -> None:
    seed = np.random.default_rng(3)
    probability = seed.beta(0.5, 3, 400)
    truths = seed.random((2000, 400)) < probability

    def mean_f1(threshold: float) -> float:
        given = probability >= threshold
        return float(np.mean(2 * truths[:, given].sum(axis=1) / (given.sum() + truths.sum(axis=1))))

    chosen = best_threshold(probability)
    assert mean_f1(chosen) >= max(mean_f1(other) for other in np.arange(0.05, 0.9, 0.05)) - 0.005


def test_shipped_model_tells_plain_cases_apart(shipped: FrameClassifier) -> None:
    texts = {
        "Resolution": "They agreed on a plan to cut emissions and invest in solar energy, and pledged to help.",
        "Human interest": "Her mother wept as residents lost their homes; neighbours and their children had died.",
        "Conflict": "Critics accused the government of lies; opponents rejected the claim and slammed the senator.",
        "Moral": "The pope and the bishops called greed a sin against God and an immoral injustice.",
        "Economic": "The tax will cost companies 3 billion dollars, and prices will rise, economists said.",
    }
    scores = shipped.decision_function(list(texts.values()))
    assert [list(texts)[row] for row in scores.argmax(axis=0)] == shipped.frames_
    for text, frame in zip(texts.values(), texts, strict=True):
        assert sum(c.weight for c in shipped.contributions(text, frame)) > 0


def test_shipped_model_on_topics_that_it_never_saw(shipped: FrameClassifier) -> None:
    """The card's figures for the open events of the teaching corpus are what the model gives now."""
    from framing.training.frames import other_topics

    told = read_card(Path(framing.__file__).parent / "models" / "frames.npz")["metrics"]["other_topics"]
    found = other_topics(shipped)
    assert found["Economic"]["kappa"] > 0.4 and found["Human interest"]["kappa"] > 0.4
    for frame, figures in told.items():
        assert found[frame]["agreement"] == pytest.approx(figures["agreement"], abs=0.1)


def test_shipped_model_holds_no_running_text() -> None:
    model = FrameClassifier.shipped()
    names = [str(name) for name in model.features_.get_feature_names_out() if name.startswith("stem__")]
    assert 3000 < len(names) < 8000
    assert not [name for name in names if " " in name]
    assert (Path(framing.__file__).parent / "models" / "frames.npz").stat().st_size < 6e6


def test_the_card_tells_the_figures_of_the_run() -> None:
    folder = Path(framing.__file__).parent / "models"
    card, page = read_card(folder / "frames.npz"), (folder / "frames.md").read_text(encoding="utf-8")
    metrics = card["metrics"]
    numbers = [
        metrics["macro_f1"],
        *metrics["macro_f1_by_fold"],
        *metrics["f1"].values(),
        *metrics["brier"].values(),
    ]
    numbers += [baseline["macro_f1"] for baseline in metrics["baselines"].values()]
    numbers += [row["kappa"] for row in metrics["other_topics"].values() if "kappa" in row]
    missing = [number for number in numbers if f"{number:.3f}".replace("0.", ".") not in page]
    assert not missing
    assert metrics["macro_f1"] >= 0.55
    assert json.dumps(card["limits"])
