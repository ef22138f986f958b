"""Validation of passives against a Universal Dependencies treebank, GUM [Zeldes2017] first of all.

Gold is a predicate with a dependent `aux:pass`, `nsubj:pass` or `csubj:pass`; it is agentive if it has an
`obl:agent` too, else agentless. Other passive participles (reduced relatives, conjuncts, absolutes) are passives in
the library's codebook and not in the treebank's relations: spans that cover one are neither hits nor errors.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing._write import replacing
from framing.errors import ReadError
from framing.measures import discover
from framing.models import load_arrays, unpack_words
from framing.text.article import Article
from framing.text.reading import Reading
from framing.text.tags import Tagger
from framing.training.tags import cross_fitted, read_gold
from framing.training.treebank import Document, Word

FOLDS = 5
DEFAULT_GENRE = "news"
PASSIVE_RELATIONS = frozenset(("aux:pass", "nsubj:pass", "csubj:pass"))
BY_PHRASE = frozenset(("agentive_passive", "inanimate_by"))
KINDS = {
    "agentless": frozenset(("agentless_passive",)),
    "agentive": BY_PHRASE,
    "any": BY_PHRASE | {"agentless_passive"},
}
"""Kind of passive to the labels of the measure that count for it."""


@dataclass(frozen=True)
class Passive:
    """One passive of the treebank (`kind` agentless, agentive or neutral), or one that was found (its label)."""

    start: int
    end: int
    kind: str

    def meets(self, other: Passive) -> bool:
        """Whether two passives share a character."""
        return self.start < other.end and other.start < self.end


def validate(data: Path, split: str = "dev", predictions: Path | None = None) -> dict[str, Any]:
    """Measure the passives of `agency` against the treebank's relations.

    Parameters
    ----------
    data : Path
        A folder with ``.conllu`` files, at any depth.
    split : str
        A genre, the second part of a document's name (``GUM_news_…``); "dev" is the news, "all" every genre.
    predictions : Path, optional
        Where to write one object a line: `item` (document and number), `gold`, `prediction`.

    Returns
    -------
    dict
        `documents`, `gold` (counts by kind), for `any`, `agentless` and `agentive` passives
        `[precision, recall, F1, hits, false alarms, misses]`, and `method`: documents that the shipped tagger was
        trained on are read by taggers trained without them.

    Raises
    ------
    ReadError
        If the folder holds no treebank, or no document of the genre.
    """
    genre = DEFAULT_GENRE if split == "dev" else split
    documents = read_gold(Path(data))
    chosen = [d for d in documents if genre in ("all", _genre(d))]
    if not chosen:
        raise ReadError(
            f"{data}: no document of the genre {genre!r}; there are {', '.join(sorted(set(map(_genre, documents))))}."
        )
    readings = list(_read(chosen, Path(data)))
    pairs = [(document, gold_passives(document), found) for document, found, _ in readings]
    crossed = sum(crossed for *_, crossed in readings)
    if predictions:
        with replacing(predictions) as beside, open(beside, "w", encoding="utf-8") as file:
            for document, gold, found in pairs:
                for number, line in enumerate(_lines(gold, found)):
                    file.write(json.dumps({"item": f"{document.name}:{number}", **line}) + "\n")
    return {
        "documents": len(chosen),
        "gold": dict(Counter(p.kind for _, gold, _ in pairs for p in gold)),
        **{kind: _figures([(gold, found) for _, gold, found in pairs], kind) for kind in KINDS},
        "method": f"{crossed} documents that the shipped tagger saw: {FOLDS}-fold cross-fitting by document"
        if crossed
        else "shipped model on documents that it was not trained on",
    }


def _genre(document: Document) -> str:
    return document.name.split("_")[1] if "_" in document.name else document.name


def gold_passives(document: Document) -> list[Passive]:
    """Return the passives that the treebank marks, in order of the text."""
    found = []
    for words in document.sentences:
        relations: dict[int, set[str]] = {}
        for word in words:
            relations.setdefault(word.head, set()).add(word.relation)
        for number, word in enumerate(words, 1):
            kind = _kind(word, relations.get(number, set()))
            if kind:
                found.append(Passive(word.start, word.end, kind))
    return found


def _kind(word: Word, relations: set[str]) -> str | None:
    if relations & PASSIVE_RELATIONS:
        return "agentive" if "obl:agent" in relations else "agentless"
    return "neutral" if "Voice=Pass" in word.features else None


def _read(chosen: Sequence[Document], data: Path) -> Iterator[tuple[Document, list[Passive], bool]]:
    """Yield each document with the passives found in it and whether it was read by a cross-fitted tagger."""
    seen = frozenset(unpack_words(load_arrays("tags", ["documents"])["documents"]))
    wanted = {document.name for document in chosen} & seen
    for document in chosen:
        if document.name not in wanted:
            yield document, found_passives(document), False
    if wanted:
        for held, arrays in cross_fitted(data, FOLDS, wanted):
            tagger = Tagger(arrays)
            yield from ((d, found_passives(d, tagger), True) for d in held if d.name in wanted)


def found_passives(document: Document, tagger: Tagger | None = None) -> list[Passive]:
    """Return the passives that the measure finds, with the shipped tagger or another."""
    reading = Reading(Article(id=document.name, text=document.text + "\n"))
    if tagger is not None:  # a layer that stands already is not worked out again
        vars(reading)["tags"] = tagger.tag(reading.tokens, reading.sentences)
    spans = discover()["agency"]().find(reading)
    return [Passive(s.start, s.end, s.label) for s in spans if s.label in KINDS["any"]]


def _matches(gold: Sequence[Passive], found: Sequence[Passive]) -> dict[int, int]:
    """Match each gold passive to the first span that meets it and is free; indices to indices."""
    taken: dict[int, int] = {}
    for at, passive in enumerate(gold):
        free = (i for i, span in enumerate(found) if i not in taken.values() and span.meets(passive))
        place = next(free, None)
        if place is not None:
            taken[at] = place
    return taken


def _figures(pairs: Sequence[tuple[list[Passive], list[Passive]]], kind: str) -> list[float]:
    """Precision, recall, F1, hits, false alarms, misses of one kind of passive."""
    hits = alarms = misses = 0
    for gold, found in pairs:
        wanted = [p for p in gold if p.kind != "neutral" and kind in (p.kind, "any")]
        neutral = [p for p in gold if p.kind == "neutral"]
        offered = [p for p in found if p.kind in KINDS[kind]]
        matched = _matches(wanted, offered)
        hits += len(matched)
        misses += len(wanted) - len(matched)
        left = [p for i, p in enumerate(offered) if i not in matched.values()]
        alarms += sum(not any(p.meets(other) for other in neutral) for p in left)
    precision, recall = hits / max(hits + alarms, 1), hits / max(hits + misses, 1)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return [*(round(value, 3) for value in (precision, recall, f1)), hits, alarms, misses]


def _lines(gold: Sequence[Passive], found: Sequence[Passive]) -> Iterator[dict[str, list[Any] | None]]:
    """Yield one line for every passive of either side; what has no partner stands alone."""
    matched = _matches(gold, found)
    for at, passive in enumerate(gold):
        partner = found[matched[at]] if at in matched else None
        yield {"gold": _cell(passive), "prediction": _cell(partner) if partner else None}
    for i, span in enumerate(found):
        if i not in matched.values():
            yield {"gold": None, "prediction": _cell(span)}


def _cell(passive: Passive) -> list[Any]:
    return [passive.start, passive.end, passive.kind]
