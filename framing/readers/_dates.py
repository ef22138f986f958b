"""Dates as archives write them: in English, German or French, with or without the day of the week."""

from __future__ import annotations

import datetime
import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv",
            "february feb februar février fevrier févr",
            "march mar märz maerz mars",
            "april apr avril avr",
            "may mai",
            "june jun juni juin",
            "july jul juli juillet juil",
            "august aug août aout",
            "september sep sept septembre",
            "october oct oktober okt octobre",
            "november nov novembre",
            "december dec dezember dez décembre decembre déc",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:\.|er|st|nd|rd|th)?\s+({_MONTH})\.?,?\s+(\d{{4}})\b", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-?(\d{2})-?(\d{2})(?=\D|$)")
_NUMERIC = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_BEFORE = re.compile(r"\W*\w{0,10}\W{0,3}")  # at most the day of the week


def written_date(line: str) -> datetime.date | None:
    """Return the date in a line, or None.

    Examples
    --------
    >>> written_date("September 19, 2023 Tuesday 10:30 AM GMT").isoformat()
    '2023-09-19'
    >>> written_date("Dienstag 19. September 2023").isoformat(), written_date("1er août 2023").isoformat()
    ('2023-09-19', '2023-08-01')
    >>> written_date("20230919T103000Z").isoformat(), written_date("Correction Appended")
    ('2023-09-19', None)
    """
    found = _parts(line)
    if found is None:
        return None
    try:
        return datetime.date(*found[1])
    except ValueError:
        return None


def is_date_line(line: str) -> bool:
    """Tell whether a line is a date and what archives write about it, not a sentence that holds one.

    Examples
    --------
    >>> is_date_line("Tuesday, September 19, 2023"), is_date_line("They met on September 19, 2023")
    (True, False)
    """
    found = _parts(line)
    return found is not None and len(line) < 90 and bool(_BEFORE.fullmatch(line[: found[0]]))


def _parts(line: str) -> tuple[int, tuple[int, int, int]] | None:
    if match := _DAY_FIRST.search(line):
        return match.start(), (int(match[3]), MONTHS[match[2].lower()], int(match[1]))
    if match := _MONTH_FIRST.search(line):
        return match.start(), (int(match[3]), MONTHS[match[1].lower()], int(match[2]))
    if match := _ISO.search(line):
        return match.start(), (int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.search(line):
        return match.start(), (int(match[3]), int(match[2]), int(match[1]))
    return None
