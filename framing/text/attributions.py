"""Attributions: source, cue and content of everything that is reported as somebody's words or thoughts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Find every attribution of an article, in order of the text."""
    return ()
