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


def test_a_small_deal_is_spared_the_business_case_and_nothing_else(book):
    assert [r.id for stage in book.stages for r in stage.gate if r.when is not None] == ["case_pays"]


def test_until_it_is_won_a_yes_lasts_longer_than_a_stage_takes_before_it_warns(book):
    """Limits count working days, five to seven calendar days."""
    for stage in book.stages:
        if stage.status == "open":
            assert all(book.points[r.point] > stage.limits.warn * 7 / 5 for r in stage.decisions), stage.id


def test_the_award_and_the_contract_come_before_the_last_yes(book):
    ids = [r.id for r in book.stage("expand").gate]
    order = ["bid_submitted", "award_confirmed", "legal_reviewed", "mandate_set"]
    places = [ids.index(f"item:{item}") for item in order]
    assert places == sorted(places)
    assert places[-1] < ids.index("decision:will_buy") == len(ids) - 1


def test_the_award_the_yes_and_the_acceptance_can_be_waived_by_nobody(book):
    hard = [r.id for stage in book.stages for r in stage.gate if not r.waivable]
    assert hard == ["item:award_confirmed", "decision:will_buy", "item:handover_signed"]


def test_whoever_scores_the_bids_is_never_approached(book):
    """The panel of a statutory tender is secret until the award (招标投标法 37, 44)."""
    assert all("私下接触评委" in part.wrong_card.zh for part in book.parts.values())
    assert all("approaching evaluators in private" in part.wrong_card.en for part in book.parts.values())
    lines = [text.zh for stage in book.stages for part in stage.visit.values() for text in part]
    assert [line for line in lines if "评委" in line or "评审小组" in line] == []


@pytest.mark.parametrize(
    ("language", "quoting"),
    [
        ("zh", ["规格和价格", "最后的报价", "一次让到位", "把订单写下来", "看哪一条值钱"]),
        ("en", ["specification and price", "final offer", "concede once", "write the order", "worth more"]),
    ],
)
def test_no_sheet_quotes_or_concedes_before_the_opening(book, language, quoting):
    for sample, text in packs.printed(book, language):
        if sample.behaviour == "profit" and book.stage(sample.stage).status == "open":
            words = " ".join(text.split())
            assert [each for each in quoting if each in words] == [], sample.stage


def test_what_only_the_office_can_settle(book):
    office = {item.id for stage in book.stages for item in stage.checklist if item.office}
    assert {"bid_decided", "sponsor_named", "bid_team", "legal_reviewed", "mandate_set"} <= office


def test_large_deals_may_wait_more_often(book):
    assert (book.waits, BASE.waits) == (4, 2)


def test_a_tender_from_the_first_call_to_the_value(shell):
    people = ["decider", "champion", "user", "buyer", "economic_buyer"]
    walk = Walk(shell, "key-account", amount=3000000, behaviour="project", people=people)
    c, day = walk.words, shell.now.date()
    for name in ("Chen", "Gao champion", "Gao user"):
        walk.talk(name)
    profile = "client_profile our_competitiveness=hot unique_value=one-hand"
    understood = [*filled.understood(c), profile, f"competitors competitors.{c['rival']}.weakness=slow"]
    understood.append(f"competitors competitors.{c['rival']}.our_answer=stages")
    for person in people[1:]:  # beside Chen with 5: (5 + 1) / 9 of the influence is for us
        row = f"""'people."Gao {person}"."""
        stance = "supports" if person == "champion" else "neutral"
        said = f"{row}stance={stance}' {row}influence=1' {row}cares_about={c['fact']}'"
        understood.append(f"stakeholders {said}")
    assert walk.go([Leg("understand", ["needs_known"], ["bid_decided"], understood)]) == ["explore"]

    with open("canvas.yaml", "w", encoding="utf-8") as file:
        file.write(filled.canvas(c))
    explored = ["value_canvas --file canvas.yaml", filled.explored(c, ours=4)]
    seen = ["scoring_known", "clarified", "reference_seen", "comparison_shown"]
    assert walk.go([Leg("explore", ["better_than_others"], seen, explored)]) == ["expand"]

    plan = filled.expanded(c, day)
    agreed = [
        "terms_agreed",
        "sponsors_met",
        "bid_submitted",
        "award_confirmed",
        "legal_reviewed",
        "mandate_set",
    ]
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
