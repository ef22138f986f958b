"""Deposit without text: what was found in articles that may not be passed on, for those who have their own copies.

A deposit holds offsets, hashes, scores and how they were made, and not a word of the articles. The hash of every
sentence lets its spans be found again in a copy that differs elsewhere. Single words are never hashed: a word can be
found from its hash by trying all words, a sentence cannot.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pandas as pd

from framing import _check
from framing._write import replacing
from framing.annotation import write_jsonl
from framing.corpus import Corpus
from framing.errors import ArgumentError, FormatError, ReadError
from framing.records import provenance, sha256
from framing.text.article import Article
from framing.text.segment import paragraphs, sentences

FORMAT = "framing deposit 1"
WORDLESS = frozenset(
    ("article measure layer label start end voice zone side kind style function verb_class source_type speaker_side "
     "actor_side affected_side victims_side vouched_by variant_side treatment coder value").split()
)  # fmt: skip
"""Columns of texts that hold names of categories, never an article's words."""
STATUSES = ("exact", "near", "changed", "missing")
REHYDRATED_COLUMNS = ("article", "status", "spans", "attached")
GLYPHS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\xa0": " ", "\n": " "})
"""Copies of one article differ in these; each stands for one character, so that offsets stay."""


@dataclass(frozen=True, eq=False)
class Rehydrated:
    """What `rehydrate` attached to own copies.

    Parameters
    ----------
    spans : DataFrame
        The deposited spans that were found, with offsets into the own copies, `text`, and `match` ("exact" or
        "near").
    lost : DataFrame
        The deposited spans that were not found.
    articles : DataFrame
        One row per deposited article: `article, status, spans, attached`. `status` is "exact" (the same text), "near"
        (another, in which every span was found), "changed" (some spans lost) or "missing" (no such article).
    record : mapping
        The provenance of the deposit.
    """

    spans: pd.DataFrame
    lost: pd.DataFrame
    articles: pd.DataFrame
    record: Mapping[str, Any]


def deposit(
    corpus: Corpus, spans: pd.DataFrame, folder: str | os.PathLike[str], scores: pd.DataFrame | None = None
) -> Path:
    """Write what was found in a corpus, without its text.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    spans : DataFrame
        What `evidence` returned, or any table with `article, start, end`. Columns of numbers and yes or no are kept,
        and those that name categories (`label, voice, side` …); columns that hold words of the article are not.
    folder : path
        Where `articles.jsonl`, `spans.jsonl`, `record.json` and `scores.csv` are written.
    scores : DataFrame, optional
        What `score` returned.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    ColumnError
        If the table lacks a column.
    ArgumentError
        If a span does not fit into its article.

    See Also
    --------
    rehydrate : attach a deposit to own copies.

    Examples
    --------
    >>> import tempfile, framing
    >>> corpus = Corpus([Article("a1", "Herald", "Nearly 40 people left the town.")])
    >>> folder = deposit(corpus, framing.evidence(corpus, "hedging"), tempfile.mkdtemp())
    >>> "Nearly" in (folder / "spans.jsonl").read_text()
    False
    >>> rehydrate(folder, corpus).spans["text"].tolist()
    ['Nearly']
    """
    _check.columns(spans, ["article", "start", "end"], "the table of spans")
    target = Path(folder)
    kept = [column for column in spans.columns if _is_wordless(spans, column)]
    rows = [_deposited(corpus, row, kept) for row in spans.to_dict("records")]
    write_jsonl(iter(rows), target / "spans.jsonl")
    write_jsonl((_fingerprint(article) for article in corpus), target / "articles.jsonl")
    if scores is not None:
        with replacing(target / "scores.csv") as beside:
            scores.to_csv(beside, index=False, lineterminator="\n")
    record = {"format": FORMAT, "left_out": [c for c in spans.columns if c not in kept], **provenance(corpus)}
    if scores is not None and "provenance" in scores.attrs:
        record["scores"] = scores.attrs["provenance"]
    with replacing(target / "record.json") as beside:
        beside.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return target


