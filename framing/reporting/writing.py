"""The report: a packaged notebook, executed on a corpus and exported to one file that opens offline."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import tempfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from framing import _check
from framing._write import replacing
from framing.corpus import Corpus, Skip
from framing.dossier import Dossier, several
from framing.errors import ReadError
from framing.scoring import Dossiers
from framing.text.article import Article

INPUT = "FRAMING_REPORT_INPUT"
"""Environment variable by which the packaged notebook finds its corpus."""


def write_report(
    corpus: Corpus, out: str | os.PathLike[str] = "report.html", dossier: Dossiers = None, pdf: bool = False
) -> tuple[Path, ...]:
    """Write a report on a corpus that opens offline in any browser.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    out : path
        The HTML file; overwritten.
    dossier : Dossier or sequence of Dossier, optional
        Sides, actors and terms.
    pdf : bool
        Whether to write a PDF beside it (needs the extra ``paper``).

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    ReadError
        If the notebook fails or a file cannot be written.
    """
    out = Path(out)
    _check.one_of(f"the ending of {out.name}", out.suffix.lower(), (".html", ".htm"))
    from framing.export.exporters import FramingHTMLExporter

    notebook = _executed(corpus, dossier)
    page, _ = FramingHTMLExporter().from_notebook_node(notebook)
    with replacing(out) as beside:
        beside.write_text(page, encoding="utf-8")
    if not pdf:
        return (out,)
    exporter = _check.extra("framing.export.pdf", "paper").FramingPDFExporter()
    content, _ = exporter.from_notebook_node(notebook)
    with replacing(out.with_suffix(".pdf")) as beside:
        beside.write_bytes(content)
    return out, out.with_suffix(".pdf")


def _executed(corpus: Corpus, dossier: Dossiers) -> Any:
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    notebook = nbformat.reads(  # type: ignore[no-untyped-call]
        (files("framing") / "export" / "report.ipynb").read_text(encoding="utf-8"), as_version=4
    )
    with tempfile.TemporaryDirectory() as folder:
        store(corpus, dossier, Path(folder) / "input.json")
        environment = {**os.environ, INPUT: str(Path(folder) / "input.json")}
        client = NotebookClient(
            notebook, timeout=None, kernel_name="python3", extra_arguments=["--log-level=40"]
        )
        try:
            client.execute(env=environment, cwd=folder)
        except CellExecutionError as error:
            raise ReadError(f"the report's notebook failed: {error.ename}: {error.evalue}") from None
    return notebook


def store(corpus: Corpus, dossier: Dossiers, path: Path) -> None:
    """Keep a corpus and its dossiers in one JSON file, exactly."""
    content = {
        "articles": [_fields(article) for article in corpus],
        "skipped": [[skip.origin, skip.reason] for skip in corpus.skipped],
        "dossiers": [d.to_yaml() for d in several(dossier)],
    }
    path.write_text(json.dumps(content, default=str), encoding="utf-8")


def restore(path: str | os.PathLike[str]) -> tuple[Corpus, tuple[Dossier, ...]]:
    """Return what `store` kept."""
    content = json.loads(Path(path).read_text(encoding="utf-8"))
    articles = [Article(**{**fields, "date": _date(fields["date"])}) for fields in content["articles"]]
    corpus = Corpus(articles, [Skip(*skip) for skip in content["skipped"]])
    return corpus, tuple(Dossier.parse(text) for text in content["dossiers"])


def report_input() -> tuple[Corpus, Sequence[Dossier]]:
    """Return the corpus and dossiers that the packaged notebook reports on; the teaching corpus by default."""
    if INPUT in os.environ:
        return restore(os.environ[INPUT])
    from framing.datasets import load_corpus, load_corpus_dossiers

    return load_corpus(), load_corpus_dossiers()


def _fields(article: Article) -> dict[str, Any]:
    names = [field.name for field in dataclasses.fields(article)]
    return {name: dict(article.extra) if name == "extra" else getattr(article, name) for name in names}


def _date(written: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(written) if written else None
