"""The teaching corpus: constructed articles on invented events, with dossiers and gold."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from framing.corpus import Corpus
from framing.dossier import Dossier, load_dossiers
from framing.errors import ReadError
from framing.readers.folder import read_folder

if TYPE_CHECKING:
    import pandas as pd

SEALED = ("rail-strike", "market-bombing", "clinic-ruling", "school-closures")
"""Events that nobody looked at while making rules, lexicons or models; figures on them are told apart."""


def corpus_folder() -> Path:
    """Return the corpus's folder: inside an installed package, or beside it in a checkout."""
    inside = Path(str(files("framing"))) / "teaching_corpus"
    for folder in (inside, inside.parent.parent / "corpus"):
        if (folder / "articles").is_dir():
            return folder
    raise ReadError(f"{inside}: the teaching corpus is missing; install the package again.")


@cache
def load_corpus() -> Corpus:
    """Load the teaching corpus: invented events, each told by five invented outlets.

    Returns
    -------
    Corpus
        Its articles are constructed and say so; see the data card ``corpus/README.md``.

    Examples
    --------
    >>> "Meridian Press" in load_corpus().outlets
    True
    """
    return read_folder(corpus_folder() / "articles")


@cache
def load_corpus_dossiers() -> tuple[Dossier, ...]:
    """Load the dossiers of the teaching corpus, one per event."""
    return load_dossiers(corpus_folder() / "dossiers")


def load_gold() -> dict[str, pd.DataFrame]:
    """Load the teaching corpus's gold as one tidy table per layer.

    Returns
    -------
    dict of DataFrame
        By layer: quotation, attribution, label, hedge, agency, zone, casualty, document; each row has `article`
        and, but for documents, `start, end, text`; `sealed` tells whether its event is sealed.
    """
    import pandas as pd

    corpus = load_corpus()
    tables = {}
    for file in sorted((corpus_folder() / "gold").glob("*.jsonl")):
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        table = pd.DataFrame(rows)
        tables[file.stem] = table.assign(sealed=table["article"].map(lambda id: corpus[id].event in SEALED))
    return tables
