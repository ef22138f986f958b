"""Streaming: articles of any number scored in constant memory, batch by batch, into one table."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pandas as pd

from framing.corpus import Corpus, Skip
from framing.dossier import dossier_for
from framing.errors import ReadError
from framing.measures._measure import Measure
from framing.readers.paths import nothing_read, read_batches
from framing.records import provenance, sha256
from framing.scale.engines import Engine, LocalEngine
from framing.scale.parts import Parts, settings_of
from framing.scoring import Dossiers, Measures, chosen, columns_of, foreign_note, score, score_reading
from framing.tables import check_ending, write_provenance, write_table
from framing.text.article import Article
from framing.text.reading import Reading

BATCH = 250
"""Articles in a batch: some seconds of work, so that handing it over costs nothing and a stop loses little."""
ONE_PROCESS = LocalEngine()


def score_batches(
    batches: Iterable[Corpus], measures: Measures = None, dossier: Dossiers = None, jobs: int = 1
) -> Iterator[pd.DataFrame]:
    """Score an iterator of batches in constant memory.

    Parameters
    ----------
    batches : iterable of Corpus
        For example from `read_batches`.
    measures, dossier, jobs
        As for `score`.

    Yields
    ------
    DataFrame
        The rows of `score` for one batch.

    Examples
    --------
    >>> batches = [Corpus([Article("a", text="Nearly forty left.")]), Corpus([Article("b", text="Forty left.")])]
    >>> [table["article"].tolist() for table in score_batches(batches, "hedging")]
    [['a'], ['b']]
    """
    used = chosen(measures)
    for batch in batches:
        yield score(batch, used, dossier, jobs)


@dataclass
class Scored:
    """What a run of `score_to_file` read.

    Parameters
    ----------
    hashes : dict of str to str
        SHA-256 of every article's text, by id.
    skipped : list of Skip
        Inputs that could not be read.
    foreign : int
        Articles in another language than English, which score nan.
    """

    hashes: dict[str, str] = field(default_factory=dict)
    skipped: list[Skip] = field(default_factory=list)
    foreign: int = 0

    def __len__(self) -> int:
        return len(self.hashes)

    @property
    def notes(self) -> list[str]:
        """What the reader of the table should know."""
        return foreign_note(self.foreign)

    def count(self, batch: Corpus) -> None:
        """Take a batch into account."""
        self.hashes |= {article.id: sha256(article.text) for article in batch}
        self.skipped += batch.skipped
        self.foreign += sum(article.language != "en" for article in batch)


def score_to_file(
    paths: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    measures: Measures = None,
    dossier: Dossiers = None,
    engine: Engine = ONE_PROCESS,
    progress: bool = False,
) -> Scored:
    r"""Score files of any number and size into one table; a run that was stopped is continued.

    The table is the one that `score` returns for all articles at once, whatever the engine. Each batch is written
    as a file of its own before the next ones are begun; at the end these parts are joined.

    Parameters
    ----------
    paths : iterable of path
        Text files, folders, tables.
    out : path
        A ``.csv`` or ``.parquet`` file. While the run lasts, its parts stand in the folder ``<out>.parts``; they stay
        there when it is stopped, and the same call takes up those whose articles, measures, dossiers and versions
        are still the same. How the table was made is written beside it as ``<name>.provenance.json``.
    measures, dossier
        As for `score`.
    engine : LocalEngine or DaskEngine
        Where to score: in this process, in several, or on a Dask cluster.
    progress : bool
        Whether to show a progress bar.

    Returns
    -------
    Scored
        How many articles were scored, what was skipped, and notes.

    Raises
    ------
    ReadError
        If nothing could be read, another run is writing to `out`, or it cannot be written.
    DuplicateIdError
        If two articles bear one id.

    Notes
    -----
    Memory grows only by the ids, their origins and hashes, which tell duplicates and go into the record: about
    half a kilobyte an article. For many millions, score several tables one after another.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_text("Talks resume\n\nNearly forty left.")
    >>> len(score_to_file([folder], folder / "scores.csv", "hedging"))
    1
    >>> pd.read_csv(folder / "scores.csv")["hedging"].round(1).tolist()
    [333.3]
    """
    check_ending(out)
    paths, used, scored = list(paths), chosen(measures), Scored()
    parts = Parts(Path(out), settings_of(used, dossier))
    with parts.held():
        batches = _shown(read_batches(*paths, size=BATCH), progress)
        for part, table in engine.in_order(
            partial(_score_part, measures=used, dossier=dossier), _undone(batches, parts, scored)
        ):
            write_table(table, part)
        if not len(scored):
            raise ReadError(nothing_read(paths, scored.skipped))
        parts.join()
    write_provenance({**provenance(measures=used), "articles": scored.hashes}, out)
    return scored


def _undone(
    batches: Iterable[Corpus], parts: Parts, scored: Scored
) -> Iterator[tuple[Path, tuple[Article, ...]]]:
    """Count every batch, and give those that an earlier run has not scored."""
    for number, batch in enumerate(batches):
        scored.count(batch)
        if len(batch) and not (part := parts.place(number, batch)).exists():
            yield part, batch.articles


def _score_part(
    item: tuple[Path, tuple[Article, ...]], measures: Sequence[Measure], dossier: Dossiers
) -> tuple[Path, pd.DataFrame]:
    """Score one batch; runs in any process."""
    part, articles = item
    rows = [score_reading(Reading(a), measures, dossier_for(a, dossier)) for a in articles]
    return part, pd.DataFrame(rows, columns=columns_of(measures, dossier))


def _shown(batches: Iterator[Corpus], progress: bool) -> Iterator[Corpus]:
    """Pass batches on, counting their articles in a bar."""
    if not progress:
        yield from batches
        return
    from tqdm.auto import tqdm

    with tqdm(unit=" articles") as bar:
        for batch in batches:
            yield batch
            bar.update(len(batch))
