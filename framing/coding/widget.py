"""The coder's widget: an article, the questions, and the keyboard."""

from __future__ import annotations

import html
from dataclasses import asdict
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from framing.coding.session import Session
from framing.errors import FramingError

ROOM = Path(__file__).parent


class CodingWidget(anywidget.AnyWidget):
    """Code articles in a notebook with the keyboard.

    Keys: a value's key answers the question or labels the selected words; ``→ ←`` move over words, with Shift they
    select; ``↓ ↑`` go to the next and the previous question, Backspace takes the mark under the cursor away, ``u``
    undoes, ``n`` and ``p`` go to the next and the previous article. Tab leaves the widget as it leaves any other.

    Parameters
    ----------
    session : Session
        Whose articles and where decisions go.

    Examples
    --------
    >>> import tempfile
    >>> from framing import Article, Corpus
    >>> from framing.coding.codebook import Codebook
    >>> from framing.coding.store import Coder
    >>> book = Codebook.of({"title": "Tone", "version": "1", "variables": [
    ...     {"name": "tone", "kind": "document", "question": "?", "values": [{"name": "for"}]}]})
    >>> session = Session(Corpus([Article("a1", text="They won.")]), book, Coder("ann", tempfile.mkdtemp()))
    >>> widget = CodingWidget(session)
    >>> widget.view["text"], "They won." in widget._repr_mimebundle_()[0]["text/html"]
    ('They won.', True)
    """

    _esm = ROOM / "coder.js"
    _css = ROOM / "coder.css"
    view = traitlets.Dict().tag(sync=True)
    questions: traitlets.List[Any] = traitlets.List().tag(sync=True)
    problem = traitlets.Unicode("").tag(sync=True)

    def __init__(self, session: Session, **settings: Any) -> None:
        questions = [asdict(variable) for variable in session.codebook.variables]
        super().__init__(view=session.view(), questions=questions, **settings)
        self._session = session
        self.on_msg(self._receive)

    def _receive(self, _: object, message: dict[str, Any], __: object) -> None:
        """Pass a message of the browser to the session; a refusal is shown to the coder, nothing is stored."""
        try:
            self._session.handle(message)
            self.problem = ""
        except FramingError as error:
            self.problem = str(error)
        self.view = self._session.view()

    def _repr_mimebundle_(self, **settings: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Show the article and the answers as plain HTML where no widget can run."""
        shown = super()._repr_mimebundle_(**settings)
        data, metadata = shown if isinstance(shown, tuple) else (shown or {}, {})
        return {**data, "text/html": self._static()}, metadata

    def _static(self) -> str:
        view = self.view
        answers = "".join(
            f"<li>{html.escape(name)}: {html.escape(value)}</li>" for name, value in view["answers"].items()
        )
        marks = "".join(
            f"<li>{html.escape(span['variable'])}: {html.escape(span['value'])}, "
            f"“{html.escape(view['text'][span['start'] : span['end']])}”</li>"
            for span in view["spans"]
        )
        done, all_articles = view["progress"]
        return (
            f"<section><h4>{html.escape(view['article'])} ({done} of {all_articles} done)</h4>"
            f"<div style='white-space:pre-wrap'>{html.escape(view['text'])}</div><ul>{answers}{marks}</ul></section>"
        )
