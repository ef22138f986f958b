"""Victims' sides: on whose side those stand whom a casualty figure counts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.text.grammar.inflection import verb_forms
from framing.text.speakers.source_nouns import describe, nouns_in

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.attributions import Attribution
    from framing.text.figures.casualties import Toll
    from framing.text.reading import Reading

OWN = frozenset(("its", "his", "her", "their", "our", "my"))
PLACES = frozenset(("in", "of", "at", "near", "inside", "across", "from", "on"))
BARE = frozenset(("them", "whom", "these", "those", "more", "others", "wounded", "injured", "dead"))
"""Last words of a phrase that does not name the people counted: they are those counted before."""
TYPES = (
    frozenset(("civilian", "unknown", "unnamed", "expert", "media")),
    frozenset(("military", "official")),
    frozenset(("rebel",)),
)
"""Types of sources whose members are told by one word: *officers* are police or soldiers."""
DOMINANT = 0.6
"""Share of a type's actors that lets its side be inferred."""
CARE = frozenset(verb_forms("treat"))
LOSS = frozenset(verb_forms("lose"))
REACH = 8
"""Tokens after a figure in which a place tells whose victims they are."""


def victims_sides(
    reading: Reading, tolls: Sequence[Toll], sources: Sequence[Attribution | None], dossier: Dossier | None
) -> list[str | None]:
    """Tell the side of the victims of every figure; None where nothing tells.

    In this order: who is named in the phrase; a part has the side of its whole; *its soldiers* are those of who
    spoke or was named last; whoever one of two sides struck is the other's; soldiers, officials or civilians are
    of the side that has most actors of that type, if any side has by far; a place; for dead and wounded without any
    of these, the side of the source that counts them.
    """
    if dossier is None:
        return [None] * len(tolls)
    finder = _Victims(reading, dossier)
    sides: list[str | None] = []
    for toll, source in zip(tolls, sources, strict=True):
        before = sides[-1] if sides else None
        sides.append(finder.side(toll, dossier.side_of(source) if source else None, before))
    return sides


class _Victims:
    """A reading's words and the sides named at its tokens."""

    def __init__(self, reading: Reading, dossier: Dossier) -> None:
        self.words = reading.tokens.lower
        self.names = dossier.side_names
        self.dossier_sides = dossier.sides
        starts = reading.tokens.starts
        mentions = dossier.actors_in(reading)
        self.places: list[int] = (starts.searchsorted([m.start for m in mentions], side="right") - 1).tolist()
        self.sides = [mention.side for mention in mentions]
        self.lows: list[int] = starts.searchsorted([start for start, _ in reading.sentences]).tolist()

    def side(self, toll: Toll, speaker: str | None, before: str | None) -> str | None:
        """Side of one figure's victims, given the speaker's and that of the figure before."""
        low, high = self._sentence(toll.first)
        named = self._named(toll.figure.last, toll.last)
        if named is not None:
            return named
        phrase = self.words[toll.first : toll.last]
        bare = toll.last <= toll.figure.last or phrase[-1] in BARE
        if before is not None and bare:
            return before
        if not OWN.isdisjoint(phrase):
            return self._last_named(low, toll.first) or speaker
        if self.words[toll.trigger[0]] in LOSS:
            return self._last_named(low, toll.trigger[0]) or speaker
        struck_by = self._striker(toll, low, high)
        if struck_by is not None and len(self.names) == 2:
            return self.names[1 - self.names.index(struck_by)]
        side = self._of_type(toll) or self._place(toll, high)
        return side or (None if toll.kind == "captured" else speaker)

    def _sentence(self, token: int) -> tuple[int, int]:
        number = max(bisect_right(self.lows, token) - 1, 0)
        return self.lows[number], self.lows[number + 1] if number + 1 < len(self.lows) else len(self.words)

    def _named(self, first: int, end: int) -> str | None:
        at = bisect_left(self.places, first)
        return self.sides[at] if at < len(self.places) and self.places[at] < end else None

    def _last_named(self, low: int, end: int) -> str | None:
        at = bisect_left(self.places, end) - 1
        return self.sides[at] if at >= 0 and self.places[at] >= low else None

    def _striker(self, toll: Toll, low: int, high: int) -> str | None:
        """Side of the subject of an active verb, or of the agent of a passive."""
        verb, end = toll.trigger
        if toll.active:
            return None if self.words[verb] in CARE else self._last_named(low, verb)
        if self.words[end : end + 1] == ["by"]:
            return self._named(end + 1, min(high, end + REACH))
        return None

    def _of_type(self, toll: Toll) -> str | None:
        """Side that has most actors of the type of people counted; people of no told type count as civilians."""
        nouns = [noun for _, _, noun in nouns_in(self.words, toll.figure.last, toll.last)]
        type_ = describe(nouns)[1] if nouns else None
        group = next((types for types in TYPES if type_ in types), TYPES[0])
        counts = [
            sum(actor.type in group for actor in side.actors) / max(len(side.actors), 1)
            for side in self.dossier_sides
        ]
        total = sum(counts)
        return self.names[counts.index(max(counts))] if total and max(counts) >= DOMINANT * total else None

    def _place(self, toll: Toll, high: int) -> str | None:
        after = max(toll.last, toll.trigger[1])
        for at in range(after, min(high, after + REACH)):
            if self.words[at] in PLACES and (side := self._named(at + 1, min(high, at + 4))) is not None:
                return side
        return None
