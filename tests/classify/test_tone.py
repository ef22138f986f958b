"""Tone towards a target: who is spoken of how, that no name and no other voice has a say, and what is refused."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.base import clone

from framing.classify.contributions import Explainable
from framing.classify.storage import load_model, save_model
from framing.classify.tone.by_side import mean_tone, tone_mentions, tone_towards
from framing.classify.tone.network import ToneNetwork
from framing.classify.tone.towards import TONES, Targeted, ToneTowards, frequent_words
from framing.classify.tone.words import LONGEST, PLACE_OF, distance_class, targeted_words
from framing.dossier import Dossier
from framing.errors import ArgumentError, ColumnError, MissingExtraError
from framing.text.article import Article
from framing.text.reading import Reading

DOSSIER = Dossier.parse("sides: {North: {actors: [North]}, South: {actors: [South]}}")
TWO_SIDES = (
    "The North rescued the heroic South.\n\nThe South’s corrupt army murdered hundreds of families.\n\n"
    "“The North lied to us and betrayed its brave allies,” the South’s envoy said.\n\nIt rained on Monday."
)


def at(text: str, words: str) -> Targeted:
    """The first place of some words in a text."""
    return Targeted(text, text.index(words), text.index(words) + len(words))


@pytest.fixture(scope="module")
def model() -> ToneTowards:
    return ToneTowards.shipped()


@pytest.mark.parametrize(
    ("text", "target", "tone"),
    [
        ("Critics accused Mayor Dunn of lying to voters about the deal.", "Mayor Dunn", "negative"),
        ("The brave firefighter Ann Lee was hailed as a hero by the whole town.", "Ann Lee", "positive"),
        ("Senator Roe met Ann Lee at the airport on Tuesday.", "Ann Lee", "neutral"),
        ("The talks between Roe and Lee are scheduled for Monday.", "Lee", "neutral"),
        ("Police arrested Kay on charges of fraud.", "Kay", "negative"),
        ("Lee’s impressive victory delighted her supporters.", "Lee", "positive"),
    ],
)
def test_plain_cases(model: ToneTowards, text: str, target: str, tone: str) -> None:
    assert model.predict([at(text, target)]).tolist() == [tone]


BOTH = "Lee is corrupt and incompetent, and Roe is honest and capable."
CLEARED = "The jury cleared Lee and convicted Roe of the murder."


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (at(BOTH, "Roe"), at(BOTH, "Lee")),
        (at(CLEARED, "Lee"), at(CLEARED, "Roe")),
        (at("Lee praised Roe.", "Roe"), at("Lee denounced Roe.", "Roe")),
        (at("Lee is a hero.", "Lee"), at("Lee is no hero.", "Lee")),
    ],
)
def test_one_fares_better_than_the_other(model: ToneTowards, better: Targeted, worse: Targeted) -> None:
    ours, theirs = model.predict_proba([better, worse])
    assert ours[2] - ours[0] > theirs[2] - theirs[0]


def test_no_name_has_a_tone(model: ToneTowards) -> None:
    text = "{} attacked {} for a failed policy that {} had called a triumph."
    one, other = (text.format(*names) for names in (("Trump", "Obama", "Putin"), ("Lee", "Roe", "Moe")))
    starts = [(f, f.index(names[1])) for f, names in ((one, ("", "Obama")), (other, ("", "Roe")))]
    (a, a_start), (b, b_start) = starts
    chances = model.predict_proba([(a, a_start, a_start + 5), (b, b_start, b_start + 3)])
    np.testing.assert_allclose(chances[0], chances[1], atol=1e-6)


def test_exchanging_two_names_exchanges_their_tones(model: ToneTowards) -> None:
    text = "Lee betrayed Roe, who had always stood by the party."
    swapped = "Roe betrayed Lee, who had always stood by the party."
    ours = model.predict_proba([at(text, "Lee"), at(text, "Roe")])
    theirs = model.predict_proba([at(swapped, "Roe"), at(swapped, "Lee")])
    np.testing.assert_allclose(ours, theirs, atol=1e-6)


def test_an_item_has_the_same_answer_alone_and_among_others(model: ToneTowards) -> None:
    items = [at(TWO_SIDES, "North"), at(TWO_SIDES, "South"), at("Kay won.", "Kay")]
    together = model.predict_proba(items)
    np.testing.assert_allclose(together, np.concatenate([model.predict_proba([i]) for i in items]), atol=1e-6)
    np.testing.assert_allclose(together.sum(axis=1), 1)
    assert model.predict_proba([]).shape == (0, 3)


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=60), st.data())
def test_any_text_is_answered_or_refused(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(-2, len(text) + 2))
    end = data.draw(st.integers(-2, len(text) + 2))
    try:
        chances = ToneTowards.shipped().predict_proba([(text, start, end)])
    except ArgumentError as error:
        assert str(start) in str(error)
    else:
        assert np.isfinite(chances).all()


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (("A short text.", 20, 25), "20 to 25 does not lie in the text"),
        (("A short text.", -1, 5), "-1 to 5 does not lie"),
        (("A short text.", 5, 5), "5 to 5"),
        (("", 0, 1), "has 0 characters"),
        (("One   two", 3, 5), "holds no word"),
        ("A short text.", "must be \\(text or article, start, end\\)"),
        ((None, 0, 1), "item 0 is None"),
    ],
)
def test_targets_that_are_none_are_refused(model: ToneTowards, target: object, told: str) -> None:
    with pytest.raises(ArgumentError, match=told):
        model.predict([target])


@pytest.mark.parametrize(
    ("tones", "told"),
    [(["neutral", "neutral"], "two tones"), (["neutral"], "equally long"), ([], "equally long")],
)
def test_what_cannot_be_learnt_is_refused(tones: list[str], told: str) -> None:
    with pytest.raises(ArgumentError, match=told):
        ToneTowards().fit([at("Lee won.", "Lee"), at("Roe lost.", "Roe")], tones)
    with pytest.raises(ArgumentError, match="members must be"):
        ToneTowards(members=0).fit([at("Lee won.", "Lee")], ["neutral"])


def test_it_can_be_cloned_and_stored(model: ToneTowards, tmp_path) -> None:
    assert clone(ToneTowards(members=2)).get_params() == {"members": 2, "epochs": 5, "seed": 1}
    item = at("Kay won a splendid victory.", "Kay")
    card = {"data": "NewsMTSC", "date": "2026-11-22", "metrics": {}, "limits": "US news"}
    save_model(model, tmp_path / "tone.npz", card, [list(item)])
    again = load_model(tmp_path / "tone.npz")
    np.testing.assert_array_equal(again.predict_proba([item]), model.predict_proba([item]))


def test_words_that_carried_a_prediction(model: ToneTowards) -> None:
    text = "On Monday the mayor called Lee a shameless liar."
    assert isinstance(model, Explainable)
    weights = {text[c.start : c.end]: c.weight for c in model.contributions(at(text, "Lee"), "negative")}
    assert max(weights, key=weights.get) in ("liar", "shameless")
    assert {"Lee", "Monday"}.isdisjoint(weights) and {"shameless", "liar"} <= set(weights)
    with pytest.raises(ArgumentError, match="label must be one of"):
        model.contributions(at(text, "Lee"), "angry")


def test_the_words_read_are_those_of_the_sentence_and_the_voice() -> None:
    text = "It rained. “The North was brave,” the South said. Snow fell."
    reading = Reading(Article("a", text=text))
    north, south = text.index("North"), text.index("South")

    def forms(start: int, by_voice: bool) -> list[str]:
        chosen = targeted_words(reading, start, start + 5, by_voice)
        assert reading.tokens.forms[chosen.tokens[chosen.first]] == text[start : start + 5]
        return [reading.tokens.forms[i] for i in chosen.tokens if reading.tokens.is_word[i]]

    assert forms(north, False) == ["The", "North", "was", "brave", "the", "South", "said"]
    assert forms(north, True) == ["The", "North", "was", "brave"]
    assert forms(south, True) == ["the", "South", "said"]


def test_long_sentences_are_cut_around_the_target() -> None:
    text = "word " * 300 + "Lee " + "word " * 300
    chosen = targeted_words(Reading(Article("a", text=text)), 1500, 1503)
    assert len(chosen.tokens) == LONGEST
    assert chosen.tokens[chosen.first] == 300
    whole = targeted_words(Reading(Article("a", text=text)), 0, len(text) - 1)
    assert 0 <= whole.first < whole.end <= len(whole.tokens) == LONGEST


def test_distances_are_symmetric_and_ordered() -> None:
    classes = distance_class(np.arange(-100, 101))
    assert (np.diff(classes) >= 0).all()
    np.testing.assert_array_equal(classes - classes[100], -(classes - classes[100])[::-1])


def test_no_name_is_learnt() -> None:
    text = "Lee praised Roe again and again and again."
    reading = Reading(Article("a", text=text))
    assert frequent_words([(reading, targeted_words(reading, 0, 3))] * 3) == ["again", "and", "praised"]
    (columns,) = ToneTowards.shipped().network.columns([(reading, targeted_words(reading, 0, 3))])
    assert columns[[0, 2], PLACE_OF["word"]].tolist() == [0, 0]
    assert (columns[1, [PLACE_OF["word"], PLACE_OF["polarity"]]] > 0).all()


def test_tone_by_side_and_voice() -> None:
    table = tone_towards(Article("a", "Gazette", TWO_SIDES), DOSSIER).set_index(["side", "voice"])
    assert table["sentences"].to_dict() == {
        ("North", "outlet"): 1, ("North", "sources"): 1, ("South", "outlet"): 3, ("South", "sources"): 0,
    }  # fmt: skip
    assert table.loc[("North", "sources"), "tone"] < -0.3
    assert table.loc[("South", "sources"), ["tone", "negative", "positive"]].isna().all()
    assert table[["tone"]].abs().max().item() <= 1


def test_a_source_changes_nothing_in_the_outlets_rows() -> None:
    other = TWO_SIDES.replace(
        "lied to us and betrayed its brave allies", "saved us and kept its solemn promises"
    )
    one, two = (
        tone_towards(Article("a", text=text), DOSSIER).set_index("voice") for text in (TWO_SIDES, other)
    )
    pd.testing.assert_frame_equal(one.loc["outlet"], two.loc["outlet"])
    assert one.loc["sources", "tone"].iloc[0] < two.loc["sources", "tone"].iloc[0]


def test_swapping_the_sides_of_the_dossier_mirrors_the_table() -> None:
    article = Article("a", text=TWO_SIDES)
    ours, theirs = (tone_towards(article, d) for d in (DOSSIER, DOSSIER.swapped()))
    keys = ["side", "voice"]
    pd.testing.assert_frame_equal(ours.set_index(keys).sort_index(), theirs.set_index(keys).sort_index())
    assert theirs["side"].tolist() == ["South", "South", "North", "North"]


def test_swapping_the_names_in_the_text_mirrors_the_table() -> None:
    swapped = TWO_SIDES.replace("North", "\0").replace("South", "North").replace("\0", "South")
    ours, theirs = (
        tone_towards(Article("a", text=text), dossier).drop(columns="side")
        for text, dossier in ((TWO_SIDES, DOSSIER), (swapped, DOSSIER.swapped()))
    )
    pd.testing.assert_frame_equal(ours, theirs)


def test_mentions_can_be_read_again_in_place() -> None:
    article = Article("a", text=TWO_SIDES)
    mentions = tone_mentions(article, DOSSIER)
    assert [TWO_SIDES[row.start : row.end] for row in mentions.itertuples()] == mentions["text"].tolist()
    assert mentions.loc[mentions["voice"] == "sources", "speaker_side"].tolist() == ["South"]
    np.testing.assert_allclose(mentions[list(TONES)].sum(axis=1), 1)
    np.testing.assert_allclose(mentions["tone"], mentions["positive"] - mentions["negative"])


@pytest.mark.parametrize("text", ["", "Nobody is named.", "“", "\n\n"])
def test_where_no_side_is_named_there_is_no_tone(text: str) -> None:
    table = tone_towards([Article("a", text=text)], DOSSIER)
    assert table["sentences"].tolist() == [0] * 4 and table[["tone", "negative", "positive"]].isna().all(
        axis=None
    )
    assert tone_mentions([Article("a", text=text)], DOSSIER).empty


def test_articles_that_no_dossier_serves_have_no_rows() -> None:
    other = Dossier.parse("{event: flood, sides: {North: {actors: [North]}}}")
    assert tone_towards([Article("a", text="The North won.", event="fire")], [other]).empty
    german = Article("a", text="Der North siegt.", language="de")
    assert tone_towards(german, DOSSIER)["tone"].isna().all()


def test_unknown_zones_and_tones_are_refused() -> None:
    with pytest.raises(ArgumentError, match="zone must be one of"):
        tone_towards(Article("a", text="The North won."), DOSSIER, zone=["margin"])
    odd = ToneTowards.from_arrays(ToneTowards.shipped().arrays_, ["bad", "so-so", "good"])
    with pytest.raises(ArgumentError, match="negative, neutral, positive"):
        tone_towards(Article("a", text="The North won."), DOSSIER, odd)
    with pytest.raises(ColumnError, match="'side'"):
        mean_tone(pd.DataFrame({"outlet": ["a"]}))


def test_training_needs_its_extra_or_works() -> None:
    texts = [
        f"{name} {what} on day {day}." for day in range(4) for name, what in (("Lee", "won"), ("Roe", "lied"))
    ]
    items, tones = [(text, 0, 3) for text in texts], ["positive", "negative"] * 4
    try:
        import torch  # noqa: F401
    except ImportError:
        with pytest.raises(MissingExtraError, match="train"):
            ToneTowards(members=1).fit(items, tones)
        return
    fitted = ToneTowards(members=2, epochs=60).fit(items, tones)
    assert fitted.predict(items).tolist() == tones
    assert set(ToneNetwork(fitted.arrays_).probabilities([]).shape) == {0, 2}
