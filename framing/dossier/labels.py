"""Contested labels in a reading: where a dossier's variants stand, and how the outlet treats each.

Shared by the measures of labels. Whose word it is stands in the dossier; in whose *voice* it stands is read here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from framing.dossier.model import Dossier, Mention, Variant
from framing.text.hedges import find_hedges
from framing.text.voice import REPORTING

if TYPE_CHECKING:
    from framing.text.article import Span
    from framing.text.attributions import Attribution
    from framing.text.reading import Reading

TREATMENTS = ("own", "scare", "quoted", "attributed")
REPORTED = frozenset({"quoted", "attributed"})

NEGATIONS = frozenset({"not", "n't", "no", "never", "neither", "nor", "without", "hardly"})
NO_NEGATION_BEFORE = frozenset({"only", "just", "merely", "least", "doubt"})
LINKS = frozenset(
    "be am is are was were been being 's 're have has had become becomes became amount amounts amounted to as of "
    "constitute constitutes constituted call calls called calling describe describes described act kind sort "
    "form anything it this that".split()
)
"""Words that may stand between a hedge or negation and a label: they say that something is so, not what it is."""
MODIFIERS = frozenset("DT PDT JJ JJR JJS RB RBR RBS PRP$ POS HYPH `` ''".split())
NOT_OF_LABELS = frozenset({"approximator", "disclaimer"})
"""Categories of hedges that bear on figures and on whole statements, not on what a thing is called."""


@lru_cache(maxsize=4)
def find_labels(reading: Reading, dossier: Dossier | None) -> tuple[Span, ...]:
    """Find every contested label of a reading and tell how it is treated.

    Parameters
    ----------
    reading : Reading
        The article.
    dossier : Dossier or None
        Whose variants are looked for; without one, nothing is found.

    Returns
    -------
    tuple of Span
        In order; labelled by referent, with the facts `variant`, `variant_side` (a side or "neutral"),
        `treatment` (one of `TREATMENTS`), `speaker` and `speaker_side` (where a source says it), `hedged`,
        `negated`, `place` (it is a place name). Labels in boilerplate are left out.

    Examples
    --------
    >>> from framing.text.article import Article
    >>> from framing.text.reading import Reading
    >>> dossier = Dossier.parse("{sides: {North: {}}, terms: {the entry: {invasion: neutral}}}")
    >>> reading = Reading(Article(id="a", text="This was not an invasion. The so-called invasion went on."))
    >>> [(span.facts["hedged"], span.facts["negated"]) for span in find_labels(reading, dossier)]
    [(False, True), (True, False)]
    """
    mentions = dossier.terms_in(reading) if dossier else []
    if dossier is None or not mentions:
        return ()
    context = Context(reading)
    spans = (_label(reading, dossier, context, mention) for mention in mentions)
    return tuple(span for span in spans if span.zone not in (None, "boilerplate"))


def _label(reading: Reading, dossier: Dossier, context: Context, mention: Mention[Variant]) -> Span:
    variant = mention.what
    attribution = _innermost(reading, mention.start)
    treatment = _treatment(reading, mention, attribution is not None)
    speaker = attribution if treatment in REPORTED else None
    hedged, negated = context.before(mention.start)
    return reading.span(
        mention.start,
        mention.end,
        variant.referent,
        variant=variant.variant,
        variant_side=variant.side,
        treatment=treatment,
        speaker=speaker.source_name if speaker else None,
        speaker_side=dossier.side_of(speaker, reading.article.date),
        hedged=hedged,
        negated=negated or (speaker is not None and speaker.source != () and speaker.verb_class == "denying"),
        place=variant.is_place,
    )


def _innermost(reading: Reading, offset: int) -> Attribution | None:
    """Return the attribution with the shortest piece of content around an offset."""
    around = (
        (end - start, i, attribution)
        for i, attribution in enumerate(reading.attributions)
        for start, end in attribution.content
        if start <= offset < end
    )
    return min(around, default=(0, 0, None))[2]


def _treatment(reading: Reading, mention: Mention[Variant], attributed: bool) -> str:
    """Tell how a label is treated; marks around a part of it are marks around the label."""
    functions = {q.function for q in reading.quotations if q.start < mention.end and mention.start < q.end}
    if not functions.isdisjoint(REPORTING):
        return "quoted"
    if "scare" in functions:
        return "scare"
    return "attributed" if attributed else "own"


class Context:
    """What a reading hedges and negates: asked for the words before a label.

    Parameters
    ----------
    reading : Reading
        The article.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        lower = reading.tokens.lower
        hedges = [m for m in find_hedges(reading) if m.entry.category not in NOT_OF_LABELS]
        self._hedge_words = {i for match in hedges for i in range(match.first, match.last)}
        self._negations = {
            i
            for i, (word, following) in enumerate(zip(lower, [*lower[1:], ""], strict=True))
            if word in NEGATIONS and following not in NO_NEGATION_BEFORE
        }

    def before(self, start: int) -> tuple[bool, bool]:
        """Tell whether the label at an offset is hedged, and whether it is negated."""
        reach = set(self._reach(start))
        return not reach.isdisjoint(self._hedge_words), not reach.isdisjoint(self._negations)

    def _reach(self, start: int) -> Iterator[int]:
        """Walk back from a label over its modifiers, links, hedges and negations."""
        tokens = self._reading.tokens
        first = int(np.searchsorted(tokens.starts, start))
        for i in range(first - 1, -1, -1):
            if not (
                i in self._hedge_words
                or i in self._negations
                or tokens.lower[i] in LINKS
                or self._reading.tag_at(i) in MODIFIERS
            ):
                return
            yield i
