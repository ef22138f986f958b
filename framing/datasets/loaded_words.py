"""Loaded words held against the words that people marked as biased: what the two sets of them share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from framing._write import replacing
from framing.lexicon import load_lexicon
from framing.text.reading import Reading
from framing.text.segment import Tokens

Range = tuple[int, int]
"""Half-open character offsets."""


def loaded_ranges(reading: Reading) -> list[Range]:
    """Find the loaded words of a text in every voice and zone, as character ranges."""
    tokens = reading.tokens
    return [
        (int(tokens.starts[match.first]), int(tokens.ends[match.last - 1]))
        for match in load_lexicon("loaded_wording").matches(reading)
    ]


def words_in(tokens: Tokens, ranges: Iterable[Range]) -> set[int]:
    """Return the indices of the words that lie in, or overlap with, some ranges.

    Examples
    --------
    >>> from framing.text.segment import tokenize
    >>> sorted(words_in(tokenize("A truly vile plan."), [(2, 12)]))
    [1, 2]
    """
    inside = np.zeros(len(tokens), dtype=bool)
    for start, end in ranges:
        inside |= (tokens.starts < end) & (tokens.ends > start)
    return set(np.flatnonzero(inside & tokens.is_word).tolist())


def named(figures: Sequence[float], prefix: str) -> dict[str, float]:
    """Name precision, recall and F1."""
    return {
        f"{prefix}_{name}": value for name, value in zip(("precision", "recall", "f1"), figures, strict=True)
    }


def write_predictions(lines: Iterable[Mapping[str, Any]], path: Path | None) -> None:
    """Write one object a line: `item, gold, prediction`; nothing without a path."""
    if path is not None:
        with replacing(path) as beside:
            content = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
            beside.write_text(content, encoding="utf-8")
