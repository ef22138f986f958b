"""Passive verb groups: be or get with a participle, reduced relatives and absolute participles.

No parser: a participle is joined to its auxiliary over adverbs, negations and insertions, or to an earlier
participle that it is coordinated with; one without an auxiliary is a passive where it follows what it modifies.
The by-phrase that names the agent is looked for in `framing.text.grammar.agents`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.text.grammar.agents import Agent, find_agent
from framing.text.grammar.auxiliaries import BE, GET, HAVE, Sentence, auxiliary, group_start, is_inverted
from framing.text.grammar.participle_words import is_negative_adjective, listed, without_passive
from framing.text.grammar.participles import (
    SUBJECTS,
    followed_by_agent,
    has_object,
    is_bare_passive,
    is_mistaken_past,
    is_prenominal,
    is_state,
)
from framing.text.tag_groups import FINITE
from framing.text.tags import TAGS

if TYPE_CHECKING:
    from framing.text.reading import Reading

NEVER_PASSIVE = BE | GET | HAVE | frozenset("gone come become arrived fallen risen gotta".split())
CANDIDATES = [TAGS.index(tag) for tag in ("VBN", "VBD", "JJ")]
PASSIVE_FORMS = ("be", "get", "bare")
LONGEST_COORDINATION = 20


@dataclass(frozen=True, slots=True)
class Passive:
    """A passive participle with its auxiliaries.

    Parameters
    ----------
    first, last : int
        Tokens of the verb group; it ends with the participle, at `last` - 1.
    form : {"be", "get", "bare"}
        The auxiliary; "bare" has none: reduced relatives, absolutes, headlines.
    agent : Agent or None
        Whom or what the by-phrase names.
    """

    first: int
    last: int
    form: str
    agent: Agent | None

    @property
    def label(self) -> str:
        """`agentless_passive`, `agentive_passive`, or `inanimate_by` where by names a thing."""
        if self.agent is None:
            return "agentless_passive"
        return "inanimate_by" if self.agent.thing else "agentive_passive"


def find_passives(reading: Reading) -> list[Passive]:
    """Find every passive of a reading, in order of its participle.

    Examples
    --------
    >>> from framing.text.article import Article
    >>> from framing.text.reading import Reading
    >>> reading = Reading(Article(id="a", text="The village was shelled and then burned by rebels on Monday."))
    >>> [(" ".join(reading.tokens.lower[p.first : p.last]), p.label) for p in find_passives(reading)]
    [('was shelled', 'agentive_passive'), ('burned', 'agentive_passive')]
    """
    tokens, tags = reading.tokens, [TAGS[code] for code in reading.tags.tolist()]
    candidates = np.flatnonzero(np.isin(reading.tags, CANDIDATES))
    lows = np.searchsorted(tokens.starts, [start for start, _ in reading.sentences])
    highs = [*lows[1:].tolist(), len(tokens)]
    found: list[Passive] = []
    numbers = np.searchsorted(lows, candidates, side="right") - 1
    for number in np.unique(numbers).tolist():
        sentence = Sentence(tokens.forms, tokens.lower, tags, int(lows[number]), highs[number])
        found += _in_sentence(sentence, candidates[numbers == number].tolist())
    return found


def _in_sentence(sentence: Sentence, candidates: list[int]) -> list[Passive]:
    """Read a sentence's participles from left to right; each may be coordinated with an earlier one."""
    found, earlier = [], ("none", sentence.low)
    for at in candidates:
        word = sentence.words[at]
        if word in NEVER_PASSIVE or not word[0].isalpha() or is_negative_adjective(word):
            continue
        form, first = _form(sentence, at, earlier)
        if form == "none":
            continue
        earlier = (form, at)
        if form not in PASSIVE_FORMS or is_state(sentence, at, form):
            continue
        agent = find_agent(sentence.words, sentence.tags, at, sentence.high)
        if word in listed("stative") and (agent is None or agent.thing):
            continue
        if form == "bare" and agent is None and word in without_passive():
            continue
        found.append(Passive(first, at + 1, form, agent))
    return found


def _form(sentence: Sentence, at: int, earlier: tuple[str, int]) -> tuple[str, int]:
    """Tell a participle's auxiliary (be, get, have, bare or none), and where its verb group begins."""
    form, where = auxiliary(sentence, at)
    tag = sentence.tags[at]
    if form == "'s":
        form = "have" if has_object(sentence, at) or is_prenominal(sentence, at, where) else "be"
    if tag == "JJ" and not (form == "be" and _is_adjective_with_agent(sentence, at)):
        return "none", at
    if form == "be" or (form == "get" and tag == "VBN"):
        return form, group_start(sentence.words, sentence.tags, where, sentence.low)
    if tag == "VBD":
        return ("bare" if is_mistaken_past(sentence, at) else "none"), at
    if form == "joined":
        shared = _shared_form(sentence, where, at, earlier)
        if shared == "none" and followed_by_agent(sentence, at):
            return "bare", at
        if shared:
            return shared, at
    if form == "have":
        return form, at
    if is_inverted(sentence, at):
        return "be", at
    return ("bare" if is_bare_passive(sentence, at) else "none"), at


def _is_adjective_with_agent(sentence: Sentence, at: int) -> bool:
    participle = sentence.words[at].endswith(("ed", "en", "slain", "torn", "worn"))
    return participle and followed_by_agent(sentence, at)


def _shared_form(sentence: Sentence, coordinator: int, at: int, earlier: tuple[str, int]) -> str:
    """Give a coordinated participle the form of the one before it; nothing if a comma coordinates nothing."""
    comma = sentence.words[coordinator] == ","
    form, other = earlier
    between = range(other + 1, coordinator)
    if (
        form == "none"
        or (comma and not _is_in_list(sentence, at))
        or len(between) > LONGEST_COORDINATION
        or any(sentence.tags[i] in FINITE or sentence.words[i] in SUBJECTS for i in between)
    ):
        return "" if comma else "none"
    return form


def _is_in_list(sentence: Sentence, at: int) -> bool:
    """Tell whether another participle is coordinated behind: beaten, robbed and left."""
    return any(
        sentence.tags[i] == "VBN" and sentence.words[i - 1] in (",", "and", "or")
        for i in range(at + 2, min(sentence.high, at + 10))
    )
