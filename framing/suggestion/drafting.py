"""From counts to a draft: who stands on which side, whose word is whose, written as YAML with comments."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from framing.corpus import Corpus
from framing.dossier import NEUTRAL
from framing.stats._observations import counted
from framing.suggestion.gathering import ActorCount, Gathered, TermCount
from framing.text.speakers.source_nouns import SOURCE_TYPES

MOST_ACTORS, MOST_OTHERS, MOST_TERMS, MOST_ALIASES = 12, 25, 40, 5
LEAST_LEAD = 1
"""How much more must speak for one side than for the other: one report of an accusation."""
ROUNDS = 3
"""How far a side reaches: those who speak for those who speak for it."""


def draft_lines(corpus: Corpus, gathered: Gathered, least: int) -> Iterator[str]:
    """Yield the lines of a draft."""
    actors = {key: a for key, a in gathered.actors.items() if a.mentions >= least and key}
    sides = sides_of(actors)
    events = {article.event for article in corpus} - {""}
    yield f"# Drafted from {counted(len(corpus), 'article')}. Read every line: comments say on what it rests."
    if len(events) == 1:
        yield f"event: {_scalar(events.pop())}"
    yield "sides:"
    names = sides_names(actors, sides)
    taken: set[str] = set()
    for side, name in names.items():
        yield f"  {_scalar(name)}:"
        yield "    actors:"
        for key in _most(actors, [k for k, own in sides.items() if own == side])[:MOST_ACTORS]:
            yield from _actor_lines(actors[key], taken)
    if not names:
        yield "  Side A:  # nobody is reported against anybody: name the sides yourself"
    yield "# On no side yet; move those who belong to one up:"
    yield from _other_lines([actors[key] for key in _most(actors, actors.keys() - sides.keys())])
    yield from _term_lines(gathered.terms, sides, names)
    yield from _place_lines(gathered.places, names)


def sides_of(actors: Mapping[str, ActorCount]) -> dict[str, int]:
    """Put actors on side 0 or 1: the pair most opposed, those who speak for them, those opposed to the other.

    Returns
    -------
    dict of str to int
        Keys of actors that could be placed.
    """
    opposed: dict[tuple[str, str], float] = defaultdict(float)
    for key, actor in actors.items():
        for other, count in actor.against.items():
            if other in actors and other != key:
                first, second = sorted((key, other))
                opposed[first, second] += count
    if not opposed:
        return {}
    pair = max(opposed, key=lambda p: (opposed[p] * min(actors[k].said for k in p), opposed[p], p))
    sides = {key: side for side, key in enumerate(sorted(pair, key=lambda k: -actors[k].mentions))}
    for _ in range(ROUNDS):
        votes: dict[str, dict[int, float]] = defaultdict(lambda: {0: 0.0, 1: 0.0})
        for key, actor in actors.items():
            for patron, count in actor.with_.items():
                if patron in sides:
                    votes[key][sides[patron]] += 2 * count
            for word in _owners(actor):
                if word in sides:
                    votes[key][sides[word]] += 1
        for (one, other), count in opposed.items():
            for key, enemy in ((one, other), (other, one)):
                if enemy in sides:
                    votes[key][1 - sides[enemy]] += count
        for key, vote in votes.items():
            if key not in sides and abs(vote[0] - vote[1]) >= LEAST_LEAD:
                sides[key] = 0 if vote[0] > vote[1] else 1
    return sides


def sides_names(actors: Mapping[str, ActorCount], sides: Mapping[str, int]) -> dict[int, str]:
    """Name each side after its first actor."""
    names: dict[int, str] = {}
    for key, side in sides.items():
        names.setdefault(side, actors[key].name)
    return dict(sorted(names.items()))


def _owners(actor: ActorCount) -> set[str]:
    """Return the keys of those whose name begins an actor's: Velmora's ministry is Velmora's."""
    name = actor.name.replace("’", "'").casefold()
    return {name.partition("'s ")[0]} if "'s " in name else set()


