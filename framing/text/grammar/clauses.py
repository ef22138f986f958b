"""Whether quoted words hold a finite clause with its own subject: word lists and neighbours, no parser.

“We will win” and “the army shelled the town” are clausal; “systematic shelling”, “take clear steps” and “a
man who loves his country” are partial: nothing in them, or only a relative pronoun, is the subject of a
finite verb.
"""

from __future__ import annotations

import re

LONGEST = 1000
"""Characters looked at: whoever has not used a clause by then is reading out a list."""

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[^\w\s\[\]()]")

# base forms of frequent verbs; "like", more often a preposition, is left out
REGULAR = """
    accept achieve act add admit affect agree aim allow announce answer appear apply approve argue arrest
    arrive ask attack attempt avoid back ban believe belong benefit blame block call care cause change
    charge claim close commit compare concern consider contain continue control convince create cross deal
    decide declare defend demand deny depend deserve destroy die disagree disappear discuss divide drop earn
    embrace enable encourage end endorse enjoy ensure enter exist expect explain explode express face fail
    favor favour fear fix follow force fulfil fulfill fund gain happen hate help hire hope ignore imagine
    improve include increase insist intend invade involve issue join kill lack last launch learn let live
    look love maintain marry matter mention miss move murder name need obey offer open oppose order own
    participate pass perform plan play plead pledge point prefer prepare present press pretend prevent
    produce promise promote propose protect prove provide pull punish push raise reach realize realise
    receive recognize recognise record reduce refer reflect refuse reject release rely remain remember
    remove repeat replace report represent request require resign respond rest result return reveal rule
    seem serve share shell shift show smell sound start state stay stop struggle succeed suffer suggest
    support suppose surprise survive suspect talk target tend terrify threaten touch treat trust try turn
    unleash use value view violate vote wait walk want warn waste watch welcome wish wonder work worry
"""
# base and past in turn
IRREGULAR = """
    become became begin began break broke bring brought build built buy bought catch caught choose chose
    come came cost cost cut cut drive drove eat ate fall fell feel felt fight fought find found fly flew
    forget forgot get got give gave go went grow grew hear heard hit hit hold held hurt hurt keep kept know
    knew lead led leave left lie lied lose lost make made mean meant meet met pay paid put put read read
    rise rose run ran say said see saw sell sold send sent set set shoot shot sit sat speak spoke spend
    spent stand stood steal stole strike struck take took teach taught tell told think thought throw threw
    understand understood wear wore win won write wrote
"""
# past tenses that cannot be participles, so that no object need follow
UNMISTAKABLE = frozenset(
    """
    ate became began broke came chose drew drove fell flew forgot gave went grew knew rose ran saw spoke
    stole took threw wore wrote shook sang sank swore tore woke
    """.split()
)


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o", "z")) else "s")


BASES = frozenset(REGULAR.split() + IRREGULAR.split()[::2])
THIRD = frozenset(map(_third_person, BASES))
PAST = frozenset(IRREGULAR.split()[1::2])

BE = frozenset("is are was were isn't aren't wasn't weren't".split())
HAVE_DO = frozenset("has have had does do did hasn't haven't hadn't doesn't don't didn't ain't".split())
MODAL = frozenset(
    "would could should shall ought cannot wouldn't couldn't shouldn't mustn't can't won't".split()
)
NOUNLIKE_MODAL = frozenset("will can may might must".split())
AUXILIARY = BE | HAVE_DO | MODAL | NOUNLIKE_MODAL

ADVERBS = frozenset(
    "also still now never always often not really just then ever even soon both all too yet already either once".split()
)
NOT_ADVERBS = frozenset("ally assembly family fly italy july monopoly rally reply supply".split())
NOMINATIVE = frozenset("i we they he she".split())
PRONOUNS = frozenset(
    """
    you it this these those there everyone everybody everything nobody nothing someone somebody something
    anyone anybody anything people
    """.split()
)
AFTER_LONE_PRONOUN = frozenset("and or nor of who that which in on at for the a an".split())
CONTRACTED = frozenset(
    "it's that's there's here's what's he's she's everybody's everyone's nobody's somebody's nothing's i'm".split()
)
AFTER_NOUN = frozenset("to of and or in".split())
"""What can follow will, might and can as nouns: the will of the people."""

