"""Rules that complete what the network found: invented sentences with the links before and after."""

import pytest

from framing.text.article import Article
from framing.text.attribution.adoption import adopted
from framing.text.attribution.columns import whole
from framing.text.attribution.links import Link
from framing.text.attribution.recovery import recovered
from framing.text.attribution.rules import is_report, settled
from framing.text.attribution.subjects import phrase_before
from framing.text.attribution.words import Words
from framing.text.reading import Reading


def words_of(text):
    reading = Reading(Article(id="a", text=text))
    return Words(whole(reading), reading.tokens.lower)


def place(phrase, words):
    """Range of tokens at which a phrase stands."""
    wanted = words_of(phrase).lower
    size = len(wanted)
    first = next(n for n in range(len(words.lower)) if list(words.lower[n : n + size]) == list(wanted))
    return first, first + size


def link(text, source, cue, *content):
    words = words_of(text)
    return words, Link(
        place(source, words) if source else None, place(cue, words), [place(c, words) for c in content]
    )


def test_a_cue_with_content_in_its_sentence_leaves_other_sentences_to_others():
    text = "“The port is lost.” It rained. Brun said, “We stay.” “Nobody leaves.” The sun came out."
    pieces = ["“We stay.”", "“Nobody leaves.”"]
    words, found = link(text, "Brun", "said", "“The port is lost.”", *pieces, "The sun came out.")
    assert settled(found, words) == link(text, "Brun", "said", *pieces)[1]
    words, found = link(
        "“We stay.” “Nobody leaves,” said Brun.", "Brun", "said", "“We stay.”", "“Nobody leaves,”"
    )
    assert settled(found, words) == found


# text, what the network found (source, cue, pieces of content), what it is afterwards
COMPLETED = [
    (
        "The port is expected to reopen in March.",
        ("The port", "is expected", "to reopen in March"),
        ("", "is expected", "The port", "to reopen in March"),
    ),
    (
        "The miners seem to enjoy the rain.",
        ("", "seem", "to enjoy the rain"),
        ("", "seem", "The miners", "to enjoy the rain"),
    ),
    (
        "Brun was asked: “Will you stay?”",
        ("Brun", "was asked", "“Will you stay?”"),
        ("", "was asked", "“Will you stay?”"),
    ),
    (
        "The union was worried about the port.",
        ("The union", "was worried about", "the port"),
        ("The union", "was worried about", "the port"),
    ),
    (
        "The port was praised as a model by Brun.",
        ("Brun", "was praised", "as a model"),
        ("Brun", "was praised", "as a model"),
    ),
    (
        "It vowed that the port would reopen.",
        ("", "vowed", "that the port would reopen"),
        ("It", "vowed", "that the port would reopen"),
    ),
    (
        "The aim, she said, is to keep the harbour open.",
        ("she", "said", "is to keep the harbour open"),
        ("she", "said", "The aim", "is to keep the harbour open"),
    ),
    (
        "On Monday she said the harbour was open.",
        ("she", "said", "the harbour was open"),
        ("she", "said", "the harbour was open"),
    ),
    (
        "There was hope that the port would reopen.",
        ("", "was hope", "that the port would reopen"),
        ("", "was hope", "that the port would reopen"),
    ),
    (
        "Brun, who lost her seat, denied the report.",
        ("", "denied", "the report"),
        ("Brun", "denied", "the report"),
    ),
    (
        "The union, in turn, rejected the offer.",
        ("", "rejected", "the offer"),
        ("The union", "rejected", "the offer"),
    ),
    (
        "Brun left the hall, saying the port was lost.",
        ("", "saying", "the port was lost"),
        ("Brun", "saying", "the port was lost"),
    ),
    (
        "He helped the pilots who claimed that the port was lost.",
        ("", "claimed", "that the port was lost"),
        ("who", "claimed", "that the port was lost"),
    ),
    (
        "The strike was seen by many miners as a threat.",
        ("", "was seen", "The strike", "as a threat"),
        ("many miners", "was seen", "The strike", "as a threat"),
    ),
    (
        "Brun was pressed to explain the delay.",
        ("Brun", "was pressed to explain", "the delay"),
        ("Brun", "was pressed to explain", "the delay"),
    ),
    (
        "Meridia on Tuesday demanded a truce.",
        ("Meridia on Tuesday", "demanded", "a truce"),
        ("Meridia", "demanded", "a truce"),
    ),
    (
        "Meridia for its part demanded a truce.",
        ("Meridia for its part", "demanded", "a truce"),
        ("Meridia", "demanded", "a truce"),
    ),
    (
        "Meridia, for its part, demanded a truce.",
        ("Meridia, for its part,", "demanded", "a truce"),
        ("Meridia", "demanded", "a truce"),
    ),
    (
        "Brun, who hopes the port will reopen, went home.",
        ("who", "hopes", "the port will reopen, went home"),
        ("who", "hopes", "the port will reopen"),
    ),
    (
        "Brun, who fears that miners, or their heirs, will pay, left.",
        ("who", "fears", "that miners, or their heirs, will pay"),
        ("who", "fears", "that miners, or their heirs, will pay"),
    ),
    (
        "Shots were reported near the port.",
        ("", "were reported", "Shots"),
        ("", "were reported", "Shots", "near the port"),
    ),
    (
        "It rained, with both sides claiming the hill.",
        ("both", "sides claiming", "the hill"),
        ("both sides", "claiming", "the hill"),
    ),
]


