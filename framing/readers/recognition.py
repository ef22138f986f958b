"""Which files are exports of an archive: `convert` alone splits them, all other readers refuse them by name."""

from __future__ import annotations

from pathlib import Path

from framing.errors import FormatError
from framing.readers import lexis, mediacloud, proquest

EXPORT_ENDINGS = {
    ".docx": "a Word file",
    ".html": "a web page or an export",
    ".htm": "a web page or an export",
    ".rtf": "a rich text file",
    ".warc": "a web archive",
    ".gz": "a packed file",
}
"""Endings that only `convert` reads, and what is said of them."""


def text_export(content: str) -> str:
    r"""Return what a text is an export of, else an empty string.

    Examples
    --------
    >>> text_export("   1 of 10 DOCUMENTS\n\nCourier\n\nLENGTH: 300 words\n")
    'Lexis text export'
    >>> text_export("Talks resume\n\nThey met.")
    ''
    """
    if lexis.is_lexis(content):
        return lexis.SOURCE
    return proquest.SOURCE if proquest.is_proquest(content) else ""


def refuse_text_export(content: str, path: Path) -> None:
    """Raise FormatError if a text is an export of several articles."""
    if source := text_export(content):
        raise FormatError(_advice(path, f"a {source}"))


def refuse_export(path: Path) -> None:
    """Raise FormatError if a file's ending, or the columns of a table, are those of an export."""
    if told := EXPORT_ENDINGS.get(path.suffix.lower()) if path.is_file() else None:
        raise FormatError(_advice(path, told))
    if path.suffix.lower() == ".csv" and mediacloud.is_story_list(path):
        raise FormatError(_advice(path, "a story list without texts"))


def _advice(path: Path, what: str) -> str:
    return f"{path}: {what}; make articles of it first: framing convert {path.name} --out articles.jsonl"
