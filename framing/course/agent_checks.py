"""Session 3: sentences that leave the agent out, and how to put it back."""

from __future__ import annotations

from collections.abc import Iterable

from framing.course.feedback import Feedback, Remark, in_quotes, share_of_points
from framing.course.places import found_at, gold_of, paragraph_of, teaching_article
from framing.measures import discover
from framing.text.article import Article
from framing.text.reading import Reading

HIDDEN = {
    "agentless_passive": "Yes, a passive: it was done, and the sentence does not say by whom.",
    "unaccusative": "Yes: it happens as if by itself.",
    "nominalisation": "Yes: the deed has become a noun, and needs no doer.",
}
NAMED = {
    "agentive_passive": "A passive, but read on: who stands behind “by”?",
    "inanimate_by": "A passive; behind “by” stands a thing. Who used it is another question.",
}
KEPT = 0.5
"""Share of the original's longer words that a rewritten sentence must keep, so that it tells the same."""
LONG_WORD = 4


def check_missing_agents(
    article: Article | str, answers: Iterable[str], needed: int = 4, most: float = 4
) -> Feedback:
    """Check in which words a student sees that the agent is left out.

    Parameters
    ----------
    article : Article or str
        An article of the teaching corpus, or its id.
    answers : iterable of str
        Words as they stand in the article: the verb, or the noun made of it.
    needed : int
        How many right answers a complete answer has.
    most : float
        Points for them; a wrong answer costs as much as a right one earns.

    Returns
    -------
    Feedback

    Examples
    --------
    >>> print(check_missing_agents("saddle-operation-standard", ["Shells fell"], needed=1, most=1))
    1 of 1 points
    ✓ “Shells fell”: Yes: it happens as if by itself.
    """
    reading = Reading(teaching_article(article))
    rows = gold_of("agency", reading.article)
    found: set[int] = set()
    remarks = []
    for answer in dict.fromkeys(a for a in answers if a.strip()):
        places = list(found_at(reading.text, answer))
        met = [r for r in rows if any(r["start"] < e and s < r["end"] for s, e in places)]
        hidden = {r["start"]: r["label"] for r in met if r["label"] in HIDDEN}
        found |= set(hidden)
        if not places:
            hint = "These words do not stand in the article like this; copy them from it."
        elif hidden:
            hint = HIDDEN[next(iter(hidden.values()))]
        else:
            hint = (
                NAMED[met[0]["label"]]
                if met
                else "Ask: who does this? If the sentence tells, nobody is missing."
            )
        remarks.append(Remark(bool(hidden), in_quotes(answer), hint))
    wrong = sum(not remark.good for remark in remarks)
    open_places = [r["start"] for r in rows if r["label"] in HIDDEN and r["start"] not in found]
    if len(found) < needed and open_places:
        hint = (
            f"{needed - len(found)} more to find; look at paragraph {paragraph_of(reading, open_places[0])}."
        )
        remarks.append(Remark(False, "", hint))
    return Feedback(share_of_points(len(found), wrong, needed, most), most, remarks)


def check_rewrite(original: str, rewritten: str, most: float = 2) -> Feedback:
    """Check whether a rewritten sentence names its agent and still tells the same.

    Half of the points are for a sentence in which the measure `agency` finds no missing agent, half for keeping what
    the original tells.

    Parameters
    ----------
    original, rewritten : str
        A sentence that leaves the agent out, and the student's.
    most : float
        Points.

    Returns
    -------
    Feedback

    Examples
    --------
    >>> check_rewrite("Four villages were shelled.", "The army shelled four villages.").complete
    True
    >>> print(check_rewrite("Four villages were shelled.", "Four villages were bombarded."))
    1 of 2 points
    → agent: The words “were bombarded” still leave out who did it.
    ✓ content: It tells the same.
    """
    if not rewritten.strip():
        return Feedback(0, most, [Remark(False, "", "Nothing is written yet.")])
    reading = Reading(Article(id="rewritten", text=rewritten))
    hidden = [s for s in discover()["agency"]().find(reading) if s.label in HIDDEN]
    words = {w for w in _words(original) if len(w) >= LONG_WORD}
    kept = len(words & set(_words(rewritten))) >= KEPT * len(words)
    agent = "Everybody who acts is named."
    if hidden:
        agent = f"The words {in_quotes(hidden[0].text(rewritten))} still leave out who did it."
    content = (
        "It tells the same." if kept else "Much of the original is gone; keep what happened, and to whom."
    )
    remarks = [Remark(not hidden, "agent", agent), Remark(kept, "content", content)]
    return Feedback(round(most * ((not hidden) + kept) / 2, 2), most, remarks)


def _words(text: str) -> list[str]:
    return [word.lower() for word in Reading(Article(id="words", text=text)).tokens.forms if word.isalpha()]
