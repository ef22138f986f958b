"""Presupposition: what the wording takes for granted.

Definition
----------
A presupposition is what must be taken for granted for a sentence to make sense, and survives its negation. Triggers
counted: verbs and adverbs of **change of state** (*stop*, *no longer*), **iteratives** (*again*, *yet another*),
**re-verbs** (*recapture*, *restore*: it was theirs before), **definite** descriptions of what may be disputed (*the
failure to*, *the aggressor*), verbs of **judging** (*condemn*, *condone*: the act is given, its wrongness claimed) and
**additives** (*also*, *even*).

Formula
-------
``presupposition`` = 1,000 × hits / words of the same voice and zones; ``presupposition.<category>`` likewise.

Unit and reading
----------------
Triggers per 1,000 words. More means that more is taken for granted. Re-verbs and definite descriptions are the
pointed ones: whose territory was *retaken* is a claim.

Limits
------
Factive and implicative verbs are counted by `factives_implicatives` and not here. Clefts, temporal clauses,
counterfactuals and questions also presuppose; they are constructions, not words, and are not counted. Most
presuppositions are harmless: read the spans. Undefined (nan) where the voice has no words.

Reference
---------
Levinson1983, chapter 4, for the list of kinds of triggers.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> reading = Reading(Article(id="a", text="Troops recaptured the hill again, and the refusal to talk continued."))
>>> [(span.label, span.text(reading.text)) for span in Presupposition().find(reading)]
[('re_verb', 'recaptured'), ('iterative', 'again'), ('definite', 'the refusal'), ('change_of_state', 'continued')]
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from framing.lexicon import Lexicon
from framing.measures._lexicon_measure import LexiconMeasure


@dataclass(frozen=True)
class Presupposition(LexiconMeasure):
    """Rate of presupposition triggers; see the module's page."""

    lexicon: Lexicon | str | Path = "presupposition"

    name = "presupposition"
    title = "Presupposition triggers"
    higher_means = "more is taken for granted"
    citation = ("Levinson1983",)
