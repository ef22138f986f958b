"""Where the coded quotations stand: the documents of six published sets, and the codings as places without words."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from framing.text.tables import parse

Documents = Iterator[tuple[str, str]]
DIGEST = 12
"""Hexadecimal digits of a document's SHA-1 that are compared."""


@dataclass(frozen=True)
class Coding:
    """One coded quotation.

    Parameters
    ----------
    source, document : str
        Folder of the set, and the document's name in it.
    digest : str
        The first digits of the SHA-1 of the document's text.
    start, end : int
        Offsets with the marks.
    function : str
        What the marks do.
    weight : float
        1, or 0.5 where a careful coder might think otherwise.
    """

    source: str
    document: str
    digest: str
    start: int
    end: int
    function: str
    weight: float


def read_codings() -> list[Coding]:
    """Read the codings that are kept with the training script."""
    table = (files("framing.training") / "quotation_codings.tsv").read_text(encoding="utf-8")
    return [
        Coding(
            row["source"], row["document"], row["sha1"],
            int(row["start"]), int(row["end"]), row["function"], float(row["weight"]),
        )
        for row in parse(table, "quotation_codings.tsv")[1]
    ]  # fmt: skip


def texts_of(root: Path, source: str, wanted: Iterable[str]) -> dict[str, str]:
    """Read the wanted documents of a set; empty if the user does not hold it."""
    names = set(wanted)
    if not (root / source).is_dir():
        return {}
    return {name: text for name, text in SOURCES[source](root / source) if name in names}


def digest(text: str) -> str:
    """Shorten a text to the digits that tell whether it is the one that was coded."""
    return hashlib.sha1(text.encode("utf-8"), usedforsecurity=False).hexdigest()[:DIGEST]


def _polnear(folder: Path) -> Documents:
    for path in sorted((folder / "train" / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            yield path.stem, file.read()


def _basil(folder: Path) -> Documents:
    for path in sorted((folder / "articles").glob("*/*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        paragraphs = (" ".join(sentences) for sentences in story["body-paragraphs"])
        yield path.stem, "\n\n".join((story["title"], *paragraphs))


def _babe(folder: Path) -> Documents:
    for part in ("SG1", "SG2"):
        with (folder / f"final_labels_{part}.csv").open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file, delimiter=";")):
                yield f"{part}/{number}", row["text"]


def _newsmtsc(folder: Path) -> Documents:
    for line in (folder / "train.jsonl").read_text(encoding="utf-8").split("\n"):
        if line:
            row = json.loads(line)
            yield row["primary_gid"], row["sentence_normalized"]


def _narrative_frames(folder: Path) -> Documents:
    for path in sorted((folder / "experiments" / "data_splits_raw" / "Fold_1").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            fields = line.split("\t")
            if len(fields) > 5:
                yield fields[0], fields[4]


def _seesaw(folder: Path) -> Documents:
    for path in sorted((folder / "articles").glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        yield path.stem, "\n\n".join((story["title"], *(sentence["text"] for sentence in story["text"])))


SOURCES: dict[str, Callable[[Path], Documents]] = {
    "polnear": _polnear,
    "basil": _basil,
    "babe": _babe,
    "newsmtsc": _newsmtsc,
    "narrative_frames": _narrative_frames,
    "seesaw": _seesaw,
}
