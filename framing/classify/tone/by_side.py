"""Tone by side and voice: how an article speaks of each side, and how its sources do.

The outlet's own words and its sources' never mix: where the outlet names a side, only words of the outlet are read;
where a source does, only words of sources.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from framing import _check
from framing.classify.items import STORY, check_voice
from framing.classify.tone.towards import TONES, ToneTowards
from framing.dossier import Dossier, dossier_for
from framing.errors import ArgumentError
from framing.text.article import Article
from framing.text.reading import Reading
from framing.text.voice import VOICES

if TYPE_CHECKING:
    import pandas as pd

    from framing.text.attributions import Attribution

TONE_VOICES = ("outlet", "sources")
"""Whose words: the outlet's own, or all that is quoted or attributed."""
TOGETHER = 32
"""Articles whose sentences are read at a time: enough to find some of like length."""
IDENTITY = ("article", "outlet", "event")
MENTION_COLUMNS = (
    *IDENTITY, "start", "end", "text", "side", "voice", "speaker_side", "sentence", "label", "tone", *TONES,
)  # fmt: skip
Dossiers = Dossier | Sequence[Dossier]
Articles = Iterable[Article | Reading] | Article | Reading


def tone_mentions(
    articles: Articles, dossier: Dossiers, model: ToneTowards | None = None, zone: Sequence[str] = STORY
) -> pd.DataFrame:
    """Tell the tone towards a side at every place where one of its actors or places is named.

    Parameters
    ----------
    articles : Corpus, or one or several articles or readings
        What is read.
    dossier : Dossier or sequence of Dossier
        Whose names are looked for; an article that no dossier serves has no rows.
    model : ToneTowards, optional
        The one that ships unless another is given.
    zone : sequence of str
        Zones that are read.

    Returns
    -------
    DataFrame
        One row per mention: `article, outlet, event, start, end, text, side, voice` ("outlet" or "sources"),
        `speaker_side` (of the source whose words these are; missing where it is on no side), `sentence` (its start),
        `label` (the likeliest tone), `tone` (from -1 to 1: the chance of positive less that of negative), and the
        chances `negative, neutral, positive`.

    Raises
    ------
    ArgumentError
        If a zone does not exist, or the model knows other tones.

    Examples
    --------
    >>> dossier = Dossier.parse("sides: {North: {actors: [North]}, South: {actors: [South]}}")
    >>> article = Article("a", text="The North heroically saved the town. “The South betrayed us all,” she said.")
    >>> tone_mentions(article, dossier)[["side", "voice", "label"]].values.tolist()
    [['North', 'outlet', 'positive'], ['South', 'sources', 'negative']]
    """
    import pandas as pd

    check_voice("all", zone)
    model = model or ToneTowards.shipped()
    if set(model.classes_) != set(TONES):
        raise ArgumentError(
            f"the model must know the tones {', '.join(TONES)}; it knows {list(model.classes_)!r}."
        )
    readings = _readings(articles)
    rows: list[tuple[Any, ...]] = []
    while part := list(islice(readings, TOGETHER)):
        rows += _rows(part, dossier, model, zone)
    return pd.DataFrame(rows, columns=list(MENTION_COLUMNS))


def tone_towards(
    articles: Articles, dossier: Dossiers, model: ToneTowards | None = None, zone: Sequence[str] = STORY
) -> pd.DataFrame:
    """Tell the tone of every article towards each side, in the outlet's own words and in its sources'.

    Several mentions of a side in one sentence count as one observation, their mean. The measure describes wording: an
    article that reports what a side suffered is negative towards it without being against it.

    Parameters
    ----------
    articles, dossier, model, zone
        See `tone_mentions`.

    Returns
    -------
    DataFrame
        One row per article, side and voice: `article, outlet, event, side, voice, sentences` (in which the side is
        named in that voice), `tone` (their mean, from -1 to 1), `negative` and `positive` (shares of them, by the
        likeliest tone). Without such a sentence the figures are nan.

    Examples
    --------
    >>> dossier = Dossier.parse("sides: {North: {actors: [North]}, South: {actors: [South]}}")
    >>> article = Article("a", text="The North heroically saved the town. “The South betrayed us all,” she said.")
    >>> table = tone_towards(article, dossier).set_index(["side", "voice"])
    >>> table.loc[("South", "sources"), ["sentences", "negative", "positive"]].tolist()
    [1.0, 1.0, 0.0]
    >>> table.loc[("South", "outlet"), ["sentences", "tone"]].tolist()
    [0.0, nan]
    """
    import pandas as pd

    readings = list(_readings(articles))
    keys = ["article", "side", "voice"]
    by_sentence = (
        tone_mentions(readings, dossier, model, zone).groupby([*keys, "sentence"])[list(TONES)].mean()
    )
    likeliest = by_sentence.idxmax(axis=1) if len(by_sentence) else pd.Series(dtype=object)
    observed = pd.DataFrame(
        {
            "tone": by_sentence["positive"] - by_sentence["negative"],
            "negative": (likeliest == "negative").astype(float),
            "positive": (likeliest == "positive").astype(float),
        },
        index=by_sentence.index,
    ).groupby(keys)
    cells = [
        (*_identity(reading.article), side, voice)
        for reading in readings
        for own in [dossier_for(reading.article, dossier)]
        for side in (own.side_names if own else ())
        for voice in TONE_VOICES
    ]
    table = pd.DataFrame(cells, columns=[*IDENTITY, *keys[1:]])
    table = table.join(observed.size().rename("sentences"), on=keys).join(observed.mean(), on=keys)
    return table.assign(sentences=table["sentences"].fillna(0).astype(int))


