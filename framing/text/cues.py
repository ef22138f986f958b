"""Reporting cues: which word reports, and what the choice of that word does.

Thirteen classes, by what the outlet's choice of the word says about the report [ThompsonYe1991] [Geis1987]:
a neutral *said*; an *official* act (announced); the source made *assertive* (insisted); *distancing* (claimed);
*factive*, which takes the content as true (pointed out); *concessive* (admitted); *accusing*; *denying*;
*directive* (urged); *commissive* (vowed, warned); *cognitive* (believes); *tentative* (suggested); *emotive*
(lamented, welcomed). A cue that the lexicon ``cues.tsv`` does not hold is *other*.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from framing.lexicon import Entry, load_lexicon
from framing.text.segment import tokenize

if TYPE_CHECKING:
    from framing.text.attributions import Pieces
    from framing.text.reading import Reading

VERB_CLASSES = (
    "neutral", "official", "assertive", "distancing", "factive", "concessive", "accusing", "denying",
    "directive", "commissive", "cognitive", "tentative", "emotive", "other",
)  # fmt: skip

PRECEDENCE = ("verb", "phrase", "noun", "marker")
"""Which kind of entry names a cue that holds several: "reportedly told" is told, "said in a statement" is said."""


@cache
def _entries() -> dict[str, list[tuple[tuple[str, ...], Entry]]]:
    """Entries by the first token of their forms, the longest form first."""
    index: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in load_lexicon("cues").entries:
        for form in entry.forms:
            words = tuple(tokenize(form).lower)
            index.setdefault(words[0], []).append((words, entry))
    for choices in index.values():
        choices.sort(key=lambda choice: (-len(choice[0]), PRECEDENCE.index(choice[1].facts["kind"])))
    return index


def describe_cue(reading: Reading, cue: Pieces) -> tuple[str, str]:
    """Name a cue's reporting word and its class.

    Parameters
    ----------
    reading : Reading
        The article that holds the cue.
    cue : tuple of (start, end)
        Offsets of the cue's pieces. A phrase may reach beyond them ("called" before "for").

    Returns
    -------
    lemma : str
        The entry of the lexicon ("say", "according to", "call for"); for a cue that it does not hold, the cue's
        last word as it stands.
    verb_class : str
        One of `VERB_CLASSES`.

    Examples
    --------
    >>> from framing.text.article import Article
    >>> from framing.text.reading import Reading
    >>> reading = Reading(Article(id="a", text="The mayor has pointed out that nobody paid."))
    >>> describe_cue(reading, ((10, 25),))
    ('point out', 'factive')
    """
    tokens = [token for piece in cue for token in _tokens_of(reading, piece)]
    best = min(_entries_at(reading, tokens), key=lambda e: PRECEDENCE.index(e.facts["kind"]), default=None)
    if best is not None:
        return best.term, best.category
    return (reading.tokens.lower[tokens[-1]] if tokens else ""), "other"


def _tokens_of(reading: Reading, piece: tuple[int, int]) -> range:
    starts = reading.tokens.starts
    first = max(int(np.searchsorted(starts, piece[0], side="right")) - 1, 0)
    return range(first, int(np.searchsorted(starts, piece[1])))


def _entries_at(reading: Reading, tokens: list[int]) -> Iterator[Entry]:
    """Yield the entry, of the longest form, that begins at each token; none inside another."""
    index, lower = _entries(), reading.tokens.lower
    free = -1
    for token in tokens:
        if token < free:
            continue
        for words, entry in index.get(lower[token], ()):
            if len(words) == 1 or tuple(lower[token : token + len(words)]) == words:
                free = token + len(words)
                yield entry
                break
