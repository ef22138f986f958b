"""The teaching corpus: constructed articles on invented events, with dossiers and gold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.corpus import Corpus
from framing.dossier import Dossier, load_dossiers
from framing.errors import ReadError
from framing.readers.folder import read_folder

if TYPE_CHECKING:
    import pandas as pd

SEALED = ("rail-strike", "market-bombing", "clinic-ruling", "school-closures")
"""Events that nobody looked at while making rules, lexicons or models; figures on them are told apart."""
PASSES = ("a", "b")
LABELS = {
    "quotation": "function", "label": "treatment", "hedge": "label", "agency": "label", "zone": "label",
    "casualty": "label",
}  # fmt: skip
"""What a row of a layer says about its span; attributions say more than one label can hold."""


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


def load_codings() -> pd.DataFrame:
    """Load the two coding passes of the teaching corpus as two coders' decisions, before they were settled.

    Returns
    -------
    DataFrame
        The columns of `read_codings` but for time and codebook: `article, variable, start, end` (missing for whole
        articles), `value, coder`; and `sealed`. Variables are the layers that label one span (`quotation, label,
        hedge, agency, zone, casualty`), and for whole articles ``frame: …`` (0 or 1) and ``tone: …`` (−1, 0 or 1
        towards the side named). Both passes were made with a language model: two coders with one mind.

    Examples
    --------
    >>> codings = load_codings()
    >>> sorted(codings["coder"].unique()), "frame: conflict" in set(codings["variable"])
    (['a', 'b'], True)
    """
    import pandas as pd

    corpus = load_corpus()
    rows = [
        (row["article"], *decision, coder, corpus[row["article"]].event in SEALED)
        for coder in PASSES
        for line in (corpus_folder() / "passes" / f"{coder}.jsonl").read_text(encoding="utf-8").splitlines()
        for row in [json.loads(line)]
        for decision in _decisions(row)
    ]
    table = pd.DataFrame(rows, columns=["article", "variable", "start", "end", "value", "coder", "sealed"])
    return table.astype({"start": "Int64", "end": "Int64"})


def _decisions(row: dict[str, Any]) -> Iterator[tuple[str, int | None, int | None, str]]:
    """Yield variable, start, end and value of what one row of a pass decides."""
    if row["layer"] in LABELS:
        yield row["layer"], row["start"], row["end"], row[LABELS[row["layer"]]]
    elif row["layer"] == "document":
        for group, name in (("frames", "frame"), ("tone", "tone")):
            yield from ((f"{name}: {about}", None, None, str(value)) for about, value in row[group].items())
