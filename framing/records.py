"""Records of a run: what was computed, from what, with which versions, so that it can be computed again."""

from __future__ import annotations

import hashlib
import platform
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.measures._measure import Measure

PACKAGES = ("media-framing", "numpy", "pandas", "scikit-learn", "nltk", "textstat")


def provenance(
    corpus: Corpus | None = None, measures: Iterable[Measure] = (), **settings: Any
) -> dict[str, Any]:
    """Return the record of a run as a plain dictionary that JSON can hold.

    Parameters
    ----------
    corpus : Corpus, optional
        Its articles are told by the SHA-256 of their text.
    measures : iterable of Measure
        Told with all their parameters.
    **settings
        Whatever else the run depends on: seeds, options.

    Returns
    -------
    dict
        python, system, packages, commit, data (SHA-256 of every lexicon and model), measures, settings, articles.

    Examples
    --------
    >>> sorted(provenance(seed=1))[:3]
    ['articles', 'commit', 'data']
    """
    return {
        "python": sys.version.split()[0],
        "system": f"{platform.system()} {platform.machine()}",
        "packages": {name: _version(name) for name in PACKAGES},
        "commit": _commit(),
        "data": _data_hashes(),
        "measures": [repr(measure) for measure in measures],
        "settings": settings,
        "articles": {a.id: sha256(a.text) for a in corpus or ()},
    }


def sha256(content: str | bytes) -> str:
    """Return the SHA-256 of a text (as UTF-8) or of bytes, in hexadecimal."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _commit() -> str | None:
    """Commit of the checkout the package runs from; None where it was installed from a wheel."""
    root = Path(str(files("framing"))).parent
    if not (root / ".git").exists():
        return None
    try:
        run = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=root, capture_output=True, text=True, check=False, timeout=5
        )
    except OSError:
        return None
    return run.stdout.strip() or None


def _data_hashes() -> dict[str, str]:
    return {
        f"{room}/{item.name}": sha256(item.read_bytes())
        for room in ("lexicons", "models")
        for item in sorted((files("framing") / room).iterdir(), key=lambda item: item.name)
        if item.is_file() and not item.name.endswith(".py")
    }
