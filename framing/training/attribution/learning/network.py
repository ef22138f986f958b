"""The attribution network in PyTorch, for training; `framing.text.attribution.network` is the one that reads."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from framing.models import Arrays
from framing.text.attribution.columns import COLUMNS, SHAPES
from framing.text.attribution.network import LABELS, MOST, SMALL, distance_class
from framing.training.attribution.examples import Target, TokenPieces
from framing.training.attribution.learning.batches import Batch
from framing.training.attribution.learning.chain import IMPOSSIBLE, Chain
from framing.training.attribution.settings import Settings


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
    meanings : module
        What words mean, of `framing.training.attribution.learning.meanings`.
    own, endings : int
        How many words have a trained vector beside it, and how many endings there are.
    settings : Settings
        Widths and rates.
    """

    def __init__(self, meanings: nn.Module, own: int, endings: int, settings: Settings) -> None:
        super().__init__()
        self.settings, self.owned, width = settings, own, settings.width
        self.meanings = meanings
        self.own = _embedding(own, settings.own)
        self.ending = _embedding(endings + 1, settings.ending)
        self.shape = _embedding(SHAPES, settings.column)
        self.columns = _embedding(sum(COLUMNS.values()), settings.column)
        self.column_starts = torch.tensor(np.cumsum([0, *list(COLUMNS.values())[:-1]]))
        inputs = meanings.width + settings.own + settings.ending + settings.column * (1 + len(COLUMNS))
        self.inward = nn.Linear(inputs, width)
        self.layers = nn.ModuleList([nn.Linear(3 * width, width) for _ in settings.dilations])
        self.summary, self.spread = nn.Linear(2 * width, width), nn.Linear(width, width)
        self.neighbours = nn.Linear(3 * width, width)
        self.labels = nn.Linear(width, len(LABELS))
        self.chain = Chain()
        heads = ("source_of", "source_key", "cue_of", "cue_key")
        self.heads = nn.ModuleDict({name: nn.Linear(width, settings.link, bias=False) for name in heads})
        self.no_source = nn.Linear(width, 1, bias=False)
        self.source_distance = nn.Parameter(torch.zeros(2 * MOST + 1))
        self.cue_distance = nn.Parameter(torch.zeros(2 * MOST + 1))
        self.drop, self.drop_input = nn.Dropout(settings.drop), nn.Dropout(settings.drop_input)

    def forward(self, batch: Batch) -> Tensor:
        """States of every token: (articles, tokens, width)."""
        word, ending, shape = batch.rows.unbind(-1)
        own = torch.where(word < self.owned, word, 0)
        if self.training:
            own = torch.where(torch.rand(word.shape) < self.settings.drop_own, 0, own)
        parts = [self.meanings(batch), self.own(own), self.ending(ending), self.shape(shape)]
        place = self.columns(batch.columns + self.column_starts).flatten(2)
        x = functional.relu(self.inward(self.drop_input(torch.cat([*parts, place], dim=-1))))
        mask = batch.inside.unsqueeze(-1)
        for number, (layer, distance) in enumerate(zip(self.layers, self.settings.dilations, strict=True)):
            if number == self.settings.summary_before:
                x = x + self.drop(self._summaries(normalised(x) * mask, batch.sentence, batch.inside))
            x = x + self.drop(functional.relu(layer(windows(normalised(x) * mask, distance))))
        return normalised(x)

    def _summaries(self, x: Tensor, sentence: Tensor, inside: Tensor) -> Tensor:
        articles, _, width = x.shape
        count = int(sentence.max()) + 1
        index = (sentence + torch.arange(articles)[:, None] * count).flatten()
        flat = x.flatten(0, 1)
        sums = torch.zeros(articles * count, width).index_add(0, index, flat)
        sizes = torch.zeros(articles * count).index_add(0, index, inside.flatten())[:, None]
        highest = torch.full((articles * count, width), IMPOSSIBLE)
        highest = highest.scatter_reduce(0, index[:, None].expand(-1, width), flat, "amax")
        highest = torch.where(highest == IMPOSSIBLE, 0, highest)
        hidden = functional.relu(self.summary(torch.cat([highest, sums / sizes.clamp(min=1)], dim=-1)))
        hidden = (hidden * (sizes > 0)).reshape(articles, count, width)
        hidden = hidden + functional.relu(self.neighbours(windows(hidden, 1)))
        return functional.relu(self.spread(hidden)).flatten(0, 1)[index].reshape(x.shape)

    def link_loss(self, states: Tensor, target: Target) -> Tensor:
        """Mean cross-entropy of each cue's source and each content piece's cue in one article."""
        links = target.links
        sources = sorted({link.source for link in links if link.source})
        contents = [(piece, number) for number, link in enumerate(links) for piece in link.content]
        cues = [link.cue for link in links]
        to_cues = self.cue_scores(states, [piece for piece, _ in contents], cues)
        loss = functional.cross_entropy(to_cues, torch.tensor([n for _, n in contents]), reduction="sum")
        answers = torch.tensor([1 + sources.index(link.source) if link.source else 0 for link in links])
        to_sources = self.source_scores(states, cues, sources)
        loss = loss + functional.cross_entropy(to_sources, answers, reduction="sum")
        return loss / (len(contents) + len(links))

    def cue_scores(self, states: Tensor, contents: TokenPieces, cues: TokenPieces) -> Tensor:
        """Score each cue for each piece of content: (contents, cues)."""
        scores = self._link_scores("cue", _means(states, contents), _means(states, cues))
        return scores + self.cue_distance[_distances(contents, cues)]

    def source_scores(self, states: Tensor, cues: TokenPieces, sources: TokenPieces) -> Tensor:
        """Score no source, and then each source, for each cue: (cues, 1 + sources)."""
        speakers = _means(states, cues)
        none: Tensor = self.no_source(speakers)
        if not sources:
            return none
        scores = self._link_scores("source", speakers, _means(states, sources))
        return torch.cat([none, scores + self.source_distance[_distances(cues, sources)]], dim=1)

    def _link_scores(self, head: str, askers: Tensor, candidates: Tensor) -> Tensor:
        return self.heads[f"{head}_of"](askers) @ self.heads[f"{head}_key"](candidates).T

    @torch.no_grad()
    def arrays(self) -> Arrays:
        """Parameters as `framing.text.attribution.network.Network` reads them, words and endings excepted."""
        transitions, first = self.chain.allowed()
        found = {
            "layers": torch.stack([layer.weight.T for layer in self.layers]),
            "layers_bias": torch.stack([layer.bias for layer in self.layers]),
            "transitions": transitions,
            "first": first,
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
        for name, table in (("vectors", self.meanings.table), ("own", self.own)):
            arrays[name], arrays[f"{name}_scale"] = quantised(table.weight.numpy())
        return arrays


def _embedding(count: int, width: int) -> nn.Embedding:
    table = nn.Embedding(count, width)
    nn.init.normal_(table.weight, 0, 0.3)
    return table


def _means(states: Tensor, pieces: TokenPieces) -> Tensor:
    return torch.stack([states[first:end].mean(0) for first, end in pieces])


def _distances(askers: TokenPieces, candidates: TokenPieces) -> Tensor:
    firsts = np.array([first for first, _ in candidates]) - np.array([first for first, _ in askers])[:, None]
    return torch.tensor(distance_class(firsts))