def _most(actors: Mapping[str, ActorCount], keys: Iterable[str]) -> list[str]:
    return sorted(keys, key=lambda key: (-actors[key].said, -actors[key].mentions, key))


def _counts(actor: ActorCount) -> str:
    told = f"{counted(actor.mentions, 'mention')} in {counted(len(actor.articles), 'article')}"
    return told + (f", source of {counted(actor.said, 'attribution')}" if actor.said else "")


def _other_lines(actors: Iterable[ActorCount]) -> Iterator[str]:
    """Yield those on no side as comments: proper names, each once."""
    proper: dict[str, ActorCount] = {}
    for actor in actors:
        if actor.name != actor.name.lower():
            proper.setdefault(actor.name, actor)
    for name, actor in list(proper.items())[:MOST_OTHERS]:
        yield f"#     - {{name: {_scalar(name)}}}  # {_counts(actor)}"


def _actor_lines(actor: ActorCount, taken: set[str]) -> Iterator[str]:
    forms = [name for name in (actor.name, *actor.names) if name not in taken and name != name.lower()]
    forms = list(dict.fromkeys(forms))[: MOST_ALIASES + 1]
    if not forms:
        return
    taken.update(forms)
    type_ = next((t for t, _ in actor.types.most_common() if t in SOURCE_TYPES), None)
    parts = [f"name: {_scalar(forms[0])}"]
    if forms[1:]:
        parts.append(f"aliases: [{', '.join(map(_scalar, forms[1:]))}]")
    if type_:
        parts.append(f"type: {type_}")
    yield f"      - {{{', '.join(parts)}}}  # {_counts(actor)}"


def _term_lines(
    terms: Mapping[str, TermCount], sides: Mapping[str, int], names: Mapping[int, str]
) -> Iterator[str]:
    """Yield the terms, grouped by their last word: it names what they are about, until a researcher does."""
    best = sorted(terms, key=lambda t: (-len(terms[t].outlets), -terms[t].n, t))[:MOST_TERMS]
    groups: dict[str, list[str]] = defaultdict(list)
    for term in best:
        groups[_singular(term.casefold().rpartition(" ")[2])].append(term)
    yield "terms:  # grouped by their last word: give each referent its name, and add what the others call it"
    seen: set[str] = set()
    for head, variants in groups.items():
        fresh = [v for v in variants if v not in seen]
        seen.update(fresh)
        yield f"  {_scalar('the ' + head)}:"
        for variant in fresh:
            found = terms[variant]
            said: Counter[str] = Counter()
            for speaker, count in found.speakers.items():
                if speaker in sides:
                    said[names[sides[speaker]]] += count
            side = said.most_common(1)[0][0] if said else NEUTRAL
            who = ", ".join(f"{key} {n}" for key, n in found.speakers.most_common(3)) or "nobody"
            yield (
                f"    {_scalar(variant)}: {_scalar(side)}"
                f"  # {found.n} in {counted(len(found.outlets), 'outlet')}; said by {who};"
                f" {found.unsourced} without a source"
            )


def _place_lines(places: Mapping[tuple[str, str, str], int], names: Mapping[int, str]) -> Iterator[str]:
    yield "places:"
    taken: set[str] = set()
    for (one, two, who), count in sorted(places.items(), key=lambda item: (-item[1], item[0])):
        if one == two or {one, two} & taken:
            continue
        taken |= {one, two}
        side = next((name for name in names.values() if who and who in name), NEUTRAL)
        yield f"  {_scalar(one)}:"
        yield f"    {_scalar(one)}: {NEUTRAL}"
        yield f"    {_scalar(two)}: {_scalar(side)}  # {count} times “{one}, called {two}{f' by {who}' if who else ''}”"


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun if noun.endswith(("ss", "us", "is")) else noun.removesuffix("s")


def _scalar(text: str) -> str:
    """Write a name as a YAML string: quoted as in JSON, which YAML reads."""
    return json.dumps(text, ensure_ascii=False)
