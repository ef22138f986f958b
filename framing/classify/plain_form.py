"""Fitted estimators as plain data: JSON and numeric arrays, which cannot run anything when they are read.

A value is itself if JSON can hold it, else an object with a single key that says what it is. Only three kinds of
things are made again by their class's name: estimators of scikit-learn and of this package, dataclasses of this
package (measures, lexicons, dossiers), and two small helpers of calibration. Functions, files and objects of other
packages are refused, on writing as on reading.
"""

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import sklearn
from scipy import sparse
from sklearn import feature_selection
from sklearn.base import BaseEstimator
from sklearn.utils import Bunch

from framing.errors import ModelError
from framing.models import Arrays

NUMERIC = "biufUS"
"""Kinds of arrays that need no pickle."""
HELPERS = frozenset({"sklearn.calibration:_CalibratedClassifier"})
STATISTICS = ("chi2", "f_classif", "mutual_info_classif")
"""The only functions: those by which features are selected."""
VERSION = "_sklearn_version"
LEFT_OUT = (VERSION, "_loss_function_")
"""Attributes that predictions do not need: a compiled loss serves learning alone."""
COLLECTIONS: dict[type, str] = {list: "list", tuple: "tuple", set: "set", frozenset: "frozenset"}
MAPPINGS: dict[type, str] = {dict: "dict", Bunch: "bunch", MappingProxyType: "dict"}


def encode(value: Any, arrays: Arrays, place: str = "model") -> Any:
    """Turn a value into what JSON can hold; arrays are put into `arrays`.

    Raises
    ------
    ModelError
        If something in it cannot be stored, with its place, such as ``model.steps[1].tokenizer``.

    Examples
    --------
    >>> encode(("a", 1.5), {})
    {'tuple': ['a', 1.5]}
    """
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, np.generic) and value.dtype.kind in NUMERIC:
        return {"scalar": [value.dtype.str, value.item()]}
    if isinstance(value, np.ndarray):
        return _encode_array(value, arrays, place)
    if sparse.issparse(value):
        csr = sparse.csr_array(value)
        parts = [encode(part, arrays, place) for part in (csr.data, csr.indices, csr.indptr)]
        return {"sparse": [*parts, list(csr.shape)]}
    if isinstance(value, slice):
        return {"slice": [value.start, value.stop, value.step]}
    if isinstance(value, type) and issubclass(value, np.generic):
        return {"type": np.dtype(value).str}
    if isinstance(value, np.dtype):
        return {"dtype": value.str}
    if getattr(value, "__name__", "") in STATISTICS and getattr(feature_selection, value.__name__) is value:
        return {"statistic": value.__name__}
    if type(value) in COLLECTIONS:
        items = sorted(value, key=repr) if isinstance(value, (set, frozenset)) else value
        return {COLLECTIONS[type(value)]: [encode(v, arrays, f"{place}[{i}]") for i, v in enumerate(items)]}
    if type(value) in MAPPINGS:
        pairs = [[encode(k, arrays, place), encode(v, arrays, f"{place}[{k!r}]")] for k, v in value.items()]
        return {MAPPINGS[type(value)]: pairs}
    return {"object": _encode_object(value, arrays, place)}


def decode(node: Any, arrays: Arrays) -> Any:
    """Make the value again that `encode` turned into plain data.

    Raises
    ------
    ModelError
        If the data names a class that is not allowed, or something that does not exist.
    """
    if not isinstance(node, dict):
        return node
    ((kind, content),) = node.items()
    if kind not in DECODERS:
        raise ModelError(f"the model holds {kind!r}, which this version does not know.")
    return DECODERS[kind](content, arrays)


def _encode_array(value: Any, arrays: Arrays, place: str) -> Any:
    if value.dtype.kind in NUMERIC:
        name = f"array{len(arrays)}"
        arrays[name] = value
        return {"array": name}
    if value.dtype == object:
        items = [encode(item, arrays, f"{place}[{i}]") for i, item in enumerate(value.ravel())]
        return {"objects": [items, list(value.shape)]}
    raise ModelError(f"{place} is an array of {value.dtype}, which cannot be stored safely.")


