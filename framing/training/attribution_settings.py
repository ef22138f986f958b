"""What can be chosen in the training of the attribution network."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Choices of training; the defaults are those of the shipped model.

    Parameters
    ----------
    dilations : tuple of int
        Reach of each layer in tokens: it sees a token and one to each side at that distance.
    summary_before : int
        The layer before which sentences are summed up.
    width, own, ending, column, link : int
        Width of the layers, of a word's trained vector, an ending's, a column's, and of the link scores.
    vocabulary : int
        How many of the most frequent words of the word vectors are known beside the training words.
    least : int
        How often a word must occur in training to have a vector of its own.
    drop, drop_input, drop_words, drop_own : float
        Rates of dropout: in the layers, of the input, of whole words, of words' trained vectors.
    epochs, batch, warm_up : int
        Passes over the data, articles per step, steps until the full rate.
    rate, decay, average, link_weight : float
        Highest learning rate, weight decay, inertia of the averaged weights, weight of the link loss.
    seed : int
        Of every random choice.
    """

    dilations: tuple[int, ...] = (1, 2, 4, 8, 1, 2, 4, 8)
    summary_before: int = 4
    width: int = 128
    own: int = 32
    ending: int = 16
    column: int = 8
    link: int = 32
    vocabulary: int = 60_000
    least: int = 3
    drop: float = 0.2
    drop_input: float = 0.2
    drop_words: float = 0.05
    drop_own: float = 0.2
    epochs: int = 10
    batch: int = 4
    warm_up: int = 200
    rate: float = 1.5e-3
    decay: float = 0.01
    average: float = 0.998
    link_weight: float = 0.1
    seed: int = 1
