"""Parts: results of a run as one file a batch, beside the output, so that a run that was stopped can go on."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from framing._write import alone, replacing
from framing.corpus import Corpus
from framing.dossier import several
from framing.measures._measure import Measure
from framing.records import provenance
from framing.scoring import Dossiers
from framing.tables import append_csv


@dataclass
class Parts:
    """The folder ``<out>.parts`` of one run.

    Parameters
    ----------
    out : Path
        The table that the parts will make.
    settings : str
        What a part depends on besides its articles; a part made with other settings is not taken.
    """

    out: Path
    settings: str
    kept: list[Path] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """Where the parts stand."""
        return Path(f"{self.out}.parts")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other runs away; leave no folder behind if it holds no part."""
        lock = self.folder / "lock"
        with alone(lock):
            try:
                yield
            finally:
                if self.folder.is_dir() and not any(self.folder.glob("[!.]*.parquet")):
                    shutil.rmtree(self.folder, ignore_errors=True)

    def place(self, number: int, batch: Corpus) -> Path:
        """Name the part of a batch, and count it in."""
        content = repr([(article, dict(article.extra)) for article in batch]) + self.settings
        digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self.kept.append(self.folder / f"{number:06d}-{digest}.parquet")
        return self.kept[-1]

    def join(self) -> None:
        """Write the parts one after another into the output, without holding them all, and remove them."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        schema = pa.unify_schemas(
            [pq.read_schema(part).remove_metadata() for part in self.kept], promote_options="permissive"
        )
        tables = (pq.read_table(part).replace_schema_metadata(None).cast(schema) for part in self.kept)
        with replacing(self.out) as beside:
            if self.out.suffix.lower() == ".csv":
                for number, table in enumerate(tables):
                    append_csv(table.to_pandas(), beside, header=number == 0)
            else:
                with pq.ParquetWriter(beside, schema) as writer:
                    for table in tables:
                        writer.write_table(table)
        shutil.rmtree(self.folder, ignore_errors=True)


def settings_of(measures: Iterable[Measure], dossier: Dossiers) -> str:
    """Tell all that the rows of an article depend on besides the article: versions, models, measures, dossiers."""
    return json.dumps(
        [provenance(measures=measures), [d.to_yaml() for d in several(dossier)]], sort_keys=True
    )
