from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import ReadError
from framing.readers.factiva import is_factiva, read_factiva

sys.path.insert(0, str(Path(__file__).parent))
import samples

BODIES = ["\n\n".join((story.title, *story.body)) for story in samples.STORIES]
LAYOUTS = {
    "running": samples.factiva_running(),
    "running, German": samples.factiva_running(words="Wörter"),
    "coded": samples.factiva_coded(),
    "coded, bare tables": samples.factiva_coded(divided=False),
}


def read(tmp_path: Path, content: str):
    path = tmp_path / "factiva.html"
    path.write_text(content, encoding="utf-8")
    return read_factiva(path)


@pytest.mark.parametrize("content", LAYOUTS.values(), ids=LAYOUTS)
def test_both_layouts_give_every_article(tmp_path: Path, content: str) -> None:
    assert is_factiva(content)
    corpus = read(tmp_path, content)
    assert [a.text for a in corpus] == BODIES
    assert [a.outlet for a in corpus] == [s.outlet for s in samples.STORIES]
    assert [a.author for a in corpus] == [s.byline for s in samples.STORIES]
    assert [a.date for a in corpus] == [datetime.date(2023, 9, day) for day in (19, 20, 21)]
    assert corpus.ids[0] == "SMPL000020230901ej9j00001" and {a.language for a in corpus} == {"en"}
    assert [a.extra["words_told"] for a in corpus] == [
        s.words for s in samples.STORIES
    ] and corpus.notes == ()


def test_codes_are_kept(tmp_path: Path) -> None:
    assert read(tmp_path, samples.factiva_coded())[0].extra["NS"] == "gstrk : Strikes"


def test_a_shorter_text_than_told_is_noted(tmp_path: Path) -> None:
    corpus = read(tmp_path, samples.factiva_coded().replace("10 words", "1,285 words"))
    assert "told 1285, read 10" in corpus.notes[0]


def test_markup_in_texts_is_text(tmp_path: Path) -> None:
    story = samples.Story(
        "Tags & <b>", "Courier", "September 19, 2023", ("He wrote <script>alert(1)</script>.",)
    )
    corpus = read(tmp_path, samples.factiva_running((story,)))
    assert corpus[0].text == "Tags & <b>\n\nHe wrote <script>alert(1)</script>."


@pytest.mark.parametrize(
    "content", ["", "<html><p>A page.</p></html>", "<div class='article'>No.</div>", "<div>" * 5000]
)
def test_other_pages_are_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(ReadError, match=r"factiva\.html: no article found"):
        read(tmp_path, content)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(list(LAYOUTS.values())), st.text(max_size=80), st.integers(0, 4000))
def test_mutated_pages_give_articles_or_a_clear_error(
    tmp_path_factory, content: str, noise: str, at: int
) -> None:
    try:
        path = tmp_path_factory.getbasetemp() / "mutated.html"
        path.write_bytes((content[:at] + noise + content[at + len(noise) :]).encode("utf-8", "surrogatepass"))
        assert all(article.text.strip() for article in read_factiva(path))
    except ReadError as error:
        assert "mutated.html" in str(error)
