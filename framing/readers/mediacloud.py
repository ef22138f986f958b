"""Story lists of Media Cloud and GDELT: titles and addresses without texts, joined with texts from elsewhere."""

from __future__ import annotations

import csv
import os
import urllib.parse
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from framing.corpus import Corpus, Skip
from framing.errors import FormatError, ReadError
from framing.readers._dates import written_date
from framing.readers._export import decoded, language_code
from framing.readers._rows import csv_cells
from framing.readers.tables import with_title
from framing.text.article import Article

COLUMNS = {
    "id": ("id", "stories_id"),
    "outlet": ("media_name", "domain"),
    "date": ("publish_date", "seendate", "date"),
    "title": ("title",),
    "url": ("url",),
    "language": ("language",),
}
"""What Media Cloud (now and before 2023) and GDELT DOC call each field, in lower case."""
TRACKING = ("utm_", "fbclid", "gclid", "cmpid")


def read_story_list(path: str | os.PathLike[str], texts: Iterable[Article]) -> Corpus:
    r"""Read a story list and join each story with its text.

    Parameters
    ----------
    path : str or path
        A CSV of Media Cloud (``id, media_name, publish_date, title, url, …``) or of GDELT DOC (``url, title,
        seendate, domain, …``).
    texts : iterable of Article
        Texts of the stories: an article belongs to the story that has its id or its address (compared without
        scheme, ``www.``, fragment and tracking parameters).

    Returns
    -------
    Corpus
        The stories that have a text; those without are in `skipped`, and `notes` tells how many.

    Raises
    ------
    ReadError
        If the file cannot be read, or FormatError if it is no such list.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "stories.csv"
    >>> _ = path.write_text(
    ...     "id,language,media_name,media_url,publish_date,title,url\n"
    ...     "a7,en,courier.example,courier.example,2023-09-20,Crews vote,https://www.courier.example/vote?utm_source=x\n"
    ... )
    >>> corpus = read_story_list(path, [Article("page", url="http://courier.example/vote/", text="They voted.")])
    >>> corpus[0].id, corpus[0].outlet, corpus[0].text
    ('a7', 'courier.example', 'Crews vote\n\nThey voted.')
    """
    path = Path(path)
    known: dict[str, Article] = {}
    for article in texts:
        for key in (article.id, same_address(article.url)):
            if key:
                known.setdefault(key, article)
    articles: list[Article] = []
    skipped: list[Skip] = []
    origins: list[str] = []
    ids: set[str] = set()
    for number, row in _rows(path):
        place = f"{path}, row {number}"
        story = {name: _cell(row, names) for name, names in COLUMNS.items()}
        text = known.get(story["id"]) or known.get(same_address(story["url"]))
        if text is None:
            named = story["url"] or story["title"] or story["id"]
            skipped.append(Skip(place, f"no text was given for this story ({named})."))
            continue
        article = _joined(story, row, text, f"{path.stem}-{number:04d}")
        if article.id in ids:
            skipped.append(Skip(place, f"the id {article.id!r} stood before in this list."))
            continue
        ids.add(article.id)
        articles.append(article)
        origins.append(place)
    if not articles and not skipped:
        raise FormatError(f"{path}: the story list is empty.")
    notes = (
        [f"{path}: {len(skipped)} of {len(skipped) + len(articles)} stories have no text."] if skipped else []
    )
    return Corpus(articles, skipped, origins, notes)


def is_story_list(path: Path) -> bool:
    """Tell whether a CSV is a list of stories: addresses and titles, but no column `text`."""
    try:
        with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
            head = {name.strip().lower() for name in next(csv.reader([file.readline(10_000)]), [])}
    except (OSError, csv.Error):
        return False
    return {"url", "title"} <= head and "text" not in head and bool(set(COLUMNS["date"]) & head)


def same_address(url: str) -> str:
    """Return an address without what does not tell pages apart.

    Examples
    --------
    >>> same_address("HTTPS://www.Courier.example/vote/?id=3&utm_source=feed#top")
    'courier.example/vote?id=3'
    """
    try:
        parts = urllib.parse.urlsplit(url.strip())
        queries = urllib.parse.parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return url.strip()
    kept = urllib.parse.urlencode([pair for pair in queries if not pair[0].lower().startswith(TRACKING)])
    page = parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/")
    return f"{page}?{kept}" if kept else page


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    if not is_story_list(path):
        if not path.exists():
            raise ReadError(f"{path}: there is no such file.")
        raise FormatError(
            f"{path}: no story list; columns url, title and publish_date (or seendate) were expected."
        )
    rows = csv_cells(decoded(path).splitlines(keepends=True))
    names = [name.strip() for name in next(rows)]
    for number, cells in enumerate(rows, 1):
        if any(cell.strip() for cell in cells):
            yield number, dict(zip(names, cells, strict=False))


def _cell(row: Mapping[str, str], names: Iterable[str]) -> str:
    lower = {name.lower(): value.strip() for name, value in row.items()}
    return next((lower[name] for name in names if lower.get(name)), "")


def _joined(story: Mapping[str, str], row: Mapping[str, str], text: Article, fallback: str) -> Article:
    """Give a text the story's facts; what only the text's own source knew is kept."""
    return replace(
        text,
        id=story["id"] or fallback,
        outlet=story["outlet"] or text.outlet,
        title=story["title"] or text.title,
        text=with_title(story["title"] or text.title, text.text),
        date=written_date(story["date"]) or text.date,
        url=story["url"] or text.url,
        language=language_code(story["language"]) or text.language,
        extra={**text.extra, **row, "source": "story list"},
    )
