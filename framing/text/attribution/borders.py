"""Where quoted content begins and ends: at its marks, whatever the network thought word by word.

The rules are regularities of the training articles of PolNeAR (shares of the quotations to which each applies):
a quotation that is content is content as a whole (98%); one that opens a sentence (99%), or comes with a capital
after a comma or colon (86%), is not run on from the words before it; nothing is run on behind its closing mark
where the quoted sentence is closed inside the marks (98%).
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.text.attribution.columns import Integers, Stretch
from framing.text.attribution.network import LABELS

BEGIN, INSIDE = LABELS.index("B-content"), LABELS.index("I-content")
INTRODUCING = frozenset({",", ":"})
CLOSED = frozenset({".", "!", "?", "?!", "!?"})


def fit_to_marks(labels: Integers, tokens: Stretch, forms: Sequence[str], offset: int = 0) -> Integers:
    """Move the borders of content to the quotation marks.

    Parameters
    ----------
    labels : array of int
        Label of each token of a part, as indices into `LABELS`.
    tokens : Stretch
        The whole of which it is a part.
    forms : sequence of str
        The part's tokens.
    offset : int
        Number of the part's first token.

    Returns
    -------
    array of int
        The labels with other borders.
    """
    labels = labels.copy()
    sentence = tokens.sentence[offset : offset + len(labels)]
    for first, end, _ in tokens.quotations:
        first, end = first - offset, end - offset
        if first < 0 or end > len(labels) or (labels[first:end] >= BEGIN).mean() <= 0.5:
            continue
        runs_on = first > 0 and labels[first] == INSIDE
        labels[first:end] = INSIDE
        opens_sentence = first == 0 or sentence[first - 1] != sentence[first]
        capital = end - first > 2 and forms[first + 1][0].isupper()
        introduced = capital and first > 0 and forms[first - 1] in INTRODUCING
        if introduced and runs_on:
            _clear_before(labels, first)
        if opens_sentence or introduced or not runs_on:
            labels[first] = BEGIN
        if end < len(labels) and labels[end] == INSIDE and forms[end - 2] in CLOSED:
            labels[end] = BEGIN
    return labels


def _clear_before(labels: Integers, first: int) -> None:
    """Take the words that lead up to a quotation out of the content."""
    start = first - 1
    while start > 0 and labels[start] == INSIDE:
        start -= 1
    labels[start:first] = 0
