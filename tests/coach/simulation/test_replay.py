"""One deal gone through again: held by what, for how long, and what can't be told."""

from helpers import playbook
from hypothesis import given
from hypothesis import strategies as st
from stories import Story, client, replayed

from coach.simulation.evidence import whole
from coach.simulation.replay import HELD, NEVER_RECORDED, PASSES
from engine.moves import GateNotPassed

LOOSE = playbook("""
- {id: first, gate: [{decision: needs_known, valid_for: 30d}], checklist: [listed]}
- {id: second, gate: [{item: priced}], worksheets: [client_profile]}
- {id: signed, status: won, gate: [{decision: met}]}
""")


def stricter(gate, second="[{item: priced}]", **named):
    return playbook(
        f"""
- {{id: first, gate: {gate}, checklist: [listed]}}
- {{id: second, gate: {second}, worksheets: [client_profile]}}
- {{id: signed, status: won, gate: [{{decision: met}}]}}
""",
        version=2,
        **named,
    )


def only(new, *stories, **given):
    """The first passage of the first story."""
    return replayed(new, *stories, **given)[0].passages[0]


def held(passage):
    return {hold.requirement: (round(hold.days), hold.released) for hold in passage.holds}


def asked_and_answered(key="OTHER-1"):
    """Another deal, which has everything on record."""
    story = Story(LOOSE, key, amount=100, currency="CNY", behaviour="project")
    return story.answer(0, "needs_known").answer(0, "met").tick(0, "listed").tick(0, "priced").stop(1)


def test_held_until_it_would_have_passed():
    """On day 3 it moved on; the list was ticked on day 10, so the new gate would have held it a week."""
    story = Story(LOOSE).answer(1, "needs_known").advance(3).tick(10, "listed").stop(20)
    found = only(stricter("[{decision: needs_known, valid_for: 30d}, {item: listed}]"), story)
    assert (found.standing, held(found)) == (HELD, {"item:listed": (7, True)})
    assert (round(found.days), found.released, found.stored) == (7, True, True)


def test_held_to_the_end_of_the_deal():
    story = Story(LOOSE).answer(1, "needs_known").advance(3).stop(20)
    found = only(stricter("[{item: listed}]"), story, asked_and_answered())
    assert held(found) == {"item:listed": (17, False)}
    assert (round(found.days), found.released) == (17, False)


def test_a_deal_that_is_won_and_not_closed_lasts_until_now():
    story = Story(LOOSE).answer(1, "needs_known").advance(3).tick(4, "priced").advance(5)
    assert held(only(stricter("[{item: listed}]"), story, asked_and_answered(), until=103)) == {
        "item:listed": (100, False)
    }


def test_meanwhile_it_is_taken_to_stand_where_it_stood():
    """By day 10 it was in truth in the second stage."""
    there = "{id: there, condition: {field: deal.stage, op: '==', value: first}}"
    story = Story(LOOSE).answer(1, "needs_known").advance(3).tick(10, "listed").stop(20)
    assert round(only(stricter(f"[{{item: listed}}, {there}]"), story).days) == 7


def test_what_comes_after_the_end_of_a_deal_frees_nothing():
    clients = {"ACME": client("30 decider since 2026-01-02")}
    found = only(stricter("[{contact: decider}]"), imported(), clients=clients, imports=["contacts.decider"])
    assert held(found) == {"contact:decider": (17, False)}


def test_every_requirement_for_as_long_as_it_would_have_been_open_and_the_gate_for_all():
    """The list came on day 10, the profile on day 15, when the answer of day 1 had not yet gone stale."""
    profile = "{worksheet: client_profile, at_least: 50%}"
    gate = f"[{{decision: needs_known, valid_for: 30d}}, {{item: listed}}, {profile}]"
    story = Story(LOOSE).answer(1, "needs_known").advance(3).tick(10, "listed")
    story.fill(15, "client_profile", 60).stop(40)
    found = only(stricter(gate), story)
    assert held(found) == {"item:listed": (7, True), "worksheet:client_profile": (12, True)}
    assert round(found.days) == 12


