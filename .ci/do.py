"""Set up .venv in this checkout and run one of the project's tasks: python .ci/do.py demo|test|lab|paper|bench|check.

Needs Python 3.11 or newer and nothing else; uses uv where it is installed, else pip. Works on Windows too.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
CONVERT = ["jupyter-nbconvert", "--to"]
# task: (extras it needs, the commands it runs)
TASKS: dict[str, tuple[str, list[list[str]]]] = {
    "demo": ("lab", [["framing", "demo"]]),
    "test": ("test", [["python", "-m", "pytest"]]),
    "lab": ("lab", [["jupyter", "lab", "notebooks"]]),
    "paper": (
        "paper",
        [
            [*CONVERT, "notebook", "--execute", "--output-dir", "paper", "notebooks/paper.ipynb"],
            [*CONVERT, "framing-html", "paper/paper.ipynb"],
            [*CONVERT, "framing-pdf", "paper/paper.ipynb"],
        ],
    ),
    "bench": ("bench", [["python", "tests/bench.py"]]),
    "check": (
        "test",
        [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]],
    ),
}


def script(name: str, windows: bool = os.name == "nt") -> Path:
    """Return the path of a program inside the environment."""
    return VENV / "Scripts" / f"{name}.exe" if windows else VENV / "bin" / name


def ensure(extra: str) -> None:
    """Make the environment hold the package with an extra; quick when it already does."""
    stamp = VENV / f".ready-{extra}"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted and script("python").exists():
        return
    print(f"setting up {VENV} with the extra {extra!r} …", flush=True)
    uv = shutil.which("uv")
    if not script("python").exists():
        if uv:
            run([uv, "venv", "--quiet", "--python", sys.executable, str(VENV)])
        else:
            make_venv()
    target = f"{ROOT}[{extra}]"
    if uv:
        run([uv, "pip", "install", "--quiet", "--python", str(script("python")), "--editable", target])
    else:
        run([str(script("python")), "-m", "pip", "install", "--quiet", "--editable", target])
    stamp.write_text(wanted)


def make_venv() -> None:
    """Create the environment with the standard library, or say what is missing."""
    try:
        venv.create(VENV, with_pip=True)
    except (subprocess.CalledProcessError, OSError) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        raise SystemExit(
            f"the environment {VENV} could not be created ({error}). On Debian and Ubuntu install the package "
            "python3-venv, or install uv."
        ) from None


def run(command: list[str]) -> None:
    """Run a command in the checkout; leave with its exit code if it fails."""
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code:
        raise SystemExit(code)


def main() -> None:
    """Set up and run the task named on the command line."""
    if sys.version_info < OLDEST:
        raise SystemExit(
            f"Python {'.'.join(map(str, OLDEST))} or newer is needed; this is {sys.version.split()[0]}."
        )
    if len(sys.argv) < 2 or sys.argv[1] not in TASKS:
        raise SystemExit(f"usage: python .ci/do.py {'|'.join(TASKS)}")
    extra, commands = TASKS[sys.argv[1]]
    ensure(extra)
    for program, *arguments in commands:
        run([str(script(program)), *arguments, *sys.argv[2:]])


if __name__ == "__main__":
    main()
