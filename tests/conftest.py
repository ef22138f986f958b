"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from framing import Article, Reading

os.environ.setdefault("MPLBACKEND", "agg")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def read():
    """Read a text as an article."""

    def make(text: str, **fields: object) -> Reading:
        return Reading(Article(**{"id": "a", "outlet": "Herald", "text": text, **fields}))

    return make


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of optional development data; tests that read it are skipped where it is not there."""
    folder = ROOT.parent / "shared"
    if not (folder / "articles").is_dir():
        pytest.skip("the optional development data are not there")
    return folder
