"""Later words count over earlier ones, silence never grows by telling late, and nothing is two truths."""

import pytest
from at_work import DEAL, refused, said

from engine import deals
from engine.errors import Usage


class TestOlderEvidence:
    def test_does_not_overturn_a_later_answer(self, team, deal):
        said(team, "needs_known", "no", on="2026-11-20")
        assert refused(
            team,
            "lin",
            deals.answer,
            DEAL,
            "needs_known",
            "yes",
            evidence="they nodded",
            kind="event_held",
            on="2026-11-02",
        ) == ("deals.answer_older")
        assert team.deal(DEAL).answers["needs_known"].answer == "no"

    def test_of_the_same_day_it_does(self, team, deal):
        said(team, "needs_known", "no", on="2026-11-20")
        said(team, "needs_known", "yes", on="2026-11-20")
        assert team.deal(DEAL).answers["needs_known"].answer == "yes"


class TestSilence:
    def test_a_visit_told_late_does_not_make_it_longer(self, team, deal):
        for on in ("2026-11-18", "2026-11-03"):
            team.do("lin", deals.log_visit, DEAL, contact=None, on=on, summary="we talked", two_sided=True)
        assert team.deal(DEAL).last_contact == "2026-11-18"

    def test_what_the_seller_hopes_is_no_contact(self, team, deal):
        said(team, "needs_known", "yes", kind="seller_observed")
        assert team.deal(DEAL).last_contact is None

    def test_an_answer_taken_back_was_none(self, team, deal):
        said(team, "needs_known", "unsure")
        team.do("lin", deals.undo, DEAL)
        assert team.deal(DEAL).last_contact is None


class TestBuyingBehaviour:
    def test_the_worksheet_tells_the_deal(self, team, deal):
        team.do("lin", deals.fill, DEAL, "buying_behaviour", {"behaviour": "relationship"})
        assert team.deal(DEAL).behaviour == "relationship"
        team.do("lin", deals.undo, DEAL)
        assert team.deal(DEAL).behaviour != "relationship"

    def test_filling_in_the_same_again_is_no_event(self, team, deal):
        raw = {"behaviour": "profit", "help_needed": "1"}
        before = team.do("lin", deals.fill, DEAL, "buying_behaviour", raw).version
        assert team.do("lin", deals.fill, DEAL, "buying_behaviour", raw).version == before


@pytest.mark.parametrize(("on", "error"), [("2026-11-20", "deals.in_the_past"), ("2026-11-21", None)])
def test_a_next_step_lies_ahead(team, deal, on, error):
    done = (team, "lin", deals.set_step, DEAL, "call")
    if error:
        assert refused(*done, on=on, contact=None, error=Usage) == error
    else:
        assert team.do(*done[1:], on=on, contact=None).next_step.on == on


def test_a_promise_kept_twice_is_kept_once(team, deal):
    offer = {"by": "us", "on": "2026-11-30"}
    team.do("lin", deals.promise, DEAL, "the offer", kept=False, **offer)
    kept = team.do("lin", deals.promise, DEAL, "the offer", kept=True, **offer)
    assert team.do("lin", deals.promise, DEAL, "the offer", kept=True, **offer).version == kept.version
