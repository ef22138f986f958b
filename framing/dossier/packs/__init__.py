"""Packs: dossiers of real conflicts that ship with the package, as starting points to be edited."""

from __future__ import annotations

from importlib import resources

from framing import _check
from framing.dossier.model import Dossier

__all__ = ["load_pack"]


def load_pack(name: str) -> Dossier:
    """Load a dossier that ships with the package.

    Parameters
    ----------
    name : str
        Such as "nagorno-karabakh". It serves articles of every event; its `notes` name the sources.

    Raises
    ------
    ArgumentError
        If there is none of that name; the message lists those there are.

    Examples
    --------
    >>> load_pack("nagorno-karabakh").side_names
    ('Azerbaijan', 'Armenia', 'Karabakh Armenians')
    """
    packs = {file.name.removesuffix(".yml"): file for file in resources.files(__package__).iterdir()}
    names = sorted(name for name, file in packs.items() if file.name.endswith(".yml"))
    file = packs[_check.one_of("the pack", name, names)]
    return Dossier.parse(file.read_text(encoding="utf-8"), file.name)
