"""Make the vectors of words: ``framing train word-meanings --data FOLDER --out word_meanings.npz``.

FOLDER holds ``model.safetensors`` and ``tokenizer.json`` of all-MiniLM-L6-v2 (Apache License 2.0). The words are the
most frequent of GloVe's; each is read by the language model alone, and the main dimensions of the mean of its last
states are set beside GloVe's own.
"""

from __future__ import annotations

import json
import re
import struct
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import erf

from framing.classify.embeddings import word_vectors
from framing.errors import ReadError
from framing.models import pack_words, save_arrays
from framing.text.attribution.columns import NUMBER
from framing.text.tags import quantised

Floats = npt.NDArray[np.float32]

WORDS, DIMENSIONS = 30_000, 64
TOGETHER = 256
HEADS = 12
SMALL = 1e-12
KINDS = {"F32": np.float32, "I64": np.int64}
FILES = ("model.safetensors", "tokenizer.json")


def train(data: Path, out: Path) -> dict[str, Any]:
    """Make the vectors and write them.

    Parameters
    ----------
    data : Path
        Folder of the language model.
    out : Path
        The ``.npz`` file.

    Returns
    -------
    dict
        How many words and dimensions, and the share of the language model's variance that was kept.

    Raises
    ------
    ReadError
        If a file of the language model is missing.
    """
    row_of, glove = word_vectors()
    words = list(row_of)[:WORDS]
    company = glove[[row_of[word] for word in words]]
    meanings, kept = main_dimensions(read_alone(words, Path(data)), DIMENSIONS)
    vectors = np.concatenate([company / company.std(), meanings / meanings.std()], axis=1)
    padded = np.concatenate([np.zeros((NUMBER + 1, vectors.shape[1])), vectors])
    whole, scale = quantised(padded)
    save_arrays(Path(out), {"words": pack_words(words), "vectors": whole, "vectors_scale": scale})
    return {"words": len(words), "dimensions": vectors.shape[1], "variance_kept": round(kept, 3)}


def main_dimensions(rows: Floats, count: int) -> tuple[Floats, float]:
    """Turn rows into their main dimensions; return them and the share of variance that they keep."""
    centred = rows - rows.mean(axis=0)
    spread, directions = np.linalg.eigh(centred.T @ centred)
    turned: Floats = (centred @ directions[:, ::-1][:, :count]).astype(np.float32)
    return turned, float(spread[::-1][:count].sum() / spread.sum())


def read_alone(words: Sequence[str], folder: Path) -> Floats:
    """Return what the language model makes of each word alone: vectors of length 1."""
    for name in FILES:
        if not (folder / name).is_file():
            raise ReadError(f"{folder / name} is not there; give the folder of all-MiniLM-L6-v2.")
    weights = _read_weights(folder / FILES[0])
    pieces = json.loads((folder / FILES[1]).read_text(encoding="utf-8"))["model"]["vocab"]
    cut = [[pieces["[CLS]"], *word_pieces(word, pieces), pieces["[SEP]"]] for word in words]
    lengths = np.array([len(row) for row in cut])
    found = np.zeros((len(words), len(weights["embeddings.LayerNorm.weight"])), dtype=np.float32)
    for length in np.unique(lengths):
        numbers = np.flatnonzero(lengths == length)
        for part in np.array_split(numbers, -(-len(numbers) // TOGETHER)):
            means = _states(np.array([cut[i] for i in part]), weights).mean(axis=1)
            found[part] = means / np.linalg.norm(means, axis=1, keepdims=True)
    return found


def word_pieces(word: str, pieces: Mapping[str, int]) -> list[int]:
    """Cut a word into the longest pieces that the language model knows.

    Examples
    --------
    >>> word_pieces("unfair", {"un": 7, "##fair": 8, "[UNK]": 0})
    [7, 8]
    """
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    found = []
    for part in re.findall(r"\w+|[^\w\s]", plain):
        start, cut = 0, []
        while start < len(part):
            ends = range(len(part), start, -1)
            known = (end for end in ends if "##" * (start > 0) + part[start:end] in pieces)
            if (end := next(known, None)) is None:
                cut = [pieces["[UNK]"]]
                break
            cut.append(pieces["##" * (start > 0) + part[start:end]])
            start = end
        found += cut
    return found or [pieces["[UNK]"]]


def _read_weights(path: Path) -> dict[str, Floats]:
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    weights = {}
    for name, facts in json.loads(content[8 : 8 + length]).items():
        if name != "__metadata__" and facts["dtype"] in KINDS:
            start, end = (8 + length + offset for offset in facts["data_offsets"])
            weights[name] = np.frombuffer(content[start:end], KINDS[facts["dtype"]]).reshape(facts["shape"])
    return weights


def _states(ids: npt.NDArray[np.int64], weights: Mapping[str, Floats]) -> Floats:
    """Read rows of pieces of one length: the last layer's states [DevlinEtAl2019]."""
    tables = ("word_embeddings", "position_embeddings", "token_type_embeddings")
    words, places, kinds = (weights[f"embeddings.{name}.weight"] for name in tables)
    rows = _normalised(words[ids] + places[: ids.shape[1]] + kinds[0], weights, "embeddings")
    for number in range(1 + max(int(name.split(".")[2]) for name in weights if ".layer." in name)):
        layer = f"encoder.layer.{number}"
        seen = _linear(
            _attention(rows, weights, f"{layer}.attention.self"), weights, f"{layer}.attention.output.dense"
        )
        rows = _normalised(rows + seen, weights, f"{layer}.attention.output")
        inner = _linear(rows, weights, f"{layer}.intermediate.dense")
        inner = inner * 0.5 * (1 + erf(inner / np.sqrt(2)))
        rows = _normalised(
            rows + _linear(inner, weights, f"{layer}.output.dense"), weights, f"{layer}.output"
        )
    return rows


def _attention(rows: Floats, weights: Mapping[str, Floats], name: str) -> Floats:
    count, length, width = rows.shape
    query, key, value = (
        _linear(rows, weights, f"{name}.{part}").reshape(count, length, HEADS, -1).swapaxes(1, 2)
        for part in ("query", "key", "value")
    )
    scores = query @ key.swapaxes(2, 3) / np.sqrt(width / HEADS)
    odds = np.exp(scores - scores.max(axis=-1, keepdims=True))
    attended: Floats = (odds / odds.sum(axis=-1, keepdims=True)) @ value
    return attended.swapaxes(1, 2).reshape(count, length, width)


def _linear(rows: Floats, weights: Mapping[str, Floats], name: str) -> Floats:
    passed: Floats = rows @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return passed


def _normalised(rows: Floats, weights: Mapping[str, Floats], name: str) -> Floats:
    centred = rows - rows.mean(axis=-1, keepdims=True)
    scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + SMALL)
    passed: Floats = scaled * weights[f"{name}.LayerNorm.weight"] + weights[f"{name}.LayerNorm.bias"]
    return passed
