"""Articles of many files made one collection: what stands in two is kept once, and every id is given once."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace

from framing.corpus import Corpus, Skip
from framing.readers.tables import with_title
from framing.records import sha256
from framing.text.article import Article


@dataclass
class Merging:
    """What tells the articles of different files apart: hash of text and origin, by id."""

    seen: dict[str, tuple[str, str]] = field(default_factory=dict)

    def taken(self, part: Corpus) -> Corpus:
        """Return a part without the articles that were there before; an id that was there before gets a number."""
        articles: list[Article] = []
        origins: list[str] = []
        skipped, notes = list(part.skipped), list(part.notes)
        for article, origin in zip(part.articles, part.origins, strict=True):
            article = replace(article, text=with_title(article.title.strip(), article.text))
            digest = sha256(article.text)
            earlier = self.seen.get(article.id)
            if earlier and earlier[0] == digest:
                skipped.append(Skip(origin, f"the same article stands in {earlier[1]}."))
                continue
            if earlier:
                free = next(
                    name for n in itertools.count(2) if (name := f"{article.id}-{n}") not in self.seen
                )
                notes.append(
                    f"{origin}: the id {article.id!r} stands in {earlier[1]} too; this one is {free!r}."
                )
                article = replace(article, id=free)
            self.seen[article.id] = (digest, origin)
            articles.append(article)
            origins.append(origin)
        return Corpus(articles, skipped, origins, notes)
