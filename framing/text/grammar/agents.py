"""The by-phrase of a passive: whom or what it names as the agent, or that it names none.

*By* also tells times, amounts, manners and means; those are no agents. A thing (killed by mines) is told apart
from people, bodies and names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.text.grammar.participle_words import listed
from framing.text.speakers.source_nouns import nouns_in
from framing.text.tag_groups import NOUNS

FARTHEST = 12
"""Most tokens between the participle and *by*."""

LONGEST = 12
"""Tokens of an agent that are looked at."""

CLAUSE_ENDS = frozenset(("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WP$", ".", ":"))
WITHIN_PHRASE = NOUNS | frozenset(
    ("DT", "PDT", "JJ", "JJR", "JJS", "CD", "PRP$", "POS", "VBN", "VBG", "HYPH", "``", "''", "RB", "$", "FW")
)
AGENT_KINDS = frozenset(("person", "people", "body", "title"))
NOMINAL_ENDINGS = ("tion", "tions", "sion", "sions", "ment", "ments", "ance", "ings", "ship")
MEANS_OF = frozenset(("means", "way", "virtue", "dint"))
PERSONS = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "man", "men", "woman", "women", "people")


@dataclass(frozen=True, slots=True)
class Agent:
    """The noun phrase after *by*: its tokens, its head, and whether it is a thing."""

    first: int
    last: int
    thing: bool


def find_agent(words: Sequence[str], tags: Sequence[str], participle: int, high: int) -> Agent | None:
    """Find the agent of a passive participle in its clause.

    Parameters
    ----------
    words, tags : sequence of str
        Tokens in lower case, and their Penn tags.
    participle : int
        Its token.
    high : int
        Where its sentence ends.

    Examples
    --------
    >>> find_agent("killed on Monday by land mines".split(), "VBN IN NNP IN NN NNS".split(), 0, 6)
    Agent(first=4, last=6, thing=True)
    """
    for at in range(participle + 1, min(high - 1, participle + 2 + FARTHEST)):
        if words[at] == "by" and tags[at] in ("IN", "RP", "RB"):
            if at > participle + 1 and _modifies_noun(words, tags, at):
                return None
            agent = _agent(words, tags, at + 1, high)
            return None if agent is not None and agent.thing and tags[at - 1] == "VB" else agent
        if tags[at] in CLAUSE_ENDS or (tags[at] == "VBN" and not _coordinated(words, tags, participle, at)):
            return None
        if words[at] == "," and not _leads_to_by(words, at, high):
            return None
    return None


def _modifies_noun(words: Sequence[str], tags: Sequence[str], by: int) -> bool:
    """Tell whether the phrase belongs to a noun that itself has an agent: an attack by rebels."""
    before = words[by - 1]
    return tags[by - 1] in ("NN", "NNS") and (before in listed("event") or before.endswith(NOMINAL_ENDINGS))


def _coordinated(words: Sequence[str], tags: Sequence[str], participle: int, other: int) -> bool:
    """Tell whether two participles share what follows: was shelled and then burned by …."""
    between = range(participle + 1, other)
    return any(words[i] in ("and", "or", "but") for i in between) and all(
        tags[i] in ("CC", "RB", "RP", "VBN", ",", "IN") for i in between
    )


def _leads_to_by(words: Sequence[str], comma: int, high: int) -> bool:
    """Tell whether a comma only sets *by* apart, or a short insertion before it."""
    return any(words[i] == "by" for i in range(comma + 1, min(high, comma + 3)))


def _agent(words: Sequence[str], tags: Sequence[str], first: int, high: int) -> Agent | None:
    while first < high and tags[first] in ("RB", "``", "''", "CC", "PDT"):
        first += 1
    if first >= high:
        return None
    if tags[first] in ("PRP", "WP", "WDT", "EX"):
        if words[first].endswith(("self", "selves")):
            return None
        return Agent(first, first + 1, thing=words[first] in ("it", "this", "that", "which", "what"))
    last = first
    while last < min(high, first + LONGEST) and tags[last] in WITHIN_PHRASE:
        if tags[last] == "DT" and tags[last - 1] in NOUNS:
            break
        last += 1
    nouns = [i for i in range(first, last) if tags[i] in NOUNS]
    if tags[first] == "VBG" and words[first] not in listed("attributive_ing"):
        return None if _is_manner(words, tags, first, high) else Agent(first, last, thing=True)
    if not nouns:
        determiner = tags[first] in ("DT", "JJ", "CD") and words[first] not in listed("means")
        return Agent(first, max(last, first + 1), thing=False) if determiner and tags[first] != "CD" else None
    head = nouns[-1]
    if _is_circumstance(words, tags, first, head):
        return None
    return Agent(first, head + 1, thing=names_thing(words, tags, first, head))


def _is_manner(words: Sequence[str], tags: Sequence[str], verb: int, high: int) -> bool:
    """Tell *by shelling the town* (how) from *by shelling* (what)."""
    after = tags[verb + 1] if verb + 1 < high else "."
    return after in ("DT", "PRP", "PRP$", "NNP", "NNS", "NN", "JJ", "CD", "TO", "VBN", "IN", "RP", "RB") or (
        words[verb] in ("doing", "using", "having", "being")
    )


def _is_circumstance(words: Sequence[str], tags: Sequence[str], first: int, head: int) -> bool:
    """Tell times, amounts and means from agents: by Monday, by 20 per cent, by train, by law."""
    if words[head] in listed("time") or words[first] in ("then", "now", "next", "late", "mid", "early"):
        return True
    if words[head] in listed("amount") or (tags[first] in ("CD", "$") and words[head] in ("percent", "cent")):
        return True
    return (head == first and words[head] in listed("means")) or words[first] in MEANS_OF


def names_thing(words: Sequence[str], tags: Sequence[str], first: int, head: int) -> bool:
    """Tell whether the noun phrase from `first` to its `head` means a thing: no person, body, animal or name."""
    if tags[head] in ("NNP", "NNPS"):
        return any(words[i] in listed("storm") for i in range(first, head))
    noun = words[head]
    if noun in listed("thing"):
        return True
    sources = nouns_in(words, first, head + 1)
    if any(end == head + 1 and source.kind in AGENT_KINDS for _, end, source in sources):
        return False
    return not (noun.endswith(PERSONS) or noun in listed("agent"))
