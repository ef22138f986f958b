"""Values, figures and tables of a paper."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from framing import paper_table, paper_values, plot_balance, vector_figure
from framing.errors import ArgumentError, ReferenceError
from framing.export.exporters import FramingHTMLExporter
from framing.export.paper_values import MIME, with_values

SIDES = pd.DataFrame({"police & army": [8, 3], "residents": [2, 4]}, index=["Gazette", "Herald"])


def cell(**values: object):
    bundle = paper_values(**values)._repr_mimebundle_()
    return new_code_cell(
        "values", metadata={"tags": ["remove-input"]}, outputs=[new_output("display_data", bundle)]
    )


def test_text_and_captions_call_values_and_the_cell_itself_is_silent() -> None:
    drawn = new_code_cell("draw()", metadata={"label": "fig:a", "caption": "Of {{n}} articles."})
    text = new_markdown_cell("{{n}} articles, difference {{d:.1f}}, `{{n}}` in code")
    page, _ = FramingHTMLExporter().from_notebook_node(new_notebook(cells=[text, drawn, cell(n=46, d=-0.52)]))
    assert "46 articles, difference −0.5," in page and "Figure 1. Of 46 articles." in page
    assert "<code>{{n}}</code>" in page and "n = 46" not in page


def test_numbers_of_numpy_are_stored_as_json_can_hold_them() -> None:
    bundle = paper_values(n=np.int64(3), share=np.float64(0.5), who="Herald", none=np.nan)._repr_mimebundle_()
    assert json.loads(json.dumps(bundle[MIME])) == {"n": 3, "share": 0.5, "who": "Herald", "none": None}
    assert with_values("{{none:.2f}}, {{share:.0%}}", bundle[MIME]) == "undefined, 50%"


@pytest.mark.parametrize(
    ("text", "told"), [("{{shar}}", "Did you mean 'share'"), ("{{who:.2f}}", "{{who:.2f}}: ")]
)
def test_what_cannot_be_written_is_an_error(text: str, told: str) -> None:
    with pytest.raises(ReferenceError) as error:
        with_values(text, {"share": 0.5, "who": "Herald"})
    assert told in str(error.value)


def test_a_value_given_twice_is_an_error() -> None:
    with pytest.raises(ReferenceError, match="two cells give the value 'n'"):
        FramingHTMLExporter().from_notebook_node(new_notebook(cells=[cell(n=1), cell(n=2)]))


def test_a_value_is_a_number_or_a_text() -> None:
    with pytest.raises(ArgumentError, match="n must be a number or a text"):
        paper_values(n=[1, 2])


def test_a_figure_is_a_vector_with_words_and_the_same_every_time() -> None:
    first, second = (vector_figure(plot_balance(SIDES)) for _ in range(2))
    assert first == second and first.svg.startswith("<svg role=")
    assert "Gazette: police & army 8, residents 2." in first.alternative_text
    assert "police &amp; army 8" in first.svg and '<g id="' not in first.svg


def test_a_page_says_what_a_figure_shows() -> None:
    bundle = vector_figure(plot_balance(SIDES))._repr_mimebundle_()
    drawn = new_code_cell("draw()", outputs=[new_output("display_data", bundle)])
    page, _ = FramingHTMLExporter().from_notebook_node(new_notebook(cells=[drawn]))
    assert 'alt="Attributions by side. Gazette: police &amp; army 8, residents 2.' in page
    assert "No description" not in page


def test_a_table_for_print_has_no_index_and_aligns_numbers() -> None:
    table = pd.DataFrame(
        {"outlet": ["A<B", None], "low": [-1.234, np.nan], "high": [2.0, np.nan], "n": [1200, 3]}
    )
    page = str(paper_table(table, digits=1))
    assert '<td style="text-align: left;">A&lt;B</td>' in page and ">−1.2 to 2.0<" in page
    assert '<td style="text-align: right;">1,200</td>' in page and "nan" not in page and "None" not in page


def test_figures_in_a_pdf_keep_their_words() -> None:
    pytest.importorskip("typst")
    pytest.importorskip("pypandoc")
    from framing.export.pdf import pdf_of_html

    drawn = vector_figure(plot_balance(SIDES)).svg
    content = pdf_of_html(f"<title>Who speaks</title><p>{drawn}</p>")
    assert content.startswith(b"%PDF") and b"/Figure" in content and b"Gazette: police" in content
