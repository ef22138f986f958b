"""Nexis Uni and Lexis Advance: Word files (DOCX), with or without a cover page."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from framing.corpus import Corpus
from framing.errors import FormatError
from framing.readers._dates import is_date_line
from framing.readers._docx import docx_paragraphs
from framing.readers._export import Record, corpus_of_records
from framing.readers._nexis_fields import COPYRIGHT, CORRECTED, HEAD, collect, field_of, head_facts

SOURCE = "Nexis Word export"
END = re.compile(r"\s*(?:End of Document|Ende des Dokuments?|Dokumentende|Fin du document)\s*", re.IGNORECASE)
BODY = frozenset(("body", "text", "volltext", "textkörper", "corps", "corps du texte", "texte"))
TAIL = frozenset(
    ("classification", "klassifizierung", "klassifikation", "graphic", "grafik", "graphique", "notes")
)
COUNT = re.compile(r"\s*(?:Documents?|Dokumente?)\s*\((\d{1,6})\)\s*")
COVER = re.compile(
    r"\s*(?:(?:Date and Time|Datum und Uhrzeit|Date et heure|Job Number|Auftragsnummer|Numéro de tâche"
    r"|User Name|Client/Matter|Mandant/Angelegenheit|Client/Dossier|Search Terms|Suchbegriffe|Termes de recherche"
    r"|Search Type|Suchtyp|Type de recherche)\s*:|Content Type\b|Narrowed by\b|\|\s*About LexisNexis)",
    re.IGNORECASE,
)
LISTED = re.compile(r"\s*\d{1,4}\.\s*(\S.*)", re.DOTALL)


def read_nexis(path: str | os.PathLike[str]) -> Corpus:
    """Read a Word file exported from Nexis Uni or Lexis Advance.

    Articles are told apart by the line that ends each; the first is found behind the cover page by the cover's own
    list of titles. Field names may be English, German or French. An article whose date line says "Correction
    Appended" takes its load date.

    Returns
    -------
    Corpus
        With the export's fields in `extra`, articles without text in `skipped`, and in `notes` where the number of
        documents on the cover, or an article's length in words, differs from what was read.

    Raises
    ------
    ReadError
        If the file is no readable Word file, or FormatError if no article is found in it.

    Examples
    --------
    >>> read_nexis("missing.docx")
    Traceback (most recent call last):
    ...
    framing.errors.ReadError: missing.docx: cannot be read (No such file or directory).
    """
    path = Path(path)
    return corpus_of_paragraphs(docx_paragraphs(path), path)


def is_nexis(paragraphs: Sequence[str]) -> bool:
    """Tell whether paragraphs are those of a Nexis export."""
    return any(END.fullmatch(line) or COUNT.fullmatch(line) for line in paragraphs)


def corpus_of_paragraphs(paragraphs: Sequence[str], path: Path) -> Corpus:
    """Read the paragraphs of a Nexis export."""
    lines = [line.strip(" \t\n") for line in paragraphs]
    if not is_nexis(lines):
        raise FormatError(
            f"{path}: no article found in {sum(map(bool, lines))} paragraphs; a Nexis export was expected, each "
            "article ending in a line “End of Document”. Export again with the interface set to English."
        )
    chunks = list(_chunks(lines))
    told = next((int(match[1]) for line in lines if (match := COUNT.fullmatch(line))), None)
    notes = []
    if chunks and not END.fullmatch(lines[chunks[-1][1] - 1]):
        notes.append(f"{path}: the last article has no “End of Document”; the file may have been cut.")
    records = [_record(lines[start:end], first=start == 0) for start, end in chunks]
    return corpus_of_records(records, path, SOURCE, told, notes)


def _chunks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where each article, its end line included, begins and ends."""
    start = 0
    for i, line in enumerate(lines):
        if END.fullmatch(line):
            yield start, i + 1
            start = i + 1
    rest = lines[start:]
    if any(field_of(line) or line.lower() in BODY for line in rest):
        yield start, len(lines)


