"""A week of visits: candidates in a line each, days out. The week is that of Monday 23 November 2026.

"step ACME-1 @tue Suzhou"      a deal of ACME, agreed for Tuesday, the client is in Suzhou
"client_A BIG 300 >thu call"   a client itself, worth 300, due from Thursday, to be called
"stalled_warn C-1 =A"          a deal of an A client
"""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.clock import Calendar
from engine.message import msg, step
from engine.weeks import Planned
from visits.plan import ADVANCE, ORDER, PROMISE, Proposed, changes, meetings, propose
from visits.stops import stops
from words.say import say, speak

MONDAY = date(2026, 11, 23)
WEEK = tuple(MONDAY + timedelta(days=n) for n in range(5))
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "next")


def day(name):
    if name == "past":
        return MONDAY - timedelta(days=4)
    return MONDAY + timedelta(days=NAMES.index(name))


def wanted(line):
    id, key, *rest = line.split()
    account, dash, _ = key.partition("-")
    said = {"kind": "promise" if id == "promise" else "visit", "place": None, "worth": Decimal(0)}
    said["abc"] = id[-1] if id.startswith("client") else None
    for word in rest:
        if word[0] == "@":
            said["on"] = day(word[1:])
        elif word[0] == ">":
            said["after"] = day(word[1:])
        elif word.isdecimal():
            said["worth"] = Decimal(word)
        elif word == "call":
            said["kind"] = word
        elif word in ("=A", "=C"):
            said["abc"] = word[1]
        else:
            said["place"] = word
    deal = key if dash else None
    client = None if account == "D" else account
    return Proposed(id, why=msg("plan.why_step", what=key), step=step("prep", key), account=client,
                    deal=deal, **said)  # fmt: skip


def plan(*lines, per_day=2, days=WEEK, today=MONDAY, kept=()):
    return propose(map(wanted, lines), days, per_day, today, kept)


def shown(found):
    """{"mon": ["ACME-1", "BIG"], …, "left": […]}; days without anything left out."""
    days = {NAMES[(d.on - MONDAY).days]: [v.deal or v.account for v in d.visits] for d in found.days}
    left = {"left": [v.deal or v.account for v in found.left_over]}
    return {name: whom for name, whom in (days | left).items() if whom}


def kept(*lines):
    """ "mon ACME-1", "mon ACME call" """
    found = []
    for line in lines:
        name, key, *call = line.split()
        account, dash, _ = key.partition("-")
        found.append(Planned(day(name).isoformat(), account, key if dash else None, None, "", bool(call)))
    return tuple(found)


@pytest.fixture(autouse=True)
def _english():
    speak("en")


# ── what stands where ─────────────────────────────────────────────────────────────────────────


def test_what_is_agreed_stands_on_its_day_even_where_the_day_is_full():
    found = plan("step A-1 @tue", "step B-1 @tue", "step C-1 @tue")
    assert shown(found) == {"tue": ["A-1", "B-1", "C-1"]}
    assert [say(w) for w in found.warnings] == [
        "24 Nov 2026: 3 clients are agreed already, and a day has room for 2"
    ]


def test_a_day_off_and_a_day_gone_by_are_said():
    found = plan("step A-1 @sat", "step B-1 @past", days=WEEK)
    assert shown(found) == {"mon": ["B-1"], "fri": ["A-1"]}
    moved = {v.deal: say(v.moved) for d in found.days for v in d.visits}
    assert moved == {
        "A-1": "agreed for 28 Nov 2026, but that day is off: agree another with the client",
        "B-1": "agreed for 19 Nov 2026 and still open",
    }


def test_a_holiday_in_the_week_moves_on_to_the_next_working_day():
    without_tuesday = tuple(d for d in WEEK if d != day("tue"))
    assert shown(plan("step A-1 @tue", days=without_tuesday)) == {"wed": ["A-1"]}


def test_a_holiday_at_the_start_of_the_week_is_a_day_off_and_not_a_day_gone_by():
    """Chinese New Year: planned the week before, and still said so on the Monday itself."""
    for today in (MONDAY - timedelta(days=3), MONDAY):
        found = plan("step A-1 @mon", "promise B-1 @tue", "step C-1 @past", days=WEEK[3:], today=today)
        assert shown(found) == {"thu": ["A-1", "C-1", "B-1"]}
        assert {v.deal: say(v.moved) for v in found.days[0].visits} == {
            "A-1": "agreed for 23 Nov 2026, but that day is off: agree another with the client",
            "B-1": "due on 24 Nov 2026, a day off",
            "C-1": "agreed for 19 Nov 2026 and still open",
        }


