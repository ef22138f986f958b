"""The tagger's training on a handful of invented sentences, and how treebanks become tokens of ours."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from framing.errors import FormatError, ReadError
from framing.models import load_arrays
from framing.training import tags
from framing.training.tag_network import Settings, fit
from framing.training.treebank import read_document, read_treebank, tagged_tokens

TREEBANK = """\
# newpar
1\tThe\tthe\tDET\tDT\t_\t3\tdet\t_\t_
2\tfour\tfour\tNUM\tCD\t_\t4\tnummod\t_\tSpaceAfter=No
3\t-\t-\tPUNCT\tHYPH\t_\t2\tpunct\t_\tSpaceAfter=No
4\tday\tday\tNOUN\tNN\t_\t5\tcompound\t_\t_
5\tsiege\tsiege\tNOUN\tNN\t_\t8\tnsubj\t_\t_
6-7\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
6\tdid\tdo\tAUX\tVBD\t_\t8\taux\t_\t_
7\tn't\tnot\tPART\tRB\t_\t8\tadvmod\t_\t_
8\tend\tend\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t.\t_\t8\tpunct\t_\t_

# newpar
1\tPro\tpro\tADJ\tJJ\t_\t3\tamod\t_\tSpaceAfter=No
2\t-\t-\tPUNCT\tHYPH\t_\t1\tpunct\t_\tSpaceAfter=No
3\tgovernment\tgovernment\tNOUN\tNN\t_\t4\tcompound\t_\t_
4\tforces\tforce\tNOUN\tNNS\t_\t5\tnsubj\t_\t_
5\tcheered\tcheer\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_
"""
SMALL = Settings(
    width=8, hidden=12, outer=8, epochs=25, batch=4, rate=0.02, least=1, drop_units=0, drop_words=0
)


def test_text_is_rebuilt_with_paragraphs_and_contractions() -> None:
    assert (
        read_document("d", TREEBANK).text
        == "The four-day siege didn't end.\n\nPro-government forces cheered."
    )


def test_tokens_of_ours_get_the_treebanks_tags() -> None:
    sentences = tagged_tokens(read_document("d", TREEBANK))
    assert [" ".join(f"{form}/{tag}" for form, tag in sentence) for sentence in sentences] == [
        "The/DT four-day/JJ siege/NN did/VBD n't/RB end/VB ./.",
        "Pro-government/JJ forces/NNS cheered/VBD ./.",
    ]


def test_withheld_documents_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "open.conllu").write_text(TREEBANK, encoding="utf-8")
    (tmp_path / "withheld.conllu").write_text("1\t____\t_\tX\tNN\t_\t0\troot\t_\t_\n", encoding="utf-8")
    assert [document.name for document in read_treebank(tmp_path)] == ["open"]


def test_refusals(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"no \.conllu file"):
        read_treebank(tmp_path)
    with pytest.raises(FormatError, match="10 tab-separated"):
        read_document("d", "1\tonly\tthree")
    (tmp_path / "x.conllu").write_text(TREEBANK, encoding="utf-8")
    (tmp_path / "vectors.txt").write_text("the 0.1 0.2\nof 0.1 x\n", encoding="utf-8")
    with pytest.raises(ReadError, match="line 2"):
        tags.train(tmp_path, tmp_path / "out.npz")


def test_a_network_learns_its_sentences_and_does_so_again() -> None:
    sentences = tagged_tokens(read_document("d", TREEBANK)) * 8
    arrays = fit(sentences, SMALL)
    assert np.mean(tags.agreement(arrays, sentences)) == 1
    again = fit(sentences, SMALL)
    assert all((arrays[name] == again[name]).all() for name in arrays)


def test_given_vectors_reach_words_that_were_not_trained_on() -> None:
    sentences = tagged_tokens(read_document("d", TREEBANK)) * 8
    vectors = {
        "cheered": np.array([1.0, 0.0]),
        "clapped": np.array([1.0, 0.0]),
        "siege": np.array([0.0, 1.0]),
    }
    arrays = fit(sentences, SMALL, vectors)
    unseen = [[("Pro-government", "JJ"), ("forces", "NNS"), ("clapped", "VBD"), (".", ".")]]
    assert all(tags.agreement(arrays, unseen))


def test_train_writes_a_model_that_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tags, "Settings", lambda: SMALL)
    for folder in ("gold", "silver"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a_news_b.conllu").write_text(TREEBANK, encoding="utf-8")
    (tmp_path / "vectors.txt").write_text("the 0.1 0.2\n", encoding="utf-8")
    figures = tags.train(tmp_path, tmp_path / "out.npz")
    assert figures == {"documents": 1, "gold_tokens": 11, "silver_tokens": 11, "vectors": 1}
    assert load_arrays(tmp_path / "out.npz")["vectors"].shape[1] == SMALL.width


def test_cross_validation_by_genre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tags, "Settings", lambda: SMALL)
    for name in ("a_news_b", "a_news_c", "a_speech_d"):
        (tmp_path / f"{name}.conllu").write_text(TREEBANK, encoding="utf-8")
    figures = tags.cross_validate(tmp_path, folds=2)
    assert set(figures) == {"all", "news", "speech"}
    assert figures["all"]["tokens"] == 33
    assert figures["all"]["accuracy"] > 0.9
