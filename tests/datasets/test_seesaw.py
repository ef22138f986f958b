"""SEESAW: its form, where parties are named, and what of it is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.classify.tone.directed_stance import DirectedStance, Pair
from framing.datasets.seesaw import place_of, read_seesaw, validate
from framing.errors import ArgumentError, FormatError, ReadError

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "seesaw"
PRAISE, BLAME = "Ann Lee praised the brave Bob Roe.", "Bob Roe denounced Ms. Lee as a liar."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("articles", "annotations"):
        (tmp_path / name).mkdir()
    for story in range(6):
        name = f"TRIPLET_00{story}_DOCUMENT_0.json"
        article = {"title": "T", "text": [{"id": 0, "text": PRAISE}, {"id": 1, "text": BLAME}]}
        stances = {
            "0": [{"id": 0, "subject": "Ann Lee", "sentiment": "POS", "object": "Bob Roe"}],
            "1": [{"id": 0, "subject": "Bob Roe", "sentiment": "NEG", "object": "Ann Lee"}],
        }
        (tmp_path / "articles" / name).write_text(json.dumps(article), encoding="utf-8")
        content = json.dumps({"sentence-level stances": stances})
        (tmp_path / "annotations" / name).write_text(content, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("entity", "text", "words"),
    [
        ("Ann Lee", "Then Ann Lee spoke.", "Ann Lee"),
        ("Ann Lee", "Then Lee spoke to Ann Roe.", "Lee"),
        ("Ann Lee", "Then Leeds won.", None),
        ("Democratic Party", "A Democrat voted.", "Democrat"),
        ("Republican lawmakers", "House Republicans voted.", "Republicans"),
        ("gun control bill", "The bill failed.", "bill"),
        ("", "Nothing.", None),
    ],
)
def test_where_an_entity_is_named(entity: str, text: str, words: str | None) -> None:
    place = place_of(entity, text)
    assert (place and text[slice(*place)]) == words


def test_stances_are_read_and_told_apart(folder: Path) -> None:
    items = read_seesaw(folder)
    assert len(items) == 12
    assert items[1].id == "TRIPLET_000_DOCUMENT_0:1:0" and items[1].story == "TRIPLET_000"
    assert items[1].pair == Pair(BLAME, (0, 7), (22, 25)) and items[1].stance == "against"
    metrics = validate(folder, "train", folder / "out.jsonl")
    assert metrics["stances"] == 12 and metrics["directed"] == metrics["tone_towards_object"] == 1
    assert len((folder / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 12


def test_what_is_no_seesaw_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="annotations and articles"):
        read_seesaw(tmp_path / "nowhere")
    name = "TRIPLET_000_DOCUMENT_0.json"
    (folder / "articles" / name).unlink()
    with pytest.raises(ReadError, match=name):
        read_seesaw(folder)
    (folder / "annotations" / name).write_text("{}", encoding="utf-8")
    (folder / "articles" / name).write_text("{}", encoding="utf-8")
    with pytest.raises(FormatError, match=name):
        read_seesaw(folder)


def test_one_stance_cannot_be_learnt_and_unnamed_parties_can_be_asked() -> None:
    pairs = [Pair(PRAISE, (0, 7), (26, 33)), Pair(BLAME, (0, 7), (22, 25))]
    with pytest.raises(ArgumentError, match="two stances"):
        DirectedStance().fit(pairs, ["for", "for"])
    with pytest.raises(ArgumentError, match="equally long"):
        DirectedStance().fit(pairs, ["for"])
    fitted = DirectedStance().fit(pairs * 3, ["for", "against"] * 3)
    assert fitted.predict_proba([Pair("Nobody is here.", None, None)]).shape == (1, 2)
    assert fitted.predict_proba([]).shape == (0, 2)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the set is not here")
def test_the_set_is_read_whole() -> None:
    items = read_seesaw(SHARED)
    assert len(items) == 6263
    assert sum(item.pair.object is not None for item in items) > 3500
