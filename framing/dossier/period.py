"""Periods: the days on which something in a dossier holds."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Period:
    """When something holds: from the day `since` to the day `until`, both included; None is open.

    Examples
    --------
    >>> truce = Period(until=datetime.date(2020, 11, 10))
    >>> truce.holds(datetime.date(2021, 1, 1)), truce.holds(None)
    (False, True)
    """

    since: datetime.date | None = None
    until: datetime.date | None = None

    def holds(self, date: datetime.date | None) -> bool:
        """Tell whether it holds on a day; of an unknown day nothing is excluded."""
        if date is None:
            return True
        return (self.since is None or self.since <= date) and (self.until is None or date <= self.until)

    def overlaps(self, other: Period) -> bool:
        """Tell whether two periods share a day."""
        first, last = datetime.date.min, datetime.date.max
        return (self.since or first) <= (other.until or last) and (other.since or first) <= (
            self.until or last
        )


ALWAYS = Period()
