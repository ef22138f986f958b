"""Papers: numbers, references and formulas are resolved, and the same input gives the same bytes."""

from __future__ import annotations

import copy

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from framing.errors import ReferenceError
from framing.export.exporters import FramingHTMLExporter
from framing.export.paper_text import resolve

SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"


@pytest.fixture
def paper() -> nbformat.NotebookNode:
    figure = new_code_cell(
        "draw()",
        metadata={"label": "fig:dots", "caption": "Dots <one>.", "tags": ["remove-input"]},
        outputs=[new_output("display_data", {"image/svg+xml": SVG})],
    )
    hidden = new_code_cell("secret = 1", metadata={"tags": ["remove-cell"]})
    text = "# Title\n\nSee @fig:dots, after @Hyland2005 [@Predelli2003, p. 3]. `@fig:none`"
    return new_notebook(
        cells=[new_markdown_cell(text), hidden, figure, new_markdown_cell('<div id="references"></div>')]
    )


def test_html_resolves_everything_and_loads_nothing(paper: nbformat.NotebookNode) -> None:
    page, _ = FramingHTMLExporter().from_notebook_node(paper)
    assert '<a href="#fig:dots">Figure 1</a>' in page and "Figure 1. Dots &lt;one&gt;." in page
    assert "Hyland (2005)" in page and "(Predelli 2003, p. 3)" in page and "@fig:none" in page
    assert "Metadiscourse" in page, "the works cited are listed"
    assert "secret" not in page and "draw()" not in page
    assert "<script" not in page and "https://" not in page


@pytest.mark.parametrize(
    ("text", "told"),
    [("@fig:dotz", "no cell bears the label"), ("[@Hyland205]", "Did you mean 'Hyland2005'")],
)
def test_what_is_undefined_is_an_error(text: str, told: str) -> None:
    with pytest.raises(ReferenceError, match=told):
        resolve(text, {"fig:dots": "Figure 1"}, {})


@pytest.mark.parametrize("text", ["costs $5 and $6", "mail a@b.org", "an @ sign"])
def test_ordinary_text_stays(text: str) -> None:
    assert resolve(text, {}, {}) == text


def test_formulas_become_mathml() -> None:
    pytest.importorskip("latex2mathml")
    assert "<math" in resolve("where $x^2$ is", {}, {})


def test_the_same_paper_gives_the_same_pdf(paper: nbformat.NotebookNode) -> None:
    pytest.importorskip("typst")
    pytest.importorskip("pypandoc")
    from framing.export.pdf import FramingPDFExporter

    first, resources = FramingPDFExporter().from_notebook_node(copy.deepcopy(paper))
    second, _ = FramingPDFExporter().from_notebook_node(copy.deepcopy(paper))
    assert first == second and first.startswith(b"%PDF") and resources["output_extension"] == ".pdf"


def test_works_of_one_year_are_told_apart_by_their_authors() -> None:
    text = resolve("[@AngelopoulosBates2023; @AngelopoulosDuchiZrnic2023; @Egami2023]", {}, {})
    assert text == "(Angelopoulos, Bates et al. 2023; Angelopoulos, Duchi et al. 2023; Egami et al. 2023)"
