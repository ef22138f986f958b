"""Reports inside reports: attributions in the indirect content of another attribution.

The annotation from which the network learnt is flat. So an indirect content that holds a reporting verb is read
once more, as if it stood by itself: "that Meridia had accused Lantern of shelling" becomes a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from framing.text.attribution.columns import Integers, Stretch
from framing.text.attribution.links import Link, Range, find_links
from framing.text.attribution.network import Network
from framing.text.attribution.rules import settled
from framing.text.attribution.words import Words
from framing.text.grammar.inflection import verb_forms

SHORTEST = 5
"""Tokens of the shortest content that is read again."""

REPORTING = frozenset(
    form
    for verb in (
        "accuse acknowledge admit allege announce argue ask assert believe blame claim condemn confirm criticise "
        "criticize declare demand deny describe dismiss estimate insist promise reject report reveal say suggest "
        "tell threaten urge vow warn write"
    ).split()
    for form in verb_forms(verb)
) | {"according"}
"""Words, in lower case, of which one must stand in a content that is read again."""


def nested_links(
    network: Network, words: Words, forms: Sequence[str], links: Sequence[Link]
) -> Iterator[Link]:
    """Find the attributions inside the contents of `links`, those in quotation marks excepted."""
    tokens, quoted = words.tokens, words.quoted
    again = sorted(
        {
            (first + (words.lower[first] == "that"), end)
            for link in links
            for first, end in link.content
            if end - first >= SHORTEST
            and any(words.lower[i] in REPORTING and not quoted[i] for i in range(first, end))
        }
    )
    if not again:
        return
    owners = content_owners(links, len(forms))
    place = np.concatenate([np.arange(first, end) for first, end in again])
    starts = tokens.starts[place]
    sentences = [(int(tokens.starts[first]), int(tokens.starts[end - 1]) + 1) for first, end in again]
    apart = Stretch(starts, tokens.tags[place], sentences, sentences, tokens.marks)

    def back(found: Range) -> Range:
        return int(place[found[0]]), int(place[found[1] - 1]) + 1

    for link in find_links(network, apart, [forms[i] for i in place.tolist()], connected=False):
        if link.content and not quoted[place[link.cue[0]]]:
            source = back(link.source) if link.source else None
            cue = back(link.cue)
            outer = next(piece for piece in again if piece[0] <= cue[0] < piece[1])
            content = _behind([back(piece) for piece in link.content], cue, outer[1], words)
            yield settled(Link(source, cue, content), words, links[owners[cue[0]]])


def _behind(content: list[Range], cue: Range, limit: int, words: Words) -> list[Range]:
    """Leave to the outer report what stands before a coordinated cue: said that it rained, *urging* all to stay."""
    if not words.is_coordinated(cue[0]):
        return content
    behind = [piece for piece in content if piece[0] >= cue[1]]
    if not behind and words.tag(cue[0]) == "VBG" and cue[1] < limit:
        behind = [(cue[1], limit)]
    return behind or content


def content_owners(links: Sequence[Link], count: int) -> Integers:
    """Tell for each of `count` tokens in which link's content it stands, by number; -1 outside all contents."""
    owners = np.full(count, -1)
    for number, link in enumerate(links):
        for first, end in link.content:
            owners[first:end] = number
    return owners
