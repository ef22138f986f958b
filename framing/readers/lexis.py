"""Older Lexis exports: text or HTML files whose articles begin ``1 of 10 DOCUMENTS``."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from framing.corpus import Corpus
from framing.errors import FormatError
from framing.readers._dates import is_date_line
from framing.readers._export import Record, corpus_of_records, decoded
from framing.readers._html import blocks_of, tree_of
from framing.readers._nexis_fields import COPYRIGHT, HEAD, collect, field_of

SOURCE = "Lexis text export"
BEGIN = re.compile(
    r"^[ \t\u00a0]*(?:(?:Dokument|Document)[ \u00a0]+)?(\d{1,6})[ \u00a0](?:of|von|de|sur)[ \u00a0](\d{1,6})"
    r"(?:[ \u00a0]+(?:DOCUMENTS?|DOKUMENTEN?))?[ \t\u00a0]*$",
    re.MULTILINE | re.IGNORECASE,
)
UPPER = re.compile(r"[^\Wa-zäöüéèßçà\d_]")


def read_lexis(path: str | os.PathLike[str]) -> Corpus:
    r"""Read an older Lexis export, as text or HTML, in English, German or French.

    Hard-wrapped lines of a paragraph are joined, so that its sentences are whole.

    Returns
    -------
    Corpus
        With the export's fields in `extra`, articles without text in `skipped`, and in `notes` where the counts of
        the export (``1 of 10 DOCUMENTS``, ``LENGTH``) differ from what was read.

    Raises
    ------
    ReadError
        If the file cannot be read, or FormatError if no article is found in it.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "old.txt"
    >>> content = "1 of 1 DOCUMENTS\n\n Courier\n\n May 2, 2010\n\nCrews vote\n\nLENGTH: 2 words\n\nThey voted."
    >>> _ = path.write_text(content)
    >>> read_lexis(path)[0].text
    'Crews vote\n\nThey voted.'
    """
    path = Path(path)
    content = decoded(path)
    if path.suffix.lower() in (".html", ".htm"):
        blocks = blocks_of(tree_of(content))
        return corpus_of_blocks(blocks, path)
    return corpus_of_blocks(text_blocks(content), path)


def is_lexis(content: str) -> bool:
    """Tell whether a text is an older Lexis export: its first article is announced, with a field below."""
    match = BEGIN.search(content)
    if match is None or not re.search("do[ck]ument", match[0], re.IGNORECASE):
        return False
    below = content[match.end() : match.end() + 4000]
    return any((found := _field(line)) and found[0] in HEAD for line in below.split("\n"))


def text_blocks(content: str) -> list[str]:
    """Split a text at blank lines; the line that announces an article is a block of its own."""
    marked = BEGIN.sub(lambda match: f"\n\n{match[0]}\n\n", content)
    return [block for part in re.split(r"\n[ \t\u00a0]*\n", marked) if (block := part.strip("\n")).strip()]


def corpus_of_blocks(blocks: Sequence[str], path: Path) -> Corpus:
    """Read the blocks of an older Lexis export."""
    begins = [(i, match) for i, block in enumerate(blocks) if (match := BEGIN.fullmatch(block))]
    if not begins:
        raise FormatError(
            f"{path}: no article found in {len(blocks)} paragraphs; lines like “1 of 10 DOCUMENTS” were expected."
        )
    ends = [i for i, _ in begins[1:]] + [len(blocks)]
    records = [_record(blocks[i + 1 : end]) for (i, _), end in zip(begins, ends, strict=True)]
    first, last = int(begins[0][1][1]), int(begins[-1][1][1])
    missing = last - first + 1 - len(begins)
    notes = [f"{path}: {missing} numbers are missing between article {first} and {last}."] if missing else []
    told = int(begins[0][1][2])
    return corpus_of_records(records, path, SOURCE, told if first == 1 else None, notes)


def _record(blocks: Sequence[str]) -> Record:
    blocks = [block for block in blocks if not COPYRIGHT.match(block)]
    top = next((i for i, block in enumerate(blocks) if _head_field(block)), None)
    fields: dict[str, str] = {}
    start = top = _bare_head(blocks) if top is None else top
    while start < len(blocks) and _head_field(blocks[start]):
        fields = _with_fields(fields, blocks[start])
        start += 1
    tail = next((i for i in range(start, len(blocks)) if _closing(blocks[i])), len(blocks))
    for block in blocks[tail:]:
        fields = _with_fields(fields, block)
    head = [" ".join(block.split()) for block in blocks[:top]]
    at = next((i for i, line in enumerate(head) if i and is_date_line(line)), None)
    title = head[at + 1 :] if at is not None else head[1:]
    return Record(
        title=fields.get("headline") or " ".join(title),
        body="\n\n".join(" ".join(block.split()) for block in blocks[start:tail]),
        outlet=head[0] if head else "",
        dates=(head[at] if at is not None else "", fields.get("load-date", "")),
        author=fields.get("byline", ""),
        language=fields.get("language", ""),
        url=fields.get("url", ""),
        length=fields.get("length", ""),
        raw={**fields, "head": "\n".join(head)},
    )


def _bare_head(blocks: Sequence[str]) -> int:
    """Return where the text begins in an article without fields: behind publication, date and headline."""
    at = next((i for i, block in enumerate(blocks[:6]) if i and is_date_line(block.strip())), 0)
    return min(at + 2, len(blocks))


def _field(block: str) -> tuple[str, str] | None:
    """Return a field; its name is written in capitals, so that a sentence with a colon is none."""
    found = field_of(block)
    return found if found and UPPER.match(block.lstrip()[1:2]) else None


def _head_field(block: str) -> bool:
    found = _field(block)
    return found is not None and found[0] in HEAD


def _closing(block: str) -> bool:
    found = _field(block)
    return found is not None and found[0] not in HEAD


def _with_fields(fields: dict[str, str], block: str) -> dict[str, str]:
    """Add the fields of a block, which may hold several, a line each, or one that runs over lines."""
    name = None
    for line in block.split("\n"):
        if found := _field(line):
            name = found[0]
            fields = collect(fields, *found)
        elif name:
            fields = {**fields, name: f"{fields[name]} {line.strip()}".strip()}
    return fields
