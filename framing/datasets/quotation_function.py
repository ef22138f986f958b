"""Coded quotations: what the marks do, in articles of PolNeAR and in the open events of the teaching corpus."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from framing._write import replacing
from framing.datasets.teaching import SEALED, load_corpus, load_gold
from framing.errors import ReadError
from framing.text.article import Article
from framing.text.quotations import FUNCTIONS
from framing.text.quoting.marked_words import Evidence, evidence_of
from framing.text.reading import Reading

FOLDS, RESAMPLES = 10, 2000
SCORED = FUNCTIONS[:-1]
"""The macro mean leaves out `other`, which hardly occurs."""
DISTANCING = ("scare", "mixed")
SURE, DOUBTFUL = 2.0, 0.6
"""Weights in training of an item with two codings: sure, or one of which a careful coder might think otherwise."""


@dataclass(frozen=True)
class Item:
    """One coded quotation with what is known of it.

    Parameters
    ----------
    article, name : str
        The article, and the item's own name.
    label : str
        What the marks do.
    weight : float
        Weight in training: more for two codings, less where a careful coder might think otherwise.
    evidence : Evidence or None
        As `framing.text.quoting.marked_words.evidence_of` gathers it.
    """

    article: str
    name: str
    label: str
    weight: float
    evidence: Evidence | None


def coded_items(data: Path) -> list[Item]:
    """Read the coded quotations of PolNeAR articles; disputed ones and those that are not found are left out."""
    rows = [json.loads(line) for line in (data / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = data.parent / "polnear" / "train" / "text"
    if not texts.is_dir():
        raise ReadError(f"{texts}: the articles of the coded quotations were expected here.")
    items = []
    for doc in sorted({row["doc"] for row in rows}):
        with open(texts / f"{doc}.txt", encoding="utf-8", newline="") as file:
            evidence = evidence_by_place(doc, file.read())
        for row in (r for r in rows if r["doc"] == doc and r["label"] != "disputed"):
            place = (row["start"], row["end"])
            if place in evidence:
                name, weight = f"{doc}:{place[0]}-{place[1]}", DOUBTFUL if row["doubtful"] else SURE
                items.append(Item(doc, name, row["label"], weight, evidence[place]))
    return items


def teaching_items() -> list[Item]:
    """Read the coded quotations of the teaching corpus's open events."""
    corpus, gold, items = load_corpus(), load_gold()["quotation"], []
    for article in (a for a in corpus if a.event not in SEALED):
        evidence = evidence_by_place(article.id, article.text)
        for row in gold[gold["article"] == article.id].to_dict("records"):
            place = (int(row["start"]), int(row["end"]))
            if place in evidence:
                name = f"{article.id}:{place[0]}-{place[1]}"
                items.append(Item(article.id, name, row["function"], 1.0, evidence[place]))
    return items


def evidence_by_place(doc: str, text: str) -> dict[tuple[int, int], Evidence | None]:
    """Gather the evidence on every quotation of a text, by its start and end."""
    reading = Reading(Article(id=doc, text=text))
    return {(m.start, m.end): found for m, found in zip(reading.marks, evidence_of(reading), strict=True)}


def validate(data: Path, split: str = "dev", predictions: Path | None = None) -> dict[str, Any]:
    """Cross-validate the model on the coded quotations, grouped by article; doubtful items count nowhere.

    The items that are only trained on are left out of a fold's training where they stand in one of its articles.

    Returns
    -------
    dict
        `items`, `trained_on_too` (further items), `accuracy`, per function precision, recall and F1,
        `distancing(scare or mixed)`, `macro_f1`, and `intervals`: 95% of the bootstrap over articles for accuracy,
        macro F1, scare and distancing.
    """
    from framing.training.quotation_function import further_items

    items, further = coded_items(data), further_items(data)
    rows = _cross_validated(items, further)
    figures = _figures([(gold, guess) for _, _, gold, guess in rows])
    if predictions:
        with replacing(predictions) as beside, open(beside, "w", encoding="utf-8") as file:
            for _, name, gold, guess in rows:
                file.write(json.dumps({"item": name, "gold": gold, "prediction": guess}) + "\n")
    method = f"{FOLDS}-fold cross-validation grouped by article; further items of other articles always in training"
    return {
        "items": len(rows),
        "trained_on_too": len(further),
        "method": method,
        **figures,
        "intervals": _intervals(rows),
    }


def _cross_validated(items: list[Item], further: list[Item]) -> list[tuple[str, str, str, str]]:
    from framing.training.quotation_function import fitted

    articles = sorted({item.article for item in items})
    order = np.random.default_rng(0).permutation(len(articles))
    fold_of = {articles[at]: place % FOLDS for place, at in enumerate(order.tolist())}
    rows = []
    for fold in range(FOLDS):
        model = fitted([item for item in (*further, *items) if fold_of.get(item.article) != fold])
        for item in items:
            if fold_of[item.article] == fold and item.weight == SURE:
                rows.append((item.article, item.name, item.label, model.function(item.evidence)))
    return rows


def _figures(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    found: dict[str, Any] = {"accuracy": round(sum(a == b for a, b in pairs) / len(pairs), 3)}
    for label in SCORED:
        found[label] = _scores([(a == label, b == label) for a, b in pairs])
    found["distancing(scare or mixed)"] = _scores([(a in DISTANCING, b in DISTANCING) for a, b in pairs])
    found["macro_f1"] = round(float(np.mean([found[label][2] for label in SCORED])), 3)
    return found


def _scores(pairs: list[tuple[bool, bool]]) -> list[float]:
    hits = sum(a and b for a, b in pairs)
    precision = hits / max(1, sum(b for _, b in pairs))
    recall = hits / max(1, sum(a for a, _ in pairs))
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return [round(value, 3) for value in (precision, recall, f1)]


def _intervals(rows: list[tuple[str, str, str, str]]) -> dict[str, list[float]]:
    """95% intervals of the bootstrap over articles."""
    by_article: dict[str, list[tuple[str, str]]] = {}
    for article, _, gold, guess in rows:
        by_article.setdefault(article, []).append((gold, guess))
    groups, random = list(by_article.values()), np.random.default_rng(0)
    draws = []
    for _ in range(RESAMPLES):
        chosen = random.integers(len(groups), size=len(groups)).tolist()
        figures = _figures([pair for at in chosen for pair in groups[at]])
        draws.append(
            [
                figures["accuracy"],
                figures["macro_f1"],
                figures["scare"][2],
                figures["distancing(scare or mixed)"][2],
            ]
        )
    low, high = np.percentile(draws, [2.5, 97.5], axis=0).round(3)
    names = ("accuracy", "macro_f1", "scare", "distancing(scare or mixed)")
    return {name: [float(a), float(b)] for name, a, b in zip(names, low, high, strict=True)}
