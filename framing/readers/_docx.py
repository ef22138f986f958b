"""The paragraphs of a Word file, read without trusting it."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import IO, ClassVar
from xml.parsers import expat

from framing.errors import ReadError
from framing.readers._export import MAX_BYTES

DOCUMENT = "word/document.xml"
MAX_RATIO = 300
"""Unpacked to packed size; text packs to a tenth, an archive made to fill the disk to a thousandth."""
MAX_DEPTH = 500
PIECE = 1 << 16


def docx_paragraphs(path: Path) -> list[str]:
    """Return a Word file's paragraphs in order, its line breaks kept; nothing is unpacked to disk.

    Raises
    ------
    ReadError
        If it is no Word file, is damaged, unpacks to far more than it should, or declares XML entities.
    """
    builder = _Paragraphs()
    try:
        with zipfile.ZipFile(path) as archive:
            info = archive.getinfo(DOCUMENT)
            limit = min(MAX_BYTES, max(info.compress_size, PIECE) * MAX_RATIO)
            if info.file_size > limit:
                raise ReadError(f"{path}: unpacks to {info.file_size} bytes; refused as a possible zip bomb.")
            with archive.open(info) as stream:
                builder.read(stream, limit)
    except KeyError:
        raise ReadError(f"{path}: a zip archive, but no Word file (it holds no {DOCUMENT}).") from None
    except _Refused as error:
        raise ReadError(f"{path}: {error}") from None
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error}).") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ReadError(f"{path}: not a readable Word file ({error}).") from None
    except expat.ExpatError as error:
        raise ReadError(f"{path}: the Word file's XML is damaged ({error}).") from None
    return builder.paragraphs


class _Refused(Exception):
    """What the XML holds that a Word file never does."""


class _Paragraphs:
    """Collect text by paragraph while the XML streams by."""

    SIGNS: ClassVar = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
    # properties hold tab stops, a Fallback the same drawing again for older programs
    IGNORED = ("pPr", "rPr", "Fallback")

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.open: list[list[str]] = []
        self.in_text = False
        self.ignored = 0
        self.depth = 0

    def read(self, stream: IO[bytes], limit: int) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.data
        parser.StartDoctypeDeclHandler = self.doctype
        parser.buffer_text = True
        size = 0
        while piece := stream.read(PIECE):
            size += len(piece)
            if size > limit:
                raise _Refused("unpacks to more than it declares; refused as a possible zip bomb.")
            parser.Parse(piece, False)
        parser.Parse(b"", True)

    def start(self, name: str, _: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _Refused(f"its XML is nested deeper than {MAX_DEPTH} elements.")
        if local == "p":
            self.open.append([])
        elif local in self.IGNORED:
            self.ignored += 1
        elif local == "t":
            self.in_text = True
        elif local in self.SIGNS and self.open and not self.ignored:
            self.open[-1].append(self.SIGNS[local])

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        self.depth -= 1
        if local == "p" and self.open:
            self.paragraphs.append("".join(self.open.pop()))
        elif local in self.IGNORED:
            self.ignored -= 1
        elif local == "t":
            self.in_text = False

    def data(self, text: str) -> None:
        if self.in_text and self.open and not self.ignored:
            self.open[-1].append(text)

    def doctype(self, *_: object) -> None:
        raise _Refused("its XML declares a document type; refused, as entities could be made to expand.")
