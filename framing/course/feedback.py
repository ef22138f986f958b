"""What a checker answers: points, and one hint for each thing that a student wrote; never the solution."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

MARKS = "\"'“”‘’«»„"
SYMBOLS = {True: "✓", False: "→"}


@dataclass(frozen=True)
class Remark:
    """One line of feedback: whether it went well, what it is about (the student's own words), and a hint."""

    good: bool
    about: str
    hint: str


@dataclass(frozen=True)
class Feedback:
    """The answer of a checker.

    Parameters
    ----------
    points : float
        Between 0 and `most`.
    most : float
        What a complete answer gets.
    remarks : sequence of Remark
        One for each thing that the student wrote, and one on what is left to do.

    Examples
    --------
    >>> print(Feedback(1, 2, [Remark(True, "“safe routes”", "nobody is named who says so")]))
    1 of 2 points
    ✓ “safe routes”: nobody is named who says so
    """

    points: float
    most: float
    remarks: Sequence[Remark]

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do."""
        return self.points >= self.most

    def __str__(self) -> str:
        lines = [f"{SYMBOLS[r.good]} {r.about}{': ' if r.about else ''}{r.hint}" for r in self.remarks]
        return "\n".join([f"{self.points:g} of {self.most:g} points", *lines])

    def _repr_html_(self) -> str:
        items = "".join(
            f"<li>{SYMBOLS[r.good]} <b>{html.escape(r.about)}</b> {html.escape(r.hint)}</li>"
            for r in self.remarks
        )
        head = f"{self.points:g} of {self.most:g} points"
        return (
            '<div role="status" style="border-left:4px solid #0072B2;padding:.3em 1em">'
            f'<p><b>{head}</b></p><ul style="list-style:none;padding:0">{items}</ul></div>'
        )


def share_of_points(right: int, wrong: int, needed: int, most: float) -> float:
    """Give points for right answers less wrong ones, so that listing everything earns nothing.

    Examples
    --------
    >>> share_of_points(right=3, wrong=1, needed=4, most=4)
    2.0
    """
    return round(most * min(max(right - wrong, 0) / needed, 1), 2)


def in_quotes(words: str) -> str:
    """Set a student's words in marks, once, shortened if long."""
    words = words.strip().strip(MARKS)
    return f"“{words if len(words) <= 60 else words[:59] + '…'}”"