def test_an_answer_gone_stale_meanwhile_keeps_the_gate_shut():
    """The list came on day 40, when the answer of day 1 counted no more; it was renewed on day 50."""
    gate = "[{decision: needs_known, valid_for: 30d}, {item: listed}]"
    story = (
        Story(LOOSE).answer(1, "needs_known").advance(3).tick(40, "listed").answer(50, "needs_known").stop(60)
    )
    found = only(stricter(gate), story)
    assert held(found) == {"item:listed": (37, True)}
    assert round(found.days) == 47


def test_going_stale_can_open_a_gate():
    """Asked for is no yes that counts: the day after its thirtieth the answer of day 1 is none any more."""
    gate = """[{decision: needs_known, valid_for: 30d, when: {field: deal.behaviour, op: known}},
      {id: no_yes, condition: {not: {field: answers.needs_known, op: "==", value: "yes"}}}]"""
    story = Story(LOOSE).answer(1, "needs_known").advance(3).stop(60)
    found = only(stricter(gate), story)
    assert [hold.requirement for hold in found.holds] == ["no_yes"]
    assert (28 < found.days < 29, found.released) == (True, True)  # day 32 begins half a day before noon


def test_a_requirement_nobody_was_asked_for_holds_nothing():
    """Neither the playbook of that time nor anybody knew of the point."""
    story = Story(LOOSE).answer(1, "needs_known").advance(3).stop(20)
    gate = "[{decision: needs_known, valid_for: 30d}, {decision: budget_set}]"
    found = only(stricter(gate), story, asked_and_answered())
    assert (found.standing, found.never_recorded, found.holds) == (
        NEVER_RECORDED,
        ("decision:budget_set",),
        (),
    )


def test_asked_for_but_answered_by_no_deal_at_all_is_never_recorded_either():
    story = Story(LOOSE).answer(1, "needs_known").advance(3).stop(20)
    assert only(stricter("[{item: listed}]"), story).standing == NEVER_RECORDED
    assert only(stricter("[{item: listed}]"), story, asked_and_answered()).standing == HELD


def test_held_by_one_while_another_can_not_be_told():
    story = Story(LOOSE).answer(1, "needs_known").advance(3).tick(5, "listed").stop(20)
    found = only(stricter("[{item: listed}, {decision: budget_set}]"), story)
    assert (held(found), found.never_recorded) == ({"item:listed": (2, True)}, ("decision:budget_set",))


def test_a_waiver_lets_pass_and_is_named():
    book = playbook(
        "[{id: first, gate: [{item: listed}, {decision: needs_known}]}, {id: last, gate: [{item: x}]}]"
    )
    story = Story(book).answer(1, "needs_known").waive(2, "item:listed", 30).advance(3).stop(9)
    found = only(book, story)
    assert (found.standing, found.waived, found.holds) == (PASSES, ("item:listed",), ())


def test_a_client_who_said_no_holds_whatever_else_is_not_known():
    story = Story(LOOSE).answer(1, "needs_known", "no").imported(3, "second").stop(20)
    guard = "{field: deal.amount, op: '>=', value: 10, currency: CNY}"
    found = only(stricter(f"[{{decision: needs_known, when: {guard}}}]"), story)
    assert held(found) == {"decision:needs_known": (17, False)}


def test_a_stage_the_new_playbook_lacks_and_a_move_without_a_time_are_said():
    new = playbook("[{id: other, gate: [{item: a}]}, {id: second, gate: [{item: priced}]}]", version=2)
    story = Story(LOOSE).answer(1, "needs_known").advance(3).tick(4, "priced").advance(5)
    (found,) = replayed(new, story)
    assert (found.elsewhere, [p.stage for p in found.passages]) == (("first",), ["second"])
    story.events[2] = story.events[2]._replace(at=None)
    assert replayed(LOOSE, story)[0].undated == 1


