"""Sources: who is finally meant by a source phrase, and what type of source it is.

Pronouns, surnames, titles and bare nouns ("it", "Brun", "the minister", "the ministry") are put to the person or
body of the article that fits nearest before them, in gender, number and kind; capitals and seats of government
stand for their states. Whoever fits nothing stays unresolved: no name, and the type that the noun tells. Groups
without a name of their own ("residents") have none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.text.cues import describe_cue
from framing.text.speakers.entities import Entities
from framing.text.speakers.referents import LONGEST, NOBODY, Discourse, Referent
from framing.text.speakers.source_nouns import SourceNoun, describe
from framing.text.speakers.source_phrases import Phrase, read_phrase
from framing.text.speakers.states import government

if TYPE_CHECKING:
    from framing.text.attributions import Attribution, Pieces
    from framing.text.reading import Reading

ISSUED = frozenset(
    "statement,communiqué,communique,release,press release,letter,tweet,email,e-mail,memo,message,post,note".split(
        ","
    )
)
"""Documents through which a body speaks: their source is the body."""

FIRMS = frozenset("company firm corporation operator business manufacturer developer".split())
GROUPS = frozenset(
    "group organisation organization charity body alliance coalition association federation foundation network "
    "union agency party campaign movement ngo".split()
)
"""Nouns for a body that has been named before."""

MOST_ENCLOSING = 30
"""Attributions before a first-person pronoun among whose contents it is sought."""


def described(reading: Reading, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Fill in verbs, their classes, and who is meant: `describe_cue` and `resolve_sources` in one step."""
    filled = []
    for attribution, referent in zip(attributions, _referents(reading, attributions), strict=True):
        verb, verb_class = describe_cue(reading, attribution.cue)
        name, type_ = referent.name, referent.type
        filled.append(
            replace(attribution, verb=verb, verb_class=verb_class, source_name=name, source_type=type_)
        )
    return tuple(filled)


