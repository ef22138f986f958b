"""What can be chosen in the training of the attribution network."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Choices of training; the defaults are those of the shipped network.

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
    epochs, batch, tokens, warm_up : int
        Passes over the data; least articles and least tokens of a step; steps until the full rate.
    rate, meanings_rate : float
        Highest learning rates: of the network, and of the language model below a teacher.
    decay, average, link_weight : float
        Weight decay, inertia of the averaged weights, weight of the link loss.
    annotated : float
        What the annotations count, from 0 to 1, where teachers speak as well.
    score_weight : float
        Weight of the distance between a pupil's scores and its teachers'.
    seed : int
        Of every random choice.
    """

    dilations: tuple[int, ...] = (1, 2, 4, 8, 1, 2, 4, 8)
    summary_before: int = 4
    width: int = 96
    own: int = 32
    ending: int = 16
    column: int = 8
    link: int = 32
    vocabulary: int = 60_000
    least: int = 3
    drop: float = 0.1
    drop_input: float = 0.1
    drop_words: float = 0.03
    drop_own: float = 0.15
    epochs: int = 6
    batch: int = 4
    tokens: int = 2000
    warm_up: int = 200
    rate: float = 2e-3
    meanings_rate: float = 0.0
    decay: float = 0.01
    average: float = 0.998
    link_weight: float = 0.1
    annotated: float = 0.5
    score_weight: float = 0.2
    seed: int = 1


TEACHER = Settings(
    width=160,
    drop=0.15,
    drop_input=0.15,
    drop_words=0.0,
    drop_own=0.5,
    epochs=4,
    tokens=0,
    warm_up=60,
    rate=1.5e-3,
    meanings_rate=1.2e-4,
    average=0.99,
)
"""Choices for a teacher: the same layers, wider, on a language model."""

ALONE = Settings(drop=0.2, drop_input=0.2, drop_words=0.05, drop_own=0.2, epochs=10, rate=1.5e-3)
"""Choices for a network that has no teacher."""
