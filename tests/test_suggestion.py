"""Drafts of dossiers: who is set against whom, whose word is whose, and that a draft can always be read."""

from __future__ import annotations

import pytest

from framing import Article, Corpus, Dossier
from framing.suggestion import suggest_dossier

EVENT = Corpus(
    [
        Article(
            "h",
            "Herald",
            "Mayor Ada Rook accused Bo Lind of theft. Ada Rook said Bo Lind had led a “puppet cabinet” for years.\n\n"
            "Bo Lind denied that Ada Rook had seen him. Crowds met in Velk, called Ard by Oresk, at noon.",
            event="theft",
        ),
        Article(
            "c",
            "Courier",
            "Ada Rook blamed Bo Lind for the loss. Bo Lind rejected the claims of Ada Rook as a “witch hunt”.",
            event="theft",
        ),
    ]
)


def test_those_who_accuse_each_other_are_the_sides() -> None:
    draft = suggest_dossier(EVENT)
    assert draft.dossier.event == "theft"
    assert len(draft.dossier.side_names) == 2
    sides = {draft.dossier.side_of("Ada Rook"), draft.dossier.side_of("Bo Lind")}
    assert sides == set(draft.dossier.side_names)


def test_short_phrases_in_marks_are_terms_with_counts() -> None:
    draft = suggest_dossier(EVENT)
    assert {"puppet cabinet", "witch hunt"} <= {v.variant for v in draft.dossier.variants}
    line = next(line for line in draft.text.splitlines() if '"witch hunt"' in line)
    assert "# 1 in 1 outlet;" in line


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Crowds met in Velk, called Ard by Oresk, at noon.", ["Velk", "Ard"]),
        ("Crowds met in Velk, the main town of Sorvany, called Ard by Oresk.", ["Velk", "Ard"]),
        ("Crowds met in Velk (known as Ard in Oresk).", ["Velk", "Ard"]),
        ("He called Ard’s mayor. They called Ard.", []),
    ],
)
def test_pairs_of_place_names(text: str, names: list[str]) -> None:
    draft = suggest_dossier(Corpus([Article("a", text=text)]))
    assert [v.variant for v in draft.dossier.variants if v.is_place] == names


@pytest.mark.parametrize(
    "text", ["", "Rain fell.", '“#: {[”, said Ann: ‘No’ "Yes: no" & @ ` % \\ | > - ? ann’s “null” “- a: b”']
)
def test_any_text_gives_a_draft_that_can_be_read(text: str) -> None:
    draft = suggest_dossier(Corpus([Article("a", text=text * 3)]), least=1)
    assert Dossier.parse(str(draft)).side_names == draft.dossier.side_names
