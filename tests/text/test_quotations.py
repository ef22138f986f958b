"""Quotation marks: tables of text → quotations in order, and what must hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.quotations import STYLES, Quotation, find_quotations
from framing.text.segment import paragraphs


def found(text: str) -> list[Quotation]:
    return list(find_quotations(text, paragraphs(text)))


def words(text: str) -> list[str]:
    return [text[q.start : q.end] for q in found(text)]


# text, the quotations in order, the styles
STYLED = [
    ("He called it “a farce”.", ["“a farce”"], "curly_double"),
    ('He called it "a farce".', ['"a farce"'], "straight_double"),
    ("He called it ''a farce''.", ["''a farce''"], "straight_double"),
    ("He called it ``a farce''.", ["``a farce''"], "straight_double"),
    ("He called it ‘a farce’.", ["‘a farce’"], "curly_single"),
    ("He called it 'a farce'.", ["'a farce'"], "straight_single"),
    ("He called it «a farce».", ["«a farce»"], "guillemets"),
    ("He called it « a farce ».", ["« a farce »"], "guillemets"),
    ("He called it »a farce«.", ["»a farce«"], "guillemets"),
    ("He called it ‹a farce›.", ["‹a farce›"], "guillemets"),
    ("He called it „a farce“.", ["„a farce“"], "curly_double"),
    ("He called it „a farce”.", ["„a farce”"], "curly_double"),
    ("He called it ‘‘a farce’’.", ["‘‘a farce’’"], "curly_double"),
]


@pytest.mark.parametrize(("text", "expected", "style"), STYLED)
def test_every_style(text, expected, style):
    assert words(text) == expected
    assert [(q.style, q.repaired) for q in found(text)] == [(style, False)]


CLEAR = {
    "the comma stands inside or outside": (
        "“We win,” said Roe. “We lose”, said Doe.",
        ["“We win,”", "“We lose”"],
    ),
    "interrupted by its cue: two": (
        "“If they come,” Ilse Brandt said, “we will be ready.”",
        ["“If they come,”", "“we will be ready.”"],
    ),
    "one word cut into the outlet's noun phrase": (
        "They blamed “systematic” shelling by ‘rebels’ there.",
        ["“systematic”", "‘rebels’"],
    ),
    "no space before the opening mark": (
        "Kamo added,‘This is ours.’ Then he left.",
        ["‘This is ours.’"],
    ),
    "no space after the closing mark": ("“It is over!”Then the choir left.", ["“It is over!”"]),
    "between brackets and dashes": (
        "The deal (“a gift”) – ‘our gift’—was signed.",
        ["“a gift”", "‘our gift’"],
    ),
    "hyphenated on": ('A non-"white" voter and a "yes"-man', ['"white"', '"yes"']),
    "NO-BREAK SPACE counts as space": ("He said\xa0“no”\xa0and\xa0‘never’\xa0again", ["“no”", "‘never’"]),
    "single in double": (
        "“She said, ‘Stop it,’ and left,” he recalled.",
        ["“She said, ‘Stop it,’ and left,”", "‘Stop it,’"],
    ),
    "double in single": (
        "‘She said, “Stop it,” and left,’ he recalled.",
        ["‘She said, “Stop it,” and left,’", "“Stop it,”"],
    ),
    "nested and closed together": ("“He said ‘no’”", ["“He said ‘no’”", "‘no’"]),
    "straight, nested and closed together": ("\"He said 'no.'\"", ["\"He said 'no.'\"", "'no.'"]),
    "three typed as one run": (
        "''He said, 'Not here.''' Nobody moved.",
        ["''He said, 'Not here.'''", "'Not here.'"],
    ),
    "a run that opens": ("'''Sea Wall,''' he replied.", ["'''Sea Wall,'''", "'Sea Wall,'"]),
    "the same style nested": ("“A “new” dawn” for all", ["“A “new” dawn”", "“new”"]),
    "straight marks nested in straight": (
        'Reports that he "shouted "Freedom!" at guards" spread.',
        ['"shouted "Freedom!" at guards"', '"Freedom!"'],
    ),
    "three levels": (
        "“He wrote: ‘The “elders” agreed.’”",
        ["“He wrote: ‘The “elders” agreed.’”", "‘The “elders” agreed.’", "“elders”"],
    ),
    "a question": ("“Why?” she asked. ‘Why us?’ he asked.", ["“Why?”", "‘Why us?’"]),
    "numbers are no inches when something is open": (
        'Born "in 1996" and "in 2001", they met.',
        ['"in 1996"', '"in 2001"'],
    ),
}

APOSTROPHES = {
    "contractions and possessives inside": (
        "‘We can’t wait: it’s Mira’s turn,’ he said.",
        ["‘We can’t wait: it’s Mira’s turn,’"],
    ),
    "a plural possessive inside": (
        "‘The troops’ demands are met,’ the general said.",
        ["‘The troops’ demands are met,’"],
    ),
    "a plural possessive inside a fragment": (
        "He called ‘the rebels’ demands’ absurd in parts.",
        ["‘the rebels’ demands’"],
    ),
    "a plural possessive outside": (
        "The strikers’ leader spoke of ‘betrayal’ by the workers’ own union.",
        ["‘betrayal’"],
    ),
    "only possessives": ("The troops’ advance alarmed the villagers’ council.", []),
    "only possessives, straight": ("The troops' advance alarmed the villagers' council.", []),
    "a quotation that ends in s": (
        "They shelled what they called ‘terrorists’ in the hills.",
        ["‘terrorists’"],
    ),
    "a quotation that ends in s before a verb": (
        "‘Peaceful protesters’ attacked us, he said.",
        ["‘Peaceful protesters’"],
    ),
    "a name in s": ("‘James’ house is ours,’ said Agnes’ brother.", ["‘James’ house is ours,’"]),
    "decades": ("In the ’90s and ’00s the ‘old guard’ ruled.", ["‘old guard’"]),
    "decades with the wrong mark": ("In the ‘90s and in ‘16 the ‘old guard’ ruled.", ["‘old guard’"]),
    "decades, straight": ("In the '70s and '80s it was 'cool' to smoke.", ["'cool'"]),
    "a decade inside": ("‘It was the ’80s, after all,’ she said.", ["‘It was the ’80s, after all,’"]),
    "elisions": ("Get ’em out, ’cause ’tis late for rock ’n’ roll.", []),
    "elisions, straight": ("Get 'em out, 'cause 'tis late for rock 'n' roll.", []),
    "elisions inside": (
        "‘Get ’em out of the rock ’n’ roll tent,’ he said.",
        ["‘Get ’em out of the rock ’n’ roll tent,’"],
    ),
    "dropped letters inside": (
        "‘I’m goin’ to the ol’ mill,’ he said.",
        ["‘I’m goin’ to the ol’ mill,’"],
    ),
    "straight apostrophes in a curly quotation": (
        "‘The troops' demands’ shocked them.",
        ["‘The troops' demands’"],
    ),
    "after an abbreviation": ("The U.S.’s vote and the U.N.'s reply came late.", []),
    "two in one paragraph": (
        "The ministers’ aide said ‘no’, and the ministers’ friends said ‘yes’.",
        ["‘no’", "‘yes’"],
    ),
    "a possessive inside double marks": ("“The workers’ pay,” he said, “is theirs.”", 2),
    "a Dutch name": ("Sofie in 't Oord met Piet van 't Hof.", []),
    "an Arabic name": ("Sana‘a and Qur’an and Ka'ba stand as words.", []),
}

NOT_QUOTATIONS = {
    "feet and inches": ("He is 6'2\", she is 5’10”, the door 7' tall.", []),
    "inches": ('A 10" screen beside a 5" one', []),
    "inches inside": ("“He’s like 6’2”,” she said.", ["“He’s like 6’2”,”"]),
    "inches inside, straight": ('"A 10" screen," he said, "is fine."', ['"A 10" screen,"', '"is fine."']),
    "boards": ('A 6"x4" card', []),
    "an attribute value": ('<img alt="Valley Offensive" src=\'x.jpg\' /> He said "no".', ['"no"']),
    "an attribute without its tag": ('alt="Valley Offensive" He said "no".', ['"no"']),
    "a tag across lines": ('<tweet date="March 9\n">He said "no".', ['"no"']),
    "less than is no tag": ('If 3 <4 and "x" > 2', ['"x"']),
    "code in backticks": ("Run `make test` and `make demo` first.", []),
    "primes": ("At 40° 26′ 46″ north", []),
    "stray closing marks": ("We won,” he said. They lost’ too.", []),
    "nothing quoted": ("“” and \"\" and ‘ ’ and '' ''", []),
    "a row of marks": ("'''''''''' \"\"\"\"\"\" ’’’’’’’", []),
    "an empty text": ("", []),
}


@pytest.mark.parametrize("case", [*CLEAR, *APOSTROPHES, *NOT_QUOTATIONS])
def test_quotations(case):
    text, expected = (CLEAR | APOSTROPHES | NOT_QUOTATIONS)[case]
    if isinstance(expected, int):
        assert len(words(text)) == expected
    else:
        assert words(text) == expected


@pytest.mark.parametrize("case", CLEAR)
def test_clear_marks_are_not_repaired(case):
    assert not any(q.repaired for q in found(CLEAR[case][0]))


REPAIRED = [
    # unclosed: to the end of the paragraph, or to the next quotation
    ("“We will win.\n\nNobody answered.", ["“We will win."]),
    ("“We will win, he said. “They will lose.”", ["“We will win, he said.", "“They will lose.”"]),
    ("He said: ‘We will win.\n\nNobody answered.", ["‘We will win."]),
    ("He said, 'We will win.\n\nNobody answered.", ["'We will win."]),
    ("“He said, ‘We must go,” she said.", ["“He said, ‘We must go,”", "‘We must go,"]),
    # wrong-way marks
    ("A ”farce“ and nothing else", ["”farce“"]),
    ("A “farce“ and nothing else", ["“farce“"]),
    ("A ”farce” and nothing else", ["”farce”"]),
    ("The film ’Nine Hours’ is out.", ["’Nine Hours’"]),
    ("He called it `a farce'.", ["`a farce'"]),
    # two styles
    ("“We win,\" he said.", ["“We win,\""]),
    ("\"We win,” he said.", ["\"We win,”"]),
    ("“And then, ‘Please,'” she said.", ["“And then, ‘Please,'”", "‘Please,'"]),
    # the apostrophe cannot be told
    ("Their ‘rebels’ demand justice", ["‘rebels’"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REPAIRED)
def test_unclear_marks_are_kept_and_told(text, expected):
    assert words(text) == expected
    assert any(q.repaired for q in found(text))


def test_multi_paragraph_speech_is_one_quotation():
    speech = "“We came by night.\n\n“We left at ‘dawn’.\n\n“That is all,”"
    text = f"{speech} Ilse Brandt said. “No more.”"
    assert words(text) == [speech, "‘dawn’", "“No more.”"]
    assert not any(q.repaired for q in found(text))


@pytest.mark.parametrize(("opening", "closing"), ["‘’", "''", '""', "«»"])
def test_multi_paragraph_speech_in_other_styles(opening, closing):
    speech = f"{opening}We came for the miners’ pay.\n\n{opening}We stayed.{closing}"
    assert words(speech) == [speech]


def test_a_forgotten_mark_does_not_swallow_the_next_paragraph():
    text = "“We came by night, Ilse Brandt said.\n\n“We left at dawn.”"
    assert words(text) == ["“We came by night, Ilse Brandt said.", "“We left at dawn.”"]


def test_an_unclosed_speech_ends_with_its_last_paragraph():
    text = "“We came by night.\n\n“We left at dawn.\n\nNobody saw them."
    assert words(text) == ["“We came by night.\n\n“We left at dawn."]
    assert found(text)[0].repaired


def test_lines_broken_by_a_program_do_not_break_a_quotation():
    assert words("He said “we will\nwin the\nday” and left.") == ["“we will\nwin the\nday”"]
    assert words("He said “we will\n\nwin the day” and left.") == ["“we will"]


def test_inner_leaves_the_marks_out():
    for text in ("x “abc” y", "x ''abc'' y", "x « abc » y", "x ‘abc’ y"):
        quotation = found(text)[0]
        assert text[slice(*quotation.inner)].strip() == "abc"
    unclosed = found("x “abc")[0]
    assert unclosed.inner == (3, unclosed.end)


def test_clausal_is_told():
    text = "“We will win,” he said of the “final push”."
    assert [q.clausal for q in found(text)] == [True, False]


ANY_TEXT = st.text(alphabet=st.sampled_from("“”„‟\"'‘’‚`«»‹›<>=/ ab sS9.,!?(\n\r-—\xa0…[é"), max_size=200)


@given(ANY_TEXT | st.text(max_size=80))
def test_any_text(text):
    quotations = found(text)
    around = []
    for quotation in quotations:
        first, last = quotation.inner
        assert 0 <= quotation.start < first < last <= quotation.end <= len(text)
        assert text[first:last].strip()
        assert quotation.style in STYLES
        while around and around[-1].end <= quotation.start:
            around.pop()
        if around:
            assert around[-1].inner[0] <= quotation.start
            assert quotation.end <= around[-1].inner[1]
        around.append(quotation)
    assert [q.start for q in quotations] == sorted({q.start for q in quotations})
    assert quotations == found(text)


@given(
    st.lists(st.sampled_from(["the troops’ pay", "it’s", "’90s", "rock ’n’ roll", "the U.S.’s"]), max_size=8)
)
def test_apostrophes_alone_are_no_quotations(pieces):
    assert words(" and ".join(pieces)) == []


@pytest.mark.parametrize("piece", ['"', "“", "”", "‘", "’", "'", "“”", '“"', "“a ‘b ", "<a '", '6" ', "“a\n"])
def test_hostile_input_ends(piece):
    find_quotations(piece * 20_000, paragraphs(piece * 20_000))


def test_real_articles(shared):
    counts = {}
    for path in sorted((shared / "articles").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        quotations = found(text)
        assert not any(q.repaired for q in quotations)
        counts[path.name[:3]] = len(quotations)
    assert counts == {"000": 6, "001": 19, "002": 7, "003": 21, "004": 4}
