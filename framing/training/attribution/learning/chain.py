"""The linear-chain conditional random field over labels, for training [Lafferty2001]."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from framing.text.attribution.network import LABELS

IMPOSSIBLE = -1e4


class Chain(nn.Module):
    """Scores of label sequences: of a label after another, and of the first one.

    Emissions are arrays of shape (chunks, tokens, labels), padded; `lengths` tells the tokens of each chunk.
    """

    def __init__(self) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.first = nn.Parameter(torch.zeros(len(LABELS)))
        self.forbidden, self.forbidden_first = _forbidden()

    def allowed(self) -> tuple[Tensor, Tensor]:
        """Return the scores of transitions and of first labels, those of impossible ones far below all others."""
        return self.transitions + self.forbidden, self.first + self.forbidden_first

    def total(self, emissions: Tensor, lengths: Tensor) -> Tensor:
        """Logarithm of the summed weights of all sequences, summed over the chunks."""
        transitions, first = self.allowed()
        score = first + emissions[:, 0]
        for step in range(1, emissions.shape[1]):
            longer = torch.logsumexp(score[:, :, None] + transitions, dim=1) + emissions[:, step]
            score = torch.where((step < lengths)[:, None], longer, score)
        return torch.logsumexp(score, dim=1).sum()

    def loss(self, emissions: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """Negative log-likelihood of the labels, summed over the chunks."""
        gold = self.first[labels[:, 0]] + emissions[:, 0].gather(1, labels[:, :1])[:, 0]
        going_on = (torch.arange(1, emissions.shape[1]) < lengths[:, None]).float()
        steps = emissions[:, 1:].gather(2, labels[:, 1:, None])[..., 0]
        steps = steps + self.transitions[labels[:, :-1], labels[:, 1:]]
        return self.total(emissions, lengths) - (gold + (steps * going_on).sum(1)).sum()

    def probabilities(self, emissions: Tensor, chunks: Tensor, lengths: Tensor) -> Tensor:
        """Probability of every label of every token: the gradient of the total.

        Here the emissions are of shape (tokens, labels); `chunks` holds the tokens of each chunk, padded.
        """
        emissions = emissions.detach().clone().requires_grad_()
        with torch.enable_grad():
            (found,) = torch.autograd.grad(self.total(emissions[chunks], lengths), emissions)
        return found

    @torch.no_grad()
    def set_to_mean(self, chains: list[Chain]) -> None:
        """Take the mean of other chains and learn no more."""
        for name in ("transitions", "first"):
            mine = getattr(self, name)
            mine.copy_(torch.stack([getattr(chain, name) for chain in chains]).mean(0))
            mine.requires_grad_(False)


def _forbidden() -> tuple[Tensor, Tensor]:
    """Penalties of impossible sequences: a piece goes on only after its own beginning."""
    transitions = torch.zeros(len(LABELS), len(LABELS))
    for inside in range(2, len(LABELS), 2):
        transitions[:, inside] = IMPOSSIBLE
        transitions[inside - 1 : inside + 1, inside] = 0
    return transitions, transitions[0].clone()
