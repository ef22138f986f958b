"""PolNeAR: reading its annotation format, and the figures on attributions whose overlap is known by hand."""

import json
import math
from collections import Counter

import pytest

from framing.datasets.polnear import paired, validate
from framing.datasets.polnear_articles import read_polnear, read_standoff
from framing.datasets.polnear_metrics import Agreement, is_direct, joined, nominal_alpha
from framing.errors import FormatError, ReadError

TEXT = "“We will stay,” said Mayor Brun. “Nobody leaves.”\n\nThe union wants higher wages."


def roles(text, source, cue, *content):
    """Build an attribution from the words of its pieces."""

    def pieces(words):
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    return {
        "source": pieces(source),
        "cue": pieces(cue),
        "content": tuple(piece for words in content for piece in pieces(words)),
    }


SPEECH = roles(TEXT, "Mayor Brun", "said", "“We will stay,”", "“Nobody leaves.”")
WISH = roles(TEXT, "The union", "wants", "higher wages")


@pytest.fixture
def data(tmp_path):
    """A folder as PolNeAR lays it out, with one article of our own."""
    for part in ("text", "attributions"):
        (tmp_path / "dev" / part).mkdir(parents=True)
    (tmp_path / "dev" / "text" / "a1.txt").write_text(TEXT, encoding="utf-8", newline="")
    lines, number = [], 0
    for event, attribution in enumerate((SPEECH, WISH), 1):
        arguments = []
        for role, pieces in attribution.items():
            number += 1
            offsets = ";".join(f"{start} {end}" for start, end in pieces)
            lines.append(f"T{number}\t{role.capitalize()} {offsets}\twords")
            arguments.append(f"{role.capitalize()}:T{number}")
        lines.append(f"E{event}\tAttribution:T1 {' '.join(arguments)}")
    lines.append("E9\tAttribution:T1 Source:T1")
    annotation = tmp_path / "dev" / "attributions" / "a1_b2.ann"
    annotation.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    annotation.with_name("a1_c3.ann").write_text(lines[0] + "\n", encoding="utf-8")
    return tmp_path


def test_reads_pieces_roles_and_annotators(data):
    (article,) = read_polnear(data, "dev")
    assert (article.id, article.text) == ("a1", TEXT)
    assert article.gold == (SPEECH, WISH)  # an event without cue and content is left out
    assert article.annotations[1] == ()


def test_refuses_a_folder_without_texts(tmp_path):
    with pytest.raises(ReadError, match=r"text holds no \.txt files"):
        list(read_polnear(tmp_path, "train"))


def test_refuses_a_broken_line(tmp_path):
    broken = tmp_path / "x_y.ann"
    broken.write_text("T1\tSource 1 2\twords\nT2\tCue one 2\twords\n")
    with pytest.raises(FormatError, match="line 2"):
        read_standoff(broken)


def test_perfect_agreement():
    agreement = Agreement()
    agreement.add(TEXT, [SPEECH, WISH], [WISH, SPEECH])
    metrics = agreement.metrics()
    assert (metrics["alpha"], metrics["gold"], metrics["predicted"]) == (1.0, 2, 2)
    assert metrics["span_all"] == metrics["token_cue"] == [1.0, 1.0, 1.0]
    assert metrics["span_direct_content"] == metrics["span_direct_source"] == 1.0


def test_partial_agreement():
    nobody = {**SPEECH, "source": ()}
    agreement = Agreement()
    agreement.add(TEXT, [SPEECH, WISH], [nobody])
    metrics = agreement.metrics()
    assert metrics["token_content"] == [1.0, round(11 / 13, 3), round(22 / 24, 3)]
    assert metrics["span_content"] == [1.0, 0.5, 0.667]
    assert metrics["span_source"] == [0.0, 0.0, 0.0]
    assert metrics["span_all_overlap"] == [0.0, 0.0, 0.0]  # the content is found, its source is not
    assert (metrics["span_direct_content"], metrics["span_direct_source"]) == (1.0, 0.0)


def test_overlap_needs_shared_content_and_source():
    shorter = {**SPEECH, "content": SPEECH["content"][1:]}
    agreement = Agreement()
    agreement.add(TEXT, [SPEECH, WISH], [shorter, WISH])
    metrics = agreement.metrics()
    assert metrics["span_all_overlap"] == [1.0, 1.0, 1.0]
    assert metrics["span_all"] == [0.5, 0.5, 0.5]


def test_pieces_are_joined_over_punctuation_and_trimmed():
    text = "“Yes.” “No.” he said"
    assert joined(text, ((7, 12), (0, 6))) == ((0, 12),)
    assert joined(text, ((0, 6), (13, 15))) == ((0, 6), (13, 15))
    assert joined("so, he", ((0, 3),)) == ((0, 2),)


def test_direct_is_every_piece_in_marks():
    assert is_direct(TEXT, SPEECH)
    assert not is_direct(TEXT, WISH)


def test_alpha_of_a_published_kind():
    # two coders, ten units of a binary code: agree on 1 and 5 of them, disagree on 4
    # observed 0.4; expected 1 - (6*5 + 14*13) / (20*19) = 168/380
    pairs = Counter({(1, 1): 1, (0, 0): 5, (0, 1): 2, (1, 0): 2})
    assert nominal_alpha(pairs) == pytest.approx(1 - 0.4 / (168 / 380))
    assert math.isnan(nominal_alpha(Counter({(0, 0): 5})))


def test_pairs_share_content_and_leave_nothing_out():
    pairs = list(paired([SPEECH, WISH], [{**WISH, "source": ()}]))
    assert pairs == [(SPEECH, None), (WISH, {**WISH, "source": ()})]
    assert list(paired([], [WISH])) == [(None, WISH)]


def test_validate_prints_the_figures_and_writes_predictions(data, tmp_path):
    out = tmp_path / "predictions.jsonl"
    metrics = validate(data, "dev", out)
    assert list(metrics)[:5] == ["split", "articles", "gold", "predicted", "alpha"]
    assert (metrics["split"], metrics["articles"], metrics["gold"]) == ("dev", 1, 2)
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["item"] for line in lines][:2] == ["a1:0", "a1:1"]
    again = Agreement()
    again.add(TEXT, *([line[key] for line in lines if line[key]] for key in ("gold", "prediction")))
    assert again.metrics()["alpha"] == metrics["alpha"]
