"""Agreement on spans."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.errors import ArgumentError
from framing.stats import unitizing_agreement

COLUMNS = ["article", "coder", "start", "end", "label"]
# Krippendorff (2019), figure 12.11: three observers of a continuum of 60 characters
BOOK = {
    "Alex": [(0, 7, "1"), (7, 13, "2"), (30, 32, "5"), (32, 37, "6"), (37, 44, "6"), (44, 60, "7")],
    "Paul": [(0, 7, "1"), (7, 13, "3"), (13, 21, "5"), (32, 44, "6")],
    "Suzan": [(0, 7, "1"), (7, 13, "4"), (13, 21, "5"), (32, 37, "6"), (37, 41, "6"), (41, 44, "6")],
}


def marked(coders: dict[str, list[tuple[int, int, str]]], article: str = "a") -> pd.DataFrame:
    rows = [(article, coder, *span) for coder, spans in coders.items() for span in spans]
    return pd.DataFrame(rows, columns=COLUMNS)


def estimates(*args: object, **kwargs: object) -> list[float]:
    return unitizing_agreement(*args, **kwargs)["estimate"].tolist()


def test_the_published_example() -> None:
    assert estimates(marked(BOOK), {"a": 60}) == pytest.approx([0.510, 0.413, 0.724], abs=0.002)


def test_the_same_spans_agree_wholly() -> None:
    spans = [(3, 9, "scare"), (20, 31, "speech")]
    assert estimates(marked({"Ann": spans, "Ben": spans}), {"a": 50}) == pytest.approx([1, 1, 1])


def test_a_near_miss_counts_by_its_overlap() -> None:
    def alpha(shift: int) -> float:
        return estimates(
            marked({"Ann": [(10, 30, "scare")], "Ben": [(10 + shift, 30 + shift, "scare")]}), {"a": 100}
        )[0]

    near, nearer = alpha(5), alpha(1)
    assert 0 < near < nearer < 1
    assert alpha(40) < 0


def test_other_labels_on_the_same_spans_leave_the_boundaries_alone() -> None:
    ann = [(0, 10, "scare"), (30, 40, "speech"), (60, 70, "scare")]
    ben = [(0, 10, "speech"), (30, 40, "speech"), (60, 70, "scare")]
    spans, boundaries, labels = estimates(marked({"Ann": ann, "Ben": ben}), {"a": 90})
    assert boundaries == pytest.approx(1)
    assert labels < spans < 1


def test_an_article_where_nobody_marked_anything_adds_agreement() -> None:
    spans = marked({"Ann": [(0, 10, "scare")], "Ben": [(2, 12, "scare")]})
    alone, together = estimates(spans, {"a": 50}), estimates(spans, {"a": 50, "b": 500})
    assert together[1] > alone[1]


def test_coders_of_an_article_can_be_told() -> None:
    spans = pd.concat(
        [marked({"Ann": [(0, 10, "x")], "Ben": [(0, 10, "x")]}), marked({"Cem": [(0, 5, "x")]}, "b")]
    )
    everyone = estimates(spans, {"a": 40, "b": 40})[1]
    told = estimates(spans, {"a": 40, "b": 40}, {"a": ["Ann", "Ben"], "b": ["Cem"]})[1]
    assert told == pytest.approx(1)
    assert everyone < told


def test_one_article_has_no_interval_and_nothing_marked_no_estimate() -> None:
    one = unitizing_agreement(marked(BOOK), {"a": 60})
    assert one[["low", "high"]].isna().all().all()
    none = unitizing_agreement(pd.DataFrame(columns=COLUMNS), {"a": 60}, {"a": ["Ann", "Ben"]})
    assert none["estimate"].isna().all()


def test_intervals_narrow_with_more_articles() -> None:
    rng = np.random.default_rng(5)

    def width(articles: int) -> float:
        rows, lengths = [], {}
        for number in range(articles):
            lengths[f"a{number}"] = 200
            for start in (20, 80, 140):
                shift = int(rng.integers(0, 12))
                rows.append((f"a{number}", "Ann", start, start + 20, "x"))
                rows.append((f"a{number}", "Ben", start + shift, start + 20 + shift, "x"))
        found = unitizing_agreement(pd.DataFrame(rows, columns=COLUMNS), lengths).iloc[0]
        return float(found["high"] - found["low"])

    assert width(60) < width(6)


@pytest.mark.parametrize(
    ("spans", "lengths", "words"),
    [
        (marked({"Ann": [(0, 10, "x"), (5, 12, "y")]}), {"a": 40}, "overlaps another"),
        (marked({"Ann": [(30, 50, "x")]}), {"a": 40}, "does not fit into 40"),
        (marked({"Ann": [(7, 7, "x")]}), {"a": 40}, "does not fit"),
        (marked({"Ann": [(0, 5, "x")]}), {"b": 40}, "'a' is missing"),
        (marked({}), {}, "'all' is missing"),
    ],
)
def test_refusals_name_the_span(spans: pd.DataFrame, lengths: dict[str, int], words: str) -> None:
    with pytest.raises(ArgumentError, match=words):
        unitizing_agreement(spans, lengths)


def test_a_span_by_nobody_who_coded_the_article_is_refused() -> None:
    with pytest.raises(ArgumentError, match="is by nobody who coded it"):
        unitizing_agreement(marked({"Ann": [(0, 5, "x")]}), {"a": 40}, {"a": ["Ben", "Cem"]})
