"""Prominence: ranks, first and last word, and the headline."""

from __future__ import annotations

import math

import pytest

from framing import Dossier, Reading
from framing.measures.prominence import Prominence
from tests.measures.sourced import DOSSIER, THREE, sourced


def scores(reading: Reading, dossier: Dossier | None) -> dict[str, float]:
    measure = Prominence()
    return measure.score(reading, measure.find(reading, dossier), dossier)


def test_shares_are_of_inverse_ranks_among_sided_sources() -> None:
    text = "Southern road is shut\n\nAn expert spoke of snow. The North said yes. Rask said no. Brun said so."
    reading = sourced(
        text,
        ("An expert", "of snow", "indirect"),
        ("The North", "yes", "indirect"),
        ("Rask", "no", "indirect"),
        ("Brun", "so", "indirect"),
    )
    found = scores(reading, DOSSIER)
    whole = 1 + 1 / 2 + 1 / 3
    assert found["prominence.side_a"] == pytest.approx((1 + 1 / 3) / whole)
    assert found["prominence.side_b"] == pytest.approx((1 / 2) / whole)
    assert found["prominence"] == pytest.approx((1 + 1 / 3 - 1 / 2) / whole)
    assert [found[f"prominence.first.side_{side}"] for side in "ab"] == [1, 0]
    assert [found[f"prominence.last.side_{side}"] for side in "ab"] == [1, 0]
    assert [found[f"prominence.headline.side_{side}"] for side in "ab"] == [0, 1]


def test_a_side_never_heard_has_no_prominence() -> None:
    reading = sourced("Summary.\n\nThe North said yes.", ("The North", "yes", "indirect"))
    found = scores(reading, THREE)
    assert [found[f"prominence.side_{side}"] for side in "abc"] == [1, 0, 0]


def test_no_sided_source_is_undefined_but_the_headline_is_not() -> None:
    found = scores(sourced("Southern road is shut\n\nNobody spoke on Monday."), DOSSIER)
    assert math.isnan(found["prominence"])
    assert math.isnan(found["prominence.first.side_a"])
    assert found["prominence.headline.side_b"] == 1


def test_without_a_dossier_nothing_is_defined() -> None:
    reading = sourced("Summary.\n\nThe North said yes.", ("The North", "yes", "indirect"))
    assert list(scores(reading, None)) == ["prominence"]
    assert math.isnan(scores(reading, None)["prominence"])
