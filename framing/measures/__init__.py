"""Floor 2: the measures, one page each; this room finds its own pages.

A module of this package whose name has no leading underscore is a measure's page: it defines one subclass of
`framing.measures._measure.Measure` with the module's name as its `name`. Adding one touches nothing else.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from framing.measures._measure import Measure


@cache
def discover() -> dict[str, type[Measure]]:
    """Return every measure's class by its name, in alphabetical order."""
    found: dict[str, type[Measure]] = {}
    for page in sorted(pkgutil.iter_modules(__path__), key=lambda page: page.name):
        if not page.name.startswith("_"):
            module = importlib.import_module(f"{__name__}.{page.name}")
            found[page.name] = next(
                value
                for value in vars(module).values()
                if isinstance(value, type)
                and issubclass(value, Measure)
                and value.__module__ == module.__name__
            )
    return found


def __getattr__(name: str) -> object:
    if name == "MEASURES":
        return discover()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
