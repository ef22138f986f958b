"""From the network's labels to attributions: pieces joined around their cues, as ranges of tokens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.text.attribution.borders import fit_to_marks
from framing.text.attribution.columns import COLUMNS, OPENING_STATES, Integers, Stretch, chunks
from framing.text.attribution.network import LABELS, ROLES, Network, Pieces, pieces

LONGEST_READ = 4000
"""Tokens that the network reads at once: time and memory grow no faster than the length of the text."""

OUTSIDE, CUE, CONTENT = (LABELS.index(name) for name in ("outside", "B-cue", "B-content"))
MARK = list(COLUMNS).index("mark")

Range = tuple[int, int]


class Link(NamedTuple):
    """A cue with its source and its content, as half-open ranges of tokens.

    Parameters
    ----------
    source : tuple of int, or None
        Who says it, if anybody is named.
    cue : tuple of int
        The reporting words.
    content : list of tuple of int
        The pieces of what is said, in order; none where the network gave them to other cues.
    """

    source: Range | None
    cue: Range
    content: list[Range]


def find_links(
    network: Network, tokens: Stretch, forms: Sequence[str], connected: bool = True
) -> Iterator[Link]:
    """Find the attributions in a stretch of tokens, in the order of their cues.

    Paragraphs that are not `connected` are read each for itself: what is said never goes on from one to the next.
    """
    columns = tokens.columns
    for first, end in _parts(tokens.paragraph):
        part = slice(first, end)
        states = network.states(forms[part], columns[part], tokens.sentence[part])
        paragraph = tokens.paragraph[part]
        emissions = network.emissions(states)
        labels = fit_to_marks(network.labels(emissions, chunks(paragraph)), tokens, forms[part], first)
        goes_on = connected & np.isin(columns[part, MARK], OPENING_STATES)
        labels = _introduced(labels, paragraph, emissions[:, CUE] - emissions[:, OUTSIDE], goes_on)
        found = pieces(labels)
        sources, cues, contents = (found[role] for role in ROLES)
        if not len(cues):
            continue
        at_cue = paragraph[cues.firsts]
        source_of = network.sources_of_cues(
            states, sources, cues, at_cue[:, None] == paragraph[sources.firsts]
        )
        speaking = _speaking(paragraph, at_cue, goes_on)
        cue_of = network.cues_of_contents(
            states, contents, cues, speaking[contents.firsts][:, None] == at_cue
        )
        said: dict[int, list[Range]] = defaultdict(list)
        for number, cue in enumerate(cue_of.tolist()):
            said[cue].append(_range(contents, number, first))
        for cue, source in enumerate(source_of.tolist()):
            speaker = _range(sources, source, first) if source >= 0 else None
            yield Link(speaker, _range(cues, cue, first), said[cue])


def _introduced(
    labels: Integers, paragraph: Integers, cue_scores: npt.NDArray[np.float32], goes_on: npt.NDArray[np.bool_]
) -> Integers:
    """Label the likeliest cue in a paragraph that introduces quoted paragraphs and has no cue (Ines Brun, baker:)."""
    labels = labels.copy()
    at_cue = paragraph[labels == CUE]
    speaking = _speaking(paragraph, at_cue, goes_on)
    orphaned = (labels == CONTENT) & (speaking < 0) & goes_on[np.searchsorted(paragraph, paragraph)]
    for number in np.unique(paragraph[orphaned]).tolist():
        first, end = np.searchsorted(paragraph, (number - 1, number))
        candidates = first + np.flatnonzero(labels[first:end] == OUTSIDE)
        if len(candidates):
            labels[candidates[cue_scores[candidates].argmax()]] = CUE
    return labels


def _speaking(paragraph: Integers, at_cue: Integers, goes_on: npt.NDArray[np.bool_]) -> Integers:
    """For every token: the paragraph whose cues may report it, -1 if none.

    That is its own; a paragraph without a cue whose first token goes on with what was said has the cues of the
    one before it.
    """
    numbers, firsts, place = np.unique(paragraph, return_index=True, return_inverse=True)
    has_cue = np.isin(numbers, at_cue)
    previous, speaking = -1, []
    for number, first, own in zip(numbers.tolist(), firsts.tolist(), has_cue.tolist(), strict=True):
        previous = number if own else previous if goes_on[first] else -1
        speaking.append(previous)
    spoken: Integers = np.array(speaking)[place]
    return spoken


def _range(found: Pieces, number: int, offset: int) -> Range:
    return offset + int(found.firsts[number]), offset + int(found.ends[number])


def _parts(paragraph: Integers) -> Iterator[Range]:
    """Cut tokens into parts of at most `LONGEST_READ`, between paragraphs where possible."""
    edges = np.append(np.flatnonzero(np.diff(paragraph)) + 1, len(paragraph))
    first = 0
    while first < len(paragraph):
        last_edge = edges[max(int(np.searchsorted(edges, first + LONGEST_READ, side="right")) - 1, 0)]
        end = int(last_edge) if first < last_edge <= first + LONGEST_READ else first + LONGEST_READ
        yield first, min(end, len(paragraph))
        first = end
