"""The course in nbgrader as it is: generate, hand in, grade."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

COURSE = Path(__file__).resolve().parents[2] / "notebooks" / "course"
NOTEBOOKS = sorted(COURSE.glob("*.ipynb"))
ANSWERED = 'arms_length = ["impact rounds", "sustained injuries"]'


def graded_cells(path: Path) -> list[nbformat.NotebookNode]:
    cells = nbformat.read(path, as_version=4).cells
    return [cell for cell in cells if cell.metadata.get("nbgrader", {}).get("grade")]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_graded_cells_are_locked_and_end_in_a_number(path: Path) -> None:
    cells = graded_cells(path)
    assert cells
    assert all(cell.metadata.nbgrader.locked and cell.source.endswith(".points") for cell in cells)
    names = [cell.metadata.nbgrader.grade_id for cell in cells]
    assert len(names) == len(set(names))


def test_every_session_has_its_paper() -> None:
    assert len(NOTEBOOKS) == 4
    for path in NOTEBOOKS:
        worksheet = COURSE / f"{path.stem[0]}_worksheet.md"
        assert "**Goals.**" in worksheet.read_text(encoding="utf-8")
        assert worksheet.name in path.read_text(encoding="utf-8")


@pytest.mark.slow
def test_nbgrader_generates_and_grades(tmp_path: Path) -> None:
    pytest.importorskip("nbgrader", reason="nbgrader is not installed; the course does not need it")
    name = "1_spot_the_scare_quotes"
    source = tmp_path / "source" / name
    source.mkdir(parents=True)
    shutil.copy(COURSE / f"{name}.ipynb", source)

    beside = str(Path(sys.executable).parent)  # nbgrader calls a program of another package
    environment = {**os.environ, "PATH": os.pathsep.join((beside, os.environ["PATH"]))}

    def nbgrader(*arguments: str) -> None:
        command = [sys.executable, "-m", "nbgrader", *arguments, f"--CourseDirectory.root={tmp_path}"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, env=environment)

    nbgrader("generate_assignment", name, "--create")
    released = nbformat.read(tmp_path / "release" / name / f"{name}.ipynb", as_version=4)
    answer = next(cell for cell in released.cells if cell.source.startswith("arms_length"))
    answer.source = ANSWERED
    handed_in = tmp_path / "submitted" / "student" / name
    handed_in.mkdir(parents=True)
    nbformat.write(released, handed_in / f"{name}.ipynb")
    nbgrader("autograde", name, "--create")

    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as gradebook:
        score = gradebook.find_submission(name, "student").score
    assert 0 < score < 4
