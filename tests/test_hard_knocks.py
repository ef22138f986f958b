"""Hard knocks: full disks, interrupts, devices, huge lines, and the same bytes wherever and however a run is made."""

from __future__ import annotations

import errno
import hashlib
import json
import math
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import framing
from framing import (
    Article,
    Reading,
    load_corpus,
    load_corpus_dossiers,
    read_articles,
    write_articles,
    write_table,
)
from framing._write import alone, replacing
from framing.cli import main
from framing.errors import ColumnError, ModelError, ReadError
from framing.models import load_arrays, save_arrays
from framing.readers import convert_to_file
from framing.scale import score_to_file
from framing.scoring import chosen, score_reading
from framing.tables import read_scores

OLD = "the old file"


def command(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "framing.cli", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, **environment},
    )  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten articles of two events, and their dossiers."""
    folder = tmp_path_factory.mktemp("small")
    events = ["saddle-operation", "tariff-round"]
    write_articles(load_corpus().where(event=events), folder / "articles.jsonl")
    (folder / "dossiers").mkdir()
    for dossier in load_corpus_dossiers():
        if dossier.event in events:
            (folder / "dossiers" / f"{dossier.event}.yaml").write_text(dossier.to_yaml(), encoding="utf-8")
    return folder


# files are whole or old


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_stop_while_writing_leaves_the_old_file(error: BaseException, tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(OLD)
    with pytest.raises((ReadError, KeyboardInterrupt)) as caught:
        with replacing(path) as beside:
            beside.write_text("half of the n")
            raise error
    if isinstance(error, OSError):
        assert str(caught.value) == f"{path}: cannot be written (No space left on device)."
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("scores.csv", OLD)]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_is_told_without_a_traceback(small: Path) -> None:
    run = command("convert", small / "articles.jsonl", "--out", "/dev/full")
    assert run.returncode == 2
    assert run.stderr == "framing: /dev/full: cannot be written (No space left on device).\n"
    assert Path("/dev/full").is_char_device(), "a device is written to, never replaced"


@pytest.mark.skipif(not Path("/proc/self/mounts").exists(), reason="limits on the size of files")
@pytest.mark.parametrize("name", ["scores.csv", "scores.parquet"])
def test_a_table_that_does_not_fit_is_told_and_the_old_one_stays(
    name: str, small: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(OLD)
    program = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000)); from framing.cli import main; sys.exit(main())"
    )
    run = subprocess.run(
        [sys.executable, "-B", "-c", program, "score", small / "articles.jsonl", "--measures", "quotation",
         "--out", tmp_path / name],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 2, run.stderr
    assert "cannot be written (" in run.stderr and "Traceback" not in run.stderr
    assert (tmp_path / name).read_text() == OLD


def test_a_link_is_followed_and_a_folder_refused(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text(OLD)
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    with replacing(tmp_path / "link.csv") as beside:
        beside.write_text("new")
    assert (tmp_path / "link.csv").is_symlink() and (tmp_path / "real.csv").read_text() == "new"
    with pytest.raises(ReadError, match="is a folder"), replacing(tmp_path):
        pass


def test_a_lock_is_free_again_when_its_holder_ends(tmp_path: Path) -> None:
    program = (
        "import sys; from framing._write import alone\nwith alone(sys.argv[1]): print(1, flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, tmp_path / "lock"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == b"1\n"
        with pytest.raises(ReadError, match="another run"), alone(tmp_path / "lock"):
            pass
        holder.kill()
    with alone(tmp_path / "lock"):
        pass


def listen_to_interrupts() -> None:
    """Undo what a shell does: its background jobs, and what they start, ignore interrupts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_an_interrupted_run_goes_on(tmp_path: Path) -> None:
    text = "The minister said “we will stay”. Nearly 40 people left."
    lines = (json.dumps({"id": str(number), "text": text}) for number in range(1500))
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "scores.csv"
    out.write_text(OLD)
    arguments = ["score", tmp_path / "many.jsonl", "--measures", "quotation", "--out", out]
    with subprocess.Popen(
        [sys.executable, "-m", "framing.cli", *map(str, arguments)],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=listen_to_interrupts,
    ) as run:
        while run.poll() is None and not list(tmp_path.glob("scores.csv.parts/0*.parquet")):
            time.sleep(0.05)
        run.send_signal(signal.SIGINT)
        _, told = run.communicate()
    assert run.returncode == 130 and told == "framing: stopped.\n"
    assert out.read_text() == OLD
    done = list(tmp_path.glob("scores.csv.parts/0*.parquet"))
    assert 0 < len(done) < 6
    again = command(*arguments)
    assert again.returncode == 0, again.stderr
    assert pd.read_csv(out)["article"].tolist() == list(range(1500))
    assert not list(tmp_path.glob("*.parts")) and not list(tmp_path.glob(".*"))


# the same bytes


def test_the_same_bytes_whatever_surrounds_the_run(small: Path, tmp_path: Path) -> None:
    surroundings: list[tuple[dict[str, str], int]] = [
        ({"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"}, 1),
        ({"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Baku"}, 2),
        ({"PYTHONHASHSEED": "random", "LC_ALL": "C.UTF-8", "TZ": "America/Lima", "PYTHONUTF8": "0"}, 1),
    ]
    program = (
        "import sys; from framing.cli import main; articles, dossiers, place, jobs = sys.argv[1:]; "
        "given = [articles, '--dossier', dossiers, '--out']; "
        "sys.exit(main(['score', *given, place + '/scores.csv', '--jobs', jobs]) "
        "or main(['annotate', *given, place + '/spans.jsonl']))"
    )
    found = []
    for environment, jobs in surroundings:
        place = tmp_path / str(len(found))
        place.mkdir()
        arguments = [small / "articles.jsonl", small / "dossiers", place, str(jobs)]
        subprocess.run(
            [sys.executable, "-c", program, *arguments], check=True, env={**os.environ, **environment}
        )
        found.append({p.name: hashlib.sha256(_without_commit(p)).hexdigest() for p in place.iterdir()})
    assert {"scores.csv", "scores.provenance.json", "spans.jsonl"} <= set(found[0])
    assert found[0] == found[1] == found[2]


