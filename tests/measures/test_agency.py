"""Agency: invented sentences with every span marked, hard negatives, agents, sides and scores."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.dossier import Dossier
from framing.measures.agency import Agency
from framing.text.article import Article, Span
from framing.text.reading import Reading

LABELS = {
    "0": "agentless_passive",
    "A": "agentive_passive",
    "I": "inanimate_by",
    "U": "unaccusative",
    "N": "nominalisation",
}

# every span stands in brackets; behind it its label: 0 agentless, A agentive, I by a thing, U, N
BE_AND_GET = """
Two villages [were shelled]0 overnight.
The bridge [has been closed]0 since May.
The bridge [will not be reopened]0 this year.
The mayor said that the bridge [could not have been saved]0.
The market [is being rebuilt]0.
Nobody expected to [be arrested]0.
The road [was, however, closed]0 again.
The road [was “temporarily” closed]0 on Monday.
The road [was at least partly closed]0 on Monday.
The two men [were allegedly and repeatedly beaten]0 in custody.
The envoys [weren’t told]0 about the plan.
The square [isn’t guarded]0 at night.
Three students [got arrested]0 on the bridge.
She [got shot]0 while she was running.
Was the village [shelled]0 again?
When was the bridge [destroyed]0?
The camp [was shelled]0 and [burned]0 on Friday.
The clerk [was beaten]0, [robbed]0 and [left]0 on the road.
The depot [was looted]0 on Monday and then [burned]0.
He [was taken]0 to Carrow and [questioned]0 for hours.
The weapons [were used]0 to defend the pass.
It [was reported]0 that the talks had failed.
The talks [are said]0 to have failed.
The family [was left]0 without a roof.
The town, which [had been held]0 since 2019, fell quiet.
"""
AGENTS = """
The bridge [was destroyed]A by rebels.
The bridge [was destroyed]A on Monday by rebels from the hills.
The bridge [was destroyed]A by them.
The bridge [was destroyed]A by the Ozeri army.
The truce [was signed]A by both sides.
The convoy [was stopped]A, by soldiers, at noon.
The clinic [was shelled]A and [burned]A by the militia.
A deal [brokered]A by Quell has held for a year.
The region [is controlled]A by separatists and [is regarded]0 as lost.
Nine people [were killed]I by mines.
Nine people [were killed]I by a roadside bomb.
The valley [was flooded]I by heavy rain.
Nine people [were wounded]I or [killed]I by [shelling]N.
The crisis [was caused]I by a sudden rise in prices.
The coast [was flooded]I by Storm Ysolde.
The towns [threatened]I by rising seas are small.
The bridge [was closed]0 by Monday.
The bridge [was closed]0 by noon on Friday.
Prices [were raised]0 by 20 percent.
The letter [was sent]0 by post.
The goal [was reached]0 by cutting costs.
The captain [was known]0 by name.
He [was killed]0 in an [attack]N by rebels.
The road [was built]0 by hand.
"""
WITHOUT_AUXILIARY = """
The men [arrested]0 in the [raid]N [were freed]0.
A ceasefire [signed]0 in 2019 has failed.
The town, internationally [recognised]0 as part of Velmora, lies in the hills.
[Backed]I by artillery, the troops entered the town.
[Asked]0 about the plan, the minister smiled.
With both bridges [destroyed]0, the ferry is the only way.
She saw a man [dragged]0 from a car.
The figures, if [confirmed]0, would change the debate.
Landmines [laid]A by soldiers remain a danger.
The town, [called]A Teshken by Ozeris, is empty.
Among those [killed]0 were two teachers.
Two peacekeepers [killed]0 in mountain village
The ministry had counted 40 houses and nine people [killed]0.
The road, [known]0 as the Saddle, is short.
"""
OTHER_LABELS = """
Two soldiers [died]U on Monday.
Two soldiers [have died]U since Monday.
Clashes [erupted]U near the border.
Fighting [broke out]U after midnight.
Shells [fell]U on the market.
Nine people [lost their lives]U in the valley.
The village [came under fire]U again.
A truck bomb [exploded]U near the gate.
Ten migrants [drowned]U when a boat [capsized]U.
The [killing]N of a courier shocked the town.
The [shelling]N of the old town went on.
The [arrests]N caused anger.
The minister condemned the [destruction]N of homes.
"""
NOTHING = """
The disputed region lies in the hills.
Displaced people walked along the road.
Wounded soldiers lay in the hall.
The ministry was involved in the talks.
The ministry is located in Carrow.
The charity is based in Carrow.
The minister is concerned about prices.
The delegates were pleased with the result.
The bus is supposed to leave at noon.
She is used to long winters.
They got married in June.
They got used to the noise.
The army has taken the town.
The army had not yet taken the heights.
The rebels attacked the bridge.
She has been a teacher for years.
He has been working since May.
The outcome is undisputed.
The city where they lived is quiet.
The book that he had written sold well.
The people whom the guards had warned left.
They were too tired for a meeting.
The guests are gone.
The plan is to build a bridge.
The army responded by closing the road.
Trucks passed by the house.
The arrested-looking man smiled.
Agata Sorn, the chair, declined to comment.
The exhausted crews went home.
The road was open.
Its leaders were young and determined to win.
He fell in love with the valley.
The storm of questions surprised her.
Maren Ashby, a hydrologist, estimated that the loss was small.
This is all the ministry asked of us.
Bertil, a farmer, said that the camp was empty.
"""


def cases(table: str) -> list[tuple[str, list[tuple[str, str]]]]:
    found = []
    for line in table.strip().splitlines():
        marked = [(text, LABELS[label]) for text, label in re.findall(r"\[([^]]*)\]([0AIUN])", line)]
        found.append((re.sub(r"\[([^]]*)\][0AIUN]", r"\1", line), marked))
    return found


def find(text: str, dossier: Dossier | None = None) -> tuple[Span, ...]:
    return Agency().find(Reading(Article(id="a", text=text)), dossier)


@pytest.mark.parametrize(
    ("text", "marked"), cases(BE_AND_GET + AGENTS + WITHOUT_AUXILIARY + OTHER_LABELS + NOTHING)
)
def test_spans(text: str, marked: list[tuple[str, str]]) -> None:
    assert [(span.text(text), span.label) for span in find(text)] == marked


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The bridge was destroyed by rebels from the hills.", "rebels"),
        ("The plan was drafted by the Ozeri Council in May.", "the Ozeri Council"),
        ("The bridge was destroyed.", None),
        ("Nine people were killed by mines.", None),
        ("The army’s shelling of the town went on.", "The army’s"),
        ("The army launched an attack on the town.", "The army"),
        ("The attack on the town went on.", None),
    ],
)
def test_agents(text: str, agent: str | None) -> None:
    assert [span.facts["agent"] for span in find(text)] == [agent]


DOSSIER = Dossier.parse(
    """
