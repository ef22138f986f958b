"""The explorer's widget, and what stays of it where no widget can run."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from framing.corpus import Corpus
from framing.display import Html, highlighted
from framing.errors import FramingError
from framing.explorer.exploration import Exploration
from framing.scoring import Dossiers, catalogue
from framing.text.reading import Reading

ROOM = Path(__file__).parent
GRID = "display:grid;grid-template-columns:repeat(auto-fit,minmax(18em,1fr));gap:1em"


def explore(corpus: Corpus, dossier: Dossiers = None) -> Explorer:
    """Explore a corpus in a notebook, without writing code.

    Event, outlets and measure are chosen from lists; the articles stand side by side with their evidence
    highlighted and their figures above, and every bar leads to its words. A text can be pasted and is scored at
    once. All of it works by keyboard: Enter on a bar goes to its first hit, the arrow keys to the others, Escape
    back to the bar.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    dossier : Dossier or sequence of Dossier, optional
        Sides and contested terms.

    Returns
    -------
    Explorer
        A widget; where none can run (an exported page) the first view is shown as plain HTML.

    Raises
    ------
    ArgumentError
        If the corpus is empty.

    Examples
    --------
    >>> from framing import Article
    >>> explorer = explore(Corpus([Article("a1", "Herald", "Nearly 40 people left.", event="x")]))
    >>> explorer.view["event"], "Nearly</mark>" in explorer._repr_mimebundle_()[0]["text/html"]
    ('x', True)
    """
    return Explorer(Exploration(corpus, dossier))


class Explorer(anywidget.AnyWidget):
    """The widget that `explore` returns.

    Parameters
    ----------
    exploration : Exploration
        What is chosen and shown.
    """

    _esm = ROOM / "explorer.js"
    _css = ROOM / "explorer.css"
    view = traitlets.Dict().tag(sync=True)
    measures: traitlets.List[Any] = traitlets.List().tag(sync=True)
    problem = traitlets.Unicode("").tag(sync=True)

    def __init__(self, exploration: Exploration, **settings: Any) -> None:
        measures = catalogue()[["measure", "title"]].to_numpy().tolist()
        super().__init__(view=exploration.view(), measures=measures, **settings)
        self._exploration = exploration
        self.on_msg(self._receive)

    def _receive(self, _: object, message: dict[str, Any], __: object) -> None:
        """Pass a message of the browser to the exploration; a refusal is shown to the reader."""
        try:
            self._exploration.handle(message)
            self.problem = ""
        except FramingError as error:
            self.problem = str(error)
        self.view = self._exploration.view()

    def _repr_mimebundle_(self, **settings: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Show the articles and their figures as plain HTML where no widget can run."""
        shown = super()._repr_mimebundle_(**settings)
        data, metadata = shown if isinstance(shown, tuple) else (shown or {}, {})
        return {**data, "text/html": str(still(self._exploration))}, metadata


def still(exploration: Exploration) -> Html:
    """Write what an exploration shows as static HTML: the figures as a table, the articles side by side."""
    found = exploration.evidence()
    looks = exploration.looks(found)
    rows, pages = [], []
    for article in exploration.articles:
        spans = found[article.id]
        value = exploration.bars(article, found)[0]["value"]
        rows.append(
            f"<tr><th scope='row'>{html.escape(article.outlet)}</th>"
            f"<td>{'' if value is None else format(value, '.2f')}</td><td>{len(spans)}</td></tr>"
        )
        pages.append(str(highlighted(Reading(article), {exploration.measure.name: spans}, looks=looks)))
    caption = f"{exploration.measure.title} ({exploration.column}), {exploration.event or 'no event'}"
    return Html(
        f"<section><table><caption>{html.escape(caption)}</caption><thead><tr><th scope='col'>outlet</th>"
        f"<th scope='col'>value</th><th scope='col'>hits</th></tr></thead><tbody>{''.join(rows)}</tbody></table>"
        f"<div style='{GRID}'>{''.join(pages)}</div></section>"
    )
