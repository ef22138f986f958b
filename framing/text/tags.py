"""Part-of-speech tags."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from framing.text.segment import Tokens

TAGS = ("X",)


def tag(tokens: Tokens, sentences: Sequence[tuple[int, int]]) -> npt.NDArray[np.uint8]:
    """Part of speech of every token, as an index into `TAGS`."""
    return np.zeros(len(tokens), dtype=np.uint8)
