"""The regression that tells what quotation marks do, trained on coded quotations and on the teaching corpus.

The items: quotations of PolNeAR articles with two codings each, which `validate` measures on; the open events of the
teaching corpus; invented sentences of other places and conflicts (``quotation_exemplars.tsv``); and more quotations of
six published sets, coded for this model, of which the repository keeps only the places (``quotation_codings.tsv``):
whoever holds the sets makes the same model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from framing.datasets.quotation_function import Item, coded_items, evidence_by_place, teaching_items, validate
from framing.models import Arrays, pack_words, save_arrays
from framing.text.functions import FunctionModel, word_vectors
from framing.text.quotations import FUNCTIONS
from framing.text.quoting.marked_words import Evidence
from framing.text.tables import parse
from framing.training.coded_texts import digest, read_codings, texts_of

STRENGTH = 0.1
"""Inverse of the regression's penalty."""
SCALE = 0.2
"""Size of the word vectors beside features that are 0 or 1."""
READINESS = {"scare": 1.5, "mixed": 1.25}
"""Factor on the odds of a function that is rare and looked for."""
EXEMPLARY = 2.0
"""Weight of an invented sentence: there are few, and each stands for many."""
LEAST = 2
"""Quotations in which a feature must occur."""
RARELY = -9.0
"""Score of a function that no item has."""


def train(data: Path, out: Path) -> dict[str, Any]:
    """Train the model on all items and write it; return its cross-validated figures.

    Parameters
    ----------
    data : Path
        Folder of the coded quotations (``dev.jsonl``), with PolNeAR beside it and, as far as they are held, BASIL,
        BABE, NewsMTSC, the narrative frames and SEESAW.
    out : Path
        The ``.npz`` file.
    """
    save_arrays(out, _arrays([*coded_items(data), *further_items(data)]))
    return validate(data)


def further_items(data: Path) -> list[Item]:
    """Read the items that are only trained on: teaching corpus, exemplars, codings whose texts lie beside `data`.

    A text that is not the one that was coded is left out, as are quotations that the text's marks do not give.
    """
    items, codings = [*teaching_items(), *exemplars()], read_codings()
    for source in sorted({coding.source for coding in codings}):
        of_source = [coding for coding in codings if coding.source == source]
        texts = texts_of(data.parent, source, (coding.document for coding in of_source))
        for name, text in texts.items():
            evidence = evidence_by_place(name, text)
            sha1 = digest(text)
            items += [
                Item(
                    name,
                    f"{name}:{coding.start}-{coding.end}",
                    coding.function,
                    coding.weight,
                    evidence[place],
                )
                for coding in of_source
                if coding.document == name and coding.digest == sha1
                if (place := (coding.start, coding.end)) in evidence
            ]
    return items


def exemplars() -> list[Item]:
    """Read the invented sentences: what every mark of a sentence does stands before it."""
    table = (files("framing.training") / "quotation_exemplars.tsv").read_text(encoding="utf-8")
    return [
        Item(f"exemplar {number}", f"exemplar {number}:{start}", row["function"], EXEMPLARY, evidence)
        for number, row in enumerate(parse(table, "quotation_exemplars.tsv")[1])
        for (start, _), evidence in evidence_by_place(str(number), row["sentence"]).items()
    ]


def fitted(items: Sequence[Item]) -> FunctionModel:
    """Fit a model to items."""
    return FunctionModel(_arrays(items))


def _arrays(items: Sequence[Item]) -> Arrays:
    from sklearn.linear_model import LogisticRegression

    short = [(item, item.evidence) for item in items if item.evidence]
    evidence = [found for _, found in short]
    counts = Counter(name for found in evidence for name in set(found.features))
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    table = sparse.hstack(
        [_features(evidence, names), SCALE * np.array([_meanings(found) for found in evidence])]
    )
    regression = LogisticRegression(C=STRENGTH, max_iter=500, tol=1e-3)
    regression.fit(
        table.tocsr(), [item.label for item, _ in short], sample_weight=[item.weight for item, _ in short]
    )
    weights = np.zeros((table.shape[1], len(FUNCTIONS)), dtype=np.float32)
    bias = np.full(len(FUNCTIONS), RARELY, dtype=np.float32)
    for column, label in enumerate(regression.classes_):
        weights[:, FUNCTIONS.index(label)] = regression.coef_[column]
        bias[FUNCTIONS.index(label)] = regression.intercept_[column] + np.log(READINESS.get(label, 1.0))
    return {
        "names": pack_words(names),
        "weights": weights[: len(names)],
        "bias": bias,
        "word_weights": SCALE * weights[len(names) :].reshape(len(evidence[0].words), -1, len(FUNCTIONS)),
    }


def _features(evidence: Sequence[Evidence], names: Sequence[str]) -> sparse.csr_matrix:
    """Set 1 where a feature holds."""
    column_of = {name: column for column, name in enumerate(names)}
    cells = [
        (row, column_of[name])
        for row, found in enumerate(evidence)
        for name in set(found.features)
        if name in column_of
    ]
    rows, columns = zip(*cells, strict=True)
    return sparse.csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(evidence), len(names)))


def _meanings(evidence: Evidence) -> npt.NDArray[np.float64]:
    """Mean word vector of every place, one after another."""
    vectors = word_vectors()
    return np.concatenate([vectors.mean(words) for words in evidence.words])
