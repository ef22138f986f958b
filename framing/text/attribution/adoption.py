"""Content for cues to which the network gave none: the piece beside them, though another cue may have it."""

from __future__ import annotations

from collections.abc import Sequence

from framing.text.attribution.links import Link, Range
from framing.text.attribution.rules import FINITE, Words


def adopted(links: Sequence[Link], words: Words) -> list[Link]:
    """Give active cues without content, but with a source, the piece that adjoins them: “We stay,” she *said*.

    A cue that has other content gives the piece up; one that has not shares it.
    """
    found = list(links)
    for number, link in enumerate(links):
        beside = _beside(link, found, words) if _lacks_content(link, words) else None
        if beside is None:
            continue
        owner, piece = beside
        others = [other for other in found[owner].content if other != piece]
        if others:
            found[owner] = found[owner]._replace(content=others)
        found[number] = link._replace(content=[piece])
    return found


def _lacks_content(link: Link, words: Words) -> bool:
    verb = words.verb(link.cue)
    if link.content or link.source is None or verb is None or words.quoted[link.cue[0]]:
        return False
    return words.tag(link.cue[0]) in FINITE and not words.is_passive(verb)


def _beside(link: Link, found: Sequence[Link], words: Words) -> tuple[int, Range] | None:
    """Find the quoted piece that ends at a cue or its speaker, else the one that begins behind them, and its owner."""
    start, end = link.cue
    speaker = link.source or link.cue
    start = min(start, speaker[0])
    end = max(end, speaker[1]) if speaker[0] <= end + 1 else end
    sentence = words.tokens.sentence
    before, behind = [], []
    for owner, other in enumerate(found):
        for first, last in other.content:
            if 0 <= start - last <= 1 and words.quoted[last - 1] and sentence[last - 1] == sentence[start]:
                before.append((owner, (first, last)))
            elif 0 <= first - end <= 1 and sentence[first] == sentence[link.cue[0]]:
                behind.append((owner, (first, last)))
    return next(iter(before + behind), None)
