"""Agreement between the two coding passes of the teaching corpus, layer by layer, as a Markdown table.

Run from the checkout: ``python tests/scripts/corpus_agreement.py``; the table stands in corpus/README.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing import load_corpus
from framing.datasets.teaching import SEALED
from framing.stats.coefficients import krippendorff_alpha
from framing.text.segment import tokenize

PASSES = Path(__file__).resolve().parents[2] / "corpus" / "passes"
LABELS = {
    "quotation": "function",
    "label": "treatment",
    "hedge": "label",
    "agency": "label",
    "zone": "label",
    "casualty": "label",
}
Rows = list[dict[str, Any]]


def main() -> None:
    print(table())


def table() -> str:
    """Return the Markdown table: alpha of every layer, for open and sealed events."""
    passes = {coder: load(coder) for coder in "ab"}
    lines = ["| layer | unit | alpha, open events | alpha, sealed events |", "| --- | --- | --- | --- |"]
    for layer in [*LABELS, "attribution"]:
        cells = [f"{alpha(tokens(passes, layer, sealed)):.2f}" for sealed in (False, True)]
        lines.append(f"| {layer} | token | {cells[0]} | {cells[1]} |")
    for name in ("frames", "tone"):
        cells = [f"{alpha(documents(passes, name, sealed)):.2f}" for sealed in (False, True)]
        lines.append(f"| {name} | article | {cells[0]} | {cells[1]} |")
    return "\n".join(lines)


def load(coder: str) -> Rows:
    """Read one pass."""
    return [json.loads(line) for line in (PASSES / f"{coder}.jsonl").read_text("utf-8").splitlines()]


def alpha(decisions: Iterable[tuple[str, str, str]]) -> float:
    """Krippendorff's alpha of (unit, coder, value) decisions, without an interval."""
    wide = pd.DataFrame(decisions, columns=["unit", "coder", "value"])
    ratings = pd.crosstab(wide["unit"], wide["value"]).to_numpy(dtype=float)
    statistic = krippendorff_alpha(ratings, np.arange(ratings.shape[1], dtype=float), "nominal")
    return float(statistic(np.ones((1, len(ratings))))[0])


def tokens(passes: dict[str, Rows], layer: str, sealed: bool) -> Iterator[tuple[str, str, str]]:
    """Yield each token's label in each pass; tokens that neither pass labels count as agreement on none."""
    for article in load_corpus():
        if (article.event in SEALED) != sealed:
            continue
        words = tokenize(article.text)
        for coder, rows in passes.items():
            labels = ["none"] * len(words)
            for row in (r for r in rows if r["article"] == article.id and r["layer"] == layer):
                for label, start, end in pieces(row):
                    first, last = words.starts.searchsorted([start, end])
                    labels[first:last] = [label] * (last - first)
            yield from ((f"{article.id}:{i}", coder, label) for i, label in enumerate(labels))


def pieces(row: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """Yield label, start and end of what a row marks; source and cue lie over content."""
    if row["layer"] == "attribution":
        yield from ((role, *piece) for role in ("content", "source", "cue") for piece in row[role])
    else:
        yield row[LABELS[row["layer"]]], row["start"], row["end"]


def documents(passes: dict[str, Rows], name: str, sealed: bool) -> Iterator[tuple[str, str, str]]:
    """Yield each decision on whole articles."""
    event = {article.id: article.event for article in load_corpus()}
    for coder, rows in passes.items():
        for row in (
            r for r in rows if r["layer"] == "document" and (event[r["article"]] in SEALED) == sealed
        ):
            yield from ((f"{row['article']}:{key}", coder, str(value)) for key, value in row[name].items())


if __name__ == "__main__":
    main()