def test_every_time_through_is_judged_and_the_first_is_marked():
    story = Story(LOOSE).answer(1, "needs_known").advance(3).back(5, "first").answer(6, "needs_known")
    story.tick(7, "listed").advance(8).stop(9)
    found = replayed(stricter("[{item: listed}]"), story)[0].passages
    assert [(p.standing, p.first) for p in found] == [(HELD, True), (PASSES, False)]
    assert round(found[0].days) == 4


def test_what_was_taken_back_never_happened():
    story = Story(LOOSE).answer(1, "needs_known").advance(3)
    story.events.append(
        story.events[-1]._replace(seq=4, kind="undo", data={"seq": 3}, at="2026-01-09T00:00:00Z")
    )
    assert replayed(LOOSE, story)[0].passages == ()


def test_a_deal_that_was_upgraded_is_asked_for_what_its_playbook_of_that_time_asks():
    """The list is asked for by the second version alone, which the deal follows from day 4 on."""
    gate = "[{decision: needs_known, valid_for: 30d}, {item: listed}]"
    second = "{id: second, gate: [{item: priced}]}"
    without = playbook(f"[{{id: first, gate: [{{decision: needs_known}}]}}, {second}]", id="bare")
    asks = "{id: first, gate: [{decision: needs_known}], checklist: [listed]}"
    with_list = playbook(f"[{asks}, {second}]", id="bare", version=2)
    new = stricter(gate)
    story = Story(without).answer(1, "needs_known").advance(3)
    story.back(4, "first").upgraded(5, with_list).answer(6, "needs_known").advance(7).stop(9)
    found = replayed(new, story, asked_and_answered(), Story(with_list, "C-1").stop(1))[0].passages
    assert [passage.standing for passage in found] == [NEVER_RECORDED, HELD]


# ── imported moves ────────────────────────────────────────────────────────────────────────────


def imported(**fields):
    return Story(LOOSE, account="ACME", **fields).imported(3, "second").stop(20)


def test_an_imported_move_met_no_gate_so_what_it_lacks_was_never_asked():
    """Though the playbook asks, and other deals answered."""
    found = only(LOOSE, imported(), asked_and_answered())
    assert (found.standing, found.stored) == (NEVER_RECORDED, False)


def test_what_an_import_brought_for_others_was_asked_for():
    gate = "[{id: large, condition: {field: deal.amount, op: '>=', value: 5, currency: CNY}}]"
    assert only(stricter(gate), imported()).standing == NEVER_RECORDED
    assert only(stricter(gate), imported(), imports=["deal.amount"]).standing == HELD
    assert only(stricter(gate), imported(amount=400, currency="CNY")).standing == HELD
    assert only(stricter(gate), imported(amount=500, currency="CNY")).standing == PASSES


def test_a_column_that_fills_one_field_asks_for_no_whole_worksheet():
    """Of five scores the import brought the need: that the other four are missing holds nobody."""
    qualified = "{field: worksheets.qualification.complete, op: '>=', value: 60}"
    gates = (f"[{{id: qualified, condition: {qualified}}}]", "[{worksheet: qualification, at_least: 60%}]")
    need = ["worksheets.qualification.need"]
    everything = [*need, *whole("qualification")]

    def filled(**fields):
        story = Story(LOOSE).fill(1, "qualification", 12, need=4, **fields)
        return story.imported(3, "second").stop(20)

    for gate in gates:
        assert only(stricter(gate), filled(), imports=need).standing == NEVER_RECORDED
        assert only(stricter(gate), filled(), imports=everything).standing == HELD
        by_hand = filled(volume=3)
        assert only(stricter(gate), by_hand, imports=need).standing == HELD


def test_people_count_from_the_day_they_were_entered():
    gate = "[{contact: decider}]"
    clients = {"ACME": client("2 decider since 2026-01-02")}
    assert only(stricter(gate), imported(), clients=clients).standing == PASSES
    late = {"ACME": client("10 decider since 2026-01-02")}
    found = only(stricter(gate), imported(), clients=late, imports=["contacts.decider"])
    assert held(found) == {"contact:decider": (7, True)}
    gone = {"ACME": client("1 decider since 2026-01-02", "2 decider left 2026-01-07")}
    assert only(stricter(gate), imported(), clients=gone, imports=["contacts.decider"]).standing == HELD


