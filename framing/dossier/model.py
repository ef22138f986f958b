"""The data of a dossier: sides, actors, contested variants, and where an article names them."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from framing.dossier.period import ALWAYS, Period
from framing.errors import DossierError
from framing.text.names import NameFinder

if TYPE_CHECKING:
    from framing.text.attributions import Attribution
    from framing.text.reading import Reading

NEUTRAL = "neutral"
SPEAK_FOR_THEIR_PLACE = frozenset({"official", "military", "politician", "rebel"})
"""Types of sources whose place tells their side: officials in the valley, but not a reporter there."""
WHERE = re.compile(r"\s(?:at|in|inside|near|outside|from)\s.*", re.S)
ABOUT = re.compile(r"\s(?:about|against|on|to)\s.*", re.S)


@dataclass(frozen=True)
class Actor:
    """Somebody who belongs to a side.

    Parameters
    ----------
    name : str
        The fullest form.
    aliases : tuple of str
        Other forms.
    type : str, optional
        What type of source it is: one of `framing.text.sources.SOURCE_TYPES`.
    period : Period
        When it is on that side.
    source : str
        Who says so.
    """

    name: str
    aliases: tuple[str, ...] = ()
    type: str | None = None
    period: Period = ALWAYS
    source: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every form, the fullest first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Side:
    """One party: its name, actors and places."""

    name: str
    actors: tuple[Actor, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Variant:
    """One way to name a referent, and whose word it is.

    Parameters
    ----------
    referent : str
        What is named.
    variant : str
        The words.
    side : str
        The name of the side whose word it is, or "neutral".
    is_place : bool
        It is a place name.
    inflect : {"noun", "verb", ""}
        Which forms are found: singular and plural, all forms of a verb, or the words alone.
    period : Period
        When it is that side's word.
    source : str
        Who says so.
    """

    referent: str
    variant: str
    side: str
    is_place: bool = False
    inflect: str = "noun"
    period: Period = ALWAYS
    source: str = ""


MOST_TOLD = 10_000
"""Speakers whose side is kept in mind."""

What = TypeVar("What", Actor, Variant)


@dataclass(frozen=True)
class Mention(Generic[What]):
    """A place in a text where a dossier's actor, place or variant is named."""

    start: int
    end: int
    what: What
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
    >>> dossier.side_of("the South’s foreign ministry")
    'South'
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
        """Read a dossier from YAML text; its form is described in `framing.dossier.yaml_form`."""
        from framing.dossier.yaml_form import from_yaml

        return from_yaml(content, origin)

    def to_yaml(self) -> str:
        """Write the dossier as YAML that `parse` reads back."""
        from framing.dossier.yaml_writing import to_yaml

        return to_yaml(self)

    @cached_property
    def _actor_finder(self) -> NameFinder[tuple[Actor, str]]:
        return NameFinder(
            (name, (actor, side.name)) for side in self.sides for actor in side.actors for name in actor.names
        )

    @cached_property
    def _place_finder(self) -> NameFinder[tuple[Actor, str]]:
        return NameFinder(
            (place, (Actor(place), side.name), "") for side in self.sides for place in side.places
        )

    @cached_property
    def _variant_finder(self) -> NameFinder[Variant]:
        return NameFinder((variant.variant, variant, variant.inflect) for variant in self.variants)

    def actors_in(self, reading: Reading) -> list[Mention[Actor]]:
        """Every place where an actor or place of a side is named, in order, the longest name first.

        What does not hold on the article's date is not found.
        """
        valid = _valid_on(reading.article.date)
        actors = self._actor_finder.find(reading.text, valid)
        taken = {i for start, end, _ in actors for i in range(start, end)}
        places = self._place_finder.find(reading.text)
        found = actors + [hit for hit in places if taken.isdisjoint(range(hit[0], hit[1]))]
        return [Mention(start, end, actor, side) for start, end, (actor, side) in sorted(found, key=_place)]

    def terms_in(self, reading: Reading) -> list[Mention[Variant]]:
        """Every place where a contested variant stands, in order, the longest first.

        A variant that does not hold on the article's date is not found.
        """
        date = reading.article.date
        return [
            Mention(start, end, variant, None if variant.side == NEUTRAL else variant.side)
            for start, end, variant in self._variant_finder.find(
                reading.text, lambda variant: variant.period.holds(date)
            )
        ]

    def side_of(self, speaker: str | Attribution | None, date: datetime.date | None = None) -> str | None:
        """Tell the side of a speaker; None if it is on no side.

        Who speaks for a side decides, not where it sits: a reporter in the North is not the North's.

        Parameters
        ----------
        speaker : str, Attribution or None
            A name, or an attribution whose source is meant.
        date : date, optional
            The day on which it is asked; without one, the first side that ever held.

        Examples
        --------
        >>> dossier = Dossier.parse("sides: {North: {actors: [North]}, South: {actors: [Ann Lee]}}")
        >>> dossier.side_of("Ann Lee’s envoy to the North"), dossier.side_of("a reporter in the North")
        ('South', None)
        """
        if speaker is None:
            return None
        if isinstance(speaker, str):
            asked = (speaker, False, date)
        else:
            asked = (speaker.source_name or "", speaker.source_type in SPEAK_FOR_THEIR_PLACE, date)
        known = self._told_sides  # the same few names are asked for again and again
        if asked not in known:
            if len(known) >= MOST_TOLD:
                known.clear()
            known[asked] = self._side_of(*asked)
        return known[asked]

    @cached_property
    def _told_sides(self) -> dict[tuple[str, bool, datetime.date | None], str | None]:
        return {}

    def _side_of(self, name: str, of_place: bool, date: datetime.date | None) -> str | None:
        found = (
            self._actor_finder.find(name, _valid_on(date))
            # names of sources come without their article; an alias may have one
            or [hit for hit in self._actor_finder.find(f"the {name}", _valid_on(date)) if hit[0] == 0]
            or self._place_finder.find(name)
        )
        if not found:
            return None
        start, _, (_, side) = found[0]
        limited = ABOUT.sub("", name) if of_place else WHERE.sub("", ABOUT.sub("", name))
        return side if start < len(limited) else None

    def actor_of(self, attribution: Attribution, date: datetime.date | None = None) -> Actor | None:
        """Return the actor one of whose names is that of an attribution's source; None if it is no such actor's.

        Examples
        --------
        >>> from framing.text.attributions import Attribution
        >>> dossier = Dossier.parse("sides: {North: {actors: [{name: Ann Lee, aliases: [the envoy]}]}}")
        >>> said = Attribution((), ((0, 4),), ((5, 9),), "indirect", source_name="envoy")
        >>> dossier.actor_of(said).name
        'Ann Lee'
        """
        name = attribution.source_name or ""
        for form in (name, f"the {name}"):
            for start, end, (actor, _) in self._actor_finder.find(form, _valid_on(date)):
                if (start, end) == (0, len(form)):
                    return actor
        return None

    def swapped(self) -> Dossier:
        """Return the dossier with its sides in the opposite order, for tests of symmetry."""
        return Dossier(self.sides[::-1], self.variants, self.event, self.title, self.notes)


def _place(hit: tuple[int, int, object]) -> tuple[int, int]:
    return hit[:2]


def _valid_on(date: datetime.date | None) -> Callable[[tuple[Actor, str]], bool]:
    return lambda value: value[0].period.holds(date)
