"""Factives and implicatives: what the text takes as true, or as done, without saying so.

Definition
----------
A **factive** predicate takes its complement as true, whether it is asserted or denied (*reveal that*, *be aware that*);
an **emotive factive** adds a feeling about it (*regret*, *be outraged*). An **implicative** verb implies that its
complement came true (*manage to*), a **negative implicative** that it did not (*fail to*). Verbs that imply it only
where they are asserted are **causative** (*force*) or **preventive** (*avert*); **enabling** ones imply it only
where they are denied (*be able to*).

Formula
-------
``factives_implicatives`` = 1,000 × hits / words of the same voice and zones;
``factives_implicatives.<category>`` likewise.

Unit and reading
----------------
Hits per 1,000 words. More means that more is conveyed as given.

Limits
------
Verbs with other senses (*show*, *find*, *see*, *admit*) count only before a clause or another fitting word; where the
clause follows at a distance they are missed. Whether the complement was in doubt is not known to the measure: *knew
that water boils* counts as much as a contested claim. Undefined (nan) where the voice has no words.

Reference
---------
KiparskyKiparsky1970 for factives; Karttunen1971 for implicatives; Recasens2013 for both as epistemological bias.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> reading = Reading(Article(id="a", text="The report reveals that the army failed to warn the town."))
>>> [(span.label, span.text(reading.text)) for span in FactivesImplicatives().find(reading)]
[('factive', 'reveals'), ('negative_implicative', 'failed to')]
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from framing.lexicon import Lexicon
from framing.measures._lexicon_measure import LexiconMeasure


@dataclass(frozen=True)
class FactivesImplicatives(LexiconMeasure):
    """Rate of factive and implicative predicates; see the module's page."""

    lexicon: Lexicon | str | Path = "factives_implicatives"

    name = "factives_implicatives"
    title = "Factives and implicatives"
    higher_means = "more is taken as true or as done"
    citation = ("KiparskyKiparsky1970", "Karttunen1971", "Recasens2013")
