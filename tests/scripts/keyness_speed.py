"""Keyness against ConvoKit's FightingWords and scattertext, on the same term counts in one run.

Run in the environment of reference_values.py, with this project on PYTHONPATH. Prints the largest difference
between z-scores where the definitions agree, and the time of each: the formula on given counts (the median of
five runs), and scattertext's whole way from texts to z beside ours.
"""

import sys
import time
from collections.abc import Callable

import numpy as np
import pandas as pd
from convokit.fighting_words.fightingWords import FightingWords
from scattertext import CorpusFromPandas, whitespace_nlp_with_sentences
from scattertext.termsignificance.LogOddsRatioInformativeDirichletPiror import (
    LogOddsRatioInformativeDirichletPrior,
)

from framing.stats import counts, keyness, weighted_log_odds


def timed(call: Callable[[], object]) -> tuple[object, float]:
    """Result and median seconds of five calls."""
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        result = call()
        seconds.append(time.perf_counter() - start)
    return result, float(np.median(seconds))


class Counts:
    """A vectoriser that hands over counts made elsewhere, so that only the comparison is timed."""

    def __init__(self, matrix: np.ndarray) -> None:
        self.matrix = matrix
        self.vocabulary_ = {f"w{number}": number for number in range(matrix.shape[1])}

    def fit_transform(self, texts: list[str]) -> "Counts":
        return self

    def toarray(self) -> np.ndarray:
        return self.matrix


def from_texts(articles: int = 200, words: int = 500) -> tuple[float, float]:
    """Seconds from texts to z, ours and scattertext's, on invented articles of two groups."""
    rng = np.random.default_rng(2)
    rates = 1 / np.arange(1, 20_001)
    drawn = rng.choice(20_000, size=(articles, words), p=rates / rates.sum())
    texts = [" ".join(f"w{number}" for number in row) for row in drawn]
    start = time.perf_counter()
    keyness(counts({"a": map(str.split, texts[::2]), "b": map(str.split, texts[1::2])}), prior=0.5, draws=0)
    ours = time.perf_counter() - start
    table = pd.DataFrame({"group": ["a", "b"] * (articles // 2), "text": texts})
    start = time.perf_counter()
    corpus = CorpusFromPandas(
        table, category_col="group", text_col="text", nlp=whitespace_nlp_with_sentences
    ).build()
    frequencies = corpus.get_unigram_corpus().get_term_freq_df()
    scorer = LogOddsRatioInformativeDirichletPrior(np.full(len(frequencies), 0.5))
    scorer.get_zeta_i_j_given_separate_counts(*frequencies.to_numpy().T)
    return ours, time.perf_counter() - start


if __name__ == "__main__":
    terms = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    rng = np.random.default_rng(1)
    rates = 1 / np.arange(1, terms + 1)
    matrix = np.stack([rng.poisson(2e5 * rates / rates.sum() * rng.lognormal(0, 0.5, terms)) for _ in "ab"])
    prior = np.full(terms, 0.5)
    first, second = matrix.astype(float)

    fighting = FightingWords(prior=0.5, text_func=str, cv=Counts(matrix))
    (_, ours), ours_time = timed(lambda: weighted_log_odds(first, second, prior))
    convokit, convokit_time = timed(lambda: fighting._bayes_compare_language(["a"], ["b"]))
    scorer = LogOddsRatioInformativeDirichletPrior(prior)
    scattertext, scattertext_time = timed(lambda: scorer.get_zeta_i_j_given_separate_counts(first, second))
    theirs = np.array([convokit[f"w{number}"] for number in range(terms)])
    print(f"{terms} terms; largest |z − ConvoKit's z| {np.abs(ours - theirs).max():.1e}")
    print(f"correlation with scattertext's z {np.corrcoef(ours, scattertext)[0, 1]:.6f}")
    print(f"ours {ours_time:.5f} s, ConvoKit {convokit_time:.5f} s ({convokit_time / ours_time:.0f} times)")
    print(
        f"scattertext, the formula alone {scattertext_time:.5f} s ({scattertext_time / ours_time:.1f} times)"
    )
    ours_whole, theirs_whole = from_texts()
    print(f"from 200 texts: ours {ours_whole:.2f} s, scattertext {theirs_whole:.1f} s")
