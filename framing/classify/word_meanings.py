"""Word meanings: given vectors of frequent words, which tell *praised* from *slammed*.

A vector holds GloVe's 50 dimensions [Pennington2014], learnt from the company that words keep, and the main dimensions
of what a small language model [WangEtAl2020, ReimersGurevych2019] makes of the word alone. They carry social
associations of the texts they were learnt from, so who uses them should blank names, as the tone model does.
How they were made: `framing.training.word_meanings`.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from framing.models import load_arrays, unpack_words
from framing.text.attribution.columns import Vocabulary
from framing.text.attribution.network import dequantised

ARRAYS = ("words", "vectors", "vectors_scale")


@cache
def word_meanings() -> tuple[Vocabulary, npt.NDArray[np.float32]]:
    """Load the vectors once.

    Returns
    -------
    words : Vocabulary
        Gives the row of every form; row 0 for words that are not known, row 1 for numbers.
    vectors : array (rows × dimensions)
        The first two rows are zero.

    Examples
    --------
    >>> words, vectors = word_meanings()
    >>> praised, lauded, slammed = (vectors[words.rows(form)[0]] for form in ("praised", "lauded", "slammed"))
    >>> bool(praised @ lauded > praised @ slammed)
    True
    """
    arrays = load_arrays("word_meanings", ARRAYS)
    return Vocabulary(unpack_words(arrays["words"]), ()), dequantised(
        arrays["vectors"], arrays["vectors_scale"]
    )
