"""Paragraphs, tokens and sentences: tables of texts, and what holds for any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.segment import paragraphs, sentences, tokenize

# one text a line; | marks each boundary between sentences
SENTENCES = """
The bridge was shut.| Nobody was hurt.
“We will rebuild it.” she said.| Work begins in May.
“We will rebuild it,” she said.| Work begins in May.
“It is ours.”| He said so twice.
"Who signed this?" asked the mayor.| Nobody knew.
"Out!" cried the crowd.| The guards left.
'We have closed the road,' the captain said.| 'It stays closed.'
‘We have closed the road.’ the captain said.| ‘It stays closed.’
“Is it over?” Ms. Dole asked.| “No.”
“It is over!” Col. Brandt told the crowd.| They cheered.
The U.S. Treasury objected.| The E.U. did not.
She was born in the U.S.| Her sister was not.
The aid went through the U.N.'s office in Ostravo.| It took a week.
Envoys from the U.K., the U.S. and Quell met.| They agreed.
An anti-U.S. slogan hung there.| It was taken down.
Mr. Dole met Mrs. Varga and Dr. Asch.| They shook hands.
Lt. Gen. A.B. Corvin resigned.| Gen. Maud Hale stayed.
Brig. Gen. Ilse Tamm spoke for Adm. Roy Pell.| No one replied.
Gov. Ann Dole and Sens. Otto Beck and Lia Marr agreed.| The House did not.
The Rev. Amos Pike prayed at St. Brannoc's.| Then he sang.
He lives in Ft. Harrow.| Mt. Isen stands above it.
He was met by Capt. Orla Dunn.| She smiled.
Roe v. Wade was cited.| So was Smith vs. Beck.
Counting opened at 7 a.m. on Sept. 4 in Carrow.| Nobody smiled.
The polls close at 8 p.m.| Results come at midnight.
They meet at 8 p.m. Tuesday.| Nobody is invited.
It struck at 3:15 a.m. GMT.| Houses shook.
On Jan. 5 and Oct. 12 it rained.| It was cold.
It lasted until Dec. 1999.| Peace followed.
He was freed in Aug.| The others were not.
Sen. Lia Marr (R-Ark.) objected.| Rep. Beck, D-Calif., did not.
Marr, R-N.Y., voted yes.| Beck voted no.
They met in Concord, N.H., and in Washington, D.C.| The rest stayed home.
The firm, Acme Inc., lost 3.5 percent.| Pell Corp. gained 1.2.
Halcyon Ltd. rose to £1.2bn.| It had been £900m.
It was sold to Brisk Bros.| They paid in cash.
Otto Beck Jr. was charged.| He denies it.
He bought ore, coal, etc.| His partner sold it.
Many towns, e.g. Pell, i.e. the coast, lost power.| Inland ones did not.
Smith et al. found nothing.| Others looked again.
He lives at No. 10.| She lives at No. 2, Mulberry St. with a dog.
Vol. 3, No. 2 was printed.| It sold out.
Asked if he knew, he said No.| She said yes.
See Fig. 2 and p. 14.| They agree.
J. Edgar Tamm and George W. Hale attended.| So did J.K. Brandt.
Plan B failed.| There was no plan C.
He chose Plan B.| The others waited.
She holds a Ph.D. in law.| He holds none.
“I can't say . . . ask her then,” he said.| He sat down.
“Well … I hope so,” she said.| The hall went still.
He waited...| Then he spoke.
“We lost the bridge. ...| We will rebuild it,” he said.
The list … is long.| The night is short.
“We tried everything.…| It failed,” she said.
Is this the end?| No.| It is the start.
What?!| Nobody had heard.
The sum was 1,200.| It had been 3.5.
It cost $5.| The other cost $6.50.
Rates rose 0.5 percent to 3.25 percent.| Banks fell.
(Two aides confirmed this.)| The palace did not.
The minister (who is ill.) did not come.| His deputy did.
It was “dead on arrival.”| Critics agreed.
He said the plan was ‘a disgrace.’| It passed.
“We tried.| We failed,” said Gov. Ann Dole.
“He wrote, ‘I resign.’| Then he sailed,” she recalled.
“You can't!”| “Yes, I can.”
“Harbour Lights!” the crowd sang.| Wren smiled.
CARROW (Meridian) — The army marched Tues. night.| It was dark.
OSTRAVO, Sept. 19 (Meridian) — Shells fell.| People ran.
Write to www.meridian.example or a.dole@meridian.example.| Nobody did.
Yahoo! Inc. declined to comment.| Others did not.
1. Open the gate.| 2. Close it.
The iPhone was found.| iPhones were sold.
It was his.| “Why?” was all he said.
Nobody came ... nobody at all.| The hall was dark.
“We agree,” said Dole.| “Now go.” – A voice from the back.
""".strip().splitlines()
# what the table cannot hold: no space at the boundary, or a line break
OTHER_SENTENCES = [
    ("The end came.Then silence.", ["The end came.", "Then silence."]),
    ("“It fell.”Then silence.", ["“It fell.”", "Then silence."]),
    ("Soldiers near the bridge Photo: Ann Dole", ["Soldiers near the bridge", "Photo: Ann Dole"]),
    ("He wrote in a photo: Ann is here.", ["He wrote in a photo: Ann is here."]),
    ("It fell.\u00a0Then silence.", ["It fell.", "Then silence."]),
    ("No stop here\nnor here", ["No stop here", "nor here"]),
    ("He met Mr.\nDole.", ["He met Mr.", "Dole."]),
    ("One.\r\n\r\n Two. \u2028Three.", ["One.", "Two.", "Three."]),
    ("", []),
    (" \n\t", []),
]

TOKENS = [
    ("The ministry’s troops didn’t go.", "The|ministry|’s|troops|did|n’t|go|."),
    ("They can't, cannot and WON'T.", "They|ca|n't|,|can|not|and|WO|N'T|."),
    ("the ministers’ homes, the boys' bikes", "the|ministers|’|homes|,|the|boys|'|bikes"),
    ("I’ve said she'd go; it’s they’re we'll I'm", "I|’ve|said|she|'d|go|;|it|’s|they|’re|we|'ll|I|'m"),
    ("O’Neill of Côte d’Ivoire, rock’n’roll", "O’Neill|of|Côte|d’Ivoire|,|rock’n’roll"),
    ("Nagorno-Karabakh, a 10-year-old SU-25", "Nagorno-Karabakh|,|a|10-year-old|SU-25"),
    ("the U.S.-led, anti-U.S. force", "the|U.S.-led|,|anti-U.S.|force"),
    ("U.S. a.m. e.g. Ph.D. J.K. Tamm", "U.S.|a.m.|e.g.|Ph.D.|J.K.|Tamm"),
    ("Mr. Dole, Lt. Gen. Tamm, Gov. Pell", "Mr.|Dole|,|Lt.|Gen.|Tamm|,|Gov.|Pell"),
    ("(R-Ark.) D-N.Y. then-Sen. Lt.-Gen. Hale", "(|R-Ark.|)|D-N.Y.|then-Sen.|Lt.-Gen.|Hale"),
    ("No. 2 said No.", "No.|2|said|No|."),
    ("He sat. The Sun. Sun. 3", "He|sat|.|The|Sun|.|Sun.|3"),
    ("J. Edgar Tamm chose Plan B.", "J.|Edgar|Tamm|chose|Plan|B|."),
    ("1,200 3.5 14:00 9/11 2nd 1990s", "1,200|3.5|14:00|9/11|2nd|1990s"),
    ("£3bn, $1.2m, 20% of 5", "£|3bn|,|$|1.2m|,|20|%|of|5"),
    ("in the ’90s and '80s", "in|the|’90s|and|'80s"),
    ("so… well... no . . . yes", "so|…|well|...|no|. . .|yes"),
    ("AT&T and R&D at www.pell.example/a, ok", "AT&T|and|R&D|at|www.pell.example/a|,|ok"),
    ("write to a@pell.org, see Pell.com.", "write|to|a@pell.org|,|see|Pell.com|."),
    ("#quay @dole said–so—or--not", "#quay|@dole|said|–|so|—|or|--|not"),
    ("“‘Why?!’ he asked.”", "“|‘|Why|?!|’|he|asked|.|”"),
    ("adding,‘This is ours.’", "adding|,|‘|This|is|ours|.|’"),
    ("''odd'' marks", "''|odd|''|marks"),
    ("cafe\u0301s and news\u00adpaper", "cafe\u0301s|and|news\u00adpaper"),
    ("\u202aleft\u202c \u200bzero\ufeff", "left|zero"),
]

# fragments that meet the rules' edges, among any other text
FRAGMENTS = st.sampled_from(
    "Mr. |U.S. |“|”|’|’s|n't|cannot|. . . |...|!|? |No. 2|Photo: |(R-Ark.)|a.m. |-|@|www.| A".split("|")
    + "\n\n|\r|\u2028|\u00a0|\u0301|\u202e|\x00|\ud800".split("|")
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(FRAGMENTS, st.text(max_size=6))).map("".join))
# repeated, each of these would send careless rules back over the whole line
UNITS = "a.|A. |. |.\"|a-|1,|n't|x@|www.|a\u0301|U.S. |xImage: |abc.'Abc|(A) ".split("|")


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, paragraphs(text))]


@pytest.mark.parametrize("case", SENTENCES)
def test_sentences(case: str) -> None:
    assert split(case.replace("|", "")) == [part.strip() for part in case.split("|")]


@pytest.mark.parametrize(("text", "expected"), OTHER_SENTENCES)
def test_sentences_without_a_space_or_across_lines(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_shared_sentence_cases(shared: Path) -> None:
    lines = (shared / "data" / "sentence_cases.txt").read_text(encoding="utf-8").splitlines()
    for case in lines:
        if case and not case.startswith("#"):
            assert split(case.replace("|", "")) == [part.strip() for part in case.split("|")]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text: str, expected: str) -> None:
    assert "|".join(tokenize(text).forms) == expected


def test_clitics_and_marks_are_no_words() -> None:
    tokens = tokenize("They didn’t pay Ann’s £3bn “debt”.")
    words = [form for form, is_word in zip(tokens.forms, tokens.is_word, strict=True) if is_word]
    assert words == ["They", "did", "pay", "Ann", "3bn", "debt"]


def test_lower_makes_apostrophes_straight() -> None:
    assert tokenize("It’s Ann’s").lower == ["it", "'s", "ann", "'s"]


@given(TEXTS)
def test_paragraphs_are_the_lines_that_are_not_blank(text: str) -> None:
    found = paragraphs(text)
    assert [text[start:end] for start, end in found] == [
        line.strip() for line in text.splitlines() if line.strip()
    ]
    assert all(first[1] <= second[0] for first, second in pairwise(found))


@given(TEXTS)
def test_sentences_cover_the_paragraphs_and_stay_within(text: str) -> None:
    lines = paragraphs(text)
    found = sentences(text, lines)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    for start, end in found:
        assert any(first <= start < end <= last for first, last in lines)
    assert list(found) == sorted(found)


@given(TEXTS)
def test_tokens_are_ordered_and_lose_no_letter(text: str) -> None:
    tokens = tokenize(text)
    spans = list(zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True))
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    kept = "".join(tokens.forms)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
    assert len(tokens.is_word) == len(tokens.lower) == len(tokens)


@pytest.mark.parametrize("unit", UNITS)
def test_long_lines_are_read_in_one_pass(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    assert len(tokenize(text)) > 0
    assert sentences(text, paragraphs(text))[-1][1] == len(text.rstrip())
