"""What a measure is: the protocol, and the few steps that all of them share.

A measure is a frozen dataclass whose fields are its parameters. `find` returns every hit in an article, in
every voice and zone except boilerplate; `score` alone filters by voice and zone and turns hits into numbers.
Both are pure: a measure holds no state.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from framing import _check
from framing.text.article import Span
from framing.text.voice import VOICES
from framing.text.zones import ZONES

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.lexicon import Match
    from framing.text.reading import Reading

NAN = math.nan
SIDE = "side_*"
"""Stands in a measure's `columns` for one column per side of the dossier: side_a, side_b, …"""


@dataclass(frozen=True)
class Measure:
    """Base of all measures.

    Parameters
    ----------
    voice : {"outlet", "attributed", "quoted", "marked", "all"}
        Whose words are scored. "outlet" leaves out its marked words (in scare, term, name or title marks).
    zone : tuple of str
        Zones that are scored; boilerplate never is.
    """

    voice: str = "outlet"
    zone: tuple[str, ...] = ("body",)

    name: ClassVar[str]
    title: ClassVar[str]
    unit: ClassVar[str]
    range: ClassVar[tuple[float, float]]
    higher_means: ClassVar[str]
    citation: ClassVar[tuple[str, ...]]
    needs: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self) -> None:
        _check.one_of("voice", self.voice, (*VOICES, "marked", "all"))
        zones = (self.zone,) if isinstance(self.zone, str) else tuple(self.zone)
        for zone in zones:
            _check.one_of("zone", zone, [z for z in ZONES if z != "boilerplate"])
        object.__setattr__(self, "zone", zones)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns that `score` fills; `side_*` stands for one column per side."""
        return (self.name,)

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every hit in every voice and zone except boilerplate, in order of the text."""
        raise NotImplementedError

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Turn the hits into numbers, one per column; undefined is nan."""
        raise NotImplementedError

    def counted(self, spans: Iterable[Span]) -> list[Span]:
        """Return the hits in this measure's voice and zones."""
        return [span for span in spans if span.zone in self.zone and self._in_voice(span)]

    def _in_voice(self, span: Span) -> bool:
        marked = bool(span.facts.get("marked"))
        if self.voice == "all":
            return True
        if self.voice == "marked":
            return marked
        return span.voice == self.voice and not marked

    def per_thousand(self, reading: Reading, hits: Sequence[Span]) -> float:
        """Hits per 1,000 words of the same voice and zones; nan where there are no such words."""
        words = reading.words(self.voice, self.zone)
        return 1000 * len(hits) / words if words else NAN

    def rates(self, reading: Reading, spans: Iterable[Span], labels: Sequence[str]) -> dict[str, float]:
        """Return the rate of all counted hits, and of each label: ``name`` and ``name.label``."""
        hits = self.counted(spans)
        scores = {self.name: self.per_thousand(reading, hits)}
        for label in labels:
            scores[f"{self.name}.{label}"] = self.per_thousand(reading, [s for s in hits if s.label == label])
        return scores


def share(part: float, whole: float) -> float:
    """Divide `part` by `whole`; nan where there is no whole."""
    return part / whole if whole else NAN


def side_key(index: int) -> str:
    """Name the column of a dossier's side by its position: side_a, side_b and so on.

    Examples
    --------
    >>> side_key(0), side_key(27)
    ('side_a', 'side_ab')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return f"side_{letters}"


def side_keys(dossier: Dossier | None) -> dict[str, str]:
    """Map the names of a dossier's sides to their column keys; empty without a dossier."""
    return {side: side_key(i) for i, side in enumerate(dossier.side_names)} if dossier else {}


def expand(columns: Iterable[str], sides: int) -> list[str]:
    """Replace `side_*` in column names by one name per side."""
    return [
        column.replace(SIDE, side_key(i))
        for column in columns
        for i in (range(sides) if SIDE in column else range(1))
    ]


def spans_of(reading: Reading, matches: Iterable[Match], **facts: object) -> tuple[Span, ...]:
    """Turn a lexicon's matches into spans labelled by category; hits in boilerplate are dropped."""
    starts, ends = reading.tokens.starts, reading.tokens.ends
    return in_story(
        reading.span(
            int(starts[m.first]), int(ends[m.last - 1]), m.entry.category, term=m.entry.term, **facts
        )
        for m in matches
    )


def in_story(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Drop the spans that stand in boilerplate or in no zone at all."""
    return tuple(span for span in spans if span.zone not in (None, "boilerplate"))


def facts(measure: Measure) -> Mapping[str, object]:
    """Return the facts of a measure's class as one row of the catalogue."""
    low, high = measure.range
    return {
        "measure": measure.name,
        "title": measure.title,
        "unit": measure.unit,
        "low": low,
        "high": high,
        "higher_means": measure.higher_means,
        "columns": ", ".join(measure.columns),
        "needs": ", ".join(measure.needs),
        "citation": ", ".join(measure.citation),
    }
