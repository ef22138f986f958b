"""A paper to start from: the notebook of the paper on the teaching corpus, copied to be rewritten."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

from framing import _check
from framing._write import replacing
from framing.errors import ReadError

NAME = "paper.ipynb"


def new_paper(path: str | os.PathLike[str]) -> Path:
    """Copy the paper on the teaching corpus as a template for one's own.

    ``jupyter nbconvert --execute --to framing-html mypaper.ipynb`` writes it as a page, ``framing-pdf`` as PDF.

    Parameters
    ----------
    path : path
        The new notebook; it must not exist yet.

    Returns
    -------
    Path
        The notebook written.

    Raises
    ------
    ArgumentError
        If the ending is not ``.ipynb``.
    ReadError
        If the file exists.

    Examples
    --------
    >>> import tempfile
    >>> new_paper(Path(tempfile.mkdtemp()) / "mypaper.ipynb").name
    'mypaper.ipynb'
    """
    target = Path(path)
    _check.one_of(f"the ending of {target.name}", target.suffix.lower(), (".ipynb",))
    if target.exists():
        raise ReadError(f"{target}: exists already and is not overwritten; choose another name.")
    with replacing(target) as beside:
        beside.write_bytes(_template().read_bytes())
    return target


def _template() -> Path:
    """Return the notebook: inside an installed package, or beside it in a checkout."""
    inside = Path(str(files("framing"))) / "export" / NAME
    beside = inside.parents[2] / "notebooks" / NAME
    for notebook in (inside, beside):
        if notebook.is_file():
            return notebook
    raise ReadError(f"{inside}: the paper is missing; install the package again.")
