"""From several coders to one gold standard, and from there to the tool."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
import pandas as pd

from framing import _check
from framing.coding.store import DONE
from framing.errors import ArgumentError

UNIT = ("article", "start", "end")
GOLD_COLUMNS = ("article", "start", "end", "value", "n_coders", "how")


def coding_units(codings: pd.DataFrame, variable: str) -> pd.DataFrame:
    """Lay the codings of one variable out as `agreement` wants them.

    Parameters
    ----------
    codings : DataFrame
        As from `read_codings`.
    variable : str
        What was coded.

    Returns
    -------
    DataFrame
        `unit` (the article; for spans "article:start-end"), `coder, value`. Whether coders marked the same spans at
        all, `unitizing_agreement` tells.

    Raises
    ------
    ArgumentError
        If nobody coded the variable.

    Examples
    --------
    >>> codings = pd.DataFrame({"article": ["a", "a"], "variable": "tone", "start": pd.NA, "end": pd.NA,
    ...                         "value": ["for", "against"], "coder": ["Ann", "Ben"]})
    >>> coding_units(codings, "tone")["unit"].tolist()
    ['a', 'a']
    """
    rows = _of(codings, variable)
    units = [
        article if pd.isna(start) else f"{article}:{start}-{end}"
        for article, start, end in zip(*(rows[name] for name in UNIT), strict=True)
    ]
    return rows[["coder", "value"]].assign(unit=units)[["unit", "coder", "value"]].reset_index(drop=True)


def adjudicated(codings: pd.DataFrame, variable: str, adjudicator: str = "adjudicator") -> pd.DataFrame:
    """Settle each unit: what all who coded its article say, else what the adjudicator says.

    Parameters
    ----------
    codings : DataFrame
        As from `read_codings`, the adjudicator's among them.
    variable : str
        What was coded.
    adjudicator : str
        The coder who decides where the others differ.

    Returns
    -------
    DataFrame
        One row per unit: `article, start, end, value, n_coders` (without the adjudicator), `how` ("agreed",
        "adjudicated", "open": no value yet, "single": one coder alone). A span that one of two coders of its article
        did not mark is disagreed upon; where the adjudicator coded that article but not the span, it is dropped.

    Raises
    ------
    ArgumentError
        If nobody coded the variable.

    Examples
    --------
    >>> codings = pd.DataFrame({"article": ["a", "a", "b", "b", "b"], "variable": "tone", "start": pd.NA,
    ...     "end": pd.NA, "value": ["for", "for", "for", "against", "against"],
    ...     "coder": ["Ann", "Ben", "Ann", "Ben", "adjudicator"]})
    >>> adjudicated(codings, "tone")[["article", "value", "how"]].values.tolist()
    [['a', 'for', 'agreed'], ['b', 'against', 'adjudicated']]
    """
    rows = _of(codings, variable)
    settled = rows[rows["coder"] == adjudicator]
    decided = {_unit(row): row["value"] for row in settled.to_dict("records")}
    # an article with nothing to mark is coded too, once it is done
    coded = codings[codings["variable"].isin([variable, DONE])]
    by_adjudicator = coded["coder"] == adjudicator
    judged = set(coded.loc[by_adjudicator, "article"])
    coders = coded[~by_adjudicator].groupby("article")["coder"].nunique().to_dict()
    people = rows[rows["coder"] != adjudicator]
    found: list[tuple[object, ...]] = []
    for unit, part in people.groupby(list(UNIT), dropna=False, sort=False):
        key = _unit(dict(zip(UNIT, unit, strict=True)))
        n, values = coders[key[0]], part["value"].unique()
        if key in decided:
            found.append((*unit, decided.pop(key), n, "adjudicated"))
        elif len(values) == 1 and len(part) == n:
            found.append((*unit, values[0], n, "agreed" if n > 1 else "single"))
        elif key[0] not in judged:
            found.append((*unit, None, n, "open"))
    found += [(*unit, value, coders.get(unit[0], 0), "adjudicated") for unit, value in decided.items()]
    return pd.DataFrame(found, columns=list(GOLD_COLUMNS)).astype({"start": "Int64", "end": "Int64"})


def reveal(
    codings: pd.DataFrame, tool: pd.DataFrame, variable: str, coder: str, articles: Collection[str]
) -> pd.DataFrame:
    """Show a coder what the tool says, once all of the coder's articles are done and not before.

    Parameters
    ----------
    codings : DataFrame
        As from `read_codings`.
    tool : DataFrame
        The tool's codings in the same columns, as from `import_codings`.
    variable : str
        What was coded.
    coder : str
        Who asks.
    articles : collection of str
        The articles that this coder was given.

    Returns
    -------
    DataFrame
        One row per unit that either has: `article, start, end, coder_value, tool_value, same`.

    Raises
    ------
    ArgumentError
        While articles are left to code; they are named.

    Examples
    --------
    >>> codings = pd.DataFrame({"article": ["a", "a"], "variable": ["tone", "done"], "start": pd.NA, "end": pd.NA,
    ...                         "value": ["for", "yes"], "coder": "Ann"})
    >>> tool = codings.head(1).assign(value="against", coder="tool")
    >>> reveal(codings, tool, "tone", "Ann", ["a"])[["coder_value", "tool_value", "same"]].values.tolist()
    [['for', 'against', False]]
    """
    own = codings[codings["coder"] == coder]
    left = sorted(set(articles) - set(own.loc[own["variable"] == DONE, "article"]))
    if left:
        raise ArgumentError(
            f"the tool's answers are shown after all articles are coded; {coder} has {len(left)} left: "
            f"{', '.join(left[:5])}{' …' if len(left) > 5 else ''}."
        )
    mine = own.loc[own["variable"] == variable, [*UNIT, "value"]]
    theirs = tool[(tool["variable"] == variable) & tool["article"].isin(list(articles))][[*UNIT, "value"]]
    both = mine.merge(theirs, on=list(UNIT), how="outer", suffixes=("_mine", "_theirs"))
    both = both.rename(columns={"value_mine": "coder_value", "value_theirs": "tool_value"})
    same = (both["coder_value"] == both["tool_value"]).to_numpy(dtype=bool, na_value=False)
    return both.assign(same=np.asarray(same))


def _of(codings: pd.DataFrame, variable: str) -> pd.DataFrame:
    _check.columns(codings, [*UNIT, "variable", "value", "coder"], "the table of codings")
    _check.one_of("the variable", variable, sorted(set(codings["variable"]) - {DONE}))
    return codings[codings["variable"] == variable]


def _unit(row: Mapping[Any, Any]) -> tuple[Any, ...]:
    return tuple(None if pd.isna(row[name]) else row[name] for name in UNIT)
