"""Features by which frames are recognised: stems, words of a lexicon by category, and word vectors.

Topics change and questions stay: stems learn what the training articles speak about, the lexicon's categories
(kinship, reproach, religion, money …) are the part that travels, and word vectors bring words that were never seen near
to those that were.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import log1p, nan
from typing import Any

import numpy as np
import numpy.typing as npt
from nltk.stem.snowball import SnowballStemmer
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from framing import _check
from framing.classify.embeddings import StaticEmbeddings
from framing.classify.features import ArticleTransformer, Names
from framing.classify.items import STORY, Item, check_voice, kept_tokens, reading_of, readings_of
from framing.lexicon import Match, load_lexicon
from framing.text.reading import Reading

MARKS = frozenset("$€£%?!")
"""Signs that are counted like words: they speak of money, shares, questions and exclamations."""
NUMBER = "0"
"""What every token with a digit is counted as."""
BLOCK = 0.4
"""Length of an average row of categories, or of a word vector, beside a row of stems, which has length 1."""

_STEMMER = SnowballStemmer("english")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return what a token in lower case is counted as; nothing for punctuation.

    Examples
    --------
    >>> [stem(word) for word in ("promises", "promised", "2,500", "%", ",")]
    ['promis', 'promis', '0', '%', '']
    """
    if any(map(str.isdigit, word)):
        return NUMBER
    if word[0].isalpha():
        return str(_STEMMER.stem(word))
    return word if word in MARKS else ""


