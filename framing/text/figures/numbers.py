"""Numbers in running text: digits, number words, ranges, and the bounds that stand before them.

A figure is what a text says of how many: *forty-four*, *2,300*, *at least 12*, *between 10 and 20*, *dozens*. What
the words leave open stays open: *at least 12* has no upper bound, *dozens* no number at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
VAGUE = frozenset("dozens scores hundreds thousands millions tens several".split())
"""Words for a quantity without a number."""

BOUNDS: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): kind
    for kind, phrases in {
        "low": "at least,more than,over,above,no fewer than,no less than,not less than,not fewer than,upwards of,"
        "upward of,well over,in excess of,a minimum of,greater than,beyond,at the very least",
        "high": "nearly,almost,close to,up to,at most,as many as,fewer than,less than,under,no more than,"
        "not more than,just under,just short of,short of,a maximum of,below,well under,at the most,approaching",
        "about": "about,around,some,roughly,approximately,an estimated,estimated,perhaps,circa,possibly,somewhere "
        "around,in the region of",
        "exact": "exactly,only,just,precisely,another,a further",
    }.items()
    for phrase in phrases.split(",")
}
"""Phrases before a number, and which of its bounds they leave: the lower, the upper, neither, or both."""

AFTER: dict[tuple[str, ...], str] = {
    ("or", "more"): "low", ("or", "so"): "about", ("plus",): "low", ("or", "fewer"): "high", ("or", "less"): "high",
}  # fmt: skip
# longer rows of digits are codes, or noise that no number can hold
DIGITS = re.compile(r"\d{1,3}(?:[,\u202f\u00a0]\d{3}){1,4}|\d{1,15}(?:\.\d{1,15})?")
SUFFIXED = re.compile(r"(?P<number>\d{1,15}(?:\.\d{1,15})?)(?P<scale>k|m|bn)")
RANGE = re.compile(r"(?P<low>\d{1,6}(?:,\d{3}){0,4})[-–—](?P<high>\d{1,6}(?:,\d{3}){0,4})")
SUFFIXES = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
LONGEST_BOUND = max(map(len, BOUNDS))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a text gives it.

    Parameters
    ----------
    first, last : int
        Its tokens, the words of its bounds included.
    n : float or None
        The number named; None for a range and for vague words (*dozens*).
    low, high : float or None
        Its bounds; None where the text leaves them open. Both equal `n` where the number is exact.
    vague : bool
        Whether no number is named.
    core : int
        First token of the number itself.
    """

    first: int
    last: int
    n: float | None
    low: float | None
    high: float | None
    vague: bool
    core: int


def find_figures(words: Sequence[str], first: int = 0, end: int | None = None) -> list[Figure]:
    """Find every figure among words in lower case, in order, none inside another.

    Examples
    --------
    >>> [(f.n, f.low, f.high) for f in find_figures("at least 12 of nearly two hundred and ten".split())]
    [(12, 12, None), (210, None, 210)]
    >>> [(f.n, f.low, f.high) for f in find_figures("between 10 and 20 , dozens , 1.5 million or more".split())]
    [(None, 10, 20), (None, None, None), (1500000, 1500000, None)]
    """
    end = len(words) if end is None else end
    found: list[Figure] = []
    at = first
    while at < end:
        if words[at] in _STARTS or words[at][0].isdigit():
            figure = _figure(words, at, found[-1].last if found else first, end)
            if figure is not None:
                found.append(figure)
                at = figure.last
                continue
        at += 1
    return found


def _figure(words: Sequence[str], at: int, free: int, end: int) -> Figure | None:
    number = _range(words, at, free, end) or _number(words, at, end)
    if number is None:
        return None
    first, last, low, high = number
    core = first
    vague = low is None
    n = low if low == high else None
    before, kind = _bound_before(words, first, free)
    for phrase, bound in AFTER.items():
        if tuple(words[last : min(end, last + len(phrase))]) == phrase:
            last, kind = last + len(phrase), bound
    if n is not None:
        low, high = n if kind in ("low", "exact") else None, n if kind in ("high", "exact") else None
    return Figure(before, last, n, low, high, vague, core)


def _bound_before(words: Sequence[str], first: int, free: int) -> tuple[int, str]:
    """Walk left over phrases of bounds; the nearest that tells one decides."""
    kind, before = "exact", first
    while True:
        for length in range(LONGEST_BOUND, 0, -1):
            bound = BOUNDS.get(tuple(words[before - length : before])) if before - length >= free else None
            if bound is not None:
                before -= length
                kind = bound if kind == "exact" else kind
                break
        else:
            return before, kind


