"""The parts of a page by their lines: furniture, headings, credits, captions, bylines and datelines."""

from __future__ import annotations

import pytest

from framing.text.page.bylines import is_byline
from framing.text.page.captions import is_caption, is_credit
from framing.text.page.datelines import dateline_end
from framing.text.page.furniture import EXTENTS, furniture, is_label, is_promotion
from framing.text.tables import packaged_rows
from tests.text.page_lines import (
    BYLINES,
    CAPTIONS,
    CREDITS,
    DATELINES,
    FURNITURE,
    HEADINGS,
    NO_BYLINES,
    NO_CAPTIONS,
    STORY,
    cells,
)


def test_patterns_have_a_known_extent_and_a_reason() -> None:
    _, rows = packaged_rows("boilerplate")
    assert {row["extent"] for row in rows} == set(EXTENTS)
    assert all(row["reason"] for row in rows)


@pytest.mark.parametrize("line", cells(FURNITURE))
def test_furniture(line: str) -> None:
    piece = furniture(line)
    assert piece is not None
    assert piece.extent == "line" or line == "ALSO READ"


@pytest.mark.parametrize(("line", "extent"), HEADINGS)
def test_headings_of_the_page(line: str, extent: str) -> None:
    piece = furniture(line)
    assert piece is not None
    assert piece.extent == extent


@pytest.mark.parametrize("line", cells(STORY))
def test_sentences_of_a_story_are_no_furniture(line: str) -> None:
    assert furniture(line) is None
    assert not is_promotion(line)
    assert not is_label(line)


def test_promotion_is_told_from_news_about_the_press() -> None:
    assert is_promotion(
        "Our reporters work long hours. Help us: subscribe, or donate to independent journalism."
    )
    assert not is_promotion(
        "“Our reporters work, and readers who donate keep independent journalism alive,” he said."
    )
    assert not is_promotion("The reporters were paid by members and readers, and by advertisers.")


@pytest.mark.parametrize("line", cells(CREDITS))
def test_credits(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize("line", cells(CAPTIONS))
def test_captions(line: str) -> None:
    assert is_caption(line)
    assert not is_credit(line)


@pytest.mark.parametrize("line", cells(NO_CAPTIONS))
def test_sentences_about_pictures_are_no_captions(line: str) -> None:
    assert not is_caption(line)
    assert not is_credit(line)


@pytest.mark.parametrize("line", cells(BYLINES))
def test_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize("line", cells(NO_BYLINES))
def test_no_bylines(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize("line", DATELINES.strip().splitlines())
def test_datelines(line: str) -> None:
    head, bar, _ = line.partition("|")
    assert dateline_end(line.replace("|", "")) == (len(head) if bar else 0)
