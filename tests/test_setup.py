"""The setup script: what differs between systems, and what it refuses."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def do():
    spec = importlib.util.spec_from_file_location("do", ROOT / ".ci" / "do.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_programs_stand_where_each_system_puts_them(do) -> None:
    assert do.script("framing", windows=True).parts[-2:] == ("Scripts", "framing.exe")
    assert do.script("framing", windows=False).parts[-2:] == ("bin", "framing")


def test_the_tasks_are_those_of_the_makefile(do) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    target = next(line for line in makefile.splitlines() if line.startswith("demo "))
    assert set(target.rstrip(":").split()) == set(do.TASKS)


def test_an_unknown_task_names_the_known() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / ".ci" / "do.py", "dance"], capture_output=True, text=True, check=False
    )
    assert run.returncode != 0 and "demo|test|lab" in run.stderr


def test_a_ready_environment_is_not_set_up_again(do, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(do, "VENV", tmp_path)
    calls: list[list[str]] = []
    monkeypatch.setattr(do, "run", calls.append)
    monkeypatch.setattr(do.shutil, "which", lambda name: None)
    monkeypatch.setattr(do, "make_venv", lambda: None)
    do.script("python").parent.mkdir(parents=True)
    do.script("python").write_text("")
    do.ensure("test")
    assert calls == [
        [str(do.script("python")), "-m", "pip", "install", "--quiet", "--editable", f"{do.ROOT}[test]"]
    ]
    do.ensure("test")
    assert len(calls) == 1


def test_uv_is_used_where_it_is_present(do, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(do, "VENV", tmp_path / "new")
    calls: list[list[str]] = []
    monkeypatch.setattr(do, "run", lambda command: calls.append(command) or do.VENV.mkdir(exist_ok=True))
    monkeypatch.setattr(do.shutil, "which", lambda name: f"/bin/{name}")
    do.ensure("lab")
    assert [command[1] for command in calls] == ["venv", "pip"] and calls[1][-1].endswith("[lab]")
