"""Write notebooks/validation.csv and validation.md: ``python tests/scripts/validation_tables.py [METRICS.json …]``.

A file is what ``framing validate DATASET --data … --out DATASET.json`` wrote, and bears the data set's name. Data sets
without a file keep the figures of their last measurement. The teaching corpus is measured each time.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pandas as pd

from framing import gold_results
from framing.datasets import ROOMS
from framing.datasets.published import flat

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
PAGE, TABLE = NOTEBOOKS / "validation.md", NOTEBOOKS / "validation.csv"
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
    table = pd.read_csv(TABLE) if TABLE.is_file() else pd.DataFrame(columns=["dataset", "metric", "value"])
    for path in map(Path, sys.argv[1:]):
        metrics = flat(json.loads(path.read_text(encoding="utf-8")))
        rows = [(path.stem, metric, json.dumps(value, ensure_ascii=False)) for metric, value in metrics]
        found = pd.DataFrame(rows, columns=table.columns)
        table = pd.concat([table[table["dataset"] != path.stem], found])
    order = {name: place for place, name in enumerate(ROOMS)}
    table = table.sort_values("dataset", key=lambda column: column.map(order), kind="stable")
    table.to_csv(TABLE, index=False)
    parts = [HEAD, markdown(gold_results()), PEOPLE]
    for name in ROOMS:
        rows = table[table["dataset"] == name].drop(columns="dataset")
        rows = rows.assign(value=rows["value"].map(json.loads))
        parts.append(f"### {name}\n\n{markdown(rows) if len(rows) else 'Not measured yet.'}\n")
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    print(TABLE, PAGE, sep="\n")


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
