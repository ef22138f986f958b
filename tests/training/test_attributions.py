"""Training the attribution network: examples from annotations, and that numpy reads what PyTorch has learnt."""

import pytest

from framing.datasets.polnear_articles import AnnotatedArticle
from framing.text.attribution.network import LABELS
from framing.training.attribution.examples import fold_of, frequent_words, read_example

TEXT = "“We will stay,” said Mayor Brun. “Nobody leaves.”\n\nThe 3 unions want higher wages."


def place(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


SPEECH = {
    "source": (place("Mayor Brun"),),
    "cue": (place("said"),),
    "content": (place("“We will stay,”"), place("“Nobody leaves.”")),
}


@pytest.fixture
def example():
    return read_example(AnnotatedArticle("a", TEXT, ((SPEECH,), ())))


def test_annotations_become_labels_and_links(example):
    forms = example.tokens.forms
    marked, unmarked = example.targets
    names = [LABELS[label] for label in marked.labels]
    assert names[: forms.index("said")] == ["B-content"] + ["I-content"] * 5
    assert names[forms.index("said")] == "B-cue"
    assert names[forms.index("Mayor") : forms.index("Brun") + 1] == ["B-source", "I-source"]
    (link,) = marked.links
    assert (forms[slice(*link.cue)], forms[slice(*link.source)]) == (["said"], ["Mayor", "Brun"])
    assert [forms[first] for first, _ in link.content] == ["“", "“"]
    assert not unmarked.labels.any() and not unmarked.links


def test_only_frequent_words_are_kept(example):
    words, endings = frequent_words([example, example, example], least=6)
    assert set(words) == {"“", "”", "."}
    assert endings == []


def test_folds_depend_on_the_name_alone():
    assert {fold_of(f"article-{n}", 3) for n in range(40)} == {0, 1, 2}
    assert fold_of("article-1", 3) == fold_of("article-1", 3)
