"""Contested terms of a corpus by outlet and voice, counted: the table behind the comparison of labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from framing.corpus import Corpus
from framing.measures.term_voice import TermVoice
from framing.scoring import Dossiers, evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

KEYS = ("event", "outlet", "referent", "variant", "variant_side", "treatment", "speaker_side")
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
