"""Train the part-of-speech tagger on a Universal Dependencies treebank with Penn tags.

The folder of the data holds ``.conllu`` files, or these:

``gold/``
    the treebank, tagged by hand;
``silver/``
    optional: more text, tagged by a program (`framing.training.silver_tags`);
``vectors.txt``
    optional: word vectors, a word and its numbers on each line, the most frequent word first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from framing.errors import ReadError
from framing.models import Arrays, pack_words, save_arrays
from framing.text.tags import BOUNDARY, REACH, TAGS, Tagger
from framing.training.tag_network import Settings, TaggedSentence, Vectors, fit
from framing.training.treebank import Document, read_treebank, tagged_tokens

OTHER_TAGS = {
    "LS": "SYM", "GW": "FW", "XX": "FW", "AFX": "JJ", "ADD": "NN", "NFP": ":", "-LSB-": "-LRB-", "-RSB-": "-RRB-",
}  # fmt: skip
"""Rare or noisy tags of treebanks, and what they count as."""

GOLD_WEIGHT = 3
"""How often a sentence of the treebank is seen for one of the silver text."""

MOST_VECTORS = 20_000


def train(data: Path, out: Path) -> dict[str, Any]:
    """Train on everything under `data` and write the model to `out`.

    Returns
    -------
    dict
        ``documents``, ``gold_tokens``, ``silver_tokens`` and ``vectors``: what it was trained on.

    Raises
    ------
    ReadError
        If the folder holds no treebank, or a line of ``vectors.txt`` is none.
    """
    documents, silver, vectors = read_data(data)
    gold = [sentence for document in documents for sentence in sentences_of(document)]
    names = pack_words([document.name for document in documents])
    save_arrays(out, {**fit(gold * GOLD_WEIGHT + silver, Settings(), vectors), "documents": names})
    return {
        "documents": len(documents),
        "gold_tokens": sum(map(len, gold)),
        "silver_tokens": sum(map(len, silver)),
        "vectors": len(vectors),
    }


def read_data(data: Path) -> tuple[list[Document], list[TaggedSentence], Vectors]:
    """Read the treebank's documents, the silver sentences and the word vectors of a folder."""
    silver = read_treebank(data / "silver") if (data / "silver").is_dir() else []
    vectors = data / "vectors.txt"
    return (
        read_gold(data),
        [sentence for document in silver for sentence in sentences_of(document)],
        _read_vectors(vectors) if vectors.is_file() else {},
    )


def read_gold(data: Path) -> list[Document]:
    """Read the treebank's documents alone."""
    return read_treebank(data / "gold" if (data / "gold").is_dir() else data)


def sentences_of(document: Document) -> list[TaggedSentence]:
    """Return a document's sentences as the library's tokens, with tags of `TAGS`."""
    return [
        [(form, OTHER_TAGS.get(tag, tag)) for form, tag in sentence] for sentence in tagged_tokens(document)
    ]


def cross_validate(data: Path, folds: int = 5) -> dict[str, dict[str, float]]:
    """Measure accuracy on documents that the tagger was not trained on.

    Parameters
    ----------
    data : Path
        As for `train`; the silver text is in every training part.
    folds : int
        Documents are dealt out in turn, in order of their names.

    Returns
    -------
    dict
        Genre (the second part of a document's name) to its ``accuracy`` and number of ``tokens``; ``all`` for all.
    """
    right: dict[str, list[bool]] = defaultdict(list)
    for held, arrays in cross_fitted(data, folds):
        for document in held:
            found = agreement(arrays, sentences_of(document))
            right["all"] += found
            right[document.name.split("_")[1]] += found
    return {genre: {"accuracy": float(np.mean(hits)), "tokens": len(hits)} for genre, hits in right.items()}


def cross_fitted(
    data: Path, folds: int = 5, wanted: Container[str] | None = None
) -> Iterator[tuple[list[Document], Arrays]]:
    """Yield the documents of each fold with the parameters of a tagger that was trained on the others.

    Documents are dealt out in turn, in order of their names; a fold that holds none of the `wanted` names is
    left out, since training takes time.
    """
    documents, silver, vectors = read_data(data)
    for fold in range(min(folds, len(documents))):
        held = documents[fold::folds]
        if wanted is None or any(document.name in wanted for document in held):
            names = {document.name for document in held}
            training = [s for d in documents if d.name not in names for s in sentences_of(d)]
            yield held, fit(training * GOLD_WEIGHT + silver, Settings(), vectors)


def agreement(arrays: Arrays, sentences: Sequence[TaggedSentence]) -> list[bool]:
    """Tell for each token whether a model gives it the tag that it bears."""
    stream = [BOUNDARY] * REACH
    places: list[int] = []
    for sentence in sentences:
        places += range(len(stream), len(stream) + len(sentence))
        stream += [form for form, _ in sentence] + [BOUNDARY] * REACH
    codes = Tagger(arrays).scores(stream)[places].argmax(axis=1)
    gold = [TAGS.index(tag) for sentence in sentences for _, tag in sentence]
    agrees: list[bool] = (codes == gold).tolist()
    return agrees


def _read_vectors(path: Path) -> Vectors:
    vectors = {}
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if number > MOST_VECTORS:
                break
            word, *values = line.rstrip("\n").split(" ")
            try:
                vectors[word] = np.array(values, dtype=np.float32)
            except ValueError:
                raise ReadError(f"{path}, line {number}: a word and its numbers were expected.") from None
    return vectors
