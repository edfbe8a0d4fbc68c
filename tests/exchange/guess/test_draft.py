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
source: deals  # check: SOURCE
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
    source = "accounts, contacts and deals of one system share it, so that ids meet; "
    source += "another table needs another name"
    assert guess(PIPELINE) == ENGLISH.replace("OWNER", owner).replace("SOURCE", source)


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


def test_days_that_could_be_read_in_two_ways_are_left_to_whoever_imports(guess, tmp_path):
    """A line that were taken as it stands would be a guess nobody sees; taken in, it is one that counts."""
    mapping = guess("Name,Stage,Close Date\nA,Lead,03/04/2026\n")
    line = next(line for line in mapping.splitlines() if line.startswith("#   Close Date: day first"))
    assert "# check: " in line
    assert "03/04/2026" in line
    assert read_mapping(mapping, "ours.yaml").plan.dates_in == {}
    said = mapping.replace("# dates_in:", "dates_in:").replace("#   Close Date:", "  Close Date:")
    assert read_mapping(said, "ours.yaml").plan.dates_in == {"Close Date": ["day first"]}


def test_one_that_came_along_and_fits_is_begun_with(guess):
    report = (
        "Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date\n"
        "006A,Line 3,ACME,Prospecting,1,2026-03-02\n"
        "007A,MES,ACME,Legal,1,2026-03-02\n"
    )
    mapping = guess(report)
    assert "# The columns are those of salesforce/deals, which came along; begun with that." in mapping
    assert "source: salesforce" in mapping
    assert "ids: salesforce" in mapping
    assert stages(mapping) == ["Prospecting: understand  # 1 row", "Legal: understand        # 1 row # check"]


PIPEDRIVE = (
    "Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Won time,Deal - Lost time,Deal - Lost reason\n"
)
TALKING = "1,Line 1,Contact Made,Open,,,\n"
WON = "2,Line 2,Negotiations Started,Won,2026-03-05 10:00:00,,\n"
BESIDE = "# It takes the rows named under only; for the others import deals.csv once more, with --map"


@pytest.mark.parametrize(
    ("rows", "name", "only", "beside"),
    [
        (TALKING, "deals", "[Open]", False),
        (WON, "closed", "[Won, Lost]", False),
        (TALKING + WON, "deals", "[Open]", True),
        (TALKING.replace("Open", "进行中"), "deals", "[Open]", True),
    ],
    ids=["open", "closed", "both", "in words of their own"],
)
def test_where_two_share_a_table_each_takes_its_rows(guess, rows, name, only, beside):
    mapping = guess(PIPEDRIVE + rows)
    assert f"# The columns are those of pipedrive/{name}, which came along" in mapping
    assert f"  Deal - Status: {only}  # check" in mapping
    assert (BESIDE in mapping) == ("pipedrive/closed." in mapping) == beside


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


# ── names ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("序　号,商机名称,客　户　名称,阶 段,金 额,负 责 人", "id title account stage amount owner"),
        ("编号,商机名称,客户名称,阶段,金额（万元）,负责人", "id title account stage amount owner"),
        ("ID,Title,Account,Stage,Amount (k€),Owner", "id title account stage amount owner"),
        ("ID,Title,Account,Stage,Value in TEUR,Owner", "id title account stage amount owner"),
        ("合同编号,项目名称,客户,状态,合同金额,业务员", "id title account stage amount owner"),
    ],
)
def test_spaces_and_units_in_a_name_make_no_other_name(guess, heading, fields):
    named = columns(guess(f"{heading}\n1,MES,华南精密,谈判,12,林涛\n2,WMS,昆仑,谈判,13,高敏\n"))
    assert named.keys() == set(fields.split())
    assert not any(check for field, (_, check) in named.items() if field != "owner")


def test_a_name_with_a_remark_is_taken_and_marked(guess):
    assert columns(guess("商机名称（全称）,阶段\nA,谈判\n"))["title"] == ('"商机名称（全称）"', True)


def test_a_name_that_stands_twice_is_nobody_s(guess):
    mapping = guess("商机名称,金额,阶段,金额,客户\nA,1,谈判,2,华南\n")
    assert columns(mapping).keys() == {"title", "stage", "account"}
    assert columns(mapping)["account"] == ("客户", False)
    assert "more than one column; none is taken" in mapping
    assert "# 金额\n" in mapping


