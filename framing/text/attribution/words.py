"""The words of an article, with what rules ask of them: verbs, subjects, noun phrases, sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.text.attribution.columns import Stretch
from framing.text.attribution.links import Range
from framing.text.tag_groups import FINITE
from framing.text.tags import TAGS

NOMINAL = frozenset("DT JJ JJR JJS NN NNS NNP NNPS CD POS PRP PRP$ PDT HYPH VBN VBG".split())
HEADS = frozenset("NN NNS NNP NNPS PRP".split())
JOINING = frozenset({"of", "and", "in", "for", "at", "on", "&"})
"""Words that go on with a noun phrase if another noun follows."""
EMPTY_SUBJECTS = frozenset({"it", "there", "what", "this", "that"})
COORDINATING = frozenset({"and", "but", "or", ","})
CLOSING = frozenset({",", ".", "!", "?", "…", "..."})
BE = frozenset({"be", "is", "are", "was", "were", "been", "being"})
AUXILIARIES = frozenset(
    "be am is are was were been being have has had having do does did get gets got getting 's 're 've 'd 'm".split()
)


class Words:
    """The words of an article with their tags, for rules.

    Parameters
    ----------
    tokens : Stretch
        All of its tokens.
    lower : sequence of str
        Their forms in lower case.
    """

    def __init__(self, tokens: Stretch, lower: Sequence[str]) -> None:
        self.tokens, self.lower = tokens, lower
        self.quotation_ends = {first: end for first, end, _ in tokens.quotations}
        self.closing_marks = frozenset(end - 1 for end in self.quotation_ends.values())
        self.quoted = np.zeros(len(lower), dtype=bool)
        for first, end in self.quotation_ends.items():
            self.quoted[first:end] = True

    def tag(self, token: int) -> str:
        """Part of speech of a token, by name."""
        return TAGS[self.tokens.tags[token]]

    def verb(self, cue: Range) -> int | None:
        """Return the place of a cue's first full verb."""
        return next(
            (t for t in range(*cue) if self.tag(t).startswith("VB") and self.lower[t] not in AUXILIARIES),
            None,
        )

    def last_verb(self, cue: Range) -> int | None:
        """Return the place of a cue's last full verb."""
        verb = self.verb(cue)
        while verb is not None and (following := self.verb((verb + 1, cue[1]))) is not None:
            verb = following
        return verb

    def is_passive(self, verb: int) -> bool:
        """Tell whether a verb is a past participle after a form of be."""
        before = self.lower[max(verb - 3, 0) : verb]
        return self.tag(verb) == "VBN" and bool(BE & set(before))

    def is_coordinated(self, token: int) -> bool:
        """Tell whether a conjunction or comma stands before a token, adverbs and closing marks passed over."""
        before = token - 1
        while before > 0 and (self.tag(before) == "RB" or before in self.closing_marks):
            before -= 1
        return before >= 0 and self.lower[before] in COORDINATING

    def sentence(self, token: int) -> Range:
        """Return the tokens of the sentence that holds a token."""
        sentence = self.tokens.sentence
        number = sentence[token]
        return int(sentence.searchsorted(number)), int(sentence.searchsorted(number, side="right"))

    def subject(self, token: int) -> Range | None:
        """Return the noun phrase with which the sentence of a token begins, if one does before the token."""
        first, _ = self.sentence(token)
        if self.lower[first] in ("but", "and", "so", "yet"):
            first += 1
        end = self.noun_phrase(first, token)
        return (first, end) if end > first and self.lower[first] not in EMPTY_SUBJECTS else None

    def is_clause(self, first: int, end: int) -> bool:
        """Tell whether a finite verb stands between two tokens."""
        return any(self.tag(token) in FINITE for token in range(first, end))

    def is_quoted_sentence(self, first: int, end: int) -> bool:
        """Tell whether tokens are a quotation that closes with its own punctuation."""
        return self.quotation_ends.get(first) == end and self.lower[end - 2] in CLOSING

    def noun_phrase(self, first: int, limit: int) -> int:
        """Return the end of the noun phrase that begins at `first`: `first` itself if there is none.

        Quotation marks belong to it: “large-scale” offensive.
        """
        end = token = first
        while token < limit:
            tag = self.tag(token)
            if token in self.quotation_ends:
                end = token = min(self.quotation_ends[token], limit)
                continue
            if tag in HEADS:
                end = token + 1
            elif tag not in NOMINAL and not (first < end == token and self.lower[token] in JOINING):
                break
            token += 1
        return end
