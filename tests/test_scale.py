"""Streaming, resuming, processes and Dask: the same table as scoring in memory."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from framing import Corpus, load_corpus, load_corpus_dossiers, read_articles, score, write_table
from framing._write import alone
from framing.errors import ArgumentError, DuplicateIdError, FramingError, ReadError
from framing.readers import read_batches, write_articles
from framing.scale import DaskEngine, LocalEngine, score_batches, score_dask, score_to_file, streaming
from framing.scale.engines import AHEAD

MEASURES = ["hedging", "quotation", "source_balance"]


@pytest.fixture(scope="module", autouse=True)
def one_commit() -> Iterator[None]:
    """Parts of another commit are not taken up; a commit made while the tests run shall not disturb them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("framing.records._commit", lambda: "0123456789abcdef")
        yield


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Ten articles of two events, one of them in another language, as they are read from a file."""
    articles = list(load_corpus().where(event=["saddle-operation", "tariff-round"]))
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    write_articles(articles, path)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows[4] |= {"language": "de", "outlet": "=Blatt"}
    rows[5] |= {"date": None}
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return read_articles(path)


@pytest.fixture(scope="module")
def table(corpus: Corpus) -> Path:
    return Path(corpus.origins[0].rpartition(",")[0])


@pytest.fixture(scope="module")
def expected(corpus: Corpus) -> pd.DataFrame:
    return score(corpus, MEASURES, load_corpus_dossiers())


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "BATCH", 3)


def test_batches_give_the_same_rows(table: Path, expected: pd.DataFrame) -> None:
    parts = list(score_batches(read_batches(table, size=3), MEASURES, load_corpus_dossiers()))
    assert [len(part) for part in parts] == [3, 3, 3, 1]
    pd.testing.assert_frame_equal(pd.concat(parts, ignore_index=True), expected, check_dtype=False)


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("engine", [LocalEngine(), LocalEngine(jobs=2), DaskEngine()], ids=repr)
def test_every_engine_writes_the_files_that_scoring_in_memory_writes(
    engine: LocalEngine | DaskEngine, table: Path, expected: pd.DataFrame, tmp_path: Path
) -> None:
    if isinstance(engine, DaskEngine):
        pytest.importorskip("distributed")
    scored = score_to_file([table], tmp_path / "stream.csv", MEASURES, load_corpus_dossiers(), engine)
    assert len(scored) == 10 and scored.notes == expected.attrs["notes"]
    write_table(expected, tmp_path / "memory.csv")
    assert (tmp_path / "stream.csv").read_bytes() == (tmp_path / "memory.csv").read_bytes()
    assert (tmp_path / "stream.provenance.json").read_bytes() == (
        tmp_path / "memory.provenance.json"
    ).read_bytes()
    assert len(list(tmp_path.iterdir())) == 4, "nothing else is left behind"


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_a_run_that_was_stopped_is_continued(
    ending: str, table: Path, expected: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, scored = tmp_path / f"scores{ending}", []
    out.write_text("the old table")
    whole = streaming.score_reading

    def stopping(reading, *rest):
        if len(scored) == 7:
            raise KeyboardInterrupt
        scored.append(reading.article.id)
        return whole(reading, *rest)

    monkeypatch.setattr(streaming, "score_reading", stopping)
    with pytest.raises(KeyboardInterrupt):
        score_to_file([table], out, MEASURES, load_corpus_dossiers())
    assert out.read_text() == "the old table"
    assert len(list(Path(f"{out}.parts").glob("*.parquet"))) == 2

    scored.clear()
    monkeypatch.setattr(streaming, "score_reading", lambda r, *rest: scored.append(r) or whole(r, *rest))
    assert len(score_to_file([table], out, MEASURES, load_corpus_dossiers())) == 10
    assert len(scored) == 4, "batches that were done are not done again"
    write_table(expected, tmp_path / f"memory{ending}")
    if ending == ".csv":
        assert out.read_bytes() == (tmp_path / "memory.csv").read_bytes()
    else:
        pd.testing.assert_frame_equal(pd.read_parquet(out), pd.read_parquet(tmp_path / "memory.parquet"))
    assert not Path(f"{out}.parts").exists()


@pytest.mark.usefixtures("small_batches")
def test_parts_of_other_settings_or_articles_are_not_taken(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "scores.parquet"
    monkeypatch.setattr(streaming.Parts, "join", lambda self: None)  # as if stopped just before the end
    names = []
    for measures, dossier in (("hedging", None), ("quotation", None), ("hedging", load_corpus_dossiers())):
        score_to_file([table], out, measures, dossier)
        names.append({path.name for path in Path(f"{out}.parts").glob("*.parquet")})
    assert [len(found) for found in names] == [4, 8, 12]


def test_a_second_run_to_the_same_place_is_refused(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "scores.csv"
    with alone(tmp_path / "scores.csv.parts" / "lock"), pytest.raises(ReadError, match="another run"):
        score_to_file([table], out, "hedging")
    assert len(score_to_file([table], out, "hedging")) == 10


def test_duplicates_are_found_across_batches(table: Path) -> None:
    with pytest.raises(DuplicateIdError, match=r"row 1 and .*row 1"):
        list(read_batches(table, table, size=2))


def test_nothing_readable_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(ReadError, match="no article could be read"):
        score_to_file([tmp_path], tmp_path / "scores.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]


@pytest.mark.parametrize("jobs", [0, -1, True, "2"])
def test_a_wrong_number_of_jobs_is_refused(jobs: object) -> None:
    for engine in (LocalEngine, DaskEngine):
        with pytest.raises(ArgumentError, match="jobs must be"):
            engine(jobs=jobs)


def test_few_items_are_under_way_at_a_time() -> None:
    begun: list[int] = []

    def items() -> Iterator[int]:
        for number in range(50):
            begun.append(number)
            yield number

    results = LocalEngine(jobs=2).in_order(abs, items())
    assert next(results) == 0
    assert len(begun) <= AHEAD * 2 + 1
    results.close()


def test_a_lost_process_is_told() -> None:
    with pytest.raises(FramingError, match="run the same command again"):
        list(LocalEngine(jobs=2).in_order(os._exit, [1, 1]))
    assert list(LocalEngine(jobs=2).in_order(abs, [-1, -2])) == [1, 2]


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    import dask

    with dask.config.set({"distributed.comm.timeouts.connect": "200ms"}):
        with pytest.raises(ArgumentError, match="does not answer"):
            list(DaskEngine("tcp://127.0.0.1:9").in_order(abs, [1]))


def test_dask_tables_give_the_same_rows_even_if_a_worker_is_killed(
    corpus: Corpus, expected: pd.DataFrame
) -> None:
    dataframe = pytest.importorskip("dask.dataframe")
    distributed = pytest.importorskip("distributed")
    rows = [
        {
            "id": a.id,
            "outlet": a.outlet,
            "event": a.event,
            "date": a.date,
            "language": a.language,
            "text": a.text,
        }
        for a in corpus
    ]
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        parts = dataframe.from_pandas(pd.DataFrame(rows), npartitions=5)
        scored = score_dask(parts, MEASURES, load_corpus_dossiers())
        assert list(scored.columns) == list(expected.columns)
        processes = client.run(os.getpid)
        future = client.compute(scored)
        os.kill(min(processes.values()), signal.SIGKILL)
        found = future.result().reset_index(drop=True)
    drop = ["date"]
    pd.testing.assert_frame_equal(found.drop(columns=drop), expected.drop(columns=drop), check_dtype=False)