def _encode_object(value: Any, arrays: Arrays, place: str) -> list[Any]:
    kind = type(value)
    name = _public_name(kind)
    if not _allowed(kind, name):
        raise ModelError(
            f"{place} is a {kind.__module__}.{kind.__qualname__}, which cannot be stored safely. Models may be built "
            "of scikit-learn's linear models, vectorizers, scalers and their compositions, and of framing's own "
            "parts, without functions as parameters."
        )
    if issubclass(kind, BaseEstimator):
        state = {key: item for key, item in value.__getstate__().items() if key not in LEFT_OUT}
    elif dataclasses.is_dataclass(kind):
        state = {field.name: getattr(value, field.name) for field in dataclasses.fields(kind) if field.init}
    else:
        state = vars(value)
    return [name, {key: encode(item, arrays, f"{place}.{key}") for key, item in state.items()}]


def _decode_object(content: Any, arrays: Arrays) -> Any:
    name, fields = content
    kind: Any = _class_of(name)
    state = {str(key): decode(item, arrays) for key, item in fields.items()}
    if issubclass(kind, BaseEstimator):
        made: Any = kind.__new__(kind)
        made.__setstate__({**state, VERSION: sklearn.__version__})
        return made
    if kind.__module__.startswith("framing."):
        return kind(**state)
    made = kind.__new__(kind)
    vars(made).update(state)
    return made


def _public_name(kind: type) -> str:
    """Name a class by its public module, which other versions keep, if it is found there."""
    public = kind.__module__.split("._")[0]
    found = getattr(importlib.import_module(public), kind.__name__, None)
    return f"{public if found is kind else kind.__module__}:{kind.__name__}"


def _class_of(name: str) -> type:
    module, _, kind = name.partition(":")
    if module.split(".")[0] in ("sklearn", "framing"):
        found = getattr(importlib.import_module(module), kind, None)
        if isinstance(found, type) and _allowed(found, name):
            return found
    raise ModelError(f"the model holds a {name.replace(':', '.')}, which is not allowed in a stored model.")


def _allowed(kind: type, name: str) -> bool:
    """Tell whether instances of a class may be stored: by where it is defined, not by where it was found."""
    home = kind.__module__.split(".")[0]
    if home == "sklearn":
        return issubclass(kind, BaseEstimator) or name in HELPERS
    return home == "framing" and (issubclass(kind, BaseEstimator) or dataclasses.is_dataclass(kind))


def _mapping(make: Callable[[dict[Any, Any]], Any]) -> Callable[[Any, Arrays], Any]:
    return lambda pairs, arrays: make({decode(key, arrays): decode(item, arrays) for key, item in pairs})


def _collection(make: Callable[[list[Any]], Any]) -> Callable[[Any, Arrays], Any]:
    return lambda items, arrays: make([decode(item, arrays) for item in items])


def _objects(content: Any, arrays: Arrays) -> Any:
    items, shape = content
    made = np.empty(len(items), dtype=object)
    made[:] = [decode(item, arrays) for item in items]
    return made.reshape(shape)


def _sparse(content: Any, arrays: Arrays) -> Any:
    *parts, shape = content
    return sparse.csr_matrix(tuple(decode(part, arrays) for part in parts), shape=tuple(shape))


DECODERS: Mapping[str, Callable[[Any, Arrays], Any]] = {
    "array": lambda name, arrays: arrays[name],
    "scalar": lambda content, arrays: np.dtype(content[0]).type(content[1]),
    "dtype": lambda name, arrays: np.dtype(name),
    "statistic": lambda name, arrays: getattr(feature_selection, STATISTICS[STATISTICS.index(name)]),
    "type": lambda name, arrays: np.dtype(name).type,
    "slice": lambda content, arrays: slice(*content),
    "objects": _objects,
    "sparse": _sparse,
    "object": _decode_object,
    **{name: _collection(make) for make, name in COLLECTIONS.items()},
    "dict": _mapping(dict),
    "bunch": _mapping(lambda content: Bunch(**content)),
}
