"""States, and what stands for their governments: capitals, seats of government, demonyms."""

from __future__ import annotations

from functools import cache

from framing.text.tables import packaged_rows

SAME_STEM = 4
"""Letters that a state and its demonym share at least, where no list knows them."""


@cache
def _states() -> dict[str, tuple[str, str]]:
    """Each name with its category and the state that it stands for."""
    return {row["term"]: (row["category"], row["stands_for"]) for row in packaged_rows("states")[1]}


def government(name: str) -> str | None:
    """Return the state whose government a name stands for: the state itself, its capital or seat of power.

    Examples
    --------
    >>> government("Baku"), government("the Kremlin"), government("Azerbaijani")
    ('Azerbaijan', 'Russia', None)
    """
    category, state = _states().get(name.removeprefix("the ").removeprefix("The "), ("", ""))
    return state if category and category != "demonym" else None


def nation(word: str) -> str | None:
    """Return the state that a word belongs to, demonyms taken in.

    Examples
    --------
    >>> nation("Azeri"), nation("Moscow"), nation("harbour")
    ('Azerbaijan', 'Russia', None)
    """
    return _states().get(word, ("", None))[1]


def is_demonym(word: str) -> bool:
    """Tell whether a word is an adjective of a state (Armenian), by the list."""
    return _states().get(word, ("", ""))[0] == "demonym"


def same_nation(one: str, other: str) -> bool:
    """Tell whether two words name the same nation: listed, or of the same stem (Velmora, Velmoran).

    Examples
    --------
    >>> same_nation("French", "Paris"), same_nation("Velmoran", "Velmora"), same_nation("Korea", "Kosovo")
    (True, True, False)
    """
    first, second = nation(one) or one, nation(other) or other
    shared = min(len(first), len(second), max(SAME_STEM, min(len(first), len(second)) - 2))
    return first == second or (shared >= SAME_STEM and first[:shared] == second[:shared])
