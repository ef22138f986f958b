"""A seeded start: weak labels from keywords, where nothing is coded yet."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import pandas as pd

from framing import _check
from framing.classify.items import STORY, check_voice
from framing.errors import ArgumentError
from framing.lexicon import Lexicon
from framing.text.article import Article
from framing.text.reading import Reading


def weak_labels(
    corpus: Iterable[Article], keywords: Mapping[str, Iterable[str]], least: int = 2, voice: str = "all"
) -> pd.DataFrame:
    """Guess labels of articles by keywords, to have something to train a first model on.

    A model that is trained on these labels learns the keywords first of all, and its agreement with them says nothing
    about its truth. Use it to find the articles that are worth coding (`next_to_code`), and only what people coded to
    estimate anything.

    Parameters
    ----------
    corpus : Corpus, or several articles
        The articles.
    keywords : mapping of str to words
        Words and phrases that speak for each label, as forms (*ceasefire*, *ceasefires*), in any case.
    least : int
        Hits from which on an article is given the label.
    voice : {"outlet", "attributed", "quoted", "marked", "all"}
        Whose words count.

    Returns
    -------
    DataFrame
        One row per article, by id, and one column per label: 1 with `least` hits or more, 0 with none, nan between
        (and in articles without words of the voice).

    Raises
    ------
    ArgumentError
        If there are no keywords for a label, or voice or number make no sense.

    Examples
    --------
    >>> articles = [Article("a", text="A ceasefire. The ceasefire held."), Article("b", text="A match was lost.")]
    >>> weak_labels(articles, {"peace": ["ceasefire", "peace talks"]})["peace"].to_dict()
    {'a': 1.0, 'b': 0.0}
    """
    _check.at_least("least", least, 1)
    check_voice(voice, STORY)
    lexicons = {label: _lexicon(label, words) for label, words in keywords.items()}
    if not lexicons:
        raise ArgumentError("keywords must name one label or more, with words for each; got none.")
    rows = {article.id: _guesses(Reading(article), lexicons, least, voice) for article in corpus}
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(lexicons))


def _lexicon(label: str, words: Iterable[str]) -> Lexicon:
    listed = [words] if isinstance(words, str) else list(words)
    if not listed:
        raise ArgumentError(f"keywords of {label!r} must be one word or more; got none.")
    return Lexicon.of({label: listed})


def _guesses(reading: Reading, lexicons: Mapping[str, Lexicon], least: int, voice: str) -> list[float]:
    counted = set(reading.word_tokens(voice, STORY).tolist())
    if not counted:
        return [math.nan] * len(lexicons)
    hits = (
        sum(match.first in counted for match in lexicon.matches(reading)) for lexicon in lexicons.values()
    )
    return [1.0 if number >= least else math.nan if number else 0.0 for number in hits]
