"""``framing-pdf``: the same page as ``framing-html``, set by Typst, without LaTeX and without a network.

The HTML is turned into Typst's markup by Pandoc and set with a fixed date, so that the same input gives the same
bytes.
"""

from __future__ import annotations

import base64
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
#set figure(numbering: none, supplement: none)
#show figure: set block(breakable: true)
#show raw: set text(size: 8pt)
#show table: set text(size: 7.5pt)
#set table(stroke: none, inset: 3pt)
#let horizontalrule = line(length: 100%, stroke: 0.4pt)
"""
IMAGE = re.compile(r'src="data:image/(png|svg\+xml|jpeg);base64,([^"]+)"')
INLINE_SVG = re.compile(r"<svg\b.*?</svg>", re.S)
SPOKEN = re.compile(r'<svg\b[^>]*?\baria-label="([^"]*)"')
HEAD = re.compile(
    r"<head>.*?</head>|<style.*?</style>|<a class=\"skip\".*?</a>|<div class=\"prompt.*?</div>", re.S
)
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
        body = _with_figures(HEAD.sub("", page), Path(folder))
        markup = pandoc.convert_text(body, "typst", format="html", extra_args=["--wrap=none"])
        source = Path(folder) / "page.typ"
        source.write_text(PAGE + markup, encoding="utf-8")
        moment = datetime.fromtimestamp(int(os.environ.get(EPOCH, "0")), UTC)
        return bytes(typst.compile(str(source), format="pdf", timestamp=int(moment.timestamp())))


def _with_figures(page: str, folder: Path) -> str:
    """Write the page's figures as files, in order, and let the page name them."""
    count = 0

    def keep(content: bytes, ending: str) -> str:
        nonlocal count
        count += 1
        (folder / f"figure{count}.{ending}").write_bytes(content)
        return f"figure{count}.{ending}"

    def embedded(match: re.Match[str]) -> str:
        return f'src="{keep(base64.b64decode(match[2]), match[1].split("+")[0])}"'

    def drawn(match: re.Match[str]) -> str:
        words = SPOKEN.search(match[0])
        return f'<img src="{keep(match[0].encode(), "svg")}" alt="{words[1] if words else ""}">'

    return INLINE_SVG.sub(drawn, IMAGE.sub(embedded, page))
