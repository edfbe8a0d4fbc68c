"""`new`, `set`, `show` and `list`."""

import pytest
from at_work import Team
from shell import sized_up

from engine import deals
from engine.state import Diary


def test_a_new_deal_says_what_to_ask_first(work):
    assert work.ok("new MES --account HNJG --amount 1900000") == (
        "HNJG-1 MES, CNY 1,900,000, is open, in Understand the need.\n"
        "What the client must be able to answer: “Does this supplier know what we need?”\n"
        "  → dealgate gate HNJG-1\n"
    )
    deal = work.data("show HNJG-1")
    assert (deal["owner"], deal["amount"], deal["currency"]) == ("lin", "1900000.00", "CNY")


def test_an_account_may_be_named_as_people_name_it(work):
    assert work.data("new Press --account 'acme tools'")["key"] == "ACME-3"
    assert work.data("new Press --account 华南")["key"] == "HNJG-1"
    assert work.data("new Press")["key"] == "D-2"


def test_opening_a_deal_for_somebody_else(work):
    assert work("new x --owner bo --json").error["code"] == "not_allowed"
    assert work("new x --owner bo --json", by="wei").error["code"] == "not_allowed"
    assert work.data("new x --owner lin", by="wei")["owner"] == "lin"
    assert work.data("new x --owner bo", by="mia")["owner"] == "bo"


@pytest.mark.parametrize(
    ("given", "field", "value"),
    [
        ("amount=500,000.5", "amount", "500000.50"),
        ("amount='500000 '", "amount", "500000.00"),
        ("amount=", "amount", None),
        ("currency=jpy", "amount", "480000"),
        ("close_date=2026-12-24", "close_date", "2026-12-24"),
        ("close_date=+10d", "close_date", "2026-03-12"),
        ("close_date=", "close_date", None),
        ("behaviour=profit", "behaviour", "profit"),
        ("account=HNJG", "account", "HNJG"),
        ("title='Line 4'", "title", "Line 4"),
    ],
)
def test_setting_a_field(work, given, field, value):
    assert work.data(f"set ACME-1 {given}")[field] == value


def test_setting_says_what_changed(work):
    assert work.ok("set ACME-1 amount= close_date=2026-12-24 behaviour=profit title='Line 3 upgrade'") == (
        "ACME-1 is updated:\n"
        "  amount: CNY 480,000 → none\n"
        "  expected close: 30 Sep 2026 → 24 Dec 2026\n"
        "  buying behaviour: Project-centred → Benefit-centred\n"
    )
    assert work.ok("set ACME-2 currency=EUR").splitlines()[1:] == ["  amount: USD 95,000.50 → EUR 95,000.50"]
    assert work.ok("set D-1 currency=EUR").splitlines()[1:] == ["  currency: CNY → EUR"]


def test_setting_what_stands_there_already_is_no_event(work):
    version = work.data("show ACME-1")["version"]
    assert work.ok("set ACME-1 title='Line 3 upgrade' amount=480000") == (
        "ACME-1 says so already; nothing changed.\n"
    )
    assert work.data("show ACME-1")["version"] == version


def test_one_bad_field_and_nothing_is_set(work):
    assert work("set ACME-1 title=x colour=red").code == 2
    assert work.data("show ACME-1")["title"] == "Line 3 upgrade"


def test_the_whole_deal_on_one_screen(work):
    assert (
        work.ok("show ACME-1")
        == """\
ACME-1  Line 3 upgrade · Understand → Explore

  Account: ACME Acme Tools
  Owner: lin
  Amount: CNY 480,000
  Status: open · slowed · waits until 6 Mar 2026
  In this stage since: 2 Mar 2026
  Expected close: 30 Sep 2026
  Buying behaviour: Project-centred
  Version: 10

People at the client
  Chen Yu · decider · analytical
  Gao Yan · user

The client's answers
  ✗ “Does this supplier know what we need?” unsure, today: “the budget owner
    changed” · Chen Yu

Worksheets
  Client profile: 14 %
  Buying behaviour: 67 % · What the two axes point to: Project-centred
  → dealgate show ACME-1 buying_behaviour
  Not begun at this stage: Qualification, Four customer facts, Stakeholders,
      Competitors
  → dealgate fill ACME-1 qualification

What is next, and what was
  Next: send the comparison, 5 Mar 2026, Chen Yu
  We promised a reference visit, by 7 Mar 2026
  Waits until 6 Mar 2026: their budget round
  Waived by wei until 11 Mar 2026: “Client profile”, because on shutdown

Visits and calls
  2 Mar 2026, in person, Chen Yu: walked the line

3 requirements still open, first of all: The client feels we know what they need
  → dealgate gate ACME-1
"""
    )


