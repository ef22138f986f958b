"""A tool's scores beside the human values of the articles that were coded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing import _check
from framing.errors import ArgumentError

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Scored:
    """One entry per article: the tool's value, the human one (nan where not coded) and the sampling design."""

    tool: Floats
    human: Floats
    probability: Floats  # of being drawn for coding, of coded articles
    group: npt.NDArray[np.object_]
    cluster: npt.NDArray[np.int64]

    @property
    def coded(self) -> npt.NDArray[np.bool_]:
        """Which articles people coded."""
        return ~np.isnan(self.human)

    @property
    def binary(self) -> bool:
        """Whether both the tool and the people say only yes (1) or no (0)."""
        return bool(np.isin(self.tool, [0, 1]).all() and np.isin(self.human[self.coded], [0, 1]).all())

    def of(self, group: object) -> Scored:
        """Keep the articles of one group."""
        kept = self.group == group
        fields = (self.tool, self.human, self.probability, self.group, self.cluster)
        return Scored(*(field[kept] for field in fields))


def scored(
    table: pd.DataFrame, gold: pd.DataFrame, column: str, by: str, within: str | None
) -> tuple[Scored, list[str]]:
    """Join the tool's table with the human values, and say in words what did not fit.

    Without a column `probability` in the gold table, the coded articles of a group are taken for a simple
    random sample of it.
    """
    _check.columns(table, ["article", by, column, *([within] if within else [])])
    _check.columns(gold, ["article", column], "the gold table")
    for frame, name in ((table, "the table"), (gold, "the gold table")):
        if frame["article"].duplicated().any():
            twice = frame.loc[frame["article"].duplicated(), "article"].iloc[0]
            raise ArgumentError(f"{name} must have one row per article; article {twice} has several.")
    usable = table[table[column].notna() & table[by].notna()]
    human = usable["article"].map(gold.dropna(subset=[column]).set_index("article")[column])
    if not human.notna().any():
        raise ArgumentError("gold must share articles with the table; none of its articles is in the table.")
    notes = []
    unknown = int((~gold["article"].isin(usable["article"])).sum())
    if unknown:
        notes.append(f"{unknown} of {len(gold)} coded articles have no score in the table: left out.")
    if "probability" in gold.columns:
        probability = usable["article"].map(gold.set_index("article")["probability"])
    else:
        probability = human.notna().groupby(usable[by], observed=True).transform("mean")
    drawn = probability[human.notna()]
    if not ((drawn > 0) & (drawn <= 1)).all():
        raise ArgumentError(f"probability must lie above 0 and up to 1; its least value is {drawn.min()!r}.")
    clusters = pd.factorize(usable[within])[0] if within else np.arange(len(usable))
    return Scored(
        usable[column].to_numpy(dtype=float),
        human.to_numpy(dtype=float, na_value=np.nan),
        probability.to_numpy(dtype=float, na_value=np.nan),
        usable[by].to_numpy(dtype=object),
        np.asarray(clusters),
    ), notes
