"""From archive exports of any kind, mixed in folders, to one corpus and one file of articles."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from framing._write import replacing
from framing.corpus import FIELDS, Corpus, Skip
from framing.errors import FormatError, FramingError, ReadError
from framing.readers import mediacloud, pages, rtf
from framing.readers._export import decoded
from framing.readers._html import blocks_of, tree_of
from framing.readers.factiva import is_factiva, read_factiva
from framing.readers.folder import read_files
from framing.readers.lexis import is_lexis, read_lexis
from framing.readers.nexis import read_nexis
from framing.readers.proquest import is_proquest, read_proquest
from framing.readers.tables import read_table, with_title
from framing.text.article import Article

Reader = Callable[[Path], Corpus]


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
    parts: list[Corpus] = []
    lists: list[Path] = []
    for path in _files(map(Path, paths)):
        if path.suffix.lower() == ".csv" and mediacloud.is_story_list(path):
            lists.append(path)
        else:
            parts.append(_told(path, _reader_of))
    articles = [article for part in parts for article in part]
    read_list = partial(mediacloud.read_story_list, texts=articles)
    joined = [_told(path, lambda _: read_list) for path in lists]
    corpus = _merged([*(_without_joined(part, joined) for part in parts), *joined])
    if not len(corpus):
        reasons = "".join(f"\n  {skip.origin}: {skip.reason}" for skip in corpus.skipped)
        raise ReadError(f"{', '.join(map(str, paths))}: no article could be read.{reasons}")
    return corpus


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
            if inner.is_file() and not inner.name.startswith((".", "~$")) and _ending(inner) in READERS:
                yield inner


def _ending(path: Path) -> str:
    ending = path.suffix.lower()
    return "".join(path.suffixes[-2:]).lower() if ending == ".gz" else ending


def _reader_of(path: Path) -> Reader:
    if _ending(path) not in READERS:
        raise FormatError(f"{path}: the ending is none of {', '.join(READERS)}.")
    return READERS[_ending(path)]


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
    ".csv": read_table,
    ".jsonl": read_table,
    ".parquet": read_table,
    ".rtf": rtf.read_rtf,
    ".warc": pages.read_warc,
    ".warc.gz": pages.read_warc,
}


def _told(path: Path, reader_of: Callable[[Path], Reader]) -> Corpus:
    """Read a file; one that cannot be read is skipped and told."""
    try:
        return reader_of(path)(path)
    except FramingError as error:
        return Corpus([], [Skip(str(path), str(error).removeprefix(f"{path}: "))])


def _without_joined(part: Corpus, joined: Iterable[Corpus]) -> Corpus:
    """Leave out the texts that a story list has taken up."""
    stories = [story for corpus in joined for story in corpus]
    taken = {story.id for story in stories} | {
        mediacloud.same_address(story.url) for story in stories if story.url
    }
    kept = [
        i for i, a in enumerate(part) if a.id not in taken and mediacloud.same_address(a.url) not in taken
    ]
    return Corpus([part[i] for i in kept], part.skipped, [part.origins[i] for i in kept], part.notes)


def _merged(parts: Iterable[Corpus]) -> Corpus:
    articles: dict[str, Article] = {}
    origins: dict[str, str] = {}
    skipped: list[Skip] = []
    notes: list[str] = []
    for part in parts:
        skipped += part.skipped
        notes += part.notes
        for article, origin in zip(part.articles, part.origins, strict=True):
            article = replace(article, text=with_title(article.title.strip(), article.text))
            same = articles.get(article.id)
            if same and same.text == article.text:
                skipped.append(Skip(origin, f"the same article stands in {origins[article.id]}."))
                continue
            if same:
                free = next(
                    name for n in range(2, len(articles) + 3) if (name := f"{article.id}-{n}") not in articles
                )
                notes.append(
                    f"{origin}: the id {article.id!r} stands in {origins[article.id]} too; this one is {free!r}."
                )
                article = replace(article, id=free)
            articles[article.id] = article
            origins[article.id] = origin
    return Corpus(articles.values(), skipped, origins.values(), notes)
