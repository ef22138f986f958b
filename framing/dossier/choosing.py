"""Several dossiers: reading a folder of them, and choosing the one that serves an article."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from framing.dossier.model import Dossier
from framing.errors import DossierError
from framing.text.article import Article


def several(dossiers: Dossier | Iterable[Dossier] | None) -> tuple[Dossier, ...]:
    """Return no, one or several dossiers as a tuple."""
    if dossiers is None:
        return ()
    return (dossiers,) if isinstance(dossiers, Dossier) else tuple(dossiers)


def dossier_for(article: Article, dossiers: Dossier | Iterable[Dossier] | None) -> Dossier | None:
    """Choose the dossier that serves an article: by event, else the only one without an event."""
    choices = several(dossiers)
    exact = [d for d in choices if d.event and d.event == article.event]
    return next(iter(exact or [d for d in choices if not d.event]), None)


def load_dossiers(path: str | os.PathLike[str]) -> tuple[Dossier, ...]:
    """Read one dossier file, or every ``.yml`` and ``.yaml`` file of a folder."""
    path = Path(path)
    files = sorted([*path.glob("*.yml"), *path.glob("*.yaml")]) if path.is_dir() else [path]
    if not files:
        raise DossierError(f"{path}: the folder holds no .yml file.")
    return tuple(Dossier.load(file) for file in files)
