"""Tags of invented sentences, features, the second look, and what a damaged model does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import ModelError
from framing.models import load_arrays, pack_words, save_arrays, unpack_words
from framing.text.article import Article
from framing.text.reading import Reading
from framing.text.second_look import is_participle, is_past_tense
from framing.text.segment import tokenize
from framing.text.tags import BOUNDARY, REACH, TAGS, dequantised, features, quantised, tag, tagger, windows

# words with the tags that matter to measures; a word without a tag may bear any
SENTENCES = """
Two/CD villages/NNS were/VBD shelled/VBN overnight/RB
The/DT village/NN has/VBZ been/VBN shelled/VBN by/IN rebels/NNS
Rebels/NNS shelled/VBD the/DT village/NN on/IN Monday/NNP
Officials/NNS said/VBD they/PRP would/MD respond/VB
The/DT ministry/NN ’s/POS spokesman/NN denied/VBD it/PRP
It/PRP ’s/VBZ over/RB
She/PRP could/MD n’t/RB see/VB the/DT smoke/NN
They/PRP may/MD have/VB left/VBN
the/DT disputed/JJ enclave/NN remains/VBZ calm/JJ
He/PRP took/VBD the/DT town/NN that/WDT they/PRP had/VBD taken/VBN
a/DT deal/NN brokered/VBN by/IN Quell/NNP has/VBZ held/VBN
To/TO rebuild/VB the/DT bridge/NN would/MD take/VB years/NNS
Whose/WP$ soldiers/NNS fired/VBD first/RB ?/.
The/DT shelling/NN of/IN the/DT town/NN killed/VBD nine/CD people/NNS
She/PRP is/VBZ organising/VBG a/DT march/NN against/IN the/DT closures/NNS
Neighbours/NNS apologised/VBD and/CC criticised/VBD the/DT programme/NN
more/RBR heavily/RB defended/VBN
Most/JJS residents/NNS fled/VBD
“/`` We/PRP will/MD win/VB ,/, ”/'' he/PRP said/VBD
Nagorno-Karabakh/NNP is/VBZ mountainous/JJ
Army/NN storms/VBZ village/NN
Two/CD Peacekeepers/NNS Killed/VBN In/IN Mountain/NNP Village/NNP
POLICE/NN ARREST/VBP NINE/CD
Troops/NNS Enter/VBP Town/NN After/IN Mine/NN Kills/VBZ Four/CD
"""


def readings() -> list[tuple[str, list[str]]]:
    cases = []
    for line in SENTENCES.strip().splitlines():
        pairs = [word.rsplit("/", 1) for word in line.split()]
        cases.append((" ".join(form for form, _ in pairs), [name for _, name in pairs]))
    return cases


def tags_of(text: str) -> list[str]:
    reading = Reading(Article(id="t", text=text))
    return [TAGS[code] for code in reading.tags.tolist()]


def test_most_tags_of_plain_sentences_are_right() -> None:
    wrong = [
        (text, form, gold, found)
        for text, tags in readings()
        for form, gold, found in zip(text.split(), tags, tags_of(text), strict=True)
        if gold != found
    ]
    assert len(wrong) <= 6, wrong


@pytest.mark.parametrize(
    "text", ["Two villages were shelled overnight.", "The village was burned by rebels."]
)
def test_passives_bear_participles(text: str) -> None:
    assert "VBN" in tags_of(text)


@pytest.mark.parametrize(
    ("passive", "active"),
    [
        ("The men arrested in the raid were freed.", "Police arrested the men."),
        ("The bridge destroyed in May is open.", "The flood destroyed the bridge."),
    ],
)
def test_participle_and_past_tense_are_told_apart(passive: str, active: str) -> None:
    assert tags_of(passive)[2] == "VBN"
    assert "VBN" not in tags_of(active)


def test_british_spelling_changes_no_tag() -> None:
    pairs = [
        ("They organised a protest.", "They organized a protest."),
        ("The programme was cancelled.", "The program was canceled."),
    ]
    for british, american in pairs:
        assert tags_of(british) == tags_of(american)


def test_no_tokens_no_tags() -> None:
    assert tag(tokenize(""), []).tolist() == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_every_token_of_any_text_has_a_tag(text: str) -> None:
    reading = Reading(Article(id="t", text=text))
    assert reading.tags.shape == (len(reading.tokens),)
    assert (reading.tags < len(TAGS)).all()


def test_a_tag_depends_on_its_own_sentence_only() -> None:
    alone = tags_of("Rebels shelled the village.")
    after = tags_of("Who was there? Rebels shelled the village.")
    assert after[-len(alone) :] == alone


def test_tags_do_not_depend_on_what_was_tagged_before() -> None:
    text = "The Ozeri Council denied any part in the blast."
    first = tags_of(text)
    tags_of("Something else altogether was written by nobody in particular.")
    assert tags_of(text) == first


def test_the_cache_of_word_types_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.text.tags.MOST_TYPES_KEPT", 5)
    before = tags_of("One two three four five six seven.")
    assert tags_of("One two three four five six seven.") == before


@pytest.mark.parametrize(
    ("form", "among"),
    [
        ("1,200", "#0,0"),
        ("2019", "0000"),
        ("U.S.", "#X.X."),
        ("O’Neill", "o'neill"),
        ("ceasefire-related", "~related"),
        (BOUNDARY, BOUNDARY),
    ],
)
def test_features(form: str, among: str) -> None:
    assert among in features(form)


def test_windows_set_neighbours_beside_each_row() -> None:
    rows = np.array([[1], [2], [3]], dtype=np.float32)
    assert REACH == 2
    assert windows(rows).tolist() == [[0, 0, 1, 2, 3], [0, 1, 2, 3, 0], [1, 2, 3, 0, 0]]


def test_quantising_keeps_vectors_within_half_a_step() -> None:
    vectors = np.random.default_rng(1).standard_normal((50, 4)).astype(np.float32)
    restored = dequantised(*quantised(vectors))
    assert (restored[0] == 0).all()
    assert np.abs(restored[1:] - vectors).max() <= np.abs(vectors).max() / 127 / 2 + 1e-6


def split(sentence: str) -> tuple[list[str], list[str]]:
    pairs = [token.rsplit("/", 1) for token in sentence.split()]
    return [word.lower() for word, _ in pairs], [name for _, name in pairs]


@pytest.mark.parametrize(
    ("sentence", "at", "past"),
    [
        ("44/CD people/NNS drowned/VBN when/WRB a/DT boat/NN sank/VBD ./.", 2, True),
        ("44/CD people/NNS arrested/VBN in/IN May/NNP were/VBD freed/VBN ./.", 2, False),
        ("They/PRP met/VBD a/DT man/NN arrested/VBN in/IN May/NNP ./.", 4, False),
        ("Man/NN arrested/VBN in/IN raid/NN", 1, False),
        ("Arrested/VBN in/IN May/NNP ,/, he/PRP fled/VBD ./.", 0, False),
    ],
)
def test_second_look_at_participles(sentence: str, at: int, past: bool) -> None:
    assert is_past_tense(*split(sentence), at) is past


@pytest.mark.parametrize(
    ("sentence", "at", "participle"),
    [
        ("It/PRP was/VBD looted/VBN on/IN Monday/NNP and/CC then/RB burned/VBD ./.", 7, True),
        ("It/PRP was/VBD closed/VBN and/CC moved/VBD", 4, True),
        ("He/PRP was/VBD freed/VBN and/CC thanked/VBD the/DT judge/NN ./.", 4, False),
        ("He/PRP had/VBD left/VBN and/CC called/VBD ./.", 4, False),
        ("It/PRP burned/VBD ./.", 1, False),
    ],
)
def test_second_look_at_past_tenses(sentence: str, at: int, participle: bool) -> None:
    assert is_participle(*split(sentence), at) is participle


def test_shipped_model_is_small_and_whole() -> None:
    arrays = load_arrays("tags")
    assert arrays["vectors"].dtype == np.int8
    assert len(unpack_words(arrays["words"])) == len(arrays["vectors"])
    assert tagger() is tagger()


class TestModelFiles:
    def test_what_is_written_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "own.npz"
        save_arrays(path, {"words": pack_words(["ä", "b"]), "x": np.eye(2)})
        first = path.read_bytes()
        arrays = load_arrays(path, keys=["x"])
        assert unpack_words(arrays["words"]) == ["ä", "b"] and arrays["x"].tolist() == [[1, 0], [0, 1]]
        save_arrays(path, arrays)
        assert path.read_bytes() == first

    def test_no_words(self) -> None:
        assert unpack_words(pack_words([])) == []

    @pytest.mark.parametrize(
        ("spoil", "message"),
        [
            (lambda path: path.unlink(), "does not exist"),
            (lambda path: path.write_bytes(b"no archive"), "damaged"),
            (lambda path: path.write_bytes(path.read_bytes()[:-40]), "damaged"),
            (lambda path: np.savez(path, x=np.eye(2)), "damaged or no model"),
            (lambda path: np.savez(path, x=np.eye(2), format=1, digest="0"), "not what was written"),
            (lambda path: np.savez(path, x=np.eye(2), format=99, digest="0"), "format 99"),
            (lambda path: np.savez(path, x=np.array([{}], dtype=object)), "damaged"),
        ],
    )
    def test_a_spoilt_file_is_refused(self, tmp_path: Path, spoil: object, message: str) -> None:
        path = tmp_path / "own.npz"
        save_arrays(path, {"x": np.eye(2)})
        spoil(path)  # type: ignore[operator]
        with pytest.raises(ModelError, match=message) as refusal:
            load_arrays(path)
        assert "own.npz" in str(refusal.value) and "Install the package again" in str(refusal.value)

    def test_another_models_file_is_refused(self, tmp_path: Path) -> None:
        save_arrays(tmp_path / "own.npz", {"x": np.eye(2)})
        with pytest.raises(ModelError, match="lacks y"):
            load_arrays(tmp_path / "own.npz", keys=["y"])
