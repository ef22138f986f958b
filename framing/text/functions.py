"""What each quotation's marks do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.text.quotations import Quotation

if TYPE_CHECKING:
    from framing.text.reading import Reading


def assign_functions(reading: Reading) -> tuple[Quotation, ...]:
    """Give every quotation of a reading its function."""
    return reading.marks
