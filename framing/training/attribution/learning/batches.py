"""Articles as the networks are trained on them: several at once, as padded tensors."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from framing.training.attribution.examples import Example


class Batch(NamedTuple):
    """What a network reads of some articles; the shorter ones are padded.

    Parameters
    ----------
    forms : list of sequence of str
        The tokens of each article.
    rows : Tensor of shape (articles, tokens, 3)
        Row of each token's word, ending and shape.
    columns : Tensor of shape (articles, tokens, columns)
        Where it stands.
    sentence : Tensor of shape (articles, tokens)
        Number of its sentence.
    inside : Tensor of shape (articles, tokens)
        1, and 0 on padding.
    chunks : Tensor of shape (chunks, tokens)
        Tokens of each chunk that is labelled as a whole, counted through the batch; 0 on padding.
    lengths : Tensor of shape (chunks,)
        How many these are.
    """

    forms: list[Sequence[str]]
    rows: Tensor
    columns: Tensor
    sentence: Tensor
    inside: Tensor
    chunks: Tensor
    lengths: Tensor


def collated(examples: Sequence[Example]) -> Batch:
    """Put articles into one batch."""
    inside = pad_sequence([torch.ones(len(example)) for example in examples], batch_first=True)
    longest = inside.shape[1]
    edges = [np.pad(example.sentence, (0, longest - len(example)), mode="edge") for example in examples]
    chunks = [
        torch.arange(first, end) + number * longest
        for number, example in enumerate(examples)
        for first, end in example.chunks
    ]
    return Batch(
        forms=[example.tokens.forms for example in examples],
        rows=padded(example.rows for example in examples),
        columns=padded(example.columns for example in examples),
        sentence=torch.tensor(np.stack(edges)),
        inside=inside,
        chunks=pad_sequence(chunks, batch_first=True),
        lengths=torch.tensor([len(chunk) for chunk in chunks]),
    )


def padded(arrays: Iterable[np.ndarray]) -> Tensor:
    """Stack arrays of different lengths, zeros behind the shorter ones."""
    return pad_sequence([torch.tensor(array) for array in arrays], batch_first=True)


def batches(
    examples: Sequence[Example], size: int, tokens: int, choice: random.Random
) -> Iterator[list[Example]]:
    """Group articles of similar length, in random order: at least `size`, and more until they have `tokens`."""
    order = sorted(examples, key=lambda example: len(example) * choice.uniform(0.7, 1.3))
    groups: list[list[Example]] = [[]]
    held = 0
    for example in order:
        if len(groups[-1]) >= size and held >= tokens:
            groups.append([])
            held = 0
        groups[-1].append(example)
        held += len(example)
    choice.shuffle(groups)
    yield from groups
