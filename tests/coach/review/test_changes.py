"""What became of the deals between two days: by kind, each told once, what is worth most first."""

from datetime import date

import pytest
from at_work import DEAL, said, to

from coach.lives import lives_ever
from coach.review.change import KINDS
from coach.review.changes import changes
from engine import deals, reads, workspace
from engine.reads import View
from words.say import say, speak


@pytest.fixture(autouse=True)
def _english():
    speak("en")


@pytest.fixture
def deal(team):
    """ACME-1, opened on 21 November 2026."""
    fields = {"account": "ACME", "amount": "5000", "playbook": "small", "close_date": "2026-12-01"}
    team.do("lin", deals.new, "Line 3", **fields)
    return DEAL


@pytest.fixture
def changed(team):
    """changed("2026-11-22", "2026-11-30"): between two evenings; without the second until now."""

    def between(first, last=None):
        here = workspace.load(team.store)
        now = View(team.store, here, team.as_("wei").date)
        if last:
            now = reads.view_as_of(team.store, here, date.fromisoformat(last))
        then = reads.view_as_of(team.store, here, date.fromisoformat(first))
        found = changes(then, now)
        assert found == changes(then, now, lives_ever(now))
        return found

    return between


def told(found, *kinds):
    """Of some kinds, or of all."""
    shown = [each.change for each in found.changed if not kinds or each.change.kind in kinds]
    return [(change.kind, change.key, change.was, change.now) for change in shown]


def sentences(found, *kinds):
    return [say(each.change.said) for each in found.changed if not kinds or each.change.kind in kinds]


def test_nothing_happened(team, deal, changed):
    team.day("2026-11-23")
    assert changed("2026-11-22") == (date(2026, 11, 23), date(2026, 11, 23), ())


def test_a_new_deal(team, deal, changed):
    found = changed("2026-11-20")
    assert told(found) == [("new", DEAL, None, "understand")]
    assert sentences(found) == ["in good"]
    (new,) = found.of("new")
    assert (new.title, new.owner, new.stage, new.amount) == ("Line 3", "lin", "understand", (500_000, "CNY"))


@pytest.mark.parametrize(
    ("stage", "kind", "was"),
    [("expand", "on", "understand"), ("execute", "won", "understand"), ("done", "won", "understand")],
)
def test_onward_or_won_never_both(team, deal, changed, stage, kind, was):
    team.day("2026-11-22")
    to(team, stage)
    assert told(changed("2026-11-21")) == [(kind, DEAL, was, stage)]


def test_done_is_no_stage_to_stand_in(team, deal, changed):
    team.day("2026-11-22")
    to(team, "done")
    assert sentences(changed("2026-11-21")) == ["done, was in good"]
    speak("zh")
    assert sentences(changed("2026-11-21")) == ["已完成，原在“好”"]
    assert sentences(changed("2026-11-20"), "won") == ["已完成"]


def test_back_and_out_of_a_won_stage(team, deal, changed):
    to(team, "execute")
    team.day("2026-11-22")
    team.do("lin", deals.back, DEAL, "expand", reason="r")
    assert told(changed("2026-11-21")) == [("back", DEAL, "execute", "expand")]


@pytest.mark.parametrize(
    ("stop_class", "stage", "kind"),
    [
        ("no_decision", "understand", "lost"),
        ("duplicate", "understand", "stopped"),
        ("cancelled", "execute", "stopped"),
    ],
)
def test_lost_is_what_was_stopped_before_it_was_won_and_no_twin(team, deal, changed, stop_class, stage, kind):
    to(team, stage)
    team.day("2026-11-22")
    team.do("lin", deals.stop, DEAL, stop_class, reason="r")
    assert told(changed("2026-11-21")) == [(kind, DEAL, stage, stage)]
    team.day("2026-11-23")
    team.do("lin", deals.reopen, DEAL, reason="again")
    back = changed("2026-11-22")
    assert told(back, "reopened", "lost", "stopped", "new") == [("reopened", DEAL, stage, stage)]
    assert told(changed("2026-11-21"), "reopened", "lost", "stopped", "new") == []


def test_a_move_taken_back_did_not_happen(team, deal, changed):
    team.day("2026-11-22")
    to(team, "expand")
    team.do("lin", deals.undo, DEAL)
    assert changed("2026-11-21").of("on") == ()


