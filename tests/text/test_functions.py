"""What quotation marks do: invented sentences with their function, the evidence, and the model's file."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, Reading
from framing.models import load_arrays
from framing.text.functions import FunctionModel, model, word_vectors
from framing.text.quotations import FUNCTIONS
from framing.text.quoting.columns import Columns, Place
from framing.text.quoting.marked_words import LONGEST, evidence_of

SENTENCES = [
    ("The so-called “peace mission” began at dawn.", ["scare"]),
    ("The “fresh” milk was a week old.", ["scare"]),
    ("The captain vowed to drain the “swamp”.", ["mixed"]),
    ("The ministry called the shelling “barbaric”.", ["mixed"]),
    ("The film “Silent Harbour” opened on Friday.", ["title"]),
    ("She sang “Paper Moon Rising” twice.", ["title"]),
    ("Maria “Kit” Sorensen won.", ["name"]),
    ("The sign on the gate read “Keep out”.", ["term"]),
    ("The word “harbour” has two spellings.", ["term"]),
    ("“We will stay,” the mayor said.", ["speech"]),
    ("The dean said the roof was “beyond repair”.", ["speech"]),
    ("“We left because the water rose over the last step of the old stairs.”", ["speech"]),
]
WITHOUT_SOURCE = [
    "The general launched “peace measures” in the north.",
    "Its “experts” had never seen a reactor.",
]


def reading_of(text: str) -> Reading:
    return Reading(Article("a", text=text))


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_functions(sentence: str, expected: list[str]) -> None:
    assert [q.function for q in reading_of(sentence).quotations] == expected


@pytest.mark.parametrize("sentence", WITHOUT_SOURCE)
def test_an_actor_or_owner_is_no_source(sentence: str) -> None:
    (quotation,) = reading_of(sentence).quotations
    assert (quotation.function, quotation.attributed) == ("scare", False)


def test_a_source_for_the_very_words() -> None:
    (quotation,) = reading_of("The mayor said the bridge was “beyond repair”.").quotations
    assert quotation.attributed


def test_a_long_quotation_reports_and_needs_no_evidence() -> None:
    words = "word " * (LONGEST + 1)
    short, long = evidence_of(reading_of(f"A “mere {words[:9].strip()}” and “{words.strip()}”."))
    assert short is not None
    assert long is None
    assert model().function(long) == "speech"


def test_recurrence_counts_only_words_outside_marks() -> None:
    inside, outside = "“Zinc”, then “Zinc again”.", "“Zinc”, then zinc again."
    features = [evidence_of(reading_of(text))[0].features for text in (inside, outside)]  # type: ignore[union-attr]
    assert ["recurs without marks" in found for found in features] == [False, True]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [("“a”, “b” and “c”", 1, 1), ("“a” (1998) – “b” – “c”", 1, 1), ("“a” said that “b” was “c”", 0, 0)],
)
def test_lists_of_quotations(text: str, before: int, after: int) -> None:
    place = Place(Columns(reading_of(text)), 1)
    assert (place.before, place.after) == (before, after)


@given(st.text(alphabet="ab“”‘’\"' .,\nA", max_size=60))
def test_any_text_gives_a_function_to_every_pair_of_marks(text: str) -> None:
    reading = reading_of(text)
    assert len(reading.quotations) == len(reading.marks)
    assert {q.function for q in reading.quotations} <= set(FUNCTIONS)


def test_the_score_is_the_sum_of_its_parts() -> None:
    arrays = load_arrays("quotation_function")
    (evidence,) = evidence_of(reading_of("The “experts” were wrong."))
    assert evidence is not None
    names = bytes(arrays["names"]).decode().split("\n")
    expected = arrays["bias"].astype(float)
    expected = expected + sum(arrays["weights"][names.index(n)] for n in evidence.features if n in names)
    for weights, words in zip(arrays["word_weights"], evidence.words, strict=True):
        expected = expected + word_vectors().mean(words) @ weights
    assert np.allclose(FunctionModel(arrays).scores(evidence), expected, atol=1e-4)


def test_hyphenated_words_fall_back_on_their_last_part() -> None:
    vectors = word_vectors()
    assert vectors.rows(("qqzz-minister",)) == vectors.rows(("minister",))
    assert not vectors.mean(("qqzz",)).any()
