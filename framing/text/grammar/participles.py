"""Participles without an auxiliary, and adjectives in a participle's clothes: what their neighbours tell."""

from __future__ import annotations

from framing.text.grammar.agents import find_agent
from framing.text.grammar.auxiliaries import ADVERBS, QUOTES, Sentence
from framing.text.grammar.participle_words import listed
from framing.text.tag_groups import FINITE, NOUNS

NOMINAL = NOUNS | {"PRP", "CD", "-RRB-"}
NOUN_PHRASE = NOUNS | {"DT", "JJ", "POS", "PRP$", "CD"}
NO_OBJECT = frozenset((".", ",", ":", "IN", "TO", "CC", "RB"))
OBJECT_STARTS = frozenset(("DT", "PDT", "PRP", "PRP$"))
SUBJECTS = frozenset("i he she we they it you who which that".split())
PERSONAL = frozenset("i you he she we they".split())
SUBORDINATORS = frozenset("when while if once unless until though although where whether".split())
DEMONSTRATIVES = frozenset("those these all some many most others none".split())
END_MARKS = frozenset((".", "?", "!", '"', "”", "’", ":", ";", "...", "…"))
ALIKE = ("ed", "shot", "held", "hit", "caught", "found", "hurt", "sent")
"""Endings of forms that serve as past tense and as participle."""
LONGEST_HEADLINE = 20
NEAR = 8
"""How far behind an apparent past tense *by* may stand and still make it a participle."""


def is_bare_passive(sentence: Sentence, at: int) -> bool:
    """Tell whether a participle without auxiliary follows what it modifies, or opens an absolute phrase."""
    words, tags, low = sentence.words, sentence.tags, sentence.low
    before = at - 1
    while before >= low and (tags[before] in ADVERBS or words[before] in QUOTES):
        before -= 1
    if is_prenominal(sentence, at, before) or has_object(sentence, at) or _is_name(sentence, at):
        return False
    after, takes_complement = sentence.tag(at + 1), words[at] in listed("complement")
    if after == "IN" and words[at + 1] == "that":
        return False
    if before < low:
        return takes_complement or after in ("IN", "TO", "RB", ",", "RP", "VB")
    if words[before] in SUBJECTS or _is_only_verb(sentence, at) or _is_relative_subject(sentence, before):
        return False
    if tags[before] in (",", ":", "-LRB-"):
        return takes_complement or after in ("IN", "TO", "RB", ",", ".")
    return tags[before] in NOMINAL or words[before] in SUBORDINATORS or words[before] in DEMONSTRATIVES


def is_mistaken_past(sentence: Sentence, at: int) -> bool:
    """Tell a participle that the tagger took for a past tense.

    It stands in a headline, before an agent, or lacks the object that its verb must have.
    """
    word = sentence.words[at]
    if _is_headline_passive(sentence, at):
        return True
    if word in listed("past_by") or not word.endswith(("ed", "t", "d", "n")):
        return False
    if sentence.tag(at + 1) in OBJECT_STARTS or not is_bare_passive(sentence, at):
        return False
    if word in listed("transitive") and sentence.tag(at - 1) in NOUNS and sentence.tag(at + 1) in NO_OBJECT:
        return True
    return find_agent(sentence.words, sentence.tags, at, min(sentence.high, at + NEAR)) is not None


def has_object(sentence: Sentence, at: int) -> bool:
    """Tell an active participle by the object that follows it: has captured the town."""
    after = at + 1
    while sentence.tag(after) == "RP":
        after += 1
    return sentence.tag(after) in OBJECT_STARTS and sentence.words[at] not in listed("complement")


def followed_by_agent(sentence: Sentence, at: int) -> bool:
    """Tell whether *by* stands right behind a participle."""
    return at + 1 < sentence.high and sentence.words[at + 1] == "by"


def is_prenominal(sentence: Sentence, at: int, before: int) -> bool:
    """Tell a participle that modifies the noun behind it: displaced people.

    `before` is the token before it, adverbs left out: behind a noun, some participles take a noun as their
    complement (a man named Smith).
    """
    words, tags = sentence.words, sentence.tags
    head = at + 1
    while head < sentence.high - 1 and (
        tags[head] in ("JJ", "VBN", "VBG", "JJR")
        or (words[head] in ("and", "or", ",") and tags[head + 1] in ("JJ", "VBN"))
    ):
        head += 1
    if sentence.tag(head) not in NOUNS or words[head] in listed("time") or words[at + 1] in ("last", "this"):
        return False
    follows_noun = before >= sentence.low and (tags[before] in NOMINAL or tags[before] == ",")
    return not (follows_noun and words[at] in listed("complement") and tags[head] != "NNS")


def is_state(sentence: Sentence, at: int, form: str) -> bool:
    """Tell adjectives in a participle's clothes: is used to, got married, too distracted."""
    word, before = sentence.words[at], sentence.words[at - 1] if at > sentence.low else ""
    if form == "get":
        return word in listed("get_state")
    if before in ("too", "very"):
        return True
    if word == "given" and form == "bare" and not followed_by_agent(sentence, at):
        return sentence.tag(at + 1) in NOUN_PHRASE | {"IN", "WRB"}
    if word == "done" and form == "be":
        return sentence.words[max(at - 2, sentence.low)] in PERSONAL
    if word in listed("stative_to") and sentence.tag(at + 1) != "." and sentence.words[at + 1] == "to":
        return word != "used" or not _is_infinitive(sentence, at + 2)
    return False


def _is_infinitive(sentence: Sentence, at: int) -> bool:
    while sentence.tag(at) in ADVERBS or (at < sentence.high and sentence.words[at] in QUOTES):
        at += 1
    return sentence.tag(at) == "VB"


def _is_name(sentence: Sentence, at: int) -> bool:
    """Tell a surname that looks like a participle: Agata Sorn, the chair, …."""
    return (
        at > sentence.low
        and sentence.forms[at][0].isupper()
        and sentence.forms[at - 1][0].isupper()
        and sentence.words[sentence.high - 1] in END_MARKS
        and not sentence.forms[at].isupper()
    )


def _is_headline_passive(sentence: Sentence, at: int) -> bool:
    """Tell the participle of a headline, which leaves out be: defector arrested after attack."""
    return (
        sentence.words[sentence.high - 1] not in END_MARKS
        and sentence.high - sentence.low <= LONGEST_HEADLINE
        and at > sentence.low
        and sentence.tags[at - 1] in NOUNS
        and (at + 1 == sentence.high or sentence.tags[at + 1] in ("IN", "TO"))
        and sentence.words[at].endswith(ALIKE)
        and not sentence.has_tag(FINITE, without=at)
    )


def _is_only_verb(sentence: Sentence, at: int) -> bool:
    """Tell whether a whole sentence has no finite verb but this: then it is a past tense, no participle."""
    return sentence.words[sentence.high - 1] == "." and not sentence.has_tag(FINITE, without=at)


def _is_relative_subject(sentence: Sentence, at: int) -> bool:
    """Tell the subject of a relative clause: people whom police arrested, all the ministry did."""
    while at > sentence.low and sentence.tags[at] in NOUN_PHRASE | {"CC"}:
        if sentence.tags[at] == "DT" and sentence.tags[at - 1] in NOUNS:
            return True
        at -= 1
    return sentence.tags[at] in ("WDT", "WP")
