"""Concordance: every hit of a measure in its context, one a line, so that a number can be read."""

from __future__ import annotations

import pandas as pd

from framing import _check
from framing.corpus import Corpus
from framing.scoring import Dossiers, Measures, evidence

PLACE = ("article", "outlet", "event", "measure", "label", "voice", "zone", "side")
CONTEXT = ("left", "hit", "right")


def concordance(
    corpus: Corpus, measures: Measures = None, dossier: Dossiers = None, width: int = 50
) -> pd.DataFrame:
    """Set every hit of some measures between the words before and after it.

    Parameters
    ----------
    corpus, measures, dossier
        As for `score`.
    width : int
        Characters of context on either side; line breaks are shown as spaces.

    Returns
    -------
    DataFrame
        One row per hit: `article, outlet, event, measure, label, voice, zone, side, left, hit, right, start, end`,
        sorted by measure, label and the hit's words, so that like stands by like.

    Raises
    ------
    ArgumentError
        If `width` is negative or a measure is unknown.

    Examples
    --------
    >>> from framing.text.article import Article
    >>> corpus = Corpus([Article("a1", "Herald", "The road was shut. Nearly 40 people left on foot.")])
    >>> concordance(corpus, "hedging", width=10)[["left", "hit", "right"]].to_dict("records")
    [{'left': 'was shut. ', 'hit': 'Nearly', 'right': ' 40 people'}]
    """
    _check.at_least("width", width, 0)
    hits = evidence(corpus, measures, dossier)
    texts = [corpus[id].text for id in hits["article"]]
    spans = list(zip(texts, hits["start"], hits["end"], strict=True))
    lines = hits.assign(
        outlet=[corpus[id].outlet for id in hits["article"]],
        event=[corpus[id].event for id in hits["article"]],
        left=[_plain(text[max(0, start - width) : start]) for text, start, _ in spans],
        hit=[_plain(text[start:end]) for text, start, end in spans],
        right=[_plain(text[end : end + width]) for text, _, end in spans],
    )
    likeness = lines["hit"].str.lower() if len(lines) else lines["hit"]
    ordered = lines.assign(likeness=likeness).sort_values(
        ["measure", "label", "likeness", "article", "start"], kind="stable"
    )
    return ordered[[*PLACE, *CONTEXT, "start", "end"]].reset_index(drop=True)


def _plain(text: str) -> str:
    """Show line breaks as spaces, character by character, so that columns stay aligned."""
    return "".join(" " if character.isspace() else character for character in text)
