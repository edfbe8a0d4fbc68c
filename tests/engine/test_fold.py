"""The fold: from events to the deal, whatever the order they were written in."""

import pytest

from engine.fold import apply, fold
from engine.history import Event

OPENED = {
    "title": "Line 3", "account": None, "owner": "lin", "playbook": "small", "playbook_version": 1,
    "amount": None, "currency": "CNY", "close_date": None, "behaviour": None, "stage": "understand",
    "status": "open",
}  # fmt: skip


def told(*said):
    """Events from (kind, at, data), in the order they were written."""
    return [
        Event(
            "deal:D-1",
            seq,
            at and f"{at}T00:00:00.000000Z",
            "2026-11-21T00:00:00.000000Z",
            "lin",
            kind,
            data,
            None,
            "",
        )
        for seq, (kind, at, data) in enumerate(said, start=1)
    ]


def opened(at="2026-01-01", **fields):
    return ("new", at, {**OPENED, **fields})


def imported(at="2026-01-01", **fields):
    return ("import", at, {"opened": {**OPENED, **fields}})


def reached(at, stage, status="open", unproven=()):
    return ("import", at, {"reached": {"stage": stage, "status": status, "unproven": list(unproven)}})


def move(kind, at, to, status="open", **data):
    proof = {"from": "understand", "proven": True} if kind == "advance" else {"stages": [], "points": []}
    return (kind, at, {"to": to, "status": status, **proof, **data})


def stopped(at):
    return ("stop", at, {"class": "no_decision", "reason": "later", "wake": None})


def answered(at, said="yes", point="needs_known"):
    fields = {"evidence": "e", "kind": "client_said", "contact": None, "on": at}
    return ("answer", at, {"point": point, "answer": said, **fields})


def test_what_is_written_later_but_happened_earlier_counts_earlier():
    deal = fold(told(imported(), reached("2026-05-01", "execute", "won"), reached("2026-03-01", "expand")))
    assert (deal.stage, deal.status, deal.stay.since, deal.version) == (
        "execute",
        "won",
        "2026-05-01T00:00:00.000000Z",
        3,
    )


def test_what_happened_nobody_knows_when_comes_before_everything_but_the_opening():
    deal = fold(told(imported(), reached("2026-03-01", "expand"), reached(None, "explore")))
    assert (deal.stage, deal.stay.number, deal.opened_at) == ("expand", 3, "2026-01-01T00:00:00.000000Z")


def test_at_the_same_time_the_order_of_writing_decides():
    deal = fold(told(opened(), answered("2026-02-01", "no"), answered("2026-02-01", "yes")))
    assert deal.answers["needs_known"].answer == "yes"


def test_before_its_opening_there_is_no_deal():
    events = told(imported("2026-05-01"), reached(None, "explore"))
    assert fold(events[1:]) is None
    assert fold([]) is None


def test_applying_one_by_one_gives_the_same_as_folding():
    events = told(
        opened(),
        answered("2026-02-01"),
        move("advance", "2026-02-02", "expand"),
        ("wait", "2026-02-03", {"until": "2026-04-01", "reason": "budget", "on": "2026-02-03"}),
        move("back", "2026-02-04", "understand", stages=["understand"], points=["needs_known"]),
        stopped("2026-02-05"),
    )
    deal = None
    for event in events:
        deal = apply(deal, event)
    assert deal == fold(events)


class TestWonAt:
    WON = move("advance", "2026-03-01", "execute", "won")

    def won_at(self, *said):
        won = fold(told(*said)).won_at
        return won and won[:10]

    def test_it_is_the_first_time_a_won_stage_is_entered(self):
        later = move("advance", "2026-04-01", "confirm", "won")
        assert self.won_at(opened(), self.WON, later) == "2026-03-01"
        assert (
            self.won_at(opened(), self.WON, later, move("advance", "2026-05-01", "done", "done"))
            == "2026-03-01"
        )

    def test_a_stop_and_a_reopening_leave_it(self):
        assert self.won_at(opened(), self.WON, stopped("2026-04-01")) == "2026-03-01"
        reopen = move("reopen", "2026-05-01", "execute", "won")
        assert self.won_at(opened(), self.WON, stopped("2026-04-01"), reopen) == "2026-03-01"

    def test_a_move_back_within_won_stages_leaves_it(self):
        later = move("advance", "2026-04-01", "confirm", "won")
        assert (
            self.won_at(opened(), self.WON, later, move("back", "2026-05-01", "execute", "won"))
            == "2026-03-01"
        )

    def test_a_move_back_before_them_clears_it_and_the_next_win_counts_anew(self):
        lost = move("back", "2026-04-01", "expand")
        assert self.won_at(opened(), self.WON, lost) is None
        assert (
            self.won_at(opened(), self.WON, lost, move("advance", "2026-06-01", "execute", "won"))
            == "2026-06-01"
        )

    @pytest.mark.parametrize("status", ["won", "done"])
    def test_an_import_may_open_it_won(self, status):
        assert self.won_at(imported(status=status, stage="execute")) == "2026-01-01"

    def test_a_stopped_deal_that_was_never_won_is_not(self):
        assert self.won_at(opened(), stopped("2026-02-01")) is None


