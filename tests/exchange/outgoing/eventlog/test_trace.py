"""A history as a case: what happened, in its own time, under ids that stay."""

from decimal import Decimal

import pytest

from engine.history import Event
from exchange.outgoing.eventlog.trace import EPOCH, changes, steps, trace
from words.say import say, speak

TITLE = {"zh": "了解需求", "en": "Understand"}
OPENED = {
    "title": "Line 3", "account": "ACME", "owner": "lin", "playbook": "small", "playbook_version": 1,
    "amount": 48000050, "currency": "CNY", "close_date": None, "behaviour": None, "stage": "understand",
    "stage_title": TITLE, "status": "open", "follows": None,
}  # fmt: skip
VISIT = {"on": "2026-03-01", "contact": "ACME.1", "summary": "Gao was angry", "two_sided": True}
VISIT |= {"channel": "in_person", "others": ["ACME.2"]}
ANSWER = {"point": "needs_known", "answer": "yes", "kind": "client_said", "contact": "ACME.1"}
ANSWER |= {"on": "2026-03-01", "evidence": "Gao Yan said so"}


def moment(day):
    return None if day is None else f"2026-03-{day:02}T01:00:00.000000Z"


def told(*happened):
    """`(day, kind, data)` in the order of writing; day None: nobody knows."""
    return [
        Event("deal:ACME-1", seq, moment(day), moment(28), "wei", kind, data, None, "")
        for seq, (day, kind, data) in enumerate(happened, 1)
    ]


def activities(*happened):
    taken, _ = steps(told((1, "new", OPENED), *happened))
    return [step.activity for step in taken[1:]]


@pytest.mark.parametrize(
    ("kind", "data", "id"),
    [
        ("advance", {"to": "expand", "to_title": TITLE, "status": "open", "proven": True}, "stage.expand"),
        ("stop", {"class": "no_decision", "class_title": TITLE, "reason": "r"}, "stop.no_decision"),
        ("answer", ANSWER, "answer.needs_known"),
        ("tick", {"item": "listed", "off": False}, "tick.listed"),
        ("tick", {"item": "listed", "off": True}, "untick.listed"),
        ("visit", VISIT, "visit"),
        ("visit", VISIT | {"channel": "call"}, "call"),
        ("promise", {"what": "x", "by": "us", "on": "2026-04-01", "kept": False}, "promise.us"),
        ("promise", {"what": "x", "by": "client", "on": "2026-04-01", "kept": True}, "promise_kept.client"),
        ("set", {"fields": {"amount": 1}}, "set"),
        ("import", {"visit": VISIT | {"by": "lin"}}, "visit"),
        ("import", {"stopped": {"class": None, "reason": "", "wake": None}}, "stop.unsaid"),
        ("import", {"reached": {"stage": "done", "title": TITLE, "status": "done"}}, "stage.done"),
    ],
)  # fmt: skip
def test_an_activity_has_an_id_that_stays(kind, data, id):
    assert activities((2, kind, data)) == [id]


def test_what_was_taken_back_never_was():
    assert activities((2, "tick", {"item": "a", "off": False}), (3, "undo", {"seq": 2, "kind": "tick"})) == []


def test_an_import_that_only_remembers_what_a_table_said_is_nothing_that_happened():
    assert activities((2, "import", {"fields": {}, "said": {"amount": 7}})) == []


def test_steps_go_by_their_own_time_and_those_without_are_counted():
    taken, untimed = steps(
        told(
            (None, "import", {"opened": OPENED}),
            (9, "tick", {"item": "a", "off": False}),
            (3, "import", {"reached": {"stage": "expand", "title": TITLE, "status": "open", "unproven": []}}),
        )
    )
    assert [(step.activity, step.at[8:10]) for step in taken] == [("stage.expand", "03"), ("tick.a", "09")]
    assert untimed == 1


def test_who_brought_something_in_did_not_do_it():
    (opened, visit), _ = steps(
        told((1, "import", {"opened": OPENED}), (2, "import", {"visit": VISIT | {"by": "lin"}}))
    )
    assert (opened.doer, visit.doer) == (None, "lin")
    assert opened.said["imported"] is visit.said["imported"] is True


def test_people_at_the_client_are_keys_and_nothing_anybody_wrote_is_in_it():
    found = trace(told((1, "new", OPENED), (2, "visit", VISIT), (3, "answer", ANSWER)))
    assert [step.people for step in found.steps] == [(), ("ACME.1", "ACME.2"), ("ACME.1",)]
    everything = repr([(step.said, step.title) for step in found.steps])
    assert "Gao" not in everything
    assert "Line 3" not in everything


def test_titles_in_both_languages():
    (stage, tick) = trace(told((1, "new", OPENED), (2, "tick", {"item": "a", "off": False}))).steps
    try:
        assert [(speak(lang), say(stage.title), say(tick.title))[1:] for lang in ("zh", "en")] == [
            ("了解需求", "勾选：a"),
            ("Understand", "tick: a"),
        ]
    finally:
        speak("en")


def test_every_value_a_deal_had_from_when_on():
    """480,000.50 from the beginning, 500,000.00 from the 4th; opened at a time nobody knows."""
    found = changes(
        told(
            (None, "import", {"opened": OPENED}),
            (4, "import", {"fields": {"amount": 50000000, "behaviour": "project"}}),
            (6, "set", {"fields": {"behaviour": None}}),
        )
    )
    amounts = [(each.value, each.at) for each in found if each.name == "amount"]
    assert amounts == [(Decimal("480000.50"), EPOCH), (Decimal("500000.00"), moment(4))]
    assert [(e.value, e.at) for e in found if e.name == "behaviour"] == [
        ("project", moment(4)),
        ("", moment(6)),
    ]


def test_a_deal_that_was_not_opened_yet_is_no_case():
    assert trace([]) is None
