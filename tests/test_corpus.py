"""Corpora and readers of folders and tables."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, Corpus, read_articles, read_folder, read_frame, read_table
from framing.errors import ArgumentError, ColumnError, DuplicateIdError, ReadError
from framing.readers.tables import with_title


def corpus() -> Corpus:
    return Corpus(
        [
            Article("a1", "Herald", "One.", event="e1", date=datetime.date(2031, 3, 3)),
            Article("a2", "Herald", "Two.", event="e2"),
            Article("b1", "Courier", "Three.", event="e1"),
        ]
    )


def test_where_and_by() -> None:
    assert corpus().where(outlet="Herald", event="e1").ids == ("a1",)
    assert corpus().where(event=["e1", "e2"]).ids == ("a1", "a2", "b1")
    assert {event: part.ids for event, part in corpus().by("event").items()} == {
        "e1": ("a1", "b1"),
        "e2": ("a2",),
    }
    with pytest.raises(ArgumentError, match="Did you mean 'Herald'"):
        corpus().where(outlet="Heral")
    with pytest.raises(ArgumentError, match="the field must be one of"):
        corpus().where(paper="Herald")


def test_a_corpus_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        corpus().articles = ()  # type: ignore[misc]
    assert corpus()["a1"] is not None and corpus()[0].id == "a1"
    with pytest.raises(ArgumentError):
        corpus()["zz"]


def test_duplicate_ids_name_both_origins() -> None:
    with pytest.raises(DuplicateIdError, match=r"one\.txt and two\.txt"):
        Corpus([Article("a"), Article("a")], (), ["one.txt", "two.txt"])


def test_summary_escapes_what_it_shows() -> None:
    page = Corpus([Article("a", "<script>alert(1)</script>", "x", event="<b>")])._repr_html_()
    assert "<script>" not in page and "&lt;b&gt;" in page


def test_folder_reads_front_matter_and_plain_files(tmp_path: Path) -> None:
    deep = tmp_path / "deep"
    deep.mkdir()
    (tmp_path / "one.txt").write_text(
        "---\nid: x1\noutlet: Herald\ndate: 2031-03-03\nteam: 4\n---\nText.\r\n", "utf-8", newline=""
    )
    (deep / "two.txt").write_bytes("\ufeff\n  A title  \n\nBody.".encode())
    (deep / "notes.md").write_text("ignored")
    found = read_folder(tmp_path)
    assert found.ids == ("two", "x1")
    assert found["x1"].text == "Text.\r\n" and found["x1"].extra["team"] == 4 and found["x1"].title == ""
    assert found["x1"].date == datetime.date(2031, 3, 3)
    assert found["two"].title == "A title" and found["two"].text == "\n  A title  \n\nBody."


@pytest.mark.parametrize(
    ("title", "body", "text"),
    [
        ("Talks", "They met.", "Talks\n\nThey met."),
        ("", "They met.", "They met."),
        ("Talks", "Talks\n\nThey met.", "Talks\n\nThey met."),
    ],
)
def test_title_and_body_are_joined(title: str, body: str, text: str) -> None:
    assert with_title(title, body) == text


def test_tables_agree_whatever_their_format(tmp_path: Path) -> None:
    table = pd.DataFrame(
        {
            "id": ["a", "b"],
            "text": ["He said “no”.", "Two."],
            "outlet": ["Herald", ""],
            "date": ["2031-03-03", ""],
            "page": ["3", "4"],
        }
    )
    table.to_csv(tmp_path / "t.csv", index=False)
    table.to_parquet(tmp_path / "t.parquet")
    table.to_json(tmp_path / "t.jsonl", orient="records", lines=True, force_ascii=False)
    expected = read_frame(table)
    assert expected["a"].extra == {"page": "3"}
    for name in ("t.csv", "t.parquet", "t.jsonl"):
        assert read_table(tmp_path / name).articles == expected.articles


def test_tables_tell_what_they_skip() -> None:
    found = read_frame(pd.DataFrame({"text": ["One.", " ", None], "date": ["2031-01-01", "", ""]}))
    assert found.ids == ("1",) and [skip.origin for skip in found.skipped] == [
        "the table, row 2",
        "the table, row 3",
    ]
    with pytest.raises(ColumnError, match="needs the column 'text'"):
        read_frame(pd.DataFrame({"body": ["x"]}))


def test_read_articles_joins_paths(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "t.csv").write_text("id,text\nb,Two.\n")
    assert read_articles(tmp_path, tmp_path / "t.csv").ids == ("a", "b")
    with pytest.raises(ReadError, match="no such file"):
        read_articles(tmp_path / "none")


@given(
    st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1).filter(
        str.strip
    )
)
def test_the_text_of_a_table_is_never_altered(text: str) -> None:
    stream = io.StringIO()
    pd.DataFrame({"text": [text]}).to_csv(stream, index=False)
    assert read_frame(pd.DataFrame({"text": [text]}))[0].text == text
