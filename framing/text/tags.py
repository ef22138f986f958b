"""Part-of-speech tags: a small neural network over windows of words, fast enough to tag every article.

Each word type gets a vector, the sum of the vectors of its features (the word itself, its endings, its
shape); vectors of types are kept, so that a word seen before costs one look-up. Two layers look at two
neighbours each on both sides, so a tag depends on nine words. All of it is a handful of matrix products.
The tags are those of the Penn Treebank. Trained parameters: ``framing/models/tags.npz``; how they were made:
`framing.training.tags`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from framing.models import Arrays, load_arrays, unpack_words
from framing.text.second_look import is_participle, is_past_tense
from framing.text.segment import Tokens

TAGS = (
    "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS",
    "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ",
    "WDT", "WP", "WP$", "WRB", "$", "``", "''", "-LRB-", "-RRB-", ",", ".", ":", "HYPH",
)  # fmt: skip
"""The Penn Treebank's tags, by name; `tag` returns indices into this tuple."""

REACH = 2
"""How many neighbours each layer sees on each side."""

BOUNDARY = " "
"""The type that stands between sentences: no token is a space."""

LONGEST_ENDING = 5
DIGIT, UPPER, LOWER = re.compile(r"\d"), re.compile(r"[^\W\d_a-zß-öø-ÿ]"), re.compile(r"[^\W\dX_]")
RUN = re.compile(r"(.)\1+")
MOST_TYPES_KEPT = 60_000
WEIGHTS = ("inward", "inward_bias", "between", "outward", "outward_bias", "final", "direct", "final_bias")

PARTICIPLE, PAST = TAGS.index("VBN"), TAGS.index("VBD")
SURE, SURE_OF_PAST = 3.0, 1.5
"""Differences of scores from which on participle and past tense are believed: by cross-validation on GUM."""

PART = 20_000
"""Forms that are scored at a time."""
FARTHEST = 60
"""Tokens on each side that are looked at to tell a participle from a past tense."""

Matrix = npt.NDArray[np.float32]


def features(form: str) -> tuple[str, ...]:
    """Name the features of a word type: its form, endings, beginnings, shape, last part of a compound.

    Digits are all alike; runs of one kind of letter in the shape are cut to one.

    Examples
    --------
    >>> features("A-ok")
    ('a-ok', '=A-ok', '-k', '-ok', '--ok', 'a-+', 'a-o+', '^ok', '^-ok', '#X-x', '~ok')
    """
    plain = DIGIT.sub("0", form.replace("’", "'").replace("‘", "'"))
    lower = plain.lower()
    names = [lower, "=" + plain if plain != lower else ""]
    names += ["-" + lower[-length:] for length in range(1, LONGEST_ENDING + 1) if length < len(lower)]
    names += [lower[:length] + "+" for length in (2, 3) if length < len(lower)]
    if plain[:1].isupper():
        names += ["^" + lower[-length:] for length in (2, 3) if length < len(lower)]
    names.append("#" + _shape(plain))
    if "-" in lower[1:-1]:
        names.append("~" + lower.rpartition("-")[2])
    return tuple(names)


def _shape(form: str) -> str:
    if form.isascii() and form.isalpha() and (form.islower() or form.istitle()):
        return "x" if form.islower() else "Xx"[: len(form)]
    return RUN.sub(r"\1", LOWER.sub("x", UPPER.sub("X", form)))


def windows(rows: Matrix) -> Matrix:
    """Set each row beside its `REACH` neighbours on both sides; zeros stand beyond the ends."""
    count, width = rows.shape
    padded = np.zeros((count + 2 * REACH, width), dtype=np.float32)
    padded[REACH : REACH + count] = rows
    return np.concatenate([padded[i : i + count] for i in range(2 * REACH + 1)], axis=1)


def rectified(rows: Matrix) -> Matrix:
    """Set what is negative to zero, in place."""
    return np.maximum(rows, 0, out=rows)


