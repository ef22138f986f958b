"""Dossier: what a researcher knows of an event: its sides, their actors, and the terms they fight over."""

from framing.dossier.choosing import dossier_for, load_dossiers, several
from framing.dossier.model import NEUTRAL, Actor, Dossier, Mention, Side, Variant
from framing.dossier.packs import load_pack

__all__ = [
    "NEUTRAL",
    "Actor",
    "Dossier",
    "Mention",
    "Side",
    "Variant",
    "dossier_for",
    "load_dossiers",
    "load_pack",
    "several",
]
