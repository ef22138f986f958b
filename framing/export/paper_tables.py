"""Tables for a page or a paper: no index, numbers to the digits that mean something, undefined cells empty."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable

import pandas as pd

from framing.display import Html
from framing.records import sha256
from framing.stats._observations import counted


def paper_table(table: pd.DataFrame, digits: int = 2) -> Html:
    """Lay a table out for print.

    Parameters
    ----------
    table : DataFrame
        Its index is left out; make what must stand there a column. Columns `low` and `high` become one column
        "95% interval".
    digits : int
        Decimals of numbers that are not whole.

    Returns
    -------
    Html
        Shown by notebooks; undefined cells are empty.

    Examples
    --------
    >>> found = pd.DataFrame({"outlet": ["Herald"], "estimate": [-0.5], "low": [-1.254], "high": [0.25]})
    >>> ">−1.25 to 0.25</td>" in str(paper_table(found))
    True
    """
    shown = table.copy()
    for column in table.select_dtypes("number"):
        shown[column] = [_written(value, digits) for value in table[column]]
    if {"low", "high"} <= set(table.columns):
        ends = [
            f"{low} to {high}" if low else "" for low, high in zip(shown["low"], shown["high"], strict=True)
        ]
        shown = shown.assign(low=ends).drop(columns="high").rename(columns={"low": "95% interval"})
    sides = {column: "right" if column in table.select_dtypes("number") else "left" for column in shown}
    head = _row("th", shown.columns, sides.values())
    body = "".join(_row("td", row, sides.values()) for row in shown.itertuples(index=False))
    return Html(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>")


def _row(kind: str, cells: Iterable[object], sides: Iterable[str]) -> str:
    written = (
        f'<{kind} style="text-align: {side};">{"" if cell is None or cell != cell else html.escape(str(cell))}</{kind}>'
        for cell, side in zip(cells, sides, strict=True)
    )
    return f"<tr>{''.join(written)}</tr>"


def provenance_summary(scores: pd.DataFrame) -> pd.DataFrame:
    """Sum up the record of the run that made a table of scores: what must be the same to get the same numbers.

    Parameters
    ----------
    scores : DataFrame
        From `framing.score`.

    Returns
    -------
    DataFrame
        `item, value`: versions, commit, measures with their parameters, and one SHA-256 over the hashes of all
        articles, one over those of all lexicons and models.

    Examples
    --------
    >>> import framing
    >>> corpus = framing.Corpus([framing.Article("a1", text="Nearly 40 left.")])
    >>> provenance_summary(framing.score(corpus, "hedging"))["item"].tolist()[-2:]
    ['1 article', 'lexicons and models']
    """
    record = scores.attrs["provenance"]
    rows = [("Python", record["python"]), ("system", record["system"])]
    rows += [(name, version) for name, version in record["packages"].items() if version]
    rows += [("commit", record["commit"])] if record["commit"] else []
    rows += [(f"measure {number}", measure) for number, measure in enumerate(record["measures"], 1)]
    rows += [
        (counted(len(record["articles"]), "article"), sha256(json.dumps(record["articles"], sort_keys=True))),
        ("lexicons and models", sha256(json.dumps(record["data"], sort_keys=True))),
    ]
    return pd.DataFrame(rows, columns=["item", "value"])


def _written(value: float, digits: int) -> str:
    if pd.isna(value):
        return ""
    text = f"{value:,}" if isinstance(value, int) or pd.api.types.is_integer(value) else f"{value:.{digits}f}"
    return text.replace("-", "−")
