"""Citations: the works behind the measures, from ``references.bib``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from framing import _check
from framing.errors import ReferenceError
from framing.measures import discover

if TYPE_CHECKING:
    from pybtex.database import BibliographyData


VENUES = ("journal", "booktitle", "publisher", "institution", "note")
"""Where a work appeared: the first of these fields that it has."""


@cache
def bibliography() -> BibliographyData:
    """Return every cited work, by key."""
    from pybtex.database import parse_string

    return parse_string((files("framing") / "references.bib").read_text(encoding="utf-8"), "bibtex")


def cite(name: str) -> str:
    """Return the reference for a work, or those behind a measure, as plain text.

    Parameters
    ----------
    name : str
        A key of ``references.bib``, or a measure's name.

    Raises
    ------
    ReferenceError
        If it is neither.

    Examples
    --------
    >>> print(cite("Predelli2003"))  # doctest: +ELLIPSIS
    Predelli, S. (2003). Scare Quotes and Their Relation to Other Semantic Issues. Linguistics and Philosophy...
    """
    if name in discover():
        return "\n".join(cite(key) for key in discover()[name].citation)
    entries = bibliography().entries
    if name not in entries:
        try:
            _check.one_of("the citation", name, [*entries, *discover()])
        except ValueError as error:
            raise ReferenceError(str(error)) from None
    return _reference(name)


def _reference(key: str) -> str:
    entry = bibliography().entries[key]
    field = {name.lower(): _plain(value) for name, value in entry.fields.items()}
    names = entry.persons.get("author") or entry.persons.get("editor") or []
    people = [
        f"{_plain(' '.join([*p.prelast_names, *p.last_names]))}, "
        + " ".join(f"{_plain(given)[0]}." for given in p.first_names + p.middle_names)
        for p in names
    ]
    authors = (", ".join(people[:-1]) + " & " if people[:-1] else "") + (people[-1] if people else "")
    venue = next((field[name] for name in VENUES if name in field), "")
    if "volume" in field:
        venue += f", {field['volume']}" + (f"({field['number']})" if "number" in field else "")
    if "pages" in field:
        venue += f", {field['pages']}"
    title = field.get("title", "")
    stop = "" if title.endswith(("?", "!", ".")) else "."
    return f"{authors} ({field.get('year', 'n.d.')}). {title}{stop} {venue}."


def _plain(value: str) -> str:
    return re.sub(r"[{}]", "", value).replace("--", "–").replace("\\&", "&").strip()
