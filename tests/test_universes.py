"""The multiverse and the concordance: every choice, every hit."""

from __future__ import annotations

import pandas as pd
import pytest

from framing import MEASURES, Article, Corpus, Lexicon, compare, plot_multiverse, score
from framing.concordances import concordance
from framing.errors import ArgumentError, ColumnError
from framing.measures.hedging import Hedging
from framing.measures.lexicon_rate import LexiconRate
from framing.universes import ALL, TEXTS, defensible_choices, leave_one_out, multiverse, sensitivity

HERALD = "A brutal raid hit the town. It was tense there all day."
POST = "“A brutal raid,” said Anna Vey. Calm returned soon.\n\nShare this article\n\nLeave a Reply"


def corpus() -> Corpus:
    articles = []
    for event in ("dam", "ferry", "fire"):
        articles += [
            Article(f"{event}-h", "Herald", HERALD, event=event),
            Article(f"{event}-p", "Post", POST, event=event),
        ]
    return Corpus(articles)


LOADED = Lexicon.of({"loaded": ["brutal", "tense"], "mild": ["calm", "quiet"]}, name="tone")
MEASURE = LexiconRate(lexicon=LOADED)


def test_every_combination_is_compared_as_compare_does() -> None:
    choices = {"voice": ["outlet", "all"], "lexicon": leave_one_out(LOADED, corpus())}
    table = multiverse(corpus(), MEASURE, choices, column="lexicon_rate.loaded")
    assert len(table) == 2 * 4
    assert set(table["lexicon"]) == {"tone", "tone without brutal", "tone without tense", "tone without calm"}
    everyone = LexiconRate(lexicon=LOADED, voice="all")
    plain = compare(score(corpus(), everyone), "lexicon_rate.loaded")
    row = table[(table["voice"] == "all") & (table["lexicon"] == "tone")]
    assert row["estimate"].item() == pytest.approx(plain["estimate"].item())
    assert plot_multiverse(table).get_ylabel().startswith("estimate (")


def test_furniture_and_foreign_text_change_what_counts() -> None:
    assert defensible_choices(MEASURE)["text"] == ("story", "with furniture")
    table = multiverse(corpus(), LexiconRate(lexicon=LOADED), {"text": TEXTS})
    by_text = table.set_index("text")["estimate"]
    assert by_text["with furniture"] > by_text["story"]  # more of the Post's words hold no term


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_default_choices_make_measures(name: str) -> None:
    try:
        base = MEASURES[name]()
    except Exception:
        pytest.skip("needs an argument of its own")
    choices = defensible_choices(base)
    for field, options in choices.items():
        for option in options:
            if field != "text":
                assert getattr(type(base)(**{field: option}), field) == option
    assert all(len(set(options)) == len(options) for options in choices.values())


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"voices": ["outlet"]}, "voice"),
        ({"voice": "outlet"}, "must be a list"),
        ({"voice": []}, "must be a list"),
        ({"text": ["tidy"]}, "text must be one of"),
    ],
)
def test_choices_that_do_not_exist_are_refused(choices: dict[str, object], message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        multiverse(corpus(), Hedging(), choices)


def test_a_column_of_another_measure_is_refused() -> None:
    with pytest.raises(ArgumentError, match="column must be one of"):
        multiverse(corpus(), Hedging(), {"voice": ["outlet"]}, column="readability")


def test_sensitivity_names_the_choice_that_flips() -> None:
    table = pd.DataFrame(
        {
            "group_a": "Herald",
            "group_b": "Post",
            "voice": ["outlet", "outlet", "all", "all"],
            "lexicon": ["a", "b", "a", "b"],
            "estimate": [1.0, 2.0, -1.0, float("nan")],
        }
    )
    found = sensitivity(table).set_index(["choice", "option"])
    assert found.loc[(ALL, ""), "n"] == 3
    assert found.loc[(ALL, ""), ["lowest", "highest"]].tolist() == [-1, 2]
    assert found.loc[(ALL, ""), "share_of_sign"] == pytest.approx(2 / 3)
    assert found.loc[("voice", "all"), "flips"] == 1
    assert found.loc[("lexicon", "b"), "flips"] == 0
    alone = sensitivity(table[["group_a", "group_b", "voice", "estimate"]].iloc[[0, 2]])
    assert alone["flips"].tolist() == [0, 0, 1]
    with pytest.raises(ColumnError, match="estimate"):
        sensitivity(table.drop(columns="estimate"))


def test_swapped_outlets_mirror() -> None:
    names = {"Herald": "Zeta", "Post": "Alpha"}
    swapped = Corpus(Article(a.id, names[a.outlet], a.text, event=a.event) for a in corpus())
    choices = {"voice": ["outlet", "all"]}
    one, other = (multiverse(c, MEASURE, choices)["estimate"] for c in (corpus(), swapped))
    assert one.tolist() == pytest.approx([-value for value in other])


def test_concordance_shows_every_hit_in_its_place() -> None:
    articles = corpus()
    lines = concordance(articles, MEASURE, width=12)
    assert len(lines) == 12 and set(lines["hit"].str.lower()) == {"brutal", "tense", "calm"}
    for line in lines.itertuples():
        text = articles[line.article].text.replace("\n", " ")
        assert text[line.start : line.end] == line.hit
        assert text[max(0, line.start - 12) : line.end + 12] == line.left + line.hit + line.right
    assert lines["label"].is_monotonic_increasing
    assert list(concordance(Corpus([]), MEASURE).columns) == list(lines.columns)
    with pytest.raises(ArgumentError, match="width"):
        concordance(articles, MEASURE, width=-1)