def mean_tone(table: pd.DataFrame, by: str = "outlet") -> pd.DataFrame:
    """Take the mean tone over the articles of an outlet, or of another group; each sentence counts once.

    Parameters
    ----------
    table : DataFrame
        As `tone_towards` returns it.
    by : str
        A column of it.

    Returns
    -------
    DataFrame
        `<by>, side, voice, sentences, tone, negative, positive`; figures are nan where the side is not named.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"outlet": "Gazette", "side": "North", "voice": "outlet", "sentences": [1, 3, 0],
    ...                       "tone": [0.2, -0.2, float("nan")], "negative": [0, 1 / 3, float("nan")],
    ...                       "positive": [1, 0, float("nan")]})
    >>> mean_tone(table).round(2).values.tolist()
    [['Gazette', 'North', 'outlet', 4, -0.1, 0.25, 0.25]]
    """
    keys, figures = [by, "side", "voice"], ["tone", "negative", "positive"]
    _check.columns(table, [*keys, "sentences", *figures], "the table of tones")
    weighted = table.assign(**{name: table[name] * table["sentences"] for name in figures})
    sums = weighted.groupby(keys, sort=False)[["sentences", *figures]].sum()
    sums[figures] = sums[figures].div(sums["sentences"].where(sums["sentences"] > 0), axis=0)
    return sums.reset_index()


def _readings(articles: Articles) -> Iterator[Reading]:
    several = [articles] if isinstance(articles, (Article, Reading)) else articles
    return (item if isinstance(item, Reading) else Reading(item) for item in several)


def _identity(article: Article) -> tuple[str, str, str]:
    return article.id, article.outlet, article.event


def _rows(
    readings: Sequence[Reading], dossiers: Dossiers, model: ToneTowards, zone: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    named = [
        (reading, dossier, reading.span(mention.start, mention.end, mention.side))
        for reading in readings
        if reading.article.language == "en" and (dossier := dossier_for(reading.article, dossiers))
        for mention in dossier.actors_in(reading)
        if mention.side
    ]
    named = [found for found in named if found[2].zone in zone]
    chances = model.predict_proba(
        [(reading, span.start, span.end) for reading, _, span in named], by_voice=True
    )
    chances = chances[:, [list(model.classes_).index(tone) for tone in TONES]]
    for (reading, dossier, span), chance in zip(named, chances.tolist(), strict=True):
        own = span.voice == VOICES[0]
        speaker = None if own else _speaker(reading, span.start)
        sentence = bisect_right(reading.sentences, (span.start, len(reading.text))) - 1
        yield (
            *_identity(reading.article),
            span.start,
            span.end,
            reading.text[span.start : span.end],
            span.label,
            TONE_VOICES[0 if own else 1],
            dossier.side_of(speaker, reading.article.date) if speaker else None,
            reading.sentences[sentence][0],
            TONES[int(np.argmax(chance))],
            chance[2] - chance[0],
            *chance,
        )


def _speaker(reading: Reading, offset: int) -> Attribution | None:
    """Return the attribution with the shortest piece of content that holds the offset."""
    holding = (
        (end - start, number)
        for number, attribution in enumerate(reading.attributions)
        for start, end in attribution.content
        if start <= offset < end
    )
    _, number = min(holding, default=(0, -1))
    return reading.attributions[number] if number >= 0 else None
