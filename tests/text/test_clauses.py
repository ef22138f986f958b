"""What holds a finite clause with its own subject, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.grammar.clauses import is_clausal

CLAUSAL = [
    "We will win.",
    "I don’t know",
    "it’s a farce",
    "That's wrong,",
    "They're on the hill",
    "you can wait",
    "You know the rest,",
    "he never slept",
    "We absolutely, positively need rain,",
    "As far as I know",
    "Is the bridge open?",
    "Are we safe?",
    "Who is in charge here?",
    "How could they?",
    "There was no order,",
    "Nobody answered.",
    "Everyone has a price",
    "People want peace",
    "The dam is full,",
    "Our roads and bridges are crumbling,",
    "Velmora and the valley are under fire",
    "Measures have been taken in the region,",
    "Peace will never come",
    "Winter must end",
    "The fleet came home",
    "The ministry gave an order",
    "The army shelled the town",
    "Gunmen destroyed 12 bridges and a mill,",
    "The council rejects the plan",
    "The company wants to stay",
    "Strikers block the gate",
    "It ought to rain,",
    "It strengthens the hand of the guards",
    "Tarsinia’s going to regret it",
    "because the harbour was closed",
    "if the council accepts the offer, talks will begin",
    "When it rains, the road floods",
    "[We] have nothing to add",
    "on the ground that the vote was rigged",
    "what he called a lie",
    "Marchers aren’t afraid",
    "The mayor can’t hear us",
    "This means the bridge",
    "Those were the days",
]
PARTIAL = [
    "",
    "systematic",
    "anti-terrorist activities",
    "systematic shelling",
    "deeply concerned",
    "illegal armed groups.",
    "a high level of readiness",
    "take clear and unequivocal steps to stop the march",
    "continued artillery shelling",
    "destroyed 130 carts, 200 drums, five depots",
    "in the zone of temporary deployment",
    "a mine laid on a road under construction by armed groups,",
    "at a time of intensive hostilities",
    "extremely warlike messages",
    "not acceptable",
    "never again",
    "Make the valley bloom again",
    "Don’t walk.",
    "Let’s go",
    "is a disgrace",
    "has failed to act",
    "will not stand",
    "restore order and will not yield",
    "a man who loves his country",
    "the plan that has failed",
    "which are illegal",
    "to be or not to be",
    "having lost the vote",
    "political will to fight",
    "military might",
    "the can of worms",
    "he or she",
    "You and I",
    "should’ve stayed away",
    "the ministry’s own figures",
    "very, very comfortable with the plan",
    "no comment",
    "Black and White",
    "The House on the Hill",
    "services sold to the state",
    "fighters of illegal groups including from the coast",
    "spontaneously leaving the region.",
]


@pytest.mark.parametrize("words", CLAUSAL)
def test_clausal(words):
    assert is_clausal(words, 0, len(words))


@pytest.mark.parametrize("words", PARTIAL)
def test_partial(words):
    assert not is_clausal(words, 0, len(words))


def test_only_the_words_between_the_offsets_count():
    text = "He said the “final push” is over."
    assert is_clausal(text, 0, len(text))
    assert not is_clausal(text, 13, 23)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text(text, start, end):
    assert is_clausal(text, start, end) in (True, False)