def test_pushed_brought_forward_and_worth_something_else(team, deal, changed):
    team.day("2026-11-22")
    team.do("lin", deals.set_fields, DEAL, {"close_date": "2026-12-31"})
    team.day("2026-11-23")
    team.do("lin", deals.set_fields, DEAL, {"close_date": "2026-12-11", "amount": "7000.50"})
    assert told(changed("2026-11-21", "2026-11-22")) == [("pushed", DEAL, "2026-12-01", "2026-12-31")]
    assert told(changed("2026-11-22")) == [
        ("earlier", DEAL, "2026-12-31", "2026-12-11"),
        ("amount", DEAL, "5000.00", "7000.50"),
    ]
    assert sentences(changed("2026-11-21")) == [
        "1 Dec 2026 → 11 Dec 2026, 10 days later",
        "CNY 5,000 → CNY 7,000.50",
    ]


def test_stalled_waiting_and_recovered(team, deal, changed):
    # Opened on a Saturday; 4 December is the tenth working day, on the 7th it has been quiet for too long.
    team.do("lin", deals.set_fields, DEAL, {"close_date": ""})
    assert told(changed("2026-11-22", "2026-12-04")) == []
    team.day("2026-12-07")
    assert told(changed("2026-12-06")) == [("stalled", DEAL, "none", "warn")]
    team.day("2026-12-08")
    team.do("lin", deals.wait, DEAL, until="2026-12-10", reason="budget")
    assert told(changed("2026-12-07")) == [("waiting", DEAL, "warn", None)]
    team.day("2026-12-10")
    said(team)
    team.do("lin", deals.set_step, DEAL, "visit", on="2026-12-20", contact="Gao Yan")
    team.day("2026-12-11")
    assert told(changed("2026-12-07")) == [("recovered", DEAL, "warn", "none")]


def test_reviews_and_what_became_of_them(team, deal, changed):
    team.day("2026-11-22")
    team.do("mei", deals.review, DEAL, "slow", what="call", due="2026-11-24")
    team.day("2026-11-23")
    team.do("mei", deals.review, DEAL, "help", who="bo", due="2026-11-24", kept=False)
    assert told(changed("2026-11-21")) == [
        ("reviewed", DEAL, None, "slow"),
        ("reviewed", DEAL, "not_kept", "help"),
    ]
    assert sentences(changed("2026-11-21")) == [
        "mei: slow down; lin, by 24 Nov 2026: call",
        "mei: get help; bo is to help by 24 Nov 2026 (what was agreed before was not done)",
    ]
    team.day("2026-11-25")
    late = changed("2026-11-23")
    kinds = ("reviewed", "task_done", "task_late")
    assert (told(late, *kinds), sentences(late, *kinds)) == (
        [("task_late", DEAL, "2026-11-24", None)],
        ["bo is to help by 24 Nov 2026"],
    )
    team.day("2026-11-26")
    assert told(changed("2026-11-25"), *kinds) == []
    team.do("bo", deals.review_done, DEAL)
    assert told(changed("2026-11-24"), *kinds) == [("task_done", DEAL, None, "2026-11-26")]
    assert told(changed("2026-11-23", "2026-11-23")) == []


def test_a_review_taken_back_was_none(team, deal, changed):
    team.day("2026-11-22")
    team.do("mei", deals.review, DEAL, "slow", what="call", due="2026-11-22")
    team.do("mei", deals.undo, DEAL)
    team.day("2026-11-23")
    assert told(changed("2026-11-21")) == []


def test_in_the_order_of_the_kinds_and_of_what_they_are_worth(team, deal, changed):
    team.day("2026-11-22")
    for title, worth in [("small", {"amount": "10"}), ("none", {}), ("big", {"amount": "1000000"}),
                         ("dollars", {"amount": "5000000", "currency": "USD"})]:  # fmt: skip
        team.do("lin", deals.new, title, playbook="small", **worth)
    team.do("lin", deals.stop, DEAL, "no_decision", reason="r")
    found = changed("2026-11-21")
    assert [each.title for each in found.changed] == ["Line 3", "big", "small", "none", "dollars"]
    kinds = [KINDS.index(each.change.kind) for each in found.changed]
    assert kinds == sorted(kinds)


def test_in_chinese(team, deal, changed):
    team.day("2026-11-22")
    team.do("lin", deals.set_fields, DEAL, {"close_date": "2026-12-31"})
    team.do("mei", deals.review, DEAL, "slow", what="打电话", due="2026-11-24")
    speak("zh")
    assert sentences(changed("2026-11-21")) == [
        "2026年12月1日推迟到2026年12月31日，30 天",
        "mei：放缓；lin 在2026年11月24日前：打电话",
    ]
