"""Which articles to code next: those that a model is unsure of, drawn with known chances.

Coding only what a model is unsure of teaches it fast and spoils every estimate, since the coded articles are then no
sample of the corpus. Here unsure articles are likelier to be drawn, but each has a known chance [HorvitzThompson1952]:
the model learns from the difficult ones, and `framing.corrected` weighs them back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing import _check
from framing.errors import ArgumentError
from framing.text.article import Article

Floats = npt.NDArray[np.float64]
EVEN = 0.3
"""Part of every draw that is shared out evenly, so that what the model is wrongly sure of is met too."""
PLAN = ("article", "round", "uncertainty", "drawn")


def next_to_code(
    model: Any, corpus: Sequence[Article], n: int, random_state: int = 0, earlier: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Draw articles to be coded next, unsure ones likelier, and keep the chance that each had.

    In every round the chance of an article is proportional to how unsure the model is of it [LewisGale1994], in part
    even; the draw is systematic in random order [Madow1949], so that chances are exact and `n` articles come. Rounds
    are combined as in [DesRaj1956]: each tells the whole corpus from its own chances, and the rounds' estimates are
    averaged by size. So estimates stay unbiased although later rounds depend on what was coded before.

    Parameters
    ----------
    model : fitted estimator
        With ``predict_proba``; fitted to all that is coded, or to `weak_labels` in the first round.
    corpus : Corpus, or a sequence of articles
        All articles about which something shall be said.
    n : int
        How many to draw.
    random_state : int
        Seed of the draw.
    earlier : DataFrame, optional
        What this function returned for the rounds before, all of whose articles are coded.

    Returns
    -------
    DataFrame
        One row per article drawn, earlier rounds included: `article, round, uncertainty` (0 sure to 1), `drawn` (its
        chance in its round), `probability` (1 over its weight in all rounds: what `framing.corrected` needs beside the
        codes; it changes for earlier articles with every round).

    Raises
    ------
    ArgumentError
        If the model tells no probabilities, an earlier article is not in the corpus, or fewer articles are left than
        have been drawn with this round: then code them all.

    Examples
    --------
    >>> from sklearn.feature_extraction.text import CountVectorizer
    >>> from sklearn.linear_model import LogisticRegression
    >>> from sklearn.pipeline import make_pipeline
    >>> from framing.classify.features import VoiceText
    >>> model = make_pipeline(VoiceText("all"), CountVectorizer(), LogisticRegression())
    >>> model = model.fit(["A vile plan.", "A new plan."], [1, 0])
    >>> corpus = [Article(f"a{i}", text=text) for i, text in enumerate(["Vile!", "New.", "Plan.", "Vile new plan."])]
    >>> plan = next_to_code(model, corpus, 2)
    >>> list(plan.columns), len(plan), bool((plan["probability"] <= 1).all())
    (['article', 'round', 'uncertainty', 'drawn', 'probability'], 2, True)
    """
    before = pd.DataFrame(columns=list(PLAN)) if earlier is None else earlier[list(PLAN)]
    known = set(before["article"])
    strangers = known - {article.id for article in corpus}
    if strangers:
        raise ArgumentError(f"earlier names {min(strangers)!r}, which is not in the corpus.")
    pool = [article for article in corpus if article.id not in known]
    _check.at_least("n", n, 1)
    if n + len(before) > len(pool):
        raise ArgumentError(
            f"n is {n}, with {len(before)} drawn before, but only {len(pool)} articles are left: "
            "draw fewer, or code them all."
        )
    unsure = uncertainty(model, pool)
    chances = capped_chances(EVEN * unsure.mean() + (1 - EVEN) * unsure, n, n / (n + len(before)))
    chosen = systematic_draw(chances, np.random.default_rng(random_state))
    drawn = pd.DataFrame(
        {
            "article": [pool[i].id for i in chosen],
            "round": 1 if before.empty else int(before["round"].max()) + 1,
            "uncertainty": unsure[chosen],
            "drawn": chances[chosen],
        }
    )
    plan = drawn if before.empty else pd.concat([before, drawn], ignore_index=True)
    return plan.assign(probability=1 / weights(plan))


def uncertainty(model: Any, items: Sequence[Any]) -> Floats:
    """Tell how unsure a model is of each item: 0 sure, 1 all labels (or yes and no) alike.

    For one label an item, 1 minus the difference of the two highest probabilities; for several, the mean over labels.
    """
    if not hasattr(model, "predict_proba"):
        raise ArgumentError(
            f"the model must tell probabilities (predict_proba); {type(model).__name__} does not."
        )
    chances = np.asarray(model.predict_proba(items), dtype=float)
    if np.asarray(model.predict(items[:1])).ndim > 1:
        unsure: Floats = (1 - np.abs(2 * chances - 1)).mean(axis=1)
        return unsure
    highest = np.sort(chances, axis=1)[:, ::-1]
    margin: Floats = 1 - (highest[:, 0] - highest[:, 1])
    return margin


def capped_chances(sizes: Floats, n: int, cap: float) -> Floats:
    """Share `n` draws out in proportion to sizes, none above `cap`.

    Examples
    --------
    >>> capped_chances(np.array([8.0, 1.0, 1.0]), 2, 1.0).tolist()
    [1.0, 0.5, 0.5]
    """
    sizes = sizes / (sizes.max() or 1.0) + 1e-6  # nobody is without a chance
    full = np.zeros(len(sizes), dtype=bool)
    while True:
        chances = np.where(full, cap, sizes * (n - cap * full.sum()) / max(sizes[~full].sum(), 1e-300))
        over = (chances > cap * (1 + 1e-12)) & ~full
        if not over.any():
            return np.minimum(chances, cap)
        full |= over


def systematic_draw(chances: Floats, choice: np.random.Generator) -> npt.NDArray[np.int64]:
    """Draw items with given chances, whose sum is the number drawn: equal steps through a random order.

    Examples
    --------
    >>> len(systematic_draw(np.full(10, 0.3), np.random.default_rng(1)))
    3
    """
    order = choice.permutation(len(chances))
    ends = np.cumsum(chances[order])
    number = round(float(ends[-1]))
    steps = choice.uniform() + np.arange(number)
    hit = np.searchsorted(ends * (number / ends[-1]), steps, side="right")
    return np.sort(order[np.minimum(hit, len(order) - 1)])


def weights(plan: pd.DataFrame) -> Floats:
    """Weigh the articles of all rounds so that the weighted sum of codes estimates the corpus's total.

    Round r estimates the total as the codes known before it plus its own over their chances; the estimates are averaged
    by the rounds' sizes [DesRaj1956]. An article's weight is what it adds to that average.
    """
    share = plan["round"].value_counts(normalize=True).sort_index()
    later = 1 - share.cumsum()
    own, after = plan["round"].map(share).to_numpy(float), plan["round"].map(later).to_numpy(float)
    total: Floats = own / plan["drawn"].to_numpy(float) + after
    return np.maximum(total, 1.0)  # 1 but for rounding
