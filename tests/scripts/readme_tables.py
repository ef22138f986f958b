"""Write the README's generated tables anew: ``python tests/scripts/readme_tables.py``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd

from framing.summary_tables import catalogue_markdown

ROOT = Path(__file__).resolve().parents[2]
README, MEASURED = ROOT / "README.md", ROOT / "notebooks" / "validation.csv"
F1 = 2  # behind precision and recall
# what is told, data set, {name of a figure: (its metric, its place in a row of figures)}, what to hold it against
ROWS: list[tuple[str, str, dict[str, tuple[str, int | None]], str]] = [
    (
        "who says what",
        "polnear",
        {
            "token alpha": ("alpha", None),
            "contents exact, F1": ("span_content", F1),
            "attributions overlapping, F1": ("span_all_overlap", F1),
            "direct contents found exactly": ("span_direct_content", None),
        },
        "people agree among themselves with alpha 0.754",
    ),
    (
        "what quotation marks do",
        "quotation-function",
        {"accuracy": ("accuracy", None), "macro F1": ("macro_f1", None), "scare quotes, F1": ("scare", F1)},
        "ten folds by article; 29 scare quotes, so give or take 0.13",
    ),
    (
        "passives",
        "gum",
        {"any, F1": ("any", F1), "agentless, F1": ("agentless", F1)},
        "PassivePy 0.90 on other articles of the same kind",
    ),
    ("generic frames", "narrative-frames", {"macro F1": ("macro_f1", None)}, "tf-idf and regression 0.51"),
    (
        "tone towards a target",
        "newsmtsc",
        {"macro F1": ("macro_f1", None)},
        "fine-tuned transformers about 0.83",
    ),
    (
        "loaded sentences (train it yourself)",
        "babe",
        {"macro F1": ("classifier_macro_f1", None)},
        "fine-tuned transformers about 0.80",
    ),
    ("loaded words, by lexicon", "babe", {"F1": ("word_f1", None)}, "what counts as loaded is disputed"),
]


def validation_markdown() -> str:
    """Return the figures of the shipped models as a Markdown table."""
    table = pd.read_csv(MEASURED).set_index(["dataset", "metric"])["value"].map(json.loads)
    lines = ["| what | measured on | figures | beside |", "| --- | --- | --- | --- |"]
    for what, dataset, figures, beside in ROWS:
        told = [
            f"{name} {value if place is None else value[place]:.2f}"
            for name, (metric, place) in figures.items()
            if (value := table.get((dataset, metric))) is not None
        ]
        lines.append(f"| {what} | {dataset} | {'; '.join(told)} | {beside} |")
    return "\n".join(lines)


def with_tables(text: str) -> str:
    """Return the README's text with its generated tables made anew."""
    for name, table in (("measures", catalogue_markdown()), ("validation", validation_markdown())):
        place = re.compile(rf"(<!-- {name}: [^>]*-->\n).*?(<!-- end of {name} -->)", re.S)
        text = place.sub(lambda match, table=table: f"{match[1]}{table}\n{match[2]}", text)
    return text


if __name__ == "__main__":
    README.write_text(with_tables(README.read_text(encoding="utf-8")), encoding="utf-8")
