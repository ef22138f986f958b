"""The one way in which networks are fitted here: AdamW, a rate that rises and falls, and averaged weights."""

from __future__ import annotations

import copy
import math
import random
from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from tqdm import tqdm

from framing.training.attribution.examples import Example
from framing.training.attribution.learning.batches import Batch, batches, collated, padded
from framing.training.attribution.learning.network import TrainedNetwork

Loss = Callable[[TrainedNetwork, Batch, list[Example], random.Random], Tensor]


def fitted(
    network: TrainedNetwork, examples: Sequence[Example], loss_of: Loss
) -> tuple[TrainedNetwork, list[float]]:
    """Fit a network to examples.

    Parameters
    ----------
    network : TrainedNetwork
        It is changed.
    examples : sequence of Example
        With the rows of their words.
    loss_of : callable
        Loss of a batch, given the network, the batch, its examples and a source of random choices.

    Returns
    -------
    TrainedNetwork
        The running average of the weights.
    list of float
        Mean loss of each epoch.
    """
    settings = network.settings
    choice = random.Random(settings.seed)
    averaged = copy.deepcopy(network).eval()
    optimiser = torch.optim.AdamW(_groups(network), weight_decay=settings.decay)
    highest = [group["lr"] for group in optimiser.param_groups]
    epochs = [
        list(batches(examples, settings.batch, settings.tokens, choice)) for _ in range(settings.epochs)
    ]
    steps = sum(map(len, epochs))
    losses = []
    with tqdm(total=steps, desc="training", mininterval=10) as progress:
        for epoch in epochs:
            network.train()
            total = 0.0
            for some in epoch:
                progress.update()
                for group, rate in zip(optimiser.param_groups, highest, strict=True):
                    group["lr"] = rate * schedule(progress.n, steps, settings.warm_up)
                loss = loss_of(network, collated(some), some, choice)
                optimiser.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
                optimiser.step()
                _average(averaged, network, min(settings.average, progress.n / (progress.n + 20)))
                total += loss.item() * len(some) / len(examples)
            losses.append(round(total, 4))
    return averaged, losses


def annotated_loss(
    network: TrainedNetwork, batch: Batch, examples: list[Example], choice: random.Random
) -> Tensor:
    """Loss towards the annotations, one annotator's of each article."""
    targets = [choice.choice(example.targets) for example in examples]
    states = network(batch)
    emissions = network.labels(network.drop(states)).flatten(0, 1)[batch.chunks]
    labels = padded(target.labels for target in targets).flatten()[batch.chunks]
    loss = network.chain.loss(emissions, labels, batch.lengths) / batch.inside.sum()
    links = [network.link_loss(state, t) for state, t in zip(states, targets, strict=True) if t.links]
    if links:
        loss = loss + network.settings.link_weight * torch.stack(links).mean()
    return loss


def schedule(step: int, steps: int, warm_up: int) -> float:
    """Share of the highest rate at a step: it rises, then falls along a cosine.

    Examples
    --------
    >>> [round(schedule(step, 100, 10), 2) for step in (5, 10, 55, 100)]
    [0.5, 0.98, 0.43, 0.02]
    """
    return min(1.0, step / warm_up) * (0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * step / steps)))


def _groups(network: TrainedNetwork) -> list[dict[str, object]]:
    """Parameters with their highest rates: those below, of what words mean, and all others."""
    settings = network.settings
    below = {id(parameter) for parameter in network.meanings.parameters()}
    learning = [parameter for parameter in network.parameters() if parameter.requires_grad]
    return [
        {"params": [p for p in learning if id(p) not in below], "lr": settings.rate},
        {"params": [p for p in learning if id(p) in below], "lr": settings.meanings_rate},
    ]


@torch.no_grad()
def _average(averaged: TrainedNetwork, network: TrainedNetwork, inertia: float) -> None:
    """Move the averaged weights towards the present ones."""
    for mean, new in zip(averaged.parameters(), network.parameters(), strict=True):
        if new.requires_grad:
            mean.mul_(inertia).add_(new, alpha=1 - inertia)
