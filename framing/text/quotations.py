"""Pairs of quotation marks of every style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

STYLES = ("curly_double", "curly_single", "straight_double", "straight_single", "guillemets")
FUNCTIONS = ("speech", "mixed", "scare", "title", "name", "term", "other")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One pair of quotation marks.

    Parameters
    ----------
    start, end : int
        Half-open offsets with the marks.
    inner : (int, int)
        Offsets of the quoted words without the marks.
    style : str
        One of `STYLES`.
    clausal : bool
        The quoted words hold a finite clause with its own subject.
    repaired : bool
        Unclosed, unbalanced, or ambiguous with an apostrophe.
    function : str
        One of `FUNCTIONS`: what the marks do.
    attributed : bool
        A source for these very words is named.
    """

    start: int
    end: int
    inner: tuple[int, int]
    style: str
    clausal: bool = False
    repaired: bool = False
    function: str = "speech"
    attributed: bool = False


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """Find every quotation, in order of its start; an outer one before those nested in it."""
    return ()
