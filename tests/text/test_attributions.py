"""Attributions: tables of sentences with what is said by whom, what is no report, and what must hold for any text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import ModelError
from framing.models import load_arrays
from framing.text.article import Article
from framing.text.attribution.borders import fit_to_marks
from framing.text.attribution.columns import COLUMNS, whole
from framing.text.attribution.links import LONGEST_READ
from framing.text.attribution.network import ARRAYS, LABELS, Network, distance_class, pieces
from framing.text.attributions import find_attributions, shipped_network
from framing.text.reading import Reading


def found(text):
    return find_attributions(Reading(Article(id="a", text=text)))


def words(text, parts):
    return " … ".join(text[start:end] for start, end in parts)


def told(text, nested=False):
    """Source, cue and content of every attribution, as words."""
    return [
        (words(text, a.source), words(text, a.cue), words(text, a.content).rstrip("."))
        for a in found(text)
        if a.nested is nested
    ]


# sentence, the attributions in it: source, cue, content
REPORTS = [
    (
        "Mayor Ines Brun said the harbour would stay closed.",
        [("Mayor Ines Brun", "said", "the harbour would stay closed")],
    ),
    ("“We will not leave,” the miners said.", [("the miners", "said", "“We will not leave,”")]),
    (
        "“We will stay,” Brun said on Monday. “Nobody will move us.”",
        [("Brun", "said", "“We will stay,” … “Nobody will move us.”")],
    ),
    ("‘We will not leave,’ said the miners.", [("the miners", "said", "‘We will not leave,’")]),
    (
        "The ministry accused the rebels of shelling a school.",
        [("The ministry", "accused", "the rebels of shelling a school")],
    ),
    (
        "According to the ministry, the rebels had left the town.",
        [("the ministry", "According to", "the rebels had left the town")],
    ),
    (
        "The union denied that its members had blocked the road.",
        [("The union", "denied", "that its members had blocked the road")],
    ),
    (
        "Brun, who believes the port will reopen, went home.",
        [("who", "believes", "the port will reopen")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), REPORTS)
def test_who_says_what(text, expected):
    assert told(text) == expected


SILENT = [
    "",
    "\n \n",
    "Rain fell on the harbour all night.",
    "The council declared martial law in two districts.",
    "The storm claimed 300 lives along the coast.",
    "The island declared independence in 1974.",
    "Two harbour masters are in charge of keeping an eye on the passage.",
    "Meridia has imposed a blockade on the only road.",
    "Fighting along the hotly disputed border shows no signs of easing.",
    "Neither leader showed signs of tiring.",
    "Hopes for an early thaw were dashed by the snow.",
    "Measures include clearing the road, supporting the harbour's repair and planting trees.",
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_reported(text):
    assert told(text) == []


KINDS = [
    ("“We will not leave,” the miners said.", "direct"),
    ("The miners said they would “never” leave.", "mixed"),
    ("The miners said they would never leave.", "indirect"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_follows_the_marks(text, kind):
    assert [a.kind for a in found(text)] == [kind]


def test_a_report_inside_a_report_is_nested():
    text = "The prime minister said that the rebels had accused the army of shelling a school."
    assert [cue for _, cue, _ in told(text)] == ["said"]
    assert told(text, nested=True) == [("the rebels", "had accused", "the army of shelling a school")]


def test_a_nested_report_leaves_to_the_outer_one_what_stands_before_it():
    text = "The foreign ministry said that it had been told too late, urging both sides to respect the truce."
    assert ("The foreign ministry", "said") in [(source, cue) for source, cue, _ in told(text)]
    inner = [report for report in told(text) + told(text, nested=True) if report[1] == "urging"]
    assert inner == [("The foreign ministry", "urging", "both sides to respect the truce")]


def test_a_participle_behind_a_closing_mark_reports_what_follows_it():
    text = "The union said that “the harbour is lost,” accusing Meridia of shelling the “old quay.”"
    assert ("The union", "accusing", "Meridia of shelling the “old quay.”") in told(text) + told(
        text, nested=True
    )


def test_an_indirect_report_ends_with_its_paragraph():
    text = (
        "The ministry denied the claims, stating that they were false.\n\nShots were reported near the port."
    )
    contents = [content for _, _, content in told(text)]
    assert not any("false" in content and "Shots" in content for content in contents)
    assert ("", "were reported", "Shots … near the port") in told(text)


def test_words_that_lead_up_to_a_quoted_sentence_are_not_content():
    text = "In the evening the mayor issued the following statement: “We will not leave the town.”"
    assert [content for _, _, content in told(text)] == ["“We will not leave the town.”"]


def test_inside_a_direct_quotation_nothing_is_nested():
    text = "“The rebels said that the army had shelled a school,” the minister said."
    assert told(text, nested=True) == []


def test_coordinated_cues_share_their_source():
    text = "Meridia sent troops to the border on Tuesday and demanded the release of two pilots."
    assert [(source, cue) for source, cue, _ in told(text)] == [("Meridia", "demanded")]


def test_what_somebody_called_something():
    text = "Meridia drove out what it called “armed bandits” near the border."
    assert ("it", "called", "what … “armed bandits”") in told(text) + told(text, nested=True)


def test_a_quoted_paragraph_goes_on_from_the_one_before():
    text = "Brun wrote on her page:\n\n“The harbour stays closed. We will tell you when it opens.”"
    assert told(text) == [
        ("Brun", "wrote on her page:", "“The harbour stays closed. We will tell you when it opens.”")
    ]


def test_borders_of_content_go_to_the_marks():
    reading = Reading(Article(id="a", text="He added, in haste, “We will stay.” Rain fell."))
    tokens, forms = whole(reading), reading.tokens.forms
    outside, begin, inside = 0, LABELS.index("B-content"), LABELS.index("I-content")
    labels = np.full(len(forms), outside)
    labels[forms.index("in")] = begin
    labels[forms.index("haste") : forms.index("stay") + 1] = inside
    fitted = fit_to_marks(labels, tokens, forms)
    first, end = forms.index("“"), forms.index("”") + 1
    assert fitted.tolist() == [outside] * first + [begin] + [inside] * (end - first - 1) + [outside] * 3


def test_pieces_of_a_label_sequence():
    labels = np.array(
        [LABELS.index(name) for name in ("B-source", "B-cue", "I-cue", "outside", "B-content", "B-content")]
    )
    cut = pieces(labels)
    assert {role: list(zip(p.firsts.tolist(), p.ends.tolist(), strict=True)) for role, p in cut.items()} == {
        "source": [(0, 1)],
        "cue": [(1, 3)],
        "content": [(4, 5), (5, 6)],
    }


def test_distances_near_are_told_apart():
    classes = distance_class(np.arange(-400, 401))
    assert (np.diff(classes) >= 0).all()
    assert len(set(classes[393:408])) == 15
    assert (classes[0], classes[400], classes[-1]) == (0, 20, 40)


def test_a_long_text_is_read_in_parts():
    sentence = "Mayor Ines Brun said the harbour would stay closed. "
    text = sentence * (3 * LONGEST_READ // 10)
    attributions = found(text)
    assert len(attributions) > 0.9 * text.count("said")
    lengths = sorted(end - start for start, end in (a.hull for a in attributions))
    assert lengths[len(lengths) // 2] < len(sentence)


def test_the_shipped_model_has_every_array():
    assert set(load_arrays("attribution", ARRAYS)) == set(ARRAYS)


def test_another_models_file_is_refused():
    with pytest.raises(ModelError, match=r"tags.*lacks"):
        load_arrays("tags", ARRAYS)


def test_many_forms_are_forgotten_not_hoarded(monkeypatch):
    monkeypatch.setattr("framing.text.attribution.network.MOST_TYPES_KEPT", 5)
    network = Network(load_arrays("attribution", ARRAYS))
    text = REPORTS[0][0]
    for _ in range(3):
        again = find_attributions(Reading(Article(id="a", text=text)), network)
        assert [words(text, a.cue) for a in again] == ["said"]


AWKWARD = st.text(alphabet=st.sampled_from(list("“”\"'’‘ \n.,:Aasid\u00a0\u2028—")), max_size=200)
SNIPPETS = st.lists(
    st.sampled_from(
        ["he", "said", "“", "”", "what", "it", "called", "that", ",", ".", "\n\n", "accused", "by", "and"]
    ),
    max_size=60,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.one_of(AWKWARD, SNIPPETS, st.text(max_size=80)))
def test_any_text_gives_pieces_that_lie_in_it(text):
    attributions = found(text)
    assert attributions == found(text)
    assert list(attributions) == sorted(attributions, key=lambda a: a.hull)
    for a in attributions:
        assert a.cue and a.content
        assert all(0 <= start < end <= len(text) for start, end in a.source + a.cue + a.content)


def test_columns_stay_below_their_sizes():
    reading = Reading(Article(id="a", text="\n".join(text for text, _ in REPORTS)))
    columns = whole(reading).columns
    assert columns.shape == (len(reading.tokens), len(COLUMNS))
    assert (columns.max(axis=0) < list(COLUMNS.values())).all()


def test_reading_needs_no_other_article(read):
    network = shipped_network()
    alone = [find_attributions(read(text), network) for text, _ in REPORTS]
    assert alone == [find_attributions(read(text), network) for text, _ in reversed(REPORTS)][::-1]