def _without_commit(path: Path) -> bytes:
    """A file's bytes; of a record all but the commit, which may change while tests run."""
    content = path.read_bytes()
    if path.name.endswith(".provenance.json"):
        content = json.dumps({k: v for k, v in json.loads(content).items() if k != "commit"}).encode()
    return content


def test_every_converted_file_has_its_record(small: Path, tmp_path: Path) -> None:
    result = convert_to_file([small / "articles.jsonl"], tmp_path / "again.jsonl")
    record = json.loads((tmp_path / "again.provenance.json").read_text(encoding="utf-8"))
    assert len(result) == 10 and record["articles"] == result.hashes and record["python"]


# odd content


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1), min_size=1
    )
)
@example(["null", "NA", "nan", "None"])
def test_texts_come_back_from_a_table_of_scores(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("tables") / "scores.csv"
    write_table(pd.DataFrame({"article": list(map(str, range(len(texts)))), "outlet": texts}), path)
    assert read_scores(path)["outlet"].tolist() == texts


@pytest.mark.parametrize("text", ["=1+1", "+972", "-x", "@sum", "\tx", "＝1", "'=1", "''@x"])
def test_no_text_of_a_table_is_a_formula(text: str, tmp_path: Path) -> None:
    write_table(pd.DataFrame({"article": [text], "outlet": ["x"], "rate": [-1.5]}), tmp_path / "scores.csv")
    line = (tmp_path / "scores.csv").read_text(encoding="utf-8").splitlines()[1]
    assert line == f"'{text},x,-1.5"
    assert read_scores(tmp_path / "scores.csv")["article"].tolist() == [text]


def test_halves_of_characters_are_read_scored_and_written(tmp_path: Path) -> None:
    row = json.dumps(
        {"id": "a\ud800", "outlet": "Her\udcffald", "text": "The minister said \ud83d we \udc00 left."}
    )
    (tmp_path / "a.jsonl").write_text(row)
    article = read_articles(tmp_path / "a.jsonl")[0]
    assert (article.id, article.outlet) == ("a\ufffd", "Her\ufffdald")
    for name in ("scores.csv", "scores.parquet"):
        assert len(score_to_file([tmp_path / "a.jsonl"], tmp_path / name, "hedging")) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="names of files that are no UTF-8")
def test_names_of_files_may_be_any_bytes(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:
        file.write(b"Talks resume\n\nThey met.")
    assert (
        main(["score", str(tmp_path), "--measures", "quotation", "--out", str(tmp_path / "scores.csv")]) == 0
    )
    assert pd.read_csv(tmp_path / "scores.csv")["article"].tolist() == ["caf\ufffd"]


@pytest.mark.parametrize(
    "text",
    [
        "About " + "9" * 400 + " people were killed and 1" + ",000" * 200 + " left, said the ministry.",
        "9" * 400 + "m people were killed on Friday.",
        "The minister \ud800 said “we \udc00 left.",
        "“" * 500 + "we left" + "”" * 500,
        "said " * 2000,
        "a" * 100_000,
        "\0\0 said the minister",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_odd_texts_are_scored(text: str) -> None:
    """Texts on which the fuzzer, or its like, once stopped a run."""
    dossier = load_corpus_dossiers()[0]
    row = score_reading(Reading(Article("a", text=text)), chosen(None), dossier)
    assert not any(isinstance(value, float) and math.isinf(value) for value in row.values())


@pytest.mark.parametrize("damage", [(6, b"\xff\xff"), (8, b"\xff\xff"), (0, b"NO"), (-4, b"\xff" * 4)])
def test_a_damaged_model_is_refused(damage: tuple[int, bytes], tmp_path: Path) -> None:
    place, raw = damage
    save_arrays(tmp_path / "own.npz", {"weights": np.arange(9)})
    content = bytearray((tmp_path / "own.npz").read_bytes())
    directory = content.index(b"PK\x01\x02")
    content[directory + place : directory + place + len(raw)] = raw
    (tmp_path / "own.npz").write_bytes(bytes(content))
    with pytest.raises(ModelError, match="damaged"):
        load_arrays(tmp_path / "own.npz")


def test_no_code_in_a_model_is_run(tmp_path: Path) -> None:
    np.savez(tmp_path / "own.npz", weights=np.array([print], dtype=object), format=1, digest="")
    with pytest.raises(ModelError, match="damaged or no model"):
        load_arrays(tmp_path / "own.npz")


def test_no_file_of_the_package_unpickles_or_evaluates() -> None:
    package = Path(framing.__file__).parent
    forbidden = re.compile(
        r"import (?:pickle|marshal|shelve)\b|joblib\.load|(?<![\w.])(?:eval|exec)\("
        r"|(?:unsafe|full)_load|allow_pickle=True"
    )
    found = [
        (path.name, line)
        for path in package.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if forbidden.search(line)
    ]
    assert found == []


def test_json_fields_of_odd_names_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"te\ud800xt": "They met."}))
    with pytest.raises(ColumnError, match="needs the column 'text'"):
        read_articles(tmp_path / "a.jsonl")
