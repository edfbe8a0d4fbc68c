"""What stands in the picture of a playbook: its machine's moves, and its gates in short."""

import pytest
from helpers import playbook
from hypothesis import given
from hypothesis import strategies as st

from engine.machine import machine_of, move
from engine.message import Text
from words.say import say, speak
from workshop.diagram.picture import arrows, line, picture

THREE = """
- {id: find, gate: [{decision: needs_known}]}
- {id: sell, gate: [{decision: will_buy}]}
- {id: serve, status: won, gate: [{decision: met}]}
"""


def test_every_arrow_by_hand():
    assert sorted(arrows(playbook(THREE))) == sorted(
        [
            ("find", "sell", "advance"),
            ("sell", "serve", "advance"),
            ("serve", "done", "advance"),
            ("sell", "find", "back"),
            ("serve", "find", "back"),
            ("serve", "sell", "back"),
            *((stage, "stopped", "stop") for stage in ("find", "sell", "serve")),
            *(("stopped", stage, "reopen") for stage in ("find", "sell", "serve")),
            ("done", "serve", "reopen"),
        ]
    )


def test_a_stage_that_lets_back_to_some_only():
    book = playbook(THREE.replace("status: won", "status: won, back: [find]"))
    assert picture(book).targets("serve", "back") == ("find",)
    assert picture(book).targets("sell", "back") == ("find",)


SIX = playbook(str([{"id": f"s{at}", "gate": [{"decision": f"p{at}"}]} for at in range(6)]))
SOME = st.none() | st.lists(st.sampled_from(SIX.order), max_size=6)


@given(st.integers(1, 6), st.lists(SOME, min_size=6, max_size=6))
def test_an_arrow_for_every_move_of_the_machine_and_none_besides(n, back):
    stages = (
        stage._replace(back=None if ids is None else tuple(ids))
        for stage, ids in zip(SIX.stages, back, strict=True)
    )
    book = SIX._replace(stages=tuple(stages)[:n])
    machine = machine_of(book.topology)
    led = {
        (state, to, trigger.partition(" ")[0])
        for state in machine.states
        for trigger in machine.events
        if (to := move(book.topology, state, trigger)) is not None
    }
    assert {(a.source, a.target, a.move) for a in arrows(book)} == led


@pytest.mark.parametrize(
    ("requirement", "said"),
    [
        (
            "{decision: d, ask: {zh: 懂吗？, en: Do they know?}, valid_for: 90d}",
            "“Do they know?” (good for 90 days)",
        ),
        ("{worksheet: client_profile, title: {zh: 概况, en: Profile}, at_least: 70%}", "Profile (≥ 70 %)"),
        ("{visit: two_sided, title: {zh: 谈过, en: Talked}, within: 1d}", "Talked (within 1 day)"),
        ("{contact: decider, title: {zh: 认识, en: Known}, waivable: false}", "Known (no waiver)"),
        ("{contact: decider, title: {zh: 认识, en: Known}}", "Known"),
    ],
)
def test_a_requirement_in_short(requirement, said):
    (box,) = picture(playbook(f"[{{id: first, gate: [{requirement}]}}]")).boxes
    assert line(box.wants[0], say) == said


def test_in_chinese():
    gate = "{decision: d, ask: {zh: 懂吗？, en: x}, valid_for: 90d, waivable: false}"
    (box,) = picture(playbook(f"[{{id: first, gate: [{gate}]}}]")).boxes
    speak("zh")
    assert line(box.wants[0], say) == "“懂吗？”（90 天有效、不能豁免）"
    speak("en")


def test_who_is_asked_and_when():
    guard = "{field: deal.behaviour, op: known}"
    gate = f"[{{decision: d}}, {{item: i, when: {guard}}}]"
    (box,) = picture(playbook(f"[{{id: first, gate: {gate}}}]")).boxes
    assert [(w.client, w.guarded) for w in box.wants] == [(True, False), (False, True)]


def test_what_a_state_is_called():
    drawn = picture(playbook(THREE))
    assert drawn.label("find") == Text("好", "good")
    assert (say(drawn.label("done")), say(drawn.label("stopped"))) == ("Done", "Stopped")
