"""Entities: the people, bodies and states that an article names, each with all its mentions and its fullest name.

Runs of capitals and institutional nouns ("the defence ministry") are grouped: a surname belongs to the person
whose full name the article gives, "the Gendarmerie" to the National Gendarmerie, "Baku's defence ministry" to
"Azerbaijan's defence ministry". Nothing is known but what the article says and short lists of states and given names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.text.speakers.cased_words import Words
from framing.text.speakers.entity import Entity, may_be
from framing.text.speakers.name_kinds import NameKinds
from framing.text.speakers.name_runs import INSIDE_BODIES, NameRun, given_names, name_runs
from framing.text.speakers.source_nouns import describe, nouns_in
from framing.text.speakers.states import government, is_demonym, nation

if TYPE_CHECKING:
    from framing.text.reading import Reading

INSTITUTIONS = frozenset({"official", "military", "politician", "international"})
BARE = frozenset(
    "board house office unit command administration mission service division panel school".split()
)
"""Nouns for bodies that need a name to be one."""
MODIFIES_BODY = frozenset(
    "foreign interior home national federal central electoral supreme constitutional".split()
)
INDEFINITE = frozenset("a an any no every each another".split())
POSSESSIVE = ("'s", "'")
MOST_COMPARED = 40
"""How many bodies of the same head noun are compared: articles have fewer."""


class Entities:
    """The entities of one article.

    Parameters
    ----------
    reading : Reading
        The article.

    Attributes
    ----------
    at : dict of int to Entity
        Who is named at each token that stands in a name.
    """

    def __init__(self, reading: Reading) -> None:
        self.words = Words(reading)
        self.at: dict[int, Entity] = {}
        self._people: dict[str, list[Entity]] = defaultdict(list)
        self._bodies: dict[str, list[Entity]] = defaultdict(list)
        self._others: dict[str, Entity] = {}
        runs = name_runs(self.words)
        running = [run for run in runs if self.words.is_running[run.first]]
        self._kinds = NameKinds(self.words, running)
        for run in sorted(running, key=lambda run: run.first - run.last):
            self._enter(run)
        self._recognise([run for run in runs if not self.words.is_running[run.first]])
        self._join(running)
        self._find_institutions()
        self._roles = self._find_roles()

    def mentions(self, first: int, last: int) -> Iterator[tuple[int, Entity]]:
        """Yield the entities named in a range of tokens, in order, each mention once."""
        previous = None
        for token in range(first, last):
            entity = self.at.get(token)
            if entity is not None and entity is not previous:
                yield token, entity
            previous = entity

    def person_with_role(self, role: str, before: int) -> Entity | None:
        """Return the person of a role who was named last before a token, else first after it."""
        holders = self._roles.get(role.rpartition(" ")[2], [])
        at = bisect_left(holders, before, key=lambda holder: holder[0])
        return next(
            (person for _, person in (*holders[:at][::-1], *holders[at:]) if _plays(person, role)), None
        )

    def institution(self, head: tuple[str, ...], owner: str = "", before: int = 0) -> Entity | None:
        """Return the body that a form may mean, the one named last before a token first."""
        fitting = [
            body for body in self._bodies.get(head[-1], [])[-MOST_COMPARED:] if may_be(body, head, owner)
        ]
        return max(fitting, key=lambda body: body.last_before(before), default=None)

    def _enter(self, run: NameRun) -> None:
        """Put a name of the running text to its entity; fuller names come before shorter ones."""
        name = self.words.string(run.first, run.last)
        entity = self._known(run, name) or self._new(run, name)
        entity.add_name(name)
        if entity.kind != "state":
            entity.take(run.before)
            entity.take(run.after)
        if entity.kind == "person" and entity.fallback == "unknown" and self._kinds.is_introduced(run):
            entity.fallback = "civilian"
        self._place(entity, run.first, run.last)

    def _place(self, entity: Entity, first: int, last: int) -> None:
        entity.add_place(first)
        for token in range(first, last):
            self.at[token] = entity

    def _known(self, run: NameRun, name: str) -> Entity | None:
        """Return the entity that a name belongs to, if a fuller or the same form was entered."""
        if run.is_body:
            return self.institution(*self.body_head(run.first, run.last))
        if name in self._others:
            return self._others[name]
        words = tuple(self.words.lower[run.first : run.last])
        is_place = name in self._kinds.places or nation(name) is not None
        has_title = any(noun.kind in ("person", "title") for noun in run.before)
        person = self._person(words, run) if has_title or not is_place else None
        if person is not None or has_title or is_place:
            return person
        begun = self._bodies.get("^" + words[0], [])[:MOST_COMPARED]
        return next((body for body in begun if body.head[: len(words)] == words), None)

    def _person(self, words: Sequence[str], run: NameRun) -> Entity | None:
        """Return the person of a full name, a surname or a first name; the one named most if there are several."""
        gender = next((noun.gender for noun in run.before if noun.gender), "")
        keys = [words[-1]] if len(words) > 1 else [words[0], "^" + words[0]]
        fitting = [
            person
            for key in keys
            for person in self._people.get(key, [])[:MOST_COMPARED]
            if not (gender and person.gender and gender != person.gender)
            and (len(words) == 1 or set(words) <= set(person.name.lower().split()))
        ]
        return max(fitting, key=lambda person: person.mentions, default=None)

    def _new(self, run: NameRun, name: str) -> Entity:
        kind = self._kinds.kind(run)
        if kind == "person":
            return self._new_person(run, name)
        if kind == "body":
            entity = self._new_body(name, *self.body_head(run.first, run.last))
            self._take_name(entity, run.first, run.last)
            return entity
        name = government(name) or name
        entity = self._others.get(name) or Entity(name, kind)
        self._others[name] = self._others[self.words.string(run.first, run.last)] = entity
        return entity

    def _new_person(self, run: NameRun, name: str) -> Entity:
        entity = Entity(name, "person")
        words = self.words.lower[run.first : run.last]
        self._people[words[-1]].append(entity)
        if len(words) > 1:
            entity.gender = given_names().get(self.words.forms[run.first], "")
            self._people["^" + words[0]].append(entity)
        return entity

    def _new_body(self, name: str, head: tuple[str, ...], owner: str) -> Entity:
        entity = Entity(name, "body", head, owner)
        for key in (
            head[-1],
            "^" + head[0],
            *(word for word, link in pairwise(head) if link in INSIDE_BODIES),
        ):
            self._bodies[key].append(entity)
        return entity

    def _recognise(self, runs: Sequence[NameRun]) -> None:
        """Find known names inside runs of headlines, where every word may have a capital."""
        entities = {id(entity): entity for entity in self.at.values()}.values()
        known = {form: e for e in entities for name in e.names for form in (name, name.split()[-1])}
        for run in runs:
            first = run.first
            while first < run.last:
                longest = min(run.last, first + 8)
                last = next(
                    (t for t in range(longest, first, -1) if self.words.string(first, t) in known), first
                )
                if last > first:
                    self._place(known[self.words.string(first, last)], first, last)
                first = max(last, first + 1)

    def _join(self, runs: Sequence[NameRun]) -> None:
        """Join people to the bodies that they speak for, and bodies to the states before them."""
        for run in runs:
            entity, body = self.at[run.first], self.at.get(run.affiliation)
            if entity.kind == "person" and body is not None and body.kind != "person":
                entity.speaks_for = entity.speaks_for or body
            owner = self._owner_before(run.first)
            if run.is_body and owner >= 0:
                entity.nation = entity.nation or self.at[owner].name
                entity.add_name(self.words.string(owner, run.last))

    def _owner_before(self, first: int) -> int:
        """First token of the state whose possessive stands before a token; -1 if there is none."""
        if first < 2 or self.words.lower[first - 1] not in POSSESSIVE:
            return -1
        owner = self.at.get(first - 2)
        if owner is None or owner.kind == "person":
            return -1
        start = first - 2
        while self.at.get(start - 1) is owner:
            start -= 1
        return start

    def _find_institutions(self) -> None:
        """Enter what is named by a common noun: Azerbaijan's defence ministry, the police."""
        words = self.words
        for first, last, noun in words.all_nouns:
            if (
                noun.kind != "body"
                or noun.type not in INSTITUTIONS
                or noun.term in BARE
                or last - 1 in self.at
            ):
                continue
            modifies = last < len(words) and words.tags[last].startswith("NN") and not self._is_person(last)
            start = self._with_modifiers(first)
            if not modifies and (not start or words.lower[start - 1] not in INDEFINITE):
                self._enter_institution(start, last)

    def _is_person(self, token: int) -> bool:
        return any(noun.kind == "person" for _, _, noun in self.words.nouns(token, token + 3))

    def _with_modifiers(self, first: int) -> int:
        """Return where the words that belong to an institution's name begin: foreign ministry, Karabakh army."""
        words = self.words
        while first and first not in words.sentence_starts:
            form, tag = words.forms[first - 1], words.tags[first - 1]
            named = tag in ("NNP", "JJ") and (words.is_name(first - 1) or nation(form) is not None)
            if not (tag == "NN" or named or words.lower[first - 1] in MODIFIES_BODY):
                break
            first -= 1
        return first

    def _enter_institution(self, first: int, last: int) -> None:
        head, owner = self.body_head(first, last)
        start = self._owner_before(first)
        if start >= 0:
            owner = self.at[start].name
        name = self.words.string(first if start < 0 else start, last)
        entity = self.institution(head, owner, first) or self._new_body(name, head, owner)
        entity.add_name(name)
        entity.nation = entity.nation or owner
        if entity.own_type == "unknown":
            self._take_name(entity, first, last)
        self._place(entity, first, last)

    def _take_name(self, entity: Entity, first: int, last: int) -> None:
        """Note what a body's name tells: the type of its last noun before "of" or "for"."""
        words = self.body_head(first, last)[0]
        inside = next((i for i, word in enumerate(words) if word in INSIDE_BODIES), len(words))
        head, type_ = describe([noun for at, _, noun in nouns_in(words) if at < inside])
        if head is not None:
            entity.roles.add(head.term)
            is_firm = head.term == "group" and self.words.forms[last - 1] == "Group"
            entity.own_type = "company" if is_firm and type_ == "unknown" else type_ or "unknown"

    def body_head(self, first: int, last: int) -> tuple[tuple[str, ...], str]:
        """Words that identify a body, and the nation before them: "Russian foreign ministry"."""
        words, owner = self.words, ""
        if last - first > 1 and is_demonym(words.forms[first]):
            owner, first = nation(words.forms[first]) or "", first + 1
        head = [
            word.replace("defense", "defence") for word in words.lower[first:last] if word not in ("the", "&")
        ]
        if head[:2] in (["ministry", "of"], ["department", "of"]) and len(head) > 2:
            head = [*(["foreign"] if head[2:4] == ["foreign", "affairs"] else head[2:]), head[0]]
        return tuple(head) or (words.lower[last - 1],), owner

    def _find_roles(self) -> dict[str, list[tuple[int, Entity]]]:
        """Mentions of people by the last word of each of their roles, in order."""
        roles: dict[str, list[tuple[int, Entity]]] = defaultdict(list)
        for token in sorted(self.at):
            person = self.at[token]
            if person.kind == "person":
                for word in {role.rpartition(" ")[2] for role in person.roles}:
                    roles[word].append((token, person))
        return roles


def _plays(person: Entity, role: str) -> bool:
    return any(own == role or own.endswith(" " + role) or role.endswith(" " + own) for own in person.roles)
