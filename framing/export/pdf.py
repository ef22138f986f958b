"""``framing-pdf``: the same page as ``framing-html``, set by Typst, without LaTeX and without a network.

The HTML is turned into Typst's markup by Pandoc and set with a fixed date, so that the same input gives the same
bytes.
"""

from __future__ import annotations

import base64
import html
import os
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from framing import _check
from framing.export.exporters import FramingHTMLExporter

PAGE = """#set page(paper: "a4", margin: 2.2cm, numbering: "1")
#set text(font: "Libertinus Serif", size: 10pt, lang: "en")
#set par(justify: true)
#show heading.where(level: 1): set text(size: 15pt)
#show heading: set block(above: 1.4em, below: 0.8em)
#set figure(numbering: none, supplement: none)
#show figure.caption: set text(size: 9pt)
#show figure.caption: set align(left)
#show raw: set text(size: 8pt)
#show table: set text(size: 7.5pt)
#show figure: it => {
  show table: set text(size: 9pt)
  show image: set align(center)
  it
}
#set image(width: 82%)
#set table(stroke: none, inset: 3pt)
#let horizontalrule = line(length: 100%, stroke: 0.4pt)
"""
IMAGE = re.compile(r'<img\b[^>]*?\bsrc="data:image/(png|svg\+xml|jpeg);base64,([^"]+)"[^>]*>')
ALTERNATIVE = re.compile(r'\balt="([^"]*)"')
INLINE_SVG = re.compile(r"<svg\b.*?</svg>", re.S)
DRAWN = re.compile(r'image\(("figure\d+\.\w+")\)')
TITLE = re.compile(r"<title>(.*?)</title>", re.S)
SPOKEN = re.compile(r'<svg\b[^>]*?\baria-label="([^"]*)"')
HEAD = re.compile(
    r"<head>.*?</head>|<style.*?</style>|<a class=\"skip\".*?</a>|<div class=\"prompt.*?</div>"
    r"|<!--screen-->.*?<!--/screen-->",
    re.S,
)
"""What only a screen shows: among it choices, and the lists that belong to them."""
EPOCH = "SOURCE_DATE_EPOCH"


class FramingPDFExporter(FramingHTMLExporter):
    """Notebook to PDF through Pandoc and Typst."""

    export_from_notebook = "PDF (framing)"
    output_mimetype = "application/pdf"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.template_extension = ".html.j2"  # the page is the same; only its last step differs
        self.file_extension = ".pdf"

    def from_notebook_node(self, nb: Any, resources: Any = None, **kwargs: Any) -> tuple[bytes, Any]:  # type: ignore[override]
        """Return the PDF's bytes and the resources."""
        page, resources = super().from_notebook_node(nb, resources, **kwargs)
        resources["output_extension"] = ".pdf"
        return pdf_of_html(str(page)), resources


def pdf_of_html(page: str) -> bytes:
    """Set an HTML page as PDF; figures stay vectors."""
    pandoc = _check.extra("pypandoc", "paper")
    typst = _check.extra("typst", "paper")
    with tempfile.TemporaryDirectory() as folder:
        body, words = _with_figures(HEAD.sub("", page), Path(folder))
        markup = pandoc.convert_text(body, "typst", format="html", extra_args=["--wrap=none"])
        markup = DRAWN.sub(lambda match: f"image({match[1]}, alt: {_quoted(words[match[1]])})", markup)
        title = TITLE.search(page)
        head = f"#set document(title: {_quoted(html.unescape(title[1]))})\n" if title else ""
        source = Path(folder) / "page.typ"
        source.write_text(head + PAGE + markup, encoding="utf-8")
        moment = datetime.fromtimestamp(int(os.environ.get(EPOCH, "0")), UTC)
        return bytes(typst.compile(str(source), format="pdf", timestamp=int(moment.timestamp())))


def _with_figures(page: str, folder: Path) -> tuple[str, dict[str, str]]:
    """Write the page's figures as files, in order, and let the page name them; return their alternative texts too."""
    words: dict[str, str] = {}

    def keep(content: bytes, ending: str, spoken: str) -> str:
        name = f"figure{len(words) + 1}.{ending}"
        (folder / name).write_bytes(content)
        words[_quoted(name)] = html.unescape(spoken)
        return name

    def embedded(match: re.Match[str]) -> str:
        spoken = ALTERNATIVE.search(match[0])
        name = keep(base64.b64decode(match[2]), match[1].split("+")[0], spoken[1] if spoken else "")
        return f'<img src="{name}">'

    def drawn(match: re.Match[str]) -> str:
        spoken = SPOKEN.search(match[0])
        return f'<img src="{keep(match[0].encode(), "svg", spoken[1] if spoken else "")}">'

    return INLINE_SVG.sub(drawn, IMAGE.sub(embedded, page)), words


def _quoted(text: str) -> str:
    """Write a text as a string of Typst's markup."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