def resolve_sources(reading: Reading, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Tell who is meant by each attribution's source, and of what type that source is.

    Parameters
    ----------
    reading : Reading
        The article.
    attributions : sequence of Attribution
        Its attributions, in order of the text.

    Returns
    -------
    tuple of Attribution
        The same with `source_name` (the fullest name that the article gives; None if unresolved) and
        `source_type` (one of `framing.text.source_nouns.SOURCE_TYPES`).

    Examples
    --------
    >>> from framing.text.article import Article
    >>> from framing.text.attributions import Attribution
    >>> from framing.text.reading import Reading
    >>> text = "Defence Minister Ana Brun resigned on Monday. She said the army had failed."
    >>> she = Attribution(((46, 49),), ((50, 54),), ((55, 75),), "indirect")
    >>> resolved = resolve_sources(Reading(Article(id="a", text=text)), [she])
    >>> resolved[0].source_name, resolved[0].source_type
    ('Ana Brun', 'politician')
    """
    return tuple(
        replace(attribution, source_name=referent.name, source_type=referent.type)
        for attribution, referent in zip(attributions, _referents(reading, attributions), strict=True)
    )


def _referents(reading: Reading, attributions: Sequence[Attribution]) -> list[Referent]:
    if not attributions:
        return []
    resolver = _Resolver(Entities(reading))
    return [resolver.resolve(attribution) for attribution in attributions]


class _Resolver:
    """Resolves the sources of one article in order; who has spoken is kept for the pronouns to come."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._words = entities.words
        self._discourse = Discourse(entities)
        self._spoken: deque[tuple[Pieces, Referent]] = deque(maxlen=MOST_ENCLOSING)

    def resolve(self, attribution: Attribution) -> Referent:
        """Tell who is meant by an attribution's source."""
        starts = self._words.starts
        tokens = [
            t for s, e in attribution.source for t in range(bisect_left(starts, s), bisect_left(starts, e))
        ]
        if not tokens:
            return NOBODY
        phrase = read_phrase(self._words, self._entities.at, tokens[:LONGEST])
        referent = self._refer(phrase, attribution.content)
        self._discourse.note(tokens[0], referent)
        self._spoken.append((attribution.content, referent))
        return referent

    def _refer(self, phrase: Phrase, own: Pieces) -> Referent:
        if phrase.pronoun:
            return self._pronoun(phrase, own)
        if phrase.is_anonymous:
            return Referent(None, "unnamed", "person")
        if phrase.entities:
            return self._named(phrase, own)
        return self._noun(phrase, own)

    def _named(self, phrase: Phrase, own: Pieces) -> Referent:
        """Return who has a name; of coordinated sources both."""
        first, *others = phrase.entities
        if phrase.owned_by and not first.has_own_type:  # its spokesman, Karl Brun
            body = self._nearest(phrase.owned_by, phrase.at, own)
            if body.kind in ("body", "state"):
                first.add_type(body.type)
        if others:
            names = dict.fromkeys(entity.name for entity in phrase.entities)
            types = {entity.type for entity in phrase.entities}
            type_ = first.type if len(types) == 1 else "unknown"
            return Referent(" and ".join(names), type_, first.kind, is_plural=len(names) > 1)
        if first.type == "unknown" and phrase.nouns and phrase.nouns[-1].kind in ("person", "body"):
            first.take(phrase.nouns)
        is_rebel = bool(phrase.nouns) and phrase.nouns[0].type == "rebel" and first.kind == "body"
        return replace(Referent.of(first), type="rebel") if is_rebel else Referent.of(first)

    def _pronoun(self, phrase: Phrase, own: Pieces) -> Referent:
        if phrase.pronoun == "speaker":
            start = self._words.starts[phrase.at]
            inside = (r for pieces, r in reversed(self._spoken) if any(s <= start < e for s, e in pieces))
            return next(inside, NOBODY)
        if phrase.pronoun == "relative":
            return self._antecedent(phrase.at)
        found = self._nearest(phrase.pronoun, phrase.at, own)
        if phrase.pronoun not in ("m", "f"):
            return found
        return replace(found, gender=phrase.pronoun, kind="person")

    def _nearest(self, pronoun: str, at: int, own: Pieces) -> Referent:
        return next(self._discourse.candidates(pronoun, at, own), NOBODY)

    def _antecedent(self, at: int) -> Referent:
        """Return whom "who" or "which" follows."""
        first = max(self._discourse.sentence_start(at), at - 12)
        end = at - 1 if at and self._words.lower[at - 1] == "," else at
        personal = self._words.lower[at] == "who"
        if end > first and end - 1 not in self._entities.at and self._words.nouns(end - 1, end):
            return self._noun(
                read_phrase(self._words, self._entities.at, range(max(first, end - 3), end)), ()
            )
        for token in range(end - 1, first - 1, -1):
            entity = self._entities.at.get(token)
            if entity is not None and (token == end - 1 or (entity.kind == "person") == personal):
                return Referent.of(entity)
        before = range(max(first, end - 3), end)
        return self._noun(read_phrase(self._words, self._entities.at, before), ()) if before else NOBODY

    def _noun(self, phrase: Phrase, own: Pieces) -> Referent:
        """Return who is named by a common noun: a person by the role, a body, a document, several people."""
        noun, type_ = describe(phrase.nouns)
        if noun is None:
            state = government(phrase.capital) if phrase.capital else None
            if state is not None:
                return Referent(state, "official", "state", nation=state)
            return Referent(phrase.label or phrase.capital, "unknown", is_plural=phrase.is_plural)
        if noun.kind == "document":
            return self._document(phrase, noun, own)
        if noun.kind == "body":
            return self._body(phrase, noun, type_ or noun.type, own)
        if noun.kind == "person" and not noun.plural:
            return self._person(phrase, noun, type_, own)
        return self._people(phrase, noun, type_, own)

    def _person(self, phrase: Phrase, noun: SourceNoun, type_: str | None, own: Pieces) -> Referent:
        """Return who plays a role: the person the article gives it to, else the body that the role speaks for."""
        known = self._entities.person_with_role(noun.term, phrase.at) if phrase.is_definite else None
        if known is not None and not (noun.gender and known.gender and noun.gender != known.gender):
            return Referent.of(known)
        if not noun.speaks and noun.type != "media":
            return Referent(phrase.label_of_owner, type_ or noun.type, "person", noun.gender)
        body = self._spoken_for(phrase, noun, own)
        if body.kind in ("body", "state"):
            told = type_ or (body.type if noun.speaks else noun.type)
            return Referent(body.name, told if told != "unknown" else noun.type, "person", noun.gender)
        return Referent(body.name, type_ or noun.type, "person", noun.gender)

    def _spoken_for(self, phrase: Phrase, noun: SourceNoun, own: Pieces) -> Referent:
        """Return whose spokesman speaks: named in the phrase, else the last body that spoke."""
        if phrase.owner is not None:
            return Referent.of(phrase.owner)
        bodies = [other for other in phrase.nouns[:-1] if other.kind == "body"]
        if bodies:
            return self._institution(bodies[-1], phrase.at)
        if phrase.has_complement or not noun.speaks or not (phrase.is_definite or phrase.is_indefinite):
            return NOBODY
        return self._nearest(phrase.owned_by if phrase.owned_by == "many" else "thing", phrase.at, own)

    def _institution(self, noun: SourceNoun, at: int) -> Referent:
        """Return the defence ministry of the nation that spoke last, else the one that was named last."""
        head = tuple(noun.term.replace("defense", "defence").split())
        nation = next((r.nation for r in self._discourse.speakers_before(at, 1) if r.kind == "state"), "")
        known = self._entities.institution(head, nation, at)
        if known is not None:
            return Referent.of(known)
        name = f"{nation}’s {noun.term}" if nation else noun.term
        return Referent(name, noun.type, "body", nation=nation)

    def _people(self, phrase: Phrase, noun: SourceNoun, type_: str | None, own: Pieces) -> Referent:
        """Return several people: those who belong to a body go by its name (its members, the Concord's observers)."""
        body = NOBODY
        if phrase.owner is not None:
            body = Referent.of(phrase.owner)
        elif phrase.owned_by in ("thing", "many"):
            body = self._nearest(phrase.owned_by, phrase.at, own)
        told = type_ or (body.type if body.type != "unknown" else noun.type)
        name = body.name if body.kind == "body" else phrase.label_of_owner
        return Referent(name, told, "people", is_plural=True)

    def _body(self, phrase: Phrase, noun: SourceNoun, type_: str, own: Pieces) -> Referent:
        if phrase.is_definite and not noun.plural and noun.term in FIRMS | GROUPS:
            for known in self._discourse.candidates("thing", phrase.at, own):
                if known.kind == "body" and (noun.term in GROUPS or known.type == "company"):
                    return known
        return Referent(phrase.label_of_owner, type_, "body", is_plural=noun.plural)

    def _document(self, phrase: Phrase, noun: SourceNoun, own: Pieces) -> Referent:
        """Return who issued a document; a statement is its issuer's word, a report remains a document."""
        issuer = NOBODY
        if phrase.owner is not None:
            issuer = Referent.of(phrase.owner)
        elif phrase.owned_by or noun.term in ISSUED:
            issuer = self._nearest(phrase.owned_by or "thing", phrase.at, own)
        if issuer.name is None:
            return Referent(phrase.label, "document", "document")
        speaks = noun.term in ISSUED and issuer.type != "unknown"
        return replace(issuer, type=issuer.type if speaks else "document")
