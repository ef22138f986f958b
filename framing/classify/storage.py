"""Trained classifiers in files: arrays and JSON with a card, without pickle.

A file is what `framing.models.save_arrays` writes: it carries the digest of its content, and reading it runs no code
that it brings. Beside the fitted estimator it holds a card and what the model says about a few sentences, so that
under another version of scikit-learn it either says the same or is refused.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
import sklearn

from framing._write import replacing
from framing.classify.plain_form import decode, encode
from framing.errors import ArgumentError, ModelError
from framing.models import Arrays, load_arrays, save_arrays

CARD = ("data", "date", "metrics", "limits")
"""What a card must tell: trained on what, when, how well it did, and where it should not be trusted."""
PROBES = (
    "The minister shamefully betrayed every family in the valley, critics said on Monday.",
    "The council approved the budget by nine votes to four.",
    "“We will never give up,” the mayor told reporters. Police reportedly fired at the crowd.",
    "A heroic rescue saved nearly forty miners after a night of horror.",
)
"""Sentences about which a stored model's answers are kept."""
CLOSE = 1e-4


def save_model(
    model: Any, path: str | os.PathLike[str], card: Mapping[str, Any], probes: Sequence[Any] = PROBES
) -> None:
    """Write a fitted classifier and its card to one file.

    Parameters
    ----------
    model : fitted estimator
        Built of scikit-learn's linear models, vectorizers, scalers and compositions, and of this package's parts.
    path : path
        The ``.npz`` file.
    card : mapping
        `data` (trained on what), `date`, `metrics`, `limits`, and whatever else a user should know, as JSON can hold
        it. Versions and the class are added.
    probes : sequence of str, or of lists of numbers
        Items that the model can take; what it says of them is stored to test other versions of scikit-learn.

    Raises
    ------
    ArgumentError
        If the card lacks an entry.
    ModelError
        If something in the model cannot be stored; its place is named.
    ReadError
        If the file cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from sklearn.feature_extraction.text import TfidfVectorizer
    >>> from sklearn.linear_model import LogisticRegression
    >>> from sklearn.pipeline import make_pipeline
    >>> model = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(["vile plan", "new plan"], [1, 0])
    >>> card = {"data": "two plans", "date": "2026-01-01", "metrics": {}, "limits": "a toy"}
    >>> with TemporaryDirectory() as folder:
    ...     save_model(model, f"{folder}/plans.npz", card)
    ...     loaded, card = load_model(f"{folder}/plans.npz"), read_card(f"{folder}/plans.npz")
    >>> int(loaded.predict(["vile law"])[0]), card["limits"]
    (1, 'a toy')
    """
    missing = [key for key in CARD if key not in card]
    if missing:
        raise ArgumentError(f"a model's card must tell {', '.join(CARD)}; it lacks {', '.join(missing)}.")
    arrays: Arrays = {}
    told = {**card, "class": type(model).__name__, "versions": _versions()}
    try:
        parts = {
            "model": _packed(encode(model, arrays)),
            "probes": _packed(encode(_answers(model, probes), arrays)),
            "card": _packed(told),
        }
    except TypeError as error:
        raise ArgumentError(
            f"the card must be made of texts, numbers, lists and mappings: {error}."
        ) from None
    with replacing(path) as beside:
        save_arrays(beside, {**arrays, **parts})


def load_model(path: str | os.PathLike[str]) -> Any:
    """Read a classifier that `save_model` wrote.

    Raises
    ------
    ModelError
        If the file is missing, damaged, holds what is not allowed, or was written with another version of
        scikit-learn under which the model would say something else.
    """
    arrays = load_arrays(Path(path), ["model", "probes", "card"])
    card = _unpacked(arrays, "card", path)
    try:
        model = decode(_unpacked(arrays, "model", path), arrays)
        kept = decode(_unpacked(arrays, "probes", path), arrays)
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        ImportError,
        IndexError,
        RecursionError,
    ) as error:
        raise ModelError(f"the model file {path} cannot be made into a model again: {error!r}.") from error
    written = str(card.get("versions", {}).get("scikit-learn"))
    if written != sklearn.__version__:
        _check_version(model, kept, written, path)
    return model


def read_card(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Read the card of a stored classifier without making the classifier.

    Returns
    -------
    dict
        What `save_model` was told, with `class`, `versions` and `hash` (SHA-256 of the file).

    Raises
    ------
    ModelError
        If the file is missing, damaged or no stored classifier.
    """
    card = dict(_unpacked(load_arrays(Path(path), ["card"]), "card", path))
    return {**card, "hash": hashlib.sha256(Path(path).read_bytes()).hexdigest()}


def _answers(model: Any, probes: Sequence[Any]) -> dict[str, Any] | None:
    """Ask a model about some items; None if it does not take such items."""
    ask = next((m for m in ("decision_function", "predict_proba", "predict") if hasattr(model, m)), None)
    try:
        return {"items": list(probes), "answers": np.asarray(getattr(model, ask or "predict")(list(probes)))}
    except Exception:  # a model of other items may fail in any way; it is then bound to its version
        return None


def _check_version(
    model: Any, kept: dict[str, Any] | None, written: str, path: str | os.PathLike[str]
) -> None:
    """Refuse a model of another version of scikit-learn unless it still says what it said."""
    reason = "it holds no answers to compare"
    if kept is not None:
        now = _answers(model, kept["items"])
        before = kept["answers"]
        reason = "it does not run" if now is None else "it says other things than it did"
        if now is not None and now["answers"].shape == before.shape:
            numbers = before.dtype.kind in "biuf"
            same = np.allclose(now["answers"], before, CLOSE, CLOSE) if numbers else now["answers"] == before
            if np.all(same):
                return
    raise ModelError(
        f"the model file {path} was written with scikit-learn {written}, this is {sklearn.__version__}, and {reason}. "
        f"Install scikit-learn {written}, or train the model anew."
    )


def _versions() -> dict[str, str]:
    try:
        own = version("media-framing")
    except PackageNotFoundError:
        own = "unknown"
    return {
        "framing": own,
        "scikit-learn": sklearn.__version__,
        "numpy": np.__version__,
        "python": platform.python_version(),
    }


def _packed(content: Any) -> Any:
    return np.frombuffer(json.dumps(content, ensure_ascii=False).encode("utf-8"), dtype=np.uint8)


def _unpacked(arrays: Arrays, name: str, path: str | os.PathLike[str]) -> Any:
    try:
        return json.loads(arrays[name].tobytes().decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ModelError(f"the model file {path} is damaged: its {name} is no JSON ({error}).") from error
