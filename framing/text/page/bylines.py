"""Bylines: who reports."""

from __future__ import annotations

import re

from framing.text.page.captions import AGENCIES

CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w.’'‑-]*"
PARTICLE = r"(?:de|da|do|del|della|van|von|der|den|bin|ibn|al|el|la|le|du|di)"
NAME = rf"{CAPITALISED}(?: (?:{PARTICLE} )?{CAPITALISED}){{1,3}}"
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
FIELDS = (
    "staff|chief|senior|special|foreign|diplomatic|defence|defense|political|politics|economics?|business|health|home"
    "|science|religion|environment|world|news|legal|crime"
)
ROLE = rf"(?i:(?:{FIELDS}) (?:[\w ]{{0,30}} )?(?:writer|reporter|correspondent|editor)s?)"

SIGNED = re.compile(rf"{AUTHORS}(?:{NOT_A_NAME}{CAPITALISED}|{DESK}).*")
ROLE_OR_AGENCY = re.compile(
    rf"{ROLE}|{AGENCIES}(?:(?:, |/| and | & ){AGENCIES})*|Special to (?:the|The) .{{3,30}}"
)
SIGNATURE = re.compile(
    rf"{NAMES}(?:,? in {CAPITALISED}(?: {CAPITALISED})?)?"
    rf"(?:(?:,|/| for| of| \|| [-–—])\s?(?:{AGENCIES}|{ROLE}|[A-Z][\w ]{{1,30}}))?"
)
LONGEST_BYLINE = 160
MOST_WORDS_BEFORE_A_PERIOD = 6


def is_signed(line: str) -> bool:
    """Tell whether a line begins with "by" and a name or desk, and says no more than who wrote.

    Examples
    --------
    >>> is_signed("By Nare Halloun, with correspondents in Dzoravan"), is_signed("Nare Halloun")
    (True, False)
    """
    if len(line) > LONGEST_BYLINE or (line.endswith(".") and len(line.split()) > MOST_WORDS_BEFORE_A_PERIOD):
        return False
    return SIGNED.fullmatch(line) is not None


def is_role(line: str) -> bool:
    """Tell whether a line is an author's post or an agency: what stands below a name."""
    return len(line) <= LONGEST_BYLINE and ROLE_OR_AGENCY.fullmatch(line) is not None


def is_byline(line: str) -> bool:
    """Tell whether a line above the story says who wrote it.

    Examples
    --------
    >>> is_byline("Nare Halloun"), is_byline("Political Editor"), is_byline("By Friday the water had risen.")
    (True, True, False)
    """
    if is_signed(line) or is_role(line):
        return True
    return len(line) <= LONGEST_BYLINE and SIGNATURE.fullmatch(line) is not None
