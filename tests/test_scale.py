"""Streaming, resuming and Dask: the same rows as scoring in memory."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from framing import Corpus, load_corpus, load_corpus_dossiers, score
from framing.errors import DuplicateIdError, ReadError
from framing.readers import read_batches
from framing.scale import score_batches, score_dask, score_to_file

MEASURES = ["hedging", "quotation"]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus().where(event=["saddle-operation", "tariff-round"])


@pytest.fixture(scope="module")
def expected(corpus: Corpus) -> pd.DataFrame:
    return score(corpus, MEASURES, load_corpus_dossiers())


@pytest.fixture
def table(corpus: Corpus, tmp_path: Path) -> Path:
    rows = [
        {"id": a.id, "outlet": a.outlet, "event": a.event, "date": a.date, "text": a.text} for a in corpus
    ]
    pd.DataFrame(rows).to_parquet(tmp_path / "articles.parquet")
    return tmp_path / "articles.parquet"


def same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    drop = ["date"]
    pd.testing.assert_frame_equal(
        found.drop(columns=drop).reset_index(drop=True), expected.drop(columns=drop), check_dtype=False
    )


def test_batches_give_the_same_rows(corpus: Corpus, table: Path, expected: pd.DataFrame) -> None:
    parts = list(score_batches(read_batches(table, size=3), MEASURES, load_corpus_dossiers()))
    assert [len(part) for part in parts] == [3, 3, 3, 1]
    same(pd.concat(parts), expected)


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_a_run_that_was_stopped_is_continued(
    ending: str, table: Path, expected: pd.DataFrame, tmp_path: Path, monkeypatch
) -> None:
    import framing.scale as scale

    out, scored = tmp_path / f"scores{ending}", []

    def stopping(batch, *rest):
        if len(scored) == 2:
            raise KeyboardInterrupt
        scored.append(batch.ids)
        return score(batch, *rest)

    monkeypatch.setattr(scale, "score", stopping)
    with pytest.raises(KeyboardInterrupt):
        score_to_file([table], out, MEASURES, load_corpus_dossiers(), size=3)
    assert not out.exists() and len(list(Path(f"{out}.parts").glob("*.parquet"))) == 2

    def counting(batch, *rest):
        scored.append(batch.ids)
        return score(batch, *rest)

    monkeypatch.setattr(scale, "score", counting)
    assert score_to_file([table], out, MEASURES, load_corpus_dossiers(), size=3) == (10, ())
    assert len(scored) == 4, "batches that were done are not done again"
    same(pd.read_csv(out) if ending == ".csv" else pd.read_parquet(out), expected)
    assert not Path(f"{out}.parts").exists()


def test_parts_of_other_settings_are_not_taken(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "scores.parquet"
    score_to_file([table], out, ["hedging"], size=20)
    score_to_file([table], out, ["quotation"], size=20)
    assert "quotation" in pd.read_parquet(out).columns


def test_duplicates_are_found_across_batches(table: Path) -> None:
    with pytest.raises(DuplicateIdError, match=r"row 1 and .*row 1"):
        list(read_batches(table, table, size=2))


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(ReadError, match="no article could be read"):
        score_to_file([tmp_path], tmp_path / "scores.csv")


def test_dask_gives_the_same_rows(table: Path, expected: pd.DataFrame) -> None:
    dataframe = pytest.importorskip("dask.dataframe")
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster),
    ):
        parts = dataframe.from_pandas(pd.read_parquet(table), npartitions=3)
        found = score_dask(parts, MEASURES, load_corpus_dossiers())
        assert list(found.columns) == list(expected.columns)
        same(found.compute(), expected)
