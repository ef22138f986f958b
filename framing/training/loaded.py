"""The classifier of loaded wording, trained by the user on their copy of BABE [Spinde2021]; it is not shipped."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from framing.classify.storage import save_model
from framing.datasets.babe import read_babe
from framing.datasets.judged_sentences import cross_validated, trained

LIMITS = (
    "US news of 2017 to 2020; sentences out of context, half of them biased: chances are too high for whole articles. "
    "The licence of BABE (AGPL-3.0) may bear on files made from it."
)


def train(data: Path, out: Path) -> dict[str, Any]:
    """Train the classifier on all judged sentences and write it; return its cross-validated figures.

    Parameters
    ----------
    data : Path
        Folder that holds ``final_labels_SG2.csv``.
    out : Path
        The ``.npz`` file; `framing.load_model` reads it.
    """
    sentences = list(read_babe(data))
    figures = cross_validated(sentences)
    card = {
        "data": "BABE, second group of judges (Spinde et al. 2021)",
        "date": datetime.date.today().isoformat(),
        "metrics": figures,
        "limits": LIMITS,
    }
    save_model(trained(sentences), out, card)
    return {"sentences": len(sentences), **figures}
