"""Codebooks: read, given keys, refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.coding.codebook import Codebook, load_codebook
from framing.errors import ArgumentError, FormatError, ReadError

GOOD = """
title: Tone
version: 2
variables:
  - name: tone
    kind: document
    question: For or against?
    values: [{name: for, key: "1"}, {name: against, key: a, definition: "Against, on the whole."}, {name: neither}]
  - {name: label, kind: span, question: Mark., values: [{name: loaded}]}
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "book.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_codebook_is_read_and_keys_are_filled_in(tmp_path: Path) -> None:
    book = load_codebook(write(tmp_path, GOOD))
    assert (book.title, book.version) == ("Tone", "2")
    tone = book.variable("tone")
    assert [(v.name, v.key) for v in tone.values] == [("for", "1"), ("against", "a"), ("neither", "2")]
    assert tone.names == ("for", "against", "neither") and tone.values[1].definition
    with pytest.raises(ArgumentError, match="Did you mean 'tone'"):
        book.variable("tones")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "needs title"),
        ("{title: T", "no valid YAML"),
        (GOOD.replace("kind: span", "kind: sentence"), "the choices are document, span"),
        (GOOD.replace("name: neither", "name: for"), "the value 'for' twice"),
        (GOOD.replace("key: a", 'key: "1"'), "the key '1' twice"),
        (GOOD.replace("key: a", "key: n"), "other than n, p and u"),
        (GOOD.replace("name: label", "name: tone"), "the variable 'tone' twice"),
        (GOOD.replace("[{name: loaded}]", "[]"), "needs values"),
    ],
)
def test_wrong_codebooks_are_refused_with_their_file(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(FormatError, match=rf"book\.yml.*{message}"):
        load_codebook(write(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"gone\.yml"):
        load_codebook(tmp_path / "gone.yml")


def test_more_values_than_keys_are_refused() -> None:
    values = [{"name": f"v{i}"} for i in range(60)]
    variable = {"name": "v", "kind": "span", "question": "?", "values": values}
    raw = {"title": "T", "version": "1", "variables": [variable]}
    with pytest.raises(FormatError, match="one character"):
        Codebook.of(raw)
