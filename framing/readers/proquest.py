"""ProQuest: text exports, records parted by rules of underscores."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from framing.corpus import Corpus
from framing.errors import FormatError
from framing.readers._export import Record, corpus_of_records, decoded

SOURCE = "ProQuest text export"
RULE = re.compile(r"^[ \t]*_{20,}[ \t]*$", re.MULTILINE)
NAMES = frozenset(
    name.lower()
    for name in (
        "Title", "Author", "Authors", "Publication title", "Publication date", "Publication year", "Publication info",
        "Publication subject", "Publisher", "Place of publication", "Country of publication", "Section", "Pages",
        "First page", "Last page", "Volume", "Issue", "column", "ISSN", "eISSN", "Source type", "Language",
        "Language of publication", "Document type", "Document feature", "ProQuest document ID", "Document URL",
        "Full text availability", "Subject", "Business indexing term", "Company / organization", "Location", "People",
        "Identifier / keyword", "Classification", "NAICS", "Abstract", "Links", "Copyright", "Last updated",
        "Database", "Credit", "Dateline", "Accession number", "Number of pages", "Alternate title", "Person",
        "Illustration", "Supplement", "Edition", "CODEN", "DOI", "Online resource", "Year", "Product name",
    )
)  # fmt: skip
FIELD = re.compile(r"([A-Za-z][A-Za-z /-]{1,40}):[ \t]*(.*)")
FULL_TEXT = re.compile(r"Full text\s*:[ \t]*(.*)", re.IGNORECASE)
UNAVAILABLE = re.compile(r"Not available\b.{0,20}", re.IGNORECASE)
LISTED = re.compile(r"^[ \t]*(\d{1,5})\.[ \t]+\S", re.MULTILINE)
NUMBERED = re.compile(r"[ \t]*Document (\d{1,5}) of (\d{1,5})[ \t]*", re.IGNORECASE)
ADDRESS = re.compile(r"\s*https?://")
FURNITURE = re.compile(
    r"\s*(?:Contact us at|Database copyright|Copyright ©|Terms and Conditions)", re.IGNORECASE
)


def read_proquest(path: str | os.PathLike[str]) -> Corpus:
    r"""Read a text export of ProQuest.

    The text ends where the run of fields that holds the publication begins, so that a line like ``Location: …``
    inside an article does not cut it.

    Returns
    -------
    Corpus
        With the export's fields in `extra`; `id` is ProQuest's document number. Records without full text stand in
        `skipped`; `notes` tells where the list of contents names another number of records.

    Raises
    ------
    ReadError
        If the file cannot be read, or FormatError if no record is found in it.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "proquest.txt"
    >>> rule = "_" * 60
    >>> fields = "Title: Crews vote\nPublication title: Courier\nProQuest document ID: 2866\n"
    >>> _ = path.write_text(f"{rule}\nCrews vote\nFull text: They voted.\n\n{fields}{rule}\n")
    >>> read_proquest(path)[0].text
    'Crews vote\n\nThey voted.'
    """
    path = Path(path)
    parts = RULE.split(decoded(path))
    records = [_record(lines) for part in parts if _is_record(lines := part.split("\n"))]
    if not records:
        raise FormatError(
            f"{path}: no record found between {len(parts) - 1} rules; a ProQuest text export was expected, its records "
            "parted by lines of underscores and holding “Publication title:” and “Full text:”."
        )
    return corpus_of_records(records, path, SOURCE, _told(parts))


def is_proquest(content: str) -> bool:
    """Tell whether a text is a ProQuest export: a rule, and the fields that every record has."""
    return (
        RULE.search(content) is not None
        and re.search(r"^(?:ProQuest document ID|Publication title): ", content, re.MULTILINE) is not None
        and any(_is_record(part.split("\n")) for part in RULE.split(content))
    )


def _told(parts: Sequence[str]) -> int | None:
    """Return how many records the export says it holds: ``Document 1 of 30``, or its list of contents."""
    for part in parts:
        if match := next(filter(None, map(NUMBERED.fullmatch, part.split("\n"))), None):
            return int(match[2])
    contents = next(
        (p for p in parts if re.search(r"^\s*Table of contents\s*$", p, re.MULTILINE | re.IGNORECASE)), ""
    )
    return len(LISTED.findall(contents)) or None


def _field(line: str) -> tuple[str, str] | None:
    match = FIELD.fullmatch(line.strip())
    return (match[1], match[2].strip()) if match and match[1].lower() in NAMES else None


def _is_record(lines: Sequence[str]) -> bool:
    names = {found[0].lower() for line in lines if (found := _field(line))}
    return any(FULL_TEXT.match(line) for line in lines) or bool(
        {"title", "publication title", "proquest document id"} & names
    )


def _record(lines: Sequence[str]) -> Record:
    start = next((i for i, line in enumerate(lines) if FULL_TEXT.match(line)), len(lines))
    end = _text_end(lines, start)
    fields = dict(_fields([*lines[:start], *lines[end:]]))
    by_name = {name.lower(): value for name, value in fields.items()}
    first = next(
        (line.strip() for line in lines[:start] if line.strip() and not NUMBERED.fullmatch(line)), ""
    )
    return Record(
        title=by_name.get("title") or ("" if _field(first) else first),
        body=_body(lines[start:end]),
        outlet=by_name.get("publication title", ""),
        dates=(by_name.get("publication date", ""), by_name.get("publication info", "")),
        author=by_name.get("author") or by_name.get("authors", ""),
        language=by_name.get("language of publication") or by_name.get("language", ""),
        url=by_name.get("document url", ""),
        id=by_name.get("proquest document id", ""),
        raw=fields,
    )


def _text_end(lines: Sequence[str], start: int) -> int:
    """Return where the fields below the text begin, going back from the title or publication among them."""
    marks = ("title", "publication title", "proquest document id")
    below = range(start + 1, len(lines))
    mark = next((i for i in below if (found := _field(lines[i])) and found[0].lower() in marks), None)
    if mark is None:
        return next((i for i in below if FURNITURE.match(lines[i])), len(lines))
    end = mark
    for i in range(mark - 1, start, -1):
        if _field(lines[i]):
            end = i
        elif lines[i].strip():
            break
    return end


def _body(lines: Sequence[str]) -> str:
    if not lines:
        return ""
    opening = FULL_TEXT.match(lines[0])
    first = opening[1] if opening else lines[0]
    paragraphs = [line.strip() for line in (first, *lines[1:]) if line.strip()]
    text = "\n\n".join(paragraphs)
    return "" if UNAVAILABLE.fullmatch(text) else text


def _fields(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    name, value = "", ""
    for line in lines:
        if found := _field(line):
            if name:
                yield name, value
            name, value = found
        elif name and line.strip() and not FURNITURE.match(line) and not ADDRESS.match(line):
            value = f"{value} {line.strip()}".strip()
    if name:
        yield name, value
