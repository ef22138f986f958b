"""Reporting verbs: with what kind of words the outlet reports what others say.

Definition
----------
Every attribution has a cue, and the choice of the cue says how the outlet stands to what is reported: neutral
(said), official (announced), assertive (insisted), distancing (claimed), factive (pointed out), concessive
(admitted), accusing, denying, directive (urged), commissive (vowed), cognitive (believes), tentative (suggested),
emotive (lamented); other where the lexicon `cues` does not hold the word.

Formula
-------
``reporting_verbs.<class>`` = attributions with a cue of the class / all attributions. ``reporting_verbs.tilt`` =
(factive - distancing) / all; ``reporting_verbs.tilt.side_a``, ``.side_b`` … the same over the attributions whose
source speaks for that side.

Unit and reading
----------------
Shares from 0 to 1, which sum to 1; tilt from -1 to 1. A higher tilt means that what sources say is rather presented
as true than held at a distance; a higher tilt for one side, that this side's words are.

Limits
------
*Say* dominates in every outlet, and house styles prescribe it: compare outlets by side rather than levels. Many
verbs are in several classes by use (find, call, charge): each stands in one. A negated cue (did not say) counts as
its verb. Cues that the attribution model misses are missing here. Undefined (nan) where nothing is attributed, or
nothing to a side.

Reference
---------
ThompsonYe1991 on reporting verbs as evaluation; Geis1987 on verbs of reporting in political news. The grouping into
classes is this project's own.

Example
-------
>>> from framing.text.article import Article
>>> from framing.text.reading import Reading
>>> text = "The ministry claimed the road was safe. Residents said it was not."
>>> reading = Reading(Article(id="a", text=text))
>>> measure = ReportingVerbs()
>>> [(span.text(text), span.label) for span in measure.find(reading)]
[('claimed', 'distancing'), ('said', 'neutral')]
>>> measure.score(reading, measure.find(reading))["reporting_verbs.tilt"]
-0.5
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from framing.measures._measure import SIDE, Measure, in_story, share, side_keys
from framing.text.article import Span
from framing.text.cues import VERB_CLASSES

if TYPE_CHECKING:
    from framing.dossier import Dossier
    from framing.text.reading import Reading


@dataclass(frozen=True)
class ReportingVerbs(Measure):
    """Profile of reporting verbs; see the module's page.

    Parameters
    ----------
    voice : str
        "all": cues inside reported speech count too; "outlet" leaves them out.
    zone : tuple of str
        Zones that are scored.
    """

    voice: str = "all"

    name = "reporting_verbs"
    title = "Reporting verbs"
    unit = "share of attributions; tilt from -1 to 1"
    range: ClassVar[tuple[float, float]] = (-1, 1)
    higher_means = "what sources say is rather presented as true"
    citation = ("ThompsonYe1991", "Geis1987")
    needs = ("attributions",)

    @property
    def columns(self) -> tuple[str, ...]:
        """One column per class, the tilt, and the tilt by side."""
        shares = (f"{self.name}.{verb_class}" for verb_class in VERB_CLASSES)
        return (*shares, f"{self.name}.tilt", f"{self.name}.tilt.{SIDE}")

    def find(self, reading: Reading, dossier: Dossier | None = None) -> tuple[Span, ...]:
        """Return every cue, labelled by class, with its verb and the side of its source."""
        spans = (
            reading.span(
                min(start for start, _ in attribution.cue),
                max(end for _, end in attribution.cue),
                attribution.verb_class,
                verb=attribution.verb,
                source_name=attribution.source_name,
                side=dossier.side_of(attribution) if dossier else None,
            )
            for attribution in reading.attributions
        )
        return tuple(sorted(in_story(spans), key=lambda span: (span.start, span.end)))

    def score(
        self, reading: Reading, spans: Sequence[Span], dossier: Dossier | None = None
    ) -> dict[str, float]:
        """Return the share of each class, the tilt, and the tilt by side."""
        cues = self.counted(spans)
        scores = {
            f"{self.name}.{verb_class}": share(sum(cue.label == verb_class for cue in cues), len(cues))
            for verb_class in VERB_CLASSES
        }
        scores[f"{self.name}.tilt"] = tilt(cue.label for cue in cues)
        for side, key in side_keys(dossier).items():
            own = (cue.label for cue in cues if cue.facts["side"] == side)
            scores[f"{self.name}.tilt.{key}"] = tilt(own)
        return scores


def tilt(classes: Iterable[str]) -> float:
    """(factive - distancing) / all; nan where there is nothing.

    Examples
    --------
    >>> tilt(["factive", "neutral", "neutral", "distancing", "factive"])
    0.2
    """
    labels = list(classes)
    return share(labels.count("factive") - labels.count("distancing"), len(labels))