def test_a_visit_with_all_that_was_told_of_it(work):
    team = Team(work.db)
    told = {"on": "2026-03-03", "interest": ("asked_terms", "called_dear"), "channel": "online"}
    diary = Diary(gained="the budget is real", opinions="too slow")
    for with_, others, summary, more in (
        ("chen", ("gao",), "went through the offer", {"diary": diary, "two_sided": True, **told}),
        ("gao", (), "left word", {"on": "2026-03-03", "channel": "call", "two_sided": False}),
    ):
        met = {"contact": with_, "others": others, "summary": summary, **more}
        team.do("lin", deals.log_visit, "ACME-1", **met)
    team.store.close()
    lines = work.ok("show ACME-1").splitlines()
    at = lines.index("Visits and calls")
    assert lines[at + 1 : at + 7] == [
        "  3 Mar 2026, by phone, no reply, Gao Yan: left word",
        "  3 Mar 2026, online, Chen Yu, Gao Yan: went through the offer",
        "    Interest: asked for price and terms in detail, called it dear or nothing new",
        "    Gained: the budget is real",
        "    What they think and suggest: too slow",
        "  2 Mar 2026, in person, Chen Yu: walked the line",
    ]
    seen = work.data("show ACME-1")["visits"][1]
    assert (seen["with"], seen["people"], seen["channel"]) == ("Chen Yu", ["Chen Yu", "Gao Yan"], "online")
    assert seen["interest"] == ["asked_terms", "called_dear"]
    assert (seen["diary"]["gained"], seen["diary"]["lost"]) == ("the budget is real", None)
    work.lang = "zh"
    lines = work.ok("show ACME-1").splitlines()
    at = lines.index("拜访与通话")
    assert lines[at + 1 : at + 3] == [
        "  2026年3月3日，电话，没有回应，Gao Yan：left word",
        "  2026年3月3日，线上，Chen Yu、Gao Yan：went through the offer",
    ]


def test_only_the_answers_of_this_stage_are_judged(work):
    sized_up(work)
    for line in (
        "answer ACME-1 needs_known yes --evidence 'they told us so' --kind client_said --contact chen",
        "answer ACME-1 better_than_others unsure --evidence delivery --kind client_document",
        "set ACME-1 behaviour=profit",
        "advance ACME-1",
    ):
        work.ok(line)
    work.days(100)  # the yes is past its validity, which matters no more
    shown = " ".join(work.ok("show ACME-1").split())
    assert "· “Does this supplier know what we need?” yes on 2 Mar 2026: “they told us so” · Chen Yu" in shown
    assert "✗ “Does this supplier meet our need better than the other vendors?” unsure, 100 days ago" in shown
    [needs, _] = work.data("show ACME-1")["answers"]
    assert (needs["standing"], needs["reads_as"]) == ("unmet", "unsure"), "as programs have always had it"


def test_days_are_those_of_the_workspace(work):
    work.now = work.now.replace(hour=17)  # past one in the morning in Shanghai
    work.ok("new Night")
    assert "In this stage since: 3 Mar 2026" in work.ok("show D-2")
    assert "3 Mar 2026" in work.ok("history D-2")


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("--status stopped", ["ACME-2"]),
        ("--status open --account ACME", ["ACME-1"]),
        ("--stage understand --owner lin", ["ACME-1", "ACME-2", "D-1"]),
        ("--owner bo", []),
        ("--team north", ["ACME-1", "ACME-2", "D-1"]),
        ("--after ACME-1", ["ACME-2", "D-1"]),
        ("--limit 1", ["ACME-1"]),
    ],
)
def test_listing_some(work, asked, keys):
    assert [d["key"] for d in work.data(f"list {asked}")] == keys


def test_a_list_fits_the_window(work):
    work.ok("set ACME-1 title='A title so long that it can never stand beside the rest of the line, ever'")
    for line in work.ok("list").splitlines():
        assert len(line) <= 80
    assert "…" in work.ok("list")


def test_an_empty_list_says_how_to_begin(shell):
    assert shell.ok("list") == "No deals.\n  → dealgate new … --account …\n"
    assert shell.data("list") == []
    assert shell.ok("list --status open") == "No deals.\n  → dealgate list\n"
