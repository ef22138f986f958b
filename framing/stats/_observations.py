"""One observation a row: what `compare` and `regression` both count, so that they can agree."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from framing import _check
from framing.errors import ArgumentError

Pair = tuple[Any, Any]

TINY = 1e-12  # below this a spread is rounding error

COPY_GROUP = "copy_group"
COMPARISON_COLUMNS = (
    "column",
    "group_a",
    "group_b",
    "estimate",
    "low",
    "high",
    "p",
    "q",
    "effect",
    "n_articles",
    "n_events",
    "method",
)


def column_list(columns: str | Sequence[str]) -> list[str]:
    """Return the names given as a list without repetitions; at least one is needed."""
    names = [columns] if isinstance(columns, str) else list(dict.fromkeys(columns))
    if not names:
        raise ArgumentError("columns must name at least one column; got none.")
    return names


def observations(
    table: pd.DataFrame, columns: Sequence[str], by: str, within: str
) -> tuple[pd.DataFrame, list[str]]:
    """Average the copies of one text inside each cell, and say in words what was left out.

    Returns the columns `group, event, observation` and the measures, one row per independent text, and
    the notes. Articles of one `copy_group` share an `observation` wherever they were printed; they are
    averaged only inside an outlet and event, since what two outlets did with one wire text is a finding.
    """
    _check.columns(table, [by, within, *columns])
    for column in columns:
        if not pd.api.types.is_numeric_dtype(table[column]):
            raise ArgumentError(f"column {column!r} must hold numbers; it holds {table[column].dtype}.")
    placed = table[table[by].notna() & table[within].notna()]
    notes = []
    if len(placed) < len(table):
        notes.append(f"{len(table) - len(placed)} of {len(table)} articles lack {by} or {within}: left out.")
    rows = pd.DataFrame({"group": placed[by], "event": placed[within], "observation": _text_ids(placed)})
    for column in columns:
        rows[column] = placed[column].to_numpy(dtype=float, na_value=np.nan)
        undefined = int(rows[column].isna().sum())
        if undefined:
            notes.append(f"{column} is undefined in {undefined} of {len(rows)} articles: left out there.")
    keys = ["group", "event", "observation"]
    merged = rows.groupby(keys, observed=True, sort=False)[list(columns)].mean().reset_index()
    if len(merged) < len(rows):
        notes.append(
            f"{len(rows) - len(merged)} articles repeat a text that the same {by} printed on the same "
            f"{within}: each {COPY_GROUP} is averaged and counts once."
        )
    return merged, notes


def pairs(rows: pd.DataFrame, by: str) -> list[Pair]:
    """All pairs of groups, in the order of their names; two groups at least are needed."""
    groups = sorted(rows["group"].unique(), key=str)
    if len(groups) < 2:
        raise ArgumentError(
            f"a comparison needs at least two values of {by!r}; the table has {groups or 'none'}."
        )
    return list(combinations(groups, 2))


def false_discovery_rate(p: pd.Series) -> pd.Series:
    """Adjust p for the number of tests made [BenjaminiHochberg1995]; nan is no test."""
    made = p.dropna().sort_values(ascending=False)
    ranks = np.arange(len(made), 0, -1)
    adjusted = np.minimum.accumulate(np.minimum(made.to_numpy() * len(made) / ranks, 1.0))
    return pd.Series(adjusted, index=made.index, dtype=float).reindex(p.index)


def counted(number: int, noun: str) -> str:
    """Write a number with its noun in the right form."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def standardised(estimate: float, deviation: float) -> float:
    """Express a difference in standard deviations; nan where nothing varies."""
    return estimate / deviation if deviation > TINY else math.nan


def _text_ids(placed: pd.DataFrame) -> np.ndarray:
    """Give every text a number: one for all copies of a text, one for each article without copies."""
    own = np.arange(len(placed))
    if COPY_GROUP not in placed.columns:
        return own
    copies = pd.factorize(placed[COPY_GROUP])[0]
    return np.where(copies < 0, own, len(placed) + copies)
