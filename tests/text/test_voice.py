"""Voice: each character stands in one, and words are counted where they stand."""

from __future__ import annotations

import numpy as np

from framing.text.attributions import Attribution
from framing.text.quotations import Quotation
from framing.text.voice import MARKED, VOICES, voice_codes

TEXT = "Berg said the “order” held and “we stay”; a “peace” came."


def codes(quotations: list[Quotation], attributions: list[Attribution]) -> dict[str, int]:
    found = voice_codes(np.arange(len(TEXT)), quotations, attributions)
    words = ("said", "order", "held", "stay", "peace", "came")
    return {word: int(found[TEXT.index(word)]) for word in words}


def quotation(words: str, function: str) -> Quotation:
    start = TEXT.index(f"“{words}”")
    end = start + len(words) + 2
    return Quotation(start, end, (start + 1, end - 1), "curly_double", function=function)


def test_each_word_stands_in_one_voice() -> None:
    content = ((TEXT.index("the “order”"), TEXT.index(";")),)
    said = Attribution(((0, 4),), ((5, 9),), content, "mixed")
    marks = [quotation("order", "scare"), quotation("we stay", "speech"), quotation("peace", "scare")]
    outlet, attributed, quoted = range(len(VOICES))
    assert codes(marks, [said]) == {
        "said": outlet,
        "order": attributed,  # a scare quote inside a report is the source's word
        "held": attributed,
        "stay": quoted,
        "peace": outlet | MARKED,
        "came": outlet,
    }


def test_words_are_counted_by_voice(read) -> None:
    reading = read("“We will stay,” the mayor said on Monday.")
    assert reading.words("quoted") == 3
    assert sum(reading.words(voice) for voice in (*VOICES, "marked")) == reading.words("all") == 8
    assert reading.words("all", ("caption",)) == 0
