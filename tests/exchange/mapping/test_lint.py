"""Lint of mappings: each rule by an example, what it says in both languages, and where."""

from functools import cache

import pytest

from engine.errors import WARNING
from engine.playbook import read_playbook
from exchange.mapping.file import read_mapping
from exchange.mapping.lint import lint
from exchange.tables.table import Form, Table
from stages.method_playbook import load_method_playbook
from stages.shipped_playbooks import METHOD, shipped
from stages.worksheets import WORKSHEETS
from words.say import say, speak

DEALS = """\
source: crm
columns: {title: Deal, stage: Stage, amount: Value}
stages: {Lead: understand, Demo: explore, Won: execute}
"""


@cache
def method():
    return read_playbook(load_method_playbook(shipped()[METHOD]).parsed)


def table(heading, *rows):
    numbered = ((n, row.split(",")) for n, row in enumerate(rows, 2))
    return Table(tuple(heading.split(",")), numbered, len(rows), Form("csv"), [])


def said(text, lang="en", of=None):
    speak(lang)
    try:
        found = lint(read_mapping(text, "map.yaml"), method(), WORKSHEETS, of)
        return [f"{f.line}:{f.column} {f.key} {f.level}: {say(f.what)}" for f in found]
    finally:
        speak("en")


def test_a_sound_mapping_has_nothing_said_of_it():
    assert said(DEALS) == []


