"""Captions and credits of pictures.

A line that is only a credit (``Image credit: Agency``) is the page's; a line that says what a picture shows is a
caption, with its credit where it ends in one.
"""

from __future__ import annotations

import re

AGENCIES = (
    r"(?:Reuters|REUTERS|AP|AFP|EPA(?:-EFE)?|EFE|UPI|PTI|ANI|IANS|TASS|Tass|DPA|dpa|ANSA|PA(?: Media| Wire)?|Xinhua"
    r"|Anadolu|Sputnik|Interfax|Kyodo|Yonhap|Bloomberg|Getty(?: Images)?|GETTY IMAGES|AFP/Getty Images|Shutterstock"
    r"|Alamy|(?:The )?Associated Press|ASSOCIATED PRESS|Agence France-Presse|Press Association|Pool|POOL)"
)
PICTURE = (
    r"(?:(?:Featured?|File|Cover|Main|Top|Lead|Representative) )?(?:[Pp]hoto(?:graph)?|PHOTO|[Ii]mage|IMAGE|[Pp]icture"
    r"|[Pp]ic|[Vv]ideo|[Ii]llustration|[Gg]raphic|[Cc]over)s?"
)
OWNER = r"[^\s.:][^.:]{0,60}"
NAMED = r"(?:[Cc]redits?|CREDITS?|[Cc]ourtesy(?: of)?|COURTESY|[Ss]ource|[Bb]y|via|copyright|©)"
CREDIT = (
    rf"(?:{PICTURE}\s*(?:{NAMED}\s*)?[:/|©]\s*{OWNER}"  # Photograph: Agency; Image Credit: Agency
    rf"|{PICTURE} {NAMED}:? {OWNER}"  # Photo by Name/Agency; Picture courtesy: Agency
    rf"|(?:Credit|CREDIT|Courtesy|COURTESY)s?(?: of)?\s*:\s*{OWNER}"
    rf"|{AGENCIES}\s?(?:/|[Pp]hotos?\b|[Ff]ile\b|[Vv]ia\b)[^.:]{{0,60}}"  # REUTERS/Name/File Photo
    rf"|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{0,4}}\s?(?:/|,? via )\s?{AGENCIES}[^.:]{{0,40}}"  # Name/Agency
    rf"|©\s?{OWNER})"
)
ONLY_CREDIT = re.compile(rf"[(\[]?(?:{CREDIT}|{AGENCIES}(?:(?:, |/| and ){AGENCIES})*)[)\].]*")
ENDS_IN_CREDIT = re.compile(
    rf"(?<=[.!?”’\"')\],;|–—])\s+[(\[]?{CREDIT}[)\].]*\Z"
    rf"|[.!?”]Credit(?:…|\.\.\.)?[A-Z]{OWNER}\Z"
    rf"|\s(?:Image|Photo|Photograph|Picture)s?(?: [Cc]redits?| [Cc]ourtesy)?\s?: {OWNER}\Z"
    rf"|[(\[](?:[Ff]ile|FILE|{CREDIT})[^()\[\]]{{0,60}}[)\]]\.?\Z"
)
LEADS_A_CAPTION = re.compile(
    r"(?:FILE(?: PHOTO)?|File photo|Pictured(?: above| below| left| right)?|PICTURED|Photo shows)\s*[:,–—-]"
    r"|In this (?:[\w.,]+ ){0,6}(?:photo|image|picture|photograph|frame grab|screen ?grab)\b"
    rf"|{PICTURE}\s*:\s"
)
SIGNS_OF_CREDIT = ("/", ":", "©", "(", "[", "hoto", "Credit", " via ")
LONGEST_CAPTION = 500
LONGEST_CREDIT = 100


def is_credit(line: str) -> bool:
    """Tell whether a line is a picture's credit and nothing else.

    Examples
    --------
    >>> is_credit("Photograph: Meridian Press"), is_credit("Smoke over the town. Photograph: Meridian Press")
    (True, False)
    """
    return len(line) <= LONGEST_CREDIT and ONLY_CREDIT.fullmatch(line) is not None


def is_caption(line: str) -> bool:
    """Tell whether a line describes a picture: it ends in a credit or begins as captions do.

    Examples
    --------
    >>> is_caption("Smoke over the town on Monday. Photograph: Meridian Press")
    True
    >>> is_caption("Meridian Press sold the photograph on Monday.")
    False
    """
    if len(line) > LONGEST_CAPTION:
        return False
    if LEADS_A_CAPTION.match(line):
        return True
    end = line[-LONGEST_CREDIT:]
    return any(sign in end for sign in SIGNS_OF_CREDIT) and ENDS_IN_CREDIT.search(end) is not None
