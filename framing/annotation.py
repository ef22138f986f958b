"""Annotation: every layer of an article as rows, one object a line in ``spans.jsonl``."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator, Sequence
from typing import Any

from framing import _check
from framing._write import replacing
from framing.corpus import Corpus
from framing.dossier import Dossier, dossier_for
from framing.measures._measure import Measure
from framing.measures._sourcing import told_source
from framing.scoring import Dossiers, chosen, span_row
from framing.text.quotations import Quotation
from framing.text.reading import Reading
from framing.text.voice import REPORTING

LAYERS = ("quotations", "attributions", "zones", "measures")
Row = dict[str, Any]


def annotate(corpus: Corpus, layers: Sequence[str] = LAYERS, dossier: Dossiers = None) -> Iterator[Row]:
    """Yield every annotation of every article, sorted by start and end within an article.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    layers : sequence of {"quotations", "attributions", "zones", "measures"}
        What to give.
    dossier : Dossier or sequence of Dossier, optional
        For sides and contested terms.

    Yields
    ------
    dict
        `article, layer, start, end, text, label, voice, zone`, then the layer's own keys; missing is None.

    Examples
    --------
    >>> from framing.text.article import Article
    >>> rows = annotate(Corpus([Article("a1", text="“We will stay,” she said.")]), ["quotations"])
    >>> [(row["start"], row["end"], row["label"]) for row in rows]
    [(0, 15, 'speech')]
    """
    for layer in layers:
        _check.one_of("the layer", layer, LAYERS)
    measures = chosen(None) if "measures" in layers else ()
    for article in corpus:
        reading, own = Reading(article), dossier_for(article, dossier)
        attributions = _attribution_rows(reading, own) if "attributions" in layers else []
        rows = list(attributions)
        if "zones" in layers:
            rows += _zone_rows(reading)
        if "quotations" in layers:
            rows += _quotation_rows(reading, attributions)
        if article.language == "en":
            rows += _measure_rows(reading, measures, own)
        yield from sorted(rows, key=lambda row: (row["start"], row["end"]))


def write_jsonl(rows: Iterator[Row], path: str | os.PathLike[str]) -> int:
    """Write rows as JSON lines in UTF-8; return how many."""
    count = 0
    with replacing(path) as beside, open(beside, "w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            clean = {key: None if isinstance(v, float) and math.isnan(v) else v for key, v in row.items()}
            file.write(_json(clean) + "\n")
            count += 1
    return count


def _json(row: Row) -> str:
    line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:  # lone surrogates can only be written as escapes
        return json.dumps(row, allow_nan=False)
    return line


def _row(reading: Reading, layer: str, start: int, end: int, label: str) -> Row:
    span = reading.span(start, end, label)
    return {
        "article": reading.article.id,
        "layer": layer,
        "start": start,
        "end": end,
        "text": reading.text[start:end],
        "label": label,
        "voice": span.voice,
        "zone": span.zone,
    }


def _zone_rows(reading: Reading) -> list[Row]:
    return [
        {**_row(reading, "zone", zone.start, zone.end, zone.label), "voice": None, "zone": zone.label}
        for zone in reading.zones
    ]


def _attribution_rows(reading: Reading, dossier: Dossier | None) -> list[Row]:
    rows = []
    for attribution in reading.attributions:
        name, type_ = told_source(attribution, dossier)
        rows.append(
            {
                **_row(reading, "attribution", *attribution.hull, attribution.kind),
                "source": [list(piece) for piece in attribution.source],
                "cue": [list(piece) for piece in attribution.cue],
                "content": [list(piece) for piece in attribution.content],
                "verb": attribution.verb,
                "verb_class": attribution.verb_class,
                "source_name": name,
                "source_type": type_,
                "side": dossier.side_of(attribution) if dossier else None,
                "nested": attribution.nested,
            }
        )
    return sorted(rows, key=lambda row: (row["start"], row["end"]))


def _quotation_rows(reading: Reading, attributions: Sequence[Row]) -> list[Row]:
    return [
        {
            **_row(reading, "quotation", q.start, q.end, q.function),
            "style": q.style,
            "clausal": q.clausal,
            "attributed": q.attributed,
            "marked": q.function not in REPORTING,
            "repaired": q.repaired,
            "inner": list(q.inner),
            "attribution": _holder(q, attributions),
        }
        for q in reading.quotations
    ]


def _holder(quotation: Quotation, attributions: Sequence[Row]) -> int | None:
    """Position of the innermost attribution whose content holds the quoted words."""
    holders = [
        (row["end"] - row["start"], i)
        for i, row in enumerate(attributions)
        if any(start < quotation.inner[1] and end > quotation.inner[0] for start, end in row["content"])
    ]
    return min(holders)[1] if holders else None


def _measure_rows(reading: Reading, measures: Sequence[Measure], dossier: Dossier | None) -> list[Row]:
    return [
        {"layer": "measure", **span_row(reading.article.id, measure.name, span, reading.text)}
        for measure in measures
        for span in measure.find(reading, dossier)
    ]
