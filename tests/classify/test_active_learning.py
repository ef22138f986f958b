"""Choosing what to code next: chances are exact, and estimates from what was coded stay unbiased over rounds."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, corrected
from framing.classify.active_learning import capped_chances, next_to_code, systematic_draw, uncertainty
from framing.classify.seeds import weak_labels
from framing.errors import ArgumentError

SIZE = 40
CORPUS = [Article(f"a{i}", "Herald", f"Text {i}.") for i in range(SIZE)]
TRUTH = np.array([1.0 if i % 3 == 0 or i > 30 else 0.0 for i in range(SIZE)])


class Toy:
    """A model that is unsure of given articles."""

    classes_ = np.array([0, 1])

    def __init__(self, unsure: np.ndarray) -> None:
        self.unsure = unsure

    def predict_proba(self, X: list[Article]) -> np.ndarray:
        chance = np.array([self.unsure[int(article.id[1:])] / 2 for article in X])
        return np.column_stack([1 - chance, chance])

    def predict(self, X: list[Article]) -> np.ndarray:
        return np.zeros(len(X), dtype=int)


def two_rounds(seed: int) -> pd.DataFrame:
    """Draw twice; the second model depends on what the first draw's codes were."""
    rng = np.random.default_rng(seed)
    first = next_to_code(Toy(np.where(TRUTH == 1, 0.9, 0.1)), CORPUS, 6, int(rng.integers(2**31)))
    coded = TRUTH[[int(name[1:]) for name in first["article"]]].mean()
    second = Toy(np.where(np.arange(SIZE) < SIZE * coded, 0.05, 1.0))
    return next_to_code(second, CORPUS, 10, int(rng.integers(2**31)), earlier=first)


def test_estimates_stay_unbiased_though_rounds_depend_on_codes() -> None:
    weighted, naive = [], []
    for seed in range(300):
        plan = two_rounds(seed)
        codes = TRUTH[[int(name[1:]) for name in plan["article"]]]
        weighted.append((codes / plan["probability"]).sum() / SIZE)
        naive.append(codes.mean())
    error = np.std(weighted) / np.sqrt(len(weighted))
    assert abs(np.mean(weighted) - TRUTH.mean()) < 3.5 * error
    assert abs(np.mean(naive) - TRUTH.mean()) > 10 * error, (
        "unweighted codes are far off, so the weights matter"
    )


def test_a_plan_holds_all_rounds_and_serves_correction() -> None:
    plan = two_rounds(1)
    assert plan["round"].tolist() == [1] * 6 + [2] * 10
    assert plan["article"].is_unique
    assert ((plan["probability"] > 0) & (plan["probability"] <= 1)).all()
    codes = plan.assign(frame=TRUTH[[int(name[1:]) for name in plan["article"]]])[
        ["article", "frame", "probability"]
    ]
    tool = pd.DataFrame({"article": [a.id for a in CORPUS], "outlet": "Herald", "frame": 0.0})
    found = corrected(tool, codes, "frame", within=None).set_index("method")["estimate"]
    assert abs(found["dsl"] - TRUTH.mean()) < 0.3
    assert found["naive"] == 0


def test_one_round_keeps_the_chances_of_the_draw() -> None:
    plan = next_to_code(Toy(np.linspace(0, 1, SIZE)), CORPUS, 8)
    assert plan["probability"].tolist() == pytest.approx(plan["drawn"].tolist())
    assert plan["drawn"].corr(plan["uncertainty"]) > 0.99
    again = next_to_code(Toy(np.linspace(0, 1, SIZE)), CORPUS, 8)
    pd.testing.assert_frame_equal(plan, again)
    other = next_to_code(Toy(np.linspace(0, 1, SIZE)), CORPUS, 8, random_state=1)
    assert set(other["article"]) != set(plan["article"])


@given(st.lists(st.floats(0, 1), min_size=4, max_size=30), st.data())
@settings(max_examples=60)
def test_chances_add_up_to_the_number_drawn(sizes: list[float], data: st.DataObject) -> None:
    n = data.draw(st.integers(1, len(sizes)))
    cap = data.draw(st.floats(n / len(sizes), 1))
    chances = capped_chances(np.array(sizes), n, cap)
    assert chances.sum() == pytest.approx(n)
    assert (chances > 0).all() and (chances <= cap + 1e-9).all()
    drawn = systematic_draw(chances, np.random.default_rng(0))
    assert len(set(drawn.tolist())) == n


def test_every_article_is_drawn_as_often_as_its_chance_says() -> None:
    chances = capped_chances(np.array([1.0, 1, 2, 3, 5]), 2, 1.0)
    rng = np.random.default_rng(0)
    counts = np.zeros(5)
    for _ in range(4000):
        counts[systematic_draw(chances, rng)] += 1
    assert counts / 4000 == pytest.approx(chances, abs=0.03)


def test_uncertainty_of_one_and_of_several_labels() -> None:
    class Several(Toy):
        def predict(self, X: list[Article]) -> np.ndarray:
            return np.zeros((len(X), 2), dtype=int)

    assert uncertainty(Toy(np.array([0.0, 1.0])), CORPUS[:2]).tolist() == [0, 1]
    assert uncertainty(Several(np.array([0.0, 1.0])), CORPUS[:2]).tolist() == [0, 1]


def test_refusals_of_draws() -> None:
    model = Toy(np.ones(SIZE))
    with pytest.raises(ArgumentError, match="n is 41, with 0 drawn before, but only 40 articles are left"):
        next_to_code(model, CORPUS, 41)
    with pytest.raises(ArgumentError, match="n must be a number of at least 1; got 0"):
        next_to_code(model, CORPUS, 0)
    first = next_to_code(model, CORPUS, 10)
    with pytest.raises(ArgumentError, match="n is 21, with 10 drawn before, but only 30"):
        next_to_code(model, CORPUS, 21, earlier=first)
    with pytest.raises(ArgumentError, match="which is not in the corpus"):
        next_to_code(model, CORPUS[:3], 1, earlier=first)
    with pytest.raises(ArgumentError, match="predict_proba"):
        next_to_code(object(), CORPUS, 3)


KEYWORDS = {"peace": ["ceasefire", "peace talks"], "war": ["shelling", "war"]}


@pytest.mark.parametrize(
    ("text", "peace", "war"),
    [
        ("The ceasefire holds. Peace talks begin.", 1, 0),
        ("The war over the ceasefire: shelling goes on.", np.nan, 1),
        ("A match was lost. The ceasefires of old.", 0, 0),
        ("Warfare is no keyword; nor is awardee.", 0, 0),
        ("…", np.nan, np.nan),
    ],
)
def test_weak_labels(text: str, peace: float, war: float) -> None:
    table = weak_labels([Article("a", text=text)], KEYWORDS)
    assert table.loc["a"].tolist() == pytest.approx([peace, war], nan_ok=True)


def test_weak_labels_of_one_voice_and_one_hit() -> None:
    article = Article("a", text="The mayor left early. “This is war,” said Ann Smith.")
    assert weak_labels([article], KEYWORDS, least=1, voice="quoted").loc["a", "war"] == 1
    assert weak_labels([article], KEYWORDS, least=1, voice="outlet").loc["a", "war"] == 0


def test_refusals_of_keywords() -> None:
    with pytest.raises(ArgumentError, match="keywords of 'war' must be one word or more"):
        weak_labels(CORPUS, {"war": []})
    with pytest.raises(ArgumentError, match="got none"):
        weak_labels(CORPUS, {})
    with pytest.raises(ArgumentError, match="voice must be one of"):
        weak_labels(CORPUS, KEYWORDS, voice="narrator")
