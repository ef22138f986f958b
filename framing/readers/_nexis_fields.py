"""The field names of Nexis and Lexis in English, German and French, under one name each."""

from __future__ import annotations

import re
from collections.abc import Mapping

from framing.readers._dates import is_date_line

NAMES = {
    "section": ("section", "rubrik", "rubrique"),
    "length": ("length", "länge", "laenge", "longueur"),
    "byline": ("byline", "autor", "auteur"),
    "dateline": ("dateline", "ortszeile", "lieu"),
    "highlight": ("highlight", "vorspann", "encart"),
    "headline": ("headline", "überschrift", "titre"),
    "series": ("series",),
    "language": ("language", "sprache", "langue"),
    "load-date": ("load-date", "update", "ladedatum", "date-chargement", "date de chargement"),
    "publication-type": (
        "publication-type",
        "publikationstyp",
        "zeitungsart",
        "type-publication",
        "type de publication",
    ),
    "subject": ("subject", "thema", "themen", "sujet"),
    "geographic": ("geographic", "geographie", "localisation-geo", "géographie"),
    "company": ("company", "firma", "unternehmen", "societe", "société"),
    "organization": ("organization", "organisation"),
    "person": ("person", "personne"),
    "industry": ("industry", "branche", "secteur-activite", "secteur"),
    "ticker": ("ticker", "symbole-boursier"),
    "journal-code": ("journal-code", "journal code", "zeitschriftencode", "code-revue"),
    "document-type": ("document-type",),
    "graphic": ("graphic", "grafik", "graphique"),
    "notes": ("notes",),
    "correction": ("correction",),
    "correction-date": ("correction-date",),
    "url": ("url",),
    "acc-no": ("acc-no",),
    "state": ("state",),
    "city": ("city",),
    "country": ("country",),
    "edition": ("edition",),
    "type": ("type",),
    "distribution": ("distribution",),
    "name": ("name",),
}
KNOWN = {alias: name for name, aliases in NAMES.items() for alias in aliases}
HEAD = frozenset(("section", "length", "byline", "dateline", "highlight", "headline", "series"))
"""Fields that stand before an article's text; all others stand after it."""
FIELD = re.compile(r"[\s\u00a0]*([^\W\d_][^:\n]{1,30}):[\s\u00a0]*(.*)", re.DOTALL)
COPYRIGHT = re.compile(
    r"\s*(?:Copyright\b|©|\(c\)\s|All Rights Reserved|Alle Rechte vorbehalten|Tous droits réservés)",
    re.IGNORECASE,
)
CORRECTED = re.compile(r"\s*(?:Correction Appended|Korrektur angehängt|Correction annexée)", re.IGNORECASE)


def field_of(line: str) -> tuple[str, str] | None:
    """Split a line into a known field's canonical name and its value.

    Examples
    --------
    >>> field_of("Length:\u00a0355 words"), field_of("LÄNGE: 355 Wörter"), field_of("He said: no.")
    (('length', '355 words'), ('length', '355 Wörter'), None)
    """
    match = FIELD.match(line)
    name = KNOWN.get(match[1].strip().lower()) if match else None
    return (name, match[2].strip()) if match and name else None


def head_facts(head: list[str]) -> dict[str, str]:
    """Tell title, outlet and date among the lines above an article's fields, in Nexis's own order.

    The headline comes first, then the publication, the date, the copyright. "Correction Appended" can stand where
    the date should.
    """
    lines = [line for line in head if not COPYRIGHT.match(line)]
    dated = (i for i, line in enumerate(lines) if i and (is_date_line(line) or CORRECTED.match(line)))
    at = next(dated, None)
    if at is None:
        return {"title": lines[0] if lines else "", "outlet": lines[1] if len(lines) > 1 else "", "date": ""}
    date = next((line for line in lines[at:] if is_date_line(line)), "")
    return {"title": " ".join(lines[: at - 1]), "outlet": lines[at - 1], "date": date}


def collect(fields: Mapping[str, str], name: str, value: str) -> dict[str, str]:
    """Add a field; one that stands twice keeps both values, a line each."""
    return {**fields, name: f"{fields[name]}\n{value}" if fields.get(name) else value}