def rehydrate(folder: str | os.PathLike[str], own_articles: Corpus) -> Rehydrated:
    """Attach a deposit to one's own copies of the articles.

    An article is found by the hash of its text, else by its id. Where the texts differ, a span is attached if the
    sentences in which it starts and ends stand in the own copy too, in the same order; curly or straight marks,
    kinds of dashes and of spaces make no difference.

    Parameters
    ----------
    folder : path
        What `deposit` wrote.
    own_articles : Corpus
        Own copies; ids may differ where texts are the same.

    Returns
    -------
    Rehydrated
        Tables of `spans` attached, spans `lost`, and `articles` with their status; the `record` of the deposit.

    Raises
    ------
    ReadError
        If the folder holds no deposit.

    Examples
    --------
    >>> import tempfile, framing
    >>> theirs = Corpus([Article("a1", "Herald", "Nearly 40 people left. It snowed.")])
    >>> folder = deposit(theirs, framing.evidence(theirs, "hedging"), tempfile.mkdtemp())
    >>> ours = Corpus([Article("a1", "Herald", "Updated at noon. Nearly 40 people left.")])
    >>> found = rehydrate(folder, ours)
    >>> found.spans[["start", "text", "match"]].to_dict("records"), found.articles["status"].tolist()
    ([{'start': 17, 'text': 'Nearly', 'match': 'near'}], ['near'])
    """
    source = Path(folder)
    record = _record(source)
    by_hash = {sha256(article.text): article for article in own_articles}
    ids = set(own_articles.ids)
    spans: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(source / "spans.jsonl"):
        spans.setdefault(row["article"], []).append(row)
    attached, lost, articles = [], [], []
    for fingerprint in _rows(source / "articles.jsonl"):
        id = fingerprint["article"]
        own = by_hash.get(fingerprint["sha256"]) or (own_articles[id] if id in ids else None)
        copy = _Copy.of(fingerprint, own) if own else None
        found = [(row, copy.find(row) if copy else None) for row in spans.get(id, [])]
        attached += [row for _, row in found if row]
        lost += [row for row, where in found if not where]
        status = _status(copy, complete=all(where for _, where in found))
        articles.append((id, status, len(found), sum(where is not None for _, where in found)))
    columns = ("article", "start", "end", "text", "match")
    return Rehydrated(
        pd.DataFrame(attached, columns=None if attached else list(columns)),
        pd.DataFrame(lost, columns=None if lost else list(columns[:3])),
        pd.DataFrame(articles, columns=list(REHYDRATED_COLUMNS)),
        record,
    )


@dataclass(frozen=True, eq=False)
class _Copy:
    """One's own copy of a deposited article, and where the deposited sentences stand in it."""

    own: Article
    exact: bool
    shifts: Mapping[tuple[int, int], int]  # sentence of the deposited text → how far it was moved

    @classmethod
    def of(cls, fingerprint: Mapping[str, Any], own: Article) -> _Copy:
        """Align the sentences of the deposited article with those of the own copy."""
        if fingerprint["sha256"] == sha256(own.text):
            return cls(own, True, {})
        theirs, ours = fingerprint["sentences"], _sentences(own.text)
        alignment = SequenceMatcher(
            None, [row[2] for row in theirs], [row[2] for row in ours], autojunk=False
        )
        blocks = alignment.get_matching_blocks()
        pairs = [(theirs[block.a + i], ours[block.b + i]) for block in blocks for i in range(block.size)]
        return cls(own, False, {(a[0], a[1]): b[0] - a[0] for a, b in pairs})

    def find(self, row: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return a span with offsets into the own copy; None if its sentences do not stand there."""
        first, last = (0, 0) if self.exact else (self._shift(row["start"]), self._shift(row["end"] - 1))
        if first is None or last is None:
            return None
        start, end = row["start"] + first, row["end"] + last
        found = {"article": self.own.id, "start": start, "end": end, "text": self.own.text[start:end]}
        return {**row, **found, "match": "exact" if self.exact else "near"}

    def _shift(self, offset: int) -> int | None:
        return next((shift for (start, end), shift in self.shifts.items() if start <= offset < end), None)


def _status(copy: _Copy | None, complete: bool) -> str:
    if copy is None:
        return "missing"
    if copy.exact:
        return "exact"
    return "near" if complete else "changed"


def _is_wordless(spans: pd.DataFrame, column: str) -> bool:
    """Whether a column can hold none of an article's words."""
    if column in WORDLESS or pd.api.types.is_numeric_dtype(spans[column]):
        return True
    return all(isinstance(value, bool) for value in spans[column].dropna())


def _deposited(corpus: Corpus, row: Mapping[Any, Any], kept: list[str]) -> dict[str, Any]:
    text, start, end = corpus[row["article"]].text, row["start"], row["end"]
    if not 0 <= start < end <= len(text):
        raise ArgumentError(
            f"a span must lie in its article; {start}–{end} does not fit into the {len(text)} characters of "
            f"{row['article']!r}."
        )
    facts = {c: None if pd.isna(row[c]) else getattr(row[c], "item", lambda v=row[c]: v)() for c in kept}
    return facts


def _fingerprint(article: Article) -> dict[str, Any]:
    """Describe an article so that a copy can be told and aligned."""
    return {
        "article": article.id,
        "outlet": article.outlet,
        "event": article.event,
        "date": str(article.date) if article.date else None,
        "url": article.url,
        "sha256": sha256(article.text),
        "characters": len(article.text),
        "sentences": _sentences(article.text),
    }


def _sentences(text: str) -> list[tuple[int, int, str]]:
    """Start, end and hash of every sentence, glyphs that copies differ in made one."""
    plain = text.translate(GLYPHS)
    return [(start, end, sha256(plain[start:end])) for start, end in sentences(text, paragraphs(text))]


def _record(source: Path) -> dict[str, Any]:
    path = source / "record.json"
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: not the record of a deposit ({error}).") from None
    if record.get("format") != FORMAT:
        raise FormatError(f"{path}: the format must be {FORMAT!r}; got {record.get('format')!r}.")
    return dict(record)


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: not part of a deposit ({error}).") from None
