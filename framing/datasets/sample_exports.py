"""Exports to practise on: articles written in the layouts in which archives deliver them."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from framing._write import replacing
from framing.corpus import Corpus
from framing.errors import ArgumentError
from framing.text.article import Article

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RULE = "_" * 60


def write_sample_exports(corpus: Corpus, folder: str | os.PathLike[str]) -> tuple[Path, Path]:
    """Write articles as a Word file of Nexis and a text file of ProQuest, half in each.

    Parameters
    ----------
    corpus : Corpus
        Two articles or more, each with a date; such as those of one event of the teaching corpus.
    folder : path
        Where ``nexis.docx`` and ``proquest.txt`` are written.

    Returns
    -------
    tuple of Path
        Both files. As in real exports, the articles' ids and events are gone.

    Raises
    ------
    ArgumentError
        If there are fewer than two articles, or one has no date.

    Examples
    --------
    >>> import tempfile
    >>> from framing import convert, load_corpus
    >>> event = load_corpus().where(event="harbour-protest")
    >>> files = write_sample_exports(event, tempfile.mkdtemp())
    >>> sorted(convert(*files).outlets) == sorted(event.outlets)
    True
    """
    if len(corpus) < 2:
        raise ArgumentError(f"corpus must hold two articles or more; it holds {len(corpus)}.")
    for article in corpus:
        if article.date is None:
            raise ArgumentError(f"an article in an export has a date; {article.id!r} has none.")
    middle, target = len(corpus) // 2, Path(folder)
    nexis, proquest = target / "nexis.docx", target / "proquest.txt"
    with replacing(nexis) as beside:
        _write_docx(_nexis_lines(corpus[:middle]), beside)
    with replacing(proquest) as beside:
        beside.write_text(_proquest_text(corpus[middle:]), encoding="utf-8")
    return nexis, proquest


def _paragraphs(article: Article) -> list[str]:
    """Return what stands below the title, line by line."""
    lines = [line.strip() for line in article.text.splitlines() if line.strip()]
    return lines[1:] if lines and lines[0] == article.title else lines


def _nexis_lines(articles: Sequence[Article]) -> list[str]:
    lines = ["User Name: reader", "Job Number: 1", "", f"Documents ({len(articles)})"]
    for number, article in enumerate(articles, 1):
        lines += [f"{number}. {article.title}", "Client/Matter: -None-", "Search Terms: practice"]
    lines += ["| About LexisNexis | Privacy Policy |", ""]
    for article in articles:
        body = _paragraphs(article)
        lines += [
            article.title,
            article.outlet,
            f"{article.date:%B %d, %Y %A}",
            "",
            "All Rights Reserved",
            "",
        ]
        lines += [
            f"Length:\xa0{len(' '.join(body).split())} words",
            "Body",
            "",
            *body,
            "",
            "Classification",
            "",
        ]
        lines += [
            "Language:\xa0ENGLISH",
            "",
            f"Load-Date:\xa0{article.date:%B %d, %Y}",
            "",
            "End of Document",
            "",
        ]
    return lines


def _write_docx(lines: Sequence[str], path: Path) -> None:
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines
    )
    head = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}"><w:body>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), f"{head}{paragraphs}</w:body></w:document>")


def _proquest_text(articles: Sequence[Article]) -> str:
    contents = "\n\n".join(f"{number}. {article.title}" for number, article in enumerate(articles, 1))
    parts = ["", f"\n\nReport Information from ProQuest\n\nTable of contents\n\n{contents}\n\n"]
    parts += [
        f"\n\n{article.title}\n\nFull text: " + "\n\n".join(_paragraphs(article)) + "\n\n"
        f"Title: {article.title}\n\nPublication title: {article.outlet}\n\n"
        f"Publication year: {article.date:%Y}\n\nPublication date: {article.date:%b %d, %Y}\n\n"
        f"Language of publication: English\n\nProQuest document ID: {1000 + number}\n\nDatabase: Practice\n\n"
        for number, article in enumerate(articles, 1)
    ]
    return RULE.join([*parts, "\n\nDatabase copyright ProQuest LLC.\n"])
