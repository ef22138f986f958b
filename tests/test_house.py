"""The house: floors, names and data that fit together."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import framing
from framing.citations import bibliography
from framing.lexicon import load_lexicon
from framing.measures import discover

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "framing"

# a room may import from its own floor or a lower one
FLOORS = [
    {"errors", "_check", "_write"},
    {"text", "lexicon", "models"},
    {"dossier", "measures"},
    {"corpus", "readers", "scoring", "records", "same_event", "text_reuse", "citations", "tables"},
    {"classify"},
    {
        "annotation", "display", "summary_tables", "suggestion", "universes", "concordances", "coding", "export",
        "reporting", "scale", "datasets", "training", "depositing", "explorer", "alignment", "terms_table", "cli",
        "__init__", "course", "predictions",
    },
]  # fmt: skip
WINGS = {"stats", "plots"}
KNOWN_UPWARD = {
    # the framing of an article's evidence in an error browser is asked for by name only
    ("records", "corpus"),
}


def modules() -> list[str]:
    return sorted(m.name for m in pkgutil.walk_packages(framing.__path__, "framing."))


def imports_of(path: Path) -> set[str]:
    """Rooms of framing that a file imports, wherever in the file."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names = [node.module] if node.module != "framing" else [f"framing.{a.name}" for a in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        rooms |= {name.split(".")[1] for name in names if name.startswith("framing.")}
    return rooms


def floor_of(room: str) -> int | None:
    return next((i for i, floor in enumerate(FLOORS) if room in floor), None)


FILES = sorted(p for p in PACKAGE.rglob("*.py") if "teaching_corpus" not in p.parts)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_room_imports_from_its_own_floor_or_below(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    imported = imports_of(path) - {room}
    if room in WINGS:
        assert imported <= {*FLOORS[0], *WINGS}, f"the wing {room} knows {sorted(imported)}"
        return
    floor = floor_of(room)
    assert floor is not None, f"{room} stands on no floor"
    if path.name == "__init__.py" and path.parent == PACKAGE:
        return
    for other in sorted(imported - WINGS):
        below = floor_of(other)
        assert below is not None, f"{room} imports the unknown room {other}"
        assert below <= floor, f"{path.relative_to(PACKAGE)} (floor {floor}) imports {other} (floor {below})"


def test_no_measure_knows_another() -> None:
    for path in (PACKAGE / "measures").glob("[!_]*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("framing.measures"):
                shared = node.module.rsplit(".", 1)[1].startswith("_")
                assert shared, f"{path.name} imports {node.module}"


def test_the_shelf_is_true_and_sorted() -> None:
    assert framing.__all__ == sorted(framing.__all__)
    for name in framing.__all__:
        assert getattr(framing, name) is not None, name


def test_no_module_bears_a_public_functions_name() -> None:
    last = {name.rsplit(".", 1)[1] for name in modules() if name.count(".") == 1}
    assert last.isdisjoint(set(framing.__all__) - {"MEASURES"}), last & set(framing.__all__)


def test_every_module_imports_and_has_a_docstring() -> None:
    optional = "framing.training.attribution.learning."  # needs the extra train
    for name in modules():
        if name.startswith(optional):
            continue
        assert (importlib.import_module(name).__doc__ or "").strip(), name


def test_import_is_light() -> None:
    code = "import sys, framing; print([m for m in ('pandas', 'numpy', 'sklearn', 'matplotlib') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("path", sorted((PACKAGE / "lexicons").glob("*.tsv")), ids=lambda p: p.stem)
def test_lexicons_have_a_full_header_and_known_citations(path: Path) -> None:
    from framing.text.tables import packaged_rows

    header, rows = packaged_rows(path.stem)
    assert rows
    keys = {key.strip() for key in header["citation"].split(",")} - {"none", ""}
    assert keys <= set(bibliography().entries), f"{path.name} cites {keys}"
    if "category" in rows[0]:
        lexicon = load_lexicon(path.stem)
        terms = [(entry.term, entry.category, entry.conditions) for entry in lexicon.entries]
        assert len(set(terms)) == len(terms), f"{path.name} lists an entry twice"


def test_every_measure_cites_known_works() -> None:
    for name, kind in discover().items():
        assert kind.citation, name
        assert set(kind.citation) <= set(bibliography().entries), name


def test_every_docstring_citation_is_known() -> None:
    """Keys in brackets, like [Hyland2005]_ or [Hyland2005], name entries of references.bib."""
    known = set(bibliography().entries)
    for path in FILES:
        for key in re.findall(r"\[([A-Z][A-Za-z]+(?:19|20)\d\d[a-z]?)\]", path.read_text(encoding="utf-8")):
            assert key in known, f"{path.relative_to(ROOT)} cites {key}"


def test_conda_and_pip_ask_for_the_same_packages() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {_name(line): line for line in [*project["dependencies"], *extras["lab"]]}
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    pip = next(item["pip"] for item in listed if isinstance(item, dict))
    found = {_name(line): line for line in [*(i for i in listed if isinstance(i, str)), *pip]}
    renamed = {"matplotlib-base": "matplotlib", "nbconvert-core": "nbconvert"}
    found = {renamed.get(name, name): line for name, line in found.items()}
    assert set(wanted) <= set(found), sorted(set(wanted) - set(found))
    for name, line in wanted.items():
        assert _bound(line) == _bound(found[name]), name


def _name(requirement: str) -> str:
    return re.split(r"[<>=\[ ;]", requirement)[0].lower().replace("_", "-")


def _bound(requirement: str) -> str:
    return "".join(re.findall(r"[<>=]+[\d.]+", requirement))


def test_readme_names_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [n for n in map(_name, project["dependencies"]) if n not in readme.lower()]
    assert not missing, f"the README gives no reason for {missing}"


def test_notebooks_are_stored_without_outputs() -> None:
    for path in [*(ROOT / "notebooks").rglob("*.ipynb"), *PACKAGE.rglob("*.ipynb")]:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            assert not cell.get("outputs") and cell.get("execution_count") is None, path.name


def test_files_are_short() -> None:
    long = {p.name: n for p in FILES if (n := len(p.read_text(encoding="utf-8").splitlines())) > 300}
    assert not long, f"longer than 300 lines: {long}"


def test_the_project_holds_no_absolute_path() -> None:
    for path in FILES:
        assert not re.search(r"(?<![\w/])/(work|root|home|tmp)/\w", path.read_text(encoding="utf-8")), (
            path.name
        )
