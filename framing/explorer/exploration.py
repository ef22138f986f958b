"""An exploration: what was chosen, what is to be seen, and which words are behind each bar.

It knows nothing of a browser: the widget shows its `view` and sends it messages.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from framing import _check
from framing.corpus import Corpus
from framing.display import Look, caption, in_order, looks_of, pieces
from framing.dossier import Dossier, dossier_for, several
from framing.errors import ArgumentError
from framing.measures import discover
from framing.measures._measure import Measure, expand, side_keys
from framing.scoring import Dossiers, chosen
from framing.stats._observations import counted
from framing.text.article import Article, Span
from framing.text.reading import Reading

MESSAGES = ("event", "outlets", "measure", "column", "paste")
PASTED = "(your text)"
"""Outlet of a pasted article that was given none."""
LONGEST_PASTE = 200_000
FIRST = "hedging"


class Exploration:
    """One reader's way through a corpus.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    dossier : Dossier or sequence of Dossier, optional
        Sides and contested terms.

    Raises
    ------
    ArgumentError
        If the corpus is empty.

    Examples
    --------
    >>> exploration = Exploration(Corpus([Article("a1", "Herald", "Nearly 40 people left.")]))
    >>> exploration.handle({"kind": "measure", "value": "hedging"})
    >>> [(bar["name"], bar["value"]) for bar in exploration.view()["articles"][0]["bars"]]
    [('hedging', 250.0), ('approximator', 1)]
    """

    def __init__(self, corpus: Corpus, dossier: Dossiers = None) -> None:
        if not len(corpus):
            raise ArgumentError("there is nothing to explore: the corpus holds no article.")
        self.corpus, self.dossiers = corpus, several(dossier)
        self.event = corpus.events[0]
        self.measure: Measure = chosen(FIRST)[0]
        self.column = self.columns[0]
        self.outlets = self.present
        self.said = ""
        self._readings: dict[str, Reading] = {}

    @property
    def present(self) -> tuple[str, ...]:
        """The outlets that cover the event, in alphabetical order."""
        return self.corpus.where(event=self.event).outlets

    @property
    def dossier(self) -> Dossier | None:
        """The dossier of the event."""
        return dossier_for(self.corpus.where(event=self.event)[0], self.dossiers)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the measure, with one for each side of the event."""
        return tuple(expand(self.measure.columns, len(self.dossier.side_names) if self.dossier else 0))

    def handle(self, message: Mapping[str, Any]) -> None:
        """Do what a message from the widget says.

        Parameters
        ----------
        message : mapping
            `kind`: "event", "measure" or "column" with `value`; "outlets" with `value`, a list; or "paste" with
            `outlet, title, text`: the article is added to the event.

        Raises
        ------
        ArgumentError
            If the message or the value is not possible; nothing is changed.
        """
        kind = _check.one_of("the message", message.get("kind"), MESSAGES)
        if kind == "paste":
            self._paste(message)
        elif kind == "outlets":
            self._keep_outlets(message.get("value"))
        else:
            getattr(self, f"_choose_{kind}")(message.get("value"))

    def _choose_event(self, value: Any) -> None:
        self.event = _check.one_of("the event", value, self.corpus.events)
        self.outlets = self.present
        self._mend_column()
        self.said = f"{counted(len(self.articles), 'article')} on {self.event or 'no event'}."

    def _choose_measure(self, value: Any) -> None:
        self.measure = discover()[_check.one_of("the measure", value, discover())]()
        self.column = self.columns[0]
        self.said = f"{self.measure.title}: {self.measure.unit}; more means {self.measure.higher_means}."

    def _choose_column(self, value: Any) -> None:
        self.column = _check.one_of("the column", value, self.columns)
        self.said = f"Bars show {self._name(self.column)}."

    def _keep_outlets(self, value: Any) -> None:
        wanted = value if isinstance(value, list) else [value]
        for outlet in wanted:
            _check.one_of("the outlet", outlet, self.present)
        self.outlets = tuple(outlet for outlet in self.present if outlet in wanted)
        self.said = f"{counted(len(self.articles), 'article')} shown."

    def _paste(self, message: Mapping[str, Any]) -> None:
        fields = {name: message.get(name) or "" for name in ("outlet", "title", "text")}
        for name, value in fields.items():
            if not isinstance(value, str):
                raise ArgumentError(f"the {name} of a pasted article must be a text; got {value!r}.")
        if not 0 < len(fields["text"].strip()) <= len(fields["text"]) <= LONGEST_PASTE:
            raise ArgumentError(
                f"paste a text of 1 to {LONGEST_PASTE} characters; got {len(fields['text'])}."
            )
        taken, number = set(self.corpus.ids), 1
        while f"pasted-{number}" in taken:
            number += 1
        text = "\n\n".join(filter(None, (fields["title"].strip(), fields["text"])))
        outlet = fields["outlet"].strip() or PASTED
        article = Article(f"pasted-{number}", outlet, text, fields["title"].strip(), event=self.event)
        self.corpus = self.corpus + Corpus([article])
        self.outlets = tuple(sorted({*self.outlets, outlet}))
        self.said = f"Your text was read: {self._reading(article).words('all')} words."

    def _mend_column(self) -> None:
        """Go back to the first column where the new event has fewer sides."""
        if self.column not in self.columns:
            self.column = self.columns[0]

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that are shown."""
        return tuple(a for a in self.corpus if a.event == self.event and a.outlet in self.outlets)

    def _reading(self, article: Article) -> Reading:
        return self._readings.setdefault(article.id, Reading(article))

    def evidence(self) -> dict[str, tuple[Span, ...]]:
        """Return the hits of the measure in every article that is shown, by its id."""
        return {
            a.id: self.measure.find(self._reading(a), self.dossier) if a.language == "en" else ()
            for a in self.articles
        }

    def view(self) -> dict[str, Any]:
        """Return what is to be seen, as plain data."""
        found = self.evidence()
        looks = self.looks(found)
        return {
            "event": self.event,
            "events": list(self.corpus.events),
            "outlets": list(self.outlets),
            "present": list(self.present),
            "measure": self.measure.name,
            "column": self.column,
            "columns": [[column, self._name(column)] for column in self.columns],
            "title": self.measure.title,
            "unit": self.measure.unit,
            "more": self.measure.higher_means,
            "looks": {label: look.css for (_, label), look in looks.items()},
            "colours": {label: look.colour for (_, label), look in looks.items()},
            "articles": [self._article(article, found) for article in self.articles],
            "said": self.said,
        }

    def looks(self, found: Mapping[str, Sequence[Span]]) -> dict[tuple[str, str], Look]:
        """Give each label its look, the same in all articles."""
        return looks_of({self.measure.name: [span.label for spans in found.values() for span in spans]})

    def _name(self, column: str) -> str:
        """Name a column in words, its side by the side's own name."""
        parts = column.split(".")[1:] or [column]
        names = {key: side for side, key in side_keys(self.dossier).items()}
        return " ".join(names.get(part, part) for part in parts).replace("_", " ")

    def _article(self, article: Article, found: Mapping[str, Sequence[Span]]) -> dict[str, Any]:
        reading, spans = self._reading(article), found[article.id]
        flat = in_order({str(number): [span] for number, span in enumerate(spans)})
        return {
            "id": article.id,
            "outlet": article.outlet or "(no outlet)",
            "head": " · ".join(filter(None, (str(article.date or ""), article.id))),
            "bars": self.bars(article, found),
            "hits": [
                {"label": s.label, "told": f"{caption(self.measure.name, s.label)} · {s.voice} voice"} for s in spans
            ],
            "paragraphs": [
                {
                    "zone": reading.zone_at(end - 1) or "body",
                    "pieces": [
                        [reading.text[a:z], [int(number) for _, number in covering]]
                        for a, z, covering in pieces(start, end, flat)
                    ],
                }
                for start, end in reading.paragraphs
            ],
        }  # fmt: skip

    def bars(self, article: Article, found: Mapping[str, Sequence[Span]]) -> list[dict[str, Any]]:
        """Return an article's bars: the value of the chosen column, then the number of hits of each label.

        Each names the hits behind it by their position among those of the article. Behind a column that bears a
        label's name stand the hits of that label, behind any other all that the measure counts.
        """
        spans = found[article.id]
        scores = self.measure.score(self._reading(article), spans, self.dossier)
        value = scores.get(self.column, math.nan) if article.language == "en" else math.nan
        scored = set(self.measure.counted(spans))
        part = self.column.removeprefix(f"{self.measure.name}.")
        of_label = any(span.label == part for others in found.values() for span in others)
        behind = [i for i, s in enumerate(spans) if s in scored and (s.label == part or not of_label)]
        first = {
            "name": self._name(self.column),
            "kind": "value",
            "value": None if math.isnan(value) else float(value),
            "hits": behind,
        }
        rest = [
            {
                "name": (label or self.measure.name).replace("_", " "),
                "label": label,
                "kind": "count",
                "value": len(hits := [i for i, span in enumerate(spans) if span.label == label]),
                "hits": hits,
            }
            for label in sorted({span.label for span in spans})
        ]
        return [first, *rest]
