"""Tag plain text with spaCy, as silver data for the tagger (`framing.training.tags`).

Needs spaCy and one of its English pipelines; the shipped tagger does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing import _check

UNUSED = ("ner", "lemmatizer", "attribute_ruler")


def tag_with_spacy(texts: Path, out: Path, pipeline: str = "en_core_web_sm") -> int:
    """Write every ``.txt`` file of a folder as a ``.conllu`` file with spaCy's tags, heads and relations.

    Parameters
    ----------
    texts, out : Path
        Folder of texts, each line a paragraph; folder to write to.
    pipeline : str
        Name of an installed pipeline's package.

    Returns
    -------
    int
        Number of files.

    Raises
    ------
    MissingExtraError
        If the pipeline is not installed.
    """
    nlp = _check.extra(pipeline, "bench").load(exclude=list(UNUSED))
    out.mkdir(parents=True, exist_ok=True)
    paths = sorted(texts.glob("*.txt"))
    for path in paths:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n")]
        blocks = [block for doc in nlp.pipe(filter(None, lines)) for block in _paragraph(doc)]
        (out / f"{path.stem}.conllu").write_text("\n\n".join(blocks) + "\n\n", encoding="utf-8")
    return len(paths)


def _paragraph(doc: Any) -> Iterator[str]:
    """Yield each sentence of a parsed paragraph as a block of CoNLL-U."""
    mark = "# newpar\n"
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            numbers = {token.i: number for number, token in enumerate(words, 1)}
            yield mark + "\n".join(_row(token, numbers) for token in words)
            mark = ""


def _row(token: Any, numbers: dict[int, int]) -> str:
    head = 0 if token.head.i == token.i else numbers.get(token.head.i, 0)
    last = token.i + 1 >= len(token.doc) or token.doc[token.i + 1].is_space
    after = "_" if token.whitespace_ or last else "SpaceAfter=No"
    cells = (numbers[token.i], token.text, "_", "_", token.tag_, "_", head, token.dep_, "_", after)
    return "\t".join(map(str, cells))
