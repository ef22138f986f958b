"""Word meanings: a language model in plain NumPy, held against a small one whose answer is known."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import pytest

from framing.classify.word_meanings import word_meanings
from framing.errors import ReadError
from framing.training.word_meanings import FILES, HEADS, main_dimensions, read_alone, word_pieces

WIDTH, INNER = 2 * HEADS, 5
PIECES = {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "un": 3, "##fair": 4, "fair": 5}


def write_model(folder: Path, **changed: np.ndarray) -> None:
    """Write a language model of one layer whose layers add nothing, but for what is given."""
    random = np.random.default_rng(1)
    layer = "encoder.layer.0"
    shapes = {f"{layer}.attention.self.{part}": (WIDTH, WIDTH) for part in ("query", "key", "value")}
    shapes |= {
        f"{layer}.attention.output.dense": (WIDTH, WIDTH),
        f"{layer}.intermediate.dense": (INNER, WIDTH),
    }
    shapes |= {f"{layer}.output.dense": (WIDTH, INNER)}
    arrays = {f"{name}.weight": np.zeros(shape) for name, shape in shapes.items()}
    arrays |= {f"{name}.bias": np.zeros(shape[0]) for name, shape in shapes.items()}
    for name in ("embeddings", f"{layer}.attention.output", f"{layer}.output"):
        arrays |= {f"{name}.LayerNorm.weight": np.ones(WIDTH), f"{name}.LayerNorm.bias": np.zeros(WIDTH)}
    arrays["embeddings.word_embeddings.weight"] = random.normal(size=(len(PIECES), WIDTH))
    arrays["embeddings.position_embeddings.weight"] = np.zeros((9, WIDTH))
    arrays["embeddings.token_type_embeddings.weight"] = np.zeros((2, WIDTH))
    header, content = {}, b""
    for name, array in {**arrays, **changed}.items():
        data = array.astype(np.float32).tobytes()
        offsets = [len(content), len(content) + len(data)]
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": offsets}
        content += data
    head = json.dumps(header).encode()
    (folder / FILES[0]).write_bytes(struct.pack("<Q", len(head)) + head + content)
    (folder / FILES[1]).write_text(json.dumps({"model": {"vocab": PIECES}}), encoding="utf-8")


def test_layers_that_add_nothing_leave_the_mean_of_the_pieces(tmp_path: Path) -> None:
    write_model(tmp_path)
    found = read_alone(["fair", "unfair"], tmp_path)
    table = np.random.default_rng(1).normal(size=(len(PIECES), WIDTH)).astype(np.float32)
    for row, pieces in zip(found, ([1, 5, 2], [1, 3, 4, 2]), strict=True):
        centred = table[pieces] - table[pieces].mean(axis=1, keepdims=True)
        mean = (centred / centred.std(axis=1, keepdims=True)).mean(axis=0)
        np.testing.assert_allclose(row, mean / np.linalg.norm(mean), atol=1e-5)


def test_attention_that_looks_at_all_alike_adds_their_mean(tmp_path: Path) -> None:
    layer = "encoder.layer.0.attention"
    write_model(
        tmp_path,
        **{f"{layer}.self.value.weight": np.eye(WIDTH), f"{layer}.output.dense.weight": np.eye(WIDTH)},
    )
    table = np.random.default_rng(1).normal(size=(len(PIECES), WIDTH)).astype(np.float32)[[1, 5, 2]]

    def normal(rows: np.ndarray) -> np.ndarray:
        centred = rows - rows.mean(axis=1, keepdims=True)
        return centred / centred.std(axis=1, keepdims=True)

    rows = normal(table)
    mean = normal(rows + rows.mean(axis=0)).mean(axis=0)
    np.testing.assert_allclose(read_alone(["fair"], tmp_path)[0], mean / np.linalg.norm(mean), atol=1e-5)


@pytest.mark.parametrize(
    ("word", "pieces"), [("unfair", [3, 4]), ("Fair", [5]), ("fair!", [5, 0]), ("unfairly", [0]), ("é", [0])]
)
def test_words_are_cut_into_the_longest_pieces(word: str, pieces: list[int]) -> None:
    assert word_pieces(word, PIECES) == pieces


def test_main_dimensions_keep_distances() -> None:
    rows = np.random.default_rng(2).normal(size=(50, 6)).astype(np.float32)
    turned, kept = main_dimensions(rows, 6)
    assert kept == pytest.approx(1)
    np.testing.assert_allclose(
        np.linalg.norm(turned[0] - turned[1]), np.linalg.norm(rows[0] - rows[1]), rtol=1e-5
    )
    assert (np.diff(turned.var(axis=0)) <= 1e-6).all()


def test_a_missing_language_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"model\.safetensors is not there"):
        read_alone(["fair"], tmp_path)


def test_what_ships_knows_praise_from_blame() -> None:
    words, vectors = word_meanings()

    def likeness(one: str, other: str) -> float:
        a, b = (vectors[words.rows(word)[0]] for word in (one, other))
        return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))

    assert likeness("praised", "lauded") > likeness("praised", "condemned")
    assert not vectors[:2].any()
