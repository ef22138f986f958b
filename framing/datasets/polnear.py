"""Validation of attributions against PolNeAR [Newell2018]."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from framing.datasets.polnear_articles import ROLES, AnnotatedArticle, Roles, read_polnear
from framing.datasets.polnear_metrics import Agreement, overlapping_pairs
from framing.text.article import Article
from framing.text.attributions import Attribution, find_attributions
from framing.text.reading import Reading

TRAINING_SPLIT = "train"
FOLDS = 3


def validate(data: Path, split: str, predictions: Path | None) -> dict[str, Any]:
    """Measure attributions against the first annotator of each article.

    Parameters
    ----------
    data : Path
        Folder of PolNeAR.
    split : str
        "dev", or another folder below it. On "train", which made the shipped model, each article is read by a
        model trained without it, over `FOLDS` folds of articles; that takes long and needs the extra ``train``.
    predictions : Path, optional
        Where to write one object a line: `item` (article and number), `gold`, `prediction`. Attributions that
        share content stand on one line; an attribution of one side alone has null on the other.

    Returns
    -------
    dict
        `split, articles, gold, predicted`; `alpha` (token-wise, over source, cue, content and none); precision,
        recall and F1 of tokens (`token_source` …) and of spans (`span_source` …, `span_all`,
        `span_all_overlap`); recall of direct contents and of their sources (`span_direct_content`,
        `span_direct_source`).
    """
    articles = tuple(read_polnear(Path(data), split))
    agreement, lines = Agreement(), []
    for article, attributions in _predictions(articles, split):
        found = [roles_of(a) for a in attributions if a.cue and a.content and not a.nested]
        agreement.add(article.text, article.gold, found)
        lines += [
            {"item": f"{article.id}:{number}", "gold": gold, "prediction": prediction}
            for number, (gold, prediction) in enumerate(paired(article.gold, found))
        ]
    if predictions is not None:
        content = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        Path(predictions).write_text(content, encoding="utf-8")
    crossed = (
        {"method": f"{FOLDS}-fold cross-validation, grouped by article"} if split == TRAINING_SPLIT else {}
    )
    return {"split": split, **agreement.metrics(), **crossed}


def roles_of(attribution: Attribution) -> Roles:
    """Pieces of an attribution by role."""
    return {role: getattr(attribution, role) for role in ROLES}


def paired(gold: Iterable[Roles], found: Iterable[Roles]) -> Iterator[tuple[Roles | None, Roles | None]]:
    """Pair the attributions of two sides by shared content, in order; what has no partner stands alone."""
    left = list(found)
    for attribution in gold:
        partner = next((other for other in left if _share_content(attribution, other)), None)
        if partner is not None:
            left.remove(partner)
        yield attribution, partner
    yield from ((None, other) for other in left)


def _share_content(one: Roles, other: Roles) -> bool:
    empty: Roles = {"source": (), "cue": (), "content": ()}
    return (
        overlapping_pairs([{**empty, "content": one["content"]}], [{**empty, "content": other["content"]}])
        > 0
    )


def _predictions(
    articles: tuple[AnnotatedArticle, ...], split: str
) -> Iterator[tuple[AnnotatedArticle, tuple[Attribution, ...]]]:
    if split == TRAINING_SPLIT:
        from framing.training.attribution import cross_read

        yield from cross_read(articles, FOLDS)
    else:
        for article in articles:
            yield article, find_attributions(Reading(Article(id=article.id, text=article.text)))
