"""Every line of every sheet has a reason, and whatever there is to fill in names something that exists."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.message import Message, Text
from stages.worksheets import WORKSHEETS
from visits.box import promise_anchor
from visits.said import questions_of
from words.say import say, speak

STAGES = ("understand", "explore", "expand", "execute", "confirm")
POINTS = {
    "understand": ["needs_known"],
    "explore": ["better_than_others"],
    "expand": ["works_low_risk", "value_reachable", "will_buy"],
    "execute": ["expectation_met"],
    "confirm": ["value_confirmed"],
}
ITEMS = ["own_words", "comparison_shown", "terms_agreed", "credit_checked", "handover_signed"]
DIARY = ["held", "summary", "opinions", "interest", "lessons", "insight"]


@st.composite
def deals(draw):
    stage = draw(st.sampled_from(STAGES))
    answers = {
        point: f"{draw(st.sampled_from(['yes', 'unsure', 'no', 'hope']))} 2026-{month}-12 they said so"
        for point in POINTS[stage]
        if (month := draw(st.sampled_from([None, "02", "11"])))
    }
    return {
        "stage": stage,
        "behaviour": draw(st.sampled_from(["project", "relationship", "profit", None])),
        "met": draw(st.lists(st.sampled_from(["Chen Yu", "Gao Min", "Li Na"]), unique=True)),
        "known": draw(st.sampled_from([["Gao Min", "Li Na", "Chen Yu"], ["Gao Min"], []])),
        "amount": draw(st.sampled_from([None, 100, 48_000_000, 900_000_000])),
        "answers": answers,
        "items": draw(st.lists(st.sampled_from(ITEMS), unique=True)),
        "profile": draw(st.lists(st.sampled_from(["business_plan=x", "our_cases=y", "unique_value=z"]))),
        "promises": draw(
            st.lists(
                st.sampled_from(["us 2026-11-20 send it", "us 2026-12-01 price it", "client 2026-11-30 pay"])
            )
        ),
        "visits": draw(st.lists(st.sampled_from([("2026-11-12", "a"), ("2026-06-01", "b", "listened")]))),
        "step": draw(st.sampled_from([None, "2026-11-24 Chen Yu: show it", "2026-11-01 Gao Min: call"])),
    }


@given(deal=deals(), language=st.sampled_from(["zh", "en"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
def test_every_line_can_be_traced(sheet, opened, deal, language):
    speak(language)
    made = sheet(**deal)
    now = opened(**{name: value for name, value in deal.items() if name != "met"})
    every = [*made.head, *(line for s in made.sections for line in s.lines)]
    for line in every:
        assert isinstance(line.why, Message | Text)
        assert say(line.text).strip()
        assert say(line.why).strip()
        if line.fills is None:
            assert line.box is None
        else:
            assert line.box is not None, line.fills
            assert line.box.ticked or line.box.rows
            assert exists(line.fills, now, made), line.fills
    filled = [line.fills for line in every if line.fills]
    assert len(filled) == len(set(filled))


def exists(fills, now, made):
    kind, _, name = fills.partition(":")
    stage = now.playbook.stage(now.deal.stage)
    if kind == "fill":
        worksheet, _, field = name.partition(".")
        return field in [f.id for f in WORKSHEETS[worksheet].fields]
    return (
        name
        in {
            "answer": [decision.point for decision in stage.decisions],
            "contact": now.playbook.parts,
            "said": [anchor.partition(":")[2] for anchor in questions_of(now.playbook)],
            "tick": [item.id for item in stage.checklist],
            "promise": [promise_anchor(p).partition(":")[2] for p in now.deal.promises],
            "set": ["account", "behaviour", "amount"],
            "style": [person.key for person in made.people],
            "record": [person.key for person in made.people],
            "step": ["next"],
            "goods": ["seen"],
            "visit": DIARY,
        }[kind]
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("stage", STAGES)
def test_within_a_box_no_two_things_are_called_the_same(sheet, stage, language):
    """A reader tells them apart by nothing else."""
    speak(language)
    for met in ("Chen Yu", "Gao Min"):
        for part in sheet(stage, met=met, behaviour=None, amount=None).sections:
            for line in part.lines:
                labels = [say(blank.label) for blank in line.box.blanks] if line.box else []
                assert len(labels) == len(set(labels)), line.fills
                for blank in line.box.blanks if line.box else ():
                    said = [say(choice) for _, choice in blank.choices]
                    assert len(said) == len(set(said)), blank.label
