"""Shingles: runs of words in a row, by which texts are compared for reuse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
import numpy.typing as npt

from framing import _check
from framing.text.reading import Reading
from framing.text.zones import ZONES

STORY = tuple(zone for zone in ZONES if zone != "boilerplate")
LARGE = 2_000
"""From so many articles on, pairs are looked for by MinHash."""
PERMUTATIONS, BANDS = 128, 64
"""Two rows a band: a pair that shares a fifth of its shingles is missed in 7 of 100 cases, a third in 1 of 2,000."""
SEED = 20
APOSTROPHES = str.maketrans("’‘", "''")

Shingle = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Shingled:
    """An article's words in order, with their offsets.

    Parameters
    ----------
    words : tuple of str
        In lower case, furniture of the page left out.
    starts, ends : array of int
        Character offsets of every word.
    quotations : tuple of (start, end)
        Stretches in quotation marks.
    size : int
        Words in a shingle.
    """

    words: tuple[str, ...]
    starts: npt.NDArray[np.int_]
    ends: npt.NDArray[np.int_]
    quotations: tuple[tuple[int, int], ...]
    size: int

    @classmethod
    def of(cls, reading: Reading, size: int) -> Shingled:
        """Take the words of a reading."""
        tokens, kept = reading.tokens, reading.word_tokens("all", STORY)
        return cls(
            tuple(tokens.lower[i].translate(APOSTROPHES) for i in kept),
            tokens.starts[kept],
            tokens.ends[kept],
            tuple((mark.start, mark.end) for mark in reading.marks),
            size,
        )

    @cached_property
    def sequence(self) -> list[Shingle]:
        """Every shingle in order."""
        return [self.words[i : i + self.size] for i in range(len(self.words) - self.size + 1)]

    @cached_property
    def places(self) -> dict[Shingle, list[int]]:
        """Every shingle with the positions at which it starts."""
        places: dict[Shingle, list[int]] = defaultdict(list)
        for i, shingle in enumerate(self.sequence):
            places[shingle].append(i)
        return dict(places)

    def words_in(self, start: int, end: int) -> int:
        """Count the words of a stretch of characters."""
        return int(np.searchsorted(self.starts, end) - np.searchsorted(self.starts, start))

    @cached_property
    def unquoted(self) -> npt.NDArray[np.int_]:
        """How many of the words before each position, and before the end, stand outside quotation marks."""
        quoted = np.zeros(len(self.words), dtype=bool)
        for start, end in self.quotations:
            quoted[np.searchsorted(self.starts, start) : np.searchsorted(self.starts, end)] = True
        return np.concatenate([[0], np.cumsum(~quoted)])


def containment(text: Shingled, other: Shingled) -> float:
    """Share of a text's distinct shingles that another holds too; nan for a text without any."""
    own = text.places.keys()
    return len(own & other.places.keys()) / len(own) if own else np.nan


def candidates(texts: Sequence[Shingled], approximate: bool) -> list[tuple[int, int]]:
    """Return the pairs of texts, by position, that share a shingle, or nearly all that share many."""
    return sorted(_by_minhash(texts) if approximate else _by_shingle(texts))


def _by_shingle(texts: Sequence[Shingled]) -> set[tuple[int, int]]:
    holders: dict[Shingle, list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        for shingle in text.places:
            holders[shingle].append(i)
    return {pair for held in set(map(tuple, holders.values())) for pair in combinations(held, 2)}


def _by_minhash(texts: Sequence[Shingled]) -> set[tuple[int, int]]:
    rensa = _check.extra("rensa", "reuse")
    index = rensa.RMinHashLSH(threshold=0.2, num_perm=PERMUTATIONS, num_bands=BANDS)
    pairs = set()
    for i, text in enumerate(texts):
        if text.places:
            sketch = rensa.RMinHash(num_perm=PERMUTATIONS, seed=SEED)
            sketch.update([" ".join(shingle) for shingle in text.places])
            pairs |= {(earlier, i) for earlier in index.query(sketch)}
            index.insert(i, sketch)
    return pairs


def shared_passages(text: Shingled, other: Shingled) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield the longest runs of words that a text has in common with another, from left to right.

    Each is start and end in the text, start and end in the other, and its number of words. Runs with fewer words
    outside quotation marks than a shingle has are left out.
    """
    at = 0
    while at < len(text.sequence):
        places = other.places.get(text.sequence[at], ())
        length, place = max(((_common(text, at, other, p), -p) for p in places), default=(0, 0))
        if not length:
            at += 1
            continue
        if text.unquoted[at + length] - text.unquoted[at] >= text.size:
            start, end = int(text.starts[at]), int(text.ends[at + length - 1])
            yield start, end, int(other.starts[-place]), int(other.ends[-place + length - 1]), length
        at += length


def _common(text: Shingled, at: int, other: Shingled, place: int) -> int:
    """Length, in words, of the run that two texts share from these positions on."""
    length = 0
    while (
        at + length < len(text.words)
        and place + length < len(other.words)
        and text.words[at + length] == other.words[place + length]
    ):
        length += 1
    return length
