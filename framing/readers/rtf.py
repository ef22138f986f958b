"""Rich text files (RTF), as Nexis, Lexis and ProQuest also give them; needs the extra `web`."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from framing import _check
from framing.corpus import Corpus
from framing.errors import ReadError
from framing.readers import lexis, nexis
from framing.readers._export import Record, corpus_of_records, read_bytes

SOURCE = "rich text file"


def read_rtf(path: str | os.PathLike[str]) -> Corpus:
    r"""Read an RTF file: an export of Nexis or older Lexis, else one article whose first line is its title.

    Raises
    ------
    MissingExtraError
        If the extra `web` is not installed.
    ReadError
        If the file is no readable RTF.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "vote.rtf"
    >>> _ = path.write_text(r"{\rtf1 Crews vote\par They voted.\par}")
    >>> read_rtf(path)[0].text
    'Crews vote\n\nThey voted.'
    """
    path = Path(path)
    striprtf = _check.extra("striprtf.striprtf", "web")
    raw = read_bytes(path)
    if not raw.lstrip().startswith(b"{\\rtf"):
        raise ReadError(f"{path}: no RTF file; it should begin with {{\\rtf.")
    try:
        text = str(striprtf.rtf_to_text(raw.decode("latin-1"), errors="replace"))
    except Exception as error:  # the parser raises whatever its steps raise on damaged files
        raise ReadError(f"{path}: not a readable RTF file ({error}).") from None
    lines = text.replace("\r", "").split("\n")
    if nexis.is_nexis([line.strip() for line in lines]):
        return nexis.corpus_of_paragraphs(lines, path)
    if lexis.is_lexis(text):
        return lexis.corpus_of_blocks(lexis.text_blocks(text), path)
    return _single([line.strip() for line in lines if line.strip()], path)


def _single(lines: list[str], path: Path) -> Corpus:
    if not lines:
        raise ReadError(f"{path}: the file holds no text.")
    title, body = (lines[0], lines[1:]) if len(lines) > 1 else ("", lines)
    corpus = corpus_of_records([Record(title, "\n\n".join(body))], path, SOURCE)
    return Corpus([replace(corpus[0], id=path.stem)], origins=[str(path)])
