"""A dossier as a table that a class can read."""

from __future__ import annotations

import pandas as pd

from framing.dossier import Dossier

ACTORS = "who speaks for it"


def words_by_side(dossier: Dossier) -> pd.DataFrame:
    """Tell who belongs to each side, and which words for each contested thing are whose.

    Parameters
    ----------
    dossier : Dossier

    Returns
    -------
    DataFrame
        The first row names each side's actors; then one row per referent. One column per side, and `neutral`.

    Examples
    --------
    >>> text = "sides: {North: {actors: [Kel]}, South: {actors: [Ro]}}" + chr(10) + "terms: {the raid: {terror: North}}"
    >>> words_by_side(Dossier.parse(text)).loc["the raid", "North"]
    'terror'
    """
    sides = [*dossier.side_names, "neutral"]
    cells: dict[str, dict[str, list[str]]] = {
        ACTORS: {s.name: [a.name for a in s.actors] for s in dossier.sides}
    }
    for variant in dossier.variants:
        row = cells.setdefault(variant.referent, {})
        row.setdefault(variant.side, []).append(variant.variant)
    rows = {what: {side: ", ".join(row.get(side, ())) for side in sides} for what, row in cells.items()}
    return pd.DataFrame.from_dict(rows, orient="index", columns=sides)
