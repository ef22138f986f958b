"""Articles without annotations: cut into paragraphs and briefs without losing a word or splitting a quotation."""

import random

import pytest

from tests.scripts.unlabelled_articles import DAMAGED, brief, in_paragraphs, typographic

TEXT = 'The port is shut. "We stay. Nobody leaves," Brun said. Rain fell. The mayor denied it. "Go," he said.'


@pytest.mark.parametrize("seed", range(5))
def test_paragraphs_hold_every_sentence_and_whole_quotations(seed):
    paragraphs = in_paragraphs("Port shut", TEXT, random.Random(seed)).strip().split("\n\n")
    assert paragraphs[0] == "Port shut"
    assert " ".join(paragraphs[1:]) == TEXT
    assert all(paragraph.count('"') % 2 == 0 for paragraph in paragraphs)


@pytest.mark.parametrize("seed", range(5))
def test_a_brief_is_one_to_three_sentences_of_the_text(seed):
    written = brief(TEXT, random.Random(seed)).strip()
    assert written in TEXT
    assert 1 <= sum(written.count(end) for end in (". ", '" ')) + 1 <= 5


def test_marks_become_typographic():
    assert typographic('"I don\'t," she said. "No."') == "“I don’t,” she said. “No.”"


@pytest.mark.parametrize(
    ("text", "damaged"),
    [('He said"?no', True), ("caf?s", True), ("Why? Nobody knows.", False), ("What??", True)],
)
def test_damaged_texts_are_known(text, damaged):
    assert bool(DAMAGED.search(text)) is damaged
