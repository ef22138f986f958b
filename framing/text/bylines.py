"""Bylines and datelines: who reports, and from where."""

from __future__ import annotations

import re

from framing.text.captions import AGENCIES
from framing.text.furniture import is_label

NAME_PART = r"[A-ZÀ-ÖØ-Þ][\w.’'‑-]*"
PARTICLE = r"(?:de|da|do|del|della|van|von|der|den|bin|ibn|al|el|la|le|du|di)"
NAME = rf"{NAME_PART}(?: (?:{PARTICLE} )?{NAME_PART}){{1,3}}"
NAMES = rf"{NAME}(?:(?:,| and| &|, and) {NAME})*"
AUTHORS = (
    r"(?:(?:(?:Additional |Special )?"
    r"(?:[Rr]eport(?:ed|ing)?|[Ww]ritten|[Ss]tory|[Ww]ords|[Tt]ext|[Pp]osted|[Cc]o-authored) )?(?:[Bb]y|BY):? "
    r"|From (?=our |staff ))"
)
# "By Friday, …" begins a sentence; a name, a desk or an agency begins a byline
NOT_A_NAME = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Christmas|Easter|The|This|That|It|His|Her|Their|All)\b)"
)
DESK = (
    r"(?:[Oo]ur |[Ss]taff|[Aa]genc(?:y|ies)|[Ww]ire|AFP|AP|Reuters|[\w ]{0,20}[Dd]esk\b"
    r"|the [\w’' ]{0,40}(?:desk|staff|team|board|newsroom|editors|correspondents?|agency|agencies)\b)"
)
SIGNED = re.compile(rf"{AUTHORS}(?:{NOT_A_NAME}{NAME_PART}|{DESK}).*")
DESKS = (
    "staff|chief|senior|special|foreign|diplomatic|defence|defense|political|politics|economics?|business|health|home"
    "|science|religion|environment|world|news|legal|crime"
)
ROLE = rf"(?i:(?:{DESKS}) (?:[\w ]{{0,30}} )?(?:writer|reporter|correspondent|editor)s?)"
ROLE_OR_AGENCY = re.compile(
    rf"{ROLE}|{AGENCIES}(?:(?:, |/| and | & ){AGENCIES})*|Special to (?:the|The) .{{3,30}}"
)
SIGNATURE = re.compile(
    rf"{NAMES}(?:,? in {NAME_PART}(?: {NAME_PART})?)?"
    rf"(?:(?:,|/| for| of| \|| [-–—])\s?(?:{AGENCIES}|{ROLE}|[A-Z][\w ]{{1,30}}))?"
    rf"|{ROLE_OR_AGENCY.pattern}"
)
LONGEST_BYLINE = 160
WORDS_WITH_PERIOD = 6

CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'‑-]+(?:[ /](?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'‑-]+|de|el|al|la|of|and|on)){0,3}"
PLACE = rf"{NAME_PART}(?:[ /]{NAME_PART}){{0,3}}"
REGION = r"(?:, ?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})?"
DATE = r"\(?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?\)?"
DAY = rf",? {DATE}"
AGENCY = re.compile(rf"{ROLE}|{AGENCIES}(?:(?:, |/| and | & ){AGENCIES})*|Special to (?:the|The) .{{3,30}}")
SIGNATURE = re.compile(
    rf"{NAMES}(?:,? in {NAME_PART}(?: {NAME_PART})?)?"
    rf"(?:(?:,|/| for| of| \|| [-–—])\s?(?:{AGENCIES}|{ROLE}|[A-Z][\w ]{{1,30}}))?"
    rf"|{ROLE_OR_AGENCY.pattern}"
)
LONGEST_BYLINE = 160
WORDS_WITH_PERIOD = 6

CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'‑-]+(?:[ /](?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'‑-]+|de|el|al|la|of|and|on)){0,3}"
PLACE = rf"{NAME_PART}(?:[ /]{NAME_PART}){{0,3}}"
REGION = r"(?:, ?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})?"
DAY = r",? \(?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?\)?"
AGENCY = r",? ?(?:\([A-Z][\w.&’'-]*(?:[ /][A-Z][\w.&’'-]*){0,3}\)|CNN|AFP)"
DASH = r"(?:\s?(?:--|[—–―])|\s-(?=\s))"
DATELINE = re.compile(
    rf"(?:{CAPITALS}{REGION}(?:{DAY})?(?:{AGENCY})?{DASH}"  # STEPANAKERT, Sept 19 (Reuters) —
    rf"|{PLACE}{REGION}(?:{DAY})?{AGENCY}{DASH}"  # London, England (CNN) --
    rf"|{PLACE}{REGION}{DAY}{DASH}"  # Baku, September 19 –
    rf"|{PLACE}{DASH}(?=\s?[A-Z“‘\"])"  # Baku/Yerevan–
    rf"|(?:{DATE})?{AGENCY}{DASH}"  # (Reuters) -
    rf"|{CAPITALS}{REGION}(?:{DAY}|{AGENCY}|{DAY}{AGENCY}):(?=\s))"  # NEW DELHI, May 3:
)
LONE_PLACE = re.compile(rf"{PLACE}{REGION}{DASH}?")
LONGEST_DATELINE = 120


def is_signed(line: str) -> bool:
    """Tell whether a line begins with "by" and a name or desk, and says no more than who wrote."""
    if len(line) > LONGEST_BYLINE or (line.endswith(".") and len(line.split()) > WORDS_WITH_PERIOD):
        return False
    return SIGNED.fullmatch(line) is not None


def is_byline(line: str) -> bool:
    """Tell whether a line above the story says who wrote it.

    Examples
    --------
    >>> is_byline("By Nare Halloun, with correspondents in Dzoravan"), is_byline("Nare Halloun")
    (True, True)
    >>> is_byline("By Friday the water had reached the second step.")
    False
    """
    if is_signed(line):
        return True
    return len(line) <= LONGEST_BYLINE and SIGNATURE.fullmatch(line) is not None


def is_place(line: str) -> bool:
    """Tell whether a line is a place and nothing else, as stands under a byline."""
    if len(line) > LONGEST_DATELINE or ROLE_OR_AGENCY.fullmatch(line):
        return False
    return LONE_PLACE.fullmatch(line) is not None


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
