"""Trained parameters: arrays in ``.npz`` files, each with a model card beside it.

A file holds named arrays, the version of its layout and a digest of its content, so that a damaged file, or
one that an older or newer program wrote, is refused instead of giving other numbers. Nothing is pickled.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.errors import ModelError

FORMAT = 1
Arrays = dict[str, npt.NDArray[Any]]


def load_arrays(model: str | Path, keys: Iterable[str] = ()) -> Arrays:
    """Read a model's arrays and verify them.

    Parameters
    ----------
    model : str or Path
        Name of a model that ships with the package ("tags"), or the path of a file that `save_arrays` wrote.
    keys : iterable of str
        Arrays that the file must hold.

    Returns
    -------
    dict of str to array

    Raises
    ------
    ModelError
        If the file is missing, damaged, of another format, or lacks one of `keys`.

    Examples
    --------
    >>> load_arrays("tags", keys=["vectors"])["vectors"].dtype
    dtype('int8')
    """
    if isinstance(model, Path):
        return _read(model, keys)
    with as_file(files("framing.models") / f"{model}.npz") as path:
        return _read(path, keys)


def save_arrays(path: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """Write a model's arrays with the format's version and a digest; the same arrays give the same bytes.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     save_arrays(Path(folder) / "own.npz", {"weights": np.arange(3)})
    ...     load_arrays(Path(folder) / "own.npz")
    {'weights': array([0, 1, 2])}
    """
    with path.open("wb") as file:
        np.savez_compressed(file, format=np.array(FORMAT), digest=np.array(_digest(arrays)), **arrays)  # type: ignore[arg-type]


def pack_words(words: Iterable[str]) -> npt.NDArray[np.uint8]:
    """Turn words without line ends into one array of bytes, which compresses well."""
    return np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)


def unpack_words(packed: npt.NDArray[np.uint8]) -> list[str]:
    """Return the words that `pack_words` packed.

    Examples
    --------
    >>> unpack_words(pack_words(["said", "naïve"]))
    ['said', 'naïve']
    """
    content = packed.tobytes().decode("utf-8")
    return content.split("\n") if content else []


def _read(path: Path, keys: Iterable[str]) -> Arrays:
    remedy = "Install the package again, or train the model anew with 'framing train'."
    if not path.is_file():
        raise ModelError(f"the model file {path} does not exist. {remedy}")
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        version, digest = int(arrays.pop("format")), str(arrays.pop("digest"))
    except (OSError, ValueError, KeyError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise ModelError(f"the model file {path} is damaged or no model ({error}). {remedy}") from error
    if version != FORMAT:
        raise ModelError(f"the model file {path} has format {version}; this version reads {FORMAT}. {remedy}")
    if digest != _digest(arrays):
        raise ModelError(f"the model file {path} is damaged: its content is not what was written. {remedy}")
    missing = [key for key in keys if key not in arrays]
    if missing:
        raise ModelError(f"the model file {path} lacks {', '.join(missing)}: it is another model's. {remedy}")
    return arrays


def _digest(arrays: Mapping[str, npt.NDArray[Any]]) -> str:
    sha = hashlib.sha256()
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        sha.update(f"{name} {array.dtype.str} {array.shape}".encode())
        sha.update(array.tobytes())
    return sha.hexdigest()
