"""JupyterLab as a researcher has it: the first notebook, coding by keyboard, exploring."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from framing import Article, Corpus, read_codings, score

ROOT = Path(__file__).resolve().parent.parent.parent
ERROR = "[data-mime-type='application/vnd.jupyter.error']"
CODING = """
from framing import Article, Codebook, Coder, CodingWidget, Corpus, Session

book = Codebook.of({"title": "Tone", "version": "1", "variables": [
    {"name": "tone", "kind": "document", "question": "Towards the strikers?",
     "values": [{"name": "for"}, {"name": "against"}]},
    {"name": "label", "kind": "span", "question": "Loaded words?", "values": [{"name": "loaded"}]}]})
corpus = Corpus([
    Article("a1", "Herald", "The mob <img src=x onerror=window.hacked=1> marched."),
    Article("a2", "Post", "Workers marched."),
])
CodingWidget(Session(corpus, book, Coder("ann", "codings")))
"""
EXPLORING = """
from framing import Article, Corpus, explore

explore(Corpus([
    Article("h1", "Herald", "Nearly 40 people may have left. The road is shut.", event="dam"),
    Article("p1", "Post <script>window.hacked=1</script>", "40 left <img src=x onerror=window.hacked=1>.", event="dam"),
    Article("h2", "Herald", "The strike reportedly goes on.", event="strike"),
]))
"""


def notebook(folder: Path, name: str, code: str) -> None:
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(new_notebook(cells=[new_code_cell(code.strip())], metadata=kernel), folder / name)


def test_the_first_notebook_runs(lab: tuple[str, Path], run_all: Any, tmp_path: Path) -> None:
    shutil.copy(ROOT / "notebooks" / "00_start_here.ipynb", lab[1])
    page = run_all("00_start_here.ipynb")
    assert page.locator(ERROR).count() == 0
    marks = page.locator(".jp-OutputArea .framing-article mark[title]")
    assert marks.count() > 10 and marks.last.is_visible()
    marks.last.scroll_into_view_if_needed()
    page.screenshot(path=tmp_path / "start.png")


def test_coding_by_keyboard_reaches_the_disk(lab: tuple[str, Path], run_all: Any, tmp_path: Path) -> None:
    notebook(lab[1], "coding.ipynb", CODING)
    page = run_all("coding.ipynb")
    coder = page.locator(".framing-coder")
    coder.wait_for()
    coder.focus()
    status = coder.locator("[role=status]")
    for key, told in (
        ("1", "tone: for"),
        ("ArrowDown", "Loaded words?"),
        ("ArrowRight", "mob"),
        ("1", "Article 1"),
        ("n", "Article 2, 1 of 2 done"),
    ):
        page.keyboard.press(key)
        page.wait_for_function(
            "([node, told]) => node.textContent.includes(told)", arg=[status.element_handle(), told]
        )
    page.screenshot(path=tmp_path / "coding.png")
    codings = read_codings(lab[1] / "codings" / "ann.jsonl")
    decisions = codings[["article", "variable", "value"]].to_numpy().tolist()
    assert ["a1", "tone", "for"] in decisions and ["a1", "label", "loaded"] in decisions
    (mark,) = codings[codings["variable"] == "label"].to_dict("records")
    assert (mark["start"], mark["end"]) == (4, 7)
    assert page.locator(".jp-CodeCell").count() == 1, "the notebook's own shortcuts stayed quiet"
    page.keyboard.press("n")
    alert = coder.locator("[role=alert]")
    page.wait_for_function("(node) => node.textContent.includes('left: tone')", arg=alert.element_handle())
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.tagName") == "BUTTON", "Tab is not held"
    assert page.evaluate("() => window.hacked") is None


def test_the_explorer_leads_from_bars_to_words(
    lab: tuple[str, Path], run_all: Any, serious: Any, tmp_path: Path
) -> None:
    notebook(lab[1], "exploring.ipynb", EXPLORING)
    page = run_all("exploring.ipynb")
    explorer = page.locator(".framing-explorer")
    explorer.locator("article").first.wait_for()
    assert explorer.locator("article").count() == 2
    bar = explorer.get_by_role("button", name="approximator: 1; show 1 hit")
    bar.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.textContent") == "Nearly"
    assert (
        "1 of 1: “Nearly” – hedging: approximator · outlet voice"
        in explorer.get_by_role("status").inner_text()
    )
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.getAttribute('role')") == "button"
    page.screenshot(path=tmp_path / "explorer.png")
    assert serious(page, ".framing-explorer") == []
    explorer.locator("summary").click()
    text = "Some 12 people reportedly stayed, it appears."
    explorer.get_by_label("Outlet ", exact=True).fill("Mine <b>")
    explorer.get_by_label("Text ", exact=True).fill(text)
    explorer.get_by_role("button", name="Read it").click()
    mine = explorer.locator("article[aria-label='Mine <b>']")
    mine.wait_for()
    expected = score(Corpus([Article("a", text=text)]), "hedging").loc[0, "hedging"]
    assert mine.get_by_role("button", name=f"hedging: {expected:.2f}".rstrip("0").rstrip(".")).count() == 1
    explorer.locator("[data-key=measure]").select_option("boosting")
    explorer.get_by_role("button", name="boosting: ").first.wait_for()
    explorer.locator("[data-key=event]").select_option("strike")
    explorer.get_by_text("1 article on strike.").wait_for()
    assert page.evaluate("() => window.hacked") is None
