"""What the tone network is told of a sentence: its words of one voice, and where they stand from the target.

No name reaches the network: the words of the target and every proper noun are left blank. What is said of somebody
counts, not who it is said of; exchanging two names in a text exchanges their tones.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from framing.errors import ArgumentError
from framing.lexicon import load_lexicon
from framing.text.attribution.columns import MARK_STATES, Integers, Vocabulary, whole
from framing.text.tags import TAGS
from framing.text.voice import MARKED

if TYPE_CHECKING:
    from framing.text.reading import Reading

LONGEST = 80
"""Tokens that are read of one sentence, those nearest to the target."""

FINEST, PER_DOUBLING, MOST = 6, 2, 11
"""Distances below `FINEST` tokens have a class each, longer ones a few per doubling, `MOST` classes to each side."""

NAMES = [TAGS.index("NNP"), TAGS.index("NNPS")]

POLARITIES = ("positive", "negative", "reversal", "intensifier", "downtoner", "condition")
"""Categories of the lexicon ``sentiment``; 0 stands for words that are not in it."""

COLUMNS = {
    "word": 0,
    "own": 0,
    "tag": len(TAGS),
    "distance": 2 * MOST + 1,
    "mark": MARK_STATES,
    "polarity": len(POLARITIES) + 1,
}
"""What is told of every word, and how many values that has (0: as many as the model knows words)."""

PLACE_OF = {name: place for place, name in enumerate(COLUMNS)}
BLANKED = [PLACE_OF[name] for name in ("word", "own", "polarity")]
"""Columns that tell which word it is: 0 where the word is blank."""


@dataclass(frozen=True, eq=False)
class TargetedWords:
    """The tokens of a sentence as they are read towards one target.

    Parameters
    ----------
    tokens : array of int
        Their indices in the reading.
    first, end : int
        Half-open range of the target among them.
    """

    tokens: Integers
    first: int
    end: int


def targeted_words(reading: Reading, start: int, end: int, by_voice: bool = False) -> TargetedWords:
    """Choose the tokens that are read to tell the tone towards a target.

    Parameters
    ----------
    reading : Reading
        The article or sentence.
    start, end : int
        Offsets of the target in its text.
    by_voice : bool
        Leave out the words of the other voice: those of sources where the outlet names the target, those of the
        outlet where a source does.

    Raises
    ------
    ArgumentError
        If the target does not lie in the text, or holds no word.

    Examples
    --------
    >>> from framing.text.article import Article
    >>> from framing.text.reading import Reading
    >>> reading = Reading(Article(id="a", text="The North fell. “It was brave,” said the North’s envoy."))
    >>> chosen = targeted_words(reading, 41, 46, by_voice=True)
    >>> [reading.tokens.forms[i] for i in chosen.tokens]
    ['said', 'the', 'North', '’s', 'envoy', '.']
    """
    first, last = _tokens_of(reading, start, end)
    beginning = (int(reading.tokens.starts[first]), len(reading.text))
    sentence = reading.sentences[bisect_right(reading.sentences, beginning) - 1]
    low, high = np.searchsorted(reading.tokens.starts, sentence)
    chosen = np.arange(min(low, first), max(high, last))
    if by_voice:
        from_source = reading.token_voices[: max(high, last)] % MARKED > 0
        is_target = (chosen >= first) & (chosen < last)
        chosen = chosen[is_target | (from_source[chosen] == from_source[first])]
    before = int(np.searchsorted(chosen, first))
    cut = max(0, min(before - LONGEST // 2, len(chosen) - LONGEST))
    length = min(last - first, LONGEST - LONGEST // 2)
    return TargetedWords(chosen[cut : cut + LONGEST], before - cut, before - cut + length)


def _tokens_of(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Return the tokens that a target touches."""
    if not 0 <= start < end <= len(reading.text):
        raise ArgumentError(
            f"the target {start} to {end} does not lie in the text of {reading.article.id!r}, "
            f"which has {len(reading.text)} characters."
        )
    first = int(np.searchsorted(reading.tokens.ends, start, side="right"))
    last = int(np.searchsorted(reading.tokens.starts, end))
    if first >= last:
        raise ArgumentError(
            f"the target {start} to {end} of {reading.article.id!r} holds no word: {reading.text[start:end]!r}."
        )
    return first, last


def distance_class(distance: Integers) -> Integers:
    """Class of a signed distance in tokens, from 0 to 2 · `MOST`.

    Examples
    --------
    >>> distance_class(np.array([-30, -1, 0, 1, 7, 500])).tolist()
    [1, 10, 11, 12, 17, 22]
    """
    size = np.abs(distance)
    coarse = FINEST + np.floor(np.log2(np.maximum(size, FINEST) / FINEST) * PER_DOUBLING)
    return (MOST + np.sign(distance) * np.minimum(np.where(size < FINEST, size, coarse), MOST)).astype(int)


def columns_of(
    found: Iterable[tuple[Reading, TargetedWords]], words: Vocabulary, own: Vocabulary
) -> list[npt.NDArray[np.int64]]:
    """Tell of every token of every target's words what `COLUMNS` lists.

    Parameters
    ----------
    found : iterable of (Reading, TargetedWords)
        The words towards each target; targets in one reading stand together.
    words, own : Vocabulary
        The words with a given vector, and those that also have a trained one.

    Returns
    -------
    list of array (tokens × columns)
    """
    told = []
    for reading, group in groupby(found, key=itemgetter(0)):
        told += _columns(reading, [target for _, target in group], words, own)
    return told


def _columns(
    reading: Reading, targets: Sequence[TargetedWords], words: Vocabulary, own: Vocabulary
) -> list[npt.NDArray[np.int64]]:
    forms, tags = reading.tokens.forms, reading.tags
    told = np.zeros((len(forms), len(COLUMNS)), dtype=np.int64)
    needed = np.unique(np.concatenate([target.tokens for target in targets]))
    common = needed[~np.isin(tags[needed], NAMES)]
    for name, vocabulary in (("word", words), ("own", own)):
        told[common, PLACE_OF[name]] = [vocabulary.rows(forms[i])[0] for i in common.tolist()]
    told[:, PLACE_OF["tag"]] = tags
    told[:, PLACE_OF["mark"]] = whole(reading).columns[:, 1]
    for match in load_lexicon("sentiment").matches(reading):
        told[match.first : match.last, PLACE_OF["polarity"]] = POLARITIES.index(match.entry.category) + 1
    return [_towards(target, told[target.tokens]) for target in targets]


def _towards(target: TargetedWords, told: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Blank the target's own words, and tell how far off all others are."""
    places = np.arange(len(told))
    distance = np.minimum(places - target.first, 0) + np.maximum(places - target.end + 1, 0)
    told[target.first : target.end, BLANKED] = 0
    told[:, PLACE_OF["distance"]] = distance_class(distance)
    return told