RULES = {
    "used_twice": (
        DEALS.replace("amount: Value}", "amount: Value, close_date: Value}"),
        "2:53 columns.close_date warning: Value is amount already; did you mean another column?",
        "2:53 columns.close_date warning: “Value”已经用作 amount，这里又用了一次；是不是写错了列？",
    ),
    "also_is_column": (
        DEALS + "also: {Deal: [Name, stage]}\n",
        "4:21 also.Deal[1] warning: stage is another column of this mapping, so it can't be "
        "another name of this one",
        "4:21 also.Deal[1] warning: “stage”本身就是这份对照表用到的另一列，不能再当作别名",
    ),
    "also_twice": (
        DEALS + "also: {Deal: Name, Value: Name}\n",
        "4:20 also.Value warning: Name is another name of Deal already; a file that has it "
        "can't be told which is meant",
        "4:20 also.Value warning: “Name”已经是“Deal”的别名；文件里有这一列时分不清是哪个",
    ),
    "idle_column": (
        DEALS + "optional: [Value, Owner]\n",
        "4:19 optional[1] warning: this mapping takes nothing from Owner, so this has no effect",
        "4:19 optional[1] warning: 对照表没有用到“Owner”这一列，这里写了也不起作用",
    ),
    "idle_in": (
        DEALS + 'nulls_in: {Owner: ["-"]}\n',
        "4:12 nulls_in.Owner warning: this mapping takes nothing from Owner, so this has no effect",
        "4:12 nulls_in.Owner warning: 对照表没有用到“Owner”这一列，这里写了也不起作用",
    ),
    "said_twice": (
        DEALS + 'decimal: ","\ndecimal_in: {Value: ","}\n',
        "5:14 decimal_in.Value warning: says the same as decimal; it can go",
        "5:14 decimal_in.Value warning: 与 decimal 写的一样，可以删掉",
    ),
    "value_twice": (
        DEALS.replace("Demo: explore", "LEAD: explore"),
        "3:28 stages.LEAD warning: LEAD and Lead differ in capitals alone, which make no "
        "difference; keep one",
        "3:28 stages.LEAD warning: “LEAD”与“Lead”只差大小写，读取时不区分，请只留一个",
    ),
    "value_is_null": (
        DEALS + "nulls: [Lead]\n",
        "3:10 stages.Lead warning: Lead counts as empty under nulls, so no row ever gets here",
        "3:10 stages.Lead warning: “Lead”在 nulls 里算作空，这里的写法永远用不上",
    ),
    "value_unwanted": (
        DEALS + "only: {Stage: [won, Demo]}\n",
        "3:10 stages.Lead warning: only leaves out the rows whose Stage is Lead, so no row ever gets here",
        "3:10 stages.Lead warning: only 没有要“Stage”是“Lead”的行，这里的写法永远用不上",
    ),
    "idle_join": (
        DEALS + 'join: " / "\n',
        "4:1 join warning: there is one column alone, so nothing to join",
        "4:1 join warning: 只有一列，用不着 join",
    ),
    "idle_key": (
        "what: contacts\nsource: crm\ncolumns: {name: Name, account: Account}\nconstants: "
        "{part: user}\nparts: {Boss: decider}\n",
        "5:1 parts warning: no column is named for part, so parts has no effect",
        "5:1 parts warning: columns 里没有 part 列，parts 不起作用",
    ),
    "no_value_for": (
        DEALS.replace("Lead: understand,", "Lead: understand, Open: understand,"),
        "3:1 stages warning: no value leads to the stage expand; no deal that comes in will ever stand there",
        "3:1 stages warning: 没有哪个值通向阶段 expand，导入的商机不会停在那里",
    ),
    "order_alone": (
        DEALS + "dates: [day first, '%d.%m.%Y']\n",
        "4:9 dates[0] error: “day first” stands alone; no other way to write a day beside it",
        "4:9 dates[0] error: “day first”只能单独写，不能和其他写法并列",
    ),
    "no_day_order": (
        DEALS + "dates: 日月年\n",
        "4:1 dates error: “日月年” is no way to write a day; choose from day first, month first, "
        "year first, or write it like %d.%m.%Y",
        "4:1 dates error: “日月年”不是日期的写法；请写 day first、month first、year first 中的一个，"
        "或 %d.%m.%Y 这样的写法",
    ),
    "no_mark": (
        DEALS + "decimal: 逗号\n",
        '4:1 decimal error: “逗号” is no decimal mark; write "." or "," in quotes',
        '4:1 decimal error: 小数点没有“逗号”这种；请写 "." 或 ","，带引号',
    ),
    "no_delimiter": (
        DEALS + "delimiter: '；'\n",
        '4:1 delimiter error: “；” is no delimiter; write one of "," ";" "|" ":" "^" "~" in quotes, or tab',
        '4:1 delimiter error: 分隔符没有“；”这种；请写 ","、";"、"|"、":"、"^"、"~" 中的一个，带引号，或 tab',
    ),
    "whose_contact": (
        "what: contacts\nsource: crm\ncolumns: {name: Name}\nconstants: {part: user}\n",
        "3:1 columns error: nothing says whose contacts these are: name a column for account or "
        "account_id, or an "
        "account under constants",
        "3:1 columns error: 没有写明是谁的联系人：请指定 account 列或 account_id 列，或在 "
        "constants 里写 account",
    ),
    "whose_visit": (
        "what: visits\nsource: crm\ncolumns: {on: Day, summary: Said}\nconstants: {channel: call}\n",
        "3:1 columns error: nothing says who was visited: name a column for deal, account or "
        "account_id, or an account "
        "under constants",
        "3:1 columns error: 没有写明去的是谁：请指定 deal 列、account 列或 account_id 列，或在 "
        "constants 里写 account",
    ),
    "unknown_channel": (
        "what: visits\nsource: crm\ncolumns: {on: Day, summary: Said, deal: Deal, channel: "
        "How}\nchannels: {Call: phone}\n",
        "4:12 channels.Call error: no channel phone; choose from in_person, online, call",
        "4:12 channels.Call error: 沟通方式不能是 phone；可选：in_person、online、call",
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_what_is_odd_at_its_place_in_both_languages(rule):
    text, en, zh = RULES[rule]
    assert said(text) == [en]
    assert said(text, "zh") == [zh]


def test_a_title_may_be_put_together_from_what_is_used_elsewhere():
    assert said(DEALS.replace("title: Deal", "title: [Deal, Client], account: Client")) == []


def test_the_day_of_a_way_may_be_a_column_of_its_own():
    way = "Won: [{stage: understand}, {stage: execute, on: Closed}]"
    assert said(DEALS.replace("amount: Value", "close_date: Closed").replace("Won: execute", way)) == []


def test_a_file_with_fewer_stages_than_the_playbook_has_need_not_reach_all():
    assert said(DEALS.replace("Demo: explore, ", "")) == []


def test_faults_come_before_doubts_and_both_stand_in_the_order_of_the_file():
    text = DEALS.replace("Demo: explore", "DEMO: explor, Demo: explore") + 'join: ""\n'
    assert [line.partition(":")[2].split()[2].rstrip(":") for line in said(text)] == [
        "error",
        "warning",
        "warning",
    ]


def test_a_table_is_held_against_it_column_by_column_and_value_by_value():
    rows = ("A,Lead,1", "B,Won,1", "C,Ledd,1", "D,Parked,1", "E,Parked,1", "F,,1")
    assert said(DEALS, of=table("Deal,Stage,Value", *rows)) == [
        "3:1 stages warning: the stage of 2 rows is “Parked”, and the mapping does not say what that means",
        "3:1 stages warning: the stage of 1 row is “Ledd”, and the mapping does not say what "
        "that means; is it “Lead”?",
    ]
    assert said(DEALS, "zh", table("Deal,Stage,Value", *rows))[0].endswith(
        "文件里有 2 行的阶段是“Parked”，对照表没有说明"
    )
    assert said(DEALS, of=table("Deal,Stage", "A,Lead")) == [
        "2:38 columns.amount error: the file has no column Value"
    ]


def test_rows_that_are_not_wanted_are_not_held_against_it():
    only = DEALS + "only: {Deal: [A]}\n"
    assert said(only, of=table("Deal,Stage,Value", "A,Lead,1", "B,Parked,1")) == []


def test_warnings_keep_nobody_from_using_it():
    mapping = read_mapping(RULES["used_twice"][0], "map.yaml")
    assert {fault.level for fault in lint(mapping, None, WORKSHEETS)} == {WARNING}
    mapping.refuse(mapping.found)
