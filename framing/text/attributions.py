"""Attributions: source, cue and content of everything that is reported as somebody's words or thoughts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from framing.models import load_arrays
from framing.text.attribution.columns import whole
from framing.text.attribution.links import Link, Range, find_links
from framing.text.attribution.nesting import content_owners, nested_links
from framing.text.attribution.network import ARRAYS, Network
from framing.text.attribution.patterns import naming_links
from framing.text.attribution.recovery import recovered
from framing.text.attribution.rules import is_report, settled
from framing.text.attribution.words import Words
from framing.text.cues import describe_cue

if TYPE_CHECKING:
    from framing.text.reading import Reading

KINDS = ("direct", "indirect", "mixed")
Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is said to have said something.

    Parameters
    ----------
    source, cue, content : tuple of (start, end)
        Offsets of the pieces; `source` may be empty, each may be discontinuous.
    kind : {"direct", "indirect", "mixed"}
        Whether the content stands wholly, not, or partly in quotation marks.
    verb : str
        Lemma of the reporting word ("say", "according to").
    verb_class : str
        One of the classes of `framing.text.cues`.
    source_name : str or None
        The person or body finally meant; None if it cannot be told.
    source_type : str
        One of `framing.text.sources.SOURCE_TYPES`.
    nested : bool
        Stands inside another attribution's indirect content.
    """

    source: Pieces
    cue: Pieces
    content: Pieces
    kind: str
    verb: str = ""
    verb_class: str = "other"
    source_name: str | None = None
    source_type: str = "unknown"
    nested: bool = False

    @property
    def hull(self) -> tuple[int, int]:
        """Start of the first piece and end of the last."""
        pieces = self.source + self.cue + self.content
        return min(s for s, _ in pieces), max(e for _, e in pieces)


@cache
def shipped_network() -> Network:
    """Return the network that ships with the package, loaded once."""
    return Network(load_arrays("attribution", ARRAYS))


def find_attributions(reading: Reading, network: Network | None = None) -> tuple[Attribution, ...]:
    """Find every attribution of an article, in order of the text.

    Their verbs and the names and types of their sources are left to `framing.text.sources.described`.

    Parameters
    ----------
    reading : Reading
        The article.
    network : Network, optional
        The trained network; the one that ships with the package unless another is given.

    Returns
    -------
    tuple of Attribution

    Raises
    ------
    ModelError
        If the model's file is missing or damaged.
    """
    if not len(reading.tokens):
        return ()
    network = network or shipped_network()
    tokens, forms = whole(reading), reading.tokens.forms
    words = Words(tokens, reading.tokens.lower)
    links = recovered([settled(link, words) for link in find_links(network, tokens, forms)], words)
    nested = list(nested_links(network, words, forms, links))
    owners = content_owners(links, len(forms))
    known = {link.cue[1] for link in links + nested}
    for link in naming_links(words):
        if link.cue[1] not in known:
            (links if owners[link.cue[0]] < 0 else nested).append(link)
    found = [
        _attribution(reading, link, words.quoted, is_nested)
        for some, is_nested in ((links, False), (nested, True))
        for link in some
        if is_report(link, words)
    ]
    reports = (attribution for attribution in found if _has_known_cue(reading, attribution))
    return tuple(sorted(reports, key=lambda attribution: attribution.hull))


def _has_known_cue(reading: Reading, attribution: Attribution) -> bool:
    """Tell whether the lexicon of cues knows the reporting word; what is quoted needs no such witness.

    Of the others that the network finds in PolNeAR, four in five are no reports: freed the hostages.
    """
    return attribution.kind != "indirect" or describe_cue(reading, attribution.cue)[1] != "other"


def _attribution(reading: Reading, link: Link, quoted: npt.NDArray[np.bool_], nested: bool) -> Attribution:
    starts, ends = reading.tokens.starts, reading.tokens.ends

    def span(tokens: Range) -> tuple[int, int]:
        return int(starts[tokens[0]]), int(ends[tokens[1] - 1])

    return Attribution(
        source=(span(link.source),) if link.source and link.source[0] < link.source[1] else (),
        cue=(span(link.cue),),
        content=tuple(span(piece) for piece in link.content),
        kind=_kind(reading.tokens.is_word, quoted, link.content),
        nested=nested,
    )


def _kind(is_word: npt.NDArray[np.bool_], quoted: npt.NDArray[np.bool_], content: list[Range]) -> str:
    """Tell whether content stands in quotation marks, by its words."""
    words = sum(int(is_word[first:end].sum()) for first, end in content)
    in_marks = sum(int((quoted[first:end] & is_word[first:end]).sum()) for first, end in content)
    if not in_marks:
        return "indirect"
    return "direct" if in_marks == words else "mixed"
