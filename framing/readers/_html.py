"""HTML as an export holds it: a tree of elements, whatever is unclosed or misplaced in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
BLOCKS = frozenset(
    "p div tr td th table li ul ol h1 h2 h3 h4 h5 h6 blockquote section article body dd dt".split()
)
SILENT = frozenset(("script", "style", "title", "head", "template"))
CLOSES = {"p": ("p",), "li": ("li",), "tr": ("tr", "td", "th"), "td": ("td", "th"), "th": ("td", "th")}
MAX_DEPTH = 300
_SPACES = re.compile(r"[ \n\t\r\f]+")  # no-break spaces are kept


def tree_of(source: str) -> Element:
    """Parse HTML; end tags without a start are passed over, elements nested too deep are read as text."""
    parser = _Tree()
    parser.feed(source)
    parser.close()
    return parser.root


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html")
        self.path = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.path[-1].tag in CLOSES.get(tag, ()):
            self.path.pop()
        element = SubElement(self.path[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in VOID and len(self.path) < MAX_DEPTH:
            self.path.append(element)

    def handle_endtag(self, tag: str) -> None:
        at = next((i for i in range(len(self.path) - 1, 0, -1) if self.path[i].tag == tag), None)
        if at is not None:
            del self.path[at:]

    def handle_data(self, data: str) -> None:
        parent = self.path[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data


def text_of(element: Element) -> str:
    """Return an element's text in one line."""
    return _collapsed("".join(_pieces(element))).strip(" ")


def blocks_of(element: Element) -> list[str]:
    """Return the text of an element as one string a block (paragraph, cell, list item), blank ones left out."""
    blocks = "".join(_pieces(element, mark="\0")).split("\0")
    return [line for block in blocks if (line := block.strip(" \n"))]


def _pieces(element: Element, mark: str = " ") -> Iterator[str]:
    """Yield an element's text, with `mark` around inner blocks and a line break for each <br>."""
    if element.tag in SILENT:
        return
    if element.tag == "br":
        yield "\n"
    yield _collapsed(element.text)
    for child in element:
        around = mark if child.tag in BLOCKS else ""
        yield around
        yield from _pieces(child, mark)
        yield around
        yield _collapsed(child.tail)


def _collapsed(text: str | None) -> str:
    return _SPACES.sub(" ", text.replace("\0", "")) if text else ""
