"""The written form of a dossier: a YAML file, read with line numbers so that every refusal names its line.

::

    event: valley-clash            # optional: which articles it serves; without it, all
    title: The clash in the valley
    sides:
      North:
        actors: [North, {name: Anna Berg, aliases: [Berg], type: politician, from: 2019-05-01, source: the gazette}]
        places: [Upper Valley]
      South:
        actors: [South]
    terms:                         # referent: {variant: the side whose word it is, or neutral}
      the operation: {peace mission: North, invasion: South, operation: neutral}
      the taking of the hill:
        retake: {side: North, inflect: verb, until: 2021-01-31, source: "its bulletins"}
    places:                        # place names that differ by side, in the same form
      main town: {Nordheim: North, Sudova: South}
    sources: Where the assignments come from.

``inflect`` is ``noun`` (singular and plural; the rule for terms), ``verb`` (all its forms) or ``none`` (the rule
for places). ``from`` and ``until`` are days, both included. A variant that changes sides has a list of such
entries, one per period. The keys ``sources``, ``notes`` and ``planted`` are kept in `Dossier.notes` as they are.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

import yaml

from framing import _check
from framing.dossier.model import NEUTRAL, Actor, Dossier, Side, Variant
from framing.dossier.period import ALWAYS, Period
from framing.errors import ArgumentError, DossierError
from framing.text.speakers.source_nouns import SOURCE_TYPES

NOTES = ("sources", "notes", "planted")
KEYS = ("event", "title", "sides", "terms", "places", *NOTES)
PERIOD_KEYS = ("from", "until", "source")
INFLECTIONS = {"noun": "noun", "verb": "verb", "none": ""}
WAY_OUT = "see framing.dossier.yaml_form for an example."


def from_yaml(content: str, origin: str) -> Dossier:
    """Read a dossier.

    Parameters
    ----------
    content : str
        YAML text.
    origin : str
        What errors call it: a file's name.

    Returns
    -------
    Dossier

    Raises
    ------
    DossierError
        If anything in it is wrong; the message names the line.

    Examples
    --------
    >>> from_yaml("sides: {North: {actors: [North]}, South: {actors: North}}", "my.yml")
    Traceback (most recent call last):
    framing.errors.DossierError: my.yml, line 1: `actors` must be a list (`[a, b]`, or lines with `- `); got 'North'.
    """
    return _File(origin).dossier(content)


class _File:
    """One dossier file while it is read: knows its name, and the first line of every name and variant."""

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._names: dict[str, list[tuple[Period, str, int]]] = {}
        self._variants: dict[str, list[tuple[Period, str, int]]] = {}

    def dossier(self, content: str) -> Dossier:
        try:
            root = yaml.compose(content, Loader=yaml.SafeLoader)
            data = yaml.safe_load(content)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            mark = getattr(error, "problem_mark", None)
            line = f", line {mark.line + 1}" if mark else ""
            problem = getattr(error, "problem", None) or error
            raise DossierError(f"{self._origin}{line}: not valid YAML ({problem}).") from None
        parts = self._parts(root, "a dossier", KEYS) if root else {}
        if "sides" not in parts or not self._entries(parts["sides"], "`sides`"):
            raise DossierError(f"{self._origin}: a dossier needs `sides:` with one entry per side; {WAY_OUT}")
        sides = tuple(
            self._side(name, key, body) for name, key, body in self._entries(parts["sides"], "`sides`")
        )
        names = [side.name for side in sides]
        variants = tuple(
            variant
            for kind in ("terms", "places")
            for variant in self._referents(parts.get(kind), kind, names)
        )
        event, title = (self._text(parts[key]) if key in parts else "" for key in ("event", "title"))
        return Dossier(sides, variants, event, title, {key: data[key] for key in NOTES if key in data})

    def _side(self, name: str, key: yaml.Node, body: yaml.Node) -> Side:
        if name.casefold() == NEUTRAL:
            raise self._error(
                key, f"no side can be called {name!r}: it says that a variant is nobody's word."
            )
        parts = {} if _is_null(body) else self._parts(body, f"the side {name!r}", ("actors", "places"))
        actors = [self._actor(node, name) for node in self._items(parts.get("actors"), "`actors`")]
        places = []
        for node in self._items(parts.get("places"), "`places` of a side"):
            places.append(self._text(node))
            self._note(self._names, places[-1], ALWAYS, name, node)
        return Side(name, tuple(actors), tuple(places))

    def _actor(self, node: yaml.Node, side: str) -> Actor:
        if isinstance(node, yaml.ScalarNode):
            actor = Actor(self._text(node))
        else:
            parts = self._parts(node, "an actor", ("name", "aliases", "type", *PERIOD_KEYS))
            if "name" not in parts:
                raise self._error(node, "an actor needs a `name:`.")
            aliases = self._items(parts.get("aliases"), "`aliases`")
            actor = Actor(
                self._text(parts["name"]),
                tuple(self._text(alias) for alias in aliases),
                self._choice(parts.get("type"), "the type of an actor", SOURCE_TYPES),
                self._period(parts),
                self._text(parts["source"]) if "source" in parts else "",
            )
        for name in actor.names:
            self._note(self._names, name, actor.period, side, node)
        return actor

    def _referents(self, node: yaml.Node | None, kind: str, sides: list[str]) -> Iterator[Variant]:
        for referent, _, choices in self._entries(node, f"`{kind}`"):
            for variant, key, body in self._entries(choices, f"the variants of {referent!r}"):
                entries = body.value if isinstance(body, yaml.SequenceNode) else [body]
                for entry in entries:
                    found = self._variant(referent, variant, entry, sides, kind == "places")
                    self._note(
                        self._variants, variant, found.period, f"{referent}: {found.side}", key, once=True
                    )
                    yield found

    def _variant(
        self, referent: str, variant: str, body: yaml.Node, sides: list[str], is_place: bool
    ) -> Variant:
        usual = "none" if is_place else "noun"
        if isinstance(body, yaml.ScalarNode):
            parts: dict[str, yaml.Node] = {"side": body}
        else:
            parts = self._parts(body, f"the variant {variant!r}", ("side", "inflect", *PERIOD_KEYS))
        side = self._choice(parts.get("side"), f"the side of {variant!r}", [*sides, NEUTRAL])
        if side is None:
            raise self._error(body, f"the variant {variant!r} needs a side: {', '.join(sides)} or {NEUTRAL}.")
        inflect = self._choice(parts.get("inflect"), f"inflect of {variant!r}", INFLECTIONS)
        source = self._text(parts["source"]) if "source" in parts else ""
        return Variant(
            referent, variant, side, is_place, INFLECTIONS[inflect or usual], self._period(parts), source
        )

    def _period(self, parts: dict[str, yaml.Node]) -> Period:
        since, until = (self._day(parts.get(key), key) for key in ("from", "until"))
        if since and until and until < since:
            raise self._error(parts["until"], f"`until` ({until}) lies before `from` ({since}).")
        return Period(since, until)

    def _day(self, node: yaml.Node | None, key: str) -> datetime.date | None:
        if node is None:
            return None
        text = self._text(node)
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            raise self._error(node, f"`{key}` must be a day such as 2020-09-27; got {text!r}.") from None

    def _note(
        self,
        seen: dict[str, list[tuple[Period, str, int]]],
        name: str,
        period: Period,
        owner: str,
        node: yaml.Node,
        once: bool = False,
    ) -> None:
        """Refuse a name that two sides bear, or a variant that is listed twice, at one time."""
        line = node.start_mark.line + 1
        for other, first_owner, first in seen.get(name, ()):
            if other.overlaps(period) and (once or first_owner != owner):
                raise self._error(
                    node,
                    f"{name!r} stands in line {first} already ({first_owner}); "
                    "keep one, or give each the days on which it holds (`from`, `until`).",
                )
        seen.setdefault(name, []).append((period, owner, line))

    def _choice(self, node: yaml.Node | None, what: str, choices: Iterable[str]) -> str | None:
        if node is None or _is_null(node):
            return None
        try:
            return _check.one_of(what, self._text(node), choices)
        except ArgumentError as error:
            raise self._error(node, str(error)) from None

    def _parts(self, node: yaml.Node, what: str, keys: tuple[str, ...]) -> dict[str, yaml.Node]:
        parts = {}
        for name, key, value in self._entries(node, what):
            self._choice(key, "the key", keys)
            parts[name] = value
        return parts

    def _entries(self, node: yaml.Node | None, what: str) -> list[tuple[str, yaml.Node, yaml.Node]]:
        """Return key, its node and the value's node of every entry of a mapping, no key twice."""
        if node is None or _is_null(node):
            return []
        if not isinstance(node, yaml.MappingNode):
            raise self._error(node, f"{what} must be a mapping (`key: value` lines); got {_shape(node)}.")
        lines: dict[str, int] = {}
        entries = []
        for key, value in node.value:
            name = self._text(key)
            if name in lines:
                raise self._error(key, f"{name!r} stands in line {lines[name]} already.")
            lines[name] = key.start_mark.line + 1
            entries.append((name, key, value))
        return entries

    def _items(self, node: yaml.Node | None, what: str) -> list[yaml.Node]:
        if node is None or _is_null(node):
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self._error(
                node, f"{what} must be a list (`[a, b]`, or lines with `- `); got {_shape(node)}."
            )
        return list(node.value)

    def _text(self, node: yaml.Node) -> str:
        """Return a scalar as it is written: a place called No is not false."""
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self._error(node, f"some text must stand here; got {_shape(node)}.")
        return str(node.value).strip()

    def _error(self, node: yaml.Node, message: str) -> DossierError:
        return DossierError(f"{self._origin}, line {node.start_mark.line + 1}: {message}")


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _shape(node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    return "a list" if isinstance(node, yaml.SequenceNode) else repr(node.value) if node.value else "nothing"
