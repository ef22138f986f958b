"""Whose words these are: quoted, attributed, or the outlet's own.

Every character stands in one voice. Words inside marks that report speech (function speech or mixed) are
*quoted*; words of an attribution's content outside such marks are *attributed*; all else is the *outlet*'s.
Words in scare, term, name and title marks are the outlet's too, but marked.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from framing.text.attributions import Attribution
from framing.text.quotations import Quotation

VOICES = ("outlet", "attributed", "quoted")
MARKED = 4
"""Bit that is added to the outlet's code inside scare, term, name and title marks."""

REPORTING = frozenset({"speech", "mixed"})


def voice_codes(
    offsets: npt.NDArray[np.int_],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
) -> npt.NDArray[np.uint8]:
    """Voice of the character at each of the sorted `offsets`.

    Parameters
    ----------
    offsets : array of int
        Character offsets, in ascending order.
    quotations : sequence of Quotation
        With their functions.
    attributions : sequence of Attribution
        Whose contents are attributed.

    Returns
    -------
    array of uint8
        Index into `VOICES`; `MARKED` where the outlet's words stand in marks of another function.
    """
    codes = np.zeros(len(offsets), dtype=np.uint8)

    def paint(start: int, end: int, code: int) -> None:
        first, last = np.searchsorted(offsets, (start, end))
        codes[first:last] = code

    for attribution in attributions:
        for start, end in attribution.content:
            paint(start, end, VOICES.index("attributed"))
    # words in marks that do not report are the outlet's, unless a source says them
    for quotation in quotations:
        if quotation.function not in REPORTING:
            first, last = np.searchsorted(offsets, (quotation.start, quotation.end))
            codes[first:last][codes[first:last] == 0] = MARKED
    for quotation in quotations:
        if quotation.function in REPORTING:
            paint(quotation.start, quotation.end, VOICES.index("quoted"))
    return codes
