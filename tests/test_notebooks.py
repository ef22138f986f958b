"""Every notebook runs from its first cell to its last, and the paper is the same every time."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from framing import cli, new_paper
from framing.errors import ArgumentError, ReadError

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))
PAPER = ROOT / "notebooks" / "paper.ipynb"
TOUR = (
    "00_start_here", "01_one_event_many_outlets", "02_scare_quotes_and_voice", "03_who_gets_to_speak",
    "04_who_did_what_to_whom", "05_frames_and_stance", "06_is_it_true_of_people_too",
    "07_bring_your_own_articles", "08_at_scale",
)  # fmt: skip
EVERY = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)


def execute(path: Path) -> nbformat.NotebookNode:
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, timeout=300, kernel_name="python3", extra_arguments=["--log-level=40"],
        resources={"metadata": {"path": str(path.parent)}},
    )  # fmt: skip
    client.execute()
    return notebook


@cache
def executed(path: Path) -> nbformat.NotebookNode:
    return execute(path)


@EVERY
def test_notebook_runs(path: Path) -> None:
    streams = [
        output.text
        for cell in executed(path).cells
        for output in cell.get("outputs", ())
        if output.get("name") == "stderr"
    ]
    assert not streams, streams


@pytest.mark.parametrize("name", [*TOUR, "paper", "validation"])
def test_figures_are_vectors_with_words(name: str) -> None:
    for cell in executed(ROOT / "notebooks" / f"{name}.ipynb").cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            assert "image/png" not in data, (
                "framing.vector_figure keeps a figure sharp and says what it shows"
            )
            if "image/svg+xml" in data:
                assert len(data["text/plain"]) > 40 and 'role="img"' in data["image/svg+xml"]


@EVERY
def test_cells_define_no_functions(path: Path) -> None:
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            assert "def " not in cell.source and "class " not in cell.source, (
                "what a cell needs belongs in the library"
            )


@pytest.mark.parametrize("name", TOUR)
def test_the_tour_asks_answers_doubts_and_sets_exercises(name: str) -> None:
    cells = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4).cells
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    for part in ("**Question:**", "## How sure is this?", "## What it does not show", "## Exercises"):
        assert part in text, part


def test_no_number_of_the_paper_is_typed_by_hand() -> None:
    for cell in nbformat.read(PAPER, as_version=4).cells:
        if cell.cell_type == "markdown" and "remove-cell" not in cell.metadata.get("tags", ()):
            text = re.sub(
                r"95% interval|`[^`]*`|\{\{[^}]*\}\}|\[@[^\]]*\]|@\w+|\$\$?[^$]*\$\$?", "", cell.source
            )
            assert not re.search(r"\d", text), text


def test_the_paper_is_the_same_every_time() -> None:
    pytest.importorskip("typst")
    pytest.importorskip("pypandoc")
    from framing.export.exporters import FramingHTMLExporter
    from framing.export.pdf import FramingPDFExporter

    for exporter in (FramingHTMLExporter, FramingPDFExporter):
        first, second = (
            exporter().from_notebook_node(without_commit(notebook))[0]
            for notebook in (executed(PAPER), execute_again())
        )
        assert first == second, exporter.__name__


@cache
def execute_again() -> nbformat.NotebookNode:
    return execute(PAPER)


def without_commit(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return a copy that does not tell the commit, which may be another one a minute later."""
    return nbformat.reads(re.sub(r"\b[0-9a-f]{40}\b", "", nbformat.writes(notebook)), as_version=4)


def test_a_paper_of_ones_own_starts_from_the_template(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert cli.main(["paper", "new", str(tmp_path / "mine.ipynb")]) == cli.DONE
    assert (tmp_path / "mine.ipynb").read_bytes() == PAPER.read_bytes()
    assert cli.main(["paper", "new", str(tmp_path / "mine.ipynb")]) == cli.REFUSED
    assert "exists already" in capsys.readouterr().err
    with pytest.raises(ReadError, match="choose another name"):
        new_paper(tmp_path / "mine.ipynb")
    with pytest.raises(ArgumentError, match=r"must be one of '\.ipynb'"):
        new_paper(tmp_path / "mine.docx")
