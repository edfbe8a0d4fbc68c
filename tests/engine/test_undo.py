"""Taking back the last thing, and that history holds after whatever was done."""

import random

import pytest
from at_work import DEAL, refused, said, to, waive

from engine import deals
from engine.errors import DealgateError, NotAllowed
from engine.fold import fold
from engine.history import events
from engine.verify import verify

DOINGS = {
    "answer": lambda team: said(team, answer="no"),
    "fill": lambda team: team.do(
        "lin", deals.fill, DEAL, "client_profile", {"our_cases": "x", "unique_value": ""}
    ),
    "tick": lambda team: team.do("lin", deals.tick, DEAL, "listed", off=True),
    "set": lambda team: team.do(
        "lin", deals.set_fields, DEAL, {"title": "x", "close_date": "+9d", "amount": ""}
    ),
    "step": lambda team: team.do("lin", deals.set_step, DEAL, "call", on="2026-12-01", contact="Gao Yan"),
    "promise": lambda team: team.do(
        "lin", deals.promise, DEAL, "offer", by="us", on="2026-12-01", kept=False
    ),
    "wait": lambda team: team.do("lin", deals.wait, DEAL, until="2026-12-01", reason="budget"),
    "advance": lambda team: team.do("lin", deals.advance, DEAL),
    "back": lambda team: team.do("lin", deals.back, DEAL, "understand", reason="r"),
    "stop": lambda team: team.do("lin", deals.stop, DEAL, "no_decision", reason="later"),
    "review": lambda team: team.do("mei", deals.review, DEAL, "slow", what="call", due="2026-12-01"),
    "review_done": lambda team: team.do("lin", deals.review_done, DEAL),
}


class TestUndo:
    @pytest.fixture
    def full(self, team, deal):
        """A deal with something of everything."""
        said(team)
        team.do("lin", deals.tick, deal, "listed")
        team.do("lin", deals.fill, deal, "client_profile", {"unique_value": "speed"})
        team.do("lin", deals.set_step, deal, "visit", on="2026-11-30", contact=None)
        team.do("lin", deals.promise, deal, "sample", by="client", on="2026-11-30", kept=False)
        team.do("lin", deals.set_fields, deal, {"close_date": "2026-11-30", "behaviour": "profit"})

    @pytest.mark.parametrize("kind", DOINGS)
    def test_it_restores_what_was_before(self, team, full, kind):
        if kind == "back":
            team.do("lin", deals.advance, DEAL)
        if kind == "review_done":
            DOINGS["review"](team)
        before = team.deal(DEAL)
        DOINGS[kind](team)
        changed = team.deal(DEAL)
        assert changed != before._replace(version=changed.version, last_at=changed.last_at)
        restored, taken = team.do("mei", deals.undo, DEAL)
        assert (taken.kind, restored.version) == (kind, before.version + 2)
        assert restored._replace(version=before.version, last_at=before.last_at) == before
        assert team.deal(DEAL) == restored
        assert verify(team.store).faults == ()

    def test_every_kind_that_can_be_undone_is_tried_here(self):
        assert set(DOINGS) == set(deals.UNDOABLE)

    def test_never_what_others_answer_for(self, team, deal):
        assert refused(team, "lin", deals.undo, deal) == "deals.undo_never", "opening it"
        waive(team)
        assert refused(team, "mei", deals.undo, deal) == "deals.undo_never", "a waiver"
        team.do("lin", deals.log_visit, deal, contact=None, on=None, summary="met", two_sided=True)
        assert refused(team, "lin", deals.undo, deal) == "deals.undo_never", "a visit"
        team.do("lin", deals.stop, deal, "no_decision", reason="r")
        team.do("lin", deals.reopen, deal, reason="r")
        assert refused(team, "lin", deals.undo, deal) == "deals.undo_never", "a reopening"

    def test_nor_an_undo(self, team, deal):
        team.do("lin", deals.tick, deal, "listed")
        team.do("lin", deals.undo, deal)
        assert refused(team, "lin", deals.undo, deal) == "deals.undo_never"

    def test_by_whoever_did_it_or_a_coach(self, team, deal):
        team.do("mei", deals.tick, deal, "listed")
        assert refused(team, "lin", deals.undo, deal, error=NotAllowed) == "deals.undo_others"
        assert team.do("mei", deals.undo, deal)[0].items == ()
        team.do("lin", deals.tick, deal, "listed")
        assert team.do("mei", deals.undo, deal)[0].items == ()


@pytest.mark.parametrize("seed", range(10))
def test_after_whatever_was_done_the_history_gives_what_is_stored(team, deal, seed):
    dice = random.Random(seed)
    profile = ("business_direction", "business_plan", "success_factors", "our_cases")
    points = {
        "understand": "needs_known",
        "expand": "will_buy",
        "execute": "expectation_met",
        "done": "needs_known",
    }
    to(team, "expand")
    done = 0

    def point():
        return points.get(team.deal(deal).stage, "value_confirmed")

    doings = {
        "yes": lambda user: said(team, point(), user=user),
        "other": lambda user: said(team, point(), dice.choice(["unsure", "no"]), user),
        "tick": lambda user: team.do(user, deals.tick, deal, "listed", off=dice.random() < 0.2),
        "fill": lambda user: team.do(
            user, deals.fill, deal, "client_profile", dict.fromkeys(profile, "known")
        ),
        "give": lambda user: team.do(
            user, deals.set_fields, deal, {"owner": dice.choice(["lin", "mei", "han"])}
        ),
        "push": lambda user: team.do(
            user, deals.set_fields, deal, {"close_date": f"+{dice.randint(1, 50)}d"}
        ),
        "wait": lambda user: team.do(user, deals.wait, deal, until="2027-12-31", reason="budget"),
        "waive": lambda user: waive(team, user, f"decision:{point()}", "2027-01-31"),
        "advance": lambda user: team.do(user, deals.advance, deal),
        "back": lambda user: team.do(
            user, deals.back, deal, dice.choice(["understand", "expand"]), reason="r"
        ),
        "stop": lambda user: team.do(user, deals.stop, deal, "no_decision", reason="r"),
        "reopen": lambda user: team.do(user, deals.reopen, deal, reason="r"),
        "undo": lambda user: team.do(user, deals.undo, deal),
        "sleep": lambda user: team.day(f"2026-12-{dice.randint(1, 28):02}"),
    }
    weights = (5, 1, 3, 3, 1, 1, 1, 2, 6, 1, 1, 2, 2, 1)
    for doing in dice.choices(list(doings), weights, k=70):
        try:
            doings[doing](dice.choice(["lin", "mei", "han"]))
        except DealgateError:
            continue
        done += 1
        assert team.deal(deal) == fold(events(team.store, "deal:ACME-1"))
    assert done > 15
    assert verify(team.store).faults == ()
