"""Codebooks: what coders are asked, which answers there are, and what each means.

A codebook is a YAML file::

    title: Tone towards the strikers
    version: "1"
    variables:
      - name: tone
        kind: document
        question: How does the article as a whole evaluate the strikers?
        values:
          - {name: against, key: "1", definition: Most of the outlet's own words blame them.}
          - {name: for, key: "2", definition: Most of the outlet's own words defend them.}
      - name: label
        kind: span
        question: Mark every word that names the strikers.
        values:
          - {name: neutral, definition: The word takes no side.}
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from framing import _check
from framing.errors import FormatError, ReadError

KINDS = ("document", "span")
KEYS = "123456789abcdefghijklmoqrstvwxyz"
"""Keys given to values that name none; n, p and u move through the articles."""
RESERVED = frozenset("npu")


@dataclass(frozen=True)
class Value:
    """One answer.

    Parameters
    ----------
    name : str
        What is stored.
    key : str
        The key that gives it.
    definition : str
        What it means, with examples and counterexamples.
    """

    name: str
    key: str
    definition: str = ""


@dataclass(frozen=True)
class Variable:
    """One question.

    Parameters
    ----------
    name : str
        What is stored.
    kind : {"document", "span"}
        Asked of the article, or marked in its text.
    question : str
        As coders read it.
    values : tuple of Value
        The answers.
    """

    name: str
    kind: str
    question: str
    values: tuple[Value, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the answers."""
        return tuple(value.name for value in self.values)


@dataclass(frozen=True)
class Codebook:
    """What coders are asked.

    Parameters
    ----------
    title, version : str
        Stored with every decision's provenance: a changed definition is another version.
    variables : tuple of Variable
        The questions in the order in which they are asked.
    """

    title: str
    version: str
    variables: tuple[Variable, ...]

    def variable(self, name: str) -> Variable:
        """Return one question by name."""
        _check.one_of("the variable", name, [variable.name for variable in self.variables])
        return next(variable for variable in self.variables if variable.name == name)

    @classmethod
    def of(cls, raw: Mapping[str, Any], origin: str = "the codebook") -> Codebook:
        """Make a codebook of plain data.

        Raises
        ------
        FormatError
            If something is missing, unknown or there twice.

        Examples
        --------
        >>> book = Codebook.of({"title": "Tone", "version": "1", "variables": [
        ...     {"name": "tone", "kind": "document", "question": "?", "values": [{"name": "for"}, {"name": "against"}]},
        ... ]})
        >>> [(value.name, value.key) for value in book.variable("tone").values]
        [('for', '1'), ('against', '2')]
        """
        _need(raw, ("title", "version", "variables"), origin)
        variables = tuple(_variable(each, origin) for each in raw["variables"])
        _once([variable.name for variable in variables], "variable", origin)
        return cls(str(raw["title"]), str(raw["version"]), variables)


def load_codebook(path: str | os.PathLike[str]) -> Codebook:
    """Load a codebook from a YAML file.

    Parameters
    ----------
    path : path
        The file; its form is described in `framing.coding.codebook`.

    Returns
    -------
    Codebook
        The questions and answers.

    Raises
    ------
    ReadError
        If the file cannot be read.
    FormatError
        If it is no valid codebook; the message names the file and what is wrong.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "tone.yml"
    >>> _ = file.write_text("{title: Tone, version: 1, variables: [{name: tone, kind: document, question: '?', "
    ...                     "values: [{name: for}]}]}")
    >>> load_codebook(file).title
    'Tone'
    """
    try:
        raw = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}).") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FormatError(f"{path}: no valid YAML ({error}).") from None
    return Codebook.of(raw if isinstance(raw, dict) else {}, str(path))


def _variable(raw: Mapping[str, Any], origin: str) -> Variable:
    _need(raw, ("name", "kind", "question", "values"), f"{origin}: a variable")
    where = f"{origin}: the variable {raw['name']!r}"
    if raw["kind"] not in KINDS:
        raise FormatError(f"{where} has the kind {raw['kind']!r}; the choices are {', '.join(KINDS)}.")
    taken = {str(value["key"]) for value in raw["values"] if "key" in value}
    free = iter(key for key in KEYS if key not in taken)
    values = []
    for value in raw["values"]:
        _need(value, ("name",), f"{where}: a value")
        key = str(value["key"]) if "key" in value else next(free, "")
        if len(key) != 1 or key in RESERVED:
            raise FormatError(f"{where} has the key {key!r}; a key is one character other than n, p and u.")
        values.append(Value(str(value["name"]), key, str(value.get("definition", ""))))
    _once([value.name for value in values], "value", where)
    _once([value.key for value in values], "key", where)
    return Variable(str(raw["name"]), raw["kind"], str(raw["question"]), tuple(values))


def _need(raw: Mapping[str, Any], names: tuple[str, ...], where: str) -> None:
    missing = [name for name in names if not raw.get(name)]
    if missing:
        raise FormatError(f"{where} needs {', '.join(missing)}; it has {', '.join(raw) or 'nothing'}.")


def _once(names: list[str], what: str, where: str) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise FormatError(f"{where} has the {what} {twice[0]!r} twice.")
