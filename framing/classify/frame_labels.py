"""What coders said of articles, as a table: one column per frame, and refusals of what cannot be learnt from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing import _check
from framing.errors import ArgumentError

Floats = npt.NDArray[np.float64]
RARE = 2
"""Items that must have a frame, and that must lack it."""


def frame_table(y: Any, frames: Sequence[str] | None = None) -> pd.DataFrame:
    """Bring codings into one form: 1 where an item has a frame, 0 where not.

    Parameters
    ----------
    y : DataFrame, array (items × frames), or sequence of collections of frame names
        The codings.
    frames : sequence of str, optional
        The codebook; if left out, what occurs in `y`, or the numbers of an array's columns.

    Raises
    ------
    ArgumentError
        If a frame is not in the codebook, a value is neither 0 nor 1, or the shape does not fit.

    Examples
    --------
    >>> frame_table([["Conflict"], [], ["Conflict", "Moral"]])
       Conflict  Moral
    0         1      0
    1         0      0
    2         1      1
    """
    table = _tabled(y, list(frames) if frames is not None else None)
    odd = [value for value in pd.unique(table.to_numpy().ravel()).tolist() if value not in (0, 1)]
    if odd:
        raise ArgumentError(f"y must hold 0 and 1 only (or False and True); got {odd[0]!r}.")
    return table.astype(int)


def check_learnable(table: pd.DataFrame, items: int) -> None:
    """Refuse codings that are not one per item, or hold a frame that nearly all or nearly no items have.

    Raises
    ------
    ArgumentError
        With the frame and the numbers.
    """
    if len(table) != items:
        raise ArgumentError(f"X and y must have the same length; got {items} items and {len(table)} codings.")
    if not len(table.columns):
        raise ArgumentError("y names no frame: nothing can be learnt.")
    for frame, having in table.sum().items():
        if min(having, items - having) < RARE:
            raise ArgumentError(
                f"the frame {frame!r} is in {having} of {items} items: at least {RARE} must have it and {RARE} "
                "lack it. Code more articles, or leave the frame out."
            )


def check_degrees(degrees: Any, table: pd.DataFrame) -> Floats:
    """Return degrees as an array; refuse another shape than that of the codings, and values outside 0 to 1.

    Raises
    ------
    ArgumentError
        With the shapes or the value.
    """
    values = np.asarray(degrees[table.columns] if isinstance(degrees, pd.DataFrame) else degrees, dtype=float)
    if values.shape != table.shape:
        raise ArgumentError(f"degrees must have the shape of y, {table.shape}; got {values.shape}.")
    outside = values[~((values >= 0) & (values <= 1))]
    if len(outside):
        _check.probability("every degree", float(outside[0]))
    return values


def _tabled(y: Any, frames: list[str] | None) -> pd.DataFrame:
    if isinstance(y, pd.DataFrame):
        if frames is not None:
            _check.columns(y, frames, "y")
        return y[frames or list(y.columns)].reset_index(drop=True)
    if isinstance(y, np.ndarray) and y.dtype != object:
        if y.ndim != 2 or (frames is not None and y.shape[1] != len(frames)):
            wanted = "" if frames is None else f" ({len(frames)})"
            raise ArgumentError(
                f"an array of codings needs a column per frame{wanted}; got the shape {y.shape}."
            )
        return pd.DataFrame(y, columns=frames or [str(number) for number in range(y.shape[1])])
    return _from_names(list(y), frames)


def _from_names(codings: list[Iterable[str]], frames: list[str] | None) -> pd.DataFrame:
    for coding in codings:
        if isinstance(coding, str) or not isinstance(coding, Iterable):
            raise ArgumentError(f"every coding must be a collection of frame names; got {coding!r}.")
    sets = [set(coding) for coding in codings]
    known = frames if frames is not None else sorted(set().union(*sets))
    for name in sorted(set().union(*sets) - set(known), key=str):
        _check.one_of("a frame", name, known)
    return pd.DataFrame([[int(name in coding) for name in known] for coding in sets], columns=known)
