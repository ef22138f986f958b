"""Teachers and their pupil: large networks tell a small one what they see in many more articles [Hinton2015]."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from framing.text.attribution.network import LABELS, ROLES, UNREACHED, best_labels, pieces
from framing.training.attribution.examples import Example, Link, Target, TokenPieces
from framing.training.attribution.learning.batches import Batch, collated, padded
from framing.training.attribution.learning.network import TrainedNetwork

ONE_HOT = np.eye(len(LABELS), dtype=np.float32)


@dataclass(frozen=True, eq=False)
class Lesson:
    """What teachers say of an article.

    Parameters
    ----------
    scores : array of shape (tokens, labels)
        Mean scores of the labels, those of a token around zero.
    probabilities : array of shape (tokens, labels)
        Probabilities of the labels, given the whole chunk.
    target : Target
        The best labels, and the links of the first teacher between them.
    """

    scores: npt.NDArray[np.float16]
    probabilities: npt.NDArray[np.float16]
    target: Target


@torch.no_grad()
def lesson(teachers: Sequence[TrainedNetwork], pupil: TrainedNetwork, example: Example) -> Lesson:
    """Let teachers read an article; the pupil's chain must be theirs on average."""
    batch = collated([example])
    states = [teacher(batch)[0] for teacher in teachers]
    scores = torch.stack([t.labels(s) for t, s in zip(teachers, states, strict=True)]).mean(0)
    chain = pupil.chain
    probabilities = chain.probabilities(scores, batch.chunks, batch.lengths)
    labels = best_labels(
        scores.numpy(),
        example.chunks,
        *(scores_of.numpy() for scores_of in chain.allowed()),
    )
    return Lesson(
        scores=(scores - scores.mean(1, keepdim=True)).numpy().astype(np.float16),
        probabilities=probabilities.numpy().astype(np.float16),
        target=Target(labels.astype(np.int64), _links(teachers[0], states[0], labels, example.chunks)),
    )


def _links(
    teacher: TrainedNetwork, states: Tensor, labels: npt.NDArray[np.int_], chunks: TokenPieces
) -> list[Link]:
    """Join pieces around their cues: sources of the same chunk, contents of the nearest one that has a cue."""
    found = {
        role: list(zip(p.firsts.tolist(), p.ends.tolist(), strict=True)) for role, p in pieces(labels).items()
    }
    sources, cues, contents = (found[role] for role in ROLES)
    if not cues or not contents:
        return []
    chunk_of = np.repeat(np.arange(len(chunks)), [end - first for first, end in chunks])
    at_source, at_cue, at_content = (chunk_of[[first for first, _ in found[role]]] for role in ROLES)
    apart = torch.tensor(at_cue[:, None] != np.append(-1, at_source))
    apart[:, 0] = False
    source_of = teacher.source_scores(states, cues, sources).masked_fill(apart, UNREACHED).argmax(1) - 1
    away = np.abs(at_content[:, None] - at_cue)
    further = torch.tensor(away > away.min(axis=1, keepdims=True))
    cue_of = teacher.cue_scores(states, contents, cues).masked_fill(further, UNREACHED).argmax(1)
    links = []
    for number, source in enumerate(source_of.tolist()):
        said = [contents[i] for i in torch.nonzero(cue_of == number).flatten().tolist()]
        if said:
            links.append(Link(cues[number], sources[source] if source >= 0 else None, said))
    return links


class TaughtLoss:
    """Loss of a pupil: towards its teachers' probabilities and scores, and the annotations where there are any.

    Parameters
    ----------
    lessons : mapping of str to Lesson
        By name of the article.
    """

    def __init__(self, lessons: Mapping[str, Lesson]) -> None:
        self.lessons = lessons

    def __call__(
        self, network: TrainedNetwork, batch: Batch, examples: list[Example], choice: random.Random
    ) -> Tensor:
        """Loss of a batch."""
        settings = network.settings
        lessons = [self.lessons[example.id] for example in examples]
        chosen = [choice.choice(example.targets) if example.targets else None for example in examples]
        states = network(batch)
        scores = network.labels(network.drop(states))
        aims = padded(
            _aim(told, target, settings.annotated) for told, target in zip(lessons, chosen, strict=True)
        )
        tokens = batch.inside.sum()
        total = network.chain.total(scores.flatten(0, 1)[batch.chunks], batch.lengths)
        loss = (total - (aims * scores).sum()) / tokens
        taught = padded(told.scores.astype(np.float32) for told in lessons)
        away = (scores - scores.mean(-1, keepdim=True) - taught).square().mean(-1)
        loss = loss + settings.score_weight * (away * batch.inside).sum() / tokens
        targets = [target or told.target for told, target in zip(lessons, chosen, strict=True)]
        links = [network.link_loss(state, t) for state, t in zip(states, targets, strict=True) if t.links]
        if links:
            loss = loss + settings.link_weight * torch.stack(links).mean()
        return loss


def _aim(told: Lesson, target: Target | None, annotated: float) -> npt.NDArray[np.float32]:
    """Probabilities of the labels that the pupil shall give: the teachers', mixed with the annotations."""
    taught = told.probabilities.astype(np.float32)
    return taught if target is None else (1 - annotated) * taught + annotated * ONE_HOT[target.labels]
