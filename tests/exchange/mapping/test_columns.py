"""A mapping laid over a table: columns under any of their names, and those a table may go without."""

import pytest

from exchange.mapping.columns import fit, folded
from exchange.mapping.file import read_mapping
from words.say import say, speak

DEALS = """
source: crm
columns: {id: Deal ID, title: Deal Name, stage: Stage, amount: Amount, owner: Owner}
also:
  Deal ID: [id, 编号]
  Deal Name: dealname
  Stage: [阶段, dealstage]
optional: [Amount, Owner, Closed]
dates_in: {Closed: day first}
stages:
  New: understand
  Won: [{stage: understand}, {stage: execute, on: Closed}]
"""
HEADING = ["Deal ID", "Deal Name", "Stage", "Amount", "Owner", "Closed"]


def laid(heading, map=DEALS):
    speak("en")
    mapping = read_mapping(map, "map.yaml")
    assert mapping.found == ()
    return fit(mapping.plan, heading)


def faults(heading, map=DEALS):
    found = laid(heading, map).faults
    return [f"{'.'.join(map_str(f.path))}: {say(f.what)}" for f in found]


def map_str(path):
    return [str(part) for part in path]


def test_a_table_that_has_them_all_is_read_as_the_mapping_says():
    found = laid(HEADING)
    assert (found.faults, found.loosely, found.absent) == ((), (), ())
    assert found.plan.fields == {"id": "Deal ID", "stage": "Stage", "amount": "Amount", "owner": "Owner"}


def test_other_names_count_and_the_plan_speaks_the_table_s_words():
    plan = laid(["编号", "dealname", "阶段", "Amount", "Owner", "Closed"]).plan
    assert plan.fields == {"id": "编号", "stage": "阶段", "amount": "Amount", "owner": "Owner"}
    assert plan.columns.title == ["dealname"]


def test_what_is_optional_and_not_there_is_as_if_nobody_had_named_it():
    found = laid(["Deal ID", "Deal Name", "Stage"])
    assert (found.faults, found.absent) == ((), ("Owner", "Amount", "Closed"))
    assert found.plan.fields == {"id": "Deal ID", "stage": "Stage"}
    assert found.plan.dates_in == {}
    assert [(step.stage, step.on) for step in found.plan.stages["Won"]] == [
        ("understand", None),
        ("execute", None),
    ]


def test_an_optional_day_on_the_way_takes_its_stage_along():
    """Nobody says that the deal ever was there, as where the cell is empty."""
    way = "[{stage: understand}, {stage: explore, on: Demo}, {stage: execute, on: Closed}]"
    map = DEALS.replace("[{stage: understand}, {stage: execute, on: Closed}]", way).replace(
        "Owner, Closed]", "Owner, Demo]"
    )
    plan = laid(HEADING, map).plan
    assert [step.stage for step in plan.stages["Won"]] == ["understand", "execute"]


def test_the_last_day_cannot_go_missing_where_one_before_is_told():
    way = "[{stage: understand, on: Begun}, {stage: execute, on: Closed}]"
    map = DEALS.replace("[{stage: understand}, {stage: execute, on: Closed}]", way)
    assert faults([*HEADING[:-1], "Begun"], map) == ["stages.Won.1.on: the file has no column Closed"]


@pytest.mark.parametrize("heading", ["ＳＴＡＧＥ", "stage", "St\u3000age", "sT  aGe"])
def test_width_capitals_and_spaces_are_looked_past_as_a_last_resort_and_said(heading):
    map = DEALS.replace("stage: Stage", "stage: St age").replace("  Stage:", "  St age:")
    heading = heading if " " in heading or "\u3000" in heading else f"{heading[:2]} {heading[2:]}"
    found = laid([*HEADING[:2], heading, *HEADING[3:]], map)
    assert found.plan.fields["stage"] == heading
    assert found.loosely == (("St age", heading),)
    assert "is written “" in say(found.said[0])


def test_as_written_comes_before_what_is_only_alike():
    found = laid([*HEADING, "STAGE"])
    assert (found.faults, found.plan.fields["stage"], found.loosely) == ((), "Stage", ())


