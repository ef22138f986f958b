"""What the network loses and the sentence still shows: cues without content, sources not named, statements split.

Regularities of English reporting, each applied where the words leave no doubt:

- a cue that got no content has the piece that adjoins it;
- the subject of a passive or of *seem* is part of what is said, not its speaker: The port *is expected* to reopen;
- a cue between commas splits one statement in two: The aim, she said, is to stay;
- the subject of an active cue is its speaker: It *vowed* to stay; The guard, who had fled, *denied* it;
- "According to X," reports the sentence that it opens, and "…, according to X" the one that it closes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.text.attribution.adoption import adopted
from framing.text.attribution.links import Link
from framing.text.attribution.rules import Words
from framing.text.attribution.subjects import (
    main_subject,
    phrase_before,
    sentence_of,
    subject_across,
    with_agent,
)
from framing.text.grammar.inflection import verb_forms

SEEMING = frozenset(form for verb in ("seem", "appear") for form in verb_forms(verb))
FEELING = frozenset(
    "worried concerned divided convinced impressed shocked focused outraged inclined scared assured pleased "
    "determined committed dedicated opposed interested excited frustrated disappointed surprised amazed stunned "
    "prepared tempted delighted thrilled satisfied relieved alarmed annoyed embarrassed ashamed unconcerned "
    "split torn rattled dismayed embittered".split()
)
"""Participles whose subject is the one who feels: The union was worried."""

NOT_FINITE = frozenset({"VBG", "VBN", "TO"})
SENTENCE_ENDS = frozenset({".", "!", "?"})
SHORTEST = 3
"""Tokens of the shortest statement that "according to" reports."""


def recovered(links: Sequence[Link], words: Words) -> list[Link]:
    """Complete attributions and add those that were lost; cues that stay without content are left out.

    Parameters
    ----------
    links : sequence of Link
        What the network and the rules before found outside of contents.
    words : Words
        The article's words.

    Returns
    -------
    list of Link
    """
    complete = [completed(link, words) for link in adopted(links, words) if link.content]
    return [*complete, *according_links(complete, words)]


def completed(link: Link, words: Words) -> Link:
    """Apply every rule that mends an attribution."""
    for rule in (with_agent, without_object, with_speaker, with_split_statement):
        link = rule(link, words)
    return link


def without_object(link: Link, words: Words) -> Link:
    """Move the subject of a passive or of a verb of seeming from the source to the content."""
    if not takes_object(link, words):
        return link
    subject = link.source or phrase_before(link.cue[0], words)
    if subject is None or subject[1] > link.cue[0]:
        return link
    content = link.content
    if not any(first < link.cue[0] or words.is_quoted_sentence(first, end) for first, end in content):
        content = [subject, *content]
    return link._replace(source=None, content=content)


def takes_object(link: Link, words: Words) -> bool:
    """Tell whether the subject of a cue is what is talked about: a passive, or seem and appear.

    The last verb decides: who *was pressed to explain* explains.
    """
    verb = words.last_verb(link.cue)
    if verb is None or words.lower[verb] in FEELING:
        return False
    return words.lower[verb] in SEEMING or words.is_passive(verb)


def with_speaker(link: Link, words: Words) -> Link:
    """Give an active cue without a source its subject: beside it, across a parenthesis, or of the main clause."""
    if link.source or takes_object(link, words):
        return link
    start, content = link.cue[0], link.content
    speaker = None
    if words.tag(start) not in NOT_FINITE:
        speaker = phrase_before(start, words) if words.verb(link.cue) is not None else None
        if speaker is None:
            speaker = subject_across(link.cue, words)
            content = [piece for piece in content if not speaker or not speaker[0] < piece[1] <= start]
    if speaker is None and words.verb(link.cue) is not None:
        speaker = main_subject(start, words)
    if speaker is None or not content or words.lower[speaker[0]] == "there":
        return link
    if any(first < speaker[1] and end > speaker[0] for first, end in content):
        return link
    return link._replace(source=speaker, content=content)


def with_split_statement(link: Link, words: Words) -> Link:
    """Add what stands before a cue between commas: The aim, she said, is to stay."""
    parts = (link.source or link.cue, link.cue)
    start, end = min(parts)[0], max(parts)[1]
    first, _ = sentence_of(start, words)
    between = start - 1 > first and words.lower[start - 1] == "," and words.lower[end : end + 1] == [","]
    goes_on = len(link.content) == 1 and link.content[0][0] in (end, end + 1)
    marked = words.quoted[link.content[0][0]] or words.quoted[first:start].any()
    if not between or not goes_on or marked:
        return link
    return link._replace(content=[(first, start - 1), *link.content])


def according_links(links: Sequence[Link], words: Words) -> Iterator[Link]:
    """Find "according to" that has no content yet, and the sentence that it reports."""
    known = {token for link in links for token in range(*link.cue)}
    for cue, word in enumerate(words.lower[:-2]):
        if word != "according" or cue in known or words.lower[cue + 1] != "to" or words.quoted[cue]:
            continue
        first, end = sentence_of(cue, words)
        if words.lower[end - 1] in SENTENCE_ENDS:
            end -= 1
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
