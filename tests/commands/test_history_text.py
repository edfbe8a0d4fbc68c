"""`history`: the deal's story, one sentence an event."""

from at_work import Team

from engine import deals


def last(work, n=1, lang="en"):
    return work.ok("history ACME-1", DEALGATE_LANG=lang).splitlines()[-n]


def test_the_story_so_far(work):
    assert (
        work.ok("history ACME-1")
        == """\
ACME-1 Line 3 upgrade · 10 events
   1  2 Mar 2026  lin  opened “Line 3 upgrade”, CNY 480,000
   2  2 Mar 2026  lin  “Does this supplier know what we need?” unsure: “the
      budget owner changed” (said by the client, Chen Yu, 2 Mar 2026)
   3  2 Mar 2026  lin  filled in “Client profile”, now 14 %: Business plan:
      three shifts
   4  2 Mar 2026  lin  filled in “Buying behaviour”, now 67 %: Help needed
      (0–5): 4; Complexity and risk (0–5): 5
   5  2 Mar 2026  lin  ticked “Say the need back in the client's own words until
      they agree”
   6  2 Mar 2026  lin  next step: send the comparison, 5 Mar 2026, with Chen Yu
   7  2 Mar 2026  lin  we promised: a reference visit, by 7 Mar 2026
   8  2 Mar 2026  lin  met Chen Yu on 2 Mar 2026: walked the line
   9  2 Mar 2026  lin  waits until 6 Mar 2026: their budget round
  10  2 Mar 2026  wei  waived “Client profile” until 11 Mar 2026: on shutdown
"""
    )


def test_each_kind_in_its_own_words(work, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    work.ok("set ACME-1 behaviour=profit close_date= amount=5")
    assert last(work).endswith("set amount: CNY 5, buying behaviour: Benefit-centred, expected close: —")
    work.ok("tick ACME-1 own_words --off")
    assert "took the tick off “Say the need back" in last(work)
    work.ok("promise ACME-1 'a reference visit' --by us --kept")
    assert last(work).endswith("we kept our promise: a reference visit")
    assert last(work, lang="zh").endswith("我方已兑现：a reference visit")
    work.ok("visit log ACME-1 --with gao --summary 'saw the store' --on 2026-03-01")
    assert last(work).endswith("met Gao Yan on 1 Mar 2026: saw the store")
    work.ok("stop ACME-1 --class no_decision --reason tired --wake 2026-09-01")
    assert last(work).endswith("stopped (No decision): tired; wakes on 1 Sep 2026")
    work.ok("undo ACME-1")
    assert last(work, 2).endswith("wakes on 1 Sep 2026 (taken back)")
    assert last(work).endswith("took back event 15 (stop)")


def test_calls_and_visits_to_several(work):
    team = Team(work.db)
    told = {"on": "2026-03-01", "two_sided": True}
    both = {"contact": "gao", "others": ("chen",), "summary": "went through the offer"}
    team.do("lin", deals.log_visit, "ACME-1", **both, **told)
    team.do("lin", deals.log_visit, "ACME-1", contact="gao", summary="a date", channel="call", **told)
    team.do("lin", deals.log_visit, "ACME-1", contact=None, summary="a date", channel="call", **told)
    team.store.close()
    assert "met Gao Yan, Chen Yu on 1 Mar 2026: went" in work.ok("history ACME-1")
    assert last(work, 2).endswith("spoke to Gao Yan by phone on 1 Mar 2026: a date")
    assert last(work).endswith("spoke to the client by phone on 1 Mar 2026: a date")
    assert last(work, 2, "zh").endswith("2026年3月1日与 Gao Yan 通电话：a date")


def test_a_deal_without_an_amount_and_the_story_before_it_began(work):
    assert "opened “A call from the fair”, no amount yet" in work.ok("history D-1")
    said = work("history D-1 --as-of 2026-03-01")
    assert (said.code, said.out) == (4, "")
    assert said.err.startswith("D-1 did not exist yet on 1 Mar 2026.")


def test_control_characters_in_what_people_typed_steer_nothing(work):
    work.ok("step ACME-1 $'a\\x1b[31mb' --on +1d")
    assert "\x1b" not in work.ok("history ACME-1")


def test_colour_that_others_typed_paints_nothing(work):
    work.ok("new $'\\x1b[31mred\\x1b[0m'")
    for line in ("list", "list --csv", "next", "stalled --all"):
        assert "\x1b" not in work.ok(line)
