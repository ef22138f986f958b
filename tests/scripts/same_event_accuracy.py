"""How well `events` finds the stories of BASIL and SEESAW (training part), and how its threshold was chosen.

    python tests/scripts/same_event_accuracy.py BASIL_FOLDER SEESAW_FOLDER [--json]

Prints pairwise and B-cubed F1 at the shipped threshold, with and without dates, and at the threshold chosen on the
other set alone. BASIL gives the date of each article; for SEESAW it is read from the article's address.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from framing.corpus import Corpus
from framing.same_event import THRESHOLD, events
from framing.text.article import Article

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
Stories = dict[str, str]


def basil(folder: Path) -> tuple[Corpus, Stories]:
    articles, stories = [], {}
    for path in sorted(folder.glob("articles/*/*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        text = "\n".join(" ".join(paragraph) for paragraph in raw["body-paragraphs"])
        day = date.fromisoformat(raw["date"][:10])
        articles.append(Article(path.stem, raw["source"], text, title=raw["title"], date=day))
        stories[path.stem] = raw["triplet-uuid"]
    return Corpus(articles), stories


def seesaw(folder: Path) -> tuple[Corpus, Stories]:
    articles, stories = [], {}
    for path in sorted(folder.glob("articles/*.json")):
        story, number = path.stem.split("_DOCUMENT_")
        raw = json.loads(path.read_text(encoding="utf-8"))
        (meta_path,) = folder.glob(f"meta/{story}*")
        meta = json.loads(meta_path.read_text(encoding="utf-8"))[f"Meta info for article {number}"]
        text = "\n".join(sentence["text"] for sentence in raw["text"])
        articles.append(
            Article(path.stem, meta["source"], text, title=raw["title"], date=date_in(meta["url"]))
        )
        stories[path.stem] = story
    return Corpus(articles), stories


def date_in(address: str) -> date | None:
    """Read the day from an address such as /2015/mar/21/ or /20150321/."""
    found = re.search(r"(20\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?!\d)", address) or re.search(
        r"(20\d\d)(\d\d)(\d\d)", address
    )
    if not found:
        return None
    year, month, day = found.groups()
    try:
        return date(int(year), int(month) if month.isdigit() else MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall)


def accuracy(found: Iterable[str], gold: Iterable[str]) -> dict[str, float]:
    """Pairwise and B-cubed F1 of a grouping."""
    found, gold = np.array(list(found)), np.array(list(gold))
    same_found, same_gold = found[:, None] == found, gold[:, None] == gold
    both = same_found & same_gold
    pairs = [m[np.triu_indices(len(gold), 1)].sum() for m in (both, same_found, same_gold)]
    return {
        "pairwise_f1": f1(pairs[0] / max(pairs[1], 1), pairs[0] / pairs[2]) if pairs[0] else 0.0,
        "b_cubed_f1": f1((both.sum(1) / same_found.sum(1)).mean(), (both.sum(1) / same_gold.sum(1)).mean()),
    }


def at(threshold: float, corpus: Corpus, stories: Stories) -> dict[str, float]:
    return accuracy(events(corpus, threshold)["event"], [stories[id] for id in corpus.ids])


def main(arguments: list[str]) -> None:
    sets = {"BASIL": basil(Path(arguments[0])), "SEESAW": seesaw(Path(arguments[1]))}
    choices = np.round(np.arange(0.08, 0.19, 0.01), 2)
    curves = {name: [at(t, *data)["b_cubed_f1"] for t in choices] for name, data in sets.items()}
    joint = float(choices[np.argmax(np.mean(list(curves.values()), axis=0))])
    best = {name: float(choices[np.argmax(curve)]) for name, curve in curves.items()}
    rows = []
    for name, (corpus, stories) in sets.items():
        undated = Corpus([replace(article, date=None) for article in corpus])
        other = next(value for key, value in best.items() if key != name)
        for dates, articles, threshold, chosen in (
            ("given", corpus, THRESHOLD, "both sets"),
            ("given", corpus, other, "the other set"),
            ("none", undated, THRESHOLD, "both sets"),
        ):
            dated = sum(article.date is not None for article in articles)
            figures = at(threshold, articles, stories)
            rows.append(
                {
                    "set": name,
                    "articles": len(articles),
                    "stories": len(set(stories.values())),
                    "dates": dates,
                    "dated": dated,
                    "threshold": threshold,
                    "chosen_on": chosen,
                    **figures,
                }
            )
    if "--json" in arguments:
        print(json.dumps(rows))
        return
    print(f"threshold chosen on both sets: {joint} (shipped: {THRESHOLD})")
    print(pd.DataFrame(rows).round(3).to_string(index=False))


if __name__ == "__main__":
    main(sys.argv[1:])
