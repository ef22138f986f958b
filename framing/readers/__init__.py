"""Readers: from files and tables to a Corpus, telling what was read, what was skipped and why."""

from framing.readers.folder import read_folder, read_text_file
from framing.readers.paths import read_articles, read_batches
from framing.readers.tables import read_frame, read_table

__all__ = ["read_articles", "read_batches", "read_folder", "read_frame", "read_table", "read_text_file"]
