"""What the network leaves open: who speaks in a coordinated clause, what a thing was called, and what is no report."""

from __future__ import annotations

from framing.text.attribution.links import Link, Range
from framing.text.attribution.words import AUXILIARIES, CLOSING, Words
from framing.text.grammar.inflection import verb_forms

ADDING = frozenset({"who", "which", "until", "while", "as", "when"})
"""Words with which the outlet goes on behind a closed quotation: “We stay,” which they did."""


def _forms(*verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in verb_forms(verb))


NAMING = _forms("call", "describe", "term", "dub", "label", "style", "brand", "characterise", "characterize")
ACTING = _forms("vote", "permit", "allow", "adopt", "promote", "watch", "impose", "bear", "launch", "sign")
"""Verbs that act instead of report."""

DECLARING, CLAIMING, SHOWING = _forms("declare"), _forms("claim"), _forms("show")
SENSED = _forms("see", "hear")
"""Verbs whose passive tells what happened, not who says so: A man was seen."""

SIGNS = frozenset({"sign", "signs"})
DEEDS = frozenset({"actions", "efforts", "measures", "moves", "steps"})
"""What cannot speak."""

DECLARED = frozenset({"independence", "war", "law", "emergency", "victory", "ceasefire", "truce"})
"""What is declared by saying so: declared martial law."""


def settled(link: Link, words: Words, outer: Link | None = None) -> Link:
    """Put an attribution's source right where the network left it open.

    A report in the content of an `outer` one has that one's source if its cue is coordinated: they vowed to stay
    and rejected talks.
    """
    link = within_sentence(quoted_alone(with_namer(link, words), words), words)
    if outer is None:
        return with_source(link, words)
    verb = words.verb(link.cue)
    takes_over = verb is not None and not words.is_passive(verb) and words.is_coordinated(link.cue[0])
    return link._replace(source=outer.source) if takes_over and link.source is None else link


def quoted_alone(link: Link, words: Words) -> Link:
    """Take words outside marks out of content that is a quoted sentence, unless they stand between it and the cue.

    In “We stay,” she said, leaving, the annotators of PolNeAR took "leaving" for content in one of five cases; in
    She said the town was lost. “We stay.”, the words outside in three of four.
    """
    content = [(first, _end_at_mark(first, end, words)) for first, end in link.content]
    sentences = [first for first, end in content if words.is_quoted_sentence(first, end)]
    if not sentences:
        return link._replace(content=content)
    leads = link.cue[1] if sentences[0] > link.cue[0] else -1
    return link._replace(
        content=[
            (first, end)
            for first, end in content
            if words.quoted[first:end].any() or (first == leads and not _introduces(first, end, words))
        ]
    )


def within_sentence(link: Link, words: Words) -> Link:
    """Leave other sentences to others where a cue has content behind it in its own.

    What follows in quotation marks may still belong to it: She said the town was lost. “We stay.”
    """
    first, end = words.sentence(link.cue[0])
    if not any(link.cue[1] <= piece[0] < end for piece in link.content):
        return link
    near = [p for p in link.content if first < p[1] and (p[0] < end or words.quoted[p[0]])]
    return link._replace(content=near)


def _end_at_mark(first: int, end: int, words: Words) -> int:
    """Return the end of content that begins with a quotation, without "who …", "which …" behind a closed one."""
    mark = words.quotation_ends.get(first, end)
    if mark < end and words.lower[mark - 2] in CLOSING and words.lower[mark] in ADDING:
        return mark
    return end


def _introduces(first: int, end: int, words: Words) -> bool:
    """Tell whether words behind a cue lead up to a quoted sentence ("issued *this statement*:")."""
    between = words.lower[end - 1 : end + 1]
    return ":" in between or (between[1:] == [","] and not words.is_clause(first, end))


def with_source(link: Link, words: Words) -> Link:
    """Give an active cue without a source the noun phrase with which its sentence begins.

    That is the subject of the clause before (Meridia sent troops and demanded …), or of the cue itself where it
    was taken for content (The ministry, for its part, said …).
    """
    verb = words.verb(link.cue) if link.source is None else None
    active = verb is not None and not words.is_passive(verb)
    subject = words.subject(link.cue[0]) if active else None
    if subject is None:
        return link
    inside = [piece for piece in link.content if piece[0] < subject[1]]
    if not inside:
        adjoins = subject[1] == link.cue[0] or words.is_clause(subject[1], link.cue[0])
        return link._replace(source=subject) if adjoins else link
    others = [piece for piece in link.content if piece not in inside]
    says_itself = not words.is_clause(*inside[0]) or words.tag(link.cue[0]) == "VBG"
    mistaken = others and inside[0][0] == subject[0] and says_itself
    return link._replace(source=subject, content=others) if mistaken else link


def with_namer(link: Link, words: Words) -> Link:
    """Take the speaker of a reduced passive out of its content: called Northport by the rebels."""
    verb = words.verb(link.cue)
    if verb is None or words.lower[verb] not in NAMING or words.tag(link.cue[0]) not in ("VBN", "VBD"):
        return link
    if not link.content:
        return link
    first, end = link.content[-1]
    places = [token for token in range(first + 1, end - 1) if words.lower[token] == "by"]
    if not places or words.noun_phrase(places[-1] + 1, end) != end or link.cue[1] != first:
        return link
    return Link((places[-1] + 1, end), link.cue, [*link.content[:-1], (first, places[-1])])


def is_report(link: Link, words: Words) -> bool:
    """Tell whether an attribution reports at all: not if the words themselves do what they say.

    Left out are votes and permissions, declared states (declared martial law), recognition, being in charge,
    lives claimed, signs shown, what steps and measures do, names by which a thing is known, and nouns without a
    source (talks on the port).
    """
    verb = words.verb(link.cue)
    if verb is None:
        return _is_nominal_report(link, words)
    if link.source and words.tag(link.cue[0]) == "VBG" and words.lower[link.source[1] - 1] in DEEDS:
        return False
    said = _words_said(link.content, words)
    word = words.lower[verb]
    if word == "known" and words.lower[link.cue[1] - 1] == "as":
        return False
    if word in SENSED and link.source is None and words.is_passive(verb):
        return any(words.is_clause(first, end) for first, end in link.content)
    if word in DECLARING:
        return "that" in said[:1] or not DECLARED & set(said[:4])
    if word in CLAIMING:
        behind = [piece for piece in link.content if piece[0] >= link.cue[1]]
        return "lives" not in _words_said(behind, words)[:5]
    if word in SHOWING:
        return not SIGNS & {*words.lower[slice(*link.cue)], *said[:3]}
    return word not in ACTING


def _words_said(content: list[Range], words: Words) -> list[str]:
    return [word for piece in content for word in words.lower[slice(*piece)]]


def _is_nominal_report(link: Link, words: Words) -> bool:
    cue = list(words.lower[slice(*link.cue)])
    if link.source or not any(words.tag(token).startswith("NN") for token in range(*link.cue)):
        return cue[-3:-1] != ["in", "charge"]
    quoted = any(words.quoted[first] for first, _ in link.content)
    return quoted or not AUXILIARIES.isdisjoint(cue)
