"""Drafts of dossiers: what a corpus itself tells of sides, actors, contested words and names of places.

A draft saves typing, not judgement: whose word a word is, a researcher decides. So every line of it says in a
comment on what it rests.
"""

from __future__ import annotations

from dataclasses import dataclass

from framing import _check
from framing.corpus import Corpus
from framing.dossier import Dossier
from framing.suggestion.drafting import draft_lines
from framing.suggestion.gathering import gather

__all__ = ["Draft", "suggest_dossier"]


@dataclass(frozen=True)
class Draft:
    """A drafted dossier.

    Parameters
    ----------
    text : str
        YAML with comments, to be saved and edited.
    dossier : Dossier
        The same, read.
    """

    text: str
    dossier: Dossier

    def __str__(self) -> str:
        return self.text


def suggest_dossier(corpus: Corpus, least: int = 3) -> Draft:
    """Draft a dossier from the articles of one event.

    Actors are the names that the articles have most. The two sides are the two actors who are most often
    reported against each other (who accuses whom, who denies what is said of whom), each with those who speak
    for it or stand against the other; everybody else is listed in comments. Contested terms are short phrases
    in quotation marks, or what a source is said to call something; a term goes to the side whose speakers use
    it most, else it is neutral. Names of places are paired by phrases such as *X, called Y by Z*.

    Parameters
    ----------
    corpus : Corpus
        The articles; of one event, or the draft mixes several.
    least : int
        Mentions that make a name an actor.

    Returns
    -------
    Draft
        `text` (YAML with comments and counts) and `dossier`.

    Examples
    --------
    >>> from framing import Article
    >>> text = "Ada Rook accused Bo Lind of theft on Monday. Bo Lind denied that Ada Rook had seen him."
    >>> sorted(suggest_dossier(Corpus([Article("a", text=text)]), least=2).dossier.side_names)
    ['Ada Rook', 'Bo Lind']
    """
    _check.at_least("least", least, 1)
    text = "\n".join(draft_lines(corpus, gather(corpus), least)) + "\n"
    return Draft(text, Dossier.parse(text, "the draft"))
