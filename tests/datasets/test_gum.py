"""Passives against a treebank: an invented one of three sentences, and the published one where it is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from framing.datasets import validate
from framing.datasets.gum import Passive, gold_passives
from framing.errors import ReadError
from framing.training.treebank import read_document

ROWS = """\
# newpar
1 The the DET DT _ 2 det _ _
2 bridge bridge NOUN NN _ 4 nsubj:pass _ _
3 was be AUX VBD _ 4 aux:pass _ _
4 closed close VERB VBN Voice=Pass 0 root _ _
5 by by ADP IN _ 7 case _ _
6 the the DET DT _ 7 det _ _
7 police police NOUN NN _ 4 obl:agent _ SpaceAfter=No
8 . . PUNCT . _ 4 punct _ _

1 Four four NUM CD _ 2 nummod _ _
2 villages village NOUN NNS _ 4 nsubj:pass _ _
3 were be AUX VBD _ 4 aux:pass _ _
4 shelled shell VERB VBN Voice=Pass 0 root _ SpaceAfter=No
5 . . PUNCT . _ 4 punct _ _

1 Those those DET DT _ 2 det _ _
2 trucks truck NOUN NNS _ 4 nsubj _ _
3 seized seize VERB VBN Voice=Pass 2 acl _ _
4 burned burn VERB VBD _ 0 root _ SpaceAfter=No
5 . . PUNCT . _ 4 punct _ _
""".replace(" ", "\t").replace("#\t", "# ")


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    (tmp_path / "OWN_news_bridge.conllu").write_text(ROWS, encoding="utf-8")
    return tmp_path


def test_gold_is_what_the_relations_say() -> None:
    document = read_document("d", ROWS)
    kinds = [(document.text[p.start : p.end], p.kind) for p in gold_passives(document)]
    assert kinds == [("closed", "agentive"), ("shelled", "agentless"), ("seized", "neutral")]


def test_passives_meet_where_they_share_a_character() -> None:
    assert Passive(0, 4, "any").meets(Passive(3, 9, "any"))
    assert not Passive(0, 4, "any").meets(Passive(4, 9, "any"))


def test_documents_that_the_tagger_never_saw_are_read_by_the_shipped_one(treebank: Path) -> None:
    metrics = validate("gum", treebank)
    assert metrics["gold"] == {"agentive": 1, "agentless": 1, "neutral": 1}
    assert metrics["any"] == [1.0, 1.0, 1.0, 2, 0, 0]
    assert metrics["agentless"][3:] == metrics["agentive"][3:] == [1, 0, 0]
    assert metrics["method"].startswith("shipped model")


def test_every_passive_of_either_side_is_written(treebank: Path, tmp_path: Path) -> None:
    out = tmp_path / "lines.jsonl"
    validate("gum", treebank, "news", out)
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["gold"][2] for line in lines if line["gold"]] == ["agentive", "agentless", "neutral"]
    assert [line["prediction"][2] for line in lines[:2]] == ["agentive_passive", "agentless_passive"]
    assert lines[0]["item"] == "OWN_news_bridge:0"


def test_an_unknown_genre_names_those_that_there_are(treebank: Path) -> None:
    with pytest.raises(ReadError, match="'vlog'; there are news"):
        validate("gum", treebank, "vlog")


def test_the_command_prints_one_object(treebank: Path) -> None:
    command = [sys.executable, "-m", "framing.cli", "validate", "gum", "--data", str(treebank)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(run.stdout)["documents"] == 1
