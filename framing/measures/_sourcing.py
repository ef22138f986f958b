"""Sources as the measures of sourcing count them: where each is named, its side, and the words it is given."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from framing.measures._measure import NAN, in_story
from framing.text.article import Span

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.attributions import Attribution
    from framing.text.reading import Reading


def told_source(attribution: Attribution, dossier: Dossier | None) -> tuple[str | None, str]:
    """Return the name and type of an attribution's source, those of the dossier's actor if it is one's very name.

    Then "the ministry" bears the same name in every article, and the researcher's word on its type counts.
    """
    actor = dossier.actor_of(attribution) if dossier else None
    if actor is None:
        return attribution.source_name, attribution.source_type
    return actor.name, actor.type or attribution.source_type


@lru_cache(maxsize=4)
def cited_sources(reading: Reading, dossier: Dossier | None) -> tuple[Span, ...]:
    """Return the source of every attribution that has one, in order, labelled by the attribution's kind.

    Facts: `source_name`, `source_type`, `side` (None without a dossier, or on no side), `words` (how many words of
    content the source is given).
    """
    starts = reading.tokens.starts
    total = np.concatenate(([0], np.cumsum(reading.tokens.is_word)))
    found = []
    for attribution in reading.attributions:
        if not attribution.source:
            continue
        name, type_ = told_source(attribution, dossier)
        borders = starts.searchsorted(np.array(attribution.content).reshape(-1, 2))
        found.append(
            reading.span(
                *attribution.source[0],
                attribution.kind,
                source_name=name,
                source_type=type_,
                side=dossier.side_of(attribution) if dossier else None,
                words=int((total[borders[:, 1]] - total[borders[:, 0]]).sum()),
            )
        )
    return tuple(sorted(in_story(found), key=lambda span: (span.start, span.end)))


def entropy(counts: Sequence[int]) -> float:
    """Entropy of a distribution in nats; nan where all counts are 0.

    Examples
    --------
    >>> round(entropy([5, 5, 0]), 3), entropy([7, 0, 0])
    (0.693, 0.0)
    """
    total = sum(counts)
    if not total:
        return NAN
    return math.fsum(count / total * math.log(total / count) for count in counts if count)
