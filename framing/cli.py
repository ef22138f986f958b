"""The command line. Heavy rooms are imported only by the command that needs them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import ArgumentError, FramingError

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.dossier import Dossier
    from framing.readers.conversion import Converted
    from framing.scale import Scored

DONE, SKIPPED, REFUSED = 0, 1, 2
MODELS = ("attribution", "frames", "loaded", "quotation-function", "tags", "tone", "word-meanings")
DATASETS = ("polnear", "quotation-function", "babe", "basil", "gum", "narrative-frames", "newsmtsc", "seesaw")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code (0 done, 1 some inputs skipped, 2 refused)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console of another encoding must not stop a run
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except FramingError as error:
        print(f"framing: {error}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("framing: stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return DONE


def parser() -> argparse.ArgumentParser:
    """Build the parser of all commands."""
    top = argparse.ArgumentParser(
        prog="framing", description="How do outlets frame the same event differently?"
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, about: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=about, description=about)
        sub.set_defaults(run=run)
        return sub

    def articles(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("path", nargs="+", help=".txt files, folders, .csv, .jsonl or .parquet tables")
        sub.add_argument("--dossier", help="a dossier (YAML) or a folder of them")

    demo = command("demo", _demo, "Run the main job on the teaching corpus.")
    demo.add_argument("--out", default="demo", help="folder for report.html, scores.csv, spans.jsonl")

    report = command("report", _report, "Write a report that opens in any browser.")
    articles(report)
    report.add_argument("--out", default="report.html")
    report.add_argument("--pdf", action="store_true", help="write a PDF beside it")

    score = command("score", _score, "Score articles: one row each.")
    articles(score)
    score.add_argument("--out", required=True, help="a .csv or .parquet file")
    score.add_argument("--measures", help="names divided by commas; all if left out")
    score.add_argument("--jobs", type=int, default=1, help="processes to use (1)")
    score.add_argument("--engine", choices=("local", "dask"), default="local", help="where to score (local)")
    score.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="a running Dask scheduler; without it --jobs processes are started",
    )
    score.epilog = (
        "Articles are read and scored in batches. Until the table is whole, finished batches stand as files in the "
        "folder OUT.parts; after a stop, the same command goes on from there. How the table was made is written "
        "beside it as <name>.provenance.json."
    )

    annotate = command("annotate", _annotate, "Write every span of evidence as JSON lines.")
    articles(annotate)
    annotate.add_argument("--out", required=True, help="a .jsonl file")
    annotate.add_argument(
        "--layers", help="quotations, attributions, zones, measures, divided by commas; all if left out"
    )

    convert = command("convert", _convert, "Split exports of archives into articles, as JSON lines.")
    convert.add_argument(
        "path", nargs="+", help="Nexis, Lexis, Factiva, ProQuest, Media Cloud, HTML files or folders"
    )
    convert.add_argument("--out", required=True, help="a .jsonl file")

    measures = command("measures", _measures, "List the measures, or show one measure's page.")
    measures.add_argument("name", nargs="?")

    compare = command("compare", _compare, "Compare outlets within events.")
    compare.add_argument("scores", help="a table written by `framing score`")
    compare.add_argument("--column", required=True, help="columns divided by commas")
    compare.add_argument("--by", default="outlet")
    compare.add_argument("--within", default="event")

    paper = command("paper", _paper, "Copy the paper on the teaching corpus as a template for your own.")
    paper.add_argument("action", choices=("new",))
    paper.add_argument("file", help="the new notebook, a .ipynb file that does not exist yet")

    train = command("train", _train, "Train one of the shipped models from its data.")
    train.add_argument("model", choices=MODELS)
    train.add_argument("--data", required=True)
    train.add_argument("--out", required=True)

    validate = command("validate", _validate, "Measure the toolkit against a data set that you hold.")
    validate.add_argument("dataset", choices=DATASETS)
    validate.add_argument("--data", required=True)
    validate.add_argument("--split", default="dev")
    validate.add_argument("--out", help="a .json file for the metrics")
    validate.add_argument("--predictions", help="a .jsonl file for every item's gold and prediction")
    return top


def _read(options: argparse.Namespace) -> tuple[Corpus, tuple[Dossier, ...] | None]:
    from framing.dossier import load_dossiers
    from framing.readers import read_articles

    return read_articles(*options.path), load_dossiers(options.dossier) if options.dossier else None


def _finish(result: Corpus | Scored | Converted, *written: str | Path) -> int:
    """Say what was written, what was skipped and what is to be known; return the exit code."""
    for path in written:
        print(path)
    for note in result.notes:
        print(note, file=sys.stderr)
    for skip in result.skipped:
        print(f"skipped {skip.origin}: {skip.reason}", file=sys.stderr)
    if result.skipped:
        print(f"read {len(result)}, skipped {len(result.skipped)}", file=sys.stderr)
    return SKIPPED if result.skipped else DONE


def _demo(options: argparse.Namespace) -> int:
    from framing.annotation import annotate, write_jsonl
    from framing.datasets import load_corpus, load_corpus_dossiers
    from framing.reporting import write_report
    from framing.scoring import score
    from framing.tables import write_table

    folder = Path(options.out)
    corpus, dossiers = load_corpus(), load_corpus_dossiers()
    write_table(score(corpus, dossier=dossiers, progress=sys.stderr.isatty()), folder / "scores.csv")
    write_jsonl(annotate(corpus, dossier=dossiers), folder / "spans.jsonl")
    write_report(corpus, folder / "report.html", dossier=dossiers)
    return _finish(corpus, *(folder / name for name in ("report.html", "scores.csv", "spans.jsonl")))


def _report(options: argparse.Namespace) -> int:
    from framing.reporting import write_report

    corpus, dossiers = _read(options)
    written = write_report(corpus, options.out, dossier=dossiers, pdf=options.pdf)
    return _finish(corpus, *written)


def _score(options: argparse.Namespace) -> int:
    from framing.dossier import load_dossiers
    from framing.scale import DaskEngine, LocalEngine, score_to_file

    if options.scheduler and options.engine != "dask":
        raise ArgumentError("--scheduler belongs to --engine dask.")
    engine = (
        DaskEngine(options.scheduler, options.jobs) if options.engine == "dask" else LocalEngine(options.jobs)
    )
    names = options.measures.split(",") if options.measures else None
    dossiers = load_dossiers(options.dossier) if options.dossier else None
    scored = score_to_file(options.path, options.out, names, dossiers, engine, sys.stderr.isatty())
    return _finish(scored, options.out)


def _annotate(options: argparse.Namespace) -> int:
    from framing.annotation import LAYERS, annotate, write_jsonl
    from framing.records import provenance
    from framing.tables import write_provenance

    layers = options.layers.split(",") if options.layers else LAYERS
    corpus, dossiers = _read(options)
    write_jsonl(annotate(corpus, layers, dossiers), options.out)
    write_provenance(provenance(corpus, layers=list(layers)), options.out)
    return _finish(corpus, options.out)


def _convert(options: argparse.Namespace) -> int:
    from framing.readers import convert_to_file

    return _finish(convert_to_file(options.path, options.out), options.out)


def _measures(options: argparse.Namespace) -> int:
    from framing.scoring import catalogue, explain

    if options.name:
        print(explain(options.name))
    else:
        print(catalogue()[["measure", "title", "unit", "higher_means"]].to_string(index=False))
    return DONE


def _compare(options: argparse.Namespace) -> int:
    from framing.stats import compare
    from framing.tables import read_scores

    table = read_scores(options.scores)
    result = compare(table, options.column.split(","), by=options.by, within=options.within)
    print(result.to_string(index=False))
    for note in result.attrs.get("notes", ()):
        print(note, file=sys.stderr)
    return DONE


def _paper(options: argparse.Namespace) -> int:
    from framing.export.paper_template import new_paper

    print(new_paper(options.file))
    return DONE


def _train(options: argparse.Namespace) -> int:
    from framing.training import train

    print(json.dumps(train(options.model, Path(options.data), Path(options.out)), indent=1))
    return DONE


def _validate(options: argparse.Namespace) -> int:
    from framing._write import replacing
    from framing.datasets import validate

    predictions = Path(options.predictions) if options.predictions else None
    metrics = validate(options.dataset, Path(options.data), options.split, predictions)
    text = json.dumps(metrics, ensure_ascii=False)
    print(text)
    if options.out:
        with replacing(options.out) as beside:
            beside.write_text(text + "\n", encoding="utf-8")
    return DONE


if __name__ == "__main__":
    raise SystemExit(main())
