"""Session 1: the words that an outlet holds at arm's length."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from framing.course.feedback import Feedback, Remark, in_quotes, share_of_points
from framing.course.places import found_at, gold_of, paragraph_of, teaching_article
from framing.text.article import Article
from framing.text.reading import Reading

ARMS_LENGTH = ("scare", "mixed")
QUESTIONS = {
    "speech": "Ask who says these words. Is a speaker named, and are the words in dispute at all?",
    "title": "Is this the name of a work, such as a book or a song?",
    "name": "Is this simply what the thing is called, by everybody?",
    "term": "Do the marks explain a word or copy a sign, rather than doubt it?",
    "other": "What do the marks do here? Read the sentence aloud without them.",
}
"""A question for marks that do something else."""


def check_scare_quotes(article: Article | str, answers: Iterable[str], most: float = 4) -> Feedback:
    """Check which marked words a student takes for words held at arm's length.

    Scare quotes, and quoted words of a speaker that are cut into the outlet's sentence because they are disputed,
    both count ("usual" reading of `scare_quotes`).

    Parameters
    ----------
    article : Article or str
        An article of the teaching corpus, or its id.
    answers : iterable of str
        Words as they stand in the article, with or without their marks.
    most : float
        Points for a complete answer; a wrong answer costs as much as a right one earns.

    Returns
    -------
    Feedback
        A hint for each answer, and how many are left; not which.

    Examples
    --------
    >>> print(check_scare_quotes("saddle-operation-standard", ["Morning Frost"]))
    0 of 4 points
    → “Morning Frost”: Is this simply what the thing is called, by everybody?
    → 2 left to find; look at paragraph 12.
    """
    reading = Reading(teaching_article(article))
    rows = gold_of("quotation", reading.article)
    wanted = {row["start"] for row in rows if row["function"] in ARMS_LENGTH}
    found: set[int] = set()
    remarks = []
    for answer in dict.fromkeys(a for a in answers if a.strip()):
        places = list(found_at(reading.text, answer))
        marked = [r for r in rows if any(r["start"] <= s and e <= r["end"] for s, e in places)]
        narrow = [r for r in marked if r["end"] - r["start"] <= len(answer) + 6]
        good = {row["start"] for row in narrow} & wanted
        found |= good
        remarks.append(Remark(bool(good), in_quotes(answer), _hint(places, narrow or marked, bool(good))))
    wrong = sum(not remark.good for remark in remarks)
    left = sorted(wanted - found)
    remarks.append(
        Remark(False, "", f"{len(left)} left to find; look at paragraph {paragraph_of(reading, left[0])}.")
        if left
        else Remark(True, "", "Nothing is left to find.")
    )
    return Feedback(share_of_points(len(found), wrong, len(wanted), most), most, remarks)


def _hint(places: list[tuple[int, int]], marked: list[dict[str, Any]], good: bool) -> str:
    if not places:
        return "These words do not stand in the article like this; copy them from it."
    if not marked:
        return "These words stand without marks: here the outlet says them itself."
    if good:
        return "Yes: the outlet shows the word and steps back from it."
    if all(row["function"] in ARMS_LENGTH for row in marked):
        return "You are close: which words exactly stand between the marks?"
    return QUESTIONS[str(next(row["function"] for row in marked if row["function"] not in ARMS_LENGTH))]
