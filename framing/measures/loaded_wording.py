"""Loaded wording: words that judge, harden, soften or heat up what they report.

Definition
----------
A word is loaded if a plainer one would name the same thing. Categories: **evaluative** (*shameful*, *heroic*),
**dysphemism** (*regime*, *thug*, *illegals*), **euphemism** (*neutralise*, *collateral damage*), **militarised**
figures for what is no war (*culture war*, *hit back*), **emotive** (*harrowing*, *fury*), **sensational** (*slammed*,
*bombshell*, *carnage*).

Formula
-------
``loaded_wording`` = 1,000 × hits / words of the same voice and zones; ``loaded_wording.<category>`` likewise.

Unit and reading
----------------
Loaded words per 1,000 words. More means that more of the voice's words carry a judgement, in whichever
direction: which side's deeds they dress is told by the spans.

Limits
------
A list knows no context: *bloody* may be exact, and much bias uses no loaded word at all. Held against words that people
marked as biased (Spinde2021, Fan2019; ``framing validate babe`` and ``basil``), recall is low, and precision too where
the marks were sparing; the rate
compares texts and does not find all that is loaded. The list leans to English news of politics and conflict since 1990.
Undefined (nan) where the voice has no words.

Reference
---------
MartinWhite2005 for evaluation and affect; AllanBurridge1991 for euphemism and dysphemism; LakoffJohnson1980 for
figures of war; Recasens2013 for one-sided terms.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> reading = Reading(Article(id="a", text="The regime slammed the shameful attack."))
>>> [(span.label, span.text(reading.text)) for span in LoadedWording().find(reading)]
[('dysphemism', 'regime'), ('sensational', 'slammed'), ('evaluative', 'shameful')]
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from framing.lexicon import Lexicon
from framing.measures._lexicon_measure import LexiconMeasure


@dataclass(frozen=True)
class LoadedWording(LexiconMeasure):
    """Rate of loaded words; see the module's page."""

    lexicon: Lexicon | str | Path = "loaded_wording"

    name = "loaded_wording"
    title = "Loaded wording"
    higher_means = "more words carry a judgement"
    citation = ("MartinWhite2005", "AllanBurridge1991", "LakoffJohnson1980", "Recasens2013")
