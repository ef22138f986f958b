"""Packs: they load, state their sources, and read five real articles as people do (where those are at hand)."""

from __future__ import annotations

import pytest

from framing import Reading, read_articles
from framing.dossier import load_pack
from framing.dossier.labels import find_labels
from framing.errors import ArgumentError


def test_the_pack_names_its_sources_and_both_names_of_the_town() -> None:
    pack = load_pack("nagorno-karabakh")
    assert pack.notes["sources"]
    names = {v.variant: v.side for v in pack.variants if v.referent == "the main town"}
    assert names == {"Khankendi": "Azerbaijan", "Stepanakert": "Karabakh Armenians"}


def test_an_unknown_pack_is_refused_with_those_there_are() -> None:
    with pytest.raises(ArgumentError, match="nagorno-karabakh"):
        load_pack("atlantis")


def test_whose_operation_on_real_articles(shared) -> None:
    pack = load_pack("nagorno-karabakh")
    treatments = {}
    for article in read_articles(shared / "articles"):
        spans = find_labels(Reading(article), pack)
        treatments[article.id[:3]] = [
            (s.zone, s.facts["treatment"])
            for s in spans
            if s.facts["variant"].lower().startswith("anti-terror")
        ]
    assert {id: len(found) for id, found in treatments.items()} == {
        "000": 1, "001": 1, "002": 2, "003": 0, "004": 5,
    }  # fmt: skip
    scared = {id for id, found in treatments.items() if ("body", "scare") in found}
    assert scared == {"000", "002", "004"}
    assert treatments["001"] == [("body", "quoted")]
    assert treatments["004"][0] == ("headline", "own")
