"""The command line, run as a user runs it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

ARTICLE = """---
id: {id}
outlet: {outlet}
event: talks
---
{title}

The minister said “we will stay”. Nearly 40 people left.
"""


def framing(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "framing.cli", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    for id, outlet in (("a", "Herald"), ("b", "Courier")):
        text = ARTICLE.format(id=id, outlet=outlet, title=f"Talks resume, {outlet} says")
        (place / f"{id}.txt").write_text(text, encoding="utf-8")
    return place


def test_help_tells_every_command() -> None:
    run = framing("--help")
    assert run.returncode == 0
    for command in ("demo", "report", "score", "annotate", "compare", "measures", "train", "validate"):
        assert command in run.stdout


def test_score_writes_one_row_per_article(folder: Path, tmp_path: Path) -> None:
    for name in ("scores.csv", "scores.parquet"):
        run = framing("score", folder, "--measures", "hedging,quotation", "--out", tmp_path / name)
        assert run.returncode == 0, run.stderr
        table = pd.read_csv(tmp_path / name) if name.endswith("csv") else pd.read_parquet(tmp_path / name)
        assert list(table["article"]) == ["a", "b"]
        assert {"hedging", "quotation", "words"} <= set(table.columns)
    assert json.loads((tmp_path / "scores.provenance.json").read_text(encoding="utf-8"))["articles"]


def test_annotate_writes_spans_that_can_be_reread(folder: Path, tmp_path: Path) -> None:
    run = framing("annotate", folder, "--out", tmp_path / "spans.jsonl")
    assert run.returncode == 0, run.stderr
    rows = [json.loads(line) for line in (tmp_path / "spans.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["layer"] for row in rows} >= {"quotation", "zone", "measure"}
    texts = {p.stem: p.read_text(encoding="utf-8").split("\n---\n", 1)[1] for p in folder.glob("*.txt")}
    for row in rows:
        assert texts[row["article"]][row["start"] : row["end"]] == row["text"]
    order = [(row["article"], row["start"], row["end"]) for row in rows]
    assert order == sorted(order)


def test_measures_lists_and_explains() -> None:
    assert "hedging" in framing("measures").stdout
    assert "Definition" in framing("measures", "hedging").stdout


@pytest.mark.parametrize(
    ("make", "code", "told"),
    [
        (lambda d: (d / "empty").mkdir() or d / "empty", 2, "no article could be read"),
        (lambda d: d / "absent.txt", 2, "no such file"),
        (lambda d: _write(d / "nothing.txt", b""), 2, "empty"),
        (lambda d: _write(d / "binary.txt", bytes(range(256)) * 9), 2, "not UTF-8"),
        (lambda d: _write(d / "nul.txt", b"a\0b"), 2, "NUL"),
        (lambda d: _write(d / "latin.txt", "déjà vu".encode("latin-1")), 2, "not UTF-8"),
        (lambda d: _write(d / "yaml.txt", b"---\nid: [\n---\nText."), 2, "not valid YAML"),
        (lambda d: _write(d / "open.txt", b"---\nid: a\nText."), 2, "never closed"),
        (lambda d: _write(d / "date.txt", b"---\ndate: yesterday\n---\nText."), 2, "2023-09-19"),
        (lambda d: _write(d / "columns.csv", b"id,body\n1,Text.\n"), 2, "needs the column 'text'"),
        (lambda d: _write(d / "broken.jsonl", b"{\n"), 2, "not JSON"),
        (lambda d: _write(d / "broken.parquet", b"PAR1"), 2, "Parquet"),
        (lambda d: _write(d / "page.odt", b"PK"), 2, "ending"),
        (lambda d: _write(d / "page.docx", b"PK"), 2, "framing convert"),
        (lambda d: _write(d / "twice.csv", b"id,text\n1,One.\n1,Two.\n"), 2, "row 1 and"),
    ],
)  # fmt: skip
def test_bad_input_is_told_and_never_a_traceback(make, code: int, told: str, tmp_path: Path) -> None:
    run = framing("score", make(tmp_path), "--out", tmp_path / "scores.csv")
    assert run.returncode == code, run.stderr
    assert told in run.stderr
    assert "Traceback" not in run.stderr


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_bad_file_beside_good_ones_is_named_and_counted(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    run = framing("score", folder, "--measures", "hedging", "--out", tmp_path / "scores.csv")
    assert run.returncode == 1
    assert "empty.txt" in run.stderr and "read 2, skipped 1" in run.stderr
    assert len(pd.read_csv(tmp_path / "scores.csv")) == 2


def test_a_duplicate_id_names_both_origins(folder: Path, tmp_path: Path) -> None:
    (folder / "c.txt").write_text((folder / "a.txt").read_text(encoding="utf-8"), encoding="utf-8")
    run = framing("score", folder, "--out", tmp_path / "scores.csv")
    assert run.returncode == 2
    assert "a.txt" in run.stderr and "c.txt" in run.stderr


def test_an_unknown_measure_is_refused_with_the_nearest(folder: Path, tmp_path: Path) -> None:
    run = framing("score", folder, "--measures", "hedgin", "--out", tmp_path / "scores.csv")
    assert run.returncode == 2 and "Did you mean 'hedging'" in run.stderr


def test_an_output_that_cannot_be_written_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    run = framing("score", folder, "--measures", "hedging", "--out", tmp_path / "file" / "scores.csv")
    assert run.returncode == 2 and "cannot be written" in run.stderr


def test_the_report_opens_offline(folder: Path, tmp_path: Path) -> None:
    run = framing("report", folder, "--out", tmp_path / "report.html")
    assert run.returncode == 0, run.stderr
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "http://" not in page.replace("http://www.w3.org", "") and "https://" not in page
    assert "Talks resume" in re.sub(r"<[^>]+>", "", page) and "Traceback (most recent" not in page


def test_every_model_and_data_set_that_is_offered_has_its_room() -> None:
    import importlib.util

    from framing import cli, datasets, training

    assert set(cli.MODELS) == set(training.ROOMS) and set(cli.DATASETS) == set(datasets.ROOMS)
    for package, rooms in (("framing.training", training.ROOMS), ("framing.datasets", datasets.ROOMS)):
        for room in rooms.values():
            assert importlib.util.find_spec(f"{package}.{room}"), room


def test_every_engine_gives_the_same_table(folder: Path, tmp_path: Path) -> None:
    engines = {"one": [], "two": ["--jobs", "2"], "dask": ["--engine", "dask", "--jobs", "1"]}
    for name, options in engines.items():
        run = framing("score", folder, "--measures", "hedging", "--out", tmp_path / f"{name}.csv", *options)
        assert run.returncode == 0, run.stderr
    tables = [(tmp_path / f"{name}.csv").read_bytes() for name in engines]
    assert tables[0] == tables[1] == tables[2]


def test_help_of_score_tells_where_unfinished_results_stand() -> None:
    told = " ".join(framing("score", "--help").stdout.split())
    assert "OUT.parts" in told and "goes on from there" in told


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--scheduler", "tcp://127.0.0.1:9"], "--engine dask"),
        (["--jobs", "0"], "jobs must be"),
        (["--out", "scores.txt"], "the ending of scores.txt"),
    ],
)
def test_wrong_options_of_score_are_refused(
    options: list[str], told: str, folder: Path, tmp_path: Path
) -> None:
    run = framing("score", folder, "--out", tmp_path / "scores.csv", *options)
    assert run.returncode == 2 and told in run.stderr and "Traceback" not in run.stderr


def test_an_export_is_refused_with_the_name_of_convert(tmp_path: Path) -> None:
    export = "1 of 2 DOCUMENTS\n\nCourier\n\nMay 2, 2010\n\nVote\n\nLENGTH: 1 words\n\nYes.\n"
    (tmp_path / "export.txt").write_text(export, encoding="utf-8")
    run = framing("score", tmp_path / "export.txt", "--out", tmp_path / "scores.csv")
    assert run.returncode == 2 and "framing convert" in run.stderr
    run = framing("convert", tmp_path / "export.txt", "--out", tmp_path / "articles.jsonl")
    assert run.returncode == 0 and "2 articles; 1 were found" in run.stderr
    assert len((tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines()) == 1
