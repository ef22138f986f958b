"""Evidentiality: how the outlet knows of the events that it tells.

Definition
----------
An event sentence holds a word of the lexicon `harm` (*killed*, *shelling*, *clashes erupted*). Its basis is one of
four: **witnessed** (the outlet's own people saw or heard it), **sourced** (the event stands in what a source is
reported to say, and the source has a name), **unnamed** (the source is not named, or the report has none: *residents
said*, *reportedly*), **none** (the outlet states it without saying how it knows). Where several apply, the first in
this order that holds of the event word decides; of several event words in a sentence the first.

Formula
-------
``evidentiality.<basis>`` = event sentences of this basis / event sentences, in the zones scored.
``evidentiality`` = 1 - ``evidentiality.none``.

Unit and reading
----------------
Shares from 0 to 1; the four add up to 1. A higher ``evidentiality`` means that more of the events are told with the
basis of the knowledge.

Limits
------
News agencies name sources by convention, and what everybody knows needs none: a bare statement is no error. A source
that is named in the sentence before, or as the basis of a whole paragraph, is not seen. Events without harm (a vote, a
march) are not counted. Who the source is belongs to other measures. Undefined (nan) where there are no event sentences.

Reference
---------
ChafeNichols1986 for evidentiality; Bednarek2006 for the bases of knowledge in newspapers.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> text = "Our correspondent saw soldiers kill a boy. Rebels reportedly shelled the mill. Two men died."
>>> reading = Reading(Article(id="a", text=text))
>>> [span.label for span in Evidentiality().find(reading)]
['witnessed', 'unnamed', 'none']
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from framing.lexicon import load_lexicon
from framing.measures._measure import Measure, in_story, share
from framing.text.article import Span

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.attributions import Attribution
    from framing.text.reading import Reading

PERCEPTION = frozenset(("see", "hear", "watch", "witness", "observe", "count"))
BASES = ("witnessed", "sourced", "unnamed", "none")


@dataclass(frozen=True)
class Evidentiality(Measure):
    """How events are known; see the module's page.

    Parameters
    ----------
    voice : str
        "all": events in reported speech count too, as sourced.
    zone : tuple of str
        Zones that are scored.
    """

    voice: str = "all"

    name = "evidentiality"
    title = "How the outlet knows of events"
    unit = "share of event sentences"
    range: ClassVar[tuple[float, float]] = (0, 1)
    higher_means = "more events are told with the basis of the knowledge"
    citation = ("ChafeNichols1986", "Bednarek2006")
    needs = ("attributions", "sentences", "tags")

    @property
    def columns(self) -> tuple[str, ...]:
        """Share with any basis, and the share of each."""
        return (self.name, *(f"{self.name}.{basis}" for basis in BASES))

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return the first word of harm of every event sentence, labelled by the basis of the knowledge."""
        matches = load_lexicon("harm").matches(reading)
        if not matches:
            return ()
        tokens = reading.tokens
        firsts = tokens.starts[[match.first for match in matches]]
        sentences = np.searchsorted([start for start, _ in reading.sentences], firsts, side="right") - 1
        _, of_sentence = np.unique(sentences, return_index=True)
        events = [matches[i] for i in of_sentence.tolist()]
        known = _Basis(reading)
        return in_story(
            reading.span(start, end, known.of(number, start), term=match.entry.term)
            for match, number in zip(events, sentences[of_sentence].tolist(), strict=True)
            for start, end in [(int(tokens.starts[match.first]), int(tokens.ends[match.last - 1]))]
        )

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the share of event sentences with any basis, and of each basis."""
        events = self.counted(spans)
        shares = {basis: share(sum(span.label == basis for span in events), len(events)) for basis in BASES}
        return {
            self.name: 1 - shares["none"],
            **{f"{self.name}.{basis}": value for basis, value in shares.items()},
        }


def _is_seen(report: Attribution) -> bool:
    """Tell whether journalists without a name saw it: *a reporter in the town heard*."""
    return report.source_type == "media" and not report.source_name and report.verb in PERCEPTION


class _Basis:
    """A reading's signs of how something is known."""

    def __init__(self, reading: Reading) -> None:
        self._sentences = reading.sentences
        matches = load_lexicon("evidentiality").matches(reading)
        self._signs = [(int(reading.tokens.starts[m.first]), m.entry.category) for m in matches]
        self._contents: list[tuple[int, int, Attribution]] = sorted(
            ((start, end, report) for report in reading.attributions for start, end in report.content),
            key=lambda content: content[:2],
        )

    def of(self, sentence: int, event: int) -> str:
        """Tell how the event at an offset, in a sentence, is known."""
        start, end = self._sentences[sentence]
        at = bisect_left(self._signs, (start, ""))
        signs = {category for offset, category in self._signs[at:] if offset < end}
        reports = [report for low, high, report in self._contents if low <= event < high]
        if "witnessed" in signs or any(map(_is_seen, reports)):
            return "witnessed"
        if any(report.source_name for report in reports):
            return "sourced"
        return "unnamed" if reports or "hearsay" in signs else "none"
