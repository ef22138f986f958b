"""Boosting: how far the text insists.

Definition
----------
A booster closes down doubt about a statement: words of **certainty** (certainly, no doubt), of **evidence** (clearly,
blatantly), of **emphasis** (indeed, nothing but), of a high **degree** (utterly, deeply) and of
**universality** (always, everyone, never).

Formula
-------
``boosting`` = 1,000 × hits / words of the same voice and zones; ``boosting.<category>`` likewise.

Unit and reading
----------------
Boosters per 1,000 words. More means that the voice scored leaves less room for doubt. Read it beside `hedging`.

Limits
------
A booster can be literal (*completely destroyed*) or part of a plain description (*clearly marked*). Degree adverbs that
are also adverbs of manner (*quickly*, *quietly*) are left out. Undefined (nan) where the voice has no words.

Reference
---------
Hyland2005 for boosters as stance markers; QuirkEtAl1985 for amplifiers.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> reading = Reading(Article(id="a", text="The claim is utterly false, and no doubt the ministry always knew it."))
>>> [(span.label, span.text(reading.text)) for span in Boosting().find(reading)]
[('degree', 'utterly'), ('certainty', 'no doubt'), ('universality', 'always')]
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from framing.lexicon import Lexicon
from framing.measures._lexicon_measure import LexiconMeasure


@dataclass(frozen=True)
class Boosting(LexiconMeasure):
    """Rate of boosters; see the module's page."""

    lexicon: Lexicon | str | Path = "boosting"

    name = "boosting"
    title = "Boosters"
    higher_means = "more insistence"
    citation = ("Hyland2005", "QuirkEtAl1985")