class TestStays:
    def test_each_arrival_begins_one_and_says_by_what(self):
        deal = fold(told(opened(), move("advance", "2026-02-01", "expand"), stopped("2026-03-01")))
        assert (deal.stay.number, deal.stay.by, deal.stay.since[:10]) == (2, "advance", "2026-02-01")
        deal = fold(told(opened(), stopped("2026-03-01"), move("reopen", "2026-04-01", "understand")))
        assert (deal.stay.number, deal.stay.by, deal.closing) == (2, "reopen", None)

    def test_everybody_who_owned_it_in_a_stay_is_remembered_until_it_ends(self):
        given = ("set", "2026-02-01", {"fields": {"owner": "mei"}})
        returned = ("set", "2026-02-02", {"fields": {"owner": "lin"}})
        assert fold(told(opened(), given, returned)).stay.owners == ("lin", "mei")
        moved = move("advance", "2026-03-01", "expand")
        assert fold(told(opened(), given, returned, moved)).stay.owners == ("lin",)

    def test_a_wait_belongs_to_its_stay(self):
        wait = ("wait", "2026-02-01", {"until": "2026-04-01", "reason": "budget", "on": "2026-02-01"})
        assert fold(told(opened(), wait, wait)).wait.times == 2
        for ends in (move("advance", "2026-03-01", "expand"), stopped("2026-03-01")):
            assert fold(told(opened(), wait, ends)).wait is None


class TestUnproven:
    def test_a_stage_left_by_waiver_is_listed_until_it_is_left_with_everything_met(self):
        waived = move("advance", "2026-02-01", "expand", proven=False)
        back = move("back", "2026-03-01", "understand")
        proven = move("advance", "2026-04-01", "expand")
        assert fold(told(opened(), waived)).unproven == ("understand",)
        assert fold(told(opened(), waived, back)).unproven == ("understand",)
        assert fold(told(opened(), waived, back, waived)).unproven == ("understand",)
        assert fold(told(opened(), waived, back, proven)).unproven == ()

    def test_so_are_the_stages_an_import_passed(self):
        deal = fold(
            told(
                imported(unproven=["find"]), reached("2026-02-01", "expand", unproven=["find", "understand"])
            )
        )
        assert deal.unproven == ("find", "understand")


def test_a_move_back_takes_answers_and_waivers_from_there_on_out_of_force():
    waived = ("waive", "2026-02-01", {"requirement": "item:listed", "stage": "expand", "reason": "r",
                                      "until": "2026-12-31", "on": "2026-02-01"})  # fmt: skip
    early = ("waive", "2026-02-01", {**waived[2], "stage": "understand"})
    back = move("back", "2026-03-01", "expand", stages=["expand", "execute"], points=["will_buy", "met"])
    deal = fold(
        told(opened(), answered("2026-02-01"), answered("2026-02-01", point="will_buy"), waived, early, back)
    )
    assert {point: a.stale for point, a in deal.answers.items()} == {"needs_known": False, "will_buy": True}
    assert [(w.stage, w.ended) for w in deal.waivers] == [("expand", True), ("understand", False)]
    again = fold(
        told(
            opened(), answered("2026-02-01", point="will_buy"), back, answered("2026-04-01", point="will_buy")
        )
    )
    assert not again.answers["will_buy"].stale


def test_a_close_date_counts_as_pushed_only_when_it_moves_later():
    days = ["2026-06-01", "2026-06-01", "2026-07-01", "2026-05-01", "", "2026-08-01", "2026-09-01"]
    sets = [("set", "2026-02-01", {"fields": {"close_date": day or None}}) for day in days]
    assert fold(told(opened(), *sets)).close_pushed == 2


def test_a_worksheet_grows_field_by_field_and_an_empty_one_clears():
    fills = [
        (
            "fill",
            "2026-02-01",
            {"worksheet": "w", "fields": fields, "complete": n, "figures": {}, "settles": {}},
        )
        for fields, n in [({"a": "1", "b": "2"}, 40), ({"a": None, "c": "3"}, 50)]
    ]
    filled = fold(told(opened(), *fills)).worksheets["w"]
    assert (filled.fields, filled.complete) == ({"b": "2", "c": "3"}, 50)


def test_a_promise_is_kept_where_it_stands():
    made = {"what": "offer", "by": "us", "on": "2026-02-10", "kept": False}
    other = {**made, "what": "visit"}
    deal = fold(
        told(opened(), *(("promise", "2026-02-01", p) for p in (made, other, {**made, "kept": True})))
    )
    assert [(p.what, p.kept) for p in deal.promises] == [("offer", True), ("visit", False)]


def test_what_was_undone_never_was_but_still_has_its_number():
    events = told(opened(), answered("2026-02-01"), ("undo", "2026-02-02", {"seq": 2, "kind": "answer"}))
    assert fold(events) == fold(events[:1])._replace(version=3, last_at="2026-02-02T00:00:00.000000Z")
