"""Tables for a page or a paper: no index, numbers to the digits that mean something, undefined cells empty."""

from __future__ import annotations

import pandas as pd

from framing.display import Html


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
    >>> "<td>−1.25 to 0.25</td>" in str(paper_table(found))
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
    return Html(shown.to_html(index=False, border=0, na_rep="", escape=True))


def _written(value: float, digits: int) -> str:
    if pd.isna(value):
        return ""
    text = f"{value:,}" if isinstance(value, int) or pd.api.types.is_integer(value) else f"{value:.{digits}f}"
    return text.replace("-", "−")
