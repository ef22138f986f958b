"""Source phrases: what the words of a source say by themselves, before it is asked who is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.text.speakers.cased_words import Words
from framing.text.speakers.entity import Entity
from framing.text.speakers.name_runs import PREPOSITIONS, RELATIVE
from framing.text.speakers.source_nouns import SourceNoun, nouns_in, occupation
from framing.text.speakers.states import is_demonym

PRONOUNS = {
    word: kind
    for kind, words in {
        "m": "he him his himself",
        "f": "she her hers herself",
        "thing": "it its itself",
        "many": "they them their theirs themselves",
        "speaker": "i me my mine we us our ours",
        "relative": "who whom whose which that",
    }.items()
    for word in words.split()
}
OWNERS = {"his": "m", "her": "f", "its": "thing", "their": "many"}
DETERMINERS = frozenset(
    "the a an this that these those its his her their our my your some any all both".split()
)
AFFILIATIONS = frozenset("of for from at with by".split())
DEFINITE = frozenset("the this that its his her their our".split())
PUNCTUATION = frozenset("“ ” ‘ ’ \" ' '' ) [ ] :".split())
BREAKS = frozenset(", ( — – - --".split())
QUOTED = re.compile(r"[“”\"]")
MOST_BETWEEN = 7
"""How far after "of" or "from" the name of the body is sought."""
ANONYMOUS = (
    "not to be named",
    "to be named",
    "anonymity",
    "be identified",
    "not be named",
    "without being named",
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase taken apart.

    Parameters
    ----------
    at : int
        Its first token.
    entities : tuple of Entity
        Whom it names; more than one where sources are coordinated.
    nouns : tuple of SourceNoun
        Nouns of its head noun phrase, in order.
    owner : Entity or None
        The name that the head belongs to: Corvane's spokesman, officials of the ministry.
    owned_by : str
        Kind of the possessive pronoun before the head (its, his); "" if there is none.
    pronoun : str
        Kind of pronoun, if the phrase is one.
    label : str or None
        The head noun phrase, if a name or nation stands in it: Ozeri officials.
    label_of_owner : str or None
        The label; where there is none, the head with its owner after it: Defence Minister of Quell.
    capital : str or None
        A single word that looks like a name and is the phrase.
    has_complement, is_definite, is_indefinite, is_plural, is_anonymous : bool
        It has an "of" or "for"; it begins with "the", "its" …, or "a"; its head is plural; it asks not to be named.
    """

    at: int = 0
    entities: tuple[Entity, ...] = ()
    nouns: tuple[SourceNoun, ...] = ()
    owner: Entity | None = None
    owned_by: str = ""
    pronoun: str = ""
    label: str | None = None
    label_of_owner: str | None = None
    capital: str | None = None
    has_complement: bool = False
    is_definite: bool = False
    is_indefinite: bool = False
    is_plural: bool = False
    is_anonymous: bool = False


def read_phrase(words: Words, at: Mapping[int, Entity], tokens: Sequence[int]) -> Phrase:
    """Take the phrase that stands at some tokens apart.

    Parameters
    ----------
    words : Words
        The article's words.
    at : mapping of int to Entity
        The entity named at each token.
    tokens : sequence of int
        The phrase's tokens.
    """
    tokens = [t for t in tokens if words.forms[t] not in PUNCTUATION]
    while tokens and (words.forms[tokens[0]] in BREAKS or words.tags[tokens[0]] == "CC"):
        tokens = tokens[1:]
    while tokens and words.lower[tokens[-1]] in ("'s", "'"):
        tokens = tokens[:-1]
    if not tokens:
        return Phrase()
    lower = [words.lower[t] for t in tokens]
    if lower[0] in PRONOUNS and all(word in PRONOUNS or word in ("all", "both", ",") for word in lower):
        return Phrase(tokens[0], pronoun=PRONOUNS[lower[0]])
    parts = _parts(words, tokens)
    entities, head = _whom(words, at, parts)
    owner = _owner(words, at, parts[0], head)
    label = _label(words, at, head)
    begins_with_name = tokens[0] in at or "'s" in lower or words.is_name(tokens[0])
    return Phrase(
        at=tokens[0],
        entities=tuple(entities),
        nouns=_nouns(words, at, parts[0], head),
        owner=at.get(owner),
        owned_by=OWNERS.get(lower[0], ""),
        label=label,
        label_of_owner=label or (words.string(head[0], owner + 1) if head and owner > head[-1] else None),
        capital=words.forms[head[0]] if len(head) == 1 and words.tags[head[0]].startswith("NNP") else None,
        has_complement=any(words.lower[t] in ("of", "for") for t in parts[0]),
        is_definite=lower[0] in DEFINITE or begins_with_name,
        is_indefinite=lower[0] in ("a", "an"),
        is_plural=bool(head) and words.tags[head[-1]] in ("NNS", "NNPS"),
        is_anonymous=any(mark in " ".join(lower) for mark in ANONYMOUS),
    )


