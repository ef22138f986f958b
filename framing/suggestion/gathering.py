"""What a corpus tells of actors, contested words and names of places, counted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from framing.corpus import Corpus
from framing.text.attributions import Attribution
from framing.text.quoting.columns import word_groups
from framing.text.reading import Reading
from framing.text.speakers.entities import Entities
from framing.text.speakers.entity import Entity

OPPOSING = frozenset({"accusing", "denying"})
"""Classes of verbs by which a source stands against those whom the content names."""
TALKING = 0.25
"""What any other report about somebody weighs as against an opposing one: rivals speak of each other."""
NAMING = frozenset("call dub term label brand style describe portray characterise characterize".split())
LONGEST_TERM = 4
LEADING = re.compile(r"^(?:(?:an?|the|its?|their|his|her|our|your|my|some|this|that|as) )+", re.I)
NAME = r"(?!(?:He|She|It|They|We|I|You|The|But|This|That)\b)[A-Z][\w-]+(?: [A-Z][\w-]+)?"
ALSO_CALLED = re.compile(
    rf"\b(?P<one>{NAME})(?:, the (?:[\w-]+ ){{1,3}}of [A-Z][\w-]+)?,? \(?"
    rf"(?:also |now |formerly |which is |once )?(?:called|known as)"
    rf" [“\"‘]?(?P<two>{NAME})(?!’s|'s)[”\"’]?(?: (?:by|in|to) (?:the )?(?P<who>[A-Z]\w+))?"
)
"""A name, what it is (*the capital of the region*), and another name with who uses it."""
CONTESTED = frozenset({"role", "act", "value", "camp", "accused", "offence", "bad", "fine"})
"""Groups of words (``quotation_words``) of which one makes a reported phrase a label, not just wording."""
NO_TERM = re.compile(
    r"^(?:early|late|too|for|with|without|in|on|at|to|from|by)\b|"
    r"\b(?:I|you|we|me|us|he|she|they|is|are|was|were|be|not|do|don’t|don't|it|very|n’t|and)\b|[\d,;:—]",
    re.I,
)


@dataclass
class ActorCount:
    """What a corpus tells of one actor: counts, filled while it is read."""

    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    said: int = 0
    against: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    with_: Counter[str] = field(default_factory=Counter)

    @property
    def mentions(self) -> int:
        """How often any form of the name stands in the corpus."""
        return sum(self.names.values())

    @property
    def name(self) -> str:
        """The fullest form."""
        return max(self.names, key=lambda name: (len(name.split()), self.names[name], name))


@dataclass
class TermCount:
    """What a corpus tells of one phrase: where it stands in marks or is named, and who says it."""

    outlets: Counter[str] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)
    unsourced: int = 0

    @property
    def n(self) -> int:
        """How often it was met."""
        return sum(self.outlets.values())


@dataclass
class Gathered:
    """Everything that was counted in a corpus, actors and terms by key."""

    actors: dict[str, ActorCount] = field(default_factory=lambda: defaultdict(ActorCount))
    terms: dict[str, TermCount] = field(default_factory=lambda: defaultdict(TermCount))
    places: Counter[tuple[str, str, str]] = field(default_factory=Counter)


def gather(corpus: Corpus) -> Gathered:
    """Count the actors, terms and pairs of place names of a corpus.

    Examples
    --------
    >>> from framing import Article
    >>> found = gather(Corpus([Article("a", text="They left Velk, called Ard by Oresk, at dawn.")]))
    >>> dict(found.places)
    {('Velk', 'Ard', 'Oresk'): 1}
    """
    gathered = Gathered()
    for article in corpus:
        reading = Reading(article)
        entities = Entities(reading)
        _count_actors(gathered, entities, article.id)
        for attribution in reading.attributions:
            _count_attribution(gathered, reading, entities, attribution)
        for phrase, holder in _phrases(reading):
            term = gathered.terms[phrase]
            term.outlets[article.outlet or article.id] += 1
            if holder and holder.source_name:
                term.speakers[_speaker(gathered, holder.source_name)] += 1
            else:
                term.unsourced += 1
        for pair in ALSO_CALLED.finditer(article.text):
            gathered.places[pair["one"], pair["two"], pair["who"] or ""] += 1
    return gathered


def _key(name: str) -> str:
    """Return what identifies an actor across articles: a person's last name, else the name, without articles."""
    return LEADING.sub("", name.replace("’", "'")).casefold()