def test_the_most_important_have_the_room():
    lines = ["client_C C", "client_B B", "wake D-1", "wait_over E-1", "stalled_warn F-1"]
    lines += ["stalled_critical G-1", "client_A H"]
    found = plan(*lines, per_day=1)
    assert shown(found) == {
        **dict(zip(NAMES, (["H"], ["G-1"], ["F-1"], ["E-1"], ["D-1"]), strict=False)),
        "left": ["B", "C"],
    }


def test_among_equals_the_longest_overdue_then_the_most_valuable():
    small, big = wanted("client_B SMALL 10"), wanted("client_B BIG 900")
    late = wanted("client_B LATE 1")._replace(overdue=3)
    found = propose([small, big, late], WEEK[:1], 1, MONDAY)
    assert [each.account for each in (*found.days[0].visits, *found.left_over)] == ["LATE", "BIG", "SMALL"]


@pytest.mark.parametrize("id", ["stalled_critical", "stalled_warn", "wait_over", "wake"])
def test_among_equals_the_class_before_what_they_are_worth(id):
    """Who has no class yet ranks with the B clients, between the others."""
    found = plan(f"{id} C-1 900 =C", f"{id} N-1 500", f"{id} A-1 1 =A", days=WEEK[:1], per_day=1)
    assert shown(found) == {"mon": ["A-1"], "left": ["N-1", "C-1"]}


def test_a_day_begins_with_the_step_of_the_best_client():
    steps = ("step C-1 @mon 900 =C", "step N-1 @mon 500", "step A-1 @mon 1 =A")
    assert shown(plan(*steps, per_day=3)) == {"mon": ["A-1", "N-1", "C-1"]}


def test_what_must_not_be_dropped_is_said_aloud_when_it_has_no_room():
    found = plan("client_A A", "client_A B", "stalled_critical C-1", "client_C E", days=WEEK[:1], per_day=1)
    assert shown(found) == {"mon": ["A"], "left": ["B", "C-1", "E"]}
    assert [say(w) for w in found.warnings] == [
        "2 clients that must not be dropped found no room this week: B, C. Make room, or ask for help"
    ]


def test_nothing_before_its_day_but_an_early_visit_is_better_than_none():
    assert shown(plan("wait_over A-1 >thu", "wake B-1 >fri")) == {"thu": ["A-1"], "fri": ["B-1"]}
    full = [f"step {name}-1 @fri" for name in "XYZ"]
    assert shown(plan("client_A A >fri", *full))["mon"] == ["A"]
    assert shown(plan("wake A-1 >fri", *full))["left"] == ["A-1"]


def test_calls_have_room_of_their_own():
    found = plan("client_A A", "client_A B call", days=WEEK[:1], per_day=1)
    assert shown(found) == {"mon": ["A", "B"]}


def test_to_speak_with_whom_one_sees_anyway_takes_no_room():
    found = plan("step A-1 @mon", "client_A A call", "client_B B call", days=WEEK[:1], per_day=1)
    assert shown(found) == {"mon": ["A-1", "A", "B"]}


def test_a_promise_takes_no_room():
    found = plan("promise A-1 @mon", "stalled_warn B-1", days=WEEK[:1], per_day=1)
    assert shown(found) == {"mon": ["B-1", "A-1"]}
    assert found.warnings == ()


def test_an_open_gate_takes_no_room():
    gate = wanted("stalled_critical A-1")._replace(kind=ADVANCE)
    found = propose([gate, wanted("stalled_warn B-1")], WEEK[:1], 1, MONDAY)
    assert shown(found) == {"mon": ["B-1", "A-1"]}
    assert [[each.deal for each in met] for met in meetings(found.days[0])] == [["B-1"]]


def test_what_is_delivered_from_the_desk_stands_behind_the_visits_wherever_the_client_is():
    found = plan("promise A-1 @mon Wuxi", "client_C B Suzhou", "promise B-1 @mon Suzhou", days=WEEK[:1])
    assert shown(found) == {"mon": ["B-1", "B", "A-1"]}


def test_a_visit_and_a_call_of_a_client_are_on_two_days():
    found = plan("client_A A", "client_A A call")
    assert {NAMES[(d.on - MONDAY).days]: [v.kind for v in d.visits] for d in found.days if d.visits} == {
        "mon": ["call"],
        "tue": ["visit"],
    }
    again = plan("client_A A", "client_A A call", kept=kept("wed A", "fri A call"))
    assert {NAMES[(d.on - MONDAY).days]: [v.kind for v in d.visits] for d in again.days if d.visits} == {
        "wed": ["visit"],
        "fri": ["call"],
    }