class StemCounts(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Count stems, those that occur in enough articles.

    Parameters
    ----------
    least : int
        Articles in which a stem must occur.
    voice : {"outlet", "attributed", "quoted", "marked", "all"}
        Whose words.
    zone : sequence of str
        Zones whose words are counted.

    Examples
    --------
    >>> counts = StemCounts(least=2).fit(["They promised jobs.", "A job, a promise!"])
    >>> counts.get_feature_names_out().tolist(), counts.transform(["Jobs, jobs …"]).toarray().tolist()
    (['job', 'promis'], [[2.0, 0.0]])
    """

    def __init__(self, least: int = 3, voice: str = "all", zone: Sequence[str] = STORY) -> None:
        self.least = least
        self.voice = voice
        self.zone = zone

    def fit(self, X: Iterable[Item], y: object = None) -> StemCounts:
        """Collect the stems."""
        _check.at_least("least", self.least, 1)
        check_voice(self.voice, self.zone)
        articles = Counter(
            name for reading in readings_of(X) for name in {n for _, n in self._stems(reading)}
        )
        kept = sorted(name for name, number in articles.items() if number >= self.least)
        self.vocabulary_ = {name: column for column, name in enumerate(kept)}
        return self

    def transform(self, X: Iterable[Item]) -> sparse.csr_matrix:
        """Return one row per item and one column per stem."""
        column_of = self.vocabulary_
        columns: list[int] = []
        ends = [0]
        for reading in readings_of(X):
            columns += [column_of[name] for _, name in self._stems(reading) if name in column_of]
            ends.append(len(columns))
        shape = (len(ends) - 1, len(column_of))
        counts = sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=shape)
        counts.sum_duplicates()
        return counts

    def get_feature_names_out(self, input_features: object = None) -> Names:
        """Name the columns: the stems."""
        return np.array(list(self.vocabulary_), dtype=object)

    def occurrences(self, item: Item) -> list[list[tuple[int, int]]]:
        """Find where each stem stands, as character ranges."""
        reading = reading_of(item)
        found: dict[str, list[tuple[int, int]]] = {}
        for token, name in self._stems(reading):
            place = (int(reading.tokens.starts[token]), int(reading.tokens.ends[token]))
            found.setdefault(name, []).append(place)
        return [found.get(name, []) for name in self.vocabulary_]

    def _stems(self, reading: Reading) -> Iterator[tuple[int, str]]:
        lower = reading.tokens.lower
        for token in np.flatnonzero(kept_tokens(reading, self.voice, self.zone)).tolist():
            if name := stem(lower[token]):
                yield token, name

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.no_validation = True
        tags.input_tags.two_d_array = False
        tags.input_tags.string = True
        return tags


class CategoryProfile(ArticleTransformer):
    """How often, and with how many different entries, an article uses each category of a lexicon.

    Both columns are logarithms, ln(1 + x): of hits per 1,000 words ("rate"), and of different entries ("variety"),
    which a single word said over and over does not raise. Both are nan where no word of the voice stands.

    Parameters
    ----------
    lexicon : str
        Name of a lexicon that ships, or the path of your own (``.tsv``).
    voice : {"outlet", "attributed", "quoted", "marked", "all"}
        Whose words.
    zone : sequence of str
        Zones whose words are counted.

    Examples
    --------
    >>> profile = CategoryProfile().set_output(transform="pandas").fit_transform(["Her mother and father wept."])
    >>> profile[["kin rate", "kin variety"]].round(1)
       kin rate  kin variety
    0       6.0          1.1
    """

    def __init__(self, lexicon: str = "frames", voice: str = "all", zone: Sequence[str] = STORY) -> None:
        self.lexicon = lexicon
        self.voice = voice
        self.zone = zone

    def _check_parameters(self) -> None:
        load_lexicon(self.lexicon)
        check_voice(self.voice, self.zone)

    def transform(self, X: Iterable[Item]) -> npt.NDArray[np.float64]:
        """Return one row per item and two columns per category."""
        self._check_parameters()
        return np.array([self._row(reading) for reading in readings_of(X)]).reshape(
            -1, 2 * len(self._categories)
        )

    def get_feature_names_out(self, input_features: object = None) -> Names:
        """Name the columns: category, and "rate" or "variety"."""
        kinds = ("rate", "variety")
        return np.array([f"{name} {kind}" for kind in kinds for name in self._categories], dtype=object)

    def occurrences(self, item: Item) -> list[list[tuple[int, int]]]:
        """Find the hits of each column, as character ranges."""
        reading = reading_of(item)
        starts, ends = reading.tokens.starts, reading.tokens.ends
        found: dict[str, list[tuple[int, int]]] = {name: [] for name in self._categories}
        for match in self._matches(reading):
            found[match.entry.category].append((int(starts[match.first]), int(ends[match.last - 1])))
        return [found[name] for name in self._categories] * 2

    @property
    def _categories(self) -> tuple[str, ...]:
        return load_lexicon(self.lexicon).categories

    def _row(self, reading: Reading) -> list[float]:
        words = int((kept_tokens(reading, self.voice, self.zone) & reading.tokens.is_word).sum())
        if not words:
            return [nan] * (2 * len(self._categories))
        entries: dict[str, list[str]] = {name: [] for name in self._categories}
        for match in self._matches(reading):
            entries[match.entry.category].append(match.entry.term)
        rates = [log1p(1000 * len(terms) / words) for terms in entries.values()]
        return rates + [log1p(len(set(terms))) for terms in entries.values()]

    def _matches(self, reading: Reading) -> list[Match]:
        kept = kept_tokens(reading, self.voice, self.zone).tolist()
        return [match for match in load_lexicon(self.lexicon).matches(reading) if kept[match.first]]


def frame_features(voice: str = "all", least: int = 3, lexicon: str = "frames") -> FeatureUnion:
    """Compose the features of the shipped model: an unfitted union of three blocks.

    Parameters
    ----------
    voice : {"outlet", "attributed", "quoted", "marked", "all"}
        Whose words; a story is framed by all of its words, an outlet by its own.
    least : int
        Articles in which a stem must occur.
    lexicon : str
        Whose categories are counted; the path of your own codebook's words, or the name of one that ships.

    Examples
    --------
    >>> frame_features(least=1).fit_transform(["They promised jobs.", "Nobody knows."]).shape[0]
    2
    """
    blocks: dict[str, Pipeline] = {
        "stem": make_pipeline(StemCounts(least, voice), TfidfTransformer(sublinear_tf=True)),
        "lexicon": _standardised(CategoryProfile(lexicon, voice)),
        "vector": _standardised(StaticEmbeddings(voice=voice)),
    }
    widths = {name: len(blocks[name][0].get_feature_names_out()) for name in ("lexicon", "vector")}
    weights = {name: BLOCK / width**0.5 for name, width in widths.items()}
    return FeatureUnion(list(blocks.items()), transformer_weights=weights)


def _standardised(transformer: Any) -> Pipeline:
    """Scale columns to variance 1; what is undefined counts as the mean.

    Columns are not centred: zero stays no hit, so that a word that stands in the text is weighed against its absence.
    """
    scaler = StandardScaler(with_mean=False)
    return make_pipeline(transformer, SimpleImputer(keep_empty_features=True), scaler)
