"""Write the README's generated tables anew: ``python tests/scripts/readme_tables.py``."""

from __future__ import annotations

import re
from pathlib import Path

from framing.summary_tables import catalogue_markdown

README = Path(__file__).resolve().parents[2] / "README.md"
PLACE = re.compile(r"(<!-- measures: [^>]*-->\n).*?(<!-- end of measures -->)", re.S)


def with_tables(text: str) -> str:
    """Return the README's text with its generated tables made anew."""
    return PLACE.sub(lambda match: f"{match[1]}{catalogue_markdown()}\n{match[2]}", text)


if __name__ == "__main__":
    README.write_text(with_tables(README.read_text(encoding="utf-8")), encoding="utf-8")
