"""Write notebooks/validation.md: ``python tests/scripts/validation_tables.py [FOLDER [DATA SET …]]``.

The folder holds the published data sets that you have, each under its name (polnear, quotation_function, babe,
basil …); those that are missing, or not among those named, are said not to have been measured.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pandas as pd

from framing import gold_results, published_results
from framing.datasets import ROOMS

OUT = Path(__file__).resolve().parents[2] / "notebooks" / "validation.md"
HEAD = """# Validation

Made by `python tests/scripts/validation_tables.py`; `validation.ipynb` shows the same with figures. Read the data card
of the teaching corpus first: its gold is a constructed standard, not people's coding of real news.

## The teaching corpus

*Sealed* events were not looked at while rules, lexicons and models were made.
"""
PEOPLE = """
## Published data sets

Coded by people, from real news. Rows are the metrics that `framing validate` returns; the readers in
`framing/datasets` say what each means and which part was measured. Figures in a row are precision, recall and F1 (then
hits, false alarms and misses where counts follow), or the two ends of an interval.
"""


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    wanted = sys.argv[2:] or ROOMS
    parts = [HEAD, markdown(gold_results()), PEOPLE]
    for name in ROOMS:
        found = published_results(folder, [name]) if folder and name in wanted else pd.DataFrame()
        table = (
            markdown(found.drop(columns="dataset")) if len(found) else "Not measured when this page was made."
        )
        parts.append(f"### {name}\n\n{table}\n")
    OUT.write_text("\n".join(parts), encoding="utf-8")
    print(OUT)


def markdown(table: pd.DataFrame) -> str:
    """Return a table as Markdown; undefined cells are empty."""
    lines = [list(table.columns), ["---"] * table.shape[1], *table.itertuples(index=False)]
    return "\n".join(f"| {' | '.join(map(written, line))} |" for line in lines)


def written(value: Any) -> str:
    """Write one cell."""
    if value is None or value != value:
        return ""
    if isinstance(value, list):
        return ", ".join(map(written, value))
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
