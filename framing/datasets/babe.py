"""BABE: news sentences that experts judged biased or not, with the words that they found biased [Spinde2021]."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing import _check
from framing.datasets.loaded_words import loaded_ranges, named, words_in, write_predictions
from framing.datasets.polnear_metrics import Tally
from framing.errors import FormatError, ReadError
from framing.text.article import Article
from framing.text.reading import Reading

PARTS = {"dev": "SG2", "sg1": "SG1", "sg2": "SG2"}
"""Parts by split: the set has none of its own, only two groups of judges; the second, larger one is the default."""

JUDGEMENTS = {"Biased": True, "Non-biased": False}
COLUMNS = ("text", "outlet", "topic", "label_bias", "biased_words")


@dataclass(frozen=True)
class JudgedSentence:
    """One sentence with its judgement.

    Parameters
    ----------
    id : str
        Part and row, such as ``SG2:17``.
    text, outlet, topic : str
        The sentence, who published it, and on what.
    biased : bool or None
        The majority's judgement; None where there was none.
    marked : tuple of str
        Words and phrases marked as biased, in lower case.
    link : str
        Address of the article that it is from.
    """

    id: str
    text: str
    outlet: str
    topic: str
    biased: bool | None
    marked: tuple[str, ...]
    link: str = ""

    def marked_ranges(self) -> list[tuple[int, int]]:
        """Find every occurrence of a marked expression in the sentence.

        Examples
        --------
        >>> JudgedSentence("SG2:0", "A vile, vile plan.", "", "", True, ("vile",)).marked_ranges()
        [(2, 6), (8, 12)]
        """
        return [
            match.span()
            for words in self.marked
            for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.text.lower())
        ]


def read_babe(data: Path, split: str = "dev") -> Iterator[JudgedSentence]:
    """Read the judged sentences of one part.

    Parameters
    ----------
    data : Path
        Folder that holds ``final_labels_SG1.csv`` and ``final_labels_SG2.csv``.
    split : {"dev", "sg1", "sg2"}
        The group of judges; "dev" is the second.

    Raises
    ------
    ReadError
        If there is no such file.
    FormatError
        If a column is missing or the marked words cannot be understood.
    """
    part = PARTS[_check.one_of("split", split, PARTS)]
    path = Path(data) / f"final_labels_{part}.csv"
    if not path.is_file():
        raise ReadError(f"{path} is not there; give the folder that holds BABE's final_labels_{part}.csv.")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        if missing := set(COLUMNS) - set(rows.fieldnames or ()):
            raise FormatError(f"{path}: the columns {', '.join(sorted(missing))} are missing.")
        for number, row in enumerate(rows):
            yield JudgedSentence(
                f"{part}:{number}",
                row["text"],
                row["outlet"],
                row["topic"],
                JUDGEMENTS.get(row["label_bias"]),
                _marked(row["biased_words"], f"{path}, row {number + 1}"),
                row.get("news_link") or "",
            )


def validate(data: Path, split: str, predictions: Path | None) -> dict[str, Any]:
    """Hold the lexicon of loaded words against words and sentences judged biased; cross-validate the classifier.

    Parameters
    ----------
    data, split
        See `read_babe`. The lexicon was compiled without these sentences, so none of them trained it.
    predictions : Path, optional
        Where to write one object a line: `item`, and the loaded words as `gold` and `prediction`.

    Returns
    -------
    dict
        `split, sentences, marked_words`; `word_precision, word_recall, word_f1` over the words of all sentences;
        `sentence_precision …` of "holds a loaded word" against "judged biased", where there is a judgement;
        `classifier_…` of sentences that `LoadedWording` judged without having seen them, see
        `framing.datasets.judged_sentences.cross_validated`.
    """
    from framing.datasets.judged_sentences import cross_validated

    words, judgements, lines = Tally(), Tally(), []
    sentences = list(read_babe(data, split))
    for sentence in sentences:
        reading = Reading(Article(id=sentence.id, text=sentence.text))
        gold, found = sentence.marked_ranges(), loaded_ranges(reading)
        words.add(words_in(reading.tokens, gold), words_in(reading.tokens, found))
        if sentence.biased is not None:
            judgements.add(["biased"] * sentence.biased, ["biased"] * bool(found))
        lines.append(
            {
                "item": sentence.id,
                "gold": [sentence.text[start:end] for start, end in gold],
                "prediction": [sentence.text[start:end] for start, end in found],
            }
        )
    write_predictions(lines, predictions)
    return {
        "split": split,
        "sentences": len(sentences),
        "marked_words": words.hits + words.missed,
        **named(words.figures, "word"),
        **named(judgements.figures, "sentence"),
        **cross_validated(sentences),
    }


def _marked(cell: str, origin: str) -> tuple[str, ...]:
    """Read a list of words as it stands in the file: ``['vile', 'so-called']``."""
    try:
        return tuple(str(words).strip().lower() for words in ast.literal_eval(cell) if str(words).strip())
    except (ValueError, SyntaxError, TypeError):
        raise FormatError(f"{origin}: {cell!r} is no list of words.") from None
