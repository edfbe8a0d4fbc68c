"""How a visit ends: the next step, and asking for the deal."""

import pytest

from words.say import say


@pytest.fixture
def close(sheet):
    """close("expand", …): lines and reasons of the section."""

    def make(*args, **deal):
        found = next(s.lines for s in sheet(*args, **deal).sections if s.id == "close")
        return {say(line.text): say(line.why) for line in found}

    return make


def test_before_the_deal_is_won_it_closes_in_three_moves_with_our_own_advantages(close):
    profile = ["unique_value=no stop of the line", "our_competitiveness=there in three hours"]
    first, then = [text for text, why in close("expand", profile=profile).items() if "three moves" in why]
    assert first == "Name this advantage, pause, and have them agree: no stop of the line"
    assert then.endswith("if not yet, the next advantage: there in three hours")


def test_without_a_worksheet_the_advantage_is_left_to_the_rep(close):
    said = list(close("expand"))
    assert "Name the one advantage that matters most to them, pause, and have them agree" in said
    assert "Once they agree, ask for the order; if not yet, go on to the next advantage" in said


@pytest.mark.parametrize("stage", ["understand", "explore", "execute", "confirm"])
def test_nobody_asks_for_the_order_in_another_stage(close, stage):
    assert not any("three moves" in why for why in close(stage).values())


@pytest.mark.parametrize("part", ["user", "blocker", "influencer", "champion"])
def test_nobody_who_cannot_give_it_is_asked_for_the_order(close, part):
    assert not any(
        "three moves" in why for why in close("expand", met="Chen Yu", who={"part": part}).values()
    )


@pytest.mark.parametrize("part", ["economic_buyer", "decider", "buyer"])
def test_who_can_give_it_is(close, part):
    assert any("three moves" in why for why in close("expand", met="Chen Yu", who={"part": part}).values())


class TestWhereThePlaybookHasNobodyPressed:
    @pytest.fixture
    def playbook(self, playbook):
        return playbook._replace(closing="off")

    def test_no_advantage_and_no_order(self, close):
        assert not any("three moves" in why for why in close("expand").values())

    def test_who_was_interested_is_asked_for_the_next_commitment_alone(self, close):
        said = close("expand", met="Chen Yu", visits=SEEN, answers=BUT_ONE)
        assert NEXT in said
        assert DEAL not in said


DEAL, NEXT = "Be decisive: ask for the deal", "While the interest is there, ask for the next commitment"
SEEN = [("2026-11-12", "the pilot", "handled", "asked_terms"), ("2026-10-01", "who we are")]
"""With Chen Yu."""
BUT_ONE = dict.fromkeys(("works_low_risk", "value_reachable"), "yes 2026-11-18 the pilot ran a week")


def test_who_was_interested_is_asked_for_the_deal_once_only_that_is_open(close):
    assert close("expand", met="Chen Yu", visits=SEEN, answers=BUT_ONE)[DEAL] == (
        "there was interest last time (12 Nov 2026): kept coming back to the product,"
        " asked for price and terms in detail"
    )


@pytest.mark.parametrize(
    ("stage", "deal"),
    [
        ("explore", {}),
        ("expand", {}),
        ("expand", {"answers": {**BUT_ONE, "works_low_risk": "unsure 2026-11-18 the noise"}}),
        ("expand", {"answers": BUT_ONE, "who": {"part": "user"}}),
    ],
)
def test_before_that_or_of_others_the_next_commitment_is_asked(close, stage, deal):
    said = close(stage, met="Chen Yu", visits=SEEN, **deal)
    assert NEXT in said
    assert DEAL not in said


@pytest.mark.parametrize(
    ("stage", "deal"),
    [
        ("expand", {"met": "Zhou Lan", "visits": SEEN}),
        ("expand", {"met": "Chen Yu", "visits": [("2026-11-18", "no news"), *SEEN]}),
        ("expand", {"met": "Chen Yu", "visits": [("2026-10-21", "the pilot", "handled")]}),
        ("execute", {"met": "Chen Yu", "visits": SEEN}),
    ],
)
def test_of_somebody_else_cooled_long_ago_or_won_interest_asks_for_nothing(close, stage, deal):
    said = close(stage, answers=BUT_ONE, **deal)
    assert not {DEAL, NEXT} & set(said)


def test_a_visit_that_is_the_step_itself_asks_for_the_one_after(close, sheet):
    step = "2026-11-24 Chen Yu: show the pilot"
    why = close(met="Chen Yu", step=step)["Agree the next step: what, on which day, with whom"]
    assert why == "this visit is the step agreed, “show the pilot”: don't leave without the one after"
    made = sheet(met="Chen Yu", step=step)
    assert made.on.isoformat() == "2026-11-24"
    assert "What this visit was agreed for: show the pilot" in [say(line.text) for line in made.head]
