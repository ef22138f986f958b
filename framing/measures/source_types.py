"""Source types: what kinds of people and bodies are given the word.

Definition
----------
The source of an attribution is of one type: official, military, politician, rebel (a separatist or armed body),
international, expert, media, civilian, company, document, unnamed (asked not to be named, or "a source"), or
unknown where the text does not tell. A source without a name is one that no person or body of the article can be
put to: "residents", "an official".

Formula
-------
``source_types.<type>`` = attributions to sources of the type / attributions that have a source.
``source_types.without_name`` = those whose source has no name / attributions that have a source.
``source_types.entropy`` = H = -Σ p ln p over the types but unknown (nats), p the share of a type among the
attributions of known type; ``source_types.evenness`` = H / ln S with S the number of these types, whether used or not.

Unit and reading
----------------
Shares from 0 to 1; entropy from 0 (one type of source has every word) to ln S; evenness from 0 to 1. More evenness
means that the word is spread over more types of sources.

Limits
------
Attributions, sources and words rank types differently: one official may be quoted ten times. The type is guessed
from the noun, the role and the body that the article names; who is well known is often named without a role
(unknown). Evenness is no standard of good sourcing, and in short articles entropy is biased downwards. Undefined
(nan) where no attribution has a source, entropy and evenness where no type is known.

Reference
---------
Sigal1973 and Gans1979 on the dominance of official sources; Shannon1948 for entropy.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> text = "The defence ministry said the road was open. Residents said it was not."
>>> reading = Reading(Article(id="a", text=text))
>>> measure = SourceTypes()
>>> [(span.text(text), span.label) for span in measure.find(reading)]
[('The defence ministry', 'military'), ('Residents', 'civilian')]
>>> measure.score(reading, measure.find(reading))["source_types.without_name"]
0.5
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from framing.measures._measure import Measure, in_story, share
from framing.measures._sourcing import entropy, told_source
from framing.text.article import Span
from framing.text.speakers.source_nouns import SOURCE_TYPES

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading

KNOWN_TYPES = tuple(type_ for type_ in SOURCE_TYPES if type_ != "unknown")
"""The types over which entropy is computed."""


@dataclass(frozen=True)
class SourceTypes(Measure):
    """Types of sources; see the module's page.

    Parameters
    ----------
    voice : str
        "all": sources named inside reported speech count too; "outlet" leaves them out.
    zone : tuple of str
        Zones that are scored.
    """

    voice: str = "all"

    name = "source_types"
    title = "Types of sources"
    unit = "share of attributions with a source; entropy in nats"
    range: ClassVar[tuple[float, float]] = (0, math.log(len(KNOWN_TYPES)))
    higher_means = "more of the word goes to this type; it is spread more evenly"
    citation = ("Sigal1973", "Gans1979", "Shannon1948")
    needs = ("attributions",)

    @property
    def columns(self) -> tuple[str, ...]:
        """One column per type, the share without a name, entropy and evenness."""
        return tuple(f"{self.name}.{part}" for part in (*SOURCE_TYPES, "without_name", "entropy", "evenness"))

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every source (of one in pieces, the first), labelled by type, with its name and side."""
        spans = []
        for attribution in reading.attributions:
            if attribution.source:
                name, type_ = told_source(attribution, dossier)
                side = dossier.side_of(attribution) if dossier else None
                spans.append(reading.span(*attribution.source[0], type_, source_name=name, side=side))
        return tuple(sorted(in_story(spans), key=lambda span: (span.start, span.end)))

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the share of each type, the share without a name, entropy and evenness."""
        sources = self.counted(spans)
        counts = Counter(source.label for source in sources)
        nameless = sum(source.facts["source_name"] is None for source in sources)
        spread = entropy([counts[type_] for type_ in KNOWN_TYPES])
        parts = {
            **{type_: share(counts[type_], len(sources)) for type_ in SOURCE_TYPES},
            "without_name": share(nameless, len(sources)),
            "entropy": spread,
            "evenness": spread / math.log(len(KNOWN_TYPES)),
        }
        return {f"{self.name}.{part}": value for part, value in parts.items()}
