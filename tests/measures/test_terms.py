"""Measures of labels: known values, undefined values, symmetry; and the table by outlet."""

from __future__ import annotations

import math

import pytest

from framing import Article, Corpus, Dossier
from framing.measures.headline_body import HeadlineBody
from framing.measures.label_choice import LabelChoice
from framing.measures.place_names import PlaceNames
from framing.measures.term_voice import TermVoice
from framing.scoring import score_reading
from framing.terms_table import COLUMNS, term_by_voice

DOSSIER = Dossier.parse(
    """
sides: {North: {actors: [Bo Lind]}, South: {actors: [Ada Rook]}}
terms:
  entry: {rescue: North, invasion: South, operation: neutral}
  force: {bandit: North, volunteer: South}
  lone: {checkpoint: North}
places:
  town: {Nordheim: North, Sudova: South}
  river: {Ard: North, Orda: South, Long River: neutral}
"""
)
MEASURES = (TermVoice(), LabelChoice(), PlaceNames(), HeadlineBody())


def scores(read, text: str, *measures, **fields) -> dict[str, float]:
    row = score_reading(read(text, **fields), measures or MEASURES, DOSSIER)
    return {key: value for key, value in row.items() if key.split(".")[0] in {m.name for m in MEASURES}}


def test_term_voice_counts_treatments_by_side(read) -> None:
    found = scores(read, "The invasion began. Ada Rook said that the invasion went on. Bandits fled.")
    assert found["term_voice"] == pytest.approx(2 / 3)
    assert found["term_voice.own.side_a"] == 1
    assert found["term_voice.own.side_b"] == found["term_voice.attributed.side_b"] == 0.5
    assert found["term_voice.self.side_b"] == 1
    assert math.isnan(found["term_voice.self.side_a"])
    assert found["term_voice.hedged"] == 0


def test_neutral_words_are_nobodys(read) -> None:
    found = scores(read, "The operation began.")
    assert math.isnan(found["term_voice"])
    assert found["label_choice"] == 0
    assert found["label_choice.neutral"] == 1


def test_label_choice_counts_each_referent_once(read) -> None:
    found = scores(read, "The invasion, the invasion, the operation. A bandit ran. A checkpoint fell.")
    assert found["label_choice.side_a"] == pytest.approx(1 / 2)
    assert found["label_choice.side_b"] == pytest.approx(1 / 3)
    assert found["label_choice.neutral"] == pytest.approx(1 / 6)
    assert found["label_choice"] == pytest.approx(5 / 6)


def test_label_choice_leaves_out_the_words_of_others(read) -> None:
    found = scores(read, "Ada Rook said that the invasion went on. The rescue began.")
    assert found["label_choice.side_a"] == 1
    assert scores(read, "Ada Rook said that the invasion went on.", LabelChoice(voice="attributed"))[
        "label_choice.side_b"
    ] == 1  # fmt: skip


def test_a_referent_with_one_word_is_no_choice(read) -> None:
    assert math.isnan(scores(read, "The checkpoint fell.")["label_choice"])


def test_place_names(read) -> None:
    found = scores(read, "Nordheim, or Sudova, lies on the Long River. Nordheim is old.")
    assert found["place_names"] == 0.5
    assert found["place_names.side_a"] == 0.5
    assert found["place_names.side_b"] == found["place_names.neutral"] == 0.25


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.name)
def test_without_terms_or_dossier_it_is_undefined(measure, read) -> None:
    reading = read("Rain fell on the valley.")
    for dossier in (None, DOSSIER):
        found = measure.score(reading, measure.find(reading, dossier), dossier)
        assert all(math.isnan(value) for value in found.values())


@pytest.mark.parametrize(
    "text",
    [
        "The invasion began. Ada Rook said that the rescue failed. Bandits fled Nordheim.",
        "“The rescue of Nordheim,” Bo Lind said, “is no invasion.” Volunteers crossed the Orda.",
    ],
)
def test_sides_mirror(text: str, read) -> None:
    straight = score_reading(read(text), MEASURES, DOSSIER)
    mirrored = score_reading(read(text), MEASURES, DOSSIER.swapped())
    for column, value in straight.items():
        if column.endswith("side_a") and "." in column:
            assert value == pytest.approx(mirrored[column.replace("side_a", "side_b")], nan_ok=True), column


HEADLINE = "Dam wall collapses near Velk"


def dropped(read, body: str, headline: str = HEADLINE) -> dict[str, float]:
    found = scores(read, f"{headline}\n\n{body}", title=headline)
    return {key.split(".")[1]: value for key, value in found.items() if key.startswith("headline_body.")}


def test_what_a_headline_drops(read) -> None:
    assert dropped(read, "The dam wall near Velk collapses every spring.") == pytest.approx(
        {"attribution": math.nan, "hedge": math.nan, "marks": math.nan, "label": math.nan}, nan_ok=True
    )
    assert dropped(read, "Ada Rook said that the dam wall near Velk collapses.")["attribution"] == 1
    assert dropped(read, "The dam wall near Velk reportedly collapses every spring.")["hedge"] == 1
    assert dropped(read, "The dam “wall” near Velk collapses every spring.")["marks"] == 1


def test_what_a_headline_keeps(read) -> None:
    kept = dropped(
        read,
        "The dam wall near Velk reportedly collapses in spring.",
        "Dam wall near Velk reportedly collapses",
    )
    assert kept["hedge"] == 0
    assert (
        dropped(read, "The dam “wall” near Velk collapses.", "Dam “wall” collapses near Velk")["marks"] == 0
    )


def test_a_label_that_the_body_holds_at_a_distance(read) -> None:
    body = "Ada Rook said that the invasion of the valley went on."
    assert dropped(read, body, "Invasion of valley enters second day")["label"] == 1
    assert dropped(read, "The invasion of the valley goes on.", "Invasion of valley enters second day")[
        "label"
    ] == pytest.approx(math.nan, nan_ok=True)  # fmt: skip


def test_headline_of_other_words_is_far_from_its_body(read) -> None:
    far = scores(read, "Mayors meet again\n\nRain fell on the valley all day.", title="Mayors meet again")
    assert far["headline_body"] == 1


def test_term_by_voice() -> None:
    corpus = Corpus(
        [
            Article("a", "Herald", "The invasion began. The so-called invasion went on. It was a rescue."),
            Article("b", "Courier", "Ada Rook said that the invasion began. Nobody asked."),
        ]
    )
    table = term_by_voice(corpus, DOSSIER)
    assert tuple(table.columns) == COLUMNS
    rows = table.set_index(["outlet", "variant", "treatment"])
    assert rows.loc[("Herald", "invasion", "own"), ["n", "articles", "hedged"]].tolist() == [2, 1, 1]
    assert rows.loc[("Herald", "invasion", "own"), "share"] == pytest.approx(2 / 3)
    assert rows.loc[("Courier", "invasion", "attributed"), "speaker_side"] == "South"
    assert rows.loc[("Herald", "rescue", "own"), "speaker_side"] is None
    empty = term_by_voice(Corpus([Article("c", "Herald", "Rain.")]), DOSSIER)
    assert empty.empty and tuple(empty.columns) == COLUMNS
