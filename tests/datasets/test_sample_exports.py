"""Exports to practise on are read back by the readers of real ones."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from framing import Article, Corpus, convert, write_sample_exports
from framing.errors import ArgumentError

DAY = datetime.date(2031, 6, 16)
ARTICLES = [
    Article(str(number), outlet, f"{title}\n\nIt rained & poured.\n\n“Go,” she said.", title, DAY)
    for number, (outlet, title) in enumerate(
        [("Herald", "Rain <again>"), ("Post", "Rain"), ("Herald", "Sun")]
    )
]


def test_what_was_exported_is_read_back(tmp_path: Path) -> None:
    found = convert(*write_sample_exports(Corpus(ARTICLES), tmp_path))
    assert [(a.outlet, a.title, a.text, a.date) for a in found] == [
        (a.outlet, a.title, a.text, a.date) for a in ARTICLES
    ]
    assert not found.notes and not found.skipped, "the export's own counts are right"


def test_the_same_articles_give_the_same_files(tmp_path: Path) -> None:
    first, second = (write_sample_exports(Corpus(ARTICLES), tmp_path / name) for name in "ab")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


@pytest.mark.parametrize(
    ("articles", "told"),
    [(ARTICLES[:1], "two articles or more"), ([ARTICLES[0], Article("x", text="Rain.")], "'x' has none")],
)
def test_what_no_export_could_hold_is_refused(articles: list[Article], told: str, tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match=told):
        write_sample_exports(Corpus(articles), tmp_path)
