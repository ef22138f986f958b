"""The project's own nbconvert exporters, found by nbconvert through entry points.

``jupyter nbconvert --to framing-html --execute paper.ipynb`` writes one HTML file without any link to a content
delivery network: no MathJax, no require.js, no fonts.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from nbconvert.exporters import HTMLExporter
from traitlets.config import Config

from framing.export.paper_text import PaperText


class FramingHTMLExporter(HTMLExporter):
    """Notebook to a single, self-contained HTML file."""

    export_from_notebook = "HTML (framing)"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("template_name", "framing-html")
        kwargs.setdefault("extra_template_basedirs", [str(files("framing") / "export" / "templates")])
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]

    @property
    def default_config(self) -> Config:
        """Cells tagged remove-cell, remove-input or remove-output leave something out; anchors are off."""
        config = Config(
            {
                "TagRemovePreprocessor": {
                    "enabled": True,
                    "remove_cell_tags": ["remove-cell"],
                    "remove_input_tags": ["remove-input"],
                    "remove_all_outputs_tags": ["remove-output"],
                },
                "HTMLExporter": {"exclude_anchor_links": True, "preprocessors": [PaperText]},
            }
        )
        merged: Config = super().default_config.copy()
        merged.merge(config)
        return merged
