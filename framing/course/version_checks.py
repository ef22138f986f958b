"""Session 4: the same event, written twice."""

from __future__ import annotations

import re

import pandas as pd

from framing.corpus import Corpus
from framing.course.feedback import Feedback, Remark
from framing.dossier import Dossier
from framing.measures._measure import side_keys
from framing.scoring import score
from framing.text.article import Article

DIFFERENCES = {
    "agency": "agents: share of passives without an agent",
    "scare_quotes": "marks: scare quotes per 1,000 words",
    "hedging": "caution: hedges per 1,000 words",
    "loaded_wording": "judgement: loaded words per 1,000 words",
}
"""The measures of this session, with what a class calls them."""
BY_SIDE = {
    "label_choice": "labels: share of mentions in the words of",
    "source_balance.attributions": "sources: share of attributions of",
}
"""Those that need a dossier; the side's name follows."""
LEAST_WORDS = 60
ENOUGH = 3
"""Measures that must differ."""
NUMBER = re.compile(r"\d+")


def two_versions(first: str, second: str, event: str = "") -> Corpus:
    r"""Make a corpus of two versions of an event, "first" and "second"; the first line of each is its headline.

    Examples
    --------
    >>> [article.outlet for article in two_versions("A day\n\nOf rain.", "A wet day\n\nOf rain.")]
    ['first', 'second']
    """
    texts = {"first": first, "second": second}
    return Corpus([Article(id=name, outlet=name, event=event, text=text) for name, text in texts.items()])


def compare_versions(first: str, second: str, dossier: Dossier | None = None) -> pd.DataFrame:
    r"""Measure two versions of an event.

    Parameters
    ----------
    first, second : str
        The two texts; the first line of each is its headline, a blank line follows.
    dossier : Dossier, optional
        Sides and contested terms.

    Returns
    -------
    DataFrame
        One row per measure of `DIFFERENCES`, with a dossier of `BY_SIDE` too, in words; columns `first`, `second`.
        An empty cell is undefined.

    Examples
    --------
    >>> table = compare_versions("Clash\n\nNine people were hurt.", "Clash\n\nPolice hurt nine people.")
    >>> table.loc["agents: share of passives without an agent", "first"].item()
    1.0
    """
    corpus = two_versions(first, second, dossier.event if dossier else "")
    told = dict(DIFFERENCES)
    if dossier:
        told |= {
            f"{name}.{key}": f"{what} {side}"
            for side, key in side_keys(dossier).items()
            for name, what in BY_SIDE.items()
        }
    measures = dict.fromkeys(column.split(".")[0] for column in told)
    table = score(corpus, list(measures), dossier).set_index("outlet")
    return table[list(told)].rename(columns=told).T.astype(float).round(2)


def check_versions(first: str, second: str, dossier: Dossier | None = None, most: float = 4) -> Feedback:
    """Check whether two versions tell the same facts in different words.

    A quarter of the points is for length, a quarter for the same numbers in both, half for measures that differ.

    Parameters
    ----------
    first, second : str
        The two texts.
    dossier : Dossier, optional
        Sides and contested terms.
    most : float
        Points.

    Returns
    -------
    Feedback

    Examples
    --------
    >>> print(check_versions("", "A day"))
    0 of 4 points
    → length: Each version needs at least 60 words; the shorter one has 0.
    """
    shorter = min(len(first.split()), len(second.split()))
    if shorter < LEAST_WORDS:
        hint = f"Each version needs at least {LEAST_WORDS} words; the shorter one has {shorter}."
        return Feedback(0, most, [Remark(False, "length", hint)])
    one_sided = sorted(set(NUMBER.findall(first)) ^ set(NUMBER.findall(second)))
    numbers = "Both tell the same numbers."
    if one_sided:
        numbers = f"Only one version tells {', '.join(one_sided)}: wording may differ here, facts may not."
    table = compare_versions(first, second, dossier)
    differs = (table["first"] != table["second"]) & table.notna().any(axis=1)
    alike = list(table.index[~differs])
    count = int(differs.sum())
    wording = f"{count} of {len(table)} measures differ."
    if count < ENOUGH:
        wording += f" Not yet: {alike[0].split(':')[0]}."
    remarks = [
        Remark(True, "length", "Long enough to be measured."),
        Remark(not one_sided, "facts", numbers),
        Remark(count >= ENOUGH, "wording", wording),
    ]
    parts = 0.25 + 0.25 * (not one_sided) + 0.5 * min(count / ENOUGH, 1)
    return Feedback(round(most * parts, 2), most, remarks)
