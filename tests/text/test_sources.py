"""Sources: who is meant, and of what type."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, Reading
from framing.text.attributions import Attribution
from framing.text.sources import described, resolve_sources
from framing.text.speakers.source_nouns import SOURCE_TYPES

MARK = re.compile(r"\[(?P<source>[^\]]*)\]|\{(?P<cue>[^}]*)\}")


def attributions_of(marked: str) -> tuple[Attribution, ...]:
    """Read a passage with its sources and cues marked: ``[She] {said} the road was safe.``

    A source belongs to the cue that is nearest; the rest of the cue's sentence is content.
    """
    text, last = "", 0
    sources, cues = [], []
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        words, pieces = (mark["source"], sources) if mark["source"] is not None else (mark["cue"], cues)
        pieces.append((len(text), len(text) + len(words)))
        text += words
        last = mark.end()
    text += marked[last:]
    found = []
    for start, end in cues:
        near = min(sources, key=lambda piece: min(abs(piece[1] - start), abs(piece[0] - end)), default=None)
        stop = text.find(".", end)
        content = ((end, stop if stop > end else len(text)),)
        found.append(Attribution((near,) if near else (), ((start, end),), content, "indirect"))
    return described(Reading(Article(id="a", text=text)), found)


NAMED = [
    # passage, name, type, class of the verb
    ("[Defence Minister Ana Brun] {said} the bridge was safe.", "Ana Brun", "politician", "neutral"),
    ("[Sen. Tom Avery] {warned} of delays.", "Tom Avery", "politician", "commissive"),
    ("[Lindgaard spokeswoman Petra Holm] {said} nothing new.", "Petra Holm", "official", "neutral"),
    ("[The mayor of Estby, Karl Lund,] {admitted} the mistake.", "Karl Lund", "politician", "concessive"),
    ("[Karl Lund, the mayor of Estby,] {admitted} the mistake.", "Karl Lund", "politician", "concessive"),
    (
        "[Ira Voss, an economist at the University of Estby,] {estimated} the cost.",
        "Ira Voss",
        "expert",
        "tentative",
    ),
    ("[Ira Voss of the University of Estby] {estimated} the cost.", "Ira Voss", "expert", "tentative"),
    ("[Ira Voss, of the University of Estby,] {estimated} the cost.", "Ira Voss", "expert", "tentative"),
    ("[Oddny Falk, 34, a nurse,] {recalled} the night.", "Oddny Falk", "civilian", "neutral"),
    ("[Oddny Falk, who lives by the quay,] {recalled} the night.", "Oddny Falk", "civilian", "neutral"),
    ("[Bram Sell, who chairs the dockers' union,] {denied} it.", "Bram Sell", "civilian", "denying"),
    ("[Colonel Ivo Hart] {confirmed} the raid.", "Ivo Hart", "military", "factive"),
    ("[Separatist leader Mila Torv] {rejected} the plan.", "Mila Torv", "rebel", "denying"),
    ("[Special envoy Jon Orme] {urged} restraint.", "Jon Orme", "international", "directive"),
    ("[Journalist Una Reyd] {reported} shelling.", "Una Reyd", "media", "neutral"),
    ("[Tolmar Energy] {insisted} the well was dry.", "Tolmar Energy", "company", "assertive"),
    (
        "[The Estby Institute for Peace Studies] {found} no trace.",
        "Estby Institute for Peace Studies",
        "expert",
        "factive",
    ),
    ("[The Ministry of Defence] {announced} a drill.", "Ministry of Defence", "military", "official"),
    ("[The Department of Justice] {announced} charges.", "Department of Justice", "official", "official"),
    ("[The European Union] {deplored} the vote.", "European Union", "international", "accusing"),
    ("[Reuters] {could not verify} the claim.", "Reuters", "media", "factive"),
    ("[The tribunal] {ruled} against the firm.", "tribunal", "official", "official"),
]

METONYMS = [
    ("[Baku] {said} talks went on.", "Azerbaijan", "official"),
    ("[Downing Street] {denied} the report.", "Britain", "official"),
    ("[The White House] {declined} to comment.", "United States", "official"),
    ("[The Kremlin] {dismissed} the idea.", "Russia", "official"),
    ("[Moscow and Ankara] {agreed} to meet.", "Russia and Turkey", "official"),
    ("Troops left Norland. Norland’s army is small. [Norland] {protested}.", "Norland", "official"),
    ("[Baku’s defence ministry] {said} the road was open.", "Baku’s defence ministry", "military"),
    (
        "Azerbaijan’s defence ministry spoke first. [Baku’s defence ministry] {said} so again.",
        "Azerbaijan’s defence ministry",
        "military",
    ),
]

LATER = [
    # what went before, a later mention, whom it means
    ("Ana Brun, the defence minister, flew in. [Brun] {said} it was late.", "Ana Brun", "politician"),
    ("Ana Brun, the defence minister, flew in. [Ms Brun] {said} it was late.", "Ana Brun", "politician"),
    ("Ana Brun, the defence minister, flew in. [The minister] {said} it was late.", "Ana Brun", "politician"),
    ("Ana Brun, the defence minister, flew in. [She] {said} it was late.", "Ana Brun", "politician"),
    (
        "Defence Minister Ana Brun met Prime Minister Karl Lund. [The prime minister] {said} no.",
        "Karl Lund",
        "politician",
    ),
    ("Ana Brun met Karl Lund in Estby. [He] {said} no.", "Karl Lund", "unknown"),
    ("Ana Brun met Karl Lund in Estby. [She] {said} no.", "Ana Brun", "unknown"),
    ("Karl Lund spoke first. His wife Ana Lund followed. [Mrs Lund] {said} no.", "Ana Lund", "civilian"),
    ("Rear Admiral Kai Storm took over. [The admiral] {promised} calm.", "Kai Storm", "military"),
    ("[The defence ministry] {said} yes. [The ministry] {said} no.", "defence ministry", "military"),
    ("[The defence ministry] {said} yes. [It] {added} that it could wait.", "defence ministry", "military"),
    (
        "[Quell’s foreign ministry] {said} yes. [The ministry] {said} no.",
        "Quell’s foreign ministry",
        "official",
    ),
    (
        "[The ministry] {said} yes. Later the Quell Ministry of Finance spoke. [It] {said} no.",
        "Quell Ministry of Finance",
        "official",
    ),
    ("The army opened the road. [It] {said} nothing.", "army", "military"),
    (
        "The National Gendarmerie came at dawn. [The Gendarmerie] {said} so.",
        "National Gendarmerie",
        "official",
    ),
    ("Tolmar Energy drilled there. [Tolmar] {said} so.", "Tolmar Energy", "company"),
    ("Tolmar Energy drilled there. [The company] {said} so.", "Tolmar Energy", "company"),
    ("The League of Towns met. [The League] {said} so.", "League of Towns", "unknown"),
    ("[Tolmar Energy] {said} so. [A spokesman] {said} more.", "Tolmar Energy", "company"),
    ("[Tolmar Energy] {said} so. [Its spokesman, Leo Quist,] {said} more.", "Leo Quist", "company"),
    ("[Tolmar Energy] {said} so. [The statement] {said} more.", "Tolmar Energy", "company"),
    ("[Tolmar Energy] {said} so. [Its report] {showed} more.", "Tolmar Energy", "document"),
    (
        "[Norland’s defence ministry] {said} yes. [Turkey] {said} no. [A defence ministry spokesman] {spoke}.",
        "Turkey’s defence ministry",
        "military",
    ),
    ("[Local authorities] {said} so. [They] {asked} for help.", "Local authorities", "official"),
    ("Ana Brun spoke. The hall was cold. The roof leaked. [She] {went} on.", "Ana Brun", "unknown"),
    ("[Ana Brun] {said} {called} it over.", "Ana Brun", "unknown"),
    ("[Ana Brun] {said}: “[I] {think} so.", "Ana Brun", "unknown"),
    ("Ana Brun, [who] {said} so, left.", "Ana Brun", "unknown"),
    ("The Tolmar Council, [which] {said} so, met.", "Tolmar Council", "official"),
    ("[A spokesman for Tolmar Energy] {said} no.", "Tolmar Energy", "company"),
    ("[Officials from the Tolmar Council] {said} no.", "Tolmar Council", "official"),
    ("[Norland officials] {said} no. Norland’s army is small.", "Norland officials", "official"),
    (
        "[The Defence Minister of Norland] {said} no. In Norland all slept.",
        "Defence Minister of Norland",
        "politician",
    ),
    ("[Armenian separatists] {said} no.", "Armenian separatists", "rebel"),
    ("[Ana Brun and Karl Lund] {said} no.", "Ana Brun and Karl Lund", "unknown"),
    ("[The self-styled “Tolmar Council”] {said} no.", "Tolmar Council", "rebel"),
    ("[An AFP reporter] {heard} shots.", "AFP", "media"),
]

NAMELESS = [
    # hard negatives: nobody to be named
    ("[Residents] {said} shells fell.", "civilian"),
    ("[Four residents] {said} shells fell.", "civilian"),
    ("[A retired tram driver] {said} shells fell.", "civilian"),
    ("[A former postman] {said} shells fell.", "civilian"),
    ("[Officials] {said} shells fell.", "official"),
    ("[Two analysts] {doubted} it.", "expert"),
    ("[Analysts] {doubted} it.", "expert"),
    ("[Sources] {said} it was over.", "unnamed"),
    ("[A senior official, who asked not to be named,] {said} it was over.", "unnamed"),
    ("[Karl Lund’s aide, who spoke on condition of anonymity,] {said} it was over.", "unnamed"),
    ("[Some] {said} it was over.", "unnamed"),
    ("[Critics] {said} it was over.", "unnamed"),
    ("[Both sides] {claimed} success.", "unknown"),
    ("[A poll] {found} the same.", "document"),
    ("[Court papers] {show} the same.", "document"),
    ("[He] {said} it was over.", "unknown"),
    ("[It] {said} it was over.", "unknown"),
    ("Ana Brun left. [He] {said} it was over.", "unknown"),
    ("Ana Brun left. [It] {said} it was over.", "unknown"),
    ("The army in Estby left. [She] {said} it was over.", "unknown"),
    ("[A militant group] {claimed} the attack.", "rebel"),
    ("[A rights group] {condemned} it.", "civilian"),
    ("[The lawyer] {objected}.", "civilian"),
    ("{Reported} were many losses.", "unknown"),
]


@pytest.mark.parametrize(("passage", "name", "type_", "verb_class"), NAMED)
def test_named_sources(passage: str, name: str, type_: str, verb_class: str) -> None:
    found = attributions_of(passage)[-1]
    assert (found.source_name, found.source_type, found.verb_class) == (name, type_, verb_class)


@pytest.mark.parametrize(("passage", "name", "type_"), METONYMS + LATER)
def test_whom_a_later_mention_means(passage: str, name: str, type_: str) -> None:
    found = attributions_of(passage)[-1]
    assert (found.source_name, found.source_type) == (name, type_)


@pytest.mark.parametrize(("passage", "type_"), NAMELESS)
def test_unresolved_sources_have_no_name(passage: str, type_: str) -> None:
    found = attributions_of(passage)[-1]
    assert (found.source_name, found.source_type) == (None, type_)


def test_there_are_enough_cases() -> None:
    assert len(NAMED + METONYMS + LATER + NAMELESS) >= 80


def test_a_person_has_one_name_throughout() -> None:
    found = attributions_of(
        "[Lund] {said} so. [Karl Lund] {said} more. [Karl A. Lund] {said} most. [Mr Lund] {said} it again."
    )
    assert {attribution.source_name for attribution in found} == {"Karl A. Lund"}


def test_what_is_given_comes_back_otherwise_unchanged() -> None:
    reading = Reading(Article(id="a", text="Ana Brun said no."))
    given_ = Attribution(((0, 8),), ((9, 13),), ((14, 16),), "indirect", "say", "neutral", nested=True)
    assert resolve_sources(reading, [given_]) == (
        Attribution(
            ((0, 8),), ((9, 13),), ((14, 16),), "indirect", "say", "neutral", "Ana Brun", "unknown", True
        ),
    )
    assert resolve_sources(reading, []) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Ana", "Brun", "the", "The", "ministry", "of", "’s", ",", ".", "he", "it", "who", "Minister", "and",
             "“", "”", "Baku", "said", "army", "a", "\n\n", "spokesman", "They", "statement", "é", "\u00a0", "27"]
        ),
        max_size=40,
    ),
    st.integers(0, 12),
)  # fmt: skip
def test_any_text_is_resolved(words: list[str], cut: int) -> None:
    text = " ".join(words)
    pieces = [
        (i, min(i + cut + 1, len(text))) for i in range(0, len(text), 7) if text[i : i + cut + 1].strip()
    ]
    given_ = [Attribution((piece,), (piece,), (piece,), "indirect") for piece in pieces]
    found = resolve_sources(Reading(Article(id="a", text=text)), given_)
    assert len(found) == len(given_)
    for attribution in found:
        assert attribution.source_type in SOURCE_TYPES
        assert attribution.source_name is None or attribution.source_name.strip()
