"""Cost of scoring per article, and peak memory, as the number of articles grows.

    python tests/scripts/scale_run.py 1000 10000 2000x2      (2000x2: two thousand articles in two processes)

Articles are made by recombination of the teaching corpus: each takes one article's first paragraph and further
paragraphs from any, about 150 words in all, by an explicit seed. Each run is a process of its own, reads the
articles from a Parquet file and streams their scores into another. A run is added to notebooks/scale.csv, in place
of an older one of the same size, and notebooks/scale.md is written from that table.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from framing import load_corpus
from framing.scale import LocalEngine, score_to_file

SEED = 20240601
WORDS = 150
NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
TABLE = NOTEBOOKS / "scale.csv"
TARGET = 100_000_000


def recombined(count: int, seed: int = SEED) -> Iterator[dict[str, str]]:
    """Make articles of paragraphs of the teaching corpus; the same seed gives the same ones."""
    source = [(a.outlet, a.event, re.split(r"\n\s*\n", a.text.strip())) for a in load_corpus()]
    pool = [paragraph for *_, paragraphs in source for paragraph in paragraphs[1:]]
    draw = random.Random(seed)
    for number in range(count):
        outlet, event, paragraphs = draw.choice(source)
        taken = [paragraphs[0]]
        while sum(len(paragraph.split()) for paragraph in taken) < WORDS:
            taken.append(draw.choice(pool))
        yield {"id": f"r{number:07d}", "outlet": outlet, "event": event, "text": "\n\n".join(taken)}


def write_recombined(count: int, path: Path) -> int:
    """Write the articles in row groups of a thousand; return how many words they hold."""
    words, rows = 0, []
    with pq.ParquetWriter(
        path, pa.schema([(name, pa.string()) for name in ("id", "outlet", "event", "text")])
    ) as file:
        for row in recombined(count):
            words += len(row["text"].split())
            rows.append(row)
            if len(rows) == 1000:
                file.write_table(pa.Table.from_pylist(rows, file.schema))
                rows = []
        if rows:
            file.write_table(pa.Table.from_pylist(rows, file.schema))
    return words


def measured(path: Path, jobs: int) -> dict[str, float]:
    """Score a file in this process (and `jobs` of them): seconds, processor seconds, peak memory in MB."""
    import resource

    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        score_to_file([path], Path(folder) / "scores.parquet", engine=LocalEngine(jobs))
        seconds = time.perf_counter() - start
    if jobs > 1:  # processor time of children is known once they have ended
        from joblib.externals.loky import get_reusable_executor

        get_reusable_executor().shutdown()
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "seconds": seconds,
        "cpu": own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime,
        "peak": (own.ru_maxrss + jobs * children.ru_maxrss * (jobs > 1)) / 1024,
    }


def run(count: int, jobs: int) -> dict[str, Any]:
    """Measure one number of articles in a new process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.parquet"
        words = write_recombined(count, path)
        child = subprocess.run(
            [sys.executable, __file__, "--measure", str(path), "--jobs", str(jobs)],
            capture_output=True, text=True, check=True, env={**os.environ, "OMP_NUM_THREADS": "1"},
        )  # fmt: skip
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    facts = {"date": datetime.date.today().isoformat(), "machine": machine}
    return {"articles": count, "jobs": jobs, "words": words, **json.loads(child.stdout), **facts}


def keep(row: dict[str, Any]) -> None:
    """Put a run among the earlier ones, in order of size."""
    size = itemgetter("articles", "jobs")
    rows = sorted([*(old for old in kept() if size(old) != size(row)), row], key=size)
    pd.DataFrame(rows).round(1).to_csv(TABLE, index=False)


def kept() -> list[dict[str, Any]]:
    """Return the runs made so far."""
    return pd.read_csv(TABLE).to_dict("records") if TABLE.exists() else []


def page(rows: list[dict[str, Any]]) -> str:
    """Write the table, and what a hundred million articles would take."""
    lines = [
        f"| {row['articles']:,} | {row['words']:,} | {row['jobs']} | {row['seconds']:,.0f} | {row['cpu']:,.0f} "
        f"| {1000 * row['cpu'] / row['articles']:.1f} | {row['peak']:,.0f} | {row['date']} |"
        for row in rows
    ]
    most = max(rows, key=lambda row: row["articles"])
    hours = TARGET * most["cpu"] / most["articles"] / 3600
    return f"""# Cost of scoring, as the number of articles grows

Written by `python tests/scripts/scale_run.py` ({most["machine"]}, shared with other
work, so that processor time tells more than elapsed time). Articles: the teaching corpus, recombined
(seed {SEED}, about {WORDS} words each), read from Parquet and streamed through `score_to_file` with all measures.

| articles | words | jobs | elapsed s | processor s | processor ms per article | peak memory MB | date |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |
{chr(10).join(lines)}

Elapsed time is that of scoring; processor time holds the start of the programs too. Peak memory is the sum over
all processes.

## What a hundred million articles would take

At the measured cost, {TARGET:,} articles of this length take {hours:,.0f} processor hours: {hours / 64:.1f} hours
on 64 cores, {hours / 1024:.1f} on 1,024. Cost grows with words: articles of 600 words take about four times as
much. Batches do not know each other, so the work divides without loss; what does not divide is the check that no id
stands twice, for which `score_to_file` keeps the ids of a run in memory (about half a kilobyte each). So many
articles are scored as a hundred tables of a million, each a run of its own with a record of its own, or as
partitions of a Dask table with `score_dask`, whose workers read and write for themselves.
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "runs", nargs="*", help="articles, or articlesxjobs; without any, the page is written anew"
    )
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--jobs", type=int, default=1, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measured(options.measure, options.jobs)))
        return
    for size in options.runs:
        count, _, jobs = size.partition("x")
        row = run(int(count), int(jobs or 1))
        print(row, flush=True)
        keep(row)
    (NOTEBOOKS / "scale.md").write_text(page(kept()), encoding="utf-8")


if __name__ == "__main__":
    main()