sides:
  North: {actors: [North, {name: Northern army, aliases: [Northern troops, Northern]}], places: [Ashby]}
  South: {actors: [South, Southern troops, {name: the Southern Council, aliases: [Council]}], places: [Wells]}
"""
)


@pytest.mark.parametrize(
    ("text", "actor", "affected"),
    [
        ("Ashby was shelled by Southern troops.", "South", "North"),
        ("Ashby was shelled overnight.", None, "North"),
        ("Southern troops met on the hill. Ashby was shelled overnight.", None, "North"),
        ("Southern troops attacked the hill. Ashby was shelled overnight.", "South", "North"),
        ("Ashby was shelled after Southern troops attacked the hill.", "South", "North"),
        ("The South attacked a post. It rained. Ashby was shelled.", None, "North"),
        ("The Northern shelling of Wells went on.", "North", "South"),
        ("The Council met at noon. It was attacked by Northern troops.", "North", "South"),
        ("Nine people were killed in Wells.", None, "South"),
        ("Two of the Council’s guards died.", None, "South"),
        ("Nine people were killed.", None, None),
    ],
)
def test_sides(text: str, actor: str | None, affected: str | None) -> None:
    last = find(text, DOSSIER)[-1]
    assert (last.facts["actor_side"], last.facts["affected_side"]) == (actor, affected)


def test_without_a_dossier_nothing_has_a_side() -> None:
    facts = find("Ashby was shelled by Southern troops.")[0].facts
    assert facts["actor_side"] is None and facts["affected_side"] is None


def score(text: str, dossier: Dossier | None = None, **parameters: str) -> dict[str, float]:
    reading, measure = Reading(Article(id="a", text=text)), Agency(**parameters)  # type: ignore[arg-type]
    return measure.score(reading, measure.find(reading, dossier), dossier)


def test_share_of_agentless_passives() -> None:
    text = "The bridge was closed. The road was mined by rebels. The town was hit by shells. A man was seen."
    scores = score(text)
    assert scores["agency"] == 0.5
    assert scores["agency.agentless_rate"] == 1000 * 2 / 20


def test_rates_count_the_words_of_the_zones() -> None:
    scores = score("Two men died. The shelling of the town went on.")
    assert scores["agency.unaccusative_rate"] == scores["agency.nominalisation_rate"] == 1000 / 10


def test_clauses_of_harm_with_a_named_agent() -> None:
    text = "Rebels killed two men. Two men were killed. Two men were killed by rebels. Two men died."
    assert score(text)["agency.agent_named"] == 0.5
    assert score("A mine killed two men. Two men were killed by a mine.")["agency.agent_named"] == 0
    assert math.isnan(score("The bridge was closed.")["agency.agent_named"])


def test_shares_by_side_mirror_when_sides_are_swapped() -> None:
    text = "Southern troops shelled Ashby. Wells was shelled. Ashby was attacked by Southern troops."
    scores, mirrored = score(text, DOSSIER), score(text, DOSSIER.swapped())
    assert scores["agency.agent_named.side_a"] == 1
    assert scores["agency.agent_named.side_b"] == 0
    assert scores["agency.actor.side_b"] == pytest.approx(2 / 3)
    for part in ("agent_named", "actor"):
        assert scores[f"agency.{part}.side_a"] == mirrored[f"agency.{part}.side_b"]
        assert scores[f"agency.{part}.side_b"] == mirrored[f"agency.{part}.side_a"]


def test_quoted_passives_are_found_but_not_scored_as_the_outlets() -> None:
    text = "“The bridge was closed,” the mayor said on Monday."
    assert [span.voice for span in find(text)] == ["quoted"]
    assert math.isnan(score(text)["agency"])
    assert score(text, voice="quoted")["agency"] == 1


def test_boilerplate_holds_no_passive() -> None:
    text = (
        "Bridge reopens after repairs\n\nThe bridge was repaired in May, the mayor of the town said on Monday.\n\n"
        "Leave a Reply\n\nYour email details will not be published. Starred boxes are required *"
    )
    assert [span.text(text) for span in find(text)] == ["was repaired"]


WORDS = (
    "was were be been being got had have by to not and or , . ? “ ” ( ) – ’s n't the The a town rebels mines Wells "
    "shelled burned killed died located used known given said which that who it they when if with at least Monday of"
).split()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_sequence_of_words_can_be_measured(words: list[str]) -> None:
    text = " ".join(words)
    spans = find(text, DOSSIER)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert {span.label for span in spans} <= set(LABELS.values())
    score(text, DOSSIER)
