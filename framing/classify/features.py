"""Features of articles for scikit-learn: measures as columns, the words of one voice as text.

Every transformer takes a list of `Article`, `Reading` or `str` (a text of its own). Put `ReadArticles` first in a
pipeline whose branches look at the same articles: what one branch reads, the others need not read again. For
n-grams, put scikit-learn's own vectorizers behind `VoiceText`::

    make_pipeline(
        ReadArticles(),
        make_union(
            make_pipeline(VoiceText("outlet"), TfidfVectorizer(ngram_range=(1, 2))),
            make_pipeline(MeasureFeatures(["hedging", "boosting"]), SimpleImputer()),
        ),
        LogisticRegression(class_weight="balanced"),
    )

Of scikit-learn's checks of estimators those apply that need no matrix of numbers as input: parameters, cloning,
representation, tags and names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin

from framing.classify.items import STORY, Item, check_voice, reading_of, readings_of, voiced_text
from framing.dossier import dossier_for, several
from framing.measures._measure import expand
from framing.scoring import Dossiers, Measures, chosen, score_reading
from framing.text.reading import Reading

Names = npt.NDArray[np.object_]


class ArticleTransformer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Base of transformers that take articles or texts and learn nothing from them."""

    def fit(self, X: Iterable[Item], y: object = None) -> Any:
        """Check the parameters; there is nothing to learn."""
        self._check_parameters()
        return self

    def _check_parameters(self) -> None:
        """Raise ArgumentError for a parameter that is none of the choices."""

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        tags.no_validation = True
        tags.input_tags.two_d_array = False
        tags.input_tags.string = True
        return tags


class _Passing(ArticleTransformer, auto_wrap_output_keys=None):  # type: ignore[call-arg]
    """Base of transformers whose output is no table: pandas output is left to the steps behind them."""

    def set_output(self, *, transform: str | None = None) -> Any:
        """Do nothing: texts and readings are no columns."""
        return self


class ReadArticles(_Passing):
    """Read every article once, for all branches of a pipeline.

    Examples
    --------
    >>> ReadArticles().fit_transform(["Troops left."])[0].text
    'Troops left.'
    """

    def transform(self, X: Iterable[Item]) -> list[Reading]:
        """Return one `Reading` per item."""
        return readings_of(X)

    def get_feature_names_out(self, input_features: object = None) -> Names:
        """Name the output: readings."""
        return np.array(["reading"], dtype=object)


class VoiceText(_Passing):
    """The words of one voice, as texts for scikit-learn's vectorizers.

    All other words are blanked out, so that offsets stay those of the article and a prediction can be explained in
    place. Words on both sides of a gap become neighbours: an n-gram may cross a quotation that was left out.

    Parameters
    ----------
    voice : {"outlet", "attributed", "quoted", "marked", "all"}
        Whose words; "outlet" leaves out its marked words.
    zone : sequence of str
        Zones whose words are kept.

    Examples
    --------
    >>> VoiceText("quoted").fit_transform(["The plan “failed badly”, he said."])[0].split()
    ['“failed', 'badly”']
    """

    def __init__(self, voice: str = "outlet", zone: Sequence[str] = STORY) -> None:
        self.voice = voice
        self.zone = zone

    def _check_parameters(self) -> None:
        check_voice(self.voice, self.zone)

    def transform(self, X: Iterable[Item]) -> Names:
        """Return one text per item, as long as the article's."""
        self._check_parameters()
        texts = [voiced_text(reading, self.voice, self.zone) for reading in readings_of(X)]
        return np.array(texts, dtype=object)

    def get_feature_names_out(self, input_features: object = None) -> Names:
        """Name the output: text."""
        return np.array(["text"], dtype=object)


class MeasureFeatures(ArticleTransformer):
    """Measures of articles as columns of numbers.

    Rates of single sentences are coarse: one hit in ten words is a rate of 100. An undefined measure stays nan: put
    ``SimpleImputer(keep_empty_features=True)`` behind, or use a classifier that takes nan.

    Parameters
    ----------
    measures : str, Measure, or several, optional
        Names or measures; all of them if left out.
    dossier : Dossier or sequence of Dossier, optional
        Sides, actors and terms; several are matched to articles by event.

    Examples
    --------
    >>> features = MeasureFeatures(["hedging"]).set_output(transform="pandas")
    >>> features.fit_transform(["Nearly 40 people left on foot."])[["hedging", "hedging.approximator"]].round()
       hedging  hedging.approximator
    0    167.0                 167.0
    """

    def __init__(self, measures: Measures = None, dossier: Dossiers = None) -> None:
        self.measures = measures
        self.dossier = dossier

    def _check_parameters(self) -> None:
        chosen(self.measures)

    def transform(self, X: Iterable[Item]) -> npt.NDArray[np.float64]:
        """Return one row per item and one column per name."""
        used = chosen(self.measures)
        rows = [
            score_reading(reading, used, dossier_for(reading.article, self.dossier))
            for reading in readings_of(X)
        ]
        return pd.DataFrame(rows, columns=self.get_feature_names_out()).to_numpy(dtype=np.float64)

    def get_feature_names_out(self, input_features: object = None) -> Names:
        """Name the columns: those of `score`."""
        sides = max((len(dossier.side_names) for dossier in several(self.dossier)), default=0)
        names = [column for measure in chosen(self.measures) for column in expand(measure.columns, sides)]
        return np.array(names, dtype=object)

    def occurrences(self, item: Item) -> list[list[tuple[int, int]]]:
        """Find the hits that each column counts, as character ranges; columns that count no hits have none."""
        reading = reading_of(item)
        dossier = dossier_for(reading.article, self.dossier)
        hits: dict[str, list[tuple[int, int]]] = {}
        for measure in chosen(self.measures):
            for span in measure.counted(measure.find(reading, dossier)):
                for column in (measure.name, f"{measure.name}.{span.label}"):
                    hits.setdefault(column, []).append((span.start, span.end))
        return [hits.get(name, []) for name in self.get_feature_names_out()]
