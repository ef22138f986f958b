"""Predictions shown in their articles: the telling words are highlighted, the text stays what it was."""

from __future__ import annotations

import html
import re

import numpy as np
import pandas as pd
import pytest
from sklearn.dummy import DummyClassifier
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline

from framing import Article, VoiceText, evaluate, explain_prediction, show_errors
from framing.errors import ArgumentError

TEXTS = [f"A {word} plan {i}." for i in range(4) for word in ("vile", "new")]
LABELS = ["loaded", "plain"] * 4
MODEL = make_pipeline(VoiceText("all"), CountVectorizer(), LogisticRegression())


def marked(page: object) -> list[str]:
    return [
        html.unescape(words)
        for words in re.findall(r"<mark[^>]*>([^<]*)</mark>", str(page).split("</ul>", 1)[1])
    ]


def test_the_words_that_carried_a_prediction_are_highlighted() -> None:
    model = MODEL.fit(TEXTS, LABELS)
    article = Article("a1", "Herald", "<b>His</b> vile idea is new & vile.")
    page = explain_prediction(model, article)
    assert set(marked(page)) == {"vile", "new"}
    assert "&lt;b&gt;His" in str(page) and "<b>His" not in str(page)
    assert marked(explain_prediction(model, article, most=1)) == ["vile"]
    assert "strongly for" in str(page) and "against" in str(page)
    other = explain_prediction(model, article, "plain")
    assert set(marked(other)) == {"vile", "new"} and str(other) != str(page)


def test_a_text_without_known_words_is_shown_bare() -> None:
    page = str(explain_prediction(MODEL.fit(TEXTS, LABELS), "Nothing here."))
    assert "Nothing here." in page and "<mark" not in page


def test_errors_open_with_the_surest_first() -> None:
    articles = [Article(f"a{i}", "Herald" if i % 2 else "Post", text) for i, text in enumerate(TEXTS)]
    labels = ["plain", *LABELS[1:-1], "loaded"]
    result = evaluate(MODEL, articles, labels, folds=list(np.arange(8) // 2 % 2))
    page = str(show_errors(result))
    told = re.findall(r"framing-error'><summary>(.*?)</summary>", page)
    assert len(told) == len(result.wrong) > 0
    assert told[0].startswith(f"{articles[result.wrong[0]].id} · ")
    assert all(" taken for " in line and "with probability 0." in line for line in told)
    chances = [float(line.rsplit(" ", 1)[1]) for line in told]
    assert chances == sorted(chances, reverse=True)
    assert f"{len(told)} of 8 items" in page
    assert str(show_errors(result, most=1)).count("framing-error'") == 1


def test_errors_of_models_without_words_can_be_read() -> None:
    result = evaluate(DummyClassifier(), TEXTS, [*LABELS[:-1], "loaded"], folds=2)
    page = str(show_errors(result))
    assert page.count("framing-error'") == len(result.wrong) == 3
    assert "<mark" not in page


def test_errors_of_several_labels_an_item() -> None:
    table = pd.DataFrame({"loaded": [1, 0] * 3 + [0, 0], "late": [0] * 4 + [1] * 4})
    model = make_pipeline(CountVectorizer(token_pattern=r"\w+"), OneVsRestClassifier(LogisticRegression()))
    result = evaluate(model, TEXTS, table, folds=[0, 1] * 2 + [1, 0] * 2)
    assert result.wrong
    assert " taken for " in str(show_errors(result))


def test_refusals() -> None:
    model = MODEL.fit(TEXTS, LABELS)
    with pytest.raises(ArgumentError, match="most must be a number of at least 1; got 0"):
        explain_prediction(model, TEXTS[0], most=0)
    with pytest.raises(ArgumentError, match="label must be one of"):
        explain_prediction(model, TEXTS[0], "vile")
    with pytest.raises(ArgumentError, match="only a Pipeline"):
        explain_prediction(DummyClassifier().fit(TEXTS, LABELS), TEXTS[0])
