"""What the measures of a lexicon share: a lexicon of one's own, refusals, voices, boilerplate."""

from __future__ import annotations

import math

import pytest

from framing import Lexicon
from framing.errors import LexiconError
from framing.measures.boosting import Boosting
from framing.measures.loaded_wording import LoadedWording
from framing.measures.war_peace import WarPeace

OWN = Lexicon.of({"warm": ["sun"], "cold": ["snow", "ice"]})


def test_a_lexicon_of_ones_own_gives_its_columns(read) -> None:
    measure = LoadedWording(lexicon=OWN)
    assert measure.columns == ("loaded_wording", "loaded_wording.warm", "loaded_wording.cold")
    reading = read("Snow lay on the ice and the sun was a shameful regime.")
    scores = measure.score(reading, measure.find(reading))
    words = reading.words()
    assert scores["loaded_wording.cold"] == pytest.approx(2000 / words)
    assert scores["loaded_wording.warm"] == pytest.approx(1000 / words)


def test_one_term_can_be_left_out(read) -> None:
    whole = Boosting()
    fewer = Boosting(lexicon=whole.terms.without("never"))
    reading = read("They never met, and it is utterly wrong.")
    assert len(whole.find(reading)) - len(fewer.find(reading)) == 1


def test_a_lexicon_that_is_not_there_is_refused() -> None:
    with pytest.raises(LexiconError, match="there is no lexicon 'weather'"):
        LoadedWording(lexicon="weather")


def test_voices_are_scored_apart(read) -> None:
    reading = read("“It was a shameful, shameful act,” the envoy said on Monday. The brutal war went on.")
    spans = LoadedWording().find(reading)
    assert [span.voice for span in spans] == ["quoted", "quoted", "outlet"]
    for voice, hits in (("outlet", 1), ("quoted", 2), ("all", 3)):
        measure = LoadedWording(voice=voice)
        rate = measure.score(reading, spans)["loaded_wording"]
        assert rate == pytest.approx(1000 * hits / reading.words(voice))


def test_a_voice_without_words_is_undefined(read) -> None:
    measure = WarPeace(voice="quoted")
    reading = read("The truce holds.")
    assert all(math.isnan(value) for value in measure.score(reading, measure.find(reading)).values())


def test_boilerplate_counts_nowhere(read) -> None:
    text = "The truce held on Monday, officials said.\n\nLeave a Reply\n\nYour email address will never be published."
    assert Boosting().find(read(text)) == ()
