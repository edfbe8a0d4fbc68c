"""Whatever a gate asks for, a form or a page settles it: of every playbook that comes along."""

from datetime import date
from inspect import signature

import pytest

from cli import COMMANDS
from coach.signs.table import TUNABLE
from commands.lazy import load
from commands.step_line import SHAPES, Shape
from commands.table import Entry
from engine.facts import Facts
from engine.gate import check
from engine.message import Step, Text
from engine.playbook import read_playbook
from engine.state import Deal, Stay
from serving.acts import ACTS
from stages.method_playbook import load_method_playbook
from stages.shipped_playbooks import shipped
from web import moves
from web.forms import NEW_NAME, NEW_PART, Around
from web.settling import SETTABLE, form_of

DAY = "2026-03-02"


def playbook(id):
    return read_playbook(load_method_playbook(shipped()[id], TUNABLE).parsed)


def deal(book, stage, account):
    stay = Stay(1, stage.id, f"{DAY}T00:00:00.000000Z", "new", ("lin",))
    opened = dict.fromkeys(("amount", "currency", "close_date", "behaviour", "won_at", "follows"))
    opened |= {"opened_at": stay.since, "last_at": stay.since, "unproven": (), "version": 1}
    return Deal(
        key="A-1",
        title="A",
        account=account,
        owner="lin",
        playbook=book.id,
        playbook_version=book.version,
        status=stage.status,
        stay=stay,
        **opened,
    )


def around(book, account="A"):
    return Around(book, {"A.1": "Chen"}, date.fromisoformat(DAY), account)


def entry(act):
    found = {name: each for section in COMMANDS.values() for name, each in section.items()}
    for word in act.split():
        found = found[word]
    assert isinstance(found, Entry)
    return load(found, tuple(act.split()))


def goes_into(form):
    """Every field of a form is an argument of its command, or somebody new."""
    shape = SHAPES.get(form.act, Shape())
    every = [*form.fields, *(inner for field in form.fields for inner in field.inner)]
    return {f.name for f in every} - {NEW_NAME, NEW_PART} - {*shape.positional, *ACTS[form.act]}


@pytest.mark.parametrize("account", ["A", None])
@pytest.mark.parametrize("id", list(shipped()))
def test_every_requirement_of_every_gate(id, account):
    book = playbook(id)
    for stage in book.stages:
        opened = deal(book, stage, account)
        facts = Facts(
            deal=opened,
            contacts=(),
            deciders_changed_on=None,
            points=book.points,
            today=DAY,
            currency="CNY",
            rates={},
            account_class=None,
        )
        for each in check(stage, facts).checked:
            if each.passes:
                continue
            assert each.settle, f"{stage.id} {each.requirement.id} can be settled by nothing"
            if each.settle.action == "fill":
                continue
            form = form_of(each.settle, around(book, account), "x", each.requirement.title)
            assert form is not None, each.settle
            assert goes_into(form) == set()


STEPS = [
    Step("account edit", "A-1", {"account": "A", "class": None}),
    Step("answer", "A-1", {"point": "p", "answer": None}),
    Step("contact add", None, {"name": None, "account": "A", "part": "champion"}),
    Step("db rate", None, {"currency": "USD", "rate": None}),
    Step("tick", "A-1", {"item": "i"}),
    Step("visit log", "A-1", {"with": None}),
    *(Step("set", "A-1", {name: None}) for name in SETTABLE),
]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.action} {' '.join(step.args)}")
def test_a_step_is_a_form_of_its_command(step):
    form = form_of(step, around(playbook("client-value")), "x", "title")
    assert (form.act, goes_into(form)) == (step.action, set())
    kept = {field.name: field.value for field in form.fields if field.kind == "kept"}
    assert kept.items() <= {name: value for name, value in step.args.items() if value}.items()


@pytest.mark.parametrize("step", [Step("fill", "A-1", {"worksheet": "w"}), Step("stop", "A-1", {})])
def test_a_step_with_a_page_of_its_own_is_none(step):
    assert form_of(step, around(playbook("client-value")), "x", "title") is None


def test_every_move_is_a_form_of_its_command():
    book = playbook("client-value")
    here = around(book)
    forms = [
        moves.advance("go"),
        moves.back([("understand", Text("了解", "Understand"))]),
        moves.stop(here),
        moves.reopen(),
        moves.waive("w", "r"),
        moves.wait(),
        moves.next_step(here),
        moves.promise(),
        moves.fulfilled("p", "x", "us"),
        moves.ticked("t", "i", "x", off=True),
        moves.undo(),
        moves.log_visit(here),
        moves.new_contact(here),
        moves.edit(here, {}, {"lin": "Lin"}),
    ]
    assert {form.id: goes_into(form) for form in forms if goes_into(form)} == {}


@pytest.mark.parametrize("act", ACTS)
def test_every_option_of_an_act_is_one_of_its_command(act):
    command, shape = entry(act), SHAPES.get(act, Shape())
    known = {
        name
        for param in command.params
        for opt in param.opts
        for name in (opt.lstrip("-").replace("-", "_"),)
    }
    known |= {flag.lstrip("-").replace("-", "_") for param in command.params for flag in param.secondary_opts}
    if shape.fields:
        assert "fields" in signature(command.callback).parameters
    else:
        assert set(ACTS[act]) <= known
