"""Syllables of English words, by rule: a dozen regular expressions instead of a pronouncing dictionary.

Each rule respells a word a little closer to its sound (silent vowels out, two vowels that are spoken apart
divided); the groups of vowel letters that are left are counted.
"""

from __future__ import annotations

import re
from functools import lru_cache

VOWELS = re.compile(r"[aeiouy]+")
INITIALS = re.compile(r"(?:\w\.)+\w?")

# Second parts of compounds, and endings, before which an e is silent: state|ment, some|where, price|less.
TAILS = (
    r"(?:(?:ment(?:al)?|some|time|line|land|maker|hold(?:er)?|guard|house|ful|work(?:er)?|thing)s?|ly|less|ness"
    r"|fully|where|wide|one|m[ae]n|wom[ae]n|body|bodies|town|back|fore|book|how|what|head|spread|ball|port|wall"
    r"|room|sex|called|ty|cast|grown|lihood|ship|scale|third|ville|wood|over|long|storm|off)"
)
RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(mrs?|[djs]r|st|vs)\.?$", r"\1e-e"),  # mister, doctor
        (r"(?<=ic)al(?=ly$)|(?<=bus)i(?=ness)|(?<=wedn)e(?=s)|(?<=^ev)e(?=ry|ning)", ""),  # basically, every
        (r"(?<=[^phslut]e)(?=as?$)", "-"),  # idea, areas
        (rf"(?<=[aeiouy][^aeiouyx\W])e(?=s?{TAILS}$)|(?<=[^aeiouy][^aeiouylr\W])e(?={TAILS}$)", ""),
        (r"(?<=\w[^aeioutdlr\W])ed$|(?<=[aeiouylr]l)ed$|(?<=[aeiour]r)ed$", "d"),  # played, not wanted
        (r"(?<=[^aeiousxzcgl\W])(?<![cs]h)es$|(?<=[aeiouyrl]l)es$|(?<=[do]o)es$", "s"),  # makes, not misses
        (r"(?<=[aeiouy].)(?<=[^aeiouyl\W])e$|(?<=[aeiouy].[^aeiouyl\W])e$|(?<=[aeiouyrl]l)e$", ""),  # time
        (r"(?<=[aeiou][gq])ue[ds]?$", ""),  # league, unique
        (r"(?<=q)u|(?<=g)u(?=[ai])", "w"),  # question, language
        (
            r"(?<=[ctsxg])i(?=a(?![rtbu])|ou|o|en)|(?<=[aeiou]n)i(?=ons?\b|or)|(?<=\w[lv])i(?=ons?\b|ors?)",
            "j",
        ),
        (r"(?<=l)i(?=a[nrm](?!c))|(?<=fr)i(?=end)|(?<=[cs]o)i(?=a)|(?<=rr)i(?=age)", ""),  # nation, familiar
        (
            r"(?<=i)(?=a|o|u|et|en|er(?![ces]|$))|(?<=[eslnr]i)(?=ers?$)|(?<=[aeouy])(?=ing)",
            "-",
        ),  # media, being
        (r"(?<=u)(?=a(?!de)|ou|en|itio|ity|i[cn])|(?<=o)(?=e[mrt])|(?<=a)(?=o)", "-"),  # annual, poet, chaos
        (r"(?<=cre)(?=at)|(?<=^re)(?=ac[^h])|(?<=[^pg]e)(?=o(?!us|r|p)|u[ms]|ali[tsz])", "-"),
        (r"(?<=[ao]y)(?=[aeo][^s])|(?<=^ry)(?=a)|(?<=[bm]y)(?=a|o)|(?<=ee)(?=i)", "-"),  # mayor, Ryan
        (r"(?<=[hst])m(?=s?$)|^m(?=c[^aeiouh])", "m-e"),  # tourism, McCain
        (r"(?<=[tfhpsu])ir(?=(?:ed|es|e)?$|ement)", "i-e"),  # fire, entire
    )
)


@lru_cache(maxsize=2**16)
def syllables(word: str) -> int:
    """Count the syllables of a word in lower case; initials and letters without a vowel are spelt out.

    Examples
    --------
    >>> [syllables(word) for word in ("statement", "wanted", "played", "media", "nation", "u.s.", "cnn")]
    [2, 2, 1, 3, 2, 2, 3]
    """
    if INITIALS.fullmatch(word):
        return sum(3 if letter == "w" else 1 for letter in word if letter != ".")
    for pattern, sound in RULES:
        word = pattern.sub(sound, word)
    groups = len(VOWELS.findall(word))
    return groups or (len(word) if word.isalpha() else 1)
