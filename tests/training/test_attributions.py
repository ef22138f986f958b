"""Training the attribution network: examples from annotations, and that numpy reads what PyTorch has learnt."""

import numpy as np
import pytest

from framing.datasets.polnear_articles import AnnotatedArticle
from framing.models import pack_words
from framing.text.attribution.columns import NUMBER, Vocabulary
from framing.text.attribution.network import LABELS, Network
from framing.training.attribution_examples import fold_of, frequent_words, read_example
from framing.training.attribution_settings import Settings

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
    forms = example.reading.tokens.forms
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


def test_numpy_reads_as_pytorch_does(example):
    torch = pytest.importorskip("torch")
    from framing.training.attribution_torch import TrainedNetwork

    words, endings = frequent_words([example], least=1)
    vectors = np.random.default_rng(1).normal(size=(NUMBER + 1 + len(words), 6)).astype(np.float32)
    settings = Settings(width=16, own=4, ending=4, column=3, link=5, dilations=(1, 2, 4), summary_before=1)
    torch.manual_seed(1)
    trained = TrainedNetwork(vectors, NUMBER + 1 + len(words), len(endings), settings).eval()
    vocabulary = Vocabulary(words, endings)
    rows = torch.tensor([vocabulary.rows(form) for form in example.reading.tokens.forms])
    inputs = [rows, torch.tensor(example.columns), torch.tensor(example.sentence), torch.ones(len(example))]
    with torch.no_grad():
        expected = trained(*(tensor.unsqueeze(0) for tensor in inputs))[0].numpy()
    arrays = {**trained.arrays(), "words": pack_words(words), "endings": pack_words(endings)}
    states = Network(arrays).states(example.reading.tokens.forms, example.columns, example.sentence)
    np.testing.assert_allclose(states, expected, atol=0.05)


def test_a_small_network_learns_its_article(example):
    torch = pytest.importorskip("torch")
    from framing.training.attribution_torch import TrainedNetwork

    torch.manual_seed(1)
    words, endings = frequent_words([example], least=1)
    settings = Settings(width=16, dilations=(1, 2), summary_before=1)
    vectors = np.zeros((NUMBER + 1 + len(words), 4), dtype=np.float32)
    network = TrainedNetwork(vectors, NUMBER + 1 + len(words), len(endings), settings)
    rows = torch.tensor([Vocabulary(words, endings).rows(form) for form in example.reading.tokens.forms])
    inputs = [rows, torch.tensor(example.columns), torch.tensor(example.sentence), torch.ones(len(example))]
    batch = [tensor.unsqueeze(0) for tensor in inputs]
    target = example.targets[0]
    optimiser = torch.optim.Adam(network.parameters(), lr=0.02)
    losses = []
    for _ in range(40):
        states = network(*batch)
        emissions, labels = network.labels(states), torch.tensor(target.labels).unsqueeze(0)
        loss = network.label_loss(emissions, labels, torch.tensor([len(example)]))
        loss = loss + network.link_loss(states[0], target)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < 0.2 * losses[0]
