"""Reading: one article with every layer that the measures use, each worked out once, on demand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from framing.text.article import Article, Span
from framing.text.attributions import Attribution, find_attributions
from framing.text.functions import assign_functions
from framing.text.quotations import Quotation, find_quotations
from framing.text.segment import Tokens, paragraphs, sentences, tokenize
from framing.text.sources import described
from framing.text.tags import TAGS, tag
from framing.text.voice import MARKED, VOICES, voice_codes
from framing.text.zones import ZONES, find_zones


@dataclass(frozen=True, eq=False)
class Reading:
    """One article and what was read in it.

    Layers are worked out when first asked for and then kept. Token columns (`tags`, `token_zones`,
    `token_voices`) are arrays as long as `tokens`.

    Parameters
    ----------
    article : Article
        The article; never altered.

    Examples
    --------
    >>> reading = Reading(Article(id="a", text="“We will win.” he said. Nobody answered."))
    >>> [reading.text[s:e] for s, e in reading.sentences]
    ['“We will win.” he said.', 'Nobody answered.']
    >>> reading.voice_at(5), reading.voice_at(20)
    ('quoted', 'outlet')
    """

    article: Article

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Start and end of every non-blank line, white space at both ends left out."""
        return paragraphs(self.text)

    @cached_property
    def zones(self) -> tuple[Span, ...]:
        """Headline, dateline, body, boilerplate …: disjoint spans, in order of the text."""
        return find_zones(self.article, self.paragraphs)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Start and end of every sentence; none crosses a paragraph."""
        return sentences(self.text, self.paragraphs)

    @cached_property
    def tokens(self) -> Tokens:
        """Words and punctuation with their offsets."""
        return tokenize(self.text)

    @cached_property
    def tags(self) -> npt.NDArray[np.uint8]:
        """Part of speech of every token, as an index into `framing.text.tags.TAGS`."""
        return tag(self.tokens, self.sentences)

    def tag_at(self, token: int) -> str:
        """Part of speech of one token, by name."""
        return TAGS[self.tags[token]]

    @cached_property
    def marks(self) -> tuple[Quotation, ...]:
        """Every pair of quotation marks, before it is known what the marks do."""
        return find_quotations(self.text, self.paragraphs)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who says what, in order of the text."""
        return described(self, find_attributions(self))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Every pair of quotation marks with its function."""
        return assign_functions(self)

    @cached_property
    def token_zones(self) -> npt.NDArray[np.uint8]:
        """Zone of every token, as an index into `framing.text.zones.ZONES`."""
        codes = np.full(len(self.tokens), ZONES.index("boilerplate"), dtype=np.uint8)
        for zone in self.zones:
            first, last = np.searchsorted(self.tokens.starts, (zone.start, zone.end))
            codes[first:last] = ZONES.index(zone.label)
        return codes

    @cached_property
    def token_voices(self) -> npt.NDArray[np.uint8]:
        """Voice of every token: index into `VOICES`, plus `MARKED` in marks that are the outlet's own."""
        return voice_codes(self.tokens.starts, self.quotations, self.attributions)

    @cached_property
    def _columns(self) -> tuple[list[int], list[int], list[int]]:
        """Token starts, voices and zones as lists: look-ups of single offsets are faster in these."""
        return self.tokens.starts.tolist(), self.token_voices.tolist(), self.token_zones.tolist()

    def _token_at(self, offset: int) -> int:
        """Index of the last token that starts at or before `offset` (-1 if there is none)."""
        return bisect_right(self._columns[0], offset) - 1

    def voice_at(self, offset: int) -> str:
        """Whose words the character at `offset` is: "outlet", "attributed" or "quoted"."""
        return VOICES[int(voice_codes(np.array([offset]), self.quotations, self.attributions)[0]) & ~MARKED]

    def zone_at(self, offset: int) -> str | None:
        """Name of the zone that holds the character at `offset`, or None on a blank line."""
        return next((z.label for z in self.zones if z.start <= offset < z.end), None)

    def span(self, start: int, end: int, label: str, **facts: object) -> Span:
        """Make a Span that knows the voice and zone of the token at its start.

        Measures make all their spans through this method.
        """
        at = self._token_at(start)
        _, voices, zones = self._columns
        voice, zone = (voices[at], ZONES[zones[at]]) if at >= 0 else (0, "boilerplate")
        if voice & MARKED:
            facts["marked"] = True
        return Span(start, end, label, VOICES[voice & ~MARKED], zone, facts)

    def word_tokens(self, voice: str = "outlet", zones: tuple[str, ...] = ("body",)) -> npt.NDArray[np.int_]:
        """Find the tokens that are words of one voice in some zones; return their indices.

        `voice` is "outlet" (its unmarked words), "attributed", "quoted", "marked" or "all".
        """
        inside = np.isin(self.token_zones, [ZONES.index(z) for z in zones]) & self.tokens.is_word
        if voice != "all":
            inside &= self.token_voices == (MARKED if voice == "marked" else VOICES.index(voice))
        return np.flatnonzero(inside)

    def words(self, voice: str = "outlet", zones: tuple[str, ...] = ("body",)) -> int:
        """Count the words of one voice in some zones: the denominator of a rate; see `word_tokens`."""
        if (voice, zones) not in self._word_counts:
            self._word_counts[voice, zones] = len(self.word_tokens(voice, zones))
        return self._word_counts[voice, zones]

    @cached_property
    def _word_counts(self) -> dict[tuple[str, tuple[str, ...]], int]:
        """Counts that were asked for: most measures divide by the same words."""
        return {}
