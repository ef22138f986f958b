r"""Headline and body: what the headline drops of what the body keeps.

Definition
----------
A headline says in few words, often an editor's and not the reporter's, what the body says in many. Its *sentence*
is the sentence of the body that shares most of its content words (at least half of them). The headline *drops*

- the **attribution**, if the shared words stand mostly in a source's voice there, and in the outlet's here;
- the **hedge**, if that sentence is hedged and the headline is not;
- the **marks**, if a shared word stands in quotation marks there, and without them here;
- the distance from a **label**, if a contested term is the outlet's own word in the headline and in the body only
  stands in marks or is said by others.

Formula
-------
``headline_body`` = 1 − cosine of the counts of content words of headline and body.
``headline_body.attribution`` (and `hedge`, `marks`) = 1 if dropped, 0 if kept; ``headline_body.label`` = labels
whose distance is dropped / labels in the headline that the body holds at a distance.

Unit and reading
----------------
From 0 to 1. More means that the headline departs further from the body: in its words, or by dropping what the body
keeps. Each part is undefined (nan) where there is nothing to drop, everything without a headline or body; labels
also without a dossier.

Limits
------
The nearest sentence need not be what the headline sums up; words are compared as they stand (*raid*, *raids*
differ). Headlines are short, so that every style sheet drops some of this: compare outlets, not single articles.
Of several headlines and subheads only the headline zone counts.

Reference
---------
Dor2003 on what headlines are chosen for.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> text = "Dam wall collapses near Velk\n\nThe dam wall near Velk reportedly collapses every spring, it was feared."
>>> reading = Reading(Article(id="a", text=text, title="Dam wall collapses near Velk"))
>>> measure = HeadlineBody()
>>> measure.score(reading, measure.find(reading))["headline_body.hedge"]
1.0
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from framing.dossier.labels import find_labels
from framing.measures._measure import NAN, Measure, share
from framing.text.article import Span
from framing.text.hedges import find_hedges
from framing.text.tables import packaged_rows
from framing.text.voice import MARKED, VOICES

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading

STOP_WORDS = frozenset(row["word"] for row in packaged_rows("stop_words")[1])
PARTS = ("attribution", "hedge", "marks", "label")
LEAST_SHARED = 0.5
"""Share of the headline's content words that its sentence must hold."""


@dataclass(frozen=True)
class HeadlineBody(Measure):
    """What the headline drops; see the module's page.

    Parameters
    ----------
    voice : str
        "all": the measure itself compares the voices.
    zone : tuple of str
        The zones that are held against the body.
    """

    voice: str = "all"
    zone: tuple[str, ...] = ("headline",)

    name = "headline_body"
    title = "What the headline drops"
    unit = "distance, or share dropped"
    range: ClassVar[tuple[float, float]] = (0, 1)
    higher_means = "the headline departs further from the body"
    citation = ("Dor2003",)
    needs = ("zones", "tokens", "attributions", "quotations")

    @property
    def columns(self) -> tuple[str, ...]:
        """The distance, and each part that can be dropped."""
        return (self.name, *(f"{self.name}.{part}" for part in PARTS))

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return what the headline could drop, labelled by part, with the facts `dropped` and `body`.

        `body` is the passage of the body that keeps it, as (start, end). The span is the headline's words that
        both share, or the label.
        """
        found = [*self._dropped_from_sentence(reading), *self._dropped_from_labels(reading, dossier)]
        return tuple(sorted(found, key=lambda span: (span.start, span.end)))

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the distance of the words, and the share of each part that is dropped."""
        scores = {self.name: self._distance(reading)}
        for part in PARTS:
            hits = [span for span in self.counted(spans) if span.label == part]
            scores[f"{self.name}.{part}"] = share(sum(s.facts["dropped"] for s in hits), len(hits))
        return scores

    def _dropped_from_sentence(self, reading: Reading) -> Iterator[Span]:
        headline = content_words(reading, self.zone)
        body = _nearest_sentence(reading, headline)
        if not body:
            return
        here, there = _shared(reading, headline, body), _shared(reading, body, headline)
        hull = int(reading.tokens.starts[here[0]]), int(reading.tokens.ends[here[-1]])
        passage = int(reading.tokens.starts[body[0]]), int(reading.tokens.ends[body[-1]])
        for part, kept, told in (
            ("attribution", _mostly_reported(reading, there), _mostly_reported(reading, here)),
            ("hedge", _hedged(reading, body), _hedged(reading, headline)),
            ("marks", _in_marks(reading, there), _in_marks(reading, here)),
        ):
            if kept:
                yield reading.span(*hull, part, dropped=not told, body=passage)

    def _dropped_from_labels(self, reading: Reading, dossier: Dossier | None) -> Iterator[Span]:
        labels = find_labels(reading, dossier)
        for span in labels:
            if span.zone not in self.zone:
                continue
            same = [s for s in labels if s.zone == "body" and s.facts["variant"] == span.facts["variant"]]
            if same and all(s.facts["treatment"] != "own" for s in same):
                dropped = span.facts["treatment"] == "own"
                yield reading.span(
                    span.start, span.end, "label", dropped=dropped, body=(same[0].start, same[0].end)
                )

    def _distance(self, reading: Reading) -> float:
        headline, body = (
            Counter(reading.tokens.lower[i] for i in content_words(reading, zones))
            for zones in (self.zone, ("body",))
        )
        if not headline or not body:
            return NAN
        product = sum(count * body[word] for word, count in headline.items())
        length = math.hypot(*headline.values()) * math.hypot(*body.values())
        return max(0.0, 1 - product / length)


@lru_cache(maxsize=4)
def content_words(reading: Reading, zones: tuple[str, ...]) -> tuple[int, ...]:
    """Return the tokens of some zones that are words and carry content."""
    lower = reading.tokens.lower
    return tuple(i for i in reading.word_tokens("all", zones).tolist() if lower[i] not in STOP_WORDS)


def _nearest_sentence(reading: Reading, headline: Sequence[int]) -> list[int]:
    """Return the content words of the body's sentence that shares most of the headline's words."""
    words = {reading.tokens.lower[i] for i in headline}
    sentences: dict[int, list[int]] = {}
    starts = [start for start, _ in reading.sentences]
    body = content_words(reading, ("body",))
    held = np.searchsorted(starts, reading.tokens.starts[list(body)], side="right").tolist() if body else []
    for sentence, token in zip(held, body, strict=True):
        sentences.setdefault(sentence, []).append(token)
    best = max(
        sentences.values(), key=lambda s: len(words & {reading.tokens.lower[i] for i in s}), default=[]
    )
    shared = len(words & {reading.tokens.lower[i] for i in best})
    return best if words and shared >= LEAST_SHARED * len(words) else []


def _shared(reading: Reading, tokens: Sequence[int], others: Sequence[int]) -> list[int]:
    words = {reading.tokens.lower[i] for i in others}
    return [i for i in tokens if reading.tokens.lower[i] in words]


def _mostly_reported(reading: Reading, tokens: Sequence[int]) -> bool:
    outlet = np.isin(reading.token_voices[list(tokens)], (VOICES.index("outlet"), MARKED))
    return bool(2 * np.count_nonzero(outlet) < len(tokens))


def _in_marks(reading: Reading, tokens: Sequence[int]) -> bool:
    places = [int(reading.tokens.starts[i]) for i in tokens]
    return any(q.start < place < q.end for place in places for q in reading.quotations)


def _hedged(reading: Reading, tokens: Sequence[int]) -> bool:
    first, last = tokens[0], tokens[-1]
    return any(first <= match.first <= last for match in find_hedges(reading))
