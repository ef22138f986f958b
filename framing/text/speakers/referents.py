"""Referents: who may be meant by a source, what pronouns fit whom, and who was spoken of before a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.text.speakers.entities import Entities
from framing.text.speakers.entity import Entity

REACH = {"m": 8, "f": 8, "thing": 5, "many": 4}
"""How many sentences back a pronoun may find whom it means."""

LONGEST = 250
"""Tokens of a sentence that are looked at: no input makes the search slow."""

PLACING = frozenset("in at near from to of on around".split())


@dataclass(frozen=True, slots=True)
class Referent:
    """Who is meant by a source: a name or none, a type, and what pronouns may stand for it.

    Parameters
    ----------
    name : str or None
        The fullest name that the article gives.
    type : str
        One of `framing.text.source_nouns.SOURCE_TYPES`.
    kind : {"person", "people", "body", "state", "document", "name"}
        What it is.
    gender : {"m", "f", ""}
        Of a person, if known.
    is_plural : bool
        Several, or of a plural name.
    nation : str
        Of a body: whose it is; of a state: itself.
    """

    name: str | None
    type: str
    kind: str = "name"
    gender: str = ""
    is_plural: bool = False
    nation: str = ""

    @classmethod
    def of(cls, entity: Entity) -> Referent:
        """Take an entity as a referent."""
        nation = entity.name if entity.kind == "state" else entity.nation
        return cls(entity.name, entity.type, entity.kind, entity.gender, False, nation)

    def fits(self, pronoun: str) -> bool:
        """Tell whether a pronoun ("m", "f", "thing", "many") can stand for it.

        Examples
        --------
        >>> Referent("Ana Brun", "politician", "person", "f").fits("m")
        False
        """
        if pronoun in ("m", "f"):
            return self.kind == "person" and self.gender in ("", pronoun) and not self.is_plural
        if pronoun == "many":
            return self.is_plural or self.kind in ("people", "body")
        return self.kind in ("body", "state", "document") and not self.is_plural


NOBODY = Referent(None, "unknown")


class Discourse:
    """Who has spoken and been named so far in an article.

    Parameters
    ----------
    entities : Entities
        Whom the article names.
    """

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._words = entities.words
        self._sentences = sorted(self._words.sentence_starts)
        self._places: list[int] = []
        self._speakers: dict[int, Referent] = {}

    def note(self, token: int, referent: Referent) -> None:
        """Keep who spoke at a token."""
        if token not in self._speakers:
            insort(self._places, token)
        self._speakers[token] = referent

    def sentence_start(self, token: int) -> int:
        """First token of the sentence that holds a token."""
        return int(self._sentences[max(bisect_right(self._sentences, token) - 1, 0)])

    def speakers_before(self, token: int, most: int = 12) -> list[Referent]:
        """Return the last speakers before a token, the last one first."""
        at = bisect_left(self._places, token)
        return [self._speakers[place] for place in reversed(self._places[max(0, at - most) : at])]

    def candidates(self, pronoun: str, token: int, own: Sequence[tuple[int, int]] = ()) -> Iterator[Referent]:
        """Yield whoever a pronoun may mean, the likeliest first.

        Near sentences come before far ones, speakers before others, and who is named first in a sentence before
        the rest; owners (the army's) and places (in the capital) are left out, and so is what stands in `own`, the
        content of the attribution whose source the pronoun is.
        """
        number = bisect_right(self._sentences, token) - 1
        end = token
        for sentence in range(number, max(number - REACH[pronoun], -1), -1):
            first = max(self._sentences[sentence], end - LONGEST)
            low, high = bisect_left(self._places, first), bisect_left(self._places, end)
            said = (self._speakers[place] for place in reversed(self._places[low:high]))
            yield from (referent for referent in said if referent.fits(pronoun))
            for place, entity in self._entities.mentions(first, end):
                start = self._words.starts[place]
                quoted = sentence == number and any(low <= start < high for low, high in own)
                if not quoted and self._acts(place) and Referent.of(entity).fits(pronoun):
                    yield Referent.of(entity)
            end = self._sentences[sentence]

    def _acts(self, token: int) -> bool:
        """Tell whether a mention may act: it is no owner and no place after a preposition."""
        words, at = self._words, self._entities.at
        after = token
        while at.get(after) is at[token]:
            after += 1
        is_owner = after < len(words) and words.lower[after] in ("'s", "'")
        return not is_owner and not (token > 0 and words.lower[token - 1] in PLACING)
