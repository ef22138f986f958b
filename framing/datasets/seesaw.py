"""SEESAW: who is shown to be for or against whom, sentence by sentence, in US news [ZhangEtAl2022].

The set's licence (CC BY-NC-SA) does not allow a model trained on it to ship here; one can train it from one's own copy.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from framing.classify.evaluation import evaluate
from framing.classify.tone.directed_stance import DirectedStance, Pair
from framing.classify.tone.towards import TONES, ToneTowards
from framing.datasets.loaded_words import write_predictions
from framing.datasets.polnear_metrics import Tally
from framing.errors import FormatError, ReadError

STANCES = {"NEG": "against", "POS": "for"}
FOLDS = 5
PARTIES = re.compile(r"\b(Republican|Democrat)\w*")


@dataclass(frozen=True)
class StatedStance:
    """One party's stance towards another in one sentence.

    Parameters
    ----------
    id : str
        Document, sentence and number, such as ``TRIPLET_000_DOCUMENT_0:3:1``.
    story : str
        The story, told by three outlets.
    pair : Pair
        The sentence, and where both are named.
    stance : {"for", "against"}
        What the annotators saw.
    """

    id: str
    story: str
    pair: Pair
    stance: str


def read_seesaw(data: Path) -> list[StatedStance]:
    """Read all stances.

    Raises
    ------
    ReadError
        If the folder holds no ``annotations`` and ``articles``.
    FormatError
        If a file is not of the set's form; it is named.
    """
    files = sorted((Path(data) / "annotations").glob("*.json"))
    if not files:
        raise ReadError(f"{data}: give the folder that holds SEESAW's folders annotations and articles.")
    found: list[StatedStance] = []
    for file in files:
        try:
            found += _stances(file)
        except OSError as error:
            raise ReadError(f"{file}: its article cannot be read ({error}).") from None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise FormatError(f"{file} is no annotation of SEESAW: {error!r}.") from None
    return found


def _stances(file: Path) -> Iterator[StatedStance]:
    article = file.parent.parent / "articles" / file.name
    content = json.loads(article.read_text(encoding="utf-8"))
    texts = {str(sentence["id"]): sentence["text"] for sentence in content["text"]}
    rows = json.loads(file.read_text(encoding="utf-8"))["sentence-level stances"]
    for sentence, stances in rows.items():
        for row in stances:
            text = texts[sentence]
            pair = Pair(text, place_of(row["subject"], text), place_of(row["object"], text))
            id = f"{file.stem}:{sentence}:{row['id']}"
            yield StatedStance(id, file.stem.partition("_DOCUMENT")[0], pair, STANCES[row["sentiment"]])


def place_of(entity: str, text: str) -> tuple[int, int] | None:
    """Find where an entity is named: in full, by a party's adjective, or by its last or first word.

    Examples
    --------
    >>> place_of("Ann Lee", "The mayor met Ms. Lee."), place_of("Republican Party", "A Republican bill")
    ((18, 21), (2, 12))
    >>> place_of("the tax", "No word of it.")
    """
    words = re.findall(r"\w+", entity)
    party = PARTIES.match(entity)
    choices = [rf"\b{re.escape(entity)}\b"] if words else []
    choices += [rf"\b{party.group(1)}\w*"] if party else []
    choices += [rf"\b{word}\b" for word in (words[-1:] + words[:1]) if len(word) > 2]
    for choice in choices:
        if match := re.search(choice, text) or re.search(choice, text, re.IGNORECASE):
            return match.span()
    return None


def validate(data: Path, split: str, predictions: Path | None) -> dict[str, Any]:
    """Tell for or against by the tone towards the object, and by a regression cross-validated over stories.

    Parameters
    ----------
    data : Path
        Folder of SEESAW.
    split : str
        Not used: the set is read whole, and cross-validated.
    predictions : Path, optional
        Where to write one object a line: `item`, `gold`, `prediction` (of the regression).

    Returns
    -------
    dict
        `stances, object_named` (share), `method`; `tone_towards_object` (macro-F1 where the object is named, the
        likelier of positive and negative), `directed` (macro-F1 of the regression on all), `directed_object_named`
        (on the same as the former), `majority_macro_f1`.
    """
    items = read_seesaw(data)
    gold = [item.stance for item in items]
    result = evaluate(
        DirectedStance(), [item.pair for item in items], gold, [item.story for item in items], FOLDS
    )
    directed = [str(result.labels[at]) for at in result.predicted.argmax(axis=1)]
    write_predictions(
        (
            {"item": item.id, "gold": item.stance, "prediction": guess}
            for item, guess in zip(items, directed, strict=True)
        ),
        predictions,
    )
    named = [i for i, item in enumerate(items) if item.pair.object]
    chances = ToneTowards.shipped().predict_proba(
        [(items[i].pair.text, *place) for i in named if (place := items[i].pair.object)]
    )
    positive = chances[:, TONES.index("positive")] > chances[:, TONES.index("negative")]
    tone = ["for" if sign else "against" for sign in positive.tolist()]
    return {
        "stances": len(items),
        "object_named": round(len(named) / len(items), 3),
        "method": f"directed: {FOLDS}-fold cross-validation grouped by story; tone: the shipped model",
        "tone_towards_object": _macro_f1([gold[i] for i in named], tone),
        "directed": _macro_f1(gold, directed),
        "directed_object_named": _macro_f1([gold[i] for i in named], [directed[i] for i in named]),
        "majority_macro_f1": _macro_f1(gold, [max(STANCES.values(), key=gold.count)] * len(gold)),
    }


def _macro_f1(gold: Sequence[str], guess: Sequence[str]) -> float:
    scores = []
    for stance in STANCES.values():
        tally = Tally()
        for wanted, given in zip(gold, guess, strict=True):
            tally.add([stance] * (wanted == stance), [stance] * (given == stance))
        scores.append(tally.figures[2])
    return round(float(np.mean(scores)), 3)
