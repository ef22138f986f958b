"""How well attributions agree with PolNeAR's: by token, by span, and by whole attribution."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from framing.text.attributions import Pieces

ROLES = ("source", "cue", "content")
OUTSIDE = 0
LABELS = {role: number for number, role in enumerate(ROLES, 1)}
PAINTING_ORDER = ("content", "source", "cue")

TOKEN = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
WORD = re.compile(r"\w")
TRIMMED = " ,.;:"
BEGINS_IN_MARKS = "\"“'‘"
ENDS_IN_MARKS = re.compile(r"[\"”'’][\s,.;:]*$")

Roles = dict[str, Pieces]


@dataclass
class Tally:
    """True positives, false positives and false negatives."""

    hits: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, gold: Iterable[Any], found: Iterable[Any]) -> None:
        """Count what two collections have in common."""
        expected, given = Counter(gold), Counter(found)
        common = sum((expected & given).values())
        self.hits += common
        self.extra += given.total() - common
        self.missed += expected.total() - common

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return _share(self.hits, self.hits + self.missed)

    @property
    def figures(self) -> list[float]:
        """Precision, recall and F1, rounded."""
        precision, recall = _share(self.hits, self.hits + self.extra), self.recall
        f1 = _share(2 * precision * recall, precision + recall)
        return [round(figure, 3) for figure in (precision, recall, f1)]


@dataclass
class Agreement:
    """Counts over articles; `add` each article, then read `metrics`."""

    articles: int = 0
    gold: int = 0
    found: int = 0
    tokens: Counter[tuple[int, int]] = field(default_factory=Counter)
    spans: dict[str, Tally] = field(
        default_factory=lambda: {name: Tally() for name in (*ROLES, "all", "all_overlap")}
    )
    direct: dict[str, Tally] = field(
        default_factory=lambda: {name: Tally() for name in ("content", "source")}
    )

    def add(self, text: str, gold: Sequence[Roles], found: Sequence[Roles]) -> None:
        """Compare the attributions of one article with the gold."""
        self.articles += 1
        self.gold += len(gold)
        self.found += len(found)
        expected, given = painted(text, gold), painted(text, found)
        self.tokens.update((expected[m.start()], given[m.start()]) for m in TOKEN.finditer(text))
        for role in ROLES:
            self.spans[role].add(
                *([joined(text, a[role]) for a in side if a[role]] for side in (gold, found))
            )
        self.spans["all"].add(
            *([tuple(joined(text, a[role]) for role in ROLES) for a in side] for side in (gold, found))
        )
        pairs = overlapping_pairs(gold, found)
        whole = self.spans["all_overlap"]
        whole.hits += pairs
        whole.extra += len(found) - pairs
        whole.missed += len(gold) - pairs
        for attribution in gold:
            if is_direct(text, attribution):
                self._add_direct(text, attribution, found)

    def _add_direct(self, text: str, gold: Roles, found: Sequence[Roles]) -> None:
        content = joined(text, gold["content"])
        same = [a for a in found if joined(text, a["content"]) == content]
        for name, right in (("content", bool(same)), ("source", any(same_source(gold, a) for a in same))):
            self.direct[name].hits += right
            self.direct[name].missed += not right

    def metrics(self) -> dict[str, Any]:
        """Every figure: alpha; precision, recall and F1 of tokens and spans; recall of direct contents."""
        figures: dict[str, Any] = {
            "articles": self.articles,
            "gold": self.gold,
            "predicted": self.found,
            "alpha": round(nominal_alpha(self.tokens), 4),
        }
        for role, label in LABELS.items():
            tally = Tally()
            for (expected, given), count in self.tokens.items():
                tally.hits += count * (expected == label == given)
                tally.extra += count * (given == label != expected)
                tally.missed += count * (expected == label != given)
            figures[f"token_{role}"] = tally.figures
        figures |= {f"span_{name}": tally.figures for name, tally in self.spans.items()}
        figures |= {f"span_direct_{name}": round(tally.recall, 3) for name, tally in self.direct.items()}
        return figures


def painted(text: str, attributions: Iterable[Roles]) -> bytearray:
    """Label of every character; where roles overlap the cue counts, then the source."""
    attributions = tuple(attributions)
    labels = bytearray(len(text))
    for role in PAINTING_ORDER:
        for attribution in attributions:
            for start, end in attribution[role]:
                labels[start:end] = bytes([LABELS[role]]) * (min(end, len(text)) - start)
    return labels


def joined(text: str, pieces: Pieces) -> Pieces:
    """Join pieces between which no word stands, and trim their ends: how spans are compared."""
    whole: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if whole and not WORD.search(text, whole[-1][1], max(start, whole[-1][1])):
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return tuple(_trimmed(text, start, end) for start, end in whole)


def overlapping_pairs(gold: Sequence[Roles], found: Sequence[Roles]) -> int:
    """Gold attributions whose best match by shared content has an overlapping source, each match used once."""
    used: set[int] = set()
    for attribution in gold:
        shared = _shared_with(attribution["content"])
        free = [(shared(other["content"]), -n) for n, other in enumerate(found) if n not in used]
        most, number = max(free, default=(0, 0))
        if most > 0 and same_source(attribution, found[-number]):
            used.add(-number)
    return len(used)


def same_source(gold: Roles, found: Roles) -> bool:
    """Both sources overlap, or neither attribution has one."""
    if not gold["source"] and not found["source"]:
        return True
    return _shared_with(gold["source"])(found["source"]) > 0


def is_direct(text: str, attribution: Roles) -> bool:
    """Every piece of the content stands in quotation marks."""
    return all(
        text[start] in BEGINS_IN_MARKS and ENDS_IN_MARKS.search(text[start:end])
        for start, end in attribution["content"]
    )


def nominal_alpha(pairs: Counter[tuple[int, int]]) -> float:
    """Krippendorff's alpha of two coders on nominal labels [Krippendorff2011], from counts of label pairs."""
    count = pairs.total()
    totals: Counter[int] = Counter()
    for (first, second), times in pairs.items():
        totals[first] += times
        totals[second] += times
    observed = sum(times for (first, second), times in pairs.items() if first != second) / max(count, 1)
    alike = sum(total * (total - 1) for total in totals.values())
    expected = 1 - alike / (2 * count * (2 * count - 1)) if count else 0.0
    return 1 - observed / expected if expected else float("nan")


def _shared_with(pieces: Pieces) -> Callable[[Pieces], int]:
    """Make a function that counts the characters shared with `pieces`."""
    return lambda others: sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in pieces
        for other_start, other_end in others
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in TRIMMED):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in TRIMMED):
        end -= 1
    return start, end


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
