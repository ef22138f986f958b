"""Lexicons: the file format, inflection, and matching in context."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing import Lexicon, load_lexicon
from framing.errors import LexiconError
from framing.text.grammar.inflection import forms

HEADER = "# title: T\n# source: invented\n# licence: CC0\n# citation: none\n# version: 1\n"


@pytest.mark.parametrize(
    ("phrase", "inflect", "expected"),
    [
        ("deny", "verb", ["deny", "denies", "denied", "denying"]),
        ("stop", "verb", ["stop", "stops", "stopped", "stopping"]),
        ("admit", "verb", ["admit", "admits", "admitted", "admitting"]),
        ("visit", "verb", ["visit", "visits", "visited", "visiting"]),
        ("reveal", "verb", ["reveal", "reveals", "revealed", "revealing"]),
        ("travel", "verb", ["travel", "travels", "travelled", "travelling", "traveled", "traveling"]),
        ("agree", "verb", ["agree", "agrees", "agreed", "agreeing"]),
        ("die", "verb", ["die", "dies", "died", "dying"]),
        ("begin", "verb", ["begin", "begins", "began", "begun", "beginning"]),
        ("be", "verb", ["be", "am", "is", "are", "was", "were", "been", "being"]),
        ("say", "verb", ["say", "says", "said", "saying"]),
        ("strike", "verb", ["strike", "strikes", "struck", "stricken", "striking"]),
        ("show", "verb", ["show", "shows", "showed", "shown", "showing"]),
        ("undo", "verb", ["undo", "undoes", "undid", "undone", "undoing"]),
        ("point out", "verb", ["point out", "points out", "pointed out", "pointing out"]),
        ("casualty", "noun", ["casualty", "casualties"]),
        ("human shield", "noun", ["human shield", "human shields"]),
        ("gunman", "noun", ["gunman", "gunmen"]),
        ("massacre", "noun", ["massacre", "massacres"]),
        ("so-called", "", ["so-called"]),
    ],
)
def test_forms(phrase: str, inflect: str, expected: list[str]) -> None:
    assert list(forms(phrase, inflect)) == expected


def found(lexicon: Lexicon, reading) -> list[str]:
    return [" ".join(reading.tokens.forms[m.first : m.last]) for m in lexicon.matches(reading)]


def test_the_longest_form_wins_and_words_stay_whole(read) -> None:
    lexicon = Lexicon.of({"x": ["peace", "peace mission", "mission"]})
    assert found(lexicon, read("The peace mission, a peaceful Mission: peace.")) == [
        "peace mission",
        "Mission",
        "peace",
    ]


def lexicon_file(folder: Path, rows: str, header: str = HEADER) -> Path:
    path = folder / "own.tsv"
    path.write_text(f"{header}term\tcategory\tinflect\tcondition\n{rows}", encoding="utf-8")
    return path


def test_conditions_look_at_the_neighbours(read, tmp_path: Path) -> None:
    path = lexicon_file(tmp_path, "about\tapproximator\t\tnext_tag=CD\nmay\tmodal\t\tnot_next=day|be able\n")
    assert found(load_lexicon(path), read("It may rain about 20 days. Talk about rain in May day.")) == [
        "may",
        "about",
    ]


@pytest.mark.parametrize(
    ("condition", "text", "hits"),
    [
        ("next=the same|half", "about the same, about half, about the war", 2),
        ("not_next=be heard", "about be heard, about be", 1),
        ("previous=so much", "so much about, much about, about", 1),
        ("not_previous=what", "About it. What about it?", 1),
        ("not_next=x", "about", 1),
        ("next=x", "about", 0),
        ("next=half*", "about halfway, about the half", 1),
        ("next_tag=CD;not_next=2020", "about 20, about 2020, about him", 1),
        ("tag=NN*", "about", 0),
    ],
)
def test_a_condition_takes_words_and_tags(condition: str, text: str, hits: int, read, tmp_path: Path) -> None:
    lexicon = load_lexicon(lexicon_file(tmp_path, f"about\tx\t\t{condition}\n"))
    assert len(lexicon.matches(read(text))) == hits


@pytest.mark.parametrize(
    ("rows", "header", "told"),
    [
        ("may\tmodal\n", "# title: T\n", "header lacks source"),
        ("may\t\n", HEADER, "needs a term and a category"),
        ("may\tmodal\tadverb\n", HEADER, "'adverb'; the choices"),
        ("may\tmodal\t\tafter=x\n", HEADER, "condition 'after=x'"),
        ("may\tmodal\t\tnext=x|\n", HEADER, r"condition 'next=x\|'"),
        ("may\tmodal\t\t\tmore\tcells\n", HEADER, "line 7: 6 cells"),
    ],
)
def test_a_wrong_lexicon_is_refused_with_its_place(rows: str, header: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=told):
        load_lexicon(lexicon_file(tmp_path, rows, header))


def test_an_unknown_lexicon_names_the_known() -> None:
    with pytest.raises(LexiconError, match="hedging"):
        load_lexicon("hedgings")


def test_leave_one_out() -> None:
    lexicon = Lexicon.of({"x": ["one", "two"]})
    assert [entry.term for entry in lexicon.without("one").entries] == ["two"]
    with pytest.raises(LexiconError, match="no term 'three'"):
        lexicon.without("three")
