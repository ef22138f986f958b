"""Dossier: what a researcher knows of an event: its sides, their actors, and the terms they fight over.

A dossier is a YAML file::

    event: valley-clash            # optional: which articles it serves; without it, all
    title: The clash in the valley
    sides:
      North:
        actors: [North, {name: Anna Berg, aliases: [Berg], type: politician}]
        places: [Upper Valley]
      South:
        actors: [South]
    terms:                         # referent: {variant: the side whose word it is, or neutral}
      the operation: {peace mission: North, invasion: South, operation: neutral}
    places:                        # place names that differ by side, in the same form
      main town: {Nordheim: North, Sudova: South}

Other keys (``planted``, ``sources``, ``notes``) are kept in `Dossier.notes`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from framing import _check
from framing.errors import DossierError
from framing.text.names import NameFinder

if TYPE_CHECKING:
    from framing.text.article import Article
    from framing.text.attributions import Attribution
    from framing.text.reading import Reading

NEUTRAL = "neutral"


@dataclass(frozen=True)
class Actor:
    """Somebody who belongs to a side: a name, its aliases, and what type of source it is."""

    name: str
    aliases: tuple[str, ...] = ()
    type: str | None = None


@dataclass(frozen=True)
class Side:
    """One party: its name, actors and places."""

    name: str
    actors: tuple[Actor, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Variant:
    """One way to name a referent, and whose word it is (a side's name, or neutral)."""

    referent: str
    variant: str
    side: str
    is_place: bool = False


@dataclass(frozen=True)
class Mention:
    """A place in a text where a dossier's actor, place or variant is named."""

    start: int
    end: int
    what: Actor | Variant
    side: str | None


@dataclass(frozen=True, eq=False)
class Dossier:
    """An event's sides, actors and contested terms.

    Parameters
    ----------
    sides : tuple of Side
        In the order in which columns by side list them.
    variants : tuple of Variant
        Contested terms and place names.
    event, title : str
        Which articles it serves, and what it is about.
    notes : mapping
        What else the file holds.

    Examples
    --------
    >>> dossier = Dossier.parse("sides: {North: {actors: [North]}, South: {actors: [South]}}")
    >>> dossier.side_names
    ('North', 'South')
    """

    sides: tuple[Side, ...] = ()
    variants: tuple[Variant, ...] = ()
    event: str = ""
    title: str = ""
    notes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def side_names(self) -> tuple[str, ...]:
        """Names of the sides, in order."""
        return tuple(side.name for side in self.sides)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Dossier:
        """Read a dossier from a YAML file; raise DossierError with file and line if it is wrong."""
        path = Path(path)
        try:
            content = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise DossierError(f"{path}: the dossier cannot be read ({error}).") from None
        return cls.parse(content, str(path))

    @classmethod
    def parse(cls, content: str, origin: str = "the dossier") -> Dossier:
        """Read a dossier from YAML text."""
        try:
            data = yaml.safe_load(content)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = f", line {mark.line + 1}" if mark else ""
            raise DossierError(
                f"{origin}{line}: not valid YAML ({getattr(error, 'problem', error)})."
            ) from None
        if not isinstance(data, dict) or not isinstance(data.get("sides"), dict):
            raise DossierError(
                f"{origin}: a dossier needs `sides:` with one entry per side; see Dossier's page."
            )
        sides = tuple(_side(str(name), body or {}) for name, body in data["sides"].items())
        names = [side.name for side in sides]
        variants = tuple(
            Variant(str(referent), str(variant), _known_side(side, names, origin, variant), kind == "places")
            for kind in ("terms", "places")
            for referent, choices in (data.get(kind) or {}).items()
            for variant, side in choices.items()
        )
        rest = {k: v for k, v in data.items() if k not in ("event", "title", "sides", "terms", "places")}
        return cls(sides, variants, str(data.get("event") or ""), str(data.get("title") or ""), rest)

    @cached_property
    def _actor_finder(self) -> NameFinder[tuple[Actor, str]]:
        return NameFinder(
            (form, (actor, side.name))
            for side in self.sides
            for actor in (*side.actors, *(Actor(place) for place in side.places))
            for form in (actor.name, *actor.aliases)
        )

    @cached_property
    def _variant_finder(self) -> NameFinder[Variant]:
        return NameFinder((variant.variant, variant) for variant in self.variants)

    def actors_in(self, reading: Reading) -> list[Mention]:
        """Every place where an actor or place of a side is named, in order, the longest name first."""
        return [
            Mention(start, end, actor, side)
            for start, end, (actor, side) in self._actor_finder.find(reading.text)
        ]

    def terms_in(self, reading: Reading) -> list[Mention]:
        """Every place where a contested variant stands, in order, the longest first."""
        return [
            Mention(start, end, variant, None if variant.side == NEUTRAL else variant.side)
            for start, end, variant in self._variant_finder.find(reading.text)
        ]

    def side_of(self, name: str | Attribution | None) -> str | None:
        """Tell the side of a speaker, by name or by attribution; None if it is on no side."""
        if name is not None and not isinstance(name, str):
            name = name.source_name
        if not name:
            return None
        found = self._actor_finder.find(name)
        return found[0][2][1] if found else None

    def to_yaml(self) -> str:
        """Write the dossier as YAML that `parse` reads back."""
        terms, places = (
            {
                referent: {v.variant: v.side for v in self.variants if v.referent == referent}
                for referent in dict.fromkeys(v.referent for v in self.variants if v.is_place == is_place)
            }
            for is_place in (False, True)
        )
        data = {
            "event": self.event,
            "title": self.title,
            "sides": {
                side.name: {
                    "actors": [
                        {"name": a.name, "aliases": list(a.aliases), "type": a.type} for a in side.actors
                    ],
                    "places": list(side.places),
                }
                for side in self.sides
            },
            "terms": terms,
            "places": places,
            **self.notes,
        }
        return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)

    def swapped(self) -> Dossier:
        """Return the dossier with its sides in the opposite order, for tests of symmetry."""
        return Dossier(self.sides[::-1], self.variants, self.event, self.title, self.notes)


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


def _side(name: str, body: Mapping[str, Any]) -> Side:
    actors = tuple(
        Actor(str(a["name"]), tuple(map(str, a.get("aliases", ()))), a.get("type"))
        if isinstance(a, dict)
        else Actor(str(a))
        for a in body.get("actors", ())
    )
    return Side(name, actors, tuple(map(str, body.get("places", ()))))


def _known_side(side: object, names: list[str], origin: str, variant: object) -> str:
    try:
        return _check.one_of(f"the side of {variant!r}", str(side), [*names, NEUTRAL])
    except ValueError as error:
        raise DossierError(f"{origin}: {error}") from None
