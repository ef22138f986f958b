"""Reporting cues: lemma and class."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, Reading
from framing.lexicon import load_lexicon
from framing.text.cues import PRECEDENCE, VERB_CLASSES, describe_cue

CASES = [
    # cue, lemma, class
    ("said", "say", "neutral"),
    ("has since told reporters", "tell", "neutral"),
    ("According to", "according to", "neutral"),
    ("in the words of", "in the words of", "neutral"),
    ("went on to say", "say", "neutral"),
    ("said in a statement", "say", "neutral"),
    ("reportedly said", "say", "neutral"),
    ("had announced", "announce", "official"),
    ("decreed", "decree", "official"),
    ("struck down", "strike down", "official"),
    ("insists", "insist", "assertive"),
    ("reiterating", "reiterate", "assertive"),
    ("justified", "justify", "assertive"),
    ("claims", "claim", "distancing"),
    ("alleging", "allege", "distancing"),
    ("what it called", "what it called", "distancing"),
    ("so-called", "so-called", "distancing"),
    ("dubbed", "dub", "distancing"),
    ("labelled", "label", "distancing"),
    ("labeled", "label", "distancing"),
    ("pointed out", "point out", "factive"),
    ("made it clear", "make it clear", "factive"),
    ("made clear", "make clear", "factive"),
    ("found", "find", "factive"),
    ("shows", "show", "factive"),
    ("overheard", "overhear", "factive"),
    ("conceded", "concede", "concessive"),
    ("admitting", "admit", "concessive"),
    ("admission", "admission", "concessive"),
    ("lashed out at", "lash out at", "accusing"),
    ("accusation", "accusation", "accusing"),
    ("has accused", "accuse", "accusing"),
    ("criticised", "criticise", "accusing"),
    ("criticized", "criticize", "accusing"),
    ("denied", "deny", "denying"),
    ("brushed aside", "brush aside", "denying"),
    ("denials", "denial", "denying"),
    ("called for", "call for", "directive"),
    ("calls on", "call on", "directive"),
    ("begged", "beg", "directive"),
    ("vowed", "vow", "commissive"),
    ("warnings", "warning", "commissive"),
    ("swore", "swear", "commissive"),
    ("believes", "believe", "cognitive"),
    ("thought", "think", "cognitive"),
    ("hinted", "hint", "tentative"),
    ("alluded to", "allude to", "tentative"),
    ("quipped", "quip", "emotive"),
    ("expressed concern", "express concern", "emotive"),
    ("welcomed", "welcome", "emotive"),
    (":", ":", "neutral"),
    # hard negatives: a phrase is not its first word, a noun yields to a verb, nothing is invented
    ("called", "call", "distancing"),
    ("pointed", "point", "tentative"),
    ("made", "make", "neutral"),
    ("statement accused", "accuse", "accusing"),
    ("zigzagged", "zigzag", "other"),
]


@pytest.mark.parametrize(("cue", "lemma", "verb_class"), CASES)
def test_cue(cue: str, lemma: str, verb_class: str) -> None:
    reading = Reading(Article(id="a", text=f"She {cue} it was late."))
    found_lemma, found_class = describe_cue(reading, ((4, 4 + len(cue)),))
    assert found_class == verb_class
    if verb_class != "other":
        assert found_lemma == lemma


def test_a_phrase_reaches_beyond_the_cue() -> None:
    reading = Reading(Article(id="a", text="Carrow called for calm."))
    assert describe_cue(reading, ((7, 13),)) == ("call for", "directive")


def test_pieces_are_read_in_turn() -> None:
    reading = Reading(Article(id="a", text="In a letter to members she warned them."))
    assert describe_cue(reading, ((0, 11), (27, 33))) == ("warn", "commissive")


def test_the_lexicon_fits_its_classes() -> None:
    lexicon = load_lexicon("cues")
    assert len(lexicon.entries) >= 350
    assert set(lexicon.categories) == set(VERB_CLASSES) - {"other"}
    assert {entry.facts["kind"] for entry in lexicon.entries} == set(PRECEDENCE)
    assert len({entry.term for entry in lexicon.entries}) == len(lexicon.entries)


@given(st.text(alphabet="aA .,“”'’\n0é\u00a0said", max_size=60), st.integers(0, 59), st.integers(1, 20))
def test_any_cue_has_a_class(text: str, start: int, length: int) -> None:
    reading = Reading(Article(id="a", text=text))
    end = min(len(text), start + length)
    if start < end:
        assert describe_cue(reading, ((start, end),))[1] in VERB_CLASSES
