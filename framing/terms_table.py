"""Contested terms of a corpus by outlet and voice, counted: the table behind the comparison of labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from framing import _check
from framing.corpus import Corpus
from framing.measures.term_voice import TermVoice
from framing.scoring import Dossiers, evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

KEYS = ("event", "outlet", "referent", "variant", "variant_side", "treatment", "speaker_side")
MOUTH = "in the mouth of "
OWN, SCARE, OTHERS = "own words", "scare-quoted", f"{MOUTH}others"
COLUMNS = (*KEYS, "n", "articles", "hedged", "negated", "share")


def term_by_voice(corpus: Corpus, dossier: Dossiers, zones: Sequence[str] = TermVoice.zone) -> pd.DataFrame:
    """Count the contested terms of every outlet by treatment and speaker.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    dossier : Dossier or sequence of Dossier
        Whose terms are counted; several are matched to articles by event.
    zones : sequence of str
        Zones in which mentions count.

    Returns
    -------
    DataFrame
        One row per `event, outlet, referent, variant, variant_side` (a side or "neutral"), `treatment` (own,
        scare, quoted, attributed) and `speaker_side` (None where nobody speaks, or nobody of a side), with `n`
        mentions in `articles` articles, of which `hedged` and `negated` so many, and `share`: n over the
        mentions of the referent with that treatment in that outlet, which is P(variant | referent, treatment).
        Empty, with the same columns, where nothing is found.

    Examples
    --------
    >>> from framing import Article, Dossier
    >>> dossier = Dossier.parse("{sides: {North: {}, South: {}}, terms: {entry: {rescue: North, raid: South}}}")
    >>> corpus = Corpus([Article("a", "Herald", "The raid began. The raid went on. It was a rescue.")])
    >>> term_by_voice(corpus, dossier)[["variant", "treatment", "n"]].values.tolist()
    [['raid', 'own', 2], ['rescue', 'own', 1]]
    """
    spans = evidence(corpus, "term_voice", dossier)
    spans = spans[spans["zone"].isin(zones)].rename(columns={"label": "referent"})
    if spans.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    spans = spans.assign(
        event=[corpus[article].event for article in spans["article"]],
        outlet=[corpus[article].outlet for article in spans["article"]],
    )
    counted = spans.groupby(list(KEYS), dropna=False, sort=True)
    table = counted.agg(
        n=("article", "size"),
        articles=("article", "nunique"),
        hedged=("hedged", "sum"),
        negated=("negated", "sum"),
    ).reset_index()
    whole = table.groupby(["event", "outlet", "referent", "treatment"])["n"].transform("sum")
    table["speaker_side"] = table["speaker_side"].astype(object).where(table["speaker_side"].notna(), None)
    return table.assign(share=table["n"] / whole)[list(COLUMNS)]


def voice_profile(table: pd.DataFrame, by: str = "outlet") -> pd.DataFrame:
    """Sum a table of contested terms by who says them; the sides' own words only, neutral ones left out.

    Parameters
    ----------
    table : DataFrame
        As `term_by_voice` returns it, or some of its rows (the words of one side, one referent).
    by : str
        The column whose values become the rows.

    Returns
    -------
    DataFrame
        Mentions: one row per value of `by`; columns `own words`, `scare-quoted`, ``in the mouth of …`` each side, and
        `in the mouth of others`. Where there are several events, whose sides have different names, the columns
        are `in the mouth of the word's side` and `in the mouth of the other side`. `plot_term_voice` draws it.

    Raises
    ------
    ColumnError
        If a column is missing.

    Examples
    --------
    >>> from framing import load_corpus, load_corpus_dossiers
    >>> event = load_corpus().where(event="harbour-protest")
    >>> voice_profile(term_by_voice(event, load_corpus_dossiers())).columns[:3].to_list()
    ['own words', 'scare-quoted', 'in the mouth of Authorities']
    """
    _check.columns(table, (by, "event", "variant_side", "treatment", "speaker_side", "n"))
    sided = table[table["variant_side"] != "neutral"]
    voices = sided.apply(_voice, axis=1, result_type="reduce", several=sided["event"].nunique() > 1)
    counts = sided.groupby([by, voices.rename("voice")])["n"].sum().unstack(fill_value=0)
    said = sorted(set(counts.columns) - {OWN, SCARE, OTHERS})
    order = [OWN, SCARE, *said, OTHERS]
    return counts.reindex(columns=order, fill_value=0).rename_axis(columns=None)


def _voice(row: pd.Series, several: bool) -> str:
    if row["treatment"] == "own":
        return OWN
    if row["treatment"] == "scare":
        return SCARE
    if not isinstance(row["speaker_side"], str):
        return OTHERS
    if several:
        return MOUTH + ("the word's side" if row["speaker_side"] == row["variant_side"] else "the other side")
    return MOUTH + row["speaker_side"]
