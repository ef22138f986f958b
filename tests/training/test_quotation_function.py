"""The codings and exemplars that the regression is trained on, and a model trained on invented sentences."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from framing.text.functions import FunctionModel
from framing.text.quotations import FUNCTIONS
from framing.training.coded_texts import DIGEST, SOURCES, digest, read_codings, texts_of
from framing.training.quotation_function import exemplars, fitted


def test_codings_are_places_in_known_sets_and_hold_no_text() -> None:
    codings = read_codings()
    assert {coding.source for coding in codings} == set(SOURCES)
    assert {coding.function for coding in codings} == set(FUNCTIONS)
    assert {coding.weight for coding in codings} == {0.5, 1.0}
    assert all(0 <= c.start < c.end and len(c.digest) == DIGEST for c in codings)
    assert len({(c.source, c.document, c.start) for c in codings}) == len(codings)


def test_a_set_that_is_not_held_gives_no_text(tmp_path: Path) -> None:
    assert texts_of(tmp_path, "basil", ["any"]) == {}


def test_texts_are_found_by_name_and_told_by_their_digest(tmp_path: Path) -> None:
    folder = tmp_path / "polnear" / "train" / "text"
    folder.mkdir(parents=True)
    (folder / "one.txt").write_text("A “word”.", encoding="utf-8")
    (folder / "two.txt").write_text("Another.", encoding="utf-8")
    texts = texts_of(tmp_path, "polnear", ["one"])
    assert texts == {"one": "A “word”."}
    assert digest(texts["one"]) != digest("A “word”!")


def test_a_model_learns_the_exemplars_and_the_same_items_give_the_same_model() -> None:
    items = exemplars()
    assert {item.label for item in items} == {"speech", "mixed", "scare", "title", "name", "term"}
    first, second = fitted(items), fitted(items)
    assert isinstance(first, FunctionModel)
    guesses = [first.function(item.evidence) for item in items]
    assert np.mean([guess == item.label for guess, item in zip(guesses, items, strict=True)]) > 0.9
    evidence = items[0].evidence
    assert evidence is not None
    assert np.array_equal(first.scores(evidence), second.scores(evidence))