def test_a_class_has_a_history_only_since_the_first_was_given():
    gate = "[{id: big, condition: {field: account.class, op: '==', value: A}}]"
    clients = {"ACME": client("9 class A")}
    at_nine = clients["ACME"].first_classed
    before = only(stricter(gate), imported(), clients=clients, classed=at_nine)
    assert before.standing == NEVER_RECORDED
    others = {"ACME": client("9 class A"), "OTHER": client("1 class B")}
    first = others["OTHER"].first_classed
    assert held(only(stricter(gate), imported(), clients=others, classed=first)) == {"big": (6, True)}


def test_back_by_an_import_is_no_move_forward():
    story = Story(LOOSE).imported(3, "second").imported(5, "first").stop(9)
    assert [p.stage for p in replayed(LOOSE, story)[0].passages] == ["first"]


# ── what holds for all ────────────────────────────────────────────────────────────────────────

REAL = playbook("""
- id: first
  gate:
    - {decision: needs_known, valid_for: 9d}
    - {item: listed, when: {field: deal.behaviour, op: "==", value: project}}
    - {contact: decider, when: {field: deal.amount, op: ">=", value: 100, currency: CNY}}
- {id: second, gate: [{worksheet: client_profile, at_least: 50%}, {decision: will_buy}]}
- {id: signed, status: won, gate: [{decision: met}]}
""")
DEEDS = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.sampled_from(
            [
                "advance",
                "needs_known",
                "will_buy",
                "met",
                "no",
                "listed",
                "fill",
                "project",
                "amount",
                "waive",
                "back",
            ]
        ),
    ),
    max_size=25,
)


def lived(deeds, book=REAL):
    story, today = Story(book), 0
    for days, deed in deeds:
        today += days
        if story.deal.stage == "done":
            break
        if deed == "advance":
            try:
                story.advance(today)
            except GateNotPassed:
                continue
        elif deed in ("needs_known", "will_buy", "met"):
            story.answer(today, deed)
        elif deed == "no":
            story.answer(today, "will_buy", "unsure")
        elif deed == "fill":
            story.fill(today, "client_profile", 40 + days * 5)
        elif deed == "project":
            story.set(today, behaviour="project")
        elif deed == "amount":
            story.set(today, amount=20000, currency="CNY")
        elif deed == "waive":
            story.waive(today, story.verdict(today).checked[0].requirement.id, today + days)
        elif deed == "back" and story.deal.stage != "first":
            story.back(today, "first")
        elif deed == "listed":
            story.tick(today, "listed")
    return story


@given(DEEDS)
def test_the_playbook_deals_really_ran_under_holds_none_of_their_moves(deeds):
    story = lived(deeds)
    (found,) = replayed(REAL, story)
    assert [p for p in found.passages if p.standing != PASSES] == []
    waived = [
        tuple(id for id, standing in e.data["verdict"].items() if standing == "waived")
        for e in story.events
        if e.kind == "advance"
    ]
    assert [p.waived for p in found.passages] == waived


@given(DEEDS)
def test_whatever_is_asked_more_a_move_is_held_by_that_alone_and_no_longer_than_the_deal_lasts(deeds):
    story = lived([(0, "needs_known"), (0, "advance"), *deeds])
    stages = """
- {id: first, gate: [{item: listed}, {decision: never_heard_of}]}
- {id: second, gate: [{decision: will_buy}]}
- {id: signed, status: won, gate: [{decision: met}]}
"""
    other = Story(REAL, "OTHER-1").tick(0, "listed")
    found = replayed(playbook(stages, version=2), story, other, until=300)[0]
    for passage in found.passages:
        assert {hold.requirement for hold in passage.holds} <= {"item:listed"}
        assert (passage.standing == HELD) == bool(passage.holds)
        assert 0 <= passage.days <= 301
        assert all(hold.days <= passage.days for hold in passage.holds)