Number = tuple[int, int, float | None, float | None]
"""First token, end, and bounds."""


def _range(words: Sequence[str], at: int, free: int, end: int) -> Number | None:
    """Read *10–20*, *10 to 20* and *between 10 and 20*."""
    joined = RANGE.fullmatch(words[at])
    if joined is not None:
        return _ordered(at, at + 1, _digits(joined["low"]), _digits(joined["high"]))
    one = _number(words, at, end, spelled_and=False)
    if words[at - 1 : at] == ["from"] or one is None or one[2] is None or one[1] + 1 >= end:
        return None
    between = at > free and words[at - 1] == "between"
    joint = words[one[1]]
    if not (
        joint in ("to", "-", "–", "—") or (joint == "or" and not between) or (joint == "and" and between)
    ):
        return None
    other = _number(words, one[1] + 1, end)
    if other is None or other[2] is None:
        return None
    return _ordered(at - 1 if between else at, other[1], one[2], other[2])


def _ordered(first: int, last: int, low: float, high: float) -> Number | None:
    return (first, last, low, high) if low < high else None


def _number(words: Sequence[str], at: int, end: int, spelled_and: bool = True) -> Number | None:
    """Read one number or vague quantity: digits with a scale, number words, *dozens*, *tens of thousands*."""
    if words[at] in VAGUE:
        last = at + 1
        while last + 1 < end and words[last] == "of" and words[last + 1] in VAGUE:
            last += 2
        return at, last, None, None
    if words[at] in ("a", "half"):
        return _dozen(words, at, end)
    suffixed = SUFFIXED.fullmatch(words[at])
    if suffixed is not None:
        value = _whole(float(suffixed["number"]) * SUFFIXES[suffixed["scale"]])
        return at, at + 1, value, value
    if DIGITS.fullmatch(words[at]):
        value, last = _digits(words[at]), at + 1
        while last < end and words[last] in SCALES:
            value, last = value * SCALES[words[last]], last + 1
        return at, last, _whole(value), _whole(value)
    return _spelled(words, at, end, spelled_and)


def _dozen(words: Sequence[str], at: int, end: int) -> Number | None:
    """Read *a dozen*, *half a dozen*, *a hundred*."""
    half = words[at] == "half"
    scale = at + (2 if half and words[at + 1 : at + 2] == ["a"] else 1)
    if scale >= end or words[scale] not in SCALES or (half and words[scale] != "dozen"):
        return None
    value = _whole(SCALES[words[scale]] * (0.5 if half else 1))
    return at, scale + 1, value, value


def _spelled(words: Sequence[str], at: int, end: int, spelled_and: bool) -> Number | None:
    """Read number words: *thirty-one*, *two hundred and ten*, *three thousand*."""
    total: float = 0
    part: float = 0
    last = at
    while last < end:
        word = words[last]
        small = _small(word)
        if small is not None and (
            part == 0 or part % 100 == 0 or (part % 10 == 0 and small < 10 <= part % 100)
        ):
            part += small
        elif word in SCALES and last > at:
            part = max(part, 1) * SCALES[word]
            if SCALES[word] >= 1_000:
                total, part = total + part, 0
        elif not (
            word == "and" and spelled_and and last > at and words[last - 1] in SCALES
            and last + 1 < end and _small(words[last + 1]) is not None and words[last - 1] != "dozen"
        ):  # fmt: skip
            break
        last += 1
    if last == at:
        return None
    return at, last, _whole(total + part), _whole(total + part)


def _small(word: str) -> int | None:
    """Value of a number word below a hundred."""
    if word in UNITS:
        return UNITS[word]
    tens, _, units = word.partition("-")
    if tens in TENS and (not units or UNITS.get(units, 10) < 10):
        return TENS[tens] + UNITS.get(units, 0)
    return None


def _digits(form: str) -> float:
    return _whole(float(re.sub(r"[,\u202f\u00a0]", "", form)))


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value


_STARTS = frozenset(UNITS) | VAGUE | {"a", "half"} | frozenset(TENS) | frozenset(
    f"{tens}-{unit}" for tens in TENS for unit in UNITS
)  # fmt: skip
