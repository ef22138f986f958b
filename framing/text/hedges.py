"""Hedges: words by which a text withholds full commitment to what it says; shared by several measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.lexicon import Match, load_lexicon

if TYPE_CHECKING:
    from framing.text.reading import Reading


def find_hedges(reading: Reading) -> list[Match]:
    """Find every hedge of a reading, by the lexicon `hedging`."""
    return load_lexicon("hedging").matches(reading)
