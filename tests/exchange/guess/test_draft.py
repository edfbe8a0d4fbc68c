"""A first mapping, as it is written for a table: every line that is a guess is marked."""

import pytest

from commands.import_guess import first_mapping
from engine.errors import BadFile
from exchange.mapping.file import read_mapping
from exchange.mapping.lint import lint
from stages.worksheets import WORKSHEETS
from words.say import say, speak

PIPELINE = """\
Deal ID,Name,Client,Rep,Stage,Value,Close Date,Colour
1,Line 3,ACME,Lin,Lead,100,2026-03-02,red
2,MES,Bohai,Lin,Negotiation,200,2026-03-04,red
3,WMS,ACME,Bo,Closed Won,300,2026-03-05,blue
4,ERP,Delta,Bo,On hold,,,blue
"""
ENGLISH = """\
# A first mapping, guessed from the 4 rows of deals.csv. Look at every line marked # check before you
# import by it.

what: deals
source: deals
playbook: client-value

columns:
  id: Deal ID
  title: Name
  stage: Stage
  account: Client
  owner: Rep   # check: OWNER
  amount: Value
  close_date: Close Date
  # currency:  # check: the table names none, so the workspace's is taken

stages:
  Lead: understand     # 1 row
  Negotiation: expand  # 1 row
  Closed Won:          # 1 row
    - {stage: understand}
    - {stage: execute, on: Close Date}
  On hold: understand  # 1 row # check

# Columns nothing is taken from:
# Colour
"""
CHINESE = """\
商机编号,商机名称,客户名称,销售阶段,预计金额,预计成交日期
S1,三期产线,华南精密,商务谈判,120.5,2026/12/31
S2,MES,昆仑能源,赢单,30,2026/1/15
S3,仓储,北海物流,暂缓,,
"""


@pytest.fixture
def guess(tmp_path, monkeypatch):
    """guess(text, what): the mapping as it is written, linted."""
    monkeypatch.chdir(tmp_path)

    def guess(text, what=None, file="deals.csv", lang="en"):
        (tmp_path / file).write_text(text, encoding="utf-8")
        speak(lang)
        mapping, _ = first_mapping(file, what)
        assert lint(read_mapping(mapping, file), None, WORKSHEETS) == ()
        return mapping

    yield guess
    speak("en")


def columns(mapping):
    """`field: column` of each line, and whether it is to be checked."""
    lines = mapping.partition("columns:\n")[2].partition("\n\n")[0].splitlines()
    return {
        field.strip(): (column.partition("#")[0].strip(), "# check" in column)
        for field, _, column in (line.partition(":") for line in lines)
        if not field.strip().startswith("#")
    }


def stages(mapping, key="stages"):
    lines = mapping.partition(f"{key}:\n")[2].partition("\n\n")[0].splitlines()
    return [line.strip() for line in lines]


def test_a_pipeline_in_english(guess):
    owner = "everybody named here joins as a rep; take the line out if that is not wanted"
    assert guess(PIPELINE) == ENGLISH.replace("OWNER", owner)


def test_a_pipeline_in_chinese_commented_in_chinese(guess):
    mapping = guess(CHINESE, lang="zh", file="商机.csv")
    assert "标着 # check 的行" in mapping
    assert {field: column for field, (column, _) in columns(mapping).items()} == {
        "id": "商机编号",
        "title": "商机名称",
        "stage": "销售阶段",
        "account": "客户名称",
        "amount": "预计金额",
        "close_date": "预计成交日期",
    }
    # A day that was expected is not the day it was won.
    assert stages(mapping) == [
        "商务谈判: expand  # 1 行",
        "赢单:             # 1 行",
        "- {stage: understand}",
        "- {stage: execute}",
        "暂缓: understand  # 1 行 # check",
    ]


def test_a_column_of_stages_is_known_by_what_stands_in_it(guess):
    mapping = guess("Deal,Result\nA,Won\nB,Lost\nC,Won\n")
    assert columns(mapping)["stage"] == ("Result", True)


def test_a_column_that_cannot_be_what_it_is_called_is_left_alone(guess):
    """Amounts in words, an id that stands twice, yes and no as clients."""
    mapping = guess("Name,Stage,Value,ID\n" + "A,Lead,high,1\nB,Lead,low,1\n")
    assert columns(mapping).keys() == {"title", "stage"}
    answers = "Product,Client,Status\n" + "X,New,Won\nX,Current,Lost\n" * 20
    assert "account" not in columns(guess(answers))


def test_a_log_is_known_by_its_deals_coming_again(guess):
    log = "case_id,activity,timestamp\n" + "".join(
        f"{n},{what},2026-03-0{d}\n" for n in (1, 2) for d, what in ((1, "Submitted"), (2, "Won"), (3, "W_X"))
    )
    mapping = guess(log)
    assert "what: events" in mapping
    assert stages(mapping, "activities") == [
        "Submitted: understand  # 2 rows",
        "Won: execute           # 2 rows",
        "# W_X:                 # 2 rows # check",
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Company,Industry,City\nACME,Steel,Bremen\n", "accounts"),
        ("First Name,Last Name,Email,Company\nLin,Tao,lin@acme.example,ACME\n", "contacts"),
        ("Order No,Order Date,Customer,Product,Amount,Cost\n1,2026-03-02,ACME,Pump,10,4\n", "orders"),
        ("Date,Subject,Type,Contact,Company\n2026-03-02,Offer,Call,Lin,ACME\n", "visits"),
        ("姓名,公司,手机,职务\n陈宇,华南精密,13800000000,厂长\n", "contacts"),
        ("拜访日期,客户,拜访内容,拜访方式\n2026-03-02,华南精密,看了产线,上门拜访\n", "visits"),
    ],
)
def test_what_a_table_is_of(guess, text, what):
    assert f"what: {what}\n" in guess(text)


def test_it_may_be_said_what_a_table_is_of(guess):
    assert "what: accounts\n" in guess(PIPELINE, "accounts")


def test_days_that_could_be_read_in_two_ways_are_to_be_checked(guess):
    mapping = guess("Name,Stage,Close Date\nA,Lead,03/04/2026\n")
    line = next(line for line in mapping.splitlines() if line.startswith("  Close Date: "))
    assert "# check: " in line
    assert "03/04/2026" in line


def test_one_that_came_along_and_fits_is_begun_with(guess):
    report = (
        "Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date\n"
        "006A,Line 3,ACME,Prospecting,1,2026-03-02\n"
        "007A,MES,ACME,Legal,1,2026-03-02\n"
    )
    mapping = guess(report)
    assert "# The columns are those of salesforce/deals, which came along; begun with that." in mapping
    assert "source: salesforce" in mapping
    assert stages(mapping) == ["Prospecting: understand  # 1 row", "Legal: understand        # 1 row # check"]


def test_a_generic_table_is_nobody_s(guess):
    assert "came along" not in guess("id,name,stage\n1,Line 3,Lead\n")
    people = "First Name,Last Name,Email,Company\nLin,Tao,lin@acme.example,ACME\n"
    assert "came along" not in guess(people, file="people.csv")


def test_what_no_mapping_can_do_without_is_named(guess):
    with pytest.raises(BadFile) as caught:
        guess("a,b\n1,2\n", "visits")
    assert say(caught.value.message).startswith(
        "deals.csv looks like visits and calls and has no column for on, summary"
    )


def test_odd_names_are_quoted(guess):
    mapping = guess('"Name: the",Stage #,"true"\nA,Lead,x\nB,"Won, at last",y\n', "deals")
    assert '"Name: the"' in mapping
    assert '"Won, at last":' in mapping
