"""Readability: how hard the text is to read, by sentence length and word length.

Definition
----------
Readability formulas estimate the schooling that a text asks of its readers from two facts alone: how many words
a sentence has and how many syllables a word. *Polysyllables* are words of three and more syllables; Fog leaves
names out of them. A sentence counts in the voice and zone in which it begins.

Formula
-------
With w = words, s = sentences, y = syllables, p = polysyllables, h = polysyllables that are no names:
``readability`` = 206.835 − 1.015 w/s − 84.6 y/w (Flesch reading ease);
``readability.flesch_kincaid`` = 0.39 w/s + 11.8 y/w − 15.59;
``readability.gunning_fog`` = 0.4 (w/s + 100 h/w);
``readability.smog`` = 1.043 √(30 p/s) + 3.1291;
``readability.words_per_sentence`` = w/s; ``readability.syllables_per_word`` = y/w.

Unit and reading
----------------
Reading ease in points: more means easier (60 to 70 is plain English; very hard text falls below 0). The three
grades in years of schooling: more means harder.

Limits
------
The formulas know neither syntax nor sense; long foreign names make a report from abroad look hard. Syllables are
counted by rule (`framing.text.syllables`). SMOG was made for samples of 30 sentences: on a short report it is
rough. Undefined (nan) where no sentence is counted.

Reference
---------
Flesch1948; Kincaid1975; Gunning1952; McLaughlin1969. The formulas are computed by the package textstat, on the
sentences, words and syllables counted here.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> reading = Reading(Article(id="a", text="Police closed the bridge on Monday. Nobody was hurt, the mayor said."))
>>> measure = Readability()
>>> scores = measure.score(reading, measure.find(reading))
>>> round(scores["readability"], 1), scores["readability.words_per_sentence"]
(80.9, 6.0)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import inf
from types import FunctionType
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import numpy.typing as npt

from framing.measures._measure import NAN, Measure, in_story
from framing.text.article import Span
from framing.text.syllables import syllables
from framing.text.tags import TAGS

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading

FORMULAS = {
    "readability": "flesch_reading_ease",
    "readability.flesch_kincaid": "flesch_kincaid_grade",
    "readability.gunning_fog": "gunning_fog",
    "readability.smog": "smog_index",
}
"""Columns, and the names of their formulas in textstat."""

POLYSYLLABLE = 3
NAMES = tuple(TAGS.index(tag) for tag in ("NNP", "NNPS"))


@dataclass(frozen=True)
class Readability(Measure):
    """Readability formulas; see the module's page.

    Parameters
    ----------
    voice : str
        "all": sentences mix voices, and readers read all of them.
    zone : tuple of str
        Zones that are scored.
    """

    voice: str = "all"

    name = "readability"
    title = "Readability"
    unit = "Flesch points; years of schooling; words; syllables"
    range: ClassVar[tuple[float, float]] = (-inf, inf)
    higher_means = "easier to read (reading ease); harder (all others)"
    citation = ("Flesch1948", "Kincaid1975", "Gunning1952", "McLaughlin1969")
    needs = ("sentences", "tokens", "tags")

    @property
    def columns(self) -> tuple[str, ...]:
        """Reading ease, three grades and the two averages that they are made of."""
        return (*FORMULAS, "readability.words_per_sentence", "readability.syllables_per_word")

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every sentence with its numbers of words, syllables, polysyllables and hard words."""
        tokens = reading.tokens
        counts = np.zeros(len(tokens), dtype=np.int64)
        counts[tokens.is_word] = [syllables(tokens.lower[i]) for i in np.flatnonzero(tokens.is_word).tolist()]
        long = counts >= POLYSYLLABLE
        facts = {
            "words": tokens.is_word,
            "syllables": counts,
            "polysyllables": long,
            "hard_words": long & ~np.isin(reading.tags, NAMES),
        }
        bounds = np.searchsorted(tokens.starts, np.array(reading.sentences).reshape(-1, 2))
        columns = [_sums(column, bounds) for column in facts.values()]
        return in_story(
            reading.span(start, end, "sentence", **dict(zip(facts, row, strict=True)))
            for (start, end), *row in zip(reading.sentences, *columns, strict=True)
            if row[0]
        )

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Apply the formulas to the counted sentences."""
        counted = self.counted(spans)
        if not counted:
            return dict.fromkeys(self.columns, NAN)
        sums: Counter[str] = Counter(sentences=len(counted))
        for span in counted:
            sums.update({name: count for name, count in span.facts.items() if isinstance(count, int)})
        return {
            **{column: _formula(name)(sums) for column, name in FORMULAS.items()},
            "readability.words_per_sentence": sums["words"] / sums["sentences"],
            "readability.syllables_per_word": sums["syllables"] / sums["words"],
        }


def _sums(column: npt.NDArray[Any], bounds: npt.NDArray[np.int_]) -> list[int]:
    """Sum a column of the tokens over ranges of them."""
    before = np.concatenate([[0], np.cumsum(column)])
    sums: list[int] = (before[bounds[:, 1]] - before[bounds[:, 0]]).tolist()
    return sums


@cache
def _formula(name: str) -> Callable[[Mapping[str, int]], float]:
    """Take a formula out of textstat and let it ask for counts instead of counting.

    textstat counts the syllables of English words by a dictionary that it downloads at run time, and its
    sentences end at every period. The formula's own code is therefore run with other counting functions in
    reach; textstat itself is not changed. It is imported here because the import takes seconds.
    """
    from textstat.backend import metrics

    code = getattr(metrics, name).__wrapped__
    return lambda sums: float(FunctionType(code.__code__, {**code.__globals__, **_counters(sums)})("", "en"))


def _counters(sums: Mapping[str, int]) -> dict[str, Callable[..., Any]]:
    """Stand in for textstat's counting functions."""
    return {
        "count_words": lambda text: sums["words"],
        "count_sentences": lambda text: sums["sentences"],
        "count_polysyllable_words": lambda text, lang: sums["polysyllables"],
        "count_difficult_words": lambda text, lang, threshold: sums["hard_words"],
        "words_per_sentence": lambda text: sums["words"] / sums["sentences"],
        "syllables_per_word": lambda text, lang: sums["syllables"] / sums["words"],
    }
