"""Who speaks where the network names nobody: the subject of the reporting verb, found in its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from framing.text.attribution.links import Link, Range
from framing.text.attribution.words import EMPTY_SUBJECTS, HEADS, JOINING, NOMINAL, Words
from framing.text.tag_groups import FINITE

SEPARATORS = frozenset({",", "-", "—", "–", "--", "(", ")"})
"""Marks that set off a parenthesis: Brandt, the mayor, said; Brandt (62) said."""

RELATIVE = frozenset({"who", "which", "that"})
RELATIVE_FORMS = RELATIVE | {"whose", "whom", "where"}
SUBORDINATING = frozenset(
    "when while after before if because as since although though until where whether unless how why what".split()
)
CLAUSE_OPENERS = SUBORDINATING | {",", "and", "but", "that", "—", "–", "-", "so", "yet", "then"}
"""Words behind which a clause, and so a subject, may begin."""

VERBAL = FINITE | {"RB", "VB", "VBN", "VBG"}


def phrase_before(limit: int, words: Words) -> Range | None:
    """Return the noun phrase, or the relative pronoun, that ends where a token begins."""
    if limit == 0 or words.quoted[limit - 1]:
        return None
    if words.tag(limit - 1) in ("WP", "WDT") and words.lower[limit - 1] in RELATIVE:
        return limit - 1, limit
    if words.tag(limit - 1) not in HEADS:
        return None
    least, _ = words.sentence(limit)
    first = limit
    while first > least and (words.tag(first - 1) in NOMINAL or words.lower[first - 1] in JOINING):
        first -= 1
    while words.lower[first] in JOINING:
        first += 1
    return first, limit


def before_adverbs(token: int, words: Words) -> int:
    """Return the first of the adverbs that stand before a token, or the token itself."""
    while token > 0 and words.tag(token - 1) == "RB":
        token -= 1
    return token


def subject_across(cue: Range, words: Words) -> Range | None:
    """Return the subject from which a parenthesis divides a finite cue: Brandt, who lost, said.

    A parenthesis that is no relative clause holds no finite verb.
    """
    limit = before_adverbs(cue[0], words) - 1
    first, _ = words.sentence(cue[0])
    token = first
    if limit <= first or words.lower[limit] not in SEPARATORS:
        return None
    while token < limit:
        opens = token == first or words.lower[token - 1] in CLAUSE_OPENERS or words.tag(token - 1) == "RB"
        end = words.noun_phrase(token, limit) if opens and not words.quoted[token] else token
        if (
            token < end < limit
            and words.lower[end] in SEPARATORS
            and words.lower[token] not in EMPTY_SUBJECTS
        ):
            relative = RELATIVE_FORMS & set(words.lower[end + 1 : end + 3])
            if words.lower[end] == "(" or relative or not words.is_clause(end + 1, limit):
                return token, end
        token = max(end, token + 1)
    return None


def main_subject(cue: int, words: Words) -> Range | None:
    """Return the subject of the last main clause of a sentence before a cue: Brandt left, saying."""
    first, _ = words.sentence(cue)
    found = None
    for subject in _subjects(first, cue, words):
        before = words.lower[subject[0] - 1] if subject[0] > first else ""
        if before not in SUBORDINATING | RELATIVE and words.lower[subject[0]] != "there":
            found = subject
    return found


def _subjects(first: int, limit: int, words: Words) -> Iterator[Range]:
    """Yield the noun phrases before the finite verbs between two tokens, relative clauses passed over."""
    token = first
    while token < limit:
        if words.tag(token) in FINITE and not words.quoted[token]:
            end = before_adverbs(token, words)
            if end - 1 > first and words.lower[end - 1] == ",":
                opening = next((t for t in range(end - 2, first, -1) if words.lower[t] == ","), end)
                end = opening
            subject = phrase_before(end, words) if end > first else None
            if subject and subject[0] >= first and words.lower[subject[0]] not in RELATIVE:
                yield subject
            while token + 1 < limit and words.tag(token + 1) in VERBAL:
                token += 1
        token += 1


def with_agent(link: Link, words: Words) -> Link:
    """Give a passive cue the speaker behind its "by": was seen by many as a threat."""
    verb = words.verb(link.cue)
    if link.source or verb is None or not words.is_passive(verb):
        return link
    start, end = link.cue
    by = end - 1 if words.lower[end - 1] == "by" else end
    if words.lower[by : by + 1] != ["by"]:
        return link
    agent = by + 1, words.noun_phrase(by + 1, words.sentence(by)[1])
    apart = [(max(f, agent[1]) if f >= by else f, e) for f, e in link.content if f < by or e > agent[1]]
    if agent[0] == agent[1] or not apart or any(f < by < e for f, e in apart):
        return link
    return Link(agent, (start, by), apart)
