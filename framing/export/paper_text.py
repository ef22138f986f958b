"""What makes a notebook a paper: numbered figures and tables, cross-references, citations and formulas.

- A cell whose metadata hold ``caption`` and ``label`` (``fig:…`` or ``tbl:…``) becomes Figure 1, Table 2, ….
- ``@fig:balance`` in a text cell becomes “Figure 1”, linked.
- ``[@Hyland2005, p. 52]`` and ``@Hyland2005`` become citations; the works cited are listed where a text cell holds
  ``<div id="references"></div>``.
- ``{{name:.1f}}`` becomes a value that a code cell gave; see `framing.export.paper_values`.
- ``$…$`` and ``$$…$$`` become MathML, so that no script is needed.

An undefined reference, citation or value is an error.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from nbconvert.preprocessors import Preprocessor

from framing.citations import bibliography, cite
from framing.errors import ReferenceError
from framing.export.paper_values import MIME, Value, values_of, with_values

NAMES = {"fig": "Figure", "tbl": "Table"}
REFERENCES = '<div id="references"></div>'
CROSS = re.compile(r"@((?:fig|tbl):[\w-]+)")
BRACKETED = re.compile(r"\[(@[A-Za-z]\w*[^\]]*)\]")
PLAIN = re.compile(r"(?<![\w@\[])@([A-Z][A-Za-z]+\d{4}[a-z]?)\b")
MATH = re.compile(r"\$\$(.+?)\$\$|(?<![\\$\w])\$(?!\s)([^$\n]+?)(?<!\s)\$(?![\w$])", re.S)
CODE = re.compile(r"(```.*?```|`[^`\n]*`)", re.S)


class PaperText(Preprocessor):
    """Resolve captions, cross-references, citations, values and formulas of a notebook."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Return the notebook with its text cells resolved; see the module's page."""
        values = values_of(nb)
        numbers = self._numbers(nb, values)
        cited: dict[str, None] = {}
        for cell in nb.cells:
            if cell.cell_type == "markdown":
                cell.source = "".join(
                    part if i % 2 else resolve(part, numbers, cited, values)
                    for i, part in enumerate(CODE.split(cell.source))
                )
            elif "outputs" in cell:  # a paper shows its values where the text calls them
                cell.outputs = [output for output in cell.outputs if MIME not in output.get("data", {})]
        for cell in nb.cells:
            if cell.cell_type == "markdown" and REFERENCES in cell.source:
                cell.source = cell.source.replace(REFERENCES, _reference_list(cited))
        return nb, resources

    def _numbers(self, nb: Any, values: Mapping[str, Value]) -> dict[str, str]:
        """Give every captioned cell its number, and its caption the place where the template finds it."""
        numbers: dict[str, str] = {}
        counts = dict.fromkeys(NAMES, 0)
        for cell in nb.cells:
            label = cell.metadata.get("label")
            if not label:
                continue
            kind = label.split(":")[0]
            if kind not in NAMES:
                raise ReferenceError(f"the label {label!r} must begin with fig: or tbl:.")
            if label in numbers:
                raise ReferenceError(f"two cells bear the label {label!r}.")
            counts[kind] += 1
            numbers[label] = f"{NAMES[kind]} {counts[kind]}"
            caption = with_values(cell.metadata.get("caption", ""), values)
            cell.metadata["framing_caption"] = f"{numbers[label]}. {caption}"
        return numbers


def resolve(
    text: str,
    numbers: dict[str, str],
    cited: dict[str, None],
    values: Mapping[str, Value] = MappingProxyType({}),
) -> str:
    """Resolve the references, citations, values and formulas of one piece of text.

    Examples
    --------
    >>> resolve("@fig:a after [@Hyland2005, p. 52]", {"fig:a": "Figure 1"}, {})
    '[Figure 1](#fig:a) after (Hyland 2005, p. 52)'
    """

    def cross(match: re.Match[str]) -> str:
        if match[1] not in numbers:
            raise ReferenceError(
                f"no cell bears the label {match[1]!r}; there are {', '.join(numbers) or 'none'}."
            )
        return f"[{numbers[match[1]]}](#{match[1]})"

    def bracketed(match: re.Match[str]) -> str:
        parts = []
        for part in match[1].split(";"):
            key, _, rest = part.strip().lstrip("@").partition(",")
            parts.append(_short(key.strip(), cited, year_in_brackets=False) + (f",{rest}" if rest else ""))
        return f"({'; '.join(parts)})"

    text = with_values(MATH.sub(_formula, text), values)
    text = CROSS.sub(cross, text)
    text = BRACKETED.sub(bracketed, text)
    return PLAIN.sub(lambda match: _short(match[1], cited, year_in_brackets=True), text)


def _short(key: str, cited: dict[str, None], year_in_brackets: bool) -> str:
    entries = bibliography().entries
    if key not in entries:
        cite(key)  # raises, with the nearest key
    cited[key] = None
    who = _who(key)
    year = entries[key].fields.get("year", "n.d.")
    return f"{who} ({year})" if year_in_brackets else f"{who} {year}"


def _who(key: str) -> str:
    """Name the authors: of more than two, as many as set the work apart from the others of its year."""
    names = _last_names(key)
    if len(names) <= 2:
        return " and ".join(names)
    entries = bibliography().entries
    others = [
        _last_names(other)
        for other in entries
        if entries[other].fields.get("year") == entries[key].fields.get("year")
        and _last_names(other) != names
    ]
    apart = (n for n in range(1, len(names)) if all(other[:n] != names[:n] for other in others))
    told = next(apart, len(names))
    return f"{', '.join(names[:told])} et al." if told < len(names) else ", ".join(names)


def _last_names(key: str) -> list[str]:
    persons = bibliography().entries[key].persons
    people = persons.get("author") or persons.get("editor") or []
    return [re.sub(r"[{}]", "", " ".join([*p.prelast_names, *p.last_names])) for p in people]


def _reference_list(cited: dict[str, None]) -> str:
    items = sorted(html.escape(cite(key)) for key in cited)
    return '<div id="references">\n' + "\n".join(f"<p>{item}</p>" for item in items) + "\n</div>"


def _formula(match: re.Match[str]) -> str:
    from framing import _check

    convert = _check.extra("latex2mathml.converter", "paper").convert
    return str(convert(match[1] or match[2], display="block" if match[1] else "inline"))
