"""The attribution network in PyTorch, for training; `framing.text.attribution.network` is the one that reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from framing.models import Arrays
from framing.text.attribution.columns import COLUMNS, SHAPES
from framing.text.attribution.network import LABELS, MOST, SMALL, distance_class
from framing.training.attribution_examples import Target
from framing.training.attribution_settings import Settings

IMPOSSIBLE = -1e4


def quantised(vectors: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Store vectors as whole numbers from -127 to 127 with one scale per column."""
    scale = np.maximum(np.abs(vectors).max(axis=0), SMALL) / 127
    return np.rint(vectors / scale).astype(np.int8), scale.astype(np.float32)


def normalised(rows: Tensor) -> Tensor:
    """Scale each row to a mean square of one."""
    return rows * torch.rsqrt((rows * rows).mean(-1, keepdim=True) + SMALL)


def windows(rows: Tensor, distance: int) -> Tensor:
    """Set each row between its neighbours at `distance`; zeros stand beyond the ends."""
    padded = functional.pad(rows, (0, 0, distance, distance))
    count = rows.shape[1]
    return torch.cat([padded[:, k * distance : k * distance + count] for k in range(3)], dim=-1)


class TrainedNetwork(nn.Module):
    """Parameters of the network, and the same reading as in numpy for a batch of articles.

    Parameters
    ----------
    vectors : array
        Word vectors of the vocabulary's rows; they are not trained.
    own, endings : int
        How many of these rows have a trained vector beside it, and how many endings there are.
    settings : Settings
        Widths and rates.
    """

    def __init__(self, vectors: np.ndarray[Any, Any], own: int, endings: int, settings: Settings) -> None:
        super().__init__()
        self.settings, self.owned, width = settings, own, settings.width
        self.vectors = nn.Embedding.from_pretrained(torch.tensor(vectors))
        self.own = _embedding(own, settings.own)
        self.ending = _embedding(endings + 1, settings.ending)
        self.shape = _embedding(SHAPES, settings.column)
        self.columns = _embedding(sum(COLUMNS.values()), settings.column)
        self.column_starts = torch.tensor(np.cumsum([0, *list(COLUMNS.values())[:-1]]))
        inputs = vectors.shape[1] + settings.own + settings.ending + settings.column * (1 + len(COLUMNS))
        self.inward = nn.Linear(inputs, width)
        self.layers = nn.ModuleList([nn.Linear(3 * width, width) for _ in settings.dilations])
        self.summary, self.spread = nn.Linear(2 * width, width), nn.Linear(width, width)
        self.neighbours = nn.Linear(3 * width, width)
        self.labels = nn.Linear(width, len(LABELS))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.first = nn.Parameter(torch.zeros(len(LABELS)))
        self.forbidden, self.forbidden_first = _forbidden()
        heads = ("source_of", "source_key", "cue_of", "cue_key")
        self.heads = nn.ModuleDict({name: nn.Linear(width, settings.link, bias=False) for name in heads})
        self.no_source = nn.Linear(width, 1, bias=False)
        self.source_distance = nn.Parameter(torch.zeros(2 * MOST + 1))
        self.cue_distance = nn.Parameter(torch.zeros(2 * MOST + 1))
        self.drop, self.drop_input = nn.Dropout(settings.drop), nn.Dropout(settings.drop_input)

    def forward(self, rows: Tensor, columns: Tensor, sentence: Tensor, inside: Tensor) -> Tensor:
        """States of every token: (articles, tokens, width). `inside` is 0 on padding."""
        word, ending, shape = rows.unbind(-1)
        own = torch.where(word < self.owned, word, 0)
        if self.training:
            word = torch.where(torch.rand(word.shape) < self.settings.drop_words, 0, word)
            own = torch.where(torch.rand(word.shape) < self.settings.drop_own, 0, own)
        parts = [self.vectors(word), self.own(own), self.ending(ending), self.shape(shape)]
        place = self.columns(columns + self.column_starts).flatten(2)
        x = functional.relu(self.inward(self.drop_input(torch.cat([*parts, place], dim=-1))))
        mask = inside.unsqueeze(-1)
        for number, (layer, distance) in enumerate(zip(self.layers, self.settings.dilations, strict=True)):
            if number == self.settings.summary_before:
                x = x + self.drop(self._summaries(normalised(x) * mask, sentence, inside))
            x = x + self.drop(functional.relu(layer(windows(normalised(x) * mask, distance))))
        return normalised(x)

    def _summaries(self, x: Tensor, sentence: Tensor, inside: Tensor) -> Tensor:
        articles, _, width = x.shape
        count = int(sentence.max()) + 1
        index = (sentence + torch.arange(articles)[:, None] * count).flatten()
        flat = x.flatten(0, 1)
        sums = torch.zeros(articles * count, width).index_add(0, index, flat)
        sizes = torch.zeros(articles * count).index_add(0, index, inside.flatten()).clamp(min=1)
        highest = torch.full((articles * count, width), IMPOSSIBLE)
        highest = highest.scatter_reduce(0, index[:, None].expand(-1, width), flat, "amax")
        highest = torch.where(highest == IMPOSSIBLE, 0, highest)
        hidden = functional.relu(self.summary(torch.cat([highest, sums / sizes[:, None]], dim=-1)))
        hidden = hidden.reshape(articles, count, width)
        hidden = hidden + functional.relu(self.neighbours(windows(hidden, 1)))
        return functional.relu(self.spread(hidden)).flatten(0, 1)[index].reshape(x.shape)

    def label_loss(self, emissions: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """Negative log-likelihood of the labels of padded chunks, summed."""
        transitions = self.transitions + self.forbidden
        score = self.first + self.forbidden_first + emissions[:, 0]
        gold = self.first[labels[:, 0]] + emissions[:, 0].gather(1, labels[:, :1])[:, 0]
        for step in range(1, emissions.shape[1]):
            longer = torch.logsumexp(score[:, :, None] + transitions, dim=1) + emissions[:, step]
            score = torch.where((step < lengths)[:, None], longer, score)
        going_on = (torch.arange(1, emissions.shape[1]) < lengths[:, None]).float()
        steps = emissions[:, 1:].gather(2, labels[:, 1:, None])[..., 0]
        steps = steps + self.transitions[labels[:, :-1], labels[:, 1:]]
        return (torch.logsumexp(score, dim=1) - gold - (steps * going_on).sum(1)).sum()

    def link_loss(self, states: Tensor, target: Target) -> Tensor:
        """Mean cross-entropy of each cue's source and each content piece's cue in one article."""
        links = target.links
        sources = sorted({link.source for link in links if link.source})
        contents = [(piece, number) for number, link in enumerate(links) for piece in link.content]
        cues = [link.cue for link in links]
        speakers = _means(states, cues)
        to_cues = self._link_scores("cue", _means(states, [piece for piece, _ in contents]), speakers)
        to_cues = to_cues + self.cue_distance[_distances([piece for piece, _ in contents], cues)]
        loss = functional.cross_entropy(to_cues, torch.tensor([n for _, n in contents]), reduction="sum")
        scores = self.no_source(speakers)
        if sources:
            to_sources = self._link_scores("source", speakers, _means(states, sources))
            to_sources = to_sources + self.source_distance[_distances(cues, sources)]
            scores = torch.cat([scores, to_sources], dim=1)
        answers = torch.tensor([1 + sources.index(link.source) if link.source else 0 for link in links])
        loss = loss + functional.cross_entropy(scores, answers, reduction="sum")
        return loss / (len(contents) + len(links))

    def _link_scores(self, head: str, askers: Tensor, candidates: Tensor) -> Tensor:
        return self.heads[f"{head}_of"](askers) @ self.heads[f"{head}_key"](candidates).T

    @torch.no_grad()
    def arrays(self) -> Arrays:
        """Parameters as `framing.text.attribution.network.Network` reads them, words and endings excepted."""
        found = {
            "layers": torch.stack([layer.weight.T for layer in self.layers]),
            "layers_bias": torch.stack([layer.bias for layer in self.layers]),
            "transitions": self.transitions + self.forbidden,
            "first": self.first + self.forbidden_first,
            "no_source": self.no_source.weight.T,
            **{name: head.weight.T for name, head in self.heads.items()},
            **{name: getattr(self, name).weight for name in ("ending", "shape", "columns")},
            **{name: getattr(self, name) for name in ("source_distance", "cue_distance")},
        }
        for name in ("inward", "summary", "neighbours", "spread", "labels"):
            linear = getattr(self, name)
            found[name], found[f"{name}_bias"] = linear.weight.T, linear.bias
        arrays = {name: value.numpy().astype(np.float16) for name, value in found.items()}
        arrays["dilations"] = np.array(self.settings.dilations)
        arrays["summary_before"] = np.array(self.settings.summary_before)
        for name in ("vectors", "own"):
            arrays[name], arrays[f"{name}_scale"] = quantised(getattr(self, name).weight.numpy())
        return arrays


def _embedding(count: int, width: int) -> nn.Embedding:
    table = nn.Embedding(count, width)
    nn.init.normal_(table.weight, 0, 0.3)
    return table


def _forbidden() -> tuple[Tensor, Tensor]:
    """Penalties of impossible sequences: a piece goes on only after its own beginning."""
    transitions = torch.zeros(len(LABELS), len(LABELS))
    for inside in range(2, len(LABELS), 2):
        transitions[:, inside] = IMPOSSIBLE
        transitions[inside - 1 : inside + 1, inside] = 0
    return transitions, transitions[0].clone()


def _means(states: Tensor, pieces: Sequence[tuple[int, int]]) -> Tensor:
    return torch.stack([states[first:end].mean(0) for first, end in pieces])


def _distances(askers: Sequence[tuple[int, int]], candidates: Sequence[tuple[int, int]]) -> Tensor:
    firsts = np.array([first for first, _ in candidates]) - np.array([first for first, _ in askers])[:, None]
    return torch.tensor(distance_class(firsts))
