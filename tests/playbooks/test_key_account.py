"""The playbook for key accounts and tenders: client-value, with more asked, and longer to answer it."""

import filled
import packs
import pytest
from packs import Leg, Walk

BASE = packs.playbook("client-value")


@pytest.fixture(scope="module")
def book():
    return packs.playbook("key-account")


def test_it_is_complete_in_both_languages(book):
    assert packs.badly_written(packs.parsed("key-account")) == []
    assert packs.lacking(book) == []
    assert packs.said_twice(book) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sheet_says_the_question_and_how_the_client_buys(book, language):
    assert packs.unlike(book, language) == []


def test_the_stages_and_the_decision_points_are_the_methods(book):
    assert book.order == BASE.order
    assert list(book.points) == list(BASE.points)


def test_every_gate_asks_more_and_gives_more_time(book):
    for ours, theirs in zip(book.stages, BASE.stages, strict=True):
        ids = {r.id for r in ours.gate}
        assert ids > {r.id for r in theirs.gate}, ours.id
        assert ours.limits.warn > theirs.limits.warn
        assert ours.limits.critical > theirs.limits.critical
        assert ours.limits.quiet <= theirs.limits.quiet


def test_nothing_is_spared_a_small_deal(book):
    assert [r.id for stage in book.stages for r in stage.gate if r.when is not None] == []


def test_no_yes_is_good_for_longer_than_in_the_method(book):
    assert all((book.points[point] or 0) <= (days or 0) for point, days in BASE.points.items())
    assert book.points["needs_known"] == 60


def test_what_only_the_office_can_settle(book):
    office = {item.id for stage in book.stages for item in stage.checklist if item.office}
    assert {"bid_decided", "sponsor_named", "bid_team", "legal_reviewed", "mandate_set"} <= office


def test_large_deals_may_wait_more_often(book):
    assert (book.waits, BASE.waits) == (4, 2)


def test_a_tender_from_the_first_call_to_the_value(shell):
    people = ["decider", "champion", "user", "buyer", "economic_buyer"]
    walk = Walk(shell, "key-account", amount=3000000, behaviour="project", people=people)
    c, day = walk.words, shell.now.date()
    walk.talk()
    profile = "client_profile our_competitiveness=hot unique_value=one-hand"
    understood = [*filled.understood(c), profile, f"competitors competitors.{c['rival']}.weakness=slow"]
    understood.append(f"competitors competitors.{c['rival']}.our_answer=stages")
    assert walk.go([Leg("understand", ["needs_known"], ["bid_decided"], understood)]) == ["explore"]

    with open("canvas.yaml", "w", encoding="utf-8") as file:
        file.write(filled.canvas(c))
    explored = ["value_canvas --file canvas.yaml", filled.explored(c, ours=4)]
    seen = ["scoring_known", "clarified", "reference_seen", "comparison_shown"]
    assert walk.go([Leg("explore", ["better_than_others"], seen, explored)]) == ["expand"]

    plan = filled.expanded(c, day)
    agreed = ["legal_reviewed", "mandate_set", "sponsors_met", "terms_agreed"]
    proved = f"risks 'risks.{c['risk']}.proved_on={day}' 'risks.{c['risk']}.accepted_by={c['who']}'"
    points = ["works_low_risk", "value_reachable", "will_buy"]
    assert walk.go([Leg("expand", points, agreed, [*plan, proved])]) == ["execute"]

    done = f"delivery_plan 'milestones.{c['first']}.status=done' 'milestones.{c['first']}.done_on={day}'"
    accepted = f"delivery_plan 'milestones.{c['first']}.accepted_by={c['who']}'"
    delivered = [filled.promised(c, day), done, f"complaints asked_on={day} 'asked={c['who']}'"]
    leg = Leg("execute", ["expectation_met"], ["steering_held", "handover_signed"], [*delivered, accepted])
    assert walk.go([leg]) == ["confirm"]

    measures = [
        f"value_realised 'measures.{name}.unit=%' measures.{name}.baseline=4 measures.{name}.promised=1"
        f" measures.{name}.actual=1 measures.{name}.agreed_on={day} 'measures.{name}.agreed_by={c['who']}'"
        for name in ("scrap", "downtime", "rework")
    ]
    told = [*measures, *filled.confirmed(c, day)[1:], f"next_conversation kind=upsell what=line on={day}"]
    leg = Leg("confirm", ["value_confirmed"], ["executive_review", "reference_asked"], told)
    assert walk.go([leg]) == ["done"]
