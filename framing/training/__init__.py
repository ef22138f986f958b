"""The scripts that made the shipped models: ``framing train MODEL --data PATH --out FILE``."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from framing import _check

ROOMS = {
    "tone": "tone",
    "word-meanings": "word_meanings",
    "attribution": "attribution",
    "frames": "frames",
    "loaded": "loaded",
    "quotation-function": "quotation_function",
    "tags": "tags",
}


def train(model: str, data: Path, out: Path) -> dict[str, Any]:
    """Train one of the shipped models from its data and write it to `out`; return its figures."""
    room = importlib.import_module(f"{__name__}.{ROOMS[_check.one_of('the model', model, ROOMS)]}")
    result: dict[str, Any] = room.train(data, out)
    return result
