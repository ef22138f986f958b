"""Features of quotations: what stands inside the marks, beside them, and in the sentence around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from framing.lexicon import load_lexicon
from framing.text.quotations import Quotation
from framing.text.tables import packaged_rows
from framing.text.tags import TAGS

if TYPE_CHECKING:
    from framing.text.reading import Reading

FUNCTION_WORDS = frozenset(
    "the a an 's ' and or but of in on at for with to as by from about into like than that this these those his "
    "her their its my your our not no so such more very it is was are were be been being has have had who which "
    "what when if because over between against".split()
)
FIRST_PERSON = frozenset("i we my our me us".split())
THIRD_PERSON = frozenset("he she they it his her their".split())
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
NEAR, FAR = 4, 9
"""Tokens to the left in which words of a category are looked for."""
LONGEST_LABEL = 6
BETWEEN = frozenset({"and", "or", "", "&", "but"})
ENDS = " ,.!?;:"


@cache
def _categories() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in packaged_rows("quotation_context")[1]:
        found.setdefault(row["term"], set()).add(row["category"])
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _loaded() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in ("loaded_wording", "war_peace"):
        for entry in load_lexicon(name).entries:
            for form in entry.forms:
                if " " not in form:
                    found.setdefault(form, set()).add(entry.category)
    return {word: frozenset(names) for word, names in found.items()}


def features_of(reading: Reading) -> list[list[str]]:
    """Return the names of the features that hold, for each of the reading's pairs of marks.

    Examples
    --------
    >>> from framing.text.article import Article
    >>> from framing.text.reading import Reading
    >>> found = features_of(Reading(Article("a", text="The so-called “peace mission” began.")))[0]
    >>> "so-called" in found, "words=2" in found
    (True, True)
    """
    page = _Page(reading)
    return [page.features(number) for number in range(len(page.marks))]


class _Page:
    """A reading in the columns that features need, each made once."""

    def __init__(self, reading: Reading) -> None:
        self.text, self.marks, self.sentences = reading.text, reading.marks, reading.sentences
        self.lowered = self.text.lower()
        self.starts = reading.tokens.starts.tolist()
        self.forms, self.lower = reading.tokens.forms, reading.tokens.lower
        self.tags = [TAGS[code] for code in reading.tags.tolist()]
        self.sentence_starts = [start for start, _ in self.sentences]
        self.inner = [self.text[m.inner[0] : m.inner[1]].strip(ENDS).lower() for m in self.marks]
        self.headline_end = next((z.end for z in reading.zones if z.label == "headline"), 0)
        self.quoted = bytearray(len(self.starts))
        for mark in self.marks:
            first, last = bisect_left(self.starts, mark.start), bisect_left(self.starts, mark.end)
            self.quoted[first:last] = b"\1" * (last - first)

    def features(self, number: int) -> list[str]:
        mark = self.marks[number]
        sentence = max(bisect_right(self.sentence_starts, mark.start) - 1, 0)
        start, end = self.sentences[sentence] if self.sentences else (0, len(self.text))
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, max(end, mark.end))
        left, right = bisect_left(self.starts, mark.start) - 1, bisect_left(self.starts, mark.end)
        return [
            *self._inside(mark),
            *self._beside(mark, left, right, low, high),
            *self._reported(mark, left, right, low, high),
            *self._around(number, start),
        ]

    def _inside(self, mark: Quotation) -> list[str]:
        """Length, clause, capitals, parts of speech and loaded words of what is quoted."""
        first, last = bisect_left(self.starts, mark.inner[0]), bisect_left(self.starts, mark.inner[1])
        words = [i for i in range(first, last) if self.forms[i][0].isalnum()]
        ending = self.text[mark.inner[1] - 1] if mark.inner[1] > mark.inner[0] else ""
        found = [f"words={_bucket(len(words))}", f"end={ending if ending in ',.!?' else '-'}"]
        found += ["clausal"] if mark.clausal else []
        if not words:
            return found
        lower, tags = [self.lower[i] for i in words], [self.tags[i] for i in words]
        capitals = [self.forms[i][0].isupper() or self.forms[i][0].isdigit() for i in words]
        heavy = [c for word, c in zip(lower, capitals, strict=True) if word not in FUNCTION_WORDS]
        found.append(f"case={_case([self.forms[i] for i in words], capitals, heavy)}")
        found += [f"first tag={tags[0]}", f"last tag={tags[-1]}"]
        found += ["finite"] if FINITE & set(tags) else []
        found += ["first person"] if FIRST_PERSON & set(lower) else []
        found += ["third person"] if THIRD_PERSON & set(lower) else []
        found += ["adjectives"] if all(tag[:2] in ("JJ", "RB") for tag in tags) else []
        found += ["noun last"] if tags[-1][:2] == "NN" else []
        found += ["verb first"] if tags[0][:2] == "VB" else []
        found += ["article first"] if lower[0] in ("the", "a", "an") else []
        found += [f"last word: {name}" for name in _categories().get(lower[-1], ())]
        found += [f"loaded: {name}" for word in lower[:8] for name in _loaded().get(word, ())]
        return found

    def _beside(self, mark: Quotation, left: int, right: int, low: int, high: int) -> list[str]:
        """Words, tags and categories of the neighbours on both sides."""
        found = []
        for name, at in (("l1", left), ("l2", left - 1), ("r1", right), ("r2", right + 1)):
            if not low <= at < high:
                found.append(f"{name}=edge")
                continue
            word = self.lower[at]
            plain = word in FUNCTION_WORDS or not word[0].isalnum()
            found.append(f"{name}={word if plain else self.tags[at]}")
            found += [f"{name}: {category}" for category in _categories().get(word, ())]
        for name, span in (
            ("left", range(max(low, left - NEAR), left + 1)),
            ("far left", range(max(low, left - FAR), left + 1)),
            ("right", range(right, min(high, right + 3))),
        ):
            found += sorted({f"{name}: {c}" for i in span for c in _categories().get(self.lower[i], ())})
        before = self.lowered[max(0, mark.start - 25) : mark.start]
        found += ["so-called"] if "so-called" in before or "so called" in before else []
        found += ["self-"] if "self-" in before else []
        inside = low <= left and right < high
        if inside and self.tags[left][:3] == "NNP" and self.tags[right][:3] == "NNP":
            found.append("inside a name")
        if right < high and self.tags[right][:2] == "NN" and self.text[mark.inner[1] - 1] not in ",.!?":
            found.append("before a noun")
        if low <= left and self.tags[left] in ("DT", "PRP$", "JJ", "POS"):
            found.append("in a noun phrase")
        return found

    def _reported(self, mark: Quotation, left: int, right: int, low: int, high: int) -> list[str]:
        """Where the sentence's own words say, judge or call."""
        found, nearest = set(), 99
        for i in range(low, min(high, len(self.lower))):
            if self.quoted[i] or not (self.tags[i][:2] == "VB" or self.lower[i] == "according"):
                continue
            for category in _categories().get(self.lower[i], frozenset()) & {"say", "judge"}:
                found.add(f"{'before' if i <= left else 'after'}: {category}")
                nearest = min(nearest, left - i if i <= left else i - right + 1)
        distance = next(
            name
            for limit, name in ((1, "0-1"), (3, "2-3"), (8, "4-8"), (98, "far"), (99, "none"))
            if nearest <= limit
        )
        found.add(f"cue {distance}")
        ending = self.text[mark.inner[1] - 1] if mark.inner[1] > mark.inner[0] else ""
        after = range(right, min(high, right + 5))
        if ending in (",", "?", "!") and any("say" in _categories().get(self.lower[i], ()) for i in after):
            found.add("tag line")
        if low <= left and self.lower[left] in (",", ":"):
            ahead = range(max(low, left - NEAR), left)
            found |= (
                {"led in"} if any("say" in _categories().get(self.lower[i], ()) for i in ahead) else set()
            )
        if "that" in self.lower[low : left + 1]:
            found.add("that")
        return sorted(found)

    def _around(self, number: int, sentence_start: int) -> list[str]:
        """Other quotations beside and around it, the headline, and the same words elsewhere."""
        mark, inner, found = self.marks[number], self.inner[number], []
        for other in (number - 1, number + 1):
            if 0 <= other < len(self.marks):
                first, second = sorted((mark, self.marks[other]), key=lambda m: m.start)
                if (
                    0 <= second.start - first.end < 8
                    and self.text[first.end : second.start].strip(" ,") in BETWEEN
                ):
                    found.append("coordinated")
        found += ["nested"] if any(m.start < mark.start and m.end > mark.end for m in self.marks) else []
        if inner and inner.count(" ") < LONGEST_LABEL:
            quoted = self.inner.count(inner)
            found += ["recurs without marks"] if self.lowered.count(inner) > quoted else []
            found += ["recurs in marks"] if quoted > 1 else []
        found += ["headline"] if mark.start < self.headline_end else []
        before, after = self.text.rfind("\n", 0, mark.start) + 1, self.text.find("\n", mark.end)
        if mark.start - before <= 1 and (after if after >= 0 else len(self.text)) - mark.end <= 1:
            found.append("paragraph")
        found += ["sentence first"] if mark.start <= sentence_start else []
        return found


def _bucket(count: int) -> str:
    return str(count) if count <= 4 else "5-6" if count <= 6 else "7-10" if count <= 10 else "11+"


def _case(forms: list[str], capitals: list[bool], heavy: list[bool]) -> str:
    if all(form.isupper() for form in forms) and sum(map(len, forms)) > 3:
        return "all capitals"
    if len(forms) > 1 and heavy and all(heavy):
        return "title"
    if capitals[0]:
        return "one capital" if len(forms) == 1 else "first capital"
    return "some capitals" if any(capitals) else "small"
