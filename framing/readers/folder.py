"""Text files, with or without YAML front matter, one by one or a folder of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from framing.corpus import Corpus, Skip
from framing.errors import FormatError, ReadError
from framing.readers._fields import article_of
from framing.readers.recognition import refuse_text_export
from framing.text.article import Article
from framing.text.segment import paragraphs
from framing.text.zones import find_zones

FENCE = "---"


def read_text_file(path: str | os.PathLike[str]) -> Article:
    r"""Read one text file.

    Without front matter the whole file is the text (a byte-order mark removed) and its headline the title. With
    front matter (YAML between two lines of ``---``) the text begins after the closing line.

    Raises
    ------
    ReadError
        If the file is missing, empty, binary or not UTF-8; FormatError if its front matter is not valid YAML, or it
        is an archive's export of several articles, which `convert` splits.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "herald-1.txt"
    >>> _ = path.write_text("---\noutlet: Herald\n---\nTalks resume\n", encoding="utf-8")
    >>> article = read_text_file(path)
    >>> article.id, article.outlet, article.text
    ('herald-1', 'Herald', 'Talks resume\n')
    """
    path = Path(path)
    content = decode(path)
    refuse_text_export(content, path)
    fields, text = _front_matter(content, path)
    if not text.strip():
        raise ReadError(f"{path}: the file is empty; an article's text was expected.")
    article = article_of(fields, text, path.stem, str(path))
    return article if "title" in fields or content != text else replace(article, title=_headline(article))


def _headline(article: Article) -> str:
    """Return the headline of an article without metadata, else its first line that is not blank."""
    lines = paragraphs(article.text)
    zones = find_zones(article, lines)
    start, end = next(((z.start, z.end) for z in zones if z.label == "headline"), lines[0])
    return article.text[start:end]


def decode(path: Path) -> str:
    """Read a file as UTF-8 without changing its line ends."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}).") from None
    try:
        content = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{path}: not UTF-8 text (byte {error.start}); save it as UTF-8, or convert it first."
        ) from None
    if "\0" in content:
        raise ReadError(f"{path}: holds NUL bytes; a text file was expected.")
    return content


def _front_matter(content: str, path: Path) -> tuple[dict[str, Any], str]:
    lines = content.splitlines(keepends=True)
    if not lines or lines[0].rstrip() != FENCE:
        return {}, content
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        raise FormatError(f"{path}: the front matter opened by --- is never closed by a line of ---.")
    try:
        fields = yaml.load("".join(lines[1:end]), _FrontMatter)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 2}" if mark else ""
        raise FormatError(
            f"{path}{line}: the front matter is not valid YAML ({_first_line(error)})."
        ) from None
    if fields is not None and not isinstance(fields, dict):
        raise FormatError(f"{path}: the front matter must be lines of `key: value`; got {fields!r}.")
    return {str(key): value for key, value in (fields or {}).items()}, "".join(lines[end + 1 :])


class _FrontMatter(yaml.SafeLoader):
    """Plain data only, and without aliases, by which a few lines can stand for billions of values."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("it holds an alias (*name); write the value out")
        return super().compose_node(parent, index)


def _first_line(error: Exception) -> str:
    return str(getattr(error, "problem", None) or error).splitlines()[0]


def read_folder(path: str | os.PathLike[str]) -> Corpus:
    """Read every ``.txt`` file below a folder, in order of their paths.

    Files that cannot be read are skipped and told in `Corpus.skipped`; files of other endings are ignored.

    Raises
    ------
    ReadError
        If the folder does not exist.
    DuplicateIdError
        If two files give one id.
    """
    return read_files(text_files(Path(path)))


def text_files(folder: Path) -> Iterator[Path]:
    """Yield every ``.txt`` file below a folder, in order of their paths."""
    if not folder.is_dir():
        raise ReadError(f"{folder}: there is no such folder.")
    yield from sorted(p for p in folder.rglob("*") if p.suffix.lower() == ".txt" and p.is_file())


def read_files(paths: Iterable[Path]) -> Corpus:
    """Read some text files; those that cannot be read are skipped and told."""
    articles: list[Article] = []
    skipped: list[Skip] = []
    origins: list[str] = []
    for path in paths:
        try:
            articles.append(read_text_file(path))
            origins.append(str(path))
        except ReadError as error:
            skipped.append(Skip(str(path), str(error).removeprefix(f"{path}: ")))
    return Corpus(articles, skipped, origins)
