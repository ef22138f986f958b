"""What the network loses and the sentence still shows: cues without content, sources not named, statements split.

Regularities of English reporting, each applied where the words leave no doubt:

- a cue that got no content has the piece that adjoins it;
- the subject of a passive or of *seem* is part of what is said, not its speaker: The port *is expected* to reopen;
- a cue between commas splits one statement in two: The aim, she said, is to stay;
- the subject of an active cue is its speaker: It *vowed* to stay; The guard, who had fled, *denied* it;
- nouns that stand in a cue before its verb are the speaker: both *sides claiming*; a weekday behind one is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.text.attribution.adoption import adopted
from framing.text.attribution.links import Link
from framing.text.attribution.patterns import plain_links, with_rest
from framing.text.attribution.subjects import (
    main_subject,
    phrase_before,
    subject_across,
    with_agent,
)
from framing.text.attribution.words import HEADS, Words
from framing.text.grammar.inflection import verb_forms
from framing.text.tag_groups import FINITE

SEEMING = frozenset(form for verb in ("seem", "appear") for form in verb_forms(verb))
FEELING = frozenset(
    "worried concerned divided convinced impressed shocked focused outraged inclined scared assured pleased "
    "determined committed dedicated opposed interested excited frustrated disappointed surprised amazed stunned "
    "prepared tempted delighted thrilled satisfied relieved alarmed annoyed embarrassed ashamed unconcerned "
    "split torn rattled dismayed embittered".split()
)
"""Participles whose subject is the one who feels: The union was worried."""

NOT_FINITE = frozenset({"VBG", "VBN", "TO"})
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
BEFORE_WEEKDAYS = frozenset({"on", "late", "early", "last"})
ASIDE = (["for", "its", "part"], ["for", "their", "part"], ["for", "his", "part"], ["for", "her", "part"])


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
    return [*complete, *plain_links(complete, words)]


def completed(link: Link, words: Words) -> Link:
    """Apply every rule that mends an attribution."""
    rules = (
        with_agent, with_nouns, without_object, with_speaker, without_time, with_split_statement,
        within_relative_clause, with_rest,
    )  # fmt: skip
    for rule in rules:
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


def with_nouns(link: Link, words: Words) -> Link:
    """Move nouns that stand before the verb of a cue to the source: both *sides claiming*, *Meridia claimed*."""
    start, verb = link.cue[0], words.verb(link.cue)
    first = start
    while verb is not None and first < verb and words.tag(first) in HEADS:
        first += 1
    headless = link.source is not None and link.source[1] == start and words.tag(start - 1) not in HEADS
    named = link.source is None and words.tag(start).startswith("NNP")
    if first == start or not (headless or named):
        return link
    speaker = link.source[0] if link.source else start
    return link._replace(source=(speaker, first), cue=(first, link.cue[1]))


def without_time(link: Link, words: Words) -> Link:
    """Take what is said of the time or the turn out of a source: Meridia *on Tuesday*, Meridia *for its part*."""
    if link.source is None:
        return link
    first, end = link.source
    aside = end - 1 if words.lower[end - 1] == "," else end
    if list(words.lower[aside - 3 : aside]) in ASIDE:
        end = aside - 3
        end -= words.lower[end - 1] == ","
    elif words.lower[end - 1] in WEEKDAYS and end - first > 1:
        end -= 1
        while words.lower[end - 1] in BEFORE_WEEKDAYS:
            end -= 1
    return link._replace(source=(first, end)) if first < end else link


def with_split_statement(link: Link, words: Words) -> Link:
    """Add what stands before a cue between commas: The aim, she said, is to stay."""
    parts = (link.source or link.cue, link.cue)
    start, end = min(parts)[0], max(parts)[1]
    first, _ = words.sentence(start)
    between = start - 1 > first and words.lower[start - 1] == "," and words.lower[end : end + 1] == [","]
    goes_on = len(link.content) == 1 and link.content[0][0] in (end, end + 1)
    marked = words.quoted[link.content[0][0]] or words.quoted[first:start].any()
    if not between or not goes_on or marked:
        return link
    return link._replace(content=[(first, start - 1), *link.content])


def within_relative_clause(link: Link, words: Words) -> Link:
    """End what a relative pronoun reports where the main clause goes on: Brun, who hopes to win, *went home*."""
    if link.source is None or words.tag(link.source[0]) not in ("WP", "WDT"):
        return link
    if words.lower[link.source[0] - 1 : link.source[0]] != [","]:
        return link

    def end_of(first: int, end: int) -> int:
        comma = next((token for token in range(first, end - 1) if words.lower[token] == ","), end)
        goes_on = comma < end and words.tag(comma + 1) in FINITE and not words.quoted[comma]
        return comma if goes_on else end

    return link._replace(content=[(first, end_of(first, end)) for first, end in link.content])
