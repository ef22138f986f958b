"""Train the tone model on NewsMTSC: ``framing train tone --data FOLDER --out tone.npz`` (extra ``train``)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from framing.classify.tone.towards import ToneTowards
from framing.datasets.newsmtsc import read_newsmtsc
from framing.models import save_arrays


def train(data: Path, out: Path) -> dict[str, Any]:
    """Train on all of the training data and write the model.

    Parameters
    ----------
    data : Path
        Folder of NewsMTSC; only ``train.jsonl`` is read.
    out : Path
        The ``.npz`` file.

    Returns
    -------
    dict
        How many targets, by tone, and the choices of training; how well it does, ``framing validate newsmtsc`` tells.

    Raises
    ------
    MissingExtraError
        If PyTorch is not installed.
    """
    items = [item for item in read_newsmtsc(data) if item.tone is not None]
    model = ToneTowards().fit([item.target for item in items], [str(item.tone) for item in items])
    save_arrays(Path(out), model.arrays_)
    return {"targets": len(items), "tones": Counter(str(item.tone) for item in items), **model.get_params()}
