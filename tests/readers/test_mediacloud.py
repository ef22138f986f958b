from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article
from framing.errors import ReadError
from framing.readers.mediacloud import is_story_list, read_story_list, same_address

sys.path.insert(0, str(Path(__file__).parent))
import samples

TEXTS = [
    Article(f"page-{n}", url=f"http://example.org/stories/{n}/?utm_source=feed", text="\n\n".join(story.body))
    for n, story in enumerate(samples.STORIES, 1)
]


@pytest.mark.parametrize(("content", "first"), [(samples.mediacloud(), "m1"), (samples.gdelt(), "list-0001")])
def test_stories_are_joined_with_their_texts_by_address(tmp_path: Path, content: str, first: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(content, encoding="utf-8-sig")
    corpus = read_story_list(path, TEXTS)
    assert corpus.ids[0] == first
    assert [a.text for a in corpus] == ["\n\n".join((s.title, *s.body)) for s in samples.STORIES]
    assert [a.date for a in corpus] == [datetime.date(2023, 9, day) for day in (19, 20, 21)]
    assert {a.language for a in corpus} == {"en"} and not corpus.notes


def test_stories_are_joined_by_id_and_those_without_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(samples.mediacloud(), encoding="utf-8")
    corpus = read_story_list(path, [Article("m3", text="He leaves in May.")])
    assert corpus.ids == ("m3",) and corpus[0].text == "Mayor steps back\n\nHe leaves in May."
    assert [skip.reason for skip in corpus.skipped] == [
        f"no text was given for this story (https://www.example.org/stories/{n})." for n in (1, 2)
    ]
    assert corpus.notes == (f"{path}: 2 of 3 stories have no text.",)


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "url,title,text,date\n", "\0\0"])
def test_other_tables_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(content, encoding="utf-8")
    assert not is_story_list(path)
    with pytest.raises(ReadError, match="no story list"):
        read_story_list(path, TEXTS)


@given(st.text())
def test_any_address_is_compared(url: str) -> None:
    assert isinstance(same_address(url), str)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=100), st.integers(0, 600))
def test_any_bytes_give_articles_or_a_clear_error(tmp_path_factory, noise: bytes, at: int) -> None:
    path = tmp_path_factory.getbasetemp() / "mutated.csv"
    raw = samples.mediacloud().encode()
    path.write_bytes(raw[:at] + noise + raw[at + len(noise) :])
    try:
        read_story_list(path, TEXTS)
    except ReadError as error:
        assert "mutated.csv" in str(error)
