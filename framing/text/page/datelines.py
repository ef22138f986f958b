"""Datelines: where, and when, a story was written."""

from __future__ import annotations

import re

from framing.text.page.bylines import CAPITALISED, is_role
from framing.text.page.furniture import is_label

CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'‑-]+(?:[ /](?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'‑-]+|de|el|al|la|of|and|on)){0,3}"
PLACE = rf"{CAPITALISED}(?:[ /]{CAPITALISED}){{0,3}}"
REGION = r"(?:, ?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})?"
DATE = r"\(?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?\)?"
DAY = rf",? {DATE}"
AGENCY = r",? ?(?:\([A-Z][\w.&’'-]*(?:[ /][A-Z][\w.&’'-]*){0,3}\)|CNN|AFP)"
DASH = r"(?:\s?(?:--|[—–―])|\s-(?=\s))"
DATELINE = re.compile(
    rf"{CAPITALS}{REGION}(?:{DAY})?(?:{AGENCY})?{DASH}"  # KARSHOLM, Sept 19 (Meridian) —
    rf"|{PLACE}{REGION}(?:{DAY})?{AGENCY}{DASH}"  # London, England (CNN) --
    rf"|{PLACE}{REGION}{DAY}{DASH}"  # Oresk, September 19 –
    rf"|{PLACE}{DASH}(?=\s?[A-Z“‘\"])"  # Oresk/Pell–
    rf"|(?:{DATE})?{AGENCY}{DASH}"  # Aug 27 (Meridian) -
    rf"|{CAPITALS}{REGION}(?:{DAY}|{AGENCY}|{DAY}{AGENCY}):(?=\s)"  # NEW DELHI, May 3:
)
LONE_PLACE = re.compile(rf"{PLACE}{REGION}{DASH}?")
LONGEST_DATELINE = 120


def dateline_end(line: str) -> int:
    """Length of the dateline with which a line begins, its dash included; 0 if there is none.

    Examples
    --------
    >>> line = "PORT ANSELM, Oct 24 (Meridian) — Fourteen governments agreed."
    >>> line[: dateline_end(line)]
    'PORT ANSELM, Oct 24 (Meridian) —'
    >>> dateline_end("The ministry – which denies it – said nothing.")
    0
    """
    match = DATELINE.match(line, 0, LONGEST_DATELINE)
    return match.end() if match and not is_label(match[0]) else 0


def is_place(line: str) -> bool:
    """Tell whether a line is a place and nothing else, as stands under a byline.

    Examples
    --------
    >>> is_place("Port Anselm"), is_place("Political Editor")
    (True, False)
    """
    return len(line) <= LONGEST_DATELINE and LONE_PLACE.fullmatch(line) is not None and not is_role(line)
