"""Structure-aware random mutation of all that reads what others wrote: python tests/scripts/fuzz.py --minutes 10.

Valid samples of each kind are cut, repeated, spliced with each other and sprinkled with hostile pieces; what is
promised must still hold: a refusal is one of the library's own errors, an article is scored in bounded time, spans lie
in their text. Prints how often each target was tried, how often it refused, and every crash with the seed that gives
it again (`--target NAME --seed N --count 1`).
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import io
import json
import math
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "readers"))
import samples

from framing import Article, Reading, load_corpus, load_corpus_dossiers, load_lexicon
from framing.annotation import annotate, write_jsonl
from framing.corpus import Corpus
from framing.display import show
from framing.dossier import load_dossiers
from framing.errors import FramingError
from framing.models import load_arrays, save_arrays
from framing.readers import convert, read_articles
from framing.scoring import chosen, score_reading
from framing.tables import read_scores, write_table
from framing.text.quotations import find_quotations
from framing.text.segment import paragraphs
from framing.text.zones import find_zones

SLOW = 20.0
"""Seconds after which a single input counts as a crash."""
HOSTILE = [
    "\0", "\ud800", "\udcff", "\ufeff", "\u202e", "\u2066", "\u200b", "\u2028", "\x85", "\x0c", "\x1c", "\r", "\r\n",
    "\n\n\n", "---\n", "“", "”", "‘", "’", "'", '"', "''", "``", "«", "»", "„", "“" * 40, "((((", "))))", "&#0;",
    "&lt;", "<p", "<script>alert(1)</script>", "</div>" * 5, "<!--", "]]>", "{", "}", "[", "]", ": ", "- ", "*a", "&a ",
    "!!python/object:os.system ", "=cmd()", "@sum", "1" * 400, "9" * 5000, "a" * 3000, "-" * 3000, ". " * 300, "é", "ß",
    "İ", "ﬁ", "𝔄", "👩‍👩‍👧", "e\u0301\u0301\u0301", "１２", "٣", "½", "said", " said: ", "he said ",
    "Mr. ", "U.S. ", "between 3 and ", "killed ", "1,2,3", "\\", "\t", "N of M DOCUMENTS", "_____", "Full text: ",
    "Body\n", "End of Document\n", "LENGTH: ",
]  # fmt: skip

DEAR = ("attributions",)
CHEAP = 6
"""Tries of the other targets for one of those that score a whole article."""


def mutated(draw: random.Random, seeds: list[str], most: int = 12) -> str:
    """Mutate one of the samples by a few steps."""
    text = draw.choice(seeds)
    for _ in range(draw.randint(0, most)):
        start = draw.randint(0, len(text))
        end = min(len(text), start + int(draw.expovariate(1 / 60)))
        lines = text.splitlines(keepends=True)
        match draw.randrange(8):
            case 0:
                text = text[:start] + draw.choice(HOSTILE) + text[start:]
            case 1:
                text = text[:start] + text[end:]
            case 2:
                text = text[:end] + text[start:end] * draw.randint(1, 20) + text[end:]
            case 3 if lines:
                del lines[draw.randrange(len(lines))]
                text = "".join(lines)
            case 4 if lines:
                at = draw.randrange(len(lines))
                lines.insert(draw.randrange(len(lines)), lines[at])
                text = "".join(lines)
            case 5:
                other = draw.choice(seeds)
                cut = draw.randint(0, len(other))
                text = text[:start] + other[cut : cut + 400] + text[end:]
            case 6:
                text = text[:start] + "".join(draw.choice(HOSTILE) for _ in range(5)) + text[end:]
            case 7:
                text = text[:start] + text[start:end].upper() + text[end:]
    return text[:60_000]


def torn(draw: random.Random, content: bytes) -> bytes:
    """Damage bytes: flip, cut, repeat."""
    raw = bytearray(content)
    for _ in range(draw.randint(1, 8)):
        if not raw:
            break
        at = draw.randrange(len(raw))
        match draw.randrange(3):
            case 0:
                raw[at] = draw.randrange(256)
            case 1:
                del raw[at : at + draw.randint(1, 40)]
            case 2:
                raw[at:at] = raw[at : at + draw.randint(1, 40)]
    return bytes(raw)


class Targets:
    """What is tried: one method a target; each raises if a promise is broken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.corpus = load_corpus()
        self.texts = [article.text for article in self.corpus]
        self.dossiers = load_corpus_dossiers()
        self.dossier_texts = [dossier.to_yaml() for dossier in self.dossiers]
        self.measures = chosen(None)
        self.lexicons = [
            path.read_text(encoding="utf-8")
            for path in sorted(Path(samples.__file__).parents[2].glob("framing/lexicons/*.tsv"))
        ]
        self.fronted = [
            f"---\nid: {a.id}\noutlet: {a.outlet}\ndate: 2023-09-19\nevent: {a.event}\n---\n{a.text}"
            for a in self.corpus
        ]
        csv = "id,text,date\n" + "\n".join(
            f'{n},"{text}",2023-09-19' for n, text in enumerate(self.texts[:3])
        )
        rows = ({"id": a.id, "title": a.title, "text": a.text} for a in self.corpus.articles[:4])
        jsonl = "\n".join(map(json.dumps, rows))
        self.exports = {
            ".html": [samples.lexis_html(), samples.factiva_running()],
            ".txt": [samples.lexis_txt(), samples.proquest(), *self.fronted[:5]],
            ".csv": [samples.mediacloud(), csv],
            ".jsonl": [jsonl],
            ".rtf": ["{\\rtf1\\ansi Crews vote\\par They \\'93voted\\'94.\\par {\\b Loud} voices.\\par}"],
        }  # fmt: skip
        self.docx = samples.docx(samples.nexis())
        table = folder / "sample.parquet"
        self.corpus.to_frame().assign(text=self.texts).astype({"date": "str"}).to_parquet(table)
        self.parquet = table.read_bytes()
        save_arrays(
            folder / "sample.npz", {"weights": np.arange(50), "words": np.frombuffer(b"said", np.uint8)}
        )
        self.model = (folder / "sample.npz").read_bytes()

    def _file(self, ending: str, content: str | bytes) -> Path:
        path = self.folder / f"fuzzed{ending}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        return path

    def readers(self, draw: random.Random) -> None:
        """Exports of archives, tables and web pages, through `convert`."""
        kind = draw.choice([*self.exports, ".docx", ".parquet"])
        if kind in self.exports:
            content: str | bytes = mutated(draw, self.exports[kind])
            if draw.random() < 0.3:
                content = torn(draw, content.encode("utf-8", "surrogatepass"))
        elif kind == ".docx" and draw.random() < 0.7:
            lines = mutated(draw, ["\n".join(samples.nexis())]).split("\n")
            content = samples.docx(["".join(c for c in line if c.isprintable()) for line in lines])
        else:
            content = torn(draw, self.docx if kind == ".docx" else self.parquet)
        corpus = convert(self._file(kind, content))
        assert all(article.text.strip() for article in corpus)

    def front_matter(self, draw: random.Random) -> None:
        """Text files with metadata; hostile pieces mostly in the metadata."""
        text = draw.choice(self.fronted)
        head, body = text[:90], text[90:]
        read_articles(self._file(".txt", mutated(draw, [head], 4) + body))

    def quotations(self, draw: random.Random) -> None:
        """Pairs of marks lie in the text, in order, each with its inner part."""
        text = mutated(draw, self.texts)
        for mark in find_quotations(text, paragraphs(text)):
            assert 0 <= mark.start < mark.end <= len(text)

    def zones(self, draw: random.Random) -> None:
        """Zones are disjoint and cover every line that is not blank."""
        article = Article("a", text=mutated(draw, self.texts))
        lines = paragraphs(article.text)
        last = 0
        for zone in find_zones(article, lines):
            assert last <= zone.start <= zone.end <= len(article.text)
            last = zone.end

    def attributions(self, draw: random.Random) -> None:
        """A reading with everything, all measures, the rows of `annotate` and the page of `show`."""
        base = draw.choice(list(self.corpus))
        article = Article("a", base.outlet, mutated(draw, [base.text, *self.texts[:3]]), event=base.event)
        own = next((d for d in self.dossiers if d.event == article.event), None)
        reading = Reading(article)
        for found in reading.attributions:
            for start, end in (*found.source, *found.cue, *found.content):
                assert 0 <= start < end <= len(article.text)
        row = score_reading(reading, self.measures, own)
        assert not any(isinstance(value, float) and math.isinf(value) for value in row.values())
        for span in annotate(Corpus([article]), dossier=own):
            assert span["text"] == article.text[span["start"] : span["end"]]
        write_jsonl(annotate(Corpus([article]), ["zones"]), self.folder / "spans.jsonl")
        show(article)

    def dossiers_(self, draw: random.Random) -> None:
        """Dossiers in YAML, and an article scored with what was read."""
        for dossier in load_dossiers(self._file(".yaml", mutated(draw, self.dossier_texts, 4))):
            score_reading(Reading(Article("a", text=draw.choice(self.texts))), self.measures[:5], dossier)
            load_dossiers(self._file(".yaml", dossier.to_yaml()))

    def lexicons_(self, draw: random.Random) -> None:
        """Lexicon files."""
        load_lexicon(self._file(".tsv", mutated(draw, self.lexicons, 4)))

    def models(self, draw: random.Random) -> None:
        """Trained parameters: damaged ones are refused."""
        load_arrays(self._file(".npz", torn(draw, self.model)))

    def tables(self, draw: random.Random) -> None:
        """Texts in a table of scores come back as they were."""
        import pandas as pd

        texts = [mutated(draw, ["Herald", "=A1", "'=A1"], 3).replace("\r", "") or "x" for _ in range(4)]
        path = self.folder / "scores.csv"
        table = pd.DataFrame(
            {"article": list("abcd"), "outlet": pd.Series(texts, dtype=object), "hedging": 1.5}
        )
        write_table(table, path)
        back = read_scores(path)["outlet"].tolist()
        assert back == [text.encode("utf-8", "backslashreplace").decode() for text in texts], (texts, back)


