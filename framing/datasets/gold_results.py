"""The toolkit against the teaching corpus's gold: agreement with a constructed standard, open and sealed events apart.

The figures are not accuracy against people: the texts were composed and coded with a language model.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.annotation import annotate
from framing.datasets.teaching import SEALED, load_corpus, load_corpus_dossiers, load_gold

Row = dict[str, Any]
# gold layer: (layer or measure of `annotate` that answers it, the fact that must agree)
LAYERS: dict[str, tuple[str, str]] = {
    "quotation": ("quotation", "function"),
    "attribution": ("attribution", "source_type"),
    "label": ("measure: term_voice", "treatment"),
    "hedge": ("measure: hedging", "label"),
    "agency": ("measure: agency", "label"),
    "zone": ("zone", "label"),
    "casualty": ("measure: casualties", "label"),
}
FACTS = {
    "attribution": ("kind", "source_name", "source_type", "side"),
    "casualty": ("n", "victims_side", "vouched_by"),
    "agency": ("affected_side",),
    "label": ("variant_side",),
}


def gold_results() -> pd.DataFrame:
    """Hold the toolkit's annotations against the gold of the teaching corpus.

    Returns
    -------
    DataFrame
        `layer, label, events` (open or sealed), `n` (gold items), `precision, recall, f1` of overlapping spans with
        the same label (label "any": whatever the label), and rows whose label is ``fact: name`` with, as `recall`,
        the share of matched spans on which the fact agrees.

    Examples
    --------
    >>> results = gold_results()                                             # doctest: +SKIP
    >>> results.query("layer == 'quotation' and label == 'any'")             # doctest: +SKIP
    """
    gold, found = load_gold(), _found()
    rows: list[Row] = []
    for layer, (name, fact) in LAYERS.items():
        for sealed in (False, True):
            wanted = [row for row in _records(gold[layer]) if row["sealed"] == sealed]
            given = [row for row in found.get(name, ()) if row["sealed"] == sealed]
            rows += _layer(layer, fact, wanted, given, "sealed" if sealed else "open")
    return pd.DataFrame(rows)


def _records(table: pd.DataFrame) -> list[Row]:
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]


def _found() -> dict[str, list[Row]]:
    corpus, dossiers = load_corpus(), load_corpus_dossiers()
    found: dict[str, list[Row]] = {}
    for row in annotate(corpus, dossier=dossiers):
        row["sealed"] = corpus[row["article"]].event in SEALED
        if row["layer"] == "quotation":  # a quotation is labelled by its function
            row["function"] = row["label"]
        if row["layer"] == "attribution":
            row["kind"] = row["label"]
        found.setdefault(f"measure: {row['measure']}" if "measure" in row else row["layer"], []).append(row)
    return found


def _layer(layer: str, fact: str, gold: list[Row], given: list[Row], events: str) -> list[Row]:
    head = {"layer": layer, "events": events}
    pairs = matched(gold, given)
    rows = [{**head, "label": "any", **_scores(len(pairs), len(gold), len(given))}]
    if fact == "label" or layer in ("quotation", "label"):
        for label in sorted({str(row[fact]) for row in gold}):
            wanted, answered = _of(gold, fact, label), _of(given, fact, label)
            hits = len(matched(wanted, answered))
            rows.append({**head, "label": label, **_scores(hits, len(wanted), len(answered))})
    for name in FACTS.get(layer, ()):
        known = [(a, b) for a, b in pairs if not _missing(a.get(name))]
        agree = sum(_same(a[name], b.get(name)) for a, b in known)
        share = agree / len(known) if known else float("nan")
        rows.append({**head, "label": f"fact: {name}", "n": len(known), "recall": share})
    return rows


def _of(rows: list[Row], fact: str, label: str) -> list[Row]:
    return [row for row in rows if row[fact] == label]


def matched(gold: list[Row], given: list[Row]) -> list[tuple[Row, Row]]:
    """Pair gold and given spans one to one, the largest overlap first; attributions by their cues."""
    candidates = []
    by_article: dict[str, list[int]] = {}
    for j, row in enumerate(given):
        by_article.setdefault(row["article"], []).append(j)
    for i, row in enumerate(gold):
        for j in by_article.get(row["article"], ()):
            if (shared := _overlap(row, given[j])) > 0:
                candidates.append((-shared, i, j))
    pairs, used_gold, used_given = [], set(), set()
    for _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_given:
            used_gold.add(i)
            used_given.add(j)
            pairs.append((gold[i], given[j]))
    return pairs


def _overlap(a: Row, b: Row) -> int:
    if a.get("cue") and b.get("cue"):
        return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a["cue"] for y in b["cue"])
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def _scores(hits: int, gold: int, given: int) -> Row:
    precision = hits / given if given else float("nan")
    recall = hits / gold if gold else float("nan")
    return {
        "n": gold,
        "precision": precision,
        "recall": recall,
        "f1": 2 * hits / (gold + given) if gold + given else float("nan"),
    }


def _missing(value: object) -> bool:
    return value is None or (isinstance(value, float) and value != value)


def _same(a: object, b: object) -> bool:
    if isinstance(a, str) and isinstance(b, str):
        return a.casefold().removeprefix("the ") == b.casefold().removeprefix("the ")
    return a == b
