"""`gate`: what stands before a deal, why, and the command that settles it."""

from shell import qualified, sized_up

from stages.understand.client_profile import ClientProfile


def test_the_gate_of_a_deal_with_something_at_every_standing(work):
    qualified(work)
    work.days(1)
    assert (
        work("gate ACME-1").out
        == """\
ACME-1  Line 3 upgrade · Understand → Explore
5 of 7 met

  ✗ The client feels we know what they need  decision:needs_known
      unsure, 1 day ago: “the budget owner changed”
      → dealgate answer ACME-1 needs_known yes --evidence … --kind …
  ~ Client profile  worksheet:client_profile
      waived by wei until 11 Mar 2026: on shutdown
      14 %, 70 % needed
  ✓ Qualified on all five: need, volume, money, authority and credit  qualified
      holds
  ✓ We know how this client prefers to buy  behaviour_judged
      holds
  ? Stakeholders  worksheet:stakeholders
      not begun, 60 % needed
      One person never decides a deal like this; know where each of them stands
      → dealgate fill ACME-1 stakeholders
  – We know the economic buyer  contact:economic_buyer
      not needed here
      the amount is CNY 480,000; the rule says at least CNY 500,000
  ✓ One real conversation with the client, both sides talking  visit:two_sided
      held on 2 Mar 2026

Not open yet: 1 missing, 1 unknown.
"""
    )
    assert (
        work("gate ACME-1", DEALGATE_LANG="zh").out
        == """\
ACME-1  Line 3 upgrade · 了解 → 探索
7 项中已满足 5 项

  ✗ 客户认为我们懂他的需要  decision:needs_known
      1 天前客户说不确定：“the budget owner changed”
      → dealgate answer ACME-1 needs_known yes --evidence … --kind …
  ~ 客户概况七要点  worksheet:client_profile
      wei 已豁免至2026年3月11日：on shutdown
      完成 14%，要求 70%
  ✓ 五个方面都够格：需要、数量、财力、决定权、信用  qualified
      符合
  ✓ 判断出客户的采购倾向  behaviour_judged
      符合
  ? 决策链  worksheet:stakeholders
      还没有填，要求 60%
      重要的单子不是一个人定的，要知道每个人站在哪一边
      → dealgate fill ACME-1 stakeholders
  – 认识最终拍板人  contact:economic_buyer
      这里不适用
      金额是 CNY 480,000，规则写的是至少 CNY 500,000
  ✓ 和客户当面或在线好好谈过一次  visit:two_sided
      2026年3月2日拜访过

还不能推进：缺 1 项，还有 1 项不清楚。
"""
    )


def test_an_open_gate_says_how_to_go_on(work):
    sized_up(work)
    work.ok("answer ACME-1 needs_known yes --evidence heard --kind event_held")
    said = work("gate ACME-1")
    assert (said.code, said.out.splitlines()[-1]) == (
        0,
        "The gate of ACME-1 opens by waiver; the stage will stay on record as unproven:"
        " dealgate advance ACME-1",
    )
    filled = ("business_direction", "success_factors", "our_solution", "our_cases")
    work.ok("fill ACME-1 client_profile " + " ".join(f"{name}=known" for name in filled))
    assert work("gate ACME-1").out.endswith("The gate of ACME-1 is open: dealgate advance ACME-1\n")


def test_a_no_offers_what_is_left(work):
    work.ok("answer ACME-1 needs_known no --evidence later --kind client_document")
    assert work("gate ACME-1").out.endswith(
        "The client said no on 1 point. End the pursuit on purpose, unless they change their mind:\n"
        "  → dealgate stop ACME-1 --class … --reason …\n"
    )


def test_a_waiver_that_ran_out_lets_nothing_pass(work):
    def standing():
        return {r["id"]: r["standing"] for r in work.data("gate ACME-1")["requirements"]}

    work.days(9)
    assert standing()["worksheet:client_profile"] == "waived", "through its last day"
    work.days(1)
    assert standing()["worksheet:client_profile"] == "unmet"
    assert "no longer in force" in work.ok("show ACME-1")


def test_a_stopped_deal_must_be_reopened_whatever_its_gate_says(work):
    said = work("gate ACME-2")
    assert said.out.endswith("ACME-2 is stopped; reopen it first.\n  → dealgate reopen ACME-2 --reason …\n")


def test_a_deal_without_an_account_is_asked_for_one(work):
    work.ok("set D-1 amount=900000")
    [buyer] = [r for r in work.data("gate D-1")["requirements"] if r["kind"] == "contact"]
    assert (buyer["standing"], buyer["settle"]) == ("unmet", "dealgate set D-1 account=…")


def test_an_amount_nobody_can_compare_leaves_its_rule_unknown(work):
    work.ok("set ACME-1 amount=900000 currency=EUR")

    def buyer():
        [found] = [r for r in work.data("gate ACME-1")["requirements"] if r["kind"] == "contact"]
        return found["standing"]

    assert buyer() == "unknown"
    work.ok("db rate EUR 0.5", by="ada")
    assert buyer() == "not_applicable"
    work.ok("db rate EUR 7.8", by="ada")
    assert buyer() == "unmet"


def passed_by_waiver(work):
    """ACME-1 in explore, with understand waived through but for what holds."""
    sized_up(work)
    work.ok("waive ACME-1 decision:needs_known --reason 'they travel' --until +9d", by="wei")
    work.ok("advance ACME-1")


def test_a_stage_left_by_waiver_says_what_is_still_to_be_shown(work):
    passed_by_waiver(work)
    said = work("gate ACME-1")
    assert (
        said.out.partition("unknown.\n")[2]
        == """
Understand the need was left without proof; still missing (2):
  ✗ The client feels we know what they need
      → dealgate answer ACME-1 needs_known yes --evidence … --kind …
  ✗ Client profile
      → dealgate fill ACME-1 client_profile
"""
    )
    data = work.data("gate ACME-1")
    (left,) = data["unproven"]
    assert left["stage"] == "understand"
    assert [(each["id"], each["standing"]) for each in left["missing"]] == [
        ("decision:needs_known", "unmet"),
        ("worksheet:client_profile", "unmet"),
    ]
    assert set(left["missing"][0]) == {"id", "kind", "title", "standing", "why", "settle"}
    error = work("advance ACME-1 --json").error
    assert error["details"]["gate"] == data


def test_all_of_it_shown_later(work):
    passed_by_waiver(work)
    work.ok("answer ACME-1 needs_known yes --evidence 'three shifts' --kind client_said --contact chen")
    profile = " ".join(f"{name}=known" for name in ClientProfile._fields)
    work.ok(f"fill ACME-1 client_profile {profile}")
    said = work("gate ACME-1").out
    assert "All its gate asks for holds by now" in said
    assert work.data("gate ACME-1")["unproven"] == [{"stage": "understand", "missing": []}]
    assert work.data("show ACME-1")["unproven"] == ["understand"], "how it was left stays on record"
    assert "关卡要求的如今都已具备" in work("gate ACME-1", DEALGATE_LANG="zh").out


def test_a_deal_that_left_nothing_without_proof(work):
    assert work.data("gate ACME-1")["unproven"] == []
