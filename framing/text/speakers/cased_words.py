"""Words of an article as plain lists, and which of them can stand in a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from framing.text.speakers.source_nouns import Found, nouns_in
from framing.text.speakers.states import government
from framing.text.tags import TAGS
from framing.text.zones import ZONES

if TYPE_CHECKING:
    from framing.text.reading import Reading

CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec i".split()
)
OPENING = frozenset("“‘\"'«(")
COMPOUND = re.compile(r"-(?:[a-z]+(?:ed|er|made|led|held|run|born|wide)|area|style|era|wing|only|\d+)$")
"""Armenian-backed, Moscow-led, SU-25: no names."""
FUNCTION_TAGS = frozenset("DT IN PRP PRP$ CC RB WDT WP WP$ WRB MD UH TO EX PDT CD".split())
FUNCTION_WORDS = frozenset("yesterday today tomorrow both most some many several".split())


class Words:
    """The tokens of a reading as plain lists, with the tests that finding names needs."""

    def __init__(self, reading: Reading) -> None:
        self.forms = reading.tokens.forms
        self.lower = reading.tokens.lower
        self.tags = list(map(TAGS.__getitem__, reading.tags.tolist()))
        self.starts = reading.tokens.starts.tolist()
        self.ends = reading.tokens.ends.tolist()
        self.text = reading.text
        firsts = np.searchsorted(reading.tokens.starts, [start for start, _ in reading.sentences])
        self.sentence_starts = frozenset(firsts.tolist())
        running = [ZONES.index(zone) for zone in ("body", "standfirst")]
        self.is_running = np.isin(reading.token_zones, running).tolist()
        changed = [t for t, form in enumerate(self.forms) if form != self.lower[t]]
        self.capitals = [token for token in changed if self.forms[token][0].isupper()]
        self._is_name: dict[int, bool] = {}
        self.all_nouns = nouns_in(self.lower)
        self._noun_starts = [first for first, _, _ in self.all_nouns]
        self._role_ends = {last: first for first, last, noun in self.all_nouns if noun.kind == "person"}
        self._inside_roles = frozenset(  # Secretary of State: no names
            t for last, first in self._role_ends.items() if last - first > 2 for t in range(first, last)
        )

    def nouns(self, first: int, end: int) -> list[Found]:
        """Return the source nouns that stand within a range of tokens."""
        low, high = bisect_left(self._noun_starts, first), bisect_left(self._noun_starts, end)
        return [match for match in self.all_nouns[low:high] if match[1] <= end]

    def role_start(self, end: int) -> int:
        """Return where the noun for a person begins that ends before a token; the token itself if none does."""
        return self._role_ends.get(end, end)

    def __len__(self) -> int:
        return len(self.forms)

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that the article writes in lower case somewhere."""
        return frozenset(self.forms) & frozenset(self.lower)

    def is_name(self, token: int) -> bool:
        """Tell whether a token can stand in a name: a capital that is not only the sentence's."""
        if not self.forms[token][0].isupper() or token in self._inside_roles:
            return False
        if token not in self._is_name:
            self._is_name[token] = self._can_stand(token)
        return self._is_name[token]

    def _can_stand(self, token: int) -> bool:
        form = self.forms[token]
        if self.lower[token].rstrip(".") in CALENDAR or COMPOUND.search(form):
            return False
        followed = token + 1 < len(self.forms) and token + 1 not in self.sentence_starts
        if (
            self.tags[token] == "JJ"
            and followed
            and self.tags[token + 1] in ("NN", "NNS")
            and self._small(token + 1)
        ):
            return False
        if not self._opens(token):
            return True
        if government(form):
            return True
        if self.tags[token] in FUNCTION_TAGS or self.lower[token] in FUNCTION_WORDS:
            return False
        if followed and self.forms[token + 1][0].isupper():
            return True
        is_tagged = self.tags[token].startswith("NNP") or form in self._inner_capitals
        return is_tagged and self.lower[token] not in self.common

    def _opens(self, token: int) -> bool:
        """Tell whether a token would have a capital anyway: it begins a sentence or a quotation."""
        return token in self.sentence_starts or (token > 0 and self.forms[token - 1] in OPENING)

    @cached_property
    def _inner_capitals(self) -> frozenset[str]:
        """Words that have a capital within a sentence of the running text."""
        inner = (t for t in self.capitals if self.is_running[t] and not self._opens(t))
        return frozenset(self.forms[token] for token in inner)

    def _small(self, token: int) -> bool:
        return self.forms[token][0].islower()

    def string(self, first: int, last: int) -> str:
        """Return the text of a range of tokens."""
        return self.text[self.starts[first] : self.ends[last - 1]]
