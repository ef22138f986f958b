from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import ReadError
from framing.readers.proquest import is_proquest, read_proquest

sys.path.insert(0, str(Path(__file__).parent))
import samples

BODIES = ["\n\n".join((story.title, *story.body)) for story in samples.STORIES]


def read(tmp_path: Path, content: str):
    path = tmp_path / "proquest.txt"
    path.write_text(content, encoding="utf-8")
    return read_proquest(path)


def test_every_record_is_read(tmp_path: Path) -> None:
    corpus = read(tmp_path, samples.proquest())
    assert [a.text for a in corpus] == BODIES
    assert corpus.ids == ("2866001", "2866002", "2866003")
    assert [a.date for a in corpus] == [datetime.date(2023, 9, day) for day in (19, 20, 21)]
    assert [a.author for a in corpus] == [s.byline for s in samples.STORIES]
    assert corpus[0].url.endswith("/docview/1") and corpus[0].extra["Subject"] == "Harbours; Ferries"
    assert corpus.notes == () and corpus.skipped == ()


def test_a_line_like_a_field_does_not_cut_the_text(tmp_path: Path) -> None:
    body = ("The notice read:", "Location: the old pier", "Nobody came.")
    story = samples.Story("A notice", "Courier", "September 19, 2023", body)
    assert read(tmp_path, samples.proquest((story,)))[0].text == "A notice\n\n" + "\n\n".join(body)


def test_fields_above_the_text_are_read_too(tmp_path: Path) -> None:
    fields = "Title: Crews vote\nPublication title: Courier\nPublication date: Sep 19, 2023\nProQuest document ID: 5\n"
    content = f"{samples.RULE}\nDocument 1 of 2\n{fields}Full text: They voted.\nThey left.\n{samples.RULE}\n"
    corpus = read(tmp_path, content)
    assert (corpus[0].id, corpus[0].text) == ("5", "Crews vote\n\nThey voted.\n\nThey left.")
    assert "holds 2 articles; 1 were found" in corpus.notes[0]


@pytest.mark.parametrize("text", ["Not available.", ""])
def test_records_without_text_are_told(tmp_path: Path, text: str) -> None:
    story = samples.Story("A notice", "Courier", "September 19, 2023", (text,))
    corpus = read(tmp_path, samples.proquest((*samples.STORIES, story)))
    assert len(corpus) == 3 and "'A notice'" in corpus.skipped[0].reason and corpus.notes == ()


@pytest.mark.parametrize(
    ("text", "is_export"),
    [
        (samples.proquest(), True),
        ("Title: no\n" + samples.RULE, False),
        ("Publication title: Courier\nFull text: no rule", False),
        ("", False),
    ],
)
def test_exports_are_told_from_articles(text: str, is_export: bool) -> None:
    assert is_proquest(text) is is_export


def test_a_text_without_records_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"proquest\.txt: no record found"):
        read(tmp_path, f"{samples.RULE}\nSome letter.\n{samples.RULE}\n")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 3000))
def test_any_bytes_give_articles_or_a_clear_error(tmp_path_factory, noise: bytes, at: int) -> None:
    path = tmp_path_factory.getbasetemp() / "mutated.txt"
    raw = samples.proquest().encode()
    path.write_bytes(raw[:at] + noise + raw[at + len(noise) :])
    try:
        assert all(article.text.strip() for article in read_proquest(path))
    except ReadError as error:
        assert "mutated.txt" in str(error)