def test_what_may_be_two_columns_is_named_and_not_guessed():
    assert faults([*HEADING, "阶段"]) == [
        "columns.stage: more than one column of the file may be Stage: Stage, 阶段; leave only "
        "one of them under also"
    ]
    assert faults([*HEADING, "Stage"]) == ["columns.stage: the file has more than one column Stage"]
    assert faults(["Deal ID", "Deal Name", "stage", "STAGE"]) == [
        "columns.stage: more than one column of the file may be Stage: stage, STAGE; leave only "
        "one of them under also"
    ]


def test_without_what_makes_a_deal_there_is_none_optional_or_not():
    map = DEALS.replace("optional: [", "optional: [Stage, Deal Name, ")
    assert faults(["Deal ID"], map) == [
        "columns.stage: the file has no column Stage",
        "columns.title: the file has no column Deal Name",
    ]


def test_of_a_name_in_two_columns_one_will_do():
    contacts = """
what: contacts
source: crm
columns: {name: [First, Last], account: Account}
constants: {part: user}
optional: [First, Last]
"""
    assert laid(["Last", "Account"], contacts).plan.columns.name == ["Last"]
    assert faults(["Account"], contacts) == ["columns.name: the file has no column First"]


def test_rows_and_answers_go_by_the_table_s_names_too():
    map = """
source: crm
columns: {title: Name, stage: Stage}
also: {Status: 状态, Budget: 预算}
optional: [Tender]
only: {Status: Open}
nulls_in: {Budget: ["-"]}
answers: {Is there a budget?: Budget, A tender?: Tender}
stages: {New: understand}
"""
    plan = laid(["Name", "Stage", "状态", "预算"], map).plan
    assert (plan.only, plan.nulls_in) == ({"状态": ["Open"]}, {"预算": ["-"]})
    assert plan.answers == {"Is there a budget?": "预算"}


def test_folded():
    assert folded("　Close\u3000 Date ") == folded("ｃｌｏｓｅ ｄａｔｅ") == "close date"
    assert folded("close_date") != folded("close date")


@pytest.mark.parametrize("heading", ["客　户　名称", "客 户 名 称", "客户\u00a0名称"])
def test_between_chinese_characters_a_space_is_none(heading):
    assert folded(heading) == folded("客户名称")
    assert folded("CRM 编号") == "crm 编号"


class TestTheFirstCounts:
    MAP = DEALS + 'first_of: {Deal Name: ";"}\n'

    def test_of_several_names_that_are_there(self):
        found = laid(["Deal ID", "dealname", "Stage", "Deal Name"], self.MAP)
        assert (found.faults, found.plan.columns.title) == ((), ["Deal Name"])
        assert found.plan.first_of == {"Deal Name": ";"}

    def test_but_not_of_one_name_that_is_there_twice(self):
        assert faults(["Deal ID", "Deal Name", "Stage", "Deal Name"], self.MAP) == [
            "columns.title.0: the file has more than one column Deal Name"
        ]

    def test_of_columns_nobody_said_it_of_none_does(self):
        assert "more than one column" in faults(["Deal ID", "dealname", "Stage", "Deal Name"])[0]


def test_a_column_taken_for_another_is_not_meant():
    assert faults(["Deal Name", "Stage"]) == ["columns.id: the file has no column Deal ID"]
    assert faults(["Deal Name", "Stage", "Deal-ID"]) == [
        "columns.id: the file has no column Deal ID; did you mean Deal-ID?"
    ]


class TestAStageWithTwoDays:
    MAP = """
source: crm
columns: {title: Name, stage: Stage}
optional: [Qualified, Presented]
stages:
  Shown:
    - {stage: understand, on: Began}
    - {stage: explore, on: Qualified}
    - {stage: explore, on: Presented}
"""

    @pytest.mark.parametrize("there", [["Qualified"], ["Presented"], ["Qualified", "Presented"]])
    def test_one_of_them_will_do(self, there):
        found = laid(["Name", "Stage", "Began", *there], self.MAP)
        days = [step.on for step in found.plan.stages["Shown"] if step.stage == "explore" and step.on]
        assert (found.faults, days) == ((), there)

    def test_none_of_them_won_t(self):
        assert faults(["Name", "Stage", "Began"], self.MAP) == [
            "stages.Shown.2.on: the file has no column Presented"
        ]
