"""The teaching corpus: complete, consistent, and every offset of its gold true."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from itertools import combinations

import pytest

from framing import load_corpus, load_corpus_dossiers, load_gold
from framing.datasets.teaching import SEALED, corpus_folder
from framing.text.quotations import FUNCTIONS
from framing.text.zones import ZONES

NULL_EVENTS = ("caldera-summit", "tariff-round")
ALLOWED = {
    ("quotation", "function"): set(FUNCTIONS),
    ("attribution", "kind"): {"direct", "indirect", "mixed"},
    ("label", "treatment"): {"own", "scare", "quoted", "attributed"},
    ("zone", "label"): set(ZONES),
    ("casualty", "label"): {"killed", "wounded", "displaced", "captured"},
    ("agency", "label"): {
        "agentless_passive", "agentive_passive", "inanimate_by", "unaccusative", "nominalisation",
    },
    ("hedge", "label"): {
        "modal", "adverb", "approximator", "plausibility", "evidential", "shield", "disclaimer",
    },
}  # fmt: skip


def test_every_event_is_told_by_five_outlets() -> None:
    corpus = load_corpus()
    assert len(corpus.events) >= 12 and set(SEALED) | set(NULL_EVENTS) <= set(corpus.events)
    for event, part in corpus.by("event").items():
        assert len(part.outlets) == len(part) == 5, event
        assert {"Meridian Press", "VBC News", "The Daily Lantern"} <= set(part.outlets)


def test_every_file_says_that_it_was_constructed() -> None:
    for article in load_corpus():
        assert "invented" in article.extra["constructed"], article.id
        assert article.text.strip().startswith(article.title) or article.title in article.text, article.id
        assert article.date is not None and article.event and article.outlet


def test_lengths() -> None:
    for article in load_corpus():
        words = len(article.text.split())
        assert 300 <= words <= 820, (article.id, words)


def test_every_event_has_a_dossier() -> None:
    assert {d.event for d in load_corpus_dossiers()} == set(load_corpus().events)


def test_articles_share_sentences_only_where_reuse_is_coded() -> None:
    corpus, gold = load_corpus(), load_gold()
    furniture = defaultdict(list)
    for row in gold["zone"].query("label == 'boilerplate' or label == 'byline'").to_dict("records"):
        furniture[row["article"]].append((row["start"], row["end"]))
    reuse = {
        (row["article"], other)
        for row in gold["document"].to_dict("records")
        for other in row["reuses"] or ()
    }
    runs = {article.id: _runs(article.text, furniture[article.id]) for article in corpus}
    for a, b in combinations(corpus, 2):
        if a.event != b.event:
            shared = runs[a.id] & runs[b.id]
            assert not shared, (a.id, b.id, next(iter(shared)))
        elif not {(a.id, b.id), (b.id, a.id)} & reuse:
            # the same statement may be quoted by all; whole sentences beyond it may not
            assert len(runs[a.id] & runs[b.id]) <= 25, (a.id, b.id)


def _runs(text: str, furniture: list[tuple[int, int]], length: int = 9) -> set[tuple[str, ...]]:
    for start, end in furniture:
        text = text[:start] + "|" * (end - start) + text[end:]
    lines = [re.findall(r"\w+", line.lower()) for line in text.replace("|", "\n").splitlines()]
    return {tuple(line[i : i + length]) for line in lines for i in range(len(line) - length + 1)}


@pytest.mark.parametrize("layer", sorted(load_gold()))
def test_every_offset_is_true(layer: str) -> None:
    corpus = load_corpus()
    rows = load_gold()[layer].to_dict("records")
    assert {row["article"] for row in rows} <= set(corpus.ids)
    for row in rows:
        if layer == "document":
            continue
        text = corpus[row["article"]].text
        assert 0 <= row["start"] < row["end"] <= len(text), row
        assert text[row["start"] : row["end"]] == row["text"], row
        if layer == "attribution":
            pieces = [piece for role in ("source", "cue", "content") for piece in row[role]]
            assert row["cue"] or row["source"], row
            assert min(s for s, _ in pieces) == row["start"] and max(e for _, e in pieces) == row["end"], row


@pytest.mark.parametrize(("layer", "column"), sorted(ALLOWED))
def test_labels_are_those_of_the_codebook(layer: str, column: str) -> None:
    assert set(load_gold()[layer][column]) <= ALLOWED[layer, column]


def test_quotations_of_every_function_occur() -> None:
    counts = Counter(load_gold()["quotation"]["function"])
    assert all(counts[function] >= 5 for function in FUNCTIONS if function != "other"), counts


def test_two_passes_of_every_article_are_kept() -> None:
    for coder in "ab":
        lines = (corpus_folder() / "passes" / f"{coder}.jsonl").read_text(encoding="utf-8").splitlines()
        assert {json.loads(line)["article"] for line in lines} == set(load_corpus().ids)


def test_the_data_card_tells_the_agreement_that_the_script_finds() -> None:
    import importlib.util
    from pathlib import Path

    path = Path(__file__).parent / "scripts" / "corpus_agreement.py"
    spec = importlib.util.spec_from_file_location("corpus_agreement", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    card = path.parents[2] / "corpus" / "README.md"
    assert module.table() in card.read_text(encoding="utf-8")
