"""Entity: a person, body or state that an article names, with every form of its name and what is told of it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable

from framing.text.speakers.name_runs import INSIDE_BODIES
from framing.text.speakers.source_nouns import SourceNoun, describe, nouns_in
from framing.text.speakers.states import same_nation


class Entity:
    """Somebody or something that an article names; filled while the article is read, then only looked up.

    Parameters
    ----------
    name : str
        The first form met, titles and articles left out.
    kind : {"person", "body", "state", "name"}
        "name" where nothing tells.
    head : tuple of str
        Of bodies: the words that identify it, in lower case, without the nation ("defence", "ministry").
    nation : str
        Of bodies: whose it is, where that is said.
    """

    def __init__(self, name: str, kind: str, head: tuple[str, ...] = (), nation: str = "") -> None:
        self.kind = kind
        self.head = head
        self.nation = nation
        self.gender = ""
        self.roles: set[str] = set()
        self.own_type = "unknown"
        self.fallback = "unknown"
        self.speaks_for: Entity | None = None
        self._names = [name]
        self._types: list[str] = []
        self._places: list[int] = []

    @property
    def name(self) -> str:
        """The fullest form; the state itself where a capital or seat of power stands for it."""
        if self.kind == "state":
            return self._names[0]
        return max(self._names, key=lambda name: (len(name.split()), len(name)))

    @property
    def names(self) -> tuple[str, ...]:
        """Every form met."""
        return tuple(self._names)

    @property
    def type(self) -> str:
        """What type of source it is: by its roles, its name, the body that it speaks for."""
        if self._types:
            return Counter(self._types).most_common(1)[0][0]
        if self.own_type != "unknown":
            return self.own_type
        if self.kind == "state":
            return "official"
        if self.speaks_for is not None and self.speaks_for.kind != "person":
            body = self.speaks_for.type
            return body if body != "unknown" else self.fallback
        return self.fallback

    @property
    def has_own_type(self) -> bool:
        """Whether its type is told by more than the general sense of its role."""
        return self.type != self.fallback

    @property
    def mentions(self) -> int:
        """Number of times that it was named so far."""
        return len(self._places)

    def add_name(self, name: str) -> None:
        """Note a form of its name."""
        if name not in self._names:
            self._names.append(name)

    def add_place(self, token: int) -> None:
        """Note a token at which it is named."""
        insort(self._places, token)

    def add_type(self, type_: str) -> None:
        """Note what type of source a role makes it."""
        if type_ not in ("unknown", "unnamed"):
            self._types.append(type_)

    def last_before(self, token: int) -> int:
        """Return the token of its last mention before another; -1 if there is none."""
        at = bisect_left(self._places, token)
        return self._places[at - 1] if at else -1

    def take(self, nouns: Iterable[SourceNoun]) -> None:
        """Note the nouns of one role phrase."""
        nouns = tuple(nouns)
        head, type_ = describe(nouns)
        if head is None or head.kind in ("document", "place", "people"):
            return
        self.gender = self.gender or next((noun.gender for noun in nouns if noun.gender), "")
        if head.kind != "title":
            self.roles.add(head.term)
        if type_ is not None:
            self.add_type(type_)
        elif head.speaks:
            self.fallback = head.type


def may_be(body: Entity, head: tuple[str, ...], owner: str) -> bool:
    """Tell whether a form that may be shorter or longer can mean a body: no other head noun, no other nation.

    Examples
    --------
    >>> ministry = Entity("Russia's foreign ministry", "body", ("foreign", "ministry"), "Russia")
    >>> may_be(ministry, ("ministry",), ""), may_be(ministry, ("foreign", "ministry"), "Armenia")
    (True, False)
    """
    if not head or not body.head or (owner and body.nation and not same_nation(owner, body.nation)):
        return False
    short, long = sorted((head, body.head), key=len)
    if not set(short) <= set(long):
        return False
    begins = short == long[: len(short)] and len(short) < len(long)
    return short[-1] == long[-1] or (
        begins and (long[len(short)] in INSIDE_BODIES or not nouns_in(short[-1:]))
    )
