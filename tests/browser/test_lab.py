"""JupyterLab as a researcher has it: the first notebook, coding by keyboard, exploring."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
ERROR = "[data-mime-type='application/vnd.jupyter.error']"


def test_the_first_notebook_runs(lab: tuple[str, Path], run_all: Any, tmp_path: Path) -> None:
    shutil.copy(ROOT / "notebooks" / "00_start_here.ipynb", lab[1])
    page = run_all("00_start_here.ipynb")
    assert page.locator(ERROR).count() == 0
    marks = page.locator(".jp-OutputArea .framing-article mark[title]")
    assert marks.count() > 10 and marks.last.is_visible()
    page.screenshot(path="/tmp/roof/start.png")
