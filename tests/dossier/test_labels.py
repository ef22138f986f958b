"""Contested labels: sentence → variant and treatment, with what must not be found."""

from __future__ import annotations

import pytest

from framing import Dossier
from framing.dossier.labels import find_labels

DOSSIER = Dossier.parse(
    """
sides:
  North:
    actors: [North, {name: Northern army, aliases: [the army], type: military}]
  South:
    actors: [South, {name: Ada Rook, aliases: [Rook], type: politician}, {name: the council, type: rebel}]
terms:
  the entry: {peace mission: North, anti-bandit operation: North, invasion: South, operation: neutral}
  the force: {bandit: North, volunteer: South, fighter: neutral}
  the hill: {retake: {side: North, inflect: verb}, seize: {side: South, inflect: verb}}
places:
  town: {Nordheim: North, Sudova: South}
"""
)

# sentence → (words, treatment) of every label
TREATMENTS = [
    # the outlet's own words
    ("The invasion began at dawn.", [("invasion", "own")]),
    ("The Invasion of the valley is a year old.", [("Invasion", "own")]),
    ("Two bandits were caught and a volunteer was hurt.", [("bandits", "own"), ("volunteer", "own")]),
    ("The bandits’ camp burned.", [("bandits", "own")]),
    ("The invasion’s first day was quiet.", [("invasion", "own")]),
    ("Troops retook the hill on Monday.", [("retook", "own")]),
    ("The hill, retaken in May, is bare.", [("retaken", "own")]),
    ("The army is seizing the hill.", [("seizing", "own")]),
    ("An anti-bandit operation is under way.", [("anti-bandit operation", "own")]),
    ("Anti-bandit operations are under way.", [("Anti-bandit operations", "own")]),
    ("An anti‑bandit operation is under way.", [("anti‑bandit operation", "own")]),
    ("The operation goes on.", [("operation", "own")]),
    ("The bandit-held hill is quiet.", [("bandit", "own")]),
    ("Streets in Nordheim were empty.", [("Nordheim", "own")]),
    ("NORDHEIM was quiet.", [("NORDHEIM", "own")]),
    ("Nordheim’s shops are shut, and Sudova sleeps.", [("Nordheim", "own"), ("Sudova", "own")]),
    ("The post-invasion order is fragile.", [("invasion", "own")]),
    ("The peace\xa0mission failed.", [("peace\xa0mission", "own")]),
    # a source's words, in marks
    ("“The invasion must stop,” Ada Rook said.", [("invasion", "quoted")]),
    ("Ada Rook said: “Our volunteers will stay.”", [("volunteers", "quoted")]),
    ("“We retook the hill,” the army said on Monday.", [("retook", "quoted")]),
    # a source's words, outside marks
    ("Ada Rook said that the invasion must stop.", [("invasion", "attributed")]),
    ("The army said it had retaken the hill.", [("retaken", "attributed")]),
    ("The volunteers will stay, according to Ada Rook.", [("volunteers", "attributed")]),
    ("The North said the peace mission was over.", [("peace mission", "attributed")]),
    # no label
    ("The ex-bandit runs a shop.", []),
    ("A non-invasion pact was signed.", []),
    ("The anti-invasion league met.", []),
    ("The bandit-like mask was funny.", []),
    ("He was banditry’s finest critic.", []),
    ("The operational plan is secret.", []),
    ("They cooperate, and the cooperation works.", []),
    ("The town of nordheim is a misprint.", []),
    ("Nordheimer beer is sweet.", []),
    ("Missionaries for peace came.", []),
    ("The peace, mission or not, held.", []),
    ("", []),
]

SPEAKERS = [
    ("“The invasion must stop,” Ada Rook said.", "South"),
    ("Ada Rook said that the peace mission had failed.", "South"),
    ("The Northern army said the volunteers had fled.", "North"),
    ("The invasion began at dawn.", None),
    ("A shopkeeper said that the invasion had begun.", None),
]

# sentence → hedged, negated (of its only label)
STANCES = [
    ("The so-called invasion went on.", True, False),
    ("It was an alleged invasion.", True, False),
    ("This may be an invasion.", True, False),
    ("It could amount to an invasion.", True, False),
    ("The valley saw what the army called a peace mission.", True, False),
    ("Troops reportedly retook the hill.", True, False),
    ("This is not an invasion.", False, True),
    ("It isn’t an invasion.", False, True),
    ("There was no invasion.", False, True),
    ("It was never a peace mission.", False, True),
    ("This may not be an invasion.", True, True),
    # what is hedged or negated is something else
    ("This is not only an invasion.", False, False),
    ("There is no doubt: the invasion began.", False, False),
    ("About 20 bandits came.", False, False),
    ("The army could not stop the invasion.", False, False),
    ("Rain may delay the invasion.", False, False),
    ("It is not clear when the invasion began.", False, False),
    ("No, the invasion began.", False, False),
    ("The invasion may fail.", False, False),
    ("Not a soul moved; the invasion began.", False, False),
]


def labels(reading) -> list[tuple[str, str]]:
    return [(s.text(reading.text), s.facts["treatment"]) for s in find_labels(reading, DOSSIER)]


@pytest.mark.parametrize(("sentence", "expected"), TREATMENTS)
def test_labels_and_their_treatment(sentence: str, expected: list[tuple[str, str]], read) -> None:
    assert labels(read(sentence)) == expected


@pytest.mark.parametrize(("sentence", "side"), SPEAKERS)
def test_the_side_that_speaks(sentence: str, side: str | None, read) -> None:
    assert [s.facts["speaker_side"] for s in find_labels(read(sentence), DOSSIER)] == [side]


@pytest.mark.parametrize(("sentence", "hedged", "negated"), STANCES)
def test_hedged_and_negated(sentence: str, hedged: bool, negated: bool, read) -> None:
    (label,) = find_labels(read(sentence), DOSSIER)
    assert (label.facts["hedged"], label.facts["negated"]) == (hedged, negated)


def test_marks_around_a_part_are_marks_around_the_label(read) -> None:
    reading = read("The army began its “anti-bandit” operations. The “peace mission” failed.")
    found = find_labels(reading, DOSSIER)
    assert [span.text(reading.text) for span in found] == ["anti-bandit” operations", "peace mission"]
    treatment = {"scare": "scare", "speech": "quoted", "mixed": "quoted"}
    assert [span.facts["treatment"] for span in found] == [
        treatment.get(quotation.function, "own") for quotation in reading.quotations
    ]


def test_facts_of_a_label(read) -> None:
    (label,) = find_labels(read("Ada Rook said that the bandits had fled."), DOSSIER)
    assert label.label == "the force"
    assert label.facts["variant"] == "bandit"
    assert label.facts["variant_side"] == "North"
    assert label.facts["speaker_side"] == "South"
    assert label.facts["place"] is False


def test_without_a_dossier_nothing_is_contested(read) -> None:
    assert find_labels(read("The invasion began."), None) == ()
