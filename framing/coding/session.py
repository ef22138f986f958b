"""A coding session: which article is next, what was decided on it, and every decision on disk at once.

The session knows nothing of a browser: the widget shows its `view` and sends it messages. It knows nothing of other
coders or of the tool either, so that nothing can shine through.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from framing import _check
from framing.coding.codebook import Codebook
from framing.coding.store import DONE, Coder
from framing.corpus import Corpus
from framing.errors import ArgumentError

MESSAGES = ("decide", "mark", "unmark", "undo", "next", "previous")


class Session:
    """One coder's way through the articles.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    codebook : Codebook
        What is asked.
    coder : Coder
        Where decisions are stored; those of an earlier session are taken up.
    articles : sequence of str, optional
        Ids in the order in which they are coded; by default the order of the corpus.
    blind : bool
        Whether outlet, title and date are withheld.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from framing.text.article import Article
    >>> book = Codebook.of({"title": "Tone", "version": "1", "variables": [
    ...     {"name": "tone", "kind": "document", "question": "?", "values": [{"name": "for"}, {"name": "against"}]}]})
    >>> session = Session(Corpus([Article("a1", text="They won.")]), book, Coder("ann", tempfile.mkdtemp()))
    >>> session.handle({"kind": "decide", "variable": "tone", "value": "for"})
    >>> session.view()["answers"], session.progress
    ({'tone': 'for'}, (0, 1))
    """

    def __init__(
        self,
        corpus: Corpus,
        codebook: Codebook,
        coder: Coder,
        articles: Sequence[str] | None = None,
        blind: bool = True,
    ) -> None:
        self.codebook, self.blind = codebook, blind
        self.coder = Coder(coder.name, coder.folder, f"{codebook.title} {codebook.version}")
        self.articles = [corpus[id] for id in (corpus.ids if articles is None else articles)]
        if not self.articles:
            raise ArgumentError("a session needs at least one article; got none.")
        self._undo: list[tuple[str, str, str | None, tuple[int, int] | None]] = []
        done = self._done()
        self.position = next((i for i, a in enumerate(self.articles) if a.id not in done), 0)

    @property
    def progress(self) -> tuple[int, int]:
        """How many articles are done, and how many there are."""
        return len(self._done() & {a.id for a in self.articles}), len(self.articles)

    def view(self) -> dict[str, Any]:
        """Return what the coder sees, as plain data."""
        article, rows = self.articles[self.position], self._here()
        whole = rows[rows["start"].isna() & (rows["variable"] != DONE)]
        marked = rows[rows["start"].notna()].sort_values(["start", "end"])
        facts = (
            {}
            if self.blind
            else {"outlet": article.outlet, "title": article.title, "date": str(article.date or "")}
        )
        return {
            "article": article.id if not self.blind else f"Article {self.position + 1}",
            "text": article.text,
            **facts,
            "answers": dict(zip(whole["variable"], whole["value"], strict=True)),
            "spans": [
                {"variable": v, "start": int(s), "end": int(e), "value": value}
                for v, s, e, value in zip(*(marked[c] for c in ("variable", "start", "end", "value")), strict=True)
            ],
            "done": article.id in self._done(),
            "position": self.position,
            "progress": list(self.progress),
        }  # fmt: skip

    def handle(self, message: Mapping[str, Any]) -> None:
        """Do what a message from the widget says.

        Parameters
        ----------
        message : mapping
            `kind`: "decide" (with `variable, value`), "mark" (with `variable, value, start, end`), "unmark" (with
            `variable, start, end`), "undo", "next" (the article is done) or "previous".

        Raises
        ------
        ArgumentError
            If the message, variable, value or span is not possible; nothing is stored.
        """
        kind = _check.one_of("the message", message.get("kind"), MESSAGES)
        if kind == "undo":
            if self._undo:
                self._store(*self._undo.pop(), undoable=False)
        elif kind == "next":
            self._finish()
        elif kind == "previous":
            self._move(-1)
        else:
            self._decide(kind, message)

    def _decide(self, kind: str, message: Mapping[str, Any]) -> None:
        variable = self.codebook.variable(message.get("variable", ""))
        spanned = "document" if kind == "decide" else "span"
        if variable.kind != spanned:
            raise ArgumentError(
                f"the variable {variable.name!r} is asked of a {variable.kind}, not {kind}ed."
            )
        value = None
        if kind != "unmark":
            value = _check.one_of(f"the value of {variable.name}", message.get("value"), variable.names)
        span = self._span(message) if spanned == "span" else None
        self._store(self.articles[self.position].id, variable.name, value, span)

    def _span(self, message: Mapping[str, Any]) -> tuple[int, int]:
        start, end, length = message.get("start"), message.get("end"), len(self.articles[self.position].text)
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length):
            raise ArgumentError(
                f"a span must lie in the {length} characters of the article; got {start}–{end}."
            )
        return start, end

    def _store(
        self,
        article: str,
        variable: str,
        value: str | None,
        span: tuple[int, int] | None,
        undoable: bool = True,
    ) -> None:
        if undoable:
            self._undo.append((article, variable, self._value(article, variable, span), span))
        self.coder.decide(article, variable, value, span)

    def _finish(self) -> None:
        """Go on, unless a question about the whole article is unanswered."""
        answers = self.view()["answers"]
        asked = [v.name for v in self.codebook.variables if v.kind == "document" and v.name not in answers]
        if asked:
            raise ArgumentError(
                f"an article is done when all questions are answered; left: {', '.join(asked)}."
            )
        article = self.articles[self.position].id
        if article not in self._done():
            self._store(article, DONE, "yes", None)
        self._move(1)

    def _move(self, step: int) -> None:
        self.position = min(max(self.position + step, 0), len(self.articles) - 1)

    def _here(self) -> pd.DataFrame:
        rows = self.coder.codings()
        return rows[rows["article"] == self.articles[self.position].id]

    def _done(self) -> set[str]:
        rows = self.coder.codings()
        return set(rows.loc[rows["variable"] == DONE, "article"])

    def _value(self, article: str, variable: str, span: tuple[int, int] | None) -> str | None:
        """Return what holds now, to be put back by an undo."""
        rows = self.coder.codings()
        same = (rows["article"] == article) & (rows["variable"] == variable)
        same &= (
            rows["start"].isna() if span is None else (rows["start"] == span[0]) & (rows["end"] == span[1])
        )
        found = rows.loc[same.fillna(False), "value"]
        return str(found.iloc[0]) if len(found) else None
