"""Tables as they come from other programs: what can be read is read, what cannot is told, row by row."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pandas as pd
import pytest

from framing import read_articles, read_frame, read_table
from framing.errors import ColumnError, ReadError


def written(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("content", "texts", "told"),
    [
        (b"\xef\xbb\xbfid,text\na,One.\n", ["One."], []),
        (b"id,text\ra,One.\rb,Two.\r", ["One.", "Two."], []),
        (b"id,text\r\na,One.\r\n\r\nb,Two.", ["One.", "Two."], []),
        (b'id,text\na,"One,\nand ""two""."\n', ['One,\nand "two".'], []),
        (b"text,id\nOne.\nTwo.,b\n", ["One.", "Two."], []),
        (b"id,text,note\na,One.,x,y\nb,Two.,z\n", ["Two."], ["4 cells where the header has 3"]),
        (b'id,text\na,One.\nb,"Two.\nc,Three.\n', ["One."], ["never closed"]),
        ("id,text\na,Déjà vu.\n".encode("latin-1") + b"b,Two.\n", ["Two."], ["not UTF-8"]),
        (b"id,text\na,\nb,Two.\n", ["Two."], ["the text is empty"]),
        (b"id,text,date\na,One.,tomorrow\nb,Two.,2023-09-19\n", ["Two."], ["not of the form 2023-09-19"]),
    ],
)  # fmt: skip
def test_csv_as_it_comes(content: bytes, texts: list[str], told: list[str], tmp_path: Path) -> None:
    corpus = read_table(written(tmp_path / "table.csv", content))
    assert [a.text for a in corpus] == texts
    assert len(corpus.skipped) == len(told)
    for skip, reason in zip(corpus.skipped, told, strict=True):
        assert reason in skip.reason and "table.csv, row" in skip.origin


def test_cells_may_be_longer_than_other_programs_allow(tmp_path: Path) -> None:
    text = "They met, and talked. " * 10_000
    assert read_table(written(tmp_path / "long.csv", f'id,text\na,"{text}"\n'))[0].text == text


@pytest.mark.parametrize("header", ["id,text,text", "id,id,text", "text,date,date"])
def test_one_of_our_columns_that_stands_twice_is_refused(header: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="stands twice"):
        read_table(written(tmp_path / "twice.csv", f"{header}\na,b,c\n"))


def test_other_columns_that_stand_twice_are_numbered(tmp_path: Path) -> None:
    expected = {"note": "1", "note.1": "2", "note.2": "3"}
    corpus = read_table(written(tmp_path / "twice.csv", "text,note,note,note\nOne.,1,2,3\n"))
    assert dict(corpus[0].extra) == expected
    frame = pd.DataFrame([["One.", "1", "2", "3"]], columns=["text", "note", "note", "note"])
    assert dict(read_frame(frame)[0].extra) == expected
    with pytest.raises(ReadError, match="stands twice"):
        read_frame(pd.DataFrame([["One.", "Two."]], columns=["text", "text"]))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"id": "b"', "not JSON"),
        (b"[1, 2]", "an object was expected; got list"),
        (b'{"id": "b", "text": 5}', "must be a string; got int"),
        (b'{"id": "b", "text": null}', "empty"),
        (b'{"id": "b", "text": "\xff"}', "not UTF-8"),
        (b'{"id": "b", "text": ' + b"[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_costs_only_itself(line: bytes, told: str, tmp_path: Path) -> None:
    lines = [b'\xef\xbb\xbf{"id": "a", "text": "One."}', line, b"", b'{"id": "c", "text": "Two."}']
    corpus = read_table(written(tmp_path / "table.jsonl", b"\n".join(lines)))
    assert corpus.ids == ("a", "c")
    assert [told in skip.reason for skip in corpus.skipped] == [True]


def test_parquet_keeps_whole_numbers_and_dates(tmp_path: Path) -> None:
    table = pd.DataFrame({
        "id": pd.array([1, 2, None], dtype="Int64"),
        "text": ["One.", "Two.", "Three."],
        "date": [pd.Timestamp("2023-09-19 23:30", tz="Asia/Baku"), pd.NaT, pd.Timestamp("2023-09-21", tz="Asia/Baku")],
        "pages": [1, 2, 3],
    })  # fmt: skip
    table.to_parquet(tmp_path / "table.parquet")
    corpus = read_table(tmp_path / "table.parquet")
    assert corpus.ids == ("1", "2", "3"), "the third has none: it is the third row"
    assert [a.date for a in corpus] == [datetime.date(2023, 9, 19), None, datetime.date(2023, 9, 21)]
    assert corpus[0].extra["pages"] == 1
    assert [(a.id, a.date) for a in read_frame(table)] == [(a.id, a.date) for a in corpus]


def test_whole_numbers_that_pandas_made_fractions_are_whole_again() -> None:
    table = pd.DataFrame({"id": [7.0, 8.0], "text": ["One.", "Two."], "date": [pd.NaT, float("nan")]})
    assert read_frame(table).ids == ("7", "8")


def test_what_was_read_before_a_file_breaks_off_is_kept(tmp_path: Path) -> None:
    pd.DataFrame({"id": [str(n) for n in range(5000)], "text": "They met."}).to_parquet(
        tmp_path / "whole.parquet", row_group_size=1000
    )
    content = bytearray((tmp_path / "whole.parquet").read_bytes())
    half = len(content) // 3
    content[half : half + 400] = b"\0" * 400
    corpus = read_articles(written(tmp_path / "torn.parquet", bytes(content)))
    assert 0 < len(corpus) < 5000 and "Parquet" in corpus.skipped[0].reason


def test_a_table_without_text_is_refused(tmp_path: Path) -> None:
    for name, content in (("a.csv", "id;text\n1;One.\n"), ("b.jsonl", json.dumps({"body": "One."}))):
        with pytest.raises(ColumnError, match="needs the column 'text'"):
            read_table(written(tmp_path / name, content))


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("date: 2023-02-30", "not valid YAML"),
        ("title: " + "[" * 5000, "not valid YAML"),
        ("a: &a [x, x]\ntitle: [*a, *a]", "alias"),
        ("title: !!python/object/apply:os.getcwd []", "not valid YAML"),
        ("- one\n- two", "lines of `key: value`"),
    ],
)
def test_front_matter_is_plain_data(front: str, told: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", f"---\n{front}\n---\nThey met.\n")
    with pytest.raises(ReadError, match="no article could be read") as caught:
        read_articles(path)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    "content", ["One\rTwo\r", "One\r\nTwo", "\ufeffOne\nTwo", "One\u2028Two", "One \u202eowT\u202c"]
)
def test_text_is_kept_as_it_is(content: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", content)
    assert read_articles(path)[0].text == content.removeprefix("\ufeff")
    assert read_articles(path)[0].title == content.removeprefix("\ufeff").splitlines()[0]
