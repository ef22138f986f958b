"""The multiverse: one comparison under every defensible set of choices, and which choices decide it.

A finding that holds under one lexicon, one voice and one set of zones may not hold under others that are as good. All
are worked out and shown [SimonsohnSimmonsNelson2020]. The range is no confidence interval: it tells what hangs on
choices, not on chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

from framing import _check
from framing.corpus import Corpus
from framing.dossier import dossier_for
from framing.errors import ArgumentError
from framing.lexicon import Lexicon, load_lexicon
from framing.measures._measure import Measure
from framing.scoring import Dossiers, chosen, columns_of, score_reading
from framing.stats import compare
from framing.text.article import Span
from framing.text.reading import Reading
from framing.text_reuse import Reuse, reuse

TEXTS = ("story", "with furniture", "own writing")
"""What of a page counts: the story; furniture of the page too; only what no other outlet had before."""
DEFENSIBLE: Mapping[str, tuple[Any, ...]] = {
    "voice": ("outlet", "all"),
    "zone": (("body",), ("headline", "standfirst", "body")),
    "reading": ("usual", "strict"),
}
ALL = "all choices"
RESULTS = ("estimate", "low", "high", "p", "effect", "n_articles", "n_events", "method")
SENSITIVITY_COLUMNS = (
    "group_a", "group_b", "choice", "option", "n", "median", "lowest", "highest", "share_of_sign", "flips",
)  # fmt: skip

Choices = Mapping[str, Sequence[Any]]


def defensible_choices(measure: str | Measure, corpus: Corpus | None = None) -> dict[str, tuple[Any, ...]]:
    """Name the choices that a reviewer may ask about, the measure's own settings first.

    Parameters
    ----------
    measure : str or Measure
        The measure.
    corpus : Corpus, optional
        With it, a measure of a lexicon is also tried without each term that occurs in these articles.

    Returns
    -------
    dict
        By field of the measure, the values to try; `text` is what of the page counts.

    Examples
    --------
    >>> defensible_choices("scare_quotes")["reading"]
    ('usual', 'strict')
    """
    (base,) = chosen(measure)
    own = {field.name: getattr(base, field.name) for field in fields(base)}
    choices = {
        name: tuple(dict.fromkeys([own[name], *options]))
        for name, options in DEFENSIBLE.items()
        if name in own and (name != "voice" or own[name] != "all")
    }
    if corpus is not None and "lexicon" in own:
        choices["lexicon"] = leave_one_out(own["lexicon"], corpus)
    return {**choices, "text": ("story", "with furniture")}


def leave_one_out(lexicon: Lexicon | str, corpus: Corpus) -> tuple[Lexicon, ...]:
    """Return a lexicon, and that lexicon without each of its terms that occurs in the corpus.

    Parameters
    ----------
    lexicon : Lexicon or str
        The lexicon, or the name of one that ships with the package.
    corpus : Corpus
        Where terms are looked for; to leave out one that does not occur changes nothing.

    Returns
    -------
    tuple of Lexicon
        The whole one first; the others are named "NAME without TERM".

    Examples
    --------
    >>> from framing.text.article import Article
    >>> corpus = Corpus([Article("a1", text="Two died.")])
    >>> [each.name for each in leave_one_out(Lexicon.of({"loss": ["died", "fell"]}, name="loss"), corpus)]
    ['loss', 'loss without died']
    """
    whole = lexicon if isinstance(lexicon, Lexicon) else load_lexicon(lexicon)
    used = {match.entry.term for article in corpus for match in whole.matches(Reading(article))}
    return (
        whole,
        *(replace(whole.without(term), name=f"{whole.name} without {term}") for term in sorted(used)),
    )


def multiverse(
    corpus: Corpus,
    measure: str | Measure,
    choices: Choices | None = None,
    column: str | None = None,
    dossier: Dossiers = None,
    **comparison: Any,
) -> pd.DataFrame:
    """Compare outlets under every combination of choices.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    measure : str or Measure
        The measure; its fields are the settings that hold unless a choice says otherwise.
    choices : mapping from str to sequence, optional
        Values to try, by field of the measure (`voice, zone, lexicon, reading`, thresholds …); `text` is one of
        "story", "with furniture" (boilerplate kept) and "own writing" (without text that another outlet had). The
        first value of each is the reference. By default `defensible_choices(measure, corpus)`.
    column : str, optional
        The column compared; by default the first of the measure.
    dossier : Dossier or sequence of Dossier, optional
        Sides and terms.
    **comparison
        `by, within, units, seed`: as for `compare`.

    Returns
    -------
    DataFrame
        One row per pair of outlets and set of choices: `group_a, group_b`, one column per choice (in words), then
        `estimate, low, high, p, effect, n_articles, n_events, method` as in `compare`. No q: the rows are one
        question asked in many ways. `plot_multiverse` draws it, `sensitivity` sums it up.

    Raises
    ------
    ArgumentError
        If a choice is no field of the measure, has no value, or the column is not the measure's.

    Examples
    --------
    >>> import framing
    >>> corpus = framing.load_corpus().where(event=["strait-boats", "harbour-protest"],
    ...                                      outlet=["Meridian Press", "VBC News"])
    >>> table = multiverse(corpus, "scare_quotes", {"reading": ["usual", "strict"]})
    >>> table[["group_a", "group_b", "reading", "n_events"]].to_dict("records")  # doctest: +NORMALIZE_WHITESPACE
    [{'group_a': 'Meridian Press', 'group_b': 'VBC News', 'reading': 'usual', 'n_events': 2},
     {'group_a': 'Meridian Press', 'group_b': 'VBC News', 'reading': 'strict', 'n_events': 2}]
    """
    (base,) = chosen(measure)
    tried = _checked(base, defensible_choices(base, corpus) if choices is None else choices)
    readings = {text: _readings(corpus, text) for text in tried.get("text", ("story",))}
    parts = []
    for options in product(*tried.values()):
        settings = dict(zip(tried, options, strict=True))
        words = {name: _in_words(option) for name, option in settings.items()}
        used = replace(base, **{name: option for name, option in settings.items() if name != "text"})
        name = _check.one_of("column", column or used.columns[0], columns_of((used,), dossier))
        rows = [
            score_reading(reading, (used,), dossier_for(reading.article, dossier))
            for reading in readings[settings.get("text", "story")]
        ]
        found: pd.DataFrame = compare(
            pd.DataFrame(rows, columns=columns_of((used,), dossier)), name, **comparison
        )
        parts.append(found[["group_a", "group_b"]].assign(**words).join(found[list(RESULTS)]))
    table: pd.DataFrame = pd.concat(parts, ignore_index=True)
    return table.sort_values(["group_a", "group_b"], kind="stable").reset_index(drop=True)


def sensitivity(table: pd.DataFrame) -> pd.DataFrame:
    """Sum a multiverse up: the range, how many agree on the sign, and which choice flips it.

    Parameters
    ----------
    table : DataFrame
        What `multiverse` returned.

    Returns
    -------
    DataFrame
        One row per pair of outlets over all choices (`choice` = "all choices"), then one per option of each choice:
        `group_a, group_b, choice, option, n` (defined estimates), `median, lowest, highest, share_of_sign` (share of
        estimates with the sign of the median over all choices; nan where that is 0), `flips` (in how many sets of
        choices this option, put in place of the choice's first one and with all else equal, turns the sign).

    Raises
    ------
    ColumnError
        If the table is not a multiverse.

    Examples
    --------
    >>> table = pd.DataFrame({
    ...     "group_a": "Herald", "group_b": "Post", "voice": ["outlet", "outlet", "all", "all"],
    ...     "zone": ["body", "headline + body"] * 2, "estimate": [2.0, 1.0, 0.5, -1.0],
    ... })
    >>> sensitivity(table)[["choice", "option", "lowest", "highest", "share_of_sign", "flips"]]
            choice           option  lowest  highest  share_of_sign  flips
    0  all choices                     -1.0      2.0           0.75      0
    1        voice           outlet     1.0      2.0           1.00      0
    2        voice              all    -1.0      0.5           0.50      1
    3         zone             body     0.5      2.0           1.00      0
    4         zone  headline + body    -1.0      1.0           0.50      1
    """
    _check.columns(table, ["group_a", "group_b", "estimate"], "the multiverse")
    names = [name for name in table.columns if name not in ("group_a", "group_b", *RESULTS)]
    rows: list[tuple[Any, ...]] = []
    for pair, part in table.groupby(["group_a", "group_b"], sort=False, observed=True):
        sign = np.sign(part["estimate"].median())
        rows.append((*pair, ALL, "", *_spread(part["estimate"], sign), 0))
        for name in names:
            for option in part[name].unique():
                estimates = part.loc[part[name] == option, "estimate"]
                flips = _flips(part, names, name, option)
                rows.append((*pair, name, option, *_spread(estimates, sign), flips))
    return pd.DataFrame(rows, columns=list(SENSITIVITY_COLUMNS))


def _spread(estimates: pd.Series, sign: float) -> tuple[int, float, float, float, float]:
    """Count of defined estimates, median, lowest, highest, and the share of one sign."""
    defined = estimates.dropna()
    share = float((np.sign(defined) == sign).mean()) if len(defined) and sign else np.nan
    return len(defined), defined.median(), defined.min(), defined.max(), share


def _flips(part: pd.DataFrame, names: Sequence[str], name: str, option: object) -> int:
    """Count the sets of choices in which this option in place of the first one turns the sign."""
    others = [other for other in names if other != name]
    signs = np.sign(part["estimate"])
    if not others:
        first, here = signs[part[name] == part[name].iloc[0]], signs[part[name] == option]
        return int((here.to_numpy() * first.to_numpy() < 0).sum())
    wide = part.assign(sign=signs).pivot(index=others, columns=name, values="sign")
    return int((wide[option] * wide[part[name].iloc[0]] < 0).sum())


def _checked(base: Measure, choices: Choices) -> dict[str, tuple[Any, ...]]:
    """Refuse choices that the measure does not have."""
    known = [*(field.name for field in fields(base)), "text"]
    for name, options in choices.items():
        _check.one_of("a choice", name, known)
        if isinstance(options, str) or not len(options):
            raise ArgumentError(f"the choice {name!r} must be a list of values to try; got {options!r}.")
    for text in choices.get("text", ()):
        _check.one_of("text", text, TEXTS)
    return {name: tuple(options) for name, options in choices.items()}


def _in_words(option: object) -> str:
    """Name an option so that tables and figures can bear it."""
    if isinstance(option, Lexicon):
        return option.name
    return " + ".join(option) if isinstance(option, tuple) else str(option)


def _readings(corpus: Corpus, text: str) -> list[Reading]:
    """Read every article once for all sets of choices."""
    if text == "with furniture":
        return [_WholePage(article) for article in corpus]
    found: Reuse | None = reuse(corpus) if text == "own writing" else None
    return [found.reading(article) if found else Reading(article) for article in corpus]


@dataclass(frozen=True, eq=False)
class _WholePage(Reading):
    """A reading for which furniture of the page is body, as where nobody cleaned the texts."""

    @cached_property
    def zones(self) -> tuple[Span, ...]:
        """The article's zones, with boilerplate as body."""
        found: Iterable[Span] = super().zones
        return tuple(replace(z, label="body", zone="body") if z.label == "boilerplate" else z for z in found)
