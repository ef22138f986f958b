from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import ReadError
from framing.readers.nexis import END, corpus_of_paragraphs, read_nexis

sys.path.insert(0, str(Path(__file__).parent))
import samples

BODIES = ["\n\n".join((story.title, *story.body)) for story in samples.STORIES]


def read(tmp_path: Path, content: bytes):
    path = tmp_path / "export.docx"
    path.write_bytes(content)
    return read_nexis(path)


@pytest.mark.parametrize("cover", [True, False])
def test_every_article_is_read_the_first_and_the_last_too(tmp_path: Path, cover: bool) -> None:
    corpus = read(tmp_path, samples.docx(samples.nexis(cover=cover)))
    assert [a.text for a in corpus] == BODIES
    assert [a.title for a in corpus] == [s.title for s in samples.STORIES]
    assert [a.outlet for a in corpus] == ["The Northern Herald", "Courier", "The Northern Herald"]
    assert [a.date for a in corpus] == [datetime.date(2023, 9, day) for day in (19, 20, 21)]
    assert [a.author for a in corpus] == ["Ada Lind", "Bo Marsh and Cy Dunn", ""]
    assert corpus.notes == () and corpus.skipped == ()


def test_fields_are_kept(tmp_path: Path) -> None:
    second = read(tmp_path, samples.docx(samples.nexis()))[1]
    assert second.extra["highlight"] == "\n".join(samples.STORIES[1].highlight)
    assert second.extra["section"] == "NEWS; Pg. 3"
    assert second.extra["subject"] == "HARBOURS (90%); FERRIES (78%)"
    assert (second.extra["words_told"], second.extra["words_read"]) == (10, 10)


@pytest.mark.parametrize(("names", "language"), [(samples.GERMAN, "de"), (samples.FRENCH, "fr")])
@pytest.mark.parametrize("cover", [True, False])
def test_field_names_in_german_and_french(tmp_path: Path, names, language: str, cover: bool) -> None:
    corpus = read(tmp_path, samples.docx(samples.translated(samples.nexis(cover=cover), names)))
    assert [a.text for a in corpus] == BODIES
    assert {a.language for a in corpus} == {language}
    assert corpus[0].date == datetime.date(2023, 9, 19)
    assert corpus[0].author == "Ada Lind" and corpus[0].extra["words_told"] == samples.STORIES[0].words
    assert not corpus.notes


def test_a_correction_takes_the_load_date(tmp_path: Path) -> None:
    lines = ["Correction Appended" if line == samples.STORIES[0].date else line for line in samples.nexis()]
    first = read(tmp_path, samples.docx(lines))[0]
    assert (first.outlet, first.date) == ("The Northern Herald", datetime.date(2023, 9, 22))


def test_counts_that_differ_are_told(tmp_path: Path) -> None:
    lines = [
        line.replace("Documents (3)", "Documents (5)").replace("10 words", "900 words")
        for line in samples.nexis()
    ]
    notes = read(tmp_path, samples.docx(lines)).notes
    assert "says it holds 5 articles; 3 were found" in notes[0]
    assert "in 1 of 3 articles" in notes[1] and "told 900, read 10" in notes[1]


def test_a_cut_file_keeps_its_last_article_and_says_so(tmp_path: Path) -> None:
    lines = samples.nexis()[:-2]
    corpus = read(tmp_path, samples.docx(lines))
    assert [a.text for a in corpus] == BODIES
    assert "may have been cut" in corpus.notes[0]


def test_an_article_without_text_is_skipped_and_told(tmp_path: Path) -> None:
    empty = samples.Story("Picture of the day", "Courier", "September 21, 2023", ("",))
    corpus = read(tmp_path, samples.docx(samples.nexis((samples.STORIES[0], empty))))
    assert len(corpus) == 1 and "'Picture of the day'" in corpus.skipped[0].reason and corpus.notes == ()


def test_without_the_line_body_the_text_begins_behind_the_fields(tmp_path: Path) -> None:
    corpus = read(
        tmp_path, samples.docx([line for line in samples.nexis((samples.STORIES[0],)) if line != "Body"])
    )
    assert corpus[0].text == BODIES[0]


def test_graphics_stand_in_extra(tmp_path: Path) -> None:
    lines = samples.nexis((samples.STORIES[2],))
    at = lines.index("Classification")
    corpus = read(
        tmp_path, samples.docx([*lines[:at], "Graphic", "", "PHOTO, The mayor at his desk.", *lines[at:]])
    )
    assert corpus[0].text == BODIES[2] and corpus[0].extra["graphic"] == "PHOTO, The mayor at his desk."


BOMB = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="x"><w:p>&b;</w:p></w:document>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not a readable Word file"),
        (b"PK\x03\x04 broken", "not a readable Word file"),
        (samples.zipped("<a/>", "../../etc/passwd"), "no Word file"),
        (samples.zipped("<a>"), "XML is damaged"),
        (samples.zipped(BOMB), "document type"),
        (samples.zipped(b"<a>" + b" " * 30_000_000 + b"</a>"), "zip bomb"),
        (samples.zipped("<a>" * 600 + "</a>" * 600), "nested deeper"),
        (samples.docx(["Some letter.", "Yours"]), "End of Document"),
    ],
)
def test_what_is_no_export_is_refused_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read(tmp_path, content)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_mutated_files_give_articles_or_a_clear_error(tmp_path_factory, data) -> None:
    content = bytearray(samples.docx(samples.nexis()))
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert all(a.text for a in read(tmp_path_factory.getbasetemp(), bytes(content)))
    except ReadError as error:
        assert "export.docx" in str(error)


LINES = st.lists(
    st.sampled_from([*samples.nexis(), *samples.translated(samples.nexis(), samples.GERMAN), "Text", "\n"])
)


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_every_end_of_an_article_is_read_or_told_in_any_order_of_lines(lines: list[str]) -> None:
    try:
        corpus = corpus_of_paragraphs(lines, Path("shuffled.docx"))
    except ReadError:
        return
    ends = sum(bool(END.fullmatch(line)) for line in lines)
    assert ends <= len(corpus) + len(corpus.skipped) <= ends + 1
