"""Figures for a page or a paper: vectors, the same bytes every time, with words for those who cannot see them."""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

GROUP_NAME = re.compile(r'<g id="[^"]*"')
"""Names that no part of a figure refers to, and that a page with two figures would hold twice."""
NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))
"""Neither the time nor addresses of vocabularies: the same bytes, and nothing that looks like a link."""


@dataclass(frozen=True)
class VectorFigure:
    """A drawn figure that notebooks show and the exporters keep as vectors.

    Parameters
    ----------
    svg : str
        The drawing, its alternative text in `aria-label`.
    alternative_text : str
        What is to be seen, in words.
    """

    svg: str
    alternative_text: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"image/svg+xml": self.svg, "text/plain": self.alternative_text}


def vector_figure(ax: Axes) -> VectorFigure:
    """Turn what was drawn into a vector graphic with its alternative text, and close the figure.

    Parameters
    ----------
    ax : Axes
        Any Axes of the figure, as the ``plot_…`` functions return it.

    Returns
    -------
    VectorFigure
        Shown by notebooks. The same drawing gives the same bytes.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing import plot_blame
    >>> figure = vector_figure(plot_blame(pd.DataFrame({"ministry": [0, 4]}, index=["ministry", "union"])))
    >>> figure.svg[:14], figure.alternative_text[:30]
    ('<svg role="img', 'Who blames whom, 4 accusations')
    """
    import matplotlib.pyplot as plt

    from framing.plots import alternative_text

    figure = cast("Figure", ax.get_figure(root=True))
    words = alternative_text(figure)
    drawing = io.StringIO()
    with plt.rc_context({"svg.hashsalt": "framing", "svg.fonttype": "path"}):
        figure.savefig(drawing, format="svg", bbox_inches="tight", metadata=NO_METADATA)
    plt.close(figure)
    svg = drawing.getvalue()
    svg = GROUP_NAME.sub("<g", svg[svg.index("<svg") :])
    return VectorFigure(svg.replace("<svg", f'<svg role="img" aria-label="{html.escape(words)}"', 1), words)
