"""Content for cues to which the network gave none: the piece beside them, though another cue may have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from framing.text.attribution.links import Link, Range
from framing.text.attribution.words import Words
from framing.text.tag_groups import FINITE


def adopted(links: Sequence[Link], words: Words) -> list[Link]:
    """Give active cues without content, but with a source, the piece that adjoins them: “We stay,” she *said*.

    A cue that has other content gives the piece up; one that has not shares it.
    """
    found = list(links)
    by_border = _Pieces(found)
    for number, link in enumerate(links):
        beside = _beside(link, by_border, words) if _lacks_content(link, words) else None
        if beside is None:
            continue
        owner, piece = beside
        others = [other for other in found[owner].content if other != piece]
        if others:
            found[owner] = found[owner]._replace(content=others)
        found[number] = link._replace(content=[piece])
        by_border.enter(number, piece)
    return found


class _Pieces:
    """Pieces of content with their owners, by the token at which they begin or end: each is looked up at once."""

    def __init__(self, found: list[Link]) -> None:
        self._found = found
        self._firsts: dict[int, list[tuple[int, Range]]] = defaultdict(list)
        self._lasts: dict[int, list[tuple[int, Range]]] = defaultdict(list)
        for owner, link in enumerate(found):
            for piece in link.content:
                self.enter(owner, piece)

    def enter(self, owner: int, piece: Range) -> None:
        """Note that a link has a piece."""
        self._firsts[piece[0]].append((owner, piece))
        self._lasts[piece[1]].append((owner, piece))

    def ending(self, at: int) -> list[tuple[int, Range]]:
        """Return the pieces that end at a token or just before it, those of earlier links first."""
        return self._owned(self._lasts, (at, at - 1))

    def beginning(self, at: int) -> list[tuple[int, Range]]:
        """Return the pieces that begin at a token or just behind it."""
        return self._owned(self._firsts, (at, at + 1))

    def _owned(
        self, borders: dict[int, list[tuple[int, Range]]], places: Sequence[int]
    ) -> list[tuple[int, Range]]:
        at_border = (hit for place in places for hit in borders.get(place, ()))
        return sorted((owner, piece) for owner, piece in at_border if piece in self._found[owner].content)


def _lacks_content(link: Link, words: Words) -> bool:
    verb = words.verb(link.cue)
    if link.content or link.source is None or verb is None or words.quoted[link.cue[0]]:
        return False
    return words.tag(link.cue[0]) in FINITE and not words.is_passive(verb)


def _beside(link: Link, pieces: _Pieces, words: Words) -> tuple[int, Range] | None:
    """Find the quoted piece that ends at a cue or its speaker, else the one that begins behind them, and its owner."""
    start, end = link.cue
    speaker = link.source or link.cue
    start = min(start, speaker[0])
    end = max(end, speaker[1]) if speaker[0] <= end + 1 else end
    sentence = words.tokens.sentence
    before = (
        (owner, (first, last))
        for owner, (first, last) in pieces.ending(start)
        if words.quoted[last - 1] and sentence[last - 1] == sentence[start]
    )
    behind = (
        (owner, (first, last))
        for owner, (first, last) in pieces.beginning(end)
        if sentence[first] == sentence[link.cue[0]]
    )
    return next(before, None) or next(behind, None)
