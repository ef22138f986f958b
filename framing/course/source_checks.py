"""Session 2: the ones who say so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing.course.feedback import Feedback, Remark, in_quotes
from framing.course.places import found_at, gold_of, paragraph_of, teaching_article
from framing.datasets import load_corpus_dossiers
from framing.dossier import Dossier, dossier_for
from framing.text.article import Article
from framing.text.reading import Reading

OUTLET = ("outlet", "the outlet", "nobody", "the newspaper", "the paper", "the reporter")
"""What a student may write where the outlet itself speaks."""
ARTICLES = ("the ", "a ", "an ")


def check_sources(article: Article | str, answers: Mapping[str, str], most: float = 4) -> Feedback:
    """Check to whom a student attributes passages of an article.

    Parameters
    ----------
    article : Article or str
        An article of the teaching corpus, or its id.
    answers : mapping of str to str
        Words of the article to the one who says them: a name, or "the outlet" where nobody else does. An empty
        answer is one not given yet.
    most : float
        Points if every passage has its speaker.

    Returns
    -------
    Feedback

    Examples
    --------
    >>> print(check_sources("harbour-protest-lantern", {"It hit him between the shoulders": "Tomas Wren"}))
    0 of 4 points
    → “It hit him between the shoulders”: Somebody else. Look for the verb of saying in paragraph 10.
    """
    reading = Reading(teaching_article(article))
    dossier = dossier_for(reading.article, load_corpus_dossiers())
    rows = [row for row in gold_of("attribution", reading.article) if not row["nested"]]
    remarks = [_remark(reading, rows, dossier, *answer) for answer in answers.items()]
    right = sum(remark.good for remark in remarks)
    return Feedback(round(most * right / max(len(remarks), 1), 2), most, remarks)


def _remark(
    reading: Reading, rows: list[dict[str, Any]], dossier: Dossier | None, words: str, answer: str
) -> Remark:
    about = in_quotes(words)
    place = next(found_at(reading.text, words), None)
    if place is None:
        return Remark(False, about, "These words do not stand in the article like this; copy them from it.")
    number = paragraph_of(reading, place[0])
    if not answer.strip():
        return Remark(False, about, f"No answer yet. Read paragraph {number}.")
    said = [r for r in rows if any(s <= place[0] and place[1] <= e for s, e in r["content"])]
    outlet = answer.strip().lower() in OUTLET
    if not said:
        hint = (
            "Yes: the outlet says so itself."
            if outlet
            else "Is anybody said to have said this? Who writes it?"
        )
        return Remark(outlet, about, hint)
    if outlet:
        return Remark(
            False, about, f"Paragraph {number} names somebody who says so. Find the verb of saying."
        )
    if any(_same(answer, row["source_name"], dossier) for row in said):
        return Remark(True, about, "Yes.")
    return Remark(False, about, f"Somebody else. Look for the verb of saying in paragraph {number}.")


def _same(answer: str, name: object, dossier: Dossier | None) -> bool:
    """Whether an answer names the source: by its name, its surname, or an alias of the dossier."""
    if not isinstance(name, str):
        return False
    given, gold = _plain(answer), _plain(name)
    names = {gold, gold.split()[-1]}
    for actor in (actor for side in dossier.sides for actor in side.actors) if dossier else ():
        known = {_plain(alias) for alias in actor.names}
        if gold in known:
            names |= known
    return given in names


def _plain(name: str) -> str:
    lowered = name.strip().lower()
    return next((lowered[len(a) :] for a in ARTICLES if lowered.startswith(a)), lowered)
