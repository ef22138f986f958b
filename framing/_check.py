"""Refusals, each worded once: the parameter's name, the value, the choices."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from framing.errors import ArgumentError, ColumnError, MissingExtraError

if TYPE_CHECKING:
    import pandas as pd


def one_of(name: str, value: object, choices: Iterable[str]) -> str:
    """Return `value` if it is one of `choices`, else raise ArgumentError with the nearest choice."""
    known = list(choices)
    if isinstance(value, str) and value in known:
        return value
    near = difflib.get_close_matches(str(value), known, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    raise ArgumentError(f"{name} must be one of {', '.join(map(repr, known))}; got {value!r}.{hint}")


def columns(table: pd.DataFrame, needed: Iterable[str], what: str = "the table") -> None:
    """Raise ColumnError unless `table` has every column in `needed`."""
    missing = [c for c in needed if c not in table.columns]
    if missing:
        raise ColumnError(
            f"{what} needs the column{'s' if len(missing) > 1 else ''} {', '.join(map(repr, missing))}; "
            f"it has {', '.join(map(repr, table.columns)) or 'none'}."
        )


def at_least(name: str, value: float, least: float) -> float:
    """Return `value` if it is a number of at least `least`, else raise ArgumentError."""
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not value >= least:
        raise ArgumentError(f"{name} must be a number of at least {least}; got {value!r}.")
    return value


def probability(name: str, value: float) -> float:
    """Return `value` if it lies in [0, 1], else raise ArgumentError."""
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= 1:
        raise ArgumentError(f"{name} must lie between 0 and 1; got {value!r}.")
    return value


def extra(module: str, name: str) -> Any:
    """Import an optional dependency, or raise MissingExtraError naming the extra that brings it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f"this needs the package {module!r}, which is not installed. "
            f"Install the extra: pip install 'media-framing[{name}]'."
        ) from error