def _parts(words: Words, tokens: Sequence[int]) -> list[list[int]]:
    """Cut a phrase at its commas, up to the first relative clause."""
    parts: list[list[int]] = [[]]
    for token in tokens:
        if words.lower[token] in RELATIVE and (parts[0] or len(parts) > 1):
            break
        if words.forms[token] in BREAKS:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part] or [list(tokens)]


def _core(words: Words, part: Sequence[int]) -> list[int]:
    """Return the tokens of a noun phrase up to its head: determiners and what follows a preposition left out."""
    core: list[int] = []
    for token in part:
        if core and (words.lower[token] in PREPOSITIONS or words.tags[token] in ("VBN", "VBG", "VBD")):
            break
        leads = words.lower[token] in DETERMINERS or words.lower[token] in PREPOSITIONS
        if core or len(part) == 1 or not leads:
            core.append(token)
    return core


def _whom(
    words: Words, at: Mapping[int, Entity], parts: Sequence[Sequence[int]]
) -> tuple[list[Entity], list[int]]:
    """Return whom a phrase names, and the tokens of its head noun phrase."""
    head = _core(words, parts[0])
    named = [entity for piece in _coordinated(words, at, head) if (entity := at.get(piece[-1])) is not None]
    last = at.get(parts[0][-1])
    if (
        not named
        and last is not None
        and words.lower[parts[0][0]] not in PREPOSITIONS
        and _runs_through(words, at, parts[0])
    ):
        named = [last]
    if not named:
        for part in parts[1:3]:
            core = _core(words, part)
            entity = at.get(core[-1]) if core else None
            if entity is not None and entity.kind == "person":
                return [entity], head
    return named, head


def _runs_through(words: Words, at: Mapping[int, Entity], part: Sequence[int]) -> bool:
    """Tell whether a name that holds a preposition (Court of Rights) is the whole of the phrase."""
    entity = at.get(part[-1])
    return all(at.get(token) is entity for token in part if words.lower[token] not in DETERMINERS)


def _coordinated(words: Words, at: Mapping[int, Entity], head: Sequence[int]) -> list[list[int]]:
    """Cut a noun phrase at "and" where both sides are names of their own."""
    pieces: list[list[int]] = [[]]
    for token in head:
        if words.lower[token] in ("and", "or", "&") and pieces[-1] and at.get(token) is None:
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [piece for piece in pieces if piece]


def _nouns(
    words: Words, at: Mapping[int, Entity], part: Sequence[int], head: Sequence[int]
) -> tuple[SourceNoun, ...]:
    """Nouns of a head noun phrase, those inside a person's name left out; first, what makes it a rebel's."""
    found = nouns_in([words.lower[t] for t in head])
    nouns = [noun for first, _, noun in found if not _names_person(at, head[first])]
    if head and head[-1] not in at and not (found and found[-1][1] == len(head)):
        trade = occupation(words.lower[head[-1]])
        nouns += [trade] if trade is not None else []
    around = words.nouns(part[0], part[-1] + 1) if part else []
    rebels = [noun for _, _, noun in around if noun.type == "rebel" and noun.kind == "modifier"]
    return (*rebels[:1], *nouns)


def _names_person(at: Mapping[int, Entity], token: int) -> bool:
    entity = at.get(token)
    return entity is not None and entity.kind == "person"


def _owner(words: Words, at: Mapping[int, Entity], part: Sequence[int], head: Sequence[int]) -> int:
    """Return the last token of the name that a head noun belongs to, before it or after "of", "for", "from"; or -1."""
    before = next((token for token in reversed(head[:-1]) if token in at), -1)
    if before >= 0:
        return before
    place = next((i for i, token in enumerate(part) if words.lower[token] in AFFILIATIONS), len(part))
    named = [token for token in part[place + 1 : place + MOST_BETWEEN] if token in at]
    return max((token for token in named if at[token] is at[named[0]]), default=-1)


def _label(words: Words, at: Mapping[int, Entity], head: Sequence[int]) -> str | None:
    """Return a head noun phrase that holds a name or nation as it stands."""
    roles = {
        t
        for first, last, _ in (words.nouns(head[0], head[-1] + 1) if head else ())
        for t in range(first, last)
    }
    named = any(
        t in at or is_demonym(words.forms[t]) or (words.is_name(t) and t not in roles) for t in head[:-1]
    )
    capital = bool(head) and head[-1] not in at and words.is_name(head[-1]) and words.tags[head[-1]] == "NNPS"
    label = words.string(head[0], head[-1] + 1) if (named and len(head) > 1) or capital else None
    return None if label is None or QUOTED.search(label) else label