class Tagger:
    """A trained network with the vectors of the word types it has met.

    Parameters
    ----------
    arrays : dict of str to array
        As `framing.training.tags.train` writes them.
    """

    def __init__(self, arrays: Arrays) -> None:
        names = unpack_words(arrays["words"])
        self._row_of = {name: row for row, name in enumerate(names, 1)}
        self._vectors = dequantised(arrays["vectors"], arrays["scale"])
        self._network = {name: arrays[name].astype(np.float32) for name in WEIGHTS}
        self._forget()

    def _forget(self) -> None:
        self._types: dict[str, int] = {}
        self._kept = np.zeros((1024, self._vectors.shape[1]), dtype=np.float32)
        self._learn([BOUNDARY])

    def _learn(self, forms: Sequence[str]) -> None:
        """Work out the vectors of word types that were not met before."""
        if not forms:
            return
        rows = [[self._row_of.get(name, 0) for name in features(form)] for form in forms]
        firsts = np.cumsum([0, *(len(row) for row in rows[:-1])])
        known = len(self._types)
        self._types.update((form, known + number) for number, form in enumerate(forms))
        while len(self._types) > len(self._kept):
            self._kept = np.concatenate([self._kept, np.zeros_like(self._kept)])
        flat = self._vectors[[row for type_rows in rows for row in type_rows]]
        self._kept[known : len(self._types)] = np.add.reduceat(flat, firsts, axis=0)

    def scores(self, forms: Sequence[str]) -> Matrix:
        """Score every tag for every form of a stream in which `BOUNDARY` stands between sentences.

        Returns
        -------
        array of shape (forms, tags)
            The higher, the likelier.
        """
        if len(self._types) > MOST_TYPES_KEPT:
            self._forget()
        self._learn([form for form in dict.fromkeys(forms) if form not in self._types])
        types = self._types
        net = self._network
        hidden = rectified(
            windows(self._kept[[types[form] for form in forms]]) @ net["inward"] + net["inward_bias"]
        )
        wide = rectified(windows(hidden @ net["between"]) @ net["outward"] + net["outward_bias"])
        scores: Matrix = wide @ net["final"] + hidden @ net["direct"] + net["final_bias"]
        return scores

    def _in_parts(self, forms: Sequence[str]) -> Matrix:
        """Score a stream part by part, each with the neighbours it needs, so that memory stays flat."""
        edge = 2 * REACH
        parts = []
        for first in range(0, len(forms), PART):
            start = max(first - edge, 0)
            scores = self.scores(forms[start : first + PART + edge])
            parts.append(scores[first - start : first - start + PART])
        return np.concatenate(parts)

    def tag(self, tokens: Tokens, sentences: Sequence[tuple[int, int]]) -> npt.NDArray[np.uint8]:
        """Tag the tokens of a text; see `framing.text.tags.tag`."""
        starts = [start for start, _ in sentences]
        firsts = np.searchsorted(tokens.starts, starts).tolist()
        stream: list[str] = []
        places = np.arange(len(tokens))
        forms = tokens.forms
        for first, last in zip([0, *firsts], [*firsts, len(tokens)], strict=True):
            stream += [BOUNDARY] * REACH
            places[first:last] += len(stream) - first
            stream += forms[first:last]
        stream += [BOUNDARY] * REACH
        scores = self._in_parts(stream)[places]
        codes: npt.NDArray[np.uint8] = scores.argmax(axis=1).astype(np.uint8)
        lead = scores[:, PARTICIPLE] - scores[:, PAST]
        unsure = ((codes == PARTICIPLE) & (lead < SURE)) | ((codes == PAST) & (lead > -SURE_OF_PAST))
        for at in np.flatnonzero(unsure).tolist():
            number = bisect_right(firsts, at)
            first = max(firsts[number - 1] if number else 0, at - FARTHEST)
            last = min(firsts[number] if number < len(firsts) else len(tokens), at + FARTHEST)
            words, names = tokens.lower[first:last], [TAGS[code] for code in codes[first:last].tolist()]
            if codes[at] == PARTICIPLE and is_past_tense(words, names, at - first):
                codes[at] = PAST
            elif codes[at] == PAST and is_participle(words, names, at - first):
                codes[at] = PARTICIPLE
        return codes


def quantised(vectors: Matrix) -> tuple[npt.NDArray[np.int8], Matrix]:
    """Store vectors as whole numbers from -127 to 127 with one scale per column."""
    scale = np.maximum(np.abs(vectors).max(axis=0), 1e-9) / 127
    return np.rint(vectors / scale).astype(np.int8), scale.astype(np.float32)


def dequantised(vectors: npt.NDArray[np.int8], scale: Matrix) -> Matrix:
    """Restore what `quantised` stored; row 0, for features that are not known, is zero."""
    known = vectors.astype(np.float32) * scale
    return np.concatenate([np.zeros((1, known.shape[1]), dtype=np.float32), known])


@cache
def tagger() -> Tagger:
    """Return the tagger that ships with the package, loaded once."""
    return Tagger(load_arrays("tags", ("words", "vectors", "scale", *WEIGHTS)))


def tag(tokens: Tokens, sentences: Sequence[tuple[int, int]]) -> npt.NDArray[np.uint8]:
    """Part of speech of every token, as an index into `TAGS`.

    Examples
    --------
    >>> from framing.text.segment import tokenize
    >>> text = "Two villages were shelled overnight."
    >>> [TAGS[code] for code in tag(tokenize(text), [(0, len(text))])]
    ['CD', 'NNS', 'VBD', 'VBN', 'RB', '.']
    """
    if not len(tokens):
        return np.zeros(0, dtype=np.uint8)
    return tagger().tag(tokens, sentences)
