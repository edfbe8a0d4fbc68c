"""Reasons that name worksheets, as people read them."""

import subprocess
import sys
from pathlib import Path

import pytest

from engine.condition import Compare
from engine.message import Text, msg
from engine.money import Money
from engine.playbook_text.logic.imagined import Imagined
from engine.playbook_text.logic.looks import Key
from stages.field_names import named
from words.say import say, speak


@pytest.fixture(autouse=True)
def _english_again():
    yield
    speak("en")


def field(worksheet, id):
    return msg("condition.field_worksheet", worksheet=worksheet, field=id)


def test_a_worksheet_and_its_field_by_name():
    missing = msg("condition.missing", field=field("business_case", "assumptions"))
    assert say(named(missing)) == "not known: nobody has entered “What the figures rest on” (Business case)"
    speak("zh")
    assert say(named(missing)) == "还不清楚：没有填“投资回报分析”的“测算依据”"


def test_a_figure_is_not_entered_but_worked_out():
    missing = msg("condition.missing", field=field("business_case", "npv"))
    found = "“Net present value” (Business case) can't be worked out yet: not all it takes is filled in"
    assert say(named(missing)) == found


def test_an_amount_stays_an_amount():
    low = msg(
        "condition.differs", field=field("business_case", "npv"), found=Money(-1721877, "CNY"), wanted="x"
    )
    assert "is CNY -17,218.77;" in say(named(low))


def test_how_far_it_is_filled_in():
    low = msg(
        "condition.differs",
        field=field("risks", "complete"),
        found=40,
        wanted=msg("condition.wanted_at_least", value=70),
    )
    assert say(named(low)) == "“completeness” (Risk register) is 40; the rule says at least 70"


def test_choices_by_name_in_what_was_found_and_what_was_wanted():
    differs = msg(
        "condition.differs",
        field=field("loyalty", "quadrant"),
        found="hopeful",
        wanted=msg("condition.wanted_among", value=("loyal", "hopeful")),
    )
    speak("zh")
    assert say(named(differs)).endswith("”是还有希望，规则写的是忠诚、还有希望之一")


def test_what_nobody_knows_and_what_is_no_worksheet_stays():
    for reason in (
        msg("condition.missing", field=field("gone", "x")),
        msg("condition.missing", field=msg("condition.field_deal_amount")),
        msg("gate.condition_holds"),
        Text("因为", "because"),
    ):
        assert say(named(reason)) == say(reason)


def test_only_the_worksheet_that_is_named_gets_loaded():
    code = (
        "import sys\n"
        "from engine.message import msg\n"
        "from stages.field_names import named\n"
        "named(msg('condition.field_worksheet', worksheet='risks', field='proved'))\n"
        "rooms = ('stages.understand', 'stages.expand', 'stages.confirm', 'pydantic')\n"
        "print(sorted(module for module in sys.modules if module.startswith(rooms)))"
    )
    house = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=house, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['stages.expand', 'stages.expand.risks']"


@pytest.mark.parametrize(
    ("field", "value", "zh", "en"),
    [
        (
            "deal.behaviour",
            "relationship",
            "采购倾向是关系型",
            "the buying behaviour is relationship-centred",
        ),
        ("deal.status", "stopped", "状态是已终止", "the status is stopped"),
        ("account.class", "B", "客户等级是 B", "the account's class is B"),
        ("answers.needs_known", "unsure", "回答是不确定", "is unsure;"),
    ],
)
def test_values_of_the_deal_by_name(field, value, zh, en):
    differs = Compare(field, "==", "x", None, None).judge(Imagined({Key(field): value})).why[0]
    assert en in say(named(differs))
    speak("zh")
    assert zh in say(named(differs))


def test_a_behaviour_that_was_wanted():
    wanted = Compare("deal.behaviour", "in", ["project", "profit"], None, None)
    speak("zh")
    differs = wanted.judge(Imagined({Key("deal.behaviour"): "relationship"})).why[0]
    assert say(named(differs)) == "采购倾向是关系型，规则写的是项目型、价格型之一"
