"""Data sets: the teaching corpus that ships, and readers of published gold sets that the user holds."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from framing import _check
from framing.datasets.teaching import load_corpus, load_corpus_dossiers, load_gold

__all__ = ["load_corpus", "load_corpus_dossiers", "load_gold", "validate"]

ROOMS = {
    "newsmtsc": "newsmtsc",
    "seesaw": "seesaw",
    "polnear": "polnear",
    "quotation-function": "quotation_function",
    "babe": "babe",
    "basil": "basil",
    "gum": "gum",
    "narrative-frames": "narrative_frames",
}


def validate(dataset: str, data: Path, split: str = "dev", predictions: Path | None = None) -> dict[str, Any]:
    """Measure the toolkit against a published data set that you hold.

    Parameters
    ----------
    dataset : str
        Its name; see ``framing validate --help``.
    data : Path
        Its folder.
    split : str
        Part of it; on a model's own training data grouped cross-validation is reported.
    predictions : Path, optional
        Where to write one object a line: `item, gold, prediction`.

    Returns
    -------
    dict
        The metrics.
    """
    room = importlib.import_module(f"{__name__}.{ROOMS[_check.one_of('the data set', dataset, ROOMS)]}")
    result: dict[str, Any] = room.validate(data, split, predictions)
    return result
