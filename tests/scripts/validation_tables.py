"""Write notebooks/validation.md: ``python tests/scripts/validation_tables.py [FOLDER OF DATA SETS]``.

The folder holds the published data sets that you have, each under its name (polnear, quotation_function, babe,
basil); those that are missing are left out and said to be.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from framing import gold_results
from framing.datasets import validate

OUT = Path(__file__).resolve().parents[2] / "notebooks" / "validation.md"
SETS = {"polnear": "dev", "quotation-function": "dev", "babe": "dev", "basil": "dev"}


def main() -> None:
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    parts = [
        "# Validation\n\nMade by `python tests/scripts/validation_tables.py`. Read the data card of the teaching "
        "corpus first: its gold is a constructed standard, not people's coding of real news.\n",
        "## The teaching corpus\n",
        gold_table(),
        "\n## Published data sets\n",
    ]
    parts += [published(name, split, data) for name, split in SETS.items()]
    OUT.write_text("\n".join(parts) + "\n", encoding="utf-8")
    print(OUT)


def gold_table() -> str:
    """Return the results on the teaching corpus, open and sealed events side by side, as Markdown."""
    table = gold_results()
    lines = [
        "| layer | label | events | n | precision | recall | F1 |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in table.to_dict("records"):
        cells = [f"{row[key]:.2f}" if row[key] == row[key] else "" for key in ("precision", "recall", "f1")]
        lines.append(
            f"| {row['layer']} | {row['label']} | {row['events']} | {row['n']} | {' | '.join(cells)} |"
        )
    return "\n".join(lines)


def published(name: str, split: str, data: Path | None) -> str:
    """Return the metrics on one published set, or say that it was not at hand."""
    folder = data / name.replace("-", "_") if data else None
    if folder is None or not folder.is_dir():
        return f"### {name}\n\nNot at hand when this page was made.\n"
    metrics = validate(name, folder, split)
    return f"### {name}\n\n```json\n{json.dumps(metrics, indent=1, ensure_ascii=False)}\n```\n"


if __name__ == "__main__":
    main()
