"""The articles of the exercises: their gold, where a student's words stand, how they are shown to a class."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from framing.corpus import Corpus
from framing.course.feedback import MARKS
from framing.datasets import load_corpus, load_gold
from framing.display import Html
from framing.errors import ArgumentError
from framing.text.article import Article
from framing.text.reading import Reading


def teaching_article(article: Article | str) -> Article:
    """Return an article of the teaching corpus, given itself or its id.

    Raises
    ------
    ArgumentError
        If the teaching corpus does not hold it: there is no gold for other articles.
    """
    corpus: Corpus = load_corpus()
    id = article.id if isinstance(article, Article) else article
    if id not in {known.id for known in corpus}:
        raise ArgumentError(
            f"the exercises are about the teaching corpus, which has no article {id!r}; "
            "framing.load_corpus() lists them."
        )
    return corpus[id]


def gold_of(layer: str, article: Article) -> list[dict[str, Any]]:
    """Return the rows of a layer of the gold that are about an article, in order of the text."""
    table = load_gold()[layer]
    records = table[table["article"] == article.id].sort_values("start").to_dict("records")
    return [{str(column): value for column, value in record.items()} for record in records]


def found_at(text: str, words: str) -> Iterator[tuple[int, int]]:
    r"""Yield every place of some words in a text, whatever marks and white space a student typed around them.

    Examples
    --------
    >>> list(found_at("the “safe  routes” are safe", ' "Safe routes" '))
    [(5, 17)]
    """
    parts = [re.escape(part) for part in words.strip().strip(MARKS + ".,").split()]
    if parts:
        pattern = r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)"
        yield from (match.span() for match in re.finditer(pattern, text, re.IGNORECASE))


def paragraph_of(reading: Reading, offset: int) -> int:
    """Return the number, from 1, of the paragraph that holds an offset, as `numbered` shows them."""
    return max(sum(start <= offset for start, _ in reading.paragraphs), 1)


def numbered(article: Article | str) -> Html:
    """Show an article with its paragraphs numbered, and nothing highlighted.

    Parameters
    ----------
    article : Article or str
        An article, or the id of one of the teaching corpus.

    Returns
    -------
    Html

    Examples
    --------
    >>> "<li" in str(numbered("harbour-protest-lantern"))
    True
    """
    shown = teaching_article(article) if isinstance(article, str) else article
    reading = Reading(shown)
    items = "".join(f"<li>{html.escape(shown.text[start:end])}</li>" for start, end in reading.paragraphs)
    style = "max-width:44em;font-family:Georgia,serif;line-height:1.6"
    return Html(
        f'<article style="{style}" aria-label="{html.escape(shown.title or shown.id)}">'
        f"<h4>{html.escape(shown.outlet or '')}</h4><ol>{items}</ol></article>"
    )
