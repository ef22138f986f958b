"""Numbers in a paper's text come from its code: a cell names values, text cells call them by name.

A code cell gives ``paper_values(articles=60, difference=3.52)``; in any text cell or caption after or before it
``{{articles}}`` becomes 60 and ``{{difference:.1f}}`` becomes 3.5. What follows the colon is Python's format
specification. A name that no cell gives is an error when the paper is written.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from framing import _check
from framing.errors import ArgumentError, ReferenceError

MIME = "application/vnd.framing.values+json"
CALL = re.compile(r"\{\{\s*([A-Za-z_]\w*)\s*(?::([^{}]+))?\}\}")
UNDEFINED = "undefined"

Value = int | float | str | None


@dataclass(frozen=True)
class PaperValues:
    """Values with the names by which a paper's text calls them.

    Parameters
    ----------
    values : mapping from str to int, float, str or None
        None stands for undefined.
    """

    values: Mapping[str, Value]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        lines = (f"{name} = {UNDEFINED if value is None else value}" for name, value in self.values.items())
        return {MIME: dict(self.values), "text/plain": "\n".join(lines)}


def paper_values(**values: Any) -> PaperValues:
    """Name the values that a paper's text calls as ``{{name}}`` or, formatted, as ``{{name:.2f}}``.

    Parameters
    ----------
    **values
        Numbers and texts, of numpy too; nan is written as "undefined".

    Returns
    -------
    PaperValues
        To be a cell's last line: the values are stored with its output, where the exporters ``framing-html`` and
        ``framing-pdf`` find them.

    Raises
    ------
    ArgumentError
        If a value is neither a number nor a text.

    Examples
    --------
    >>> paper_values(articles=60, difference=float("nan")).values
    {'articles': 60, 'difference': None}
    """
    return PaperValues({name: _plain(name, value) for name, value in values.items()})


def _plain(name: str, value: Any) -> Value:
    value = getattr(value, "item", lambda: value)()
    if not isinstance(value, (int, float, str)):
        raise ArgumentError(f"{name} must be a number or a text; got {value!r}.")
    return None if isinstance(value, float) and math.isnan(value) else value


def values_of(notebook: Any) -> dict[str, Value]:
    """Collect the values that an executed notebook's cells gave; a name given twice is an error."""
    found: dict[str, Value] = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            for name, value in output.get("data", {}).get(MIME, {}).items():
                if name in found:
                    raise ReferenceError(f"two cells give the value {name!r}.")
                found[name] = value
    return found


def with_values(text: str, values: Mapping[str, Value]) -> str:
    """Write values where a text calls them.

    Examples
    --------
    >>> with_values("{{n}} articles, {{share:.0%}} of them short", {"n": 60, "share": 0.25})
    '60 articles, 25% of them short'
    """

    def written(match: re.Match[str]) -> str:
        name, form = match[1], match[2] or ""
        if name not in values:
            try:
                _check.one_of("a value called in the text", name, values)
            except ArgumentError as error:
                raise ReferenceError(str(error)) from None
        value = values[name]
        if value is None:
            return UNDEFINED
        try:
            return (
                format(value, form).replace("-", "−") if not isinstance(value, str) else format(value, form)
            )
        except ValueError as error:
            raise ReferenceError(f"{match[0]}: {error}.") from None

    return CALL.sub(written, text)
