"""What other programs say about the same data: writes tests/stats/reference_values.json.

Run in an environment of its own, since some of these packages ask for old versions of others::

    pip install krippendorff==0.9.0 irrCAC==0.4.4 ppi-python==0.2.3 scattertext==0.2.2 statsmodels==0.15.0
    pip install convokit==5.0.0
    python tests/scripts/reference_values.py
"""

import json
from pathlib import Path

import krippendorff
import numpy as np
import pandas as pd
import statsmodels.formula.api as smf
from convokit.fighting_words.fightingWords import FightingWords
from irrCAC.raw import CAC
from ppi_py import ppi_mean_ci, ppi_mean_pointestimate
from scattertext.termsignificance.LogOddsRatioInformativeDirichletPiror import (
    LogOddsRatioInformativeDirichletPrior,
)
from scipy.stats import ttest_rel

OUT = Path(__file__).resolve().parent.parent / "stats" / "reference_values.json"


def codings() -> dict:
    """Three coders on 40 units with gaps, made by arithmetic: alpha at all levels, AC1, percent."""
    rows = []
    for unit in range(40):
        true = (unit * unit + unit // 3) % 5 + 1
        for coder in range(3):
            noise = (unit * 7 + coder * 13) % 10
            value = true if noise < 6 else (true + noise) % 5 + 1
            rows.append(None if (unit * 5 + coder * 3) % 9 == 0 else value)
    values = [rows[3 * unit : 3 * unit + 3] for unit in range(40)]
    matrix = np.array([[np.nan if v is None else v for v in row] for row in values]).T
    levels = ("nominal", "ordinal", "interval", "ratio")
    ac1 = CAC(pd.DataFrame(matrix.T)).gwet()["est"]
    return {
        "values": values,
        "alpha": {level: krippendorff.alpha(matrix, level_of_measurement=level) for level in levels},
        "ac1": ac1["coefficient_value"],
        "percent": ac1["pa"],
    }


def predictions() -> dict:
    """30 coded and 170 uncoded articles: PPI++ by ppi-python."""
    tool = [((i * 37) % 101) / 10 for i in range(200)]
    human = [0.8 * tool[i] + ((i * 53) % 29) / 10 - 1 for i in range(30)]
    labelled, unlabelled, gold = np.array(tool[:30]), np.array(tool[30:]), np.array(human)
    low, high = ppi_mean_ci(gold, labelled, unlabelled, alpha=0.05)
    return {
        "tool": tool,
        "human": human,
        "estimate": float(np.squeeze(ppi_mean_pointestimate(gold, labelled, unlabelled))),
        "low": float(np.squeeze(low)),
        "high": float(np.squeeze(high)),
    }


def words() -> dict:
    """Counts of 60 terms in two groups: z of ConvoKit (flat prior) and of scattertext (informative)."""
    first = [(i * i * 7 + 3 * i) % 41 for i in range(60)]
    second = [(i * i * 5 + 11 * i + 2) % 37 for i in range(60)]
    background = [(i * 13) % 23 + 1 for i in range(60)]
    terms = [f"w{i}" for i in range(60)]
    fighting = FightingWords(prior=0.5, text_func=str)
    matrix = np.array([first, second])

    class Counts:
        """A vectoriser that hands over the counts above."""

        def __init__(self) -> None:
            self.vocabulary_ = dict(zip(terms, range(60), strict=True))

        def fit_transform(self, texts: list[str]) -> "Counts":
            return self

        def toarray(self) -> np.ndarray:
            return matrix

    fighting.cv = Counts()
    convokit = fighting._bayes_compare_language(["a"], ["b"])
    prior = pd.Series(background, index=terms, dtype=float)
    scattertext = LogOddsRatioInformativeDirichletPrior(prior.to_numpy(), sigma=500, scale_type="word")
    zeta = scattertext.get_zeta_i_j_given_separate_counts(np.array(first), np.array(second))
    return {
        "first": first,
        "second": second,
        "background": background,
        "convokit_z": [convokit[term] for term in terms],
        "scattertext_z": np.asarray(zeta).tolist(),
    }


def balanced() -> dict:
    """12 events by 2 outlets: dummy-variable regression of statsmodels, and the paired t test of scipy."""
    rows = [
        (f"e{e}", o, ((e * 17) % 11) / 2 + (o == "A") * 0.7 + ((e * 29 + (o == "A") * 5) % 7) / 5)
        for e in range(12)
        for o in "AB"
    ]
    table = pd.DataFrame(rows, columns=["event", "outlet", "x"])
    fitted = smf.ols("x ~ C(outlet) + C(event)", table).fit()
    wide = table.pivot(index="event", columns="outlet", values="x")
    paired = ttest_rel(wide["A"], wide["B"])
    low, high = paired.confidence_interval()
    return {
        "rows": rows,
        "estimate": -float(fitted.params["C(outlet)[T.B]"]),
        "low": float(low),
        "high": float(high),
        "p": float(paired.pvalue),
    }


if __name__ == "__main__":
    found = {part.__name__: part() for part in (codings, predictions, words, balanced)}
    OUT.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
