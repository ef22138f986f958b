from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import ReadError
from framing.readers.lexis import corpus_of_blocks, is_lexis, read_lexis, text_blocks

sys.path.insert(0, str(Path(__file__).parent))
import samples

BODIES = ["\n\n".join((story.title, *story.body)) for story in samples.STORIES]


@pytest.mark.parametrize(
    ("names", "language"), [({}, "en"), (samples.LEXIS_GERMAN, "de"), (samples.LEXIS_FRENCH, "fr")]
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_every_article_of_a_text_is_read(tmp_path: Path, names, language: str, encoding: str) -> None:
    path = tmp_path / "old.TXT"
    path.write_bytes("\n".join(samples.translated(samples.lexis_txt().split("\n"), names)).encode(encoding))
    corpus = read_lexis(path)
    assert [a.text for a in corpus] == BODIES
    assert [a.outlet for a in corpus] == [s.outlet for s in samples.STORIES]
    assert [a.date for a in corpus] == [datetime.date(2023, 9, day) for day in (19, 20, 21)]
    assert [a.author for a in corpus] == [s.byline for s in samples.STORIES]
    assert {a.language for a in corpus} == {language}
    assert corpus[0].extra["section"] == "NEWS; Pg. 3" and not corpus.notes and not corpus.skipped


def test_every_article_of_an_html_export_is_read(tmp_path: Path) -> None:
    path = tmp_path / "old.html"
    path.write_text(samples.lexis_html(), encoding="utf-8")
    corpus = read_lexis(path)
    assert [a.text for a in corpus] == BODIES and not corpus.notes


def test_missing_articles_are_told() -> None:
    blocks = text_blocks(samples.lexis_txt())
    second = next(i for i, block in enumerate(blocks) if "2 of 3" in block)
    third = next(i for i, block in enumerate(blocks) if "3 of 3" in block)
    corpus = corpus_of_blocks([*blocks[:second], *blocks[third:]], Path("old.txt"))
    assert len(corpus) == 2
    assert "1 numbers are missing" in corpus.notes[0] and "holds 3 articles; 2 were found" in corpus.notes[1]


def test_the_first_of_a_file_that_begins_with_it_is_kept() -> None:
    content = samples.lexis_txt()
    assert len(corpus_of_blocks(text_blocks(content[content.index("1 of 3") :]), Path("old.txt"))) == 3


@pytest.mark.parametrize(
    ("text", "is_export"),
    [
        (samples.lexis_txt(), True),
        ("Judges read 2 of 3 documents\n\nLENGTH: none", False),
        ("1 of 3 DOCUMENTS\n\nwas all that the court saw.", False),
        ("Page\n\n1 of 3\n\nLENGTH: 12 words", False),
        ("", False),
    ],
)
def test_exports_are_told_from_articles(text: str, is_export: bool) -> None:
    assert is_lexis(text) is is_export


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*text_blocks(samples.lexis_txt()), "SECTION:", "“Ah: no,” she said"])))
def test_every_announced_article_is_read_or_told(blocks: list[str]) -> None:
    begins = sum("DOCUMENTS" in block for block in blocks)
    try:
        corpus = corpus_of_blocks(blocks, Path("old.txt"))
    except ReadError:
        assert not begins
        return
    assert len(corpus) + len(corpus.skipped) == begins


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 2000))
def test_any_bytes_give_articles_or_a_clear_error(tmp_path_factory, noise: bytes, at: int) -> None:
    for name, content in (("old.txt", samples.lexis_txt()), ("old.html", samples.lexis_html())):
        path = tmp_path_factory.getbasetemp() / name
        raw = content.encode()
        path.write_bytes(raw[:at] + noise + raw[at + len(noise) :])
        try:
            assert all(article.text.strip() for article in read_lexis(path))
        except ReadError as error:
            assert name in str(error)
