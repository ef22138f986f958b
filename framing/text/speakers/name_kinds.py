"""What a name is the name of: a person, a body or a state, by the words around all its places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from framing.text.speakers.cased_words import Words
from framing.text.speakers.name_runs import NameRun, given_names
from framing.text.speakers.states import government

PLACE_PREPOSITIONS = frozenset("in at near from around outside across through".split())
ORDINARY = frozenset(
    "open free red green new united national public young save stop fair clean local common global".split()
)
"""Words that begin names of bodies, not of people."""
DEMONYM_ENDINGS = ("an", "ian", "ese", "ish", "n")
TELLS_NOTHING = frozenset("said says told has had have is was will would also called added".split())
"""Verbs after "who" that present nobody."""
APPOSED = (("place", "state"), ("person", "person"), ("title", "person"), ("body", "body"))
"""What a noun before or after a name tells of it, the strongest first."""
STATE_OFFICES = frozenset(
    "prime minister,president,foreign minister,defence minister,defense minister,interior minister,government,"
    "foreign ministry,defence ministry,defense ministry,army,armed forces,military,troops,parliament".split(
        ","
    )
)


class NameKinds:
    """The kinds of an article's names.

    Parameters
    ----------
    words : Words
        The article's words.
    runs : sequence of NameRun
        The names of its running text.
    """

    def __init__(self, words: Words, runs: Sequence[NameRun]) -> None:
        self._words = words
        self._capitals = frozenset(words.forms[token] for token in words.capitals)
        names = [words.string(run.first, run.last) for run in runs]
        named = Counter(names)
        placed = Counter(
            name
            for run, name in zip(runs, names, strict=True)
            if run.first and words.lower[run.first - 1] in PLACE_PREPOSITIONS and not run.is_body
        )
        self.places = frozenset(name for name, count in placed.items() if 2 * count >= named[name])
        self._told: dict[str, str] = {}
        for run, name in zip(runs, names, strict=True):
            kind = self._told.get(name) or self._evidence(run, name)
            if kind:
                self._told[name] = kind

    def kind(self, run: NameRun) -> str:
        """Return "person", "body", "state" or "name"; by its length where nothing tells."""
        words = self._words
        name = words.string(run.first, run.last)
        if name in self._told:
            return self._told[name]
        tokens = range(run.first, run.last)
        if all(words.lower[t] in words.common for t in tokens) or words.lower[run.first] in ORDINARY:
            return "body"
        return "person" if len(tokens) in (2, 3) else "body" if len(tokens) > 3 else "name"

    def is_introduced(self, run: NameRun) -> bool:
        """Tell whether an age or a relative clause follows: so the news presents people without an office."""
        comma, after, verb = [*self._words.lower[run.last : run.last + 3], "", "", ""][:3]
        if comma != ",":
            return False
        is_told_of = after in ("who", "whose") and run.last - run.first > 1 and verb not in TELLS_NOTHING
        return is_told_of or after.isdigit()

    def _evidence(self, run: NameRun, name: str) -> str:
        """Tell by one place what a name is the name of; "" if nothing tells."""
        words, after = self._words, self._words.lower[run.last : run.last + 2]
        if run.is_body:
            return "body"
        if government(name) or any(
            noun.kind == "place" for _, _, noun in words.nouns(run.last, run.last + 1)
        ):
            return "state"
        heads = [nouns[-1].kind for nouns in (run.before, run.after) if nouns]
        kind = next((kind for told, kind in APPOSED if told in heads), "")
        if kind:
            return kind
        following = after[1:] if after[:1] == [","] else after[:1]
        if following in (["who"], ["whose"]) or (after[:1] == [","] and following and following[0].isdigit()):
            return "person"
        if following == ["which"]:
            return "body"
        if words.forms[run.first] in given_names() and run.last - run.first > 1:
            return "person"
        if self._has_demonym(name) or self._has_offices(run) or name in self.places:
            return "state"
        return "body" if run.first and words.lower[run.first - 1] == "the" else ""

    def _has_demonym(self, name: str) -> bool:
        """Tell whether the article has an adjective of a name: Velmora, Velmoran."""
        return any(stem + end in self._capitals for stem in (name, name[:-1]) for end in DEMONYM_ENDINGS)

    def _has_offices(self, run: NameRun) -> bool:
        """Tell whether a name has a foreign minister, an army, a government: only states have."""
        lower = self._words.lower
        if run.last - run.first > 1 or lower[run.last : run.last + 1] not in (["'s"], ["'"]):
            return False
        owned = self._words.nouns(run.last + 1, run.last + 3)
        return any(noun.term in STATE_OFFICES for _, _, noun in owned)
