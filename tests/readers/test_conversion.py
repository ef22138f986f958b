from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, read_articles
from framing.errors import FormatError, ReadError
from framing.readers.conversion import convert, write_articles
from framing.readers.folder import read_text_file

sys.path.insert(0, str(Path(__file__).parent))
import samples

BODIES = ["\n\n".join((story.title, *story.body)) for story in samples.STORIES]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    (folder / "deep").mkdir(parents=True)
    (folder / "nexis.DOCX").write_bytes(samples.docx(samples.nexis()))
    (folder / "~$nexis.DOCX").write_bytes(b"lock")
    (folder / "lexis.txt").write_text(samples.lexis_txt(), encoding="utf-8")
    (folder / "old.html").write_text(samples.lexis_html(), encoding="utf-8")
    (folder / "deep" / "factiva.html").write_text(samples.factiva_running(), encoding="utf-8")
    (folder / "deep" / "proquest.txt").write_text(samples.proquest(), encoding="utf-8")
    (folder / "plain.txt").write_text("A plain article\n\nIt is short.\n", encoding="utf-8")
    (folder / "broken.docx").write_bytes(b"PK")
    (folder / "notes.pdf").write_bytes(b"%PDF")
    return folder


def test_a_folder_of_mixed_exports_becomes_one_corpus(mixed: Path) -> None:
    corpus = convert(mixed)
    sources = [a.extra.get("source", "") for a in corpus]
    assert {source: sources.count(source) for source in sources} == {
        "Nexis Word export": 3, "Lexis text export": 6, "Factiva HTML export": 3, "ProQuest text export": 3, "": 1,
    }  # fmt: skip
    assert [Path(skip.origin).name for skip in corpus.skipped] == ["broken.docx"]
    assert [note for note in corpus.notes if "stands in" not in note] == []


def test_what_is_written_reads_back_the_same(mixed: Path, tmp_path: Path) -> None:
    corpus = convert(mixed)
    path = write_articles(corpus, tmp_path / "articles.jsonl")
    back = read_articles(path)
    assert [(a.id, a.text, a.title, a.outlet, a.date, a.author, a.url, a.language) for a in back] == [
        (a.id, a.text, a.title, a.outlet, a.date, a.author, a.url, a.language) for a in corpus
    ]
    assert [dict(a.extra) for a in back if a.extra] == [dict(a.extra) for a in corpus if a.extra]


def test_an_article_in_two_exports_is_kept_once_and_told(tmp_path: Path) -> None:
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_text(samples.proquest(), encoding="utf-8")
    corpus = convert(tmp_path / "first.txt", tmp_path / "second.txt")
    assert len(corpus) == 3 and len(corpus.skipped) == 3
    assert "the same article stands in" in corpus.skipped[0].reason


def test_different_articles_of_one_id_are_both_kept(tmp_path: Path) -> None:
    for name, text in (("a", "One thing."), ("b", "Another thing.")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "story.txt").write_text(text, encoding="utf-8")
    corpus = convert(tmp_path)
    assert corpus.ids == ("story", "story-2") and "'story-2'" in corpus.notes[0]


def test_story_lists_take_the_texts_that_stand_beside_them(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(samples.mediacloud(), encoding="utf-8")
    rows = [
        {"id": f"p{n}", "url": f"https://example.org/stories/{n}", "text": "\n\n".join(story.body)}
        for n, story in enumerate(samples.STORIES, 1)
    ]
    (tmp_path / "texts.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    corpus = convert(tmp_path)
    assert corpus.ids == ("m1", "m2", "m3") and [a.text for a in corpus] == BODIES


@pytest.mark.parametrize(
    "name", ["nexis.DOCX", "old.html", "lexis.txt", "deep/proquest.txt", "deep/factiva.html"]
)
def test_other_readers_refuse_exports_with_the_name_of_convert(mixed: Path, name: str) -> None:
    with pytest.raises(ReadError, match="framing convert"):
        read_articles(mixed / name)


def test_a_story_list_is_refused_with_the_name_of_convert(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(samples.mediacloud(), encoding="utf-8")
    with pytest.raises(ReadError, match=r"story list without texts.*framing convert"):
        read_articles(tmp_path / "list.csv")


def test_text_exports_are_refused_one_by_one_too(mixed: Path) -> None:
    with pytest.raises(FormatError, match="framing convert"):
        read_text_file(mixed / "lexis.txt")
    assert "framing convert" in " ".join(skip.reason for skip in read_articles(mixed).skipped)


def test_a_table_without_texts_is_skipped_and_told(tmp_path: Path) -> None:
    (tmp_path / "counts.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "plain.txt").write_text("It is short.", encoding="utf-8")
    corpus = convert(tmp_path)
    assert corpus.ids == ("plain",) and "needs the column 'text'" in corpus.skipped[0].reason


def test_nothing_readable_is_an_error_that_tells_why(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    with pytest.raises(ReadError, match=r"not a readable Word file(?s:.*)the ending is none of"):
        convert(tmp_path / "a.docx", tmp_path / "b.pdf")
    with pytest.raises(ReadError, match="no such file"):
        convert(tmp_path / "missing.docx")


@given(
    title=st.text(max_size=20),
    text=st.text(min_size=1, max_size=60),
    extra=st.dictionaries(st.text(), st.floats() | st.text()),
)
def test_any_article_is_written_and_read_back(tmp_path_factory, title: str, text: str, extra: dict) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    article = Article(
        "a", text=f"{title.strip()}\n\n{text}." if title.strip() else f"{text}.", title=title, extra=extra
    )
    write_articles([article], path)
    assert read_articles(path)[0].text == article.text