def names() -> list[str]:
    return [name for name in vars(Targets) if not name.startswith("_")]


def tried(targets: Targets, name: str, seed: int) -> str:
    """Try one target once: "held", "refused" or the traceback of a crash."""
    start = time.process_time()
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            getattr(targets, name)(random.Random(f"{name} {seed}"))
        outcome = "held"
    except FramingError:
        outcome = "refused"
    except Exception:
        return traceback.format_exc()
    seconds = time.process_time() - start
    return outcome if seconds < SLOW else f"slow: {seconds:.0f} s\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--target", choices=names(), action="append")
    parser.add_argument("--seed", type=int, default=0, help="the first one")
    parser.add_argument("--count", type=int, default=sys.maxsize, help="tries of each target, at most")
    options = parser.parse_args()
    wanted = options.target or names()
    cheap = [name for name in wanted if name not in DEAR]
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    crashes: dict[str, str] = {}
    end = time.monotonic() + 60 * options.minutes
    with tempfile.TemporaryDirectory() as folder:
        targets = Targets(Path(folder))
        seed = options.seed
        while time.monotonic() < end and seed < options.seed + options.count:
            for name in wanted if seed % CHEAP == 0 or options.target else cheap:
                outcome = tried(targets, name, seed)
                kind = outcome if outcome in ("held", "refused") else "crashed"
                counts[name, kind] += 1
                if kind == "crashed":
                    place = "".join(outcome.strip().splitlines()[-3:])
                    if place not in crashes:
                        crashes[place] = f"--target {name} --seed {seed} --count 1\n{outcome}"
                        print(crashes[place], flush=True)
            seed += 1
    print(f"{'target':14}{'tried':>8}{'held':>8}{'refused':>8}{'crashed':>8}")
    for name in wanted:
        found = [counts[name, kind] for kind in ("held", "refused", "crashed")]
        print(f"{name.rstrip('_'):14}" + "".join(f"{n:8}" for n in (sum(found), *found)))
    print(f"{len(crashes)} different crashes")
    raise SystemExit(bool(crashes))


if __name__ == "__main__":
    main()