def test_orders_in_german_are_orders(guess):
    orders = (
        "Auftragsnr.;Kunde;Auftragsdatum;Nettobetrag;Währung;Produkt;Status\n"
        "A-1;Müller & Söhne GmbH;05.03.2026;1.234,50;EUR;Schweißgerät;Fakturiert\n"
    )
    mapping = guess(orders)
    assert "what: orders\n" in mapping
    assert columns(mapping).keys() == {"id", "account", "on", "amount", "currency", "product"}


def test_what_may_be_of_something_else_says_so(guess):
    line = guess("Company,Colour\nACME,red\n").splitlines()[3]
    assert line.startswith("what: accounts  # check: ")
    assert "deals, events, orders" in line


def test_what_was_not_found_is_said(guess):
    assert guess("商机名称,阶段,金额\nA,谈判,1\n").endswith(
        "# No column was found for:\n# id, account, owner, close_date\n"
    )


# ── what stands there ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("odd", ["12m", "12%", "约5万"])
def test_one_bad_cell_takes_no_column_away(guess, odd):
    mapping = guess(f"编号,商机名称,阶段,金额\n1,甲,谈判,12万\n2,乙,谈判,{odd}\n3,丙,谈判,5000\n")
    line = next(line for line in mapping.splitlines() if line.startswith("  amount: 金额"))
    assert f"# check: “{odd}” is unlike the rest" in line


@pytest.mark.parametrize("nothing", ["待定", "tbd", "-"])
def test_a_word_for_nothing_is_no_bad_cell(guess, nothing):
    mapping = guess(f"编号,商机名称,阶段,金额\n1,甲,谈判,12万\n2,乙,谈判,{nothing}\n")
    assert columns(mapping)["amount"] == ("金额", False)


def test_one_wrong_mail_one_wide_letter_and_one_id_that_stands_twice(guess):
    people = guess("姓名,公司,邮箱\n陈宇,华南,a@b.cn\n王静,渤海,wj@bh\n李明,渤海,c@d.cn\n")
    assert columns(people)["email"] == ("邮箱", True)
    assert "“wj@bh”" in people
    clients = guess("编号,客户名称,级别\n1,华南,A\n2,渤海,Ｂ\n3,昆仑,D\n", "accounts")
    assert columns(clients)["abc"] == ("级别", True)
    assert "“D”" in clients
    deals = guess("编号,商机名称,阶段\n1,A,谈判\n2,B,谈判\n2,C,谈判\n3,D,谈判\n")
    assert "“2” stands in more than one row" in deals


def test_a_chinese_name_is_put_together_without_a_space_the_family_s_first(guess):
    mapping = guess("名,姓,公司,手机\n宇,陈,华南,13800000000\n静,欧阳,渤海,13800000001\n")
    assert columns(mapping)["name"] == ("[姓, 名]", False)
    assert read_mapping(mapping, "ours.yaml").plan.join == ""
    english = guess("Last Name,First Name,Company,Mobile\nLin,Tao,ACME,1\n")
    assert columns(english)["name"] == ("[First Name, Last Name]", False)
    assert read_mapping(english, "ours.yaml").plan.join == " "


def test_the_parts_of_contacts_are_drafted(guess):
    mapping = guess("姓名,公司,手机,角色\n陈宇,华南,1,决策人\n王静,渤海,2,使用者\n李明,渤海,3,其他\n")
    assert stages(mapping, "\nparts") == [
        "决策人: decider  # check",
        "使用者: user     # check",
        "# 其他:          # check",
    ]


def test_calls_know_their_deal(guess):
    mapping = guess("日期,主题,类型,商机,客户\n2026-11-10,报价,电话,三号线,华南\n")
    assert columns(mapping)["deal"] == ("商机", False)


@pytest.mark.parametrize("name", ["创建日期", "录入时间", "Create Date", "Created Date"])
def test_the_day_a_deal_began_is_a_day_of_its_way(guess, name):
    mapping = guess(
        f"商机名称,阶段,{name},成交日期\nA,线索,2026-03-02,\nB,赢单,2026-03-01,2026-04-01\nC,谈判,2026-03-01,\n"
    )
    assert stages(mapping) == [
        "线索:         # 1 row",
        f"- {{stage: understand, on: {name}}}",
        "赢单:         # 1 row",
        f"- {{stage: understand, on: {name}}}",
        "- {stage: execute, on: 成交日期}",
        "谈判: expand  # 1 row",
    ]