def test_a_client_is_one_stop_with_one_reason():
    """The most pressing deal; of the other stalled ones only how many; what is agreed or open is said."""
    lines = ["client_A A", *(f"stalled_warn A-{n}" for n in (1, 2, 3)), "promise A-4 @mon", "step A-5 @mon"]
    gate = wanted("stalled_critical A-6")._replace(kind=ADVANCE)
    found = propose([*map(wanted, lines), gate], WEEK[:1], 2, MONDAY)
    (stop,) = stops(found.days[0].visits)
    assert stop.first.deal == "A-5"
    assert (sorted(each.deal for each in stop.also), stop.stalled) == (["A-4", "A-6"], 3)


def test_a_deal_is_a_better_reason_than_that_it_is_time_and_a_meeting_than_the_desk():
    def first(*lines):
        return [each.first.deal or each.first.id for each in stops(map(wanted, lines))]

    assert first("client_A A", "stalled_warn A-1", "client_B B") == ["A-1", "client_B"]
    assert first("promise A-1 @mon", "client_A A") == ["client_A"]
    assert first("promise A-1 @mon") == ["A-1"]


# ── places and clients ────────────────────────────────────────────────────────────────────────


def test_visits_of_one_place_share_a_day():
    found = plan(
        "client_A A Suzhou", "client_A B Wuxi", "client_B C Suzhou", "client_B E Wuxi", days=WEEK[:2]
    )
    assert shown(found) == {"mon": ["A", "C"], "tue": ["B", "E"]}


def test_an_appointment_draws_others_to_its_place():
    assert shown(plan("step A-1 @thu Wuxi", "stalled_warn B-1 Wuxi", "client_B C")) == {
        "mon": ["C"],
        "thu": ["A-1", "B-1"],
    }


def test_a_client_is_visited_once_a_day_whatever_there_is_to_speak_of():
    found = plan("step A-1 @wed", "stalled_critical A-2", "wake A-3", "step B-1 @wed", per_day=2)
    assert shown(found) == {"wed": ["A-1", "A-2", "A-3", "B-1"]}
    assert [len(met) for met in meetings(found.days[2])] == [3, 1]


def test_a_day_goes_place_by_place():
    found = plan("step A-1 @mon Wuxi", "step B-1 @mon Suzhou", "client_A C Wuxi", per_day=3)
    assert shown(found) == {"mon": ["A-1", "C", "B-1"]}


def test_deals_without_a_client_are_each_their_own():
    found = plan("stalled_warn D-1", "stalled_warn D-2", per_day=1, days=WEEK[:2])
    assert shown(found) == {"mon": ["D-1"], "tue": ["D-2"]}


# ── kept plans ────────────────────────────────────────────────────────────────────────────────


def test_what_was_kept_stays_on_its_day():
    assert shown(plan("client_B A", "client_C B", kept=kept("thu B"))) == {"mon": ["A"], "thu": ["B"]}


def test_what_changed_since_it_was_kept():
    before = kept("mon GONE", "tue A-1", "wed SAME")
    found = plan("step A-1 @thu", "client_B SAME", "client_A NEW", kept=before)
    assert [(c.id, c.whom, NAMES[(c.on - MONDAY).days]) for c in changes(before, found)] == [
        ("gone", "GONE", "mon"),
        ("new", "NEW", "mon"),
        ("moved", "A", "thu"),
    ]


def test_days_gone_by_are_no_change():
    before = kept("mon DONE", "wed A")
    assert changes(before, plan("client_B A", days=WEEK[2:], kept=before)) == ()


def test_a_plan_just_kept_is_unchanged():
    found = plan("step A-1 @tue", "client_A B", "promise A-1 @fri")
    same = [
        Planned(d.on.isoformat(), met[0].account, met[0].deal, None, "")
        for d in found.days
        for met in meetings(d)
    ]
    assert changes(same, found) == ()


# ── the calendar ──────────────────────────────────────────────────────────────────────────────


