"""Readers: from files, tables and archive exports to a Corpus, telling what was read, what was skipped and why."""

from framing.readers.conversion import convert, convert_batches, convert_to_file, write_articles
from framing.readers.factiva import read_factiva
from framing.readers.folder import read_folder, read_text_file
from framing.readers.lexis import read_lexis
from framing.readers.mediacloud import read_story_list
from framing.readers.nexis import read_nexis
from framing.readers.pages import read_page, read_warc
from framing.readers.paths import read_articles, read_batches
from framing.readers.proquest import read_proquest
from framing.readers.rtf import read_rtf
from framing.readers.tables import read_frame, read_table

__all__ = [
    "convert",
    "convert_batches",
    "convert_to_file",
    "read_articles",
    "read_batches",
    "read_factiva",
    "read_folder",
    "read_frame",
    "read_lexis",
    "read_nexis",
    "read_page",
    "read_proquest",
    "read_rtf",
    "read_story_list",
    "read_table",
    "read_text_file",
    "read_warc",
    "write_articles",
]
