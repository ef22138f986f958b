from __future__ import annotations

import datetime
import math

import pytest

from framing.measures.episodic_thematic import EpisodicThematic

CUES = [
    ("Two shells fell on Monday.", ["episodic: on Monday"]),
    ("Police arrived minutes later.", ["episodic: minutes later"]),
    ("It began at dawn.", ["episodic: at dawn"]),
    ("The train left at 6 p.m. and came late.", ["episodic: p.m."]),
    ("A bystander filmed it.", ["episodic: bystander"]),
    ("For decades the border was open.", ["thematic: For decades"]),
    ("Poverty has grown in recent years.", ["thematic: Poverty", "thematic: in recent years"]),
    ("The treaty dates from 1921.", ["thematic: 1921"]),
    ("The wars of the 1990s are not forgotten.", ["thematic: 1990s"]),
    ("Between 1914 and 1918 it was closed.", ["thematic: 1914", "thematic: 1918"]),
    ("Analysts see a trend.", ["thematic: Analysts", "thematic: trend"]),
    ("About 40 percent voted.", ["thematic: percent"]),
    ("The army crossed the river.", []),
    ("They counted 1,990 votes and 2000.5 tonnes.", []),
    ("He owns 1950 books.", []),
    ("The foreign policy adviser spoke.", []),
    ("In 2031 nothing was signed.", []),
]  # fmt: skip


def read_dated(read, text: str):
    return read(text, date=datetime.date(2031, 5, 4))


@pytest.mark.parametrize(("sentence", "expected"), CUES)
def test_cues(sentence: str, expected: list[str], read) -> None:
    reading = read_dated(read, sentence)
    found = EpisodicThematic().find(reading)
    assert [f"{span.label}: {span.text(reading.text)}" for span in found] == expected


@pytest.mark.parametrize(
    ("text", "thematic", "cued"),
    [
        ("It fell on Monday. It was built in 1960.", 1 / 2, 1),
        ("On Monday the law, passed in 1960, was changed.", 1 / 2, 1),
        ("It was built in 1960. It stood. It stood.", 1, 1 / 3),
        ("It stood.", math.nan, 0),
    ],
)
def test_sentences_are_shared_out_by_their_cues(text: str, thematic: float, cued: float, read) -> None:
    measure = EpisodicThematic()
    reading = read_dated(read, text)
    scores = measure.score(reading, measure.find(reading))
    assert scores["episodic_thematic"] == pytest.approx(thematic, nan_ok=True)
    assert scores["episodic_thematic.cued"] == pytest.approx(cued)
