"""NewsMTSC: sentences of US news with the tone towards persons and bodies named in them [HamborgDonnay2021]."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from framing.classify.evaluation import evaluate
from framing.classify.tone.towards import TONES, ToneTowards
from framing.datasets.loaded_words import write_predictions
from framing.errors import ArgumentError, FormatError, ReadError

POLARITIES = {2.0: "negative", 4.0: "neutral", 6.0: "positive"}
FOLDS = 5
TRAINING = "train"
GROUP = re.compile(r"allsides_\d+(_\d+)|(polusa_v\d+_\d+)")
"""What of an id names the story (allsides, several articles) or the article (polusa) that a sentence is taken from."""


@dataclass(frozen=True)
class JudgedTarget:
    """A target in a sentence, with the tone towards it.

    Parameters
    ----------
    id : str
        The set's own, ``Input.gid``.
    text : str
        The sentence.
    start, end : int
        Half-open offsets of the target.
    tone : str or None
        One of `framing.classify.tone.towards.TONES`; None where the file tells none.
    """

    id: str
    text: str
    start: int
    end: int
    tone: str | None

    @property
    def target(self) -> tuple[str, int, int]:
        """What a classifier takes."""
        return self.text, self.start, self.end

    @property
    def group(self) -> str:
        """The story or article that the sentence is taken from.

        Examples
        --------
        >>> JudgedTarget("allsides_1018_408_1_Ann Lee_2_9", "", 0, 0, None).group
        '_408'
        >>> JudgedTarget("polusa_v1_4333948_-1_6_NBC_96_99", "", 0, 0, None).group
        'polusa_v1_4333948'
        """
        match = GROUP.match(self.id)
        return (match.group(1) or match.group(2)) if match else self.id


def read_newsmtsc(data: Path, split: str = TRAINING) -> list[JudgedTarget]:
    """Read the targets of one part, in the order of the file.

    Parameters
    ----------
    data : Path
        Folder that holds ``<split>.jsonl``, or that file itself.
    split : str
        The part.

    Raises
    ------
    ReadError
        If there is no such file.
    FormatError
        If a line is not of the set's form; it is named.
    """
    path = Path(data) if Path(data).is_file() else Path(data) / f"{split}.jsonl"
    if not path.is_file():
        there = ", ".join(sorted(file.stem for file in Path(data).glob("*.jsonl"))) or "none"
        raise ReadError(f"{path} is not there; the parts in {data} are: {there}.")
    targets: list[JudgedTarget] = []
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    targets += _targets(json.loads(line))
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    raise FormatError(
                        f"{path}, line {number} is no sentence of NewsMTSC: {error!r}."
                    ) from None
    if not targets:
        raise ReadError(f"{path} holds no target.")
    return targets


def _targets(row: dict[str, Any]) -> Iterator[JudgedTarget]:
    text = row["sentence_normalized"]
    for target in row["targets"]:
        polarity = target.get("polarity")
        tone = None if polarity is None else POLARITIES[float(polarity)]
        yield JudgedTarget(str(target["Input.gid"]), text, int(target["from"]), int(target["to"]), tone)


def validate(data: Path, split: str, predictions: Path | None) -> dict[str, Any]:
    """Measure the shipped model on a part; on its own training data, cross-validate one trained alike.

    Parameters
    ----------
    data : Path
        See `read_newsmtsc`.
    split : str
        The part. "dev", which the set does not have, is the training data where no such file lies there.
    predictions : Path, optional
        Where to write one object a line: `item` (``Input.gid``), `gold`, `prediction`.

    Returns
    -------
    dict
        `split, method, targets, macro_f1, accuracy`; by tone `precision, recall, f1, n`; `majority_macro_f1`.
    """
    if split == "dev" and Path(data).is_dir() and not (Path(data) / "dev.jsonl").is_file():
        split = TRAINING
    items = read_newsmtsc(data, split)
    if split == TRAINING:
        guesses = cross_validated(items)
        method = f"{FOLDS}-fold cross-validation grouped by story: this is the shipped model's training data"
    else:
        guesses = ToneTowards.shipped().predict([item.target for item in items]).tolist()
        method = "the shipped model"
    lines = [
        {"item": item.id, "gold": item.tone, "prediction": guess}
        for item, guess in zip(items, guesses, strict=True)
    ]
    write_predictions(lines, predictions)
    pairs = [(item.tone, guess) for item, guess in zip(items, guesses, strict=True) if item.tone is not None]
    return {"split": split, "method": method, "targets": len(items), **tone_figures(pairs)}


def cross_validated(items: Sequence[JudgedTarget]) -> list[str]:
    """Tell the tone of every item by a model trained without its story.

    Raises
    ------
    ArgumentError
        If an item has no tone, or there are fewer stories than folds.
    """
    if untold := [item.id for item in items if item.tone is None]:
        raise ArgumentError(f"cross-validation needs the tone of every target; {untold[0]!r} has none.")
    stories = [item.group for item in items]
    result = evaluate(
        ToneTowards(), [item.target for item in items], [item.tone for item in items], stories, dealt(stories)
    )
    return [str(result.labels[at]) for at in result.predicted.argmax(axis=1)]


def dealt(stories: Sequence[str]) -> list[int]:
    """Deal stories out to folds at random; return every item's fold.

    Raises
    ------
    ArgumentError
        If there are fewer stories than folds.

    Examples
    --------
    >>> dealt(["a", "b", "b", "c", "d", "e"])
    [3, 4, 4, 0, 2, 1]
    """
    distinct = sorted(set(stories))
    if len(distinct) < FOLDS:
        raise ArgumentError(f"{FOLDS} folds need {FOLDS} stories at least; there are {len(distinct)}.")
    order = np.random.default_rng(0).permutation(len(distinct)).tolist()
    fold_of = {distinct[at]: place % FOLDS for place, at in enumerate(order)}
    return [fold_of[story] for story in stories]


def tone_figures(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Compare gold and predicted tones; None where a figure is undefined.

    Examples
    --------
    >>> figures = tone_figures([("negative", "negative"), ("positive", "negative")])
    >>> figures["accuracy"], figures["negative"]
    (0.5, {'precision': 0.5, 'recall': 1.0, 'f1': 0.667, 'n': 1})
    """
    gold, guess = np.array(list(pairs), dtype=object).reshape(-1, 2).T
    wanted = np.array([(gold == tone).sum() for tone in TONES])
    given = np.array([(guess == tone).sum() for tone in TONES])
    hits = np.array([((gold == tone) & (guess == tone)).sum() for tone in TONES])
    with np.errstate(invalid="ignore"):  # what has no cases is undefined
        by_figure = {"precision": hits / given, "recall": hits / wanted, "f1": 2 * hits / (wanted + given)}
        accuracy, most = hits.sum() / np.float64(len(gold)), np.float64(wanted.max())
        majority = 2 * most / (most + len(gold)) / len(TONES)
    figures = {"macro_f1": by_figure["f1"].mean(), "accuracy": accuracy, "majority_macro_f1": majority}
    by_tone = {
        tone: {name: _rounded(values[at]) for name, values in by_figure.items()} | {"n": int(wanted[at])}
        for at, tone in enumerate(TONES)
    }
    return {name: _rounded(value) for name, value in figures.items()} | by_tone


def _rounded(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 3)
