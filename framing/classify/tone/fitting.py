"""Training of the tone network, in PyTorch (extra ``train``); `framing.classify.tone.network` reads what comes out.

The library is asked for by name when training begins, so that all else runs without it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from framing import _check
from framing.classify.tone.network import EMBEDDED, batches
from framing.classify.tone.words import COLUMNS, PLACE_OF
from framing.models import Arrays

Sequences = Sequence[npt.NDArray[np.int64]]
Labels = npt.NDArray[np.int64]

WIDTHS = {"own": 16, "tag": 8, "distance": 12, "mark": 4, "polarity": 6}
ATTENTIONS = 2
UNSEEN = -1e4


@dataclass(frozen=True)
class Settings:
    """Choices of training; the defaults are those of the shipped model.

    Parameters
    ----------
    members : int
        How many networks are trained, from different random beginnings.
    width : int
        Units of a network in each direction.
    epochs, batch : int
        Passes over the data; sentences per step.
    rate, decay, warm_up : float
        Highest learning rate, weight decay, steps until the full rate.
    drop, drop_words, drop_own : float
        Rates of dropout: in the layers, of given word vectors, of trained ones.
    smoothing : float
        Part of each label that is spread over all tones.
    seed : int
        Of every random choice.
    """

    members: int = 3
    width: int = 64
    epochs: int = 5
    batch: int = 64
    rate: float = 2e-3
    decay: float = 0.02
    warm_up: int = 50
    drop: float = 0.3
    drop_words: float = 0.08
    drop_own: float = 0.2
    smoothing: float = 0.05
    seed: int = 1


def fit(
    sequences: Sequences, labels: Labels, vectors: npt.NDArray[np.float32], own: int, settings: Settings
) -> Arrays:
    """Train the networks.

    Parameters
    ----------
    sequences : sequence of array (tokens × columns)
        As `framing.classify.tone.words.columns_of` gives them.
    labels : array of int
        The tone of each, from 0.
    vectors : array (rows × dimensions)
        Given word vectors; they are not trained.
    own : int
        Rows of the table of trained word vectors.
    settings : Settings
        Choices.

    Returns
    -------
    dict of str to array
        All arrays of a model but `words`.

    Raises
    ------
    MissingExtraError
        If PyTorch is not installed.
    """
    torch = _check.extra("torch", "train")
    members = []
    for member in range(settings.members):
        torch.manual_seed(settings.seed + member)
        random = np.random.default_rng(settings.seed + member)
        sizes = {name: COLUMNS[name] or own for name in EMBEDDED}
        modules = _modules(torch, vectors, sizes, int(labels.max()) + 1, settings)
        _train(torch, modules, sequences, labels, settings, random)
        members.append(_arrays(modules))
    return {name: np.stack([arrays[name] for arrays in members]) for name in members[0]}


def _modules(
    torch: Any, vectors: npt.NDArray[np.float32], sizes: dict[str, int], tones: int, settings: Settings
) -> Any:
    """Make the layers of one network."""
    nn, width = torch.nn, settings.width
    inputs, both = vectors.shape[1] + sum(WIDTHS.values()), 2 * width
    modules = {name: nn.Embedding(size, WIDTHS[name]) for name, size in sizes.items()}
    nn.init.normal_(modules["own"].weight, 0, 0.1)
    modules |= {
        "given": nn.Embedding.from_pretrained(torch.tensor(vectors)),
        "inward": nn.Linear(inputs, both),
        "recurrent": nn.GRU(both, width, batch_first=True, bidirectional=True),
        "attend": nn.Linear(both + WIDTHS["distance"], width),
        "attend_score": nn.Linear(width, ATTENTIONS),
        "hidden": nn.Linear((ATTENTIONS + 2) * both, width),
        "outward": nn.Linear(width, tones),
    }
    return nn.ModuleDict(modules)


def _train(
    torch: Any,
    modules: Any,
    sequences: Sequences,
    labels: Labels,
    settings: Settings,
    random: np.random.Generator,
) -> None:
    steps = settings.epochs * -(-len(sequences) // settings.batch)
    free = [parameter for parameter in modules.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(free, lr=settings.rate, weight_decay=settings.decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / settings.warm_up) * max(0.02, 1 - step / steps)
    )
    loss = torch.nn.CrossEntropyLoss(label_smoothing=settings.smoothing)
    for _ in range(settings.epochs):
        for numbers in _shuffled(sequences, settings.batch, random):
            ((order, columns, lengths),) = batches([sequences[i] for i in numbers], settings.batch)
            scores = _scores(torch, modules, torch.tensor(columns), torch.tensor(lengths), settings)
            optimiser.zero_grad()
            loss(scores, torch.tensor(labels[numbers[order]])).backward()
            torch.nn.utils.clip_grad_norm_(free, 1.0)
            optimiser.step()
            schedule.step()


def _shuffled(sequences: Sequences, batch: int, random: np.random.Generator) -> list[npt.NDArray[np.int64]]:
    """Put sequences of like length together, otherwise at random."""
    lengths = np.array([len(sequence) for sequence in sequences])
    order = np.lexsort((random.random(len(lengths)), lengths + random.normal(0, 3, len(lengths))))
    parts = [order[first : first + batch] for first in range(0, len(order), batch)]
    return [parts[i] for i in random.permutation(len(parts))]


def _scores(torch: Any, modules: Any, columns: Any, lengths: Any, settings: Settings) -> Any:
    """Score the tones of padded sequences, with dropout: what `ToneNetwork` does without."""
    inside = torch.arange(columns.shape[1]) < lengths[:, None]
    distances = columns[..., PLACE_OF["distance"]]
    drop: Callable[[Any], Any] = torch.nn.Dropout(settings.drop)
    inputs = drop(_inputs(torch, modules, columns, settings))
    packed = torch.nn.utils.rnn.pack_padded_sequence(
        torch.relu(modules["inward"](inputs)), lengths, batch_first=True, enforce_sorted=False
    )
    states, _ = torch.nn.utils.rnn.pad_packed_sequence(modules["recurrent"](packed)[0], batch_first=True)
    states = drop(states)
    attending = torch.tanh(modules["attend"](torch.cat([states, modules["distance"](distances)], dim=-1)))
    weights = modules["attend_score"](attending).masked_fill(~inside[..., None], UNSEEN).softmax(dim=1)
    picked = (weights.transpose(1, 2) @ states).flatten(1)
    target = ((distances == COLUMNS["distance"] // 2) & inside)[..., None]
    at_target = (states * target).sum(dim=1) / target.sum(dim=1)
    strongest = states.masked_fill(~inside[..., None], UNSEEN).amax(dim=1)
    told = torch.cat([at_target, picked, strongest], dim=-1)
    return modules["outward"](drop(torch.relu(modules["hidden"](drop(told)))))


def _inputs(torch: Any, modules: Any, columns: Any, settings: Settings) -> Any:
    word, own = columns[..., PLACE_OF["word"]], columns[..., PLACE_OF["own"]]
    word = torch.where(torch.rand(word.shape) < settings.drop_words, 0, word)
    own = torch.where(torch.rand(own.shape) < settings.drop_own, 0, own)
    others = [modules[name](columns[..., PLACE_OF[name]]) for name in EMBEDDED if name != "own"]
    return torch.cat([modules["given"](word), modules["own"](own), *others], dim=-1)


def _arrays(modules: Any) -> Arrays:
    """Return one network's parameters as `ToneNetwork` names them."""
    found = {name: modules[name].weight for name in EMBEDDED}
    for name in ("inward", "attend", "attend_score", "hidden", "outward"):
        found[name], found[f"{name}_bias"] = modules[name].weight.T, modules[name].bias
    for direction, suffix in (("forward", ""), ("backward", "_reverse")):
        for name, part in ((direction, "ih"), (f"{direction}_state", "hh")):
            found[name] = getattr(modules["recurrent"], f"weight_{part}_l0{suffix}").T
            found[f"{name}_bias"] = getattr(modules["recurrent"], f"bias_{part}_l0{suffix}")
    return {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}
