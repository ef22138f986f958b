"""The README says what is true: its tables are made by the library, its examples run."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import framing

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_measures_is_current() -> None:
    path = ROOT / "tests" / "scripts" / "readme_tables.py"
    spec = importlib.util.spec_from_file_location("readme_tables", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.with_tables(TEXT) == TEXT, "run python tests/scripts/readme_tables.py"


def test_the_lines_for_a_notebook_run(capsys) -> None:
    code = re.search(r"```python\n(.*?)```", TEXT, re.S)[1]
    code = code.replace("framing.load_corpus()", 'framing.load_corpus().where(event="saddle-operation")')
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)
    assert len(names["scores"]) == 5 and not names["spans"].empty
    assert "Definition" in capsys.readouterr().out


def test_every_framing_command_it_names_exists() -> None:
    from framing.cli import parser

    known = parser()._subparsers._group_actions[0].choices  # type: ignore[union-attr]
    for command in re.findall(r"^framing (\w+)", TEXT, re.M):
        assert command in known
    for name in re.findall(r"framing\.(\w+)\(", TEXT):
        assert name in framing.__all__, name
