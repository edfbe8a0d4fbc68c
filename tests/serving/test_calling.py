"""A command carried out in the server is the command one types: same checks, same data, same errors."""

import pytest
from test_cli import every_command

from engine.errors import Conflict, DealgateError, GateClosed, NotAllowed, NotFound, Usage
from serving.calling import Asked, Caller, _command
from serving.keys import Keys
from serving.stores import Stores

ODD = [
    "--json",
    "-x",
    "--",
    "-",
    "--evidence=--kind",
    "a\nb\r\n\tc",
    "🙂 第一 “quoted” 'single' \\ $HOME `ls`",
    "=",
    "x" * 20_000,
    " padded ",
    "@file",
    "*",
]


def caller(work, user="lin"):
    return Caller(Stores(work.db), user, Keys(f"{work.home}/keys"))


@pytest.fixture
def call(work):
    """call("lin", "tick ACME-1 root_cause", off=True)"""

    def call(user, line, *places, **options):
        words = line.split()
        deal = words[1:] if len(words) > 1 else []
        return caller(work, user).call(Asked(words[0], (*deal, *places), options))

    return call


@pytest.mark.parametrize("path", [path for path, _ in every_command()], ids=" ".join)
def test_every_command_is_within_reach(path):
    assert _command(path).path == path


@pytest.mark.parametrize(
    "line",
    [
        "show ACME-1",
        "list",
        "history ACME-1",
        "stalled",
        "next",
        "contact list",
        "person list",
        "gate ACME-1",
    ],
)
def test_it_answers_what_a_program_gets(work, line):
    words = line.split()
    name = " ".join(words[:2]) if words[0] in ("contact", "person") else words[0]
    here = caller(work).call(Asked(name, tuple(words[len(name.split()) :])))
    typed = work(f"{line} --json")
    assert (here.data, here.code) == (typed.data, typed.code)


def test_a_closed_gate_is_an_answer_with_a_code_of_its_own(call):
    assert call("lin", "gate ACME-1").code == 3


def test_what_stands_beside_the_data_comes_along(work):
    page = caller(work).call(Asked("list", (), {"limit": 1}))
    assert len(page.data) == 1
    assert page.beside["next"] == page.data[-1]["key"]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_a_value_is_never_taken_for_an_option(work, call, text):
    done = call("lin", "promise ACME-1", text, by="us", on="+3d")
    assert done.code == 0
    assert work.data("show ACME-1")["promises"][-1]["what"] == text.strip()
    call("lin", "stop ACME-1", class_="no_decision", reason=text)
    assert work.data("show ACME-1")["closing"]["reason"] == text.strip()


def test_a_field_may_hold_what_looks_like_an_option(work, call):
    call("lin", "set ACME-1", "title=--lang=zh = x")
    assert work.data("show ACME-1")["title"] == "--lang=zh = x"


@pytest.mark.parametrize(
    ("user", "line", "places", "options", "error"),
    [
        ("lin", "step ACME-1", (), {}, Usage),
        ("lin", "step ACME-1", ("x", "y"), {"on": "+3d"}, Usage),
        ("lin", "step ACME-1", ("x",), {"on": "+3d", "colour": "red"}, Usage),
        ("lin", "step ACME-1", ("x\0y",), {"on": "+3d"}, Usage),
        ("lin", "step ACME-1", ("x",), {"on": "+3d", "expect": "many"}, Usage),
        ("lin", "step ACME-1", ("x",), {"on": "+3d", "expect": "1"}, Conflict),
        ("lin", "step ACME", ("x",), {"on": "+3d"}, NotFound),
        ("bo", "step ACME-1", ("x",), {"on": "+3d"}, NotAllowed),
        ("nobody", "step ACME-1", ("x",), {"on": "+3d"}, NotFound),
        ("lin", "advance ACME-1", (), {}, GateClosed),
    ],
)
def test_what_the_command_refuses_is_raised(work, call, user, line, places, options, error):
    before = work.data("history ACME-1")
    with pytest.raises(DealgateError) as raised:
        call(user, line, *places, **options)
    assert type(raised.value) is error
    assert work.data("history ACME-1") == before


def test_a_switch_is_given_or_not_and_a_list_as_often_as_it_is_long(work, call):
    call("lin", "tick ACME-1", "own_words", off=True)
    assert work.data("show ACME-1")["items"] == []
    call("lin", "tick ACME-1", "own_words", off=False)
    assert work.data("show ACME-1")["items"] == ["own_words"]
    lin = caller(work)
    lin.call(Asked("visit log", ("ACME-1",), {"with": ["ACME.1", "ACME.2"], "summary": "both", "on": None}))
    assert work.data("show ACME-1")["visits"][-1]["people"] == ["Chen Yu", "Gao Yan"]


def test_a_request_is_carried_out_once(work, call):
    for _ in range(2):
        done = call("lin", "promise ACME-1", "once", by="us", on="+3d", request="r-1")
        assert "we promised once" in done.data["message"]
    assert [p["what"] for p in work.data("show ACME-1")["promises"]].count("once") == 1


def test_a_desk_stands_at_the_day_it_is_asked_for(work):
    lin = caller(work)
    assert lin.desk("2026-03-01").today.isoformat() == "2026-03-01"
    assert lin.desk().view.until is None
    with pytest.raises(Usage):
        lin.desk("someday")
