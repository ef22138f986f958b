"""Hedges: sentences and the hedges in them; what looks like one and is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, Reading
from framing.measures.hedging import Hedging
from framing.text.hedges import find_hedges

HITS = [
    # modals
    ("The talks could collapse before Friday.", ["modal: could"]),
    ("The blast may have been an accident.", ["modal: may"]),
    ("A second wave might follow.", ["modal: might"]),
    ("The fire could have been started on purpose.", ["modal: could have been"]),
    ("The dam could be closed by winter.", ["modal: could"]),
    # adverbs
    ("The envoy reportedly left the town at night.", ["adverb: reportedly"]),
    ("Rebels allegedly mined the road.", ["adverb: allegedly"]),
    ("The ship was purportedly carrying grain.", ["adverb: purportedly"]),
    ("Perhaps they knew.", ["adverb: Perhaps"]),
    ("It was almost certainly a drone.", ["adverb: almost certainly"]),
    ("He will likely resign.", ["adverb: likely"]),
    # approximators
    ("About 40 families fled.", ["approximator: About"]),
    ("Some 300 soldiers crossed.", ["approximator: Some"]),
    ("Around 20 shells fell.", ["approximator: Around"]),
    ("The walk takes about an hour.", ["approximator: about"]),
    ("It lost about a third of its members.", ["approximator: about"]),
    ("Both sides lost about the same.", ["approximator: about"]),
    ("The town is almost empty.", ["approximator: almost"]),
    ("Nearly all shops were shut.", ["approximator: Nearly"]),
    ("Roughly half voted.", ["approximator: Roughly"]),
    ("An estimated 5,000 marched.", ["approximator: An estimated"]),
    ("It took a week or so.", ["approximator: or so"]),
    # plausibility
    ("The truce appears to hold.", ["plausibility: appears to"]),
    ("It looked like a warning.", ["plausibility: looked like"]),
    ("The pact is meant to calm the border.", ["plausibility: is meant to"]),
    ("It is also meant to calm the border.", ["plausibility: meant to"]),
    ("Ministers seem divided.", ["plausibility: seem"]),
    ("A vote is likely to fail.", ["plausibility: likely to"]),
    ("The apparent defector spoke.", ["plausibility: apparent"]),
    # evidentials
    ("Explosions were reported in the port.", ["evidential: were reported"]),
    ("Two men are said to have fled.", ["evidential: are said"]),
    ("The general is widely believed to be ill.", ["evidential: is widely believed"]),
    ("The report, expected on Tuesday, is long.", ["evidential: expected"]),
    ("Police sought a man thought to be armed.", ["evidential: thought"]),
    ("The alleged attack lasted an hour.", ["evidential: alleged"]),
    ("There were reports of looting.", ["evidential: There were reports"]),
    ("Forty people are feared dead.", ["evidential: are feared"]),
    # shields
    ("The army began what it called a sweep.", ["shield: what it called"]),
    ("Voters saw what the opposition described as a farce.", ["shield: what the opposition described as"]),
    ("It entered what the state considers to be its land.", ["shield: what the state considers to be"]),
    ("Troops hit what they said was a depot.", ["shield: what they said was"]),
    ("The so-called council met.", ["shield: so-called"]),
    ("It was a mistake, as the mayor put it.", ["shield: as the mayor put it"]),
    # disclaimers
    ("The paper could not independently verify the claim.", ["disclaimer: could not independently verify"]),
    ("The toll couldn’t be immediately confirmed.", ["disclaimer: couldn’t be immediately confirmed"]),
    ("The figures have not been verified.", ["disclaimer: have not been verified"]),
    ("The agency was unable to confirm it.", ["disclaimer: was unable to confirm"]),
    ("It was not immediately clear who fired.", ["disclaimer: It was not immediately clear"]),
    ("Neither claim could be verified.", ["disclaimer: Neither claim could be verified"]),
    ("Unverified videos spread.", ["disclaimer: Unverified"]),
]  # fmt: skip

NONE = [
    "Blasts could be heard in the town.",
    "Smoke could be seen for miles.",
    "She could hear the planes.",
    "He could not swim.",
    "They could no longer wait.",
    "The man who could walk ran as fast as he could.",
    "They met in May and again on May 9.",
    "The might of the army is known.",
    "Both sides should stop, and the talks must go on.",
    "The minister said that aid would arrive soon.",
    "The president claimed that the vote was stolen.",
    "It is the de facto capital.",
    "They talked about two men, and what about 1990?",
    "The film is about the war.",
    "Some villagers stayed, and some of them died.",
    "He walked around the square and stayed close to home.",
    "The singer appeared in court on Monday.",
    "A ship appeared on the horizon.",
    "He looked at the map and liked it.",
    "She meant to call.",
    "Spain is likelier than Italy, and more likely to win than before.",
    "He was reported to the police by a neighbour.",
    "The attack was reported by two newspapers.",
    "He is believed by everyone.",
    "The police suspected him and alleged a plot.",
    "The mayor, a doctor, said on Monday that he was tired.",
    "What they called for was peace.",
    "What if it rains, and what about us?",
    "The army confirmed the deaths and verified the list.",
    "The road was clear and the facts were known.",
    "He is not known for patience.",
    "Come as soon as possible.",
    "It is a new kind of war, this sort of thing.",
    "They had nothing to hide.",
]


def hedges(reading: Reading) -> list[str]:
    return [f"{span.label}: {span.text(reading.text)}" for span in Hedging().find(reading)]


@pytest.mark.parametrize(("sentence", "expected"), HITS)
def test_hedges_are_found(sentence: str, expected: list[str], read) -> None:
    assert hedges(read(sentence)) == expected


@pytest.mark.parametrize("sentence", NONE)
def test_what_looks_like_a_hedge_is_none(sentence: str, read) -> None:
    assert hedges(read(sentence)) == []


def test_the_words_of_others_do_not_count_as_the_outlets(read) -> None:
    reading = read("“Perhaps we will stay, perhaps we will go,” the mayor said. The road is reportedly open.")
    measure = Hedging()
    spans = measure.find(reading)
    assert [(span.voice, span.text(reading.text)) for span in spans] == [
        ("quoted", "Perhaps"), ("quoted", "perhaps"), ("outlet", "reportedly"),
    ]  # fmt: skip
    words = reading.words()
    assert measure.score(reading, spans)["hedging"] == pytest.approx(1000 / words)
    assert measure.score(reading, spans)["hedging.adverb"] == pytest.approx(1000 / words)
    quoted = Hedging(voice="quoted").score(reading, spans)
    assert quoted["hedging"] == pytest.approx(2000 / reading.words("quoted"))


WORDS = (
    "what the army called is are not been said to believed could be verified about 20 may , . clear it as put"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=25))
def test_hedges_never_overlap(words: list[str]) -> None:
    reading = Reading(Article(id="any", text=" ".join(words)))
    matches = find_hedges(reading)
    assert all(a.last <= b.first for a, b in pairwise(matches))
    assert all(0 <= m.first < m.last <= len(reading.tokens) for m in matches)
