"""Reports that show by a few words, with or without the network: what it called, according to, there are fears that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.text.attribution.links import Link
from framing.text.attribution.rules import NAMING
from framing.text.attribution.subjects import phrase_before
from framing.text.attribution.words import AUXILIARIES, BE, Words
from framing.text.grammar.inflection import verb_forms

SENTENCE_ENDS = frozenset({".", "!", "?"})
SHORTEST = 3
"""Tokens of the shortest statement that a pattern reports."""

LONGEST_NAMER = 8
"""Tokens between "what" and the naming verb."""

CLOSING_VERBS = frozenset(
    form for verb in ("say", "add", "note", "claim", "report") for form in verb_forms(verb)
)
RUMOURED = frozenset({"reported", "rumoured", "rumored"})
RUMOURS = frozenset(
    "allegations calls claims concerns doubts expectations fears hopes reports rumors rumours speculation suggestions "
    "suspicions worries".split()
)
ABOUT = frozenset({"of", "about", "for", "over"})


def plain_links(links: Sequence[Link], words: Words) -> Iterator[Link]:
    """Find the reports that a pattern shows and that are in none of `links`."""
    known = {token for link in links for token in range(*link.cue)}
    for pattern in (according_links, rumour_links, reported_links, closing_links):
        for link in pattern(words):
            if known.isdisjoint(range(*link.cue)) and not words.quoted[link.cue[0]]:
                known |= set(range(*link.cue))
                yield link


def according_links(words: Words) -> Iterator[Link]:
    """Find "according to", and the sentence that it reports."""
    for cue, word in enumerate(words.lower[:-2]):
        if word != "according" or words.lower[cue + 1] != "to":
            continue
        first, end = _statement_of(cue, words)
        source = cue + 2, words.noun_phrase(cue + 2, end)
        if source[0] == source[1]:
            continue
        if cue > first:
            content = first, cue - (words.lower[cue - 1] == ",")
        else:
            comma = next((t for t in range(source[1], end) if words.lower[t] == ","), end)
            source, content = (source[0], comma), (comma + 1, end)
        if content[1] - content[0] >= SHORTEST:
            yield Link(source, (cue, cue + 2), [content])


def rumour_links(words: Words) -> Iterator[Link]:
    """Find what is in the air without a source: There had been reports of talks; There are fears that it rains."""
    for there, word in enumerate(words.lower):
        if word != "there":
            continue
        _, end = _statement_of(there, words)
        noun = next((t for t in range(there + 2, min(there + 7, end - 1)) if words.lower[t] in RUMOURS), None)
        if noun is None or words.lower[there + 1] not in AUXILIARIES or "no" in words.lower[there:noun]:
            continue
        start = noun + 1
        if words.lower[start] in ABOUT:
            start += 1
        elif words.lower[start] != "that":
            continue
        if end - start >= SHORTEST:
            cue_end = start if words.lower[start - 1] in ABOUT else noun + 1
            yield Link(None, (there + 1, cue_end), [(start, end)])


def reported_links(words: Words) -> Iterator[Link]:
    """Find reporting passives without an agent: Explosions were reported near the port."""
    for verb, word in enumerate(words.lower):
        if word not in RUMOURED or words.lower[verb - 1] not in BE or words.tag(verb) != "VBN":
            continue
        start = verb
        while words.lower[start - 1] in AUXILIARIES or words.tag(start - 1) == "MD":
            start -= 1
        subject = phrase_before(start, words)
        if subject is not None and words.lower[verb + 1 : verb + 2] != ["by"]:
            yield with_rest(Link(None, (start, verb + 1), [subject]), words)


def with_rest(link: Link, words: Words) -> Link:
    """Add what stands behind a reporting passive that got its subject only: Shots were reported *near the port*."""
    verb = link.cue[1] - 1
    before = all(end <= link.cue[0] for _, end in link.content)
    if link.source or not before or words.lower[verb] not in RUMOURED or not words.is_passive(verb):
        return link
    _, end = _statement_of(verb, words)
    if verb + 1 >= end or words.lower[verb + 1] in ("by", ","):
        return link
    return link._replace(content=[*link.content, (verb + 1, end)])


def closing_links(words: Words) -> Iterator[Link]:
    """Find the short clause of saying that closes a sentence: The talks had failed, it added."""
    for verb, word in enumerate(words.lower[:-1]):
        if word not in CLOSING_VERBS or words.lower[verb + 1] not in SENTENCE_ENDS:
            continue
        speaker = phrase_before(verb, words)
        if speaker is None or words.lower[speaker[0] - 1] != ",":
            continue
        first, _ = _statement_of(verb, words)
        if speaker[0] - 1 - first >= SHORTEST and not words.quoted[speaker[0] - 2]:
            yield Link(speaker, (verb, verb + 1), [(first, speaker[0] - 1)])


def _statement_of(token: int, words: Words) -> tuple[int, int]:
    """Return the tokens of the sentence that holds a token, without its full stop."""
    first, end = words.sentence(token)
    return first, end - (words.lower[end - 1] in SENTENCE_ENDS)


def naming_links(words: Words) -> Iterator[Link]:
    """Find what somebody called something: what it called a “humanitarian corridor”."""
    for what, word in enumerate(words.lower):
        if word != "what" or words.quoted[what]:
            continue
        limit = min(what + LONGEST_NAMER, len(words.lower))
        namer = words.noun_phrase(what + 1, limit)
        end = namer
        while end < limit and words.lower[end] in ("has", "have", "had"):
            end += 1
        if not what + 1 < namer <= end < limit or words.lower[end] not in NAMING:
            continue
        cue = (namer, end + 1)
        first = end + 2 if words.lower[end + 1 : end + 2] == ["as"] else end + 1
        last = words.noun_phrase(first, len(words.lower))
        if last > first:
            yield Link((what + 1, namer), cue, [(what, what + 1), (first, last)])
