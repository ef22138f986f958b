"""Lexicon rate: how often the terms of any lexicon occur, your own included.

Definition
----------
A hit is a form of a lexicon's entry, matched on whole tokens, the longest form first, in the context that the
entry asks for. Categories are the lexicon's.

Formula
-------
``lexicon_rate`` = 1,000 × hits / words of the same voice and zones; ``lexicon_rate.<category>`` likewise.

Unit and reading
----------------
Hits per 1,000 words. More means more of the lexicon's terms.

Limits
------
A dictionary counts words, not what they do: check precision and recall on texts from which the lexicon was not
drawn. Undefined (nan) where the voice has no words.

Reference
---------
GrimmerStewart2013 on validating dictionaries. The lexicon that is counted by default is `hedging`.

Example
-------
>>> from framing.lexicon import Lexicon
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> measure = LexiconRate(lexicon=Lexicon.of({"order": ["order", "stability"]}))
>>> reading = Reading(Article(id="a", text="The plan brings stability and order to the whole valley today."))
>>> round(measure.score(reading, measure.find(reading))["lexicon_rate.order"], 1)
181.8
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from framing.lexicon import Lexicon
from framing.measures._lexicon_measure import LexiconMeasure


@dataclass(frozen=True)
class LexiconRate(LexiconMeasure):
    """Rate of any lexicon's terms; see the module's page."""

    lexicon: Lexicon | str | Path = "hedging"

    name = "lexicon_rate"
    title = "Rate of a lexicon's terms"
    higher_means = "more of the lexicon's terms"
    citation = ("GrimmerStewart2013",)
