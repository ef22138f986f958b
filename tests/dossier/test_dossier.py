"""Dossiers: what is read, what is refused and in which line, what holds on which day."""

from __future__ import annotations

import datetime

import pytest

from framing import Article, Dossier, Reading, load_corpus_dossiers
from framing.errors import DossierError
from framing.measures._sourcing import told_source
from framing.text.attributions import Attribution

WRONG = [
    ("sides:\n  North:\n  South:\nterm: {}", 4, "Did you mean 'terms'"),
    ("sides:\n  North:\n    actor: [a]", 3, "Did you mean 'actors'"),
    ("sides:\n  North:\n    actors: a", 3, "must be a list"),
    ("sides:\n  North:\n    actors:\n      - {nam: A}", 4, "Did you mean 'name'"),
    ("sides:\n  North:\n    actors:\n      - {aliases: [A]}", 4, "needs a `name:`"),
    ("sides:\n  North:\n    actors:\n      - {name: A, type: militry}", 4, "Did you mean 'military'"),
    ("sides:\n  North:\n    actors:\n      - {name: A, from: May}", 4, "must be a day"),
    ("sides:\n  N:\n    actors:\n      - {name: A, from: 2020-02-02, until: 2020-02-01}", 4, "lies before"),
    ("sides:\n  North:\n    actors: [[A]]", 3, "an actor must be a mapping"),
    ("sides:\n  North: {actors: [A]}\n  South: {actors: [A]}", 3, "stands in line 2 already"),
    ("sides:\n  North: {actors: [A]}\n  South: {places: [A]}", 3, "stands in line 2 already"),
    ("sides:\n  North:\n  North:", 3, "'North' stands in line 2 already"),
    ("sides:\n  neutral:", 2, "no side can be called"),
    ("sides:\n  North:\n    places: [[A]]", 3, "some text must stand here"),
    ("sides: [North, South]", 1, "must be a mapping"),
    ("sides:\n  North:\nterms:\n  entry:\n    raid: Nort", 5, "Did you mean 'North'"),
    ("sides:\n  North:\nterms:\n  entry:\n    raid:", 5, "needs a side"),
    ("sides:\n  North:\nterms:\n  entry: raid", 4, "must be a mapping"),
    ("sides:\n  North:\nterms:\n  entry:\n    raid: North\n    raid: neutral", 6, "stands in line 5 already"),
    ("sides:\n  North:\nterms:\n  a: {raid: North}\n  b: {raid: North}", 5, "stands in line 4 already"),
    ("sides:\n  North:\nterms:\n  a:\n    raid: {side: North, inflect: adverb}", 5, "inflect of 'raid'"),
    ("sides:\n  North:\nterms:\n  a:\n    raid: {site: North}", 5, "Did you mean 'side'"),
    ("sides:\n  North: {\n", 3, "not valid YAML"),
]


@pytest.mark.parametrize(("content", "line", "message"), WRONG)
def test_what_is_wrong_is_told_with_its_line(content: str, line: int, message: str) -> None:
    with pytest.raises(DossierError) as refusal:
        Dossier.parse(content, "my.yml")
    assert str(refusal.value).startswith(f"my.yml, line {line}: ")
    assert message in str(refusal.value)


@pytest.mark.parametrize("content", ["", "event: a", "sides:", "sides: {}"])
def test_a_dossier_needs_sides(content: str) -> None:
    with pytest.raises(DossierError, match="needs `sides:`"):
        Dossier.parse(content)


def test_a_file_that_cannot_be_read_is_named(tmp_path) -> None:
    with pytest.raises(DossierError, match=r"none\.yml"):
        Dossier.load(tmp_path / "none.yml")


def test_words_of_yaml_are_words() -> None:
    dossier = Dossier.parse("sides: {No: {actors: [Yes, 1984]}}\nterms: {vote: {no: No}}")
    assert dossier.side_names == ("No",)
    assert [actor.name for actor in dossier.sides[0].actors] == ["Yes", "1984"]
    assert dossier.variants[0].variant == "no"


CHANGING = """
sides:
  North:
    actors: [{name: Ada Rook, aliases: [Rook], until: 2020-06-30, source: her memoirs}]
  South:
    actors: [{name: Ada Rook, from: 2020-07-01}]
terms:
  the force:
    guards:
      - {side: North, until: 2020-06-30}
      - {side: South, from: 2020-07-01, source: the gazette}
"""


@pytest.mark.parametrize(("day", "side"), [((2020, 6, 30), "North"), ((2020, 7, 1), "South")])
def test_sides_and_words_hold_for_days(day: tuple[int, int, int], side: str) -> None:
    dossier, date = Dossier.parse(CHANGING), datetime.date(*day)
    reading = Reading(Article("a", text="Ada Rook’s guards left.", date=date))
    assert dossier.side_of("Ada Rook", date) == side
    assert [mention.side for mention in dossier.actors_in(reading)] == [side]
    assert [mention.side for mention in dossier.terms_in(reading)] == [side]


def test_of_an_unknown_day_nothing_is_excluded() -> None:
    assert Dossier.parse(CHANGING).side_of("Rook") == "North"
    assert Dossier.parse(CHANGING).side_of("Rook", datetime.date(2021, 1, 1)) is None


SIDES = Dossier.parse(
    "sides: {North: {actors: [North, Northern, the army], places: [Velk]}, South: {actors: [South, Ada Rook]}}"
)


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        ("North", "North"),
        ("the Northern foreign ministry", "North"),
        ("army", "North"),
        ("French army", None),
        ("Ada Rook", "South"),
        ("Velk", "North"),
        ("a reporter in Velk", None),
        ("the French envoy to the North", None),
        ("South’s ambassador to the North", "South"),
        ("ex-North", None),
        ("nobody", None),
        ("", None),
        (None, None),
    ],
)
def test_who_speaks_for_a_side(speaker: str | None, side: str | None) -> None:
    assert SIDES.side_of(speaker) == side


def test_actors_go_before_places() -> None:
    dossier = Dossier.parse("sides: {North: {places: [Velk]}, South: {actors: [Velk Council]}}")
    reading = Reading(Article("a", text="Velk’s streets; the Velk Council."))
    assert [mention.side for mention in dossier.actors_in(reading)] == ["North", "South"]


@pytest.mark.parametrize("dossier", [*load_corpus_dossiers(), Dossier.parse(CHANGING)], ids=lambda d: d.event)
def test_what_is_written_is_read_back(dossier: Dossier) -> None:
    again = Dossier.parse(dossier.to_yaml())
    assert (again.sides, again.variants, again.event, again.notes) == (
        dossier.sides,
        dossier.variants,
        dossier.event,
        dossier.notes,
    )


def test_swapping_twice_is_no_change() -> None:
    assert SIDES.swapped().side_names == ("South", "North")
    assert SIDES.swapped().swapped().sides == SIDES.sides


def test_a_source_is_the_actor_whose_very_name_it_bears():
    dossier = Dossier.parse(
        "sides: {North: {actors: [{name: North, aliases: [the capital], type: military}]}}"
    )

    def named(name):
        return Attribution((), ((0, 4),), ((5, 9),), "indirect", source_name=name, source_type="official")

    assert told_source(named("North"), dossier) == ("North", "military")
    assert told_source(named("capital"), dossier) == ("North", "military")
    assert told_source(named("North’s health ministry"), dossier) == ("North’s health ministry", "official")
    assert told_source(named(None), dossier) == (None, "official")
    assert told_source(named("North"), None) == ("North", "official")