def test_the_week_of_chinese_new_year():
    """2026: off from Sunday 15 to Monday 23 February; the Saturdays 14 and 28 are worked for it."""
    from holidays import country_holidays

    works = country_holidays("CN", years=2026).is_working_day
    first = date(2026, 1, 1)
    table = "".join("01"[works(first + timedelta(days=n))] for n in range(365))
    calendar = Calendar({2026: table})
    weeks = {}
    for monday in (date(2026, 2, 9), date(2026, 2, 16), date(2026, 2, 23)):
        days = [monday + timedelta(days=n) for n in range(7)]
        weeks[monday.day] = [d.day for d in days if calendar.is_working(d)]
    assert weeks == {9: [9, 10, 11, 12, 13, 14], 16: [], 23: [24, 25, 26, 27, 28]}
    saturday = Proposed("step", "visit", msg("plan.no_days"), step("prep"), "A", on=date(2026, 2, 14))
    made_up = propose([saturday], [date(2026, 2, 9), date(2026, 2, 14)], 4, date(2026, 2, 9))
    assert (made_up.days[1].visits[0].account, made_up.days[1].visits[0].moved) == ("A", None)


def test_a_week_without_working_days_leaves_all_over_and_says_so():
    found = plan("step A-1 @mon", "client_C B", days=())
    assert shown(found) == {"left": ["A-1", "B"]}
    assert say(found.warnings[0]) == "no working day is left in this week"


# ── always ────────────────────────────────────────────────────────────────────────────────────

candidate = st.builds(
    lambda id, who, n, on, after, place, worth, call: wanted(f"{id} {who}-{n} {worth}")._replace(
        on=day(on) if id in ("step", "promise") else None,
        after=day(after) if after and id not in ("step", "promise") else None,
        place=place,
        kind=PROMISE if id == "promise" else "call" if call and id.startswith("client") else "visit",
    ),
    st.sampled_from(ORDER),
    st.sampled_from(["A", "B", "C", "E", "D"]),
    st.integers(1, 9),
    st.sampled_from(["past", *NAMES]),
    st.sampled_from([None, *NAMES[:5]]),
    st.sampled_from([None, "Suzhou", "Wuxi"]),
    st.integers(0, 99),
    st.booleans(),
)
many = st.lists(candidate, max_size=15)
some_days = st.lists(st.sampled_from(WEEK), unique=True).map(sorted)


@given(many, some_days, st.integers(1, 4))
def test_nothing_is_lost_and_nothing_comes_twice(candidates, days, per_day):
    found = propose(candidates, days, per_day, MONDAY)
    there = [v._replace(moved=None) for d in found.days for v in d.visits] + list(found.left_over)
    assert sorted(map(repr, there)) == sorted(map(repr, candidates))


@given(many, some_days, st.integers(1, 4))
def test_a_day_is_fuller_than_it_may_be_only_with_what_was_agreed(candidates, days, per_day):
    for planned in propose(candidates, days, per_day, MONDAY).days:
        for kind in ("visit", "call"):
            there = {v.whom for v in planned.visits if v.kind == kind}
            if kind == "call":
                there -= {v.whom for v in planned.visits if v.kind == "visit"}
            agreed = {v.whom for v in planned.visits if v.kind == kind and v.on}
            assert len(there) <= per_day or there == agreed


@given(many, some_days, st.integers(1, 4))
def test_what_was_agreed_is_left_over_only_in_a_week_without_days(candidates, days, per_day):
    found = propose(candidates, days, per_day, MONDAY)
    assert not days or all(each.on is None for each in found.left_over)


@given(many, some_days, st.integers(1, 4))
def test_room_goes_to_nobody_less_important(candidates, days, per_day):
    """Whoever is left over found every day it could be on full, of those who were at least as important."""
    found = propose(candidates, days, per_day, MONDAY)
    for left in found.left_over:
        for planned in found.days:
            if left.after is None or planned.on >= left.after or left.id.startswith("client"):
                before = [v for v in planned.visits if v.on or v.importance <= left.importance]
                assert left.whom not in {v.whom for v in before if v.kind in ("visit", left.kind)}
                assert len({v.whom for v in before if v.kind == left.kind}) >= per_day


@given(many, some_days, st.integers(1, 4), st.randoms())
def test_the_same_candidates_are_the_same_plan_in_whatever_order(candidates, days, per_day, chance):
    unlike = list({each.importance: each for each in candidates}.values())
    shuffled = chance.sample(unlike, len(unlike))
    assert propose(unlike, days, per_day, MONDAY) == propose(shuffled, days, per_day, MONDAY)


def test_a_large_week_is_planned_at_once():
    from time import perf_counter

    lines = [f"{ORDER[3 + n % 6]} C{n % 200:03}-{n} {n} {'Suzhou' if n % 2 else 'Wuxi'}" for n in range(500)]
    start = perf_counter()
    found = plan(*lines, per_day=4)
    assert perf_counter() - start < 1
    assert len(found.left_over) + sum(len(d.visits) for d in found.days) == 500
