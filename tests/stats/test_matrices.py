"""The matrix of blame: every accusation in one cell."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import ColumnError
from framing.stats.matrices import blame_matrix

SIDES = st.sampled_from(["North", "South", None])
ROWS = st.lists(st.tuples(st.sampled_from(["outlet", "Brun"]), SIDES, SIDES), max_size=30)
COLUMNS = ["source", "source_side", "target_side"]


@given(ROWS)
def test_every_accusation_is_in_one_cell(rows: list[tuple[str, str | None, str | None]]) -> None:
    table = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    before = table.copy()
    matrix = blame_matrix(table, ["North", "South"])
    assert list(matrix.index) == ["North", "South", "other", "outlet"]
    assert list(matrix.columns) == ["North", "South", "other"]
    assert matrix.to_numpy().sum() == len(rows)
    pd.testing.assert_frame_equal(table, before)


def test_other_measures_are_ignored() -> None:
    table = pd.DataFrame([("Brun", "North", "South"), ("Rask", "South", None)], columns=COLUMNS)
    table["measure"] = ["blame", "agency"]
    matrix = blame_matrix(table)
    assert matrix.loc["North", "South"] == matrix.to_numpy().sum() == 1


def test_a_missing_column_is_refused() -> None:
    with pytest.raises(ColumnError, match="'target_side'"):
        blame_matrix(pd.DataFrame({"source": [], "source_side": []}))
