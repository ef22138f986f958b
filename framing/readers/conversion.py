"""From archive exports of any kind, mixed in folders, to one corpus and one file of articles."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import Any

from framing._write import replacing
from framing.corpus import FIELDS, Corpus, Skip
from framing.errors import FormatError, FramingError, ReadError
from framing.readers import mediacloud, pages, rtf
from framing.readers._export import decoded
from framing.readers._html import blocks_of, tree_of
from framing.readers._merging import Merging
from framing.readers.factiva import is_factiva, read_factiva
from framing.readers.folder import read_files
from framing.readers.lexis import is_lexis, read_lexis
from framing.readers.mediacloud import same_address
from framing.readers.nexis import read_nexis
from framing.readers.paths import nothing_read
from framing.readers.proquest import is_proquest, read_proquest
from framing.readers.tables import ENDINGS, corpus_of_rows, table_rows, with_title
from framing.records import provenance, sha256
from framing.tables import write_provenance
from framing.text.article import Article

Reader = Callable[[Path], Corpus]
PARTS_OF_A_CORPUS = tuple(map(attrgetter, ("articles", "skipped", "origins", "notes")))


def convert(*paths: str | os.PathLike[str]) -> Corpus:
    r"""Read archive exports, and folders of mixed ones, as one corpus.

    Recognised are Nexis Word files, older Lexis text and HTML, Factiva HTML, ProQuest text, story lists of Media
    Cloud and GDELT (joined with the texts found in the other files), web pages and WARC files, RTF, and whatever
    `read_articles` reads. Files of other endings in a folder, and lock files (``~$…``), are passed over.

    Parameters
    ----------
    *paths : str or path
        Exports, or folders of them.

    Returns
    -------
    Corpus
        Title and body joined as tables are. `skipped` names what could not be read, and articles that stand word for
        word in two exports under one id; `notes` tells where an export's own counts differ from what was read. An id
        that two different articles bear gets a number.

    Raises
    ------
    ReadError
        If a path does not exist, or no article could be read at all.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_text("Talks resume\n\nThey met.", encoding="utf-8")
    >>> export = "1 of 1 DOCUMENTS\n\nCourier\n\nMay 2, 2010\n\nVote\n\nLENGTH: 1 words\n\nYes."
    >>> _ = (folder / "b.txt").write_text(export, encoding="utf-8")
    >>> convert(folder).ids
    ('a', 'b-0001')
    """
    parts = list(convert_batches(*paths))
    return Corpus(*([item for part in parts for item in items(part)] for items in PARTS_OF_A_CORPUS))


def convert_batches(*paths: str | os.PathLike[str]) -> Iterator[Corpus]:
    """Read archive exports as `convert` does, an export or a table's row at a time, so that any number is read.

    All texts are held in memory only where there are story lists, which are joined with them.

    Parameters
    ----------
    *paths : str or path
        Exports, or folders of them.

    Yields
    ------
    Corpus
        The next articles, with what was skipped among them and notes.

    Raises
    ------
    ReadError
        If a path does not exist, or, at the end, if no article could be read at all.
    """
    files = list(_files(map(Path, paths)))
    lists = [path for path in files if path.suffix.lower() == ".csv" and mediacloud.is_story_list(path)]
    parts: Iterable[Corpus] = (part for path in files if path not in lists for part in _told(path, _parts_of))
    if lists:
        parts = _with_stories(list(parts), lists)
    merging, count = Merging(), 0
    skipped: list[Skip] = []
    for part in map(merging.taken, parts):
        count += len(part)
        skipped += part.skipped
        yield part
    if not count:
        raise ReadError(nothing_read(paths, skipped))


@dataclass
class Converted:
    """What `convert_to_file` read: how many articles, by id with the SHA-256 of their text, and what was skipped."""

    hashes: dict[str, str] = field(default_factory=dict)
    skipped: list[Skip] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.hashes)

    def counted(self, parts: Iterable[Corpus]) -> Iterator[Article]:
        """Pass the articles on, taking each part into account."""
        for part in parts:
            self.hashes |= {article.id: sha256(article.text) for article in part}
            self.skipped += part.skipped
            self.notes += part.notes
            yield from part


def convert_to_file(paths: Iterable[str | os.PathLike[str]], out: str | os.PathLike[str]) -> Converted:
    """Write the articles of archive exports as JSON lines, in little memory, and a record of the run beside them.

    Raises
    ------
    ReadError
        If a path does not exist, no article could be read at all, or the file cannot be written.

    See Also
    --------
    convert : which exports are recognised, and what is told of them.
    """
    result = Converted()
    write_articles(result.counted(convert_batches(*paths)), out)
    write_provenance({**provenance(), "articles": result.hashes}, out)
    return result


def write_articles(corpus: Iterable[Article], path: str | os.PathLike[str]) -> Path:
    r"""Write articles as JSON lines, one object an article; `read_articles` reads the same texts back.

    Parameters
    ----------
    corpus : iterable of Article
        What `extra` holds is written as further fields.
    path : str or path
        The file; an older one is replaced when the new one is whole.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    ReadError
        If the file cannot be written.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "articles.jsonl"
    >>> _ = write_articles([Article("a1", "Courier", "Vote\n\nYes.", title="Vote")], path)
    >>> from framing import read_table
    >>> read_table(path)["a1"].text
    'Vote\n\nYes.'
    """
    with replacing(path) as beside, open(beside, "w", encoding="utf-8", newline="\n") as file:
        for article in corpus:
            file.write(_line(article) + "\n")
    return Path(path)


def _line(article: Article) -> str:
    fields = {name: getattr(article, name) for name in FIELDS}
    fields["date"] = article.date.isoformat() if article.date else None
    fields["text"] = with_title(article.title.strip(), article.text)
    row = {**fields, **{key: _cell(value) for key, value in article.extra.items() if key not in fields}}
    line = json.dumps(row, ensure_ascii=False, default=str)
    try:
        line.encode()
    except UnicodeEncodeError:  # a lone surrogate, which UTF-8 cannot hold but JSON can
        return json.dumps(row, default=str)
    return line


def _cell(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise ReadError(f"{path}: there is no such file or folder.")
        if not path.is_dir():
            yield path
            continue
        for inner in sorted(path.rglob("*")):
            if (
                inner.is_file()
                and not inner.name.startswith((".", "~$"))
                and _ending(inner) in (*READERS, *ENDINGS)
            ):
                yield inner


def _ending(path: Path) -> str:
    ending = path.suffix.lower()
    return "".join(path.suffixes[-2:]).lower() if ending == ".gz" else ending


def _read_text(path: Path) -> Corpus:
    content = decoded(path)
    if is_lexis(content):
        return read_lexis(path)
    return read_proquest(path) if is_proquest(content) else read_files([path])


def _read_html(path: Path) -> Corpus:
    content = decoded(path)
    if is_factiva(content):
        return read_factiva(path)
    return read_lexis(path) if is_lexis("\n\n".join(blocks_of(tree_of(content)))) else pages.read_page(path)


READERS: dict[str, Reader] = {
    ".docx": read_nexis,
    ".html": _read_html,
    ".htm": _read_html,
    ".txt": _read_text,
    ".rtf": rtf.read_rtf,
    ".warc": pages.read_warc,
    ".warc.gz": pages.read_warc,
}


def _parts_of(path: Path) -> Iterator[Corpus]:
    """Read one file: an export whole, a table row by row."""
    ending = _ending(path)
    if ending in ENDINGS:
        for row in table_rows(path):
            yield corpus_of_rows([row], str(path))
    elif ending in READERS:
        yield READERS[ending](path)
    else:
        raise FormatError(f"{path}: the ending is none of {', '.join((*READERS, *ENDINGS))}.")


def _told(path: Path, parts_of: Callable[[Path], Iterable[Corpus]]) -> Iterator[Corpus]:
    """Read a file; one that cannot be read is skipped and told."""
    try:
        yield from parts_of(path)
    except FramingError as error:
        yield Corpus([], [Skip(str(path), str(error).removeprefix(f"{path}: "))])


def _with_stories(parts: Sequence[Corpus], lists: Iterable[Path]) -> Iterator[Corpus]:
    """Join story lists with the texts read, and leave out the texts that they have taken up."""
    texts = [article for part in parts for article in part]
    joined = [
        part
        for path in lists
        for part in _told(path, lambda path: [mediacloud.read_story_list(path, texts=texts)])
    ]
    stories = [story for part in joined for story in part]
    taken = {story.id for story in stories} | {same_address(story.url) for story in stories if story.url}
    for part in parts:
        kept = [i for i, a in enumerate(part) if a.id not in taken and same_address(a.url) not in taken]
        yield Corpus([part[i] for i in kept], part.skipped, [part.origins[i] for i in kept], part.notes)
    yield from joined
