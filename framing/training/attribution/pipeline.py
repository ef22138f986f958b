"""From articles to the shipped network: word vectors, teachers, their lessons, the pupil."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from framing.datasets.polnear_articles import AnnotatedArticle, read_polnear
from framing.errors import MissingExtraError
from framing.models import Arrays, save_arrays
from framing.text.article import Article
from framing.text.attribution.network import Network
from framing.text.attributions import Attribution, find_attributions
from framing.text.reading import Reading
from framing.training.attribution.examples import (
    Example,
    fold_of,
    read_example,
    read_unlabelled,
)
from framing.training.attribution.settings import ALONE, TEACHER, Settings
from framing.training.attribution.words import Words

UNLABELLED = "unlabelled"
"""Folder beside the splits of PolNeAR that holds articles without annotations, as text files."""

SEEDS = (1, 2)
"""One teacher each."""


def train(
    data: Path,
    out: Path,
    settings: Settings = Settings(),  # noqa: B008
    teacher: Settings = TEACHER,
    seeds: Sequence[int] = SEEDS,
) -> dict[str, Any]:
    """Train on the training split and write the model.

    Teachers are trained on the annotations; they read these articles and those in the folder ``unlabelled``, and
    the network that is written learns from what they say and from the annotations.

    Parameters
    ----------
    data : Path
        Folder of PolNeAR; ``unlabelled/*.txt`` beside its splits are further articles, if there are any.
    out : Path
        The ``.npz`` file to write.
    settings, teacher : Settings, optional
        Choices for the network and for its teachers; the defaults are those of the shipped model.
    seeds : sequence of int, optional
        One teacher is trained for each; without any the network learns from the annotations alone.

    Returns
    -------
    dict
        Number of articles and tokens, loss of each epoch, and the settings.

    Raises
    ------
    MissingExtraError
        If PyTorch, the word vectors or the language model are not installed.
    """
    examples = [read_example(article) for article in read_polnear(Path(data), "train")]
    further = list(read_unlabelled(Path(data) / UNLABELLED)) if seeds else []
    arrays, losses = taught(examples, further, settings, teacher, seeds) if seeds else fit(examples, settings)
    save_arrays(Path(out), arrays)
    return {
        "articles": len(examples),
        "unlabelled": len(further),
        "tokens": sum(map(len, examples)),
        "losses": losses,
        "settings": asdict(settings),
        "teacher": asdict(teacher) if seeds else None,
        "seeds": list(seeds),
    }


def cross_read(
    articles: Sequence[AnnotatedArticle],
    folds: int,
    settings: Settings = ALONE,
) -> Iterator[tuple[AnnotatedArticle, tuple[Attribution, ...]]]:
    """Read every article with a network that was trained without it, and without teachers, by fold of articles."""
    examples = [read_example(article) for article in articles]
    for held in range(folds):
        arrays, _ = fit([e for e in examples if fold_of(e.id, folds) != held], settings)
        network = Network(arrays)
        for article in articles:
            if fold_of(article.id, folds) == held:
                reading = Reading(Article(id=article.id, text=article.text))
                yield article, find_attributions(reading, network)


def fit(examples: Sequence[Example], settings: Settings = ALONE) -> tuple[Arrays, list[float]]:
    """Train a network on annotated examples alone; return its arrays and the loss of each epoch."""
    torch = _torch()
    from framing.training.attribution.learning.fitting import annotated_loss, fitted
    from framing.training.attribution.learning.meanings import WordVectors
    from framing.training.attribution.learning.network import TrainedNetwork

    words = Words(examples, settings)
    torch.manual_seed(settings.seed)
    network = TrainedNetwork(WordVectors(words.vectors, settings.drop_words), *words.sizes, settings)
    averaged, losses = fitted(network, words.with_rows(examples), annotated_loss)
    return {**averaged.arrays(), **words.arrays()}, losses


def taught(
    examples: Sequence[Example],
    further: Sequence[Example],
    settings: Settings,
    teacher: Settings,
    seeds: Sequence[int],
) -> tuple[Arrays, list[float]]:
    """Train teachers on the examples and a network on what they say of these and of `further` articles."""
    torch = _torch()
    from framing.training.attribution.learning.fitting import annotated_loss, fitted
    from framing.training.attribution.learning.meanings import ContextVectors, WordVectors
    from framing.training.attribution.learning.network import TrainedNetwork
    from framing.training.attribution.learning.teaching import TaughtLoss, lesson

    words = Words(examples, settings)
    examples, further = words.with_rows(examples), words.with_rows(further)
    teachers = []
    for seed in seeds:
        torch.manual_seed(seed)
        network = TrainedNetwork(ContextVectors(), *words.sizes, replace(teacher, seed=seed))
        teachers.append(fitted(network, examples, annotated_loss)[0])
    torch.manual_seed(settings.seed)
    pupil = TrainedNetwork(WordVectors(words.vectors, settings.drop_words), *words.sizes, settings)
    pupil.chain.set_to_mean([one.chain for one in teachers])
    every = [*examples, *further]
    lessons = {example.id: lesson(teachers, pupil, example) for example in every}
    averaged, losses = fitted(pupil, every, TaughtLoss(lessons))
    return {**averaged.arrays(), **words.arrays()}, losses


def _torch() -> Any:
    try:
        import torch
    except ImportError as error:
        raise MissingExtraError("training needs PyTorch: pip install 'media-framing[train]'.") from error
    torch.set_flush_denormal(True)
    return torch