def _record(lines: Sequence[str], first: bool) -> Record:
    paragraphs = [line for line in lines if line and not END.fullmatch(line)]
    if first:
        paragraphs = _without_cover(paragraphs)
    top = _head_end(paragraphs)
    tail = _tail_start(paragraphs, top)
    fields, start = _head_fields(paragraphs[:tail], top)
    closing = _tail_fields(paragraphs[tail:])
    facts = head_facts([line for part in paragraphs[:top] for line in part.split("\n")])
    raw = {**fields, **closing, "head": "\n".join(paragraphs[:top])}
    return Record(
        title=facts["title"],
        body="\n\n".join(paragraphs[start:tail]),
        outlet=facts["outlet"],
        dates=(facts["date"], closing.get("load-date", "")),
        author=fields.get("byline", ""),
        language=closing.get("language", ""),
        url=closing.get("url", ""),
        length=fields.get("length", ""),
        raw=raw,
    )


def _without_cover(paragraphs: list[str]) -> list[str]:
    """Cut the cover page: the article begins where the first listed title stands again, else behind its last line."""
    fields = (i for i, line in enumerate(paragraphs) if line.lower() in BODY or _is_head_field(line))
    above = paragraphs[: next(fields, len(paragraphs))]
    last = max(
        (i for i, line in enumerate(above) if COVER.match(line) or COUNT.fullmatch(line)), default=None
    )
    if last is None:
        return paragraphs
    title = next((match[1] for line in paragraphs[:last] if (match := LISTED.fullmatch(line))), "")
    if title:
        for i in range(last + 1, len(above)):
            if _plain(above[i]).startswith(_plain(title)):
                return paragraphs[i:]
    return _from_dated_head(paragraphs[last + 1 :])


def _from_dated_head(paragraphs: list[str]) -> list[str]:
    """Begin two lines above the first date line: the headline, then the publication."""
    at = next((i for i, line in enumerate(paragraphs) if is_date_line(line) or CORRECTED.match(line)), 0)
    return paragraphs[max(at - 2, 0) :]


def _is_head_field(line: str) -> bool:
    found = field_of(line)
    return found is not None and found[0] in HEAD


def _plain(title: str) -> str:
    return " ".join(title.rstrip(" .…").split()).casefold()


def _head_end(paragraphs: Sequence[str]) -> int:
    """Return where the fields begin: the first field or the line “Body”, else behind date and copyright."""
    for i, line in enumerate(paragraphs):
        if i and (_is_head_field(line) or line.lower() in BODY):
            return i
    marks = [
        i for i, line in enumerate(paragraphs[:8]) if i and (COPYRIGHT.match(line) or is_date_line(line))
    ]
    return marks[-1] + 1 if marks else min(1, len(paragraphs))


def _head_fields(paragraphs: Sequence[str], top: int) -> tuple[dict[str, str], int]:
    """Return the fields above the text and where the text begins; a field may run over paragraphs up to “Body”."""
    fields: dict[str, str] = {}
    body = next((i for i in range(top, len(paragraphs)) if paragraphs[i].lower() in BODY), None)
    name = None
    for i in range(top, len(paragraphs) if body is None else body):
        found = field_of(paragraphs[i])
        if found and found[0] in HEAD:
            name = found[0]
            fields = collect(fields, *found)
        elif body is None:
            return fields, i
        elif name:
            fields = collect(fields, name, paragraphs[i])
    return fields, len(paragraphs) if body is None else body + 1


def _tail_start(paragraphs: Sequence[str], top: int) -> int:
    """Return where the classification begins: the last run of closing labels and fields, found from the end."""
    start = len(paragraphs)
    for i in range(len(paragraphs) - 1, top - 1, -1):
        found = field_of(paragraphs[i])
        if (found and found[0] not in HEAD) or paragraphs[i].lower() in TAIL:
            start = i
        elif start - i > 3:
            break
    return start


def _tail_fields(paragraphs: Sequence[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = None
    for line in paragraphs:
        found = field_of(line)
        if found:
            name = found[0]
            fields = collect(fields, *found)
        elif line.lower() in TAIL:
            name = line.lower()
        elif name:
            fields = collect(fields, name, line)
    return fields