def entity_key(entity: Entity) -> str:
    """Return the key of an entity: people are known by their last names."""
    name = _key(entity.name)
    return name.rpartition(" ")[2] if entity.kind == "person" else name


def _count_actors(gathered: Gathered, entities: Entities, article: str) -> None:
    for entity in {id(entity): entity for entity in entities.at.values()}.values():
        actor = gathered.actors[entity_key(entity)]
        actor.kinds[entity.kind] += entity.mentions
        actor.articles.add(article)
        if entity.type not in ("unknown", "unnamed"):
            actor.types[entity.type] += 1
        for name in entity.names:
            actor.names[LEADING.sub("", name)] += entity.mentions if name == entity.name else 0
        if entity.speaks_for is not None:
            actor.with_[entity_key(entity.speaks_for)] += 1


def _count_attribution(
    gathered: Gathered, reading: Reading, entities: Entities, attribution: Attribution
) -> None:
    speakers = set(_named(reading, entities, attribution.source))
    if attribution.source_name:
        speakers.add(_speaker(gathered, attribution.source_name))
    for speaker in speakers & set(gathered.actors):
        gathered.actors[speaker].said += 1
        for other in set(_named(reading, entities, attribution.content)) - speakers:
            gathered.actors[speaker].against[other] += 1 if attribution.verb_class in OPPOSING else TALKING


def _speaker(gathered: Gathered, name: str) -> str:
    """Return the key of the actor whom a source's name means: in full, else the last name of a person."""
    key = _key(name)
    return key if key in gathered.actors else key.rpartition(" ")[2]


def _named(reading: Reading, entities: Entities, pieces: tuple[tuple[int, int], ...]) -> Iterator[str]:
    starts = reading.tokens.starts
    for start, end in pieces:
        first, last = starts.searchsorted((start, end)).tolist()
        yield from (entity_key(entity) for _, entity in entities.mentions(first, last))


def _phrases(reading: Reading) -> Iterator[tuple[str, Attribution | None]]:
    """Yield short phrases in marks, and what a source is said to call something, with who says it."""
    for quotation in reading.quotations:
        phrase = _term(reading, *quotation.inner)
        if phrase and not quotation.clausal and _labels(quotation.function, phrase):
            holders = [a for a in reading.attributions if _holds(a, quotation.inner[0])]
            yield phrase, holders[0] if holders else None
    for attribution in reading.attributions:
        if attribution.verb in NAMING and attribution.kind == "indirect":
            for start, end in attribution.content:
                phrase = _term(reading, start, end)
                if phrase:
                    yield phrase, attribution


def _labels(function: str, phrase: str) -> bool:
    """Tell whether a phrase in marks of some function may be somebody's word for something contested."""
    groups = word_groups("quotation_words")
    words = (group for word in phrase.split() for group in groups.get(word, ()))
    return function in ("scare", "mixed") or (function == "speech" and not CONTESTED.isdisjoint(words))


def _holds(attribution: Attribution, offset: int) -> bool:
    return any(start <= offset < end for start, end in attribution.content)


def _term(reading: Reading, start: int, end: int) -> str | None:
    """Return a phrase without its article, if it can be a label: a few words that end in a noun, no title."""
    words = reading.text[start:end]
    phrase = LEADING.sub("", words.strip(" ,.;:!?“”\"'‘’"))
    capitals = sum(word[0].isupper() for word in phrase.split())
    if not 0 < len(phrase.split()) <= LONGEST_TERM or NO_TERM.search(phrase) or capitals > 1:
        return None
    last = int(reading.tokens.starts.searchsorted(start + words.rindex(phrase) + len(phrase))) - 1
    noun = reading.tag_at(last) in ("NN", "NNS") or (len(phrase.split()) > 1 and reading.tag_at(last) == "JJ")
    first, _, rest = phrase.partition(" ")
    plain = first if first.isupper() and len(first) > 1 else first.lower()
    return f"{plain} {rest}".strip() if noun and phrase[0].isalpha() else None
