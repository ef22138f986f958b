"""PolNeAR: attributions in US political news, annotated by hand [Newell2018].

The data is the user's: a folder with ``train`` or ``dev`` below, in each ``text/*.txt`` and
``attributions/<article>_<annotator>.ann`` (brat stand-off).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from framing.errors import FormatError, ReadError
from framing.text.attributions import Pieces

ROLES = ("source", "cue", "content")
Roles = dict[str, Pieces]
"""Pieces of one attribution by role: "source" (maybe none), "cue", "content"."""


@dataclass(frozen=True)
class AnnotatedArticle:
    """An article with the attributions that each of its annotators marked.

    Parameters
    ----------
    id : str
        Name of the text file without ending.
    text : str
        The text as it is; the offsets index it.
    annotations : tuple of tuple of dict
        One entry per annotator, in the order of the annotators' codes.
    """

    id: str
    text: str
    annotations: tuple[tuple[Roles, ...], ...]

    @property
    def gold(self) -> tuple[Roles, ...]:
        """What the first annotator marked: the reference of the published figures."""
        return self.annotations[0]


def read_polnear(data: Path, split: str) -> Iterator[AnnotatedArticle]:
    """Read the annotated articles of one split, in the order of their names.

    Parameters
    ----------
    data : Path
        Folder that holds the splits.
    split : str
        "train", "dev" or another folder below it.

    Raises
    ------
    ReadError
        If there are no texts.
    FormatError
        If an annotation cannot be understood.
    """
    root = Path(data) / split
    texts = sorted((root / "text").glob("*.txt"))
    if not texts:
        raise ReadError(f"{root / 'text'} holds no .txt files; give the folder of PolNeAR and a split in it.")
    for path in texts:
        marked = sorted((root / "attributions").glob(f"{path.stem}_*.ann"))
        if marked:
            with path.open(encoding="utf-8", newline="") as file:
                text = file.read()
            yield AnnotatedArticle(path.stem, text, tuple(read_standoff(file) for file in marked))


def read_standoff(path: Path) -> tuple[Roles, ...]:
    """Read the attributions of one annotation file; those without cue or content are left out.

    Raises
    ------
    FormatError
        If a line does not follow the format; names file and line.
    """
    pieces: dict[str, Pieces] = {}
    events: list[list[str]] = []
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            fields = line.rstrip("\r\n").split("\t")
            try:
                if line.startswith("T") and len(fields) > 1:
                    offsets = fields[1].split(" ", 1)[1]
                    pieces[fields[0]] = tuple(_range(part) for part in offsets.split(";"))
                elif line.startswith("E"):
                    events.append(fields[1].split()[1:])
            except (IndexError, ValueError) as error:
                raise FormatError(
                    f"{path}, line {number}: not in brat stand-off format ({error})."
                ) from error
    joined = (_roles(event, pieces) for event in events)
    return tuple(roles for roles in joined if roles["cue"] and roles["content"])


def _range(part: str) -> tuple[int, int]:
    start, end = part.split()
    return int(start), int(end)


def _roles(event: list[str], pieces: dict[str, Pieces]) -> Roles:
    """Join an event's arguments (``Source:T1 Content2:T5``) by role."""
    found: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for argument in event:
        name, _, key = argument.partition(":")
        role = name.rstrip("0123456789").lower()
        if role in found:
            found[role] += pieces.get(key, ())
    return {role: tuple(sorted(parts)) for role, parts in found.items()}
