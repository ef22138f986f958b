"""Factiva: HTML exports, as running articles or as tables of two-letter codes (HD, BY, WC, PD, SN, LP, TD, AN)."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from framing.corpus import Corpus
from framing.errors import FormatError
from framing.readers._dates import is_date_line
from framing.readers._export import Record, corpus_of_records, decoded
from framing.readers._html import blocks_of, text_of, tree_of

SOURCE = "Factiva HTML export"
ARTICLE = re.compile(r"(?:^|\s)[a-z]{2}Article(?:\s|$)")
CODE = re.compile(r"[A-Z]{2,3}")
WORDS = re.compile(r"(\d[\d.,\u00a0\u202f ]*)\s*[^\W\d_]{3,12}")
TIME = re.compile(r"\d{1,2}[:.]\d{2}\b.{0,12}")
DOCUMENT = re.compile(r"(?:Document|Dokument|Documento)\s+([A-Z0-9]{8,40})", re.IGNORECASE)
BYLINE_START = re.compile(r"(?:By|Von|Par)\s+", re.IGNORECASE)
LANGUAGE_CODE = re.compile(r"\b[a-z]{2}Article\b")


def read_factiva(path: str | os.PathLike[str]) -> Corpus:
    r"""Read an HTML export of Factiva, in either of its layouts and in any language of its interface.

    Returns
    -------
    Corpus
        With the codes, or the lines above the text, in `extra`; `id` is Factiva's document number. Articles without
        text stand in `skipped`, and in `notes` where the word count that Factiva tells differs from what was read.

    Raises
    ------
    ReadError
        If the file cannot be read, or FormatError if no article is found in it.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "factiva.html"
    >>> _ = path.write_text(
    ...     "<div class='article enArticle'><table><tr><td><b>HD</b></td><td>Crews vote</td></tr>"
    ...     "<tr><td><b>LP</b></td><td><p>They voted.</p></td></tr>"
    ...     "<tr><td><b>AN</b></td><td>Document HRLD000020230920</td></tr></table></div>"
    ... )
    >>> article = read_factiva(path)[0]
    >>> article.id, article.text
    ('HRLD000020230920', 'Crews vote\n\nThey voted.')
    """
    path = Path(path)
    found = article_elements(tree_of(decoded(path)))
    if not found:
        raise FormatError(
            f"{path}: no article found; a Factiva page saved as HTML was expected (class “enArticle”, or a table of "
            "codes HD, LP, TD)."
        )
    return corpus_of_records((_record(element) for element in found), path, SOURCE)


def is_factiva(content: str) -> bool:
    """Tell whether a page is a Factiva export."""
    return bool(LANGUAGE_CODE.search(content)) or bool(article_elements(tree_of(content)))


def article_elements(root: Element) -> list[Element]:
    """Return the elements that hold one article each: by their class, else tables of codes with a headline."""
    found = [element for element in root.iter("div") if ARTICLE.search(element.get("class", ""))]
    inner = {id(below) for element in found for below in element.iter("div") if below is not element}
    outermost = [element for element in found if id(element) not in inner]
    return outermost or [table for table in root.iter("table") if _is_article_table(table)]


def _is_article_table(table: Element) -> bool:
    codes = _codes(table)
    return "HD" in codes and bool({"LP", "TD"} & codes.keys()) and table.find(".//table") is None


def _record(element: Element) -> Record:
    codes = _codes(element)
    return _coded(codes) if "HD" in codes else _running(element)


def _codes(element: Element) -> dict[str, str]:
    """Return the rows of a table of codes; the paragraphs of a cell are parted by blank lines."""
    codes: dict[str, str] = {}
    for row in element.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if len(cells) == 2 and CODE.fullmatch(code := text_of(cells[0]).strip()):
            codes[code] = "\n\n".join(blocks_of(cells[1]))
    return codes


def _coded(codes: dict[str, str]) -> Record:
    document = DOCUMENT.search(codes.get("AN", ""))
    return Record(
        title=" ".join(codes["HD"].split()),
        body="\n\n".join(part for part in (codes.get("LP"), codes.get("TD")) if part),
        outlet=codes.get("SN", ""),
        dates=(codes.get("PD", ""),),
        author=BYLINE_START.sub("", codes.get("BY", ""), count=1),
        language=codes.get("LA", ""),
        id=document[1] if document else "",
        length=codes.get("WC", ""),
        raw={code: value for code, value in codes.items() if code not in ("LP", "TD")},
    )


def _running(element: Element) -> Record:
    """Read an article whose facts stand as lines between headline and text, in Factiva's order."""
    headline = next(
        (span for span in element.iter("span") if span.get("class", "").endswith("Headline")), None
    )
    author = next((div for div in element.iter("div") if "author" in div.get("class", "").split()), None)
    paragraphs = [p for p in element.iter("p") if "articleParagraph" in p.get("class", "").split()]
    body = [block for paragraph in paragraphs for block in blocks_of(paragraph)]
    ends = [text for p in element.iter("p") if (text := text_of(p))]
    document = next((match for text in reversed(ends) if (match := DOCUMENT.fullmatch(text))), None)
    lines = _fact_lines(element)
    dated = next((i for i, line in enumerate(lines) if is_date_line(line)), len(lines))
    after = [line for line in lines[dated + 1 :] if not TIME.fullmatch(line)]
    return Record(
        title=text_of(headline) if headline is not None else "",
        body="\n\n".join(block for block in body if not DOCUMENT.fullmatch(block)),
        outlet=after[0] if after else "",
        dates=lines[dated : dated + 1],
        author=BYLINE_START.sub("", text_of(author), count=1) if author is not None else "",
        language=_language(after),
        id=document[1] if document else "",
        length=next((line for line in lines[:dated] if WORDS.fullmatch(line)), ""),
        raw={"head": "\n".join(lines)},
    )


def _fact_lines(element: Element) -> list[str]:
    """Return the text of the innermost plain divisions: word count, date, time, source, code, language, copyright."""
    plain = (div for div in element.iter("div") if not div.get("class") and div.find(".//div") is None)
    return [
        line
        for div in plain
        if div.find(".//span") is None and div.find(".//p") is None and (line := text_of(div))
    ]


def _language(lines: Sequence[str]) -> str:
    """Return the language's name: the line before the copyright; the elements' classes tell the interface's only."""
    at = next(
        (i for i, line in enumerate(lines) if re.match(r"Copyright|©|\(c\)", line, re.IGNORECASE)), None
    )
    return lines[at - 1] if at else ""
