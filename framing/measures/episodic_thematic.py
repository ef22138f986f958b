"""Episodic and thematic framing: the event and its day, or the wider setting.

Definition
----------
An **episodic** sentence tells the concrete event: days, hours, eyewitnesses, what spokesmen said. A **thematic** one
sets it in general terms: other years, trends, figures, causes, rules. Cues of both kinds are found by a lexicon; a year
other than the article's own is a thematic cue.

Formula
-------
Over the n sentences with at least one cue, with t thematic and e episodic cues each:
``episodic_thematic`` = Σ t / (t + e) / n; ``episodic_thematic.cued`` = n / sentences with words of the voice.

Unit and reading
----------------
Two shares of 0 to 1. The first: more means more thematic. The second tells how many sentences it rests on.

Limits
------
The two are poles of a continuum, and whole stories are what Iyengar's viewers saw; agency background paragraphs
make a story thematic without a theme. Each cue counts in its own voice, whoever begins the sentence.
Undefined (nan) where no sentence has a cue of the voice.

Reference
---------
Iyengar1991.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> reading = Reading(Article(id="a", text="Two shells fell on Monday. The border has been disputed since 1991."))
>>> measure = EpisodicThematic()
>>> spans = measure.find(reading)
>>> [(span.label, span.text(reading.text)) for span in spans]
[('episodic', 'on Monday'), ('thematic', 'since'), ('thematic', '1991')]
>>> measure.score(reading, spans)["episodic_thematic"]
0.5
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from framing.lexicon import Lexicon
from framing.measures._lexicon_measure import LexiconMeasure
from framing.measures._measure import in_story, share, spans_of
from framing.text.article import Span

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading

YEAR = re.compile(r"(?<=\s)(?:1[5-9]|20)\d\d(?:s|[-–]\d\d(?:\d\d)?)?(?![\w-])(?![.,]\d)")
BEFORE_YEARS = frozenset("in since of from until by during before after between and to the".split())
"""Words after which four digits are a year."""


@dataclass(frozen=True)
class EpisodicThematic(LexiconMeasure):
    """Share of thematic cues in the sentences that have cues; see the module's page."""

    lexicon: Lexicon | str | Path = "episodic_thematic"

    name = "episodic_thematic"
    title = "Episodic and thematic framing"
    unit = "share"
    range: ClassVar[tuple[float, float]] = (0, 1)
    higher_means = "more thematic"
    citation = ("Iyengar1991",)

    @property
    def columns(self) -> tuple[str, ...]:
        """The thematic share, and the share of sentences that it rests on."""
        return (self.name, f"{self.name}.cued")

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every cue."""
        cues = spans_of(reading, self.terms.matches(reading))
        taken = {span.end for span in cues}
        years = (span for span in in_story(_years(reading)) if span.end not in taken)
        return tuple(sorted((*cues, *years), key=lambda span: span.start))

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the mean thematic share of the sentences with cues."""
        starts = [start for start, _ in reading.sentences]
        thematic: Counter[int] = Counter()
        cues: Counter[int] = Counter()
        for span in self.counted(spans):
            sentence = bisect_right(starts, span.start)
            cues[sentence] += 1
            thematic[sentence] += span.label == "thematic"
        words = reading.tokens.starts[reading.word_tokens(self.voice, self.zone)]
        told = len(np.unique(np.searchsorted(starts, words, side="right")))
        return {
            self.name: share(sum(thematic[s] / cues[s] for s in cues), len(cues)),
            f"{self.name}.cued": share(len(cues), told),
        }


def _years(reading: Reading) -> Iterator[Span]:
    """Find years other than the article's own."""
    text, own = reading.text, str(reading.article.date or "")[:4]
    for year in YEAR.finditer(text):
        before = text[max(0, year.start() - 10) : year.start()].split()
        if year.group() != own and before and before[-1].lower() in BEFORE_YEARS:
            yield reading.span(*year.span(), "thematic", term="year")