CLITICS = ("'re", "'ve", "'ll", "'d")
AFTER_IS = frozenset("a an the not been going gonna got".split())
"""What can follow ’s as a verb, but not as a possessive: Baku’s going to, Baku’s a."""

NO_SUBJECT = frozenset("who've who're who'd who'll should've could've would've might've must've".split())
# what can stand before a finite verb without being its subject
NO_NOUN = (
    AUXILIARY | NOMINATIVE | ADVERBS
    | frozenset(
        """
        and or but nor to that which who whom as than if when while what whatever whoever where how why
        because though although be been being having the a an of in on at by for with from into about every
        no very so more most my your his her our its their let lets let's please help make makes
        """.split()
    )
)  # fmt: skip
OBJECTS = frozenset(
    """
    the a an our their his her its my your this that these those no any all some every another many more it
    us them him me you what how nothing everything
    """.split()
)
WITH_TO = frozenset("needs wants seems tends appears continues fails refuses deserves".split())


def is_clausal(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]`, the quoted words, holds a finite clause with its own subject.

    Examples
    --------
    >>> [is_clausal(words, 0, len(words)) for words in ("We will win.", "take clear steps")]
    [True, False]
    """
    forms = WORD.findall(text, start, min(end, start + LONGEST))
    words = [form.lower().replace("’", "'") for form in forms]
    before, between = "", False
    for form, word, after in zip(forms, words, [*words[1:], ""], strict=False):
        adverb = word in ADVERBS or (word.endswith("ly") and word not in NOT_ADVERBS)
        if adverb or (between and word == ","):
            between = True
            continue
        if _has_subject_inside(word) or _follows_subject(before, form, word, after) or _asks(before, word):
            return True
        # the demonstrative, not the relative pronoun
        before, between = "this" if form == "That" else word, False
    return "?" in words and words[0] in AUXILIARY | {"who", "what"}


def _has_subject_inside(word: str) -> bool:
    return word in CONTRACTED or (word.endswith(CLITICS) and word not in NO_SUBJECT)


def _asks(before: str, word: str) -> bool:
    """Inversion: are we, did you, is it (but not “did it”, “have it”)."""
    if word == "it":
        return before in BE or before in MODAL or before == "does"
    return before in AUXILIARY and (word in NOMINATIVE or word in ("you", "there"))


def _follows_subject(before: str, form: str, word: str, after: str) -> bool:
    """Tell whether `word` is a finite verb and the word before it can be its subject."""
    if before in NOMINATIVE:
        return word[0].isalpha() and word not in AFTER_LONE_PRONOUN
    past = word in PAST or (form.islower() and word.endswith("ed") and not word.endswith("eed"))
    if before in PRONOUNS:
        finite = word in AUXILIARY or word in THIRD or past or word in UNMISTAKABLE
        crystallizes = before == "it" and word.endswith("s") and len(word) > 4
        return finite or crystallizes or (word in BASES and before in ("you", "people"))
    if before.endswith("'s"):
        return word in AFTER_IS
    if not before[:1].isalnum() or before in NO_NOUN:
        return False
    if word in AUXILIARY:
        nominal = word in NOUNLIKE_MODAL and (
            not after[:1].isalpha() or after in ("to", "of", "and", "or", "in")
        )
        return form.islower() and not nominal
    objected = after in OBJECTS or after[:1].isdigit()
    return (
        word in UNMISTAKABLE
        or (objected and (word in THIRD or past))
        or (after == "to" and word in WITH_TO)
        or (word in BASES and before.endswith("s") and (objected or after == "to"))
    )