@pytest.mark.parametrize(("text", "before", "after"), COMPLETED)
def test_what_was_found_is_completed(text, before, after):
    words, found = link(text, *before)
    assert recovered([found], words) == [link(text, *after)[1]]


def test_a_cue_without_content_takes_the_piece_beside_it():
    words, said = link("“We stay,” Brun said, before she urged calm.", "Brun", "said")
    urged = Link(
        place("she", words), place("urged", words), [place("“We stay,”", words), place("calm", words)]
    )
    quoted, calm = place("“We stay,”", words), place("calm", words)
    assert adopted([said, urged], words) == [
        said._replace(content=[quoted]),
        urged._replace(content=[calm]),
    ]
    shared = urged._replace(content=[quoted])
    assert adopted([said, shared], words) == [said._replace(content=[quoted]), shared]


def test_a_cue_with_nothing_beside_it_is_left_out():
    words, alone = link("Brun spoke at length.", "Brun", "spoke")
    assert recovered([alone], words) == []


REPORTS = [
    ("The rebels claimed the harbour.", ("The rebels", "claimed", "the harbour"), True),
    ("The storm claimed 300 lives.", ("The storm", "claimed", "300 lives"), False),
    ("A quarrel over tolls claimed 300 lives.", ("", "claimed", "A quarrel over tolls", "300 lives"), False),
    ("The leader showed signs of tiring.", ("The leader", "showed signs of", "tiring"), False),
    ("The poll showed signs of a swing.", ("The poll", "showed", "signs of a swing"), False),
    ("The poll showed that few agreed.", ("The poll", "showed", "that few agreed"), True),
    ("The quay, known as the Old Step, is shut.", ("", "known as", "the Old Step"), False),
    ("The council is known to want a toll.", ("The council", "is known", "to want a toll"), True),
    ("Brun bears responsibility for the toll.", ("Brun", "bears responsibility for", "the toll"), False),
    ("Meridia launched “a clean-up” there.", ("Meridia", "launched", "“a clean-up” there"), False),
    ("A man was seen.", ("", "was seen", "A man"), False),
    ("The port was seen to burn, it is said.", ("", "was seen", "The port was seen to burn"), True),
    ("The mayor declared war.", ("The mayor", "declared", "war"), False),
    ("The mayor declared that war was near.", ("The mayor", "declared", "that war was near"), True),
    ("Talks on the port failed.", ("", "Talks on", "the port"), False),
]


@pytest.mark.parametrize(("text", "found", "expected"), REPORTS)
def test_words_that_do_what_they_say_are_no_reports(text, found, expected):
    words, report = link(text, *found)
    assert is_report(report, words) is expected


ADDED = [
    (
        "There had been reports of fighting near the port.",
        ("", "had been reports of", "fighting near the port"),
    ),
    ("There are fears that the dam could burst.", ("", "are fears", "that the dam could burst")),
    ("Explosions were reported near the port.", ("", "were reported", "Explosions", "near the port")),
    ("The talks had failed in the night, it added.", ("it", "added", "The talks had failed in the night")),
    (
        "According to the port police, two people were hurt.",
        ("the port police", "According to", "two people were hurt"),
    ),
    (
        "Two people were hurt, according to the port police.",
        ("the port police", "according to", "Two people were hurt"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ADDED)
def test_a_plain_pattern_reports_its_sentence(text, expected):
    words, lost = link(text, *expected)
    assert recovered([], words) == [lost]
    assert recovered([lost], words) == [lost]


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell, according to.",
        "“According to Brun, it is open.”",
        "The sum varies according as it rains.",
        "There were no reports of damage.",
        "There are two reports on the desk.",
        "The crash was reported by a shepherd.",
        "“The talks had failed, it added.”",
        "Rain, she said.",
        "",
    ],
)
def test_no_report_is_made_up(text):
    assert recovered([], words_of(text)) == []


def test_a_phrase_ends_before_its_limit_and_in_its_sentence():
    words = words_of("Rain fell. The mayor of Northport spoke.")
    assert phrase_before(place("spoke", words)[0], words) == place("The mayor of Northport", words)
    assert phrase_before(0, words) is None
    assert words.sentence(place("mayor", words)[0]) == place("The mayor of Northport spoke.", words)
