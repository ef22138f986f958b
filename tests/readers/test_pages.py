from __future__ import annotations

import datetime
import gzip
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import ReadError
from framing.readers.pages import read_page, read_warc
from framing.readers.rtf import read_rtf

sys.path.insert(0, str(Path(__file__).parent))
import samples

pytest.importorskip("trafilatura")
pytest.importorskip("warcio")
pytest.importorskip("striprtf")

BODIES = ["\n\n".join((story.title, *story.body)) for story in samples.STORIES]
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Crews vote - Courier</title>
<meta property="og:site_name" content="Courier"><meta property="og:title" content="Crews vote to stay ashore">
<meta property="article:published_time" content="2023-09-20T08:00:00Z">
<link rel="canonical" href="https://www.courier.example/vote"></head>
<body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article><h1>Crews vote to stay ashore</h1>
<p>Crews of the northern ferries voted on Wednesday to stay ashore until their pay is settled by the company.</p>
<p>The company called the vote unlawful and said that it would ask a court to stop the strike before the weekend.</p>
<p>Passengers waited on the pier for hours, and the last bus back to Lindholm left without half of them.</p>
</article><script>alert("no")</script><footer>Subscribe to our letter</footer></body></html>"""


def test_a_page_gives_its_article_without_menus(tmp_path: Path) -> None:
    path = tmp_path / "vote.html"
    path.write_text(PAGE, encoding="utf-8")
    article = read_page(path)[0]
    assert (article.id, article.outlet, article.title) == ("vote", "Courier", "Crews vote to stay ashore")
    assert article.date == datetime.date(2023, 9, 20) and article.url == "https://www.courier.example/vote"
    assert article.text.startswith("Crews vote to stay ashore\n\nCrews of the northern ferries")
    assert "half of them" in article.text and "Subscribe" not in article.text and "alert" not in article.text


def warc(pages: list[str]) -> bytes:
    records = []
    for number, page in enumerate(pages):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.courier.example/{number}\r\n"
            f"WARC-Date: 2023-09-22T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    return b"".join(records)


def test_every_page_of_a_warc_is_read_or_told(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(warc([PAGE, "<html><body></body></html>", PAGE.replace("vote", "ballot")]))
    corpus = read_warc(path)
    assert corpus.ids == ("crawl.warc-0001", "crawl.warc-0003")
    assert "https://www.courier.example/1" in corpus.skipped[0].reason


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"\0\1\2", b"<p>"])
def test_pages_without_an_article_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(content)
    with pytest.raises(ReadError, match="no article's text"):
        read_page(path)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=80), st.integers(0, 900))
def test_mutated_archives_give_articles_or_a_clear_error(tmp_path_factory, noise: bytes, at: int) -> None:
    path = tmp_path_factory.getbasetemp() / "mutated.warc.gz"
    raw = warc([PAGE])
    path.write_bytes(raw[:at] + noise + raw[at + len(noise) :])
    try:
        read_warc(path)
    except ReadError as error:
        assert "mutated.warc" in str(error)


def rtf(lines: list[str]) -> str:
    def escaped(line: str) -> str:
        return "".join(sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in line)

    return r"{\rtf1\ansi\ansicpg1252\deff0 " + "\\par\n".join(map(escaped, lines)) + "}"


@pytest.mark.parametrize("lines", [samples.nexis(), samples.lexis_txt().split("\n")], ids=["nexis", "lexis"])
def test_exports_in_rich_text_are_split(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "export.rtf"
    path.write_text(rtf(lines), encoding="ascii")
    assert [a.text for a in read_rtf(path)] == BODIES


@pytest.mark.parametrize("content", [b"", b"plain text", b"{\\rtf1 }"])
def test_what_is_no_rich_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "export.rtf"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=r"export\.rtf"):
        read_rtf(path)
