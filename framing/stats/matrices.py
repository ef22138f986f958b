"""Tables of who does what to whom."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from framing import _check

OTHER = "other"


def blame_matrix(spans: pd.DataFrame, sides: Sequence[str] | None = None) -> pd.DataFrame:
    """Count who blames whom: the matrix B(s → t) of responsibility told in a corpus [Iyengar1991].

    Parameters
    ----------
    spans : DataFrame
        One row per accusation, as `evidence` gives them for the measure `blame`: columns `source` (who accuses;
        "outlet" for the outlet's own voice), `source_side` and `target_side` (missing for no side). Rows of other
        measures are ignored where there is a column `measure`.
    sides : sequence of str, optional
        Sides in the order wanted, whether they occur or not; by default those that occur, sorted.

    Returns
    -------
    DataFrame
        Counts: accusers in the index (the sides, "other" and "outlet"), accused in the columns (the sides and
        "other"). Its sum is the number of accusations.

    Raises
    ------
    ColumnError
        If a column is missing.

    Examples
    --------
    >>> spans = pd.DataFrame(
    ...     {"source": ["Brun", "outlet"], "source_side": ["North", None], "target_side": ["South", "South"]}
    ... )
    >>> blame_matrix(spans)["South"].to_dict()
    {'North': 1, 'South': 0, 'other': 0, 'outlet': 1}
    """
    _check.columns(spans, ["source", "source_side", "target_side"])
    if "measure" in spans:
        spans = spans[spans["measure"] == "blame"]
    source = spans["source_side"].where(spans["source_side"].notna(), OTHER)
    source = source.where(spans["source"] != "outlet", "outlet")
    target = spans["target_side"].where(spans["target_side"].notna(), OTHER)
    named = sorted((set(source) | set(target)) - {OTHER, "outlet"}) if sides is None else list(sides)
    counts = pd.crosstab(source, target)
    matrix = counts.reindex(index=[*named, OTHER, "outlet"], columns=[*named, OTHER], fill_value=0)
    return matrix.rename_axis(index="accuser", columns="accused")
