from __future__ import annotations

import math
import socket

import pytest
from textstat.backend import metrics

from framing.measures.readability import FORMULAS, Readability
from framing.text.syllables import syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("war", 1), ("talks", 1), ("strength", 1), ("time", 1), ("league", 1), ("played", 1), ("makes", 1),
        ("else", 1), ("friend", 1), ("shelled", 1), ("fled", 1), ("the", 1), ("2020", 1), ("vague", 1),
        ("police", 2), ("wanted", 2), ("statement", 2), ("people", 2), ("business", 2), ("every", 2),
        ("being", 2), ("chaos", 2), ("nation", 2), ("table", 2), ("handled", 2), ("misses", 2), ("quiet", 2),
        ("u.s.", 2), ("mr.", 2), ("someone", 2), ("wednesday", 2), ("lion", 2), ("create", 2), ("poet", 2),
        ("media", 3), ("annual", 3), ("area", 3), ("radio", 3), ("cnn", 3), ("idea", 3), ("government", 3),
        ("region", 2), ("basically", 3), ("military", 4), ("political", 4), ("humanity", 4),
        ("university", 5), ("responsibility", 6),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def score(reading, **parameters):
    measure = Readability(**parameters)
    return measure.score(reading, measure.find(reading))


PLAIN = "The dog sat by the old red door. It was cold and wet that night. No one came to let it in."


def test_formulas_are_those_of_textstat(read, monkeypatch) -> None:
    """On words of one syllable and plain sentences, textstat counts as we do once it has no dictionary."""
    monkeypatch.setattr("textstat.backend.counts._count_syllables.get_cmudict", lambda language: None)
    scores = score(read(PLAIN))
    for column, name in FORMULAS.items():
        assert scores[column] == pytest.approx(getattr(metrics, name)(PLAIN, "en_US")), column


def test_known_values(read) -> None:
    # 2 sentences, 11 words, 20 syllables, 2 words of three and more syllables
    scores = score(read("The army occupied the old harbour today. Every radio station fell."))
    w, y, p = 11 / 2, 20 / 11, 2
    assert scores["readability.words_per_sentence"] == w
    assert scores["readability.syllables_per_word"] == pytest.approx(y)
    assert scores["readability"] == pytest.approx(206.835 - 1.015 * w - 84.6 * y)
    assert scores["readability.flesch_kincaid"] == pytest.approx(0.39 * w + 11.8 * y - 15.59)
    assert scores["readability.gunning_fog"] == pytest.approx(0.4 * (w + 100 * p / 11))
    assert scores["readability.smog"] == pytest.approx(1.043 * math.sqrt(30 * p / 2) + 3.1291)


def test_names_are_no_hard_words_for_fog(read) -> None:
    measure = Readability()
    (sentence,) = measure.find(read("The talks in Montenegro and in Azerbaijan ended on Saturday evening."))
    assert sentence.facts["polysyllables"] == 3
    assert sentence.facts["hard_words"] == 0


def test_periods_inside_a_sentence_end_none(read) -> None:
    scores = score(read("Mr. Bell of the U.S. paid 3.5 million for it."))
    assert scores["readability.words_per_sentence"] == 10


def test_works_without_a_network(read, monkeypatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert score(read("Ministers negotiated throughout the night without agreement."))["readability"] < 30


def test_a_text_without_words_is_undefined(read) -> None:
    assert all(math.isnan(value) for value in score(read("… — !\n\n“?”")).values())


def test_a_voice_without_sentences_is_undefined(read) -> None:
    assert all(math.isnan(value) for value in score(read(PLAIN), voice="quoted").values())


def test_longer_words_and_sentences_are_harder(read) -> None:
    easy = score(read("The men met. They left. No deal was made."))
    hard = score(read("Representatives deliberated extensively, and ultimately no agreement materialised."))
    assert easy["readability"] > hard["readability"]
    for column in ("flesch_kincaid", "gunning_fog", "smog", "words_per_sentence"):
        assert easy[f"readability.{column}"] < hard[f"readability.{column}"]
