from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import ArgumentError
from framing.measures.lexical_diversity import LexicalDiversity, moving_ratio


@pytest.mark.parametrize(
    ("words", "window", "ratio"),
    [
        ("a", 1, 1.0),
        ("a a a a", 2, 0.5),
        ("a b c d", 2, 1.0),
        ("a b a b", 2, 1.0),
        ("a b a b", 3, 2 / 3),
        ("a a b b", 2, (1 + 2 + 1) / 6),
        ("a b c a", 4, 0.75),
        ("a b", 3, math.nan),
        ("", 1, math.nan),
    ],
)
def test_known_values(words: str, window: int, ratio: float) -> None:
    assert moving_ratio(words.split(), window) == pytest.approx(ratio, nan_ok=True)


@given(st.lists(st.sampled_from("abcde"), max_size=40), st.integers(1, 12))
def test_it_is_the_mean_over_all_windows(words: list[str], window: int) -> None:
    windows = [words[i : i + window] for i in range(len(words) - window + 1)]
    mean = sum(len(set(w)) / window for w in windows) / len(windows) if windows else math.nan
    assert moving_ratio(words, window) == pytest.approx(mean, nan_ok=True)


def test_case_and_punctuation_do_not_matter(read) -> None:
    measure = LexicalDiversity(window=3)
    assert measure.score(read("Talks talks – TALKS!"), ())["lexical_diversity"] == pytest.approx(1 / 3)


def test_the_outlets_words_alone_are_taken(read) -> None:
    reading = read("“No, no, no, no,” the minister said on Monday evening.")
    assert LexicalDiversity(window=3).score(reading, ())["lexical_diversity"] == 1
    assert LexicalDiversity(window=3, voice="quoted").score(reading, ())["lexical_diversity"] < 0.5


def test_fewer_words_than_a_window_are_undefined(read) -> None:
    assert math.isnan(LexicalDiversity().score(read("Too short."), ())["lexical_diversity"])


def test_a_window_of_no_words_is_refused() -> None:
    with pytest.raises(ArgumentError, match="window must be a number of at least 1"):
        LexicalDiversity(window=0)
