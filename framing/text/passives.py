"""Passive verb groups: be or get with a participle, reduced relatives and absolute participles.

No parser: a participle is joined to its auxiliary over adverbs, negations and insertions, or to an earlier
participle that it is coordinated with; one without an auxiliary is a passive where it follows what it modifies.
The by-phrase that names the agent is looked for in `framing.text.agents`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.text.agents import Agent, find_agent
from framing.text.participle_words import is_negative_adjective, listed, without_passive
from framing.text.tags import TAGS

if TYPE_CHECKING:
    from framing.text.reading import Reading

BE = frozenset("be is are was were am been being 're 'm ai".split())
FINITE_BE = frozenset("is are was were am".split())
GET = frozenset("get gets got getting gotten".split())
HAVE = frozenset("have has had having 've".split())
QUOTES = frozenset("\"“”‘’'«»")
CLOSING = {",": ",", ")": "(", "–": "–", "—": "—", "-": "-", "--": "--"}
NOT_ADVERBIAL = frozenset("not n't never all both each either neither no".split())
TWO_WORD_ADVERBS = frozenset(
    "at least|in part|in fact|in turn|at first|at last|for example|of course|by then|so far|no longer|"
    "in general|in particular|in effect|at times|by now|de facto|once more|at once|for instance|in theory|"
    "in practice|on average".split("|")
)
ADVERBS = frozenset(("RB", "RBR", "RBS"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
NOMINAL = NOUNS | {"PRP", "CD", "-RRB-"}
SUBJECTS = frozenset("i he she we they it you who which that".split())
CONJUNCTIONS = frozenset(("and", "or", "but", "nor", "&", "then", "yet"))
SUBORDINATORS = frozenset("when while if once unless until though although where whether".split())
DEMONSTRATIVES = frozenset("those these all some many most others none".split())
NEVER_PASSIVE = BE | GET | HAVE | frozenset("gone come become arrived fallen risen gotta".split())
END_MARKS = frozenset((".", "?", "!", '"', "”", "’", ":", ";", "...", "…"))
LONGEST_HEADLINE = 20
LONGEST_INSERTION = 10
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
    words, tags = reading.tokens.lower, [TAGS[code] for code in reading.tags.tolist()]
    starts = reading.tokens.starts
    bounds = np.searchsorted(starts, [start for start, _ in reading.sentences]).tolist()
    participles = np.flatnonzero(np.isin(reading.tags, PARTICIPLES))
    sentence_of = np.searchsorted(bounds, participles, side="right").tolist()
    bounds.append(len(words))
    found: list[Passive] = []
    sentence, number = None, -1
    for at, now in zip(participles.tolist(), sentence_of, strict=True):
        if now != number or sentence is None:
            number = now
            sentence = _Sentence(words, tags, bounds[now - 1] if now else 0, bounds[now])
        passive = sentence.read(at)
        if passive is not None:
            found.append(passive)
    return found


def group_start(words: Sequence[str], tags: Sequence[str], at: int, low: int) -> int:
    """Walk left from a verb over have, be, modals, not and adverbs: could not have been killed.

    Returns
    -------
    int
        The first token of the verb group that `at` belongs to, not before `low`.
    """
    first = at
    for i in range(at - 1, low - 1, -1):
        if words[i] in BE or words[i] in HAVE or tags[i] == "MD" or words[i] in ("n't", "'d"):
            first = i
        elif tags[i] not in ADVERBS:
            break
    return first


PARTICIPLES = [TAGS.index("VBN"), TAGS.index("VBD"), TAGS.index("JJ")]


class _Sentence:
    """One sentence, read participle by participle from left to right."""

    def __init__(self, words: list[str], tags: list[str], low: int, high: int) -> None:
        self.words, self.tags, self.low, self.high = words, tags, low, high
        self.earlier: list[tuple[int, str]] = []

    def read(self, at: int) -> Passive | None:
        """Return the passive whose participle stands at `at`, if it is one."""
        if (
            self.words[at] in NEVER_PASSIVE
            or not self.words[at][0].isalpha()
            or is_negative_adjective(self.words[at])
        ):
            return None
        form, first = self.form(at)
        if form in ("be", "get", "bare", "have") and self.tags[at] != "JJ":
            self.earlier.append((at, form))
        if form not in ("be", "get", "bare") or self._is_state(at, form):
            return None
        agent = find_agent(self.words, self.tags, at, self.high)
        word = self.words[at]
        if word in listed("stative") and (agent is None or agent.thing):
            return None
        if form == "bare" and agent is None and word in without_passive():
            return None
        return Passive(first, at + 1, form, agent)

    def form(self, at: int) -> tuple[str, int]:
        """Tell a participle's auxiliary (be, get, have, bare or none), and where its verb group begins."""
        form, where = self._auxiliary(at - 1)
        tag = self.tags[at]
        if form == "'s":
            form = "have" if self._has_object(at) or self._is_prenominal(at, where) else "be"
        if form == "be" or (form == "get" and tag == "VBN"):
            if tag == "JJ" and not self._by_follows(at):
                return "none", at
            return form, group_start(self.words, self.tags, where, self.low)
        if tag == "VBD":
            return ("bare" if self._is_mistaken_past(at) else "none"), at
        if tag == "JJ":
            return "none", at
        if form == "have":
            return form, at
        if form == "joined":
            form = self._joined(where, at)
            if form != "alone":
                return form, at
        if self._inverted(at):
            return "be", at
        return ("bare" if self._is_bare(at) else "none"), at

    def _has_object(self, at: int) -> bool:
        """Tell an active participle by the object that follows it: has captured the town."""
        after = at + 1
        while after < self.high and self.tags[after] == "RP":
            after += 1
        return (
            after < self.high
            and self.tags[after] in ("DT", "PDT", "PRP", "PRP$")
            and self.words[at] not in listed("complement")
        )

    def _by_follows(self, at: int) -> bool:
        return self.words[at].endswith(("ed", "en")) and at + 1 < self.high and self.words[at + 1] == "by"

    def _auxiliary(self, at: int) -> tuple[str, int]:
        """Walk left over adverbs, marks and insertions to the auxiliary, or to a coordinator ("joined")."""
        words, tags = self.words, self.tags
        while at >= self.low:
            word, tag = words[at], tags[at]
            if word in BE:
                return "be", at
            if word in HAVE:
                return "have", at
            if word in GET:
                return "get", at
            if word in ("'s", "s") and tag in ("VBZ", "VBP"):
                return "'s", at
            if word == "'d":
                return "have", at
            if tag in ADVERBS or word in NOT_ADVERBIAL or word in QUOTES:
                at -= 1
            elif at > self.low and f"{words[at - 1]} {word}" in TWO_WORD_ADVERBS:
                at -= 2
            elif at > self.low and word in listed("time") and words[at - 1] in ("for", "since", "in", "on"):
                at -= 2
            elif word in CONJUNCTIONS:
                if at > self.low and tags[at - 1] in ADVERBS and tags[at + 1] in ADVERBS:
                    at -= 1
                    continue
                return "joined", at
            elif word in CLOSING:
                opening = self._insertion(at)
                if opening is None:
                    return ("joined", at) if word == "," else ("none", at)
                at = opening - 1
            else:
                return "none", at
        return "none", at

    def _insertion(self, closing: int) -> int | None:
        """Return where the insertion that ends at `closing` begins, if it parts an auxiliary from its verb."""
        mark = CLOSING[self.words[closing]]
        for at in range(closing - 2, max(self.low, closing - LONGEST_INSERTION), -1):
            if self.words[at] == mark:
                before = at - 1
                while before > self.low and self.tags[before] in ADVERBS:
                    before -= 1
                return at if self.words[before] in BE or self.words[before] in HAVE else None
        return None

    def _joined(self, coordinator: int, at: int) -> str:
        """Give a coordinated participle the form of the one before it; "alone" if a comma coordinates nothing."""
        comma = self.words[coordinator] == ","
        if comma and not self._in_list(at):
            return "alone"
        if not self.earlier:
            return "alone" if comma else "none"
        other, form = self.earlier[-1]
        between = range(other + 1, coordinator)
        if len(between) > LONGEST_COORDINATION or any(
            self.tags[i] in FINITE or self.words[i] in SUBJECTS for i in between
        ):
            return "alone" if comma else "none"
        return form

    def _in_list(self, at: int) -> bool:
        """Tell whether a participle stands inside a list of several: beaten, robbed and left."""
        after = [word for word in self.words[at + 1 : min(self.high, at + 8)] if word in (",", "and", "or")]
        return (
            bool(self.earlier)
            and bool(after)
            and any(
                self.tags[i] == "VBN" and self.words[i - 1] in (",", "and", "or")
                for i in range(at + 2, min(self.high, at + 10))
            )
        )

    def _inverted(self, at: int) -> bool:
        """Tell a question such as 'was the village shelled?'."""
        if "?" not in self.words[at : self.high]:
            return False
        for i in range(at - 2, self.low - 1, -1):
            if self.words[i] in FINITE_BE:
                return i == self.low or self.tags[i - 1] in ("WRB", "WP", ",", "CC", "``", "UH")
            if self.tags[i] in FINITE:
                return False
        return False

    def _is_bare(self, at: int) -> bool:
        """Tell whether a participle without auxiliary follows what it modifies, or opens an absolute phrase."""
        words, tags, low, high = self.words, self.tags, self.low, self.high
        before = at - 1
        while before >= low and (tags[before] in ADVERBS or words[before] in QUOTES):
            before -= 1
        after = tags[at + 1] if at + 1 < high else "."
        if self._is_prenominal(at, before) or self._has_object(at):
            return False
        if before >= low and (
            words[before] in SUBJECTS or self._is_only_verb(at) or self._is_relative_subject(before)
        ):
            return False
        if before < low:
            return after in ("IN", "TO", "RB", ",", "RP", "VB") or words[at] in listed("complement")
        if tags[before] in (",", ":"):
            return after in ("IN", "TO", "RB", ",", ".") or words[at] in listed("complement")
        return tags[before] in NOMINAL or words[before] in SUBORDINATORS or words[before] in DEMONSTRATIVES

    def _is_headline_passive(self, at: int) -> bool:
        """Tell the participle of a headline, which leaves out be: defector arrested after attack."""
        after = self.tags[at + 1] if at + 1 < self.high else ""
        return (
            self.words[self.high - 1] not in END_MARKS
            and self.high - self.low <= LONGEST_HEADLINE
            and at > self.low
            and self.tags[at - 1] in NOUNS
            and after in ("", "IN", "TO")
            and self.words[at].endswith(("ed", "shot", "held", "hit", "caught", "found", "hurt", "sent"))
            and not any(self.tags[i] in FINITE for i in range(self.low, self.high) if i != at)
        )

    def _is_mistaken_past(self, at: int) -> bool:
        """Tell a participle that the tagger took for a past tense, by what surrounds it."""
        return self._is_headline_passive(at) or (
            self.words[at].endswith(("ed", "t", "d", "n"))
            and at + 1 < self.high
            and self.words[at] not in listed("past_by")
            and self.tags[at + 1] not in ("DT", "PRP", "PRP$")
            and self._is_bare(at)
            and find_agent(self.words, self.tags, at, min(self.high, at + 8)) is not None
        )

    def _is_relative_subject(self, at: int) -> bool:
        """Tell the subject of a relative clause: people whom police arrested."""
        while at >= self.low and (
            self.tags[at] in NOUNS or self.tags[at] in ("DT", "JJ", "POS", "PRP$", "CD")
        ):
            at -= 1
        return at >= self.low and self.tags[at] in ("WDT", "WP")

    def _is_only_verb(self, at: int) -> bool:
        """Tell whether a whole sentence has no finite verb but this: then it is a past tense, not a participle."""
        return self.words[self.high - 1] == "." and not any(
            self.tags[i] in FINITE for i in range(self.low, self.high) if i != at
        )

    def _is_prenominal(self, at: int, before: int) -> bool:
        words, tags = self.words, self.tags
        i = at + 1
        while i < self.high - 1 and (
            tags[i] in ("JJ", "VBN", "VBG", "JJR")
            or (words[i] in ("and", "or", ",") and tags[i + 1] in ("JJ", "VBN"))
        ):
            i += 1
        if (
            i >= self.high
            or tags[i] not in NOUNS
            or words[i] in listed("time")
            or words[at + 1] in ("last", "this")
        ):
            return False
        follows_noun = before >= self.low and (tags[before] in NOMINAL or tags[before] == ",")
        return not (follows_noun and words[at] in listed("complement") and tags[i] != "NNS")

    def _is_state(self, at: int, form: str) -> bool:
        """Tell adjectives in a participle's clothes: is used to, got married."""
        word = self.words[at]
        if form == "get":
            return word in listed("get_state")
        after = at + 1
        if self.words[at - 1] in ("too", "very") or (
            word == "given" and form == "bare" and self._has_phrase(at)
        ):
            return True
        if word == "done" and form == "be" and self.words[at - 2] in ("i", "you", "we", "he", "she", "they"):
            return True
        if word in listed("stative_to") and after < self.high and self.words[after] == "to":
            return word != "used" or not self._infinitive_at(after + 1)
        return False

    def _has_phrase(self, at: int) -> bool:
        return at + 1 < self.high and self.tags[at + 1] in (
            "DT",
            "PRP$",
            "NN",
            "NNS",
            "NNP",
            "IN",
            "WRB",
            "JJ",
        )

    def _infinitive_at(self, at: int) -> bool:
        while at < self.high - 1 and (self.tags[at] in ADVERBS or self.words[at] in QUOTES):
            at += 1
        return at < self.high and self.tags[at] == "VB"
