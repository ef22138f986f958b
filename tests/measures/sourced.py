"""Readings whose attributions are given, not found: a measure is tested apart from the model below it."""

from __future__ import annotations

from framing import Article, Dossier, Reading
from framing.text.attributions import Attribution

DOSSIER = Dossier.parse(
    """
    sides:
      North: {actors: [North, Northern, {name: Ana Brun, aliases: [Brun]}], places: [Upper Dale]}
      South: {actors: [South, Southern, {name: Timo Rask, aliases: [Rask]}], places: [Lower Dale]}
    """
)
THREE = Dossier.parse("sides: {North: {actors: [North]}, South: {actors: [South]}, East: {actors: [East]}}")


def piece(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Return the place of `words` in a text; nothing for no words."""
    return ((text.index(words), text.index(words) + len(words)),) if words else ()


def sourced(text: str, *reports: tuple[str, str, str]) -> Reading:
    """Make a reading with reports as (source, content, kind); a source's name is what the text says."""
    reading = Reading(Article(id="a", text=text))
    reading.__dict__["attributions"] = tuple(
        Attribution(piece(text, source), (), piece(text, content), kind, "say", source_name=source or None)
        for source, content, kind in reports
    )
    return reading
