"""The project's plain-text tables: tab-separated rows under a header that says what they are.

A table begins with one line per fact, then the column names, then the rows::

    # title: Hedges
    # source: compiled for this project, term by term
    # licence: CC BY 4.0
    # citation: Hyland2005
    # version: 1.0
    term<TAB>category<TAB>note
    may<TAB>modal<TAB>

Lines that begin with ``#`` below the column names are comments.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from framing.errors import LexiconError

HEADER = ("title", "source", "licence", "citation", "version")
Rows = tuple[dict[str, str], list[dict[str, str]]]


def packaged_rows(name: str) -> Rows:
    """Read a table that ships with the package, by its name without ending."""
    path = files("framing") / "lexicons" / f"{name}.tsv"
    if not path.is_file():
        known = sorted(
            p.name[:-4] for p in (files("framing") / "lexicons").iterdir() if p.name.endswith(".tsv")
        )
        raise LexiconError(
            f"there is no lexicon {name!r}; there are {', '.join(known)}, or give a path to a .tsv file."
        )
    return parse(path.read_text(encoding="utf-8"), f"{name}.tsv")


def rows_of(path: Path) -> Rows:
    """Read a table from a file of the user's."""
    try:
        return parse(path.read_text(encoding="utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read as UTF-8 text ({error}).") from error


def parse(content: str, origin: str) -> Rows:
    """Split a table's content into its header and its rows, and verify both."""
    header: dict[str, str] = {}
    names: list[str] = []
    rows: list[dict[str, str]] = []
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip() or (names and line.startswith("#")):
            continue
        if line.startswith("#"):
            key, _, value = line[1:].partition(":")
            header[key.strip()] = value.strip()
        elif not names:
            names = line.split("\t")
        else:
            cells = line.split("\t")
            if len(cells) > len(names):
                raise LexiconError(
                    f"{origin}, line {number}: {len(cells)} cells under {len(names)} column names ({', '.join(names)})."
                )
            rows.append(dict(zip(names, cells + [""] * (len(names) - len(cells)), strict=True)))
    missing = [key for key in HEADER if not header.get(key)]
    if missing:
        raise LexiconError(
            f"{origin}: the header lacks {', '.join(missing)}; begin the file with lines such as '# title: …' "
            f"for each of {', '.join(HEADER)}."
        )
    return header, rows
