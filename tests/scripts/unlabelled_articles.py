"""Write the articles without annotations from which the attribution network learns what its teachers see in them.

``python tests/scripts/unlabelled_articles.py --news NewsArticles.csv --basil FOLDER --climate FOLDER --out FOLDER``

Sources: News Articles [Dai2017], BASIL and the climate news with narrative frames. The first and the last come
without paragraphs; these are cut between sentences, outside of quotation marks, as news sites do. Of the first,
articles whose marks were damaged are left out; in three fifths of the others straight marks become typographic.
A brief of one to three sentences is cut out of each, for texts that are no longer than that.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from framing.datasets.basil import read_basil
from framing.datasets.narrative_frames import read_narrative_frames
from framing.text.article import Article
from framing.text.reading import Reading

DAMAGED = re.compile(r'"\?|\w\?\w|�|\?\?')
SHORTEST, LONGEST = 600, 12_000
TYPOGRAPHIC = 0.6
SENTENCES = (1, 1, 2, 2, 3)
"""Sentences of a paragraph, to choose from."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("news", "basil", "climate", "out"):
        options.add_argument(f"--{name}", type=Path, required=True)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    choice = random.Random(7)
    count = 0
    for name, text in (*basil(chosen.basil), *climate(chosen.climate, choice), *news(chosen.news, choice)):
        for kind, written in (("", text), ("-brief", brief(text, choice))):
            (chosen.out / f"{name}{kind}.txt").write_text(written, encoding="utf-8", newline="")
            count += 1
    print(f"{count} texts in {chosen.out}")


def basil(folder: Path) -> Iterator[tuple[str, str]]:
    for article, _ in read_basil(folder):
        yield f"basil-{article.id}", article.text


def climate(folder: Path, choice: random.Random) -> Iterator[tuple[str, str]]:
    for article in read_narrative_frames(folder).articles:
        yield f"climate-{article.id}", in_paragraphs("", article.text, choice)


def news(table: Path, choice: random.Random) -> Iterator[tuple[str, str]]:
    csv.field_size_limit(10_000_000)
    seen = set()
    with table.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            text = " ".join(row["text"].split())
            opening = text[:200]
            if DAMAGED.search(text) or text.count('"') % 2 or len(text) < SHORTEST or opening in seen:
                continue
            seen.add(opening)
            title = row["title"].strip() if choice.random() < 0.5 else ""
            text = in_paragraphs(title, text[:LONGEST], choice)
            yield f"news-{row['article_id']}", typographic(text) if choice.random() < TYPOGRAPHIC else text


def in_paragraphs(title: str, text: str, choice: random.Random) -> str:
    """Cut a text into paragraphs of one to three sentences, longer where a quotation goes on."""
    sentences = [
        text[start:end].strip() for start, end in Reading(Article(id="unlabelled", text=text)).sentences
    ]
    paragraphs = [title] if title else []
    first = 0
    while first < len(sentences):
        end = first + choice.choice(SENTENCES)
        while end < len(sentences) and " ".join(sentences[first:end]).count('"') % 2:
            end += 1
        paragraphs.append(" ".join(sentences[first:end]))
        first = end
    return "\n\n".join(paragraphs) + "\n"


def brief(text: str, choice: random.Random) -> str:
    """Cut a few sentences out of a text, whole quotations where possible."""
    sentences = Reading(Article(id="unlabelled", text=text)).sentences
    first = choice.randrange(len(sentences))
    last = min(first + choice.choice(SENTENCES), len(sentences)) - 1
    return text[sentences[first][0] : sentences[last][1]].strip() + "\n"


def typographic(text: str) -> str:
    """Make straight quotation marks and apostrophes typographic."""
    marks = cycle("“”")
    return re.sub('"', lambda _: next(marks), text).replace("'", "’")


if __name__ == "__main__":
    main()
