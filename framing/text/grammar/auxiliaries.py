"""What stands left of a participle: its auxiliary, over adverbs, negations, marks and insertions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.text.grammar.participle_words import listed

BE = frozenset("be is are was were am been being 're 'm ai".split())
FINITE_BE = frozenset("is are was were am".split())
GET = frozenset("get gets got getting gotten".split())
HAVE = frozenset("have has had having 've 'd".split())
QUOTES = frozenset("\"“”‘’'«»")
CLOSING = {",": ",", ")": "(", "–": "–", "—": "—", "-": "-", "--": "--"}
"""Marks that end an insertion, and those that begin it."""
ADVERBS = frozenset(("RB", "RBR", "RBS"))
LIKE_ADVERBS = frozenset("not n't never all both each either neither no best better".split())
TWO_WORD_ADVERBS = frozenset(
    "at least|in part|in fact|in turn|at first|at last|for example|of course|by then|so far|no longer|"
    "in general|in particular|in effect|at times|by now|de facto|once more|at once|for instance|in theory|"
    "in practice|on average".split("|")
)
TIME_PREPOSITIONS = frozenset(("for", "since", "in", "on"))
COORDINATORS = frozenset(("and", "or", "but", "nor", "&", "then", "yet"))
LONGEST_INSERTION = 10


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article: all the article's tokens, and where the sentence begins and ends.

    Parameters
    ----------
    forms, words, tags : sequence of str
        The article's tokens, the same in lower case, and their Penn tags.
    low, high : int
        First token of the sentence, and its end.
    """

    forms: Sequence[str]
    words: Sequence[str]
    tags: Sequence[str]
    low: int
    high: int

    def tag(self, at: int) -> str:
        """Tag of a token; a full stop beyond the end."""
        return self.tags[at] if at < self.high else "."

    def has_tag(self, tags: frozenset[str], without: int) -> bool:
        """Tell whether a token of the sentence, other than `without`, bears one of some tags."""
        return any(self.tags[i] in tags for i in range(self.low, self.high) if i != without)


def auxiliary(sentence: Sentence, participle: int) -> tuple[str, int]:
    """Find a participle's auxiliary, and where it stands.

    Returns
    -------
    form : {"be", "have", "get", "'s", "joined", "none"}
        "'s" may be *is* or *has*; "joined" is a coordinator or a comma; "none" is any other word.
    at : int
        The token that was found.

    Examples
    --------
    >>> words = "it had not been fully repaired".split()
    >>> auxiliary(Sentence(words, words, ["PRP", "VBD", "RB", "VBN", "RB", "VBN"], 0, 6), 5)
    ('be', 3)
    """
    words, tags, low = sentence.words, sentence.tags, sentence.low
    at = participle - 1
    while at >= low:
        word, before = words[at], words[at - 1] if at > low else ""
        form = _form(word, tags[at])
        if form:
            return form, at
        if tags[at] in ADVERBS or word in LIKE_ADVERBS or word in QUOTES:
            at -= 1
        elif f"{before} {word}" in TWO_WORD_ADVERBS or (
            before in TIME_PREPOSITIONS and word in listed("time")
        ):
            at -= 2
        elif word in COORDINATORS:
            if not (before and tags[at - 1] in ADVERBS and tags[at + 1] in ADVERBS):
                return "joined", at
            at -= 1
        elif word in CLOSING:
            opening = _insertion(sentence, at)
            if opening is None:
                return ("joined" if word == "," else "none"), at
            at = opening - 1
        else:
            return "none", at
    return "none", at


def _form(word: str, tag: str) -> str:
    if word in BE:
        return "be"
    if word in HAVE:
        return "have"
    if word in GET:
        return "get"
    return "'s" if word in ("'s", "s") and tag in ("VBZ", "VBP") else ""


def _insertion(sentence: Sentence, closing: int) -> int | None:
    """Return where the insertion that ends at `closing` begins, if it parts an auxiliary from its verb."""
    words, low = sentence.words, sentence.low
    mark = CLOSING[words[closing]]
    for at in range(closing - 2, max(low, closing - LONGEST_INSERTION), -1):
        if words[at] == mark:
            before = at - 1
            while before > low and sentence.tags[before] in ADVERBS:
                before -= 1
            return at if words[before] in BE or words[before] in HAVE else None
    return None


def is_inverted(sentence: Sentence, participle: int) -> bool:
    """Tell a question whose subject parts *be* from the participle: was the village shelled?."""
    if "?" not in sentence.words[participle : sentence.high]:
        return False
    for at in range(participle - 2, sentence.low - 1, -1):
        if sentence.words[at] in FINITE_BE:
            return at == sentence.low or sentence.tags[at - 1] in ("WRB", "WP", ",", "CC", "``", "UH")
        if sentence.tags[at] in ("VBD", "VBZ", "VBP", "MD"):
            return False
    return False


def group_start(words: Sequence[str], tags: Sequence[str], at: int, low: int) -> int:
    """Walk left from a verb over have, be, modals, not and adverbs: could not have been killed.

    Returns
    -------
    int
        The first token of the verb group that `at` belongs to, not before `low`.
    """
    first = at
    for i in range(at - 1, low - 1, -1):
        if words[i] in BE or words[i] in HAVE or tags[i] == "MD" or words[i] == "n't":
            first = i
        elif tags[i] not in ADVERBS:
            break
    return first
