"""Names: which forms are found, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.text.names import NameFinder, fold

CASES = [
    # longest first, whole words
    (["North", "North Coast"], "North Coast and North", ["North Coast", "North"]),
    (["Coast Guard", "North Coast"], "North Coast Guard", ["North Coast"]),
    (["North"], "Northern Northumbria", []),
    (["gun"], "begun gunner", []),
    (["gun"], "gun_type", []),
    # plural and possessive
    (["militia"], "militias, militia’s, militias’", ["militias", "militia", "militias"]),
    (["city"], "two cities", ["cities"]),
    (["gunman"], "the gunmen", ["gunmen"]),
    (["clash"], "clashes", ["clashes"]),
    (["forces"], "the forceses of forces", ["forces"]),
    (["protesters"], "a protester among protesters", ["protester", "protesters"]),
    (["restrictions"], "a restriction, restrictions", ["restrictions"]),
    # case
    (["US"], "US troops told us", ["US"]),
    (["Council"], "the council, the Council, the COUNCIL", ["Council", "COUNCIL"]),
    (["the council"], "The Council met", ["The Council"]),
    (["McAra"], "MCARA and McAra", ["MCARA", "McAra"]),
    # hyphens, blanks and apostrophes
    (["rebel-held"], "rebel held, rebel‑held, rebel–held", ["rebel held", "rebel‑held"]),
    (["Founders' Quay"], "Founders’ Quay", ["Founders’ Quay"]),
    (["peace mission"], "peace\xa0mission, peace\nmission", ["peace\xa0mission"]),
    # compounds
    (["North"], "North-backed, North-South, North–South", ["North", "North", "North"]),
    (["North"], "ex-North, pro-North, anti-North, non-North", []),
    (["North"], "the North’s ex-wife", ["North"]),
    (["mob"], "mob-like mob-style mob", ["mob"]),
    (["terrorist"], "an anti-terrorist unit", []),
    (["anti-terrorist"], "an anti-terrorist unit", ["anti-terrorist"]),
    # marks between words
    (["peace mission"], "“peace” mission, peace “mission”", ["peace” mission", "peace “mission"]),
    (["peace mission"], "a 'peace' mission", ["peace' mission"]),
    (["peace mission"], "peace. mission", []),
    # odd letters keep their places
    (["Izmir"], "İİİ Izmir", ["Izmir"]),
]  # fmt: skip


@pytest.mark.parametrize(("names", "text", "expected"), CASES)
def test_names_are_found(names: list[str], text: str, expected: list[str]) -> None:
    found = NameFinder((name, name) for name in names).find(text)
    assert [text[start:end] for start, end, _ in found] == expected


def test_verbs_inflect() -> None:
    finder = NameFinder([("retake", "A", "verb"), ("take over", "B", "verb")])
    assert [
        value for *_, value in finder.find("They retook it, took over, are taking over, retakes.")
    ] == list("ABBA")


def test_names_that_stand_as_they_are() -> None:
    assert NameFinder([("Velk", 1, "")]).find("Velks Velk") == [(6, 10, 1)]


def test_a_form_that_is_listed_goes_before_one_that_is_derived() -> None:
    finder = NameFinder([("riot", "one"), ("riots", "many")])
    assert [value for *_, value in finder.find("riot riots")] == ["one", "many"]


def test_what_is_not_wanted_hides_nothing() -> None:
    finder = NameFinder([("North Coast", 1), ("North", 2)])
    assert finder.find("North Coast", lambda value: value == 2) == [(0, 5, 2)]


def test_no_names_no_hits() -> None:
    assert NameFinder([]).find("anything") == NameFinder([("", 1)]).find("anything") == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.sampled_from("abAB -'’“”"), max_size=40),
    st.lists(st.text(st.sampled_from("abAB -"), max_size=5)),
)
def test_hits_are_in_order_and_apart(text: str, names: list[str]) -> None:
    found = NameFinder((name, name) for name in names).find(text)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert all(0 <= start < end <= len(text) for start, end, _ in found)
