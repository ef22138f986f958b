"""Universal Dependencies treebanks (CoNLL-U), read as running text with the library's own tokens.

The text of a document is rebuilt from the tokens and their ``SpaceAfter`` marks, so that what is trained and
measured on is what the library reads, its own tokenizer included.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from framing.errors import FormatError, ReadError
from framing.text.segment import tokenize

COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word: where it stands in the text, its Penn tag, its head and relation."""

    start: int
    end: int
    xpos: str
    features: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Document:
    """One treebank document: its name, running text and sentences of words."""

    name: str
    text: str
    sentences: tuple[tuple[Word, ...], ...]


def read_treebank(folder: Path) -> list[Document]:
    """Read every ``.conllu`` file of a folder, in order of their names.

    Files whose words are withheld (all underscores) are left out.
    """
    paths = sorted(folder.rglob("*.conllu"))
    if not paths:
        raise ReadError(f"{folder}: no .conllu file in this folder; give the folder of a UD treebank.")
    documents = [read_document(path.stem, path.read_text(encoding="utf-8")) for path in paths]
    return [document for document in documents if document.text.strip("_ \n")]


def read_document(name: str, content: str) -> Document:
    r"""Rebuild a document's text from CoNLL-U.

    Paragraphs (``# newpar``) are set apart by a blank line, sentences by a space.

    Examples
    --------
    >>> rows = "1 It it PRON PRP _ 2 nsubj _ _|2 burned burn VERB VBD _ 0 root _ SpaceAfter=No"
    >>> document = read_document("d", rows.replace(" ", "\t").replace("|", "\n"))
    >>> document.text, [word.xpos for word in document.sentences[0]]
    ('It burned', ['PRP', 'VBD'])
    """
    text, sentences = "", []
    for block in content.strip().split("\n\n"):
        lines = block.split("\n")
        if text:
            text += "\n\n" if any(line.startswith("# newpar") for line in lines) else " "
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if any(len(row) != COLUMNS for row in rows):
            raise FormatError(f"{name}: a CoNLL-U line must have {COLUMNS} tab-separated columns.")
        words = []
        for form, members, spaced in _surface(rows):
            start, text = len(text), text + form
            words += [_word(row, start, len(text)) for row in members]
            text += " " if spaced else ""
        sentences.append(tuple(words))
        text = text.rstrip(" ")
    return Document(name, text, tuple(sentences))


def _surface(rows: Sequence[list[str]]) -> Iterator[tuple[str, list[list[str]], bool]]:
    """Yield each stretch of letters with the words it stands for and whether a space follows."""
    numbered = {row[0]: row for row in rows}
    done = 0
    for row in rows:
        first, dash, last = row[0].partition("-")
        if "." in first or int(first) <= done:
            continue
        done = int(last) if dash else int(first)
        members = [numbered[str(number)] for number in range(int(first), done + 1)]
        yield row[1], members, "SpaceAfter=No" not in row[9]


def _word(row: list[str], start: int, end: int) -> Word:
    return Word(start, end, row[4], row[5], int(row[6]), row[7])


def tagged_tokens(document: Document) -> list[list[tuple[str, str]]]:
    """Return each sentence as the library's tokens with their Penn tags."""
    tokens = tokenize(document.text)
    spans = list(zip(tokens.starts.tolist(), tokens.ends.tolist(), tokens.forms, strict=True))
    sentences, position = [], 0
    for words in document.sentences:
        sentence = []
        end = words[-1].end
        first = 0
        while position < len(spans) and spans[position][0] < end:
            token_start, token_end, form = spans[position]
            while first < len(words) - 1 and words[first].end <= token_start:
                first += 1
            covered = [i for i in range(first, len(words)) if words[i].start < token_end]
            sentence.append((form, _common_tag(words, covered, token_start)))
            position += 1
        sentences.append(sentence)
    return [sentence for sentence in sentences if sentence]


def _common_tag(words: Sequence[Word], covered: Sequence[int], start: int) -> str:
    """Give one tag to a token that covers the treebank's words `covered`.

    Contractions are one stretch with several words: the clitic takes the last, the stem the first.
    A compound (ceasefire-related, four-day) takes the tag of its last part, or is an adjective before a noun.
    """
    parts = [words[i] for i in covered]
    if len({(part.start, part.end) for part in parts}) == 1 and len(parts) > 1:
        return parts[0].xpos if parts[0].start == start else parts[-1].xpos
    last = parts[-1]
    if len(parts) > 1 and any(part.xpos == "HYPH" for part in parts):
        numbers = {i + 1 for i in covered}
        relation = next((part.relation for part in parts if part.head not in numbers), "")
        if relation == "amod" or (relation == "compound" and not last.xpos.startswith("NNP")):
            return "JJ"
    return last.xpos
