"""`next`: a rep's Saturday, 21 November 2026."""

import json

import pytest
from at_work import on_day as on

from cli import COMMANDS
from commands.printing import width
from commands.program import run
from engine import accounts, contacts, deals, staff
from engine.store import open_store
from words.say import speak

TODAY = "2026-11-21"


def pipeline(store):
    """Of lin's six deals one waits until December and one was stopped; bo of another team has one."""
    for user, role, team in (("lin", "rep", "north"), ("mo", "coach", "north"), ("bo", "rep", "south")):
        on(store, "2026-01-05", staff.add, user, role=role, team=team, name=None)
    on(store, "2026-10-01", accounts.add, "Acme Works", "ACME")
    on(store, "2026-10-01", contacts.add, "ACME", "Chen Yu", part="decider")
    opened = {"owner": "lin", "account": "ACME", "currency": "CNY"}
    on(store, "2026-11-02", deals.new, "Line 3 upgrade", amount="480000", **opened)
    on(store, "2026-11-02", deals.new, "Warehouse scanners", amount="95000", **opened)
    on(store, "2026-10-01", deals.new, "Plant MES", amount="1900000", **opened)
    on(store, "2026-10-01", deals.new, "Spare parts", amount="5000", **opened)
    on(store, "2026-11-16", deals.new, "Gateways", owner="lin")
    on(store, "2026-11-02", deals.new, "Cranes", owner="bo")
    on(store, "2026-11-13", deals.promise, "ACME-1", "compare", by="us", on="2026-11-19", kept=False)
    on(store, "2026-11-13", deals.set_step, "ACME-2", "show them", on="2026-11-21", contact="Chen Yu")
    on(store, "2026-11-02", deals.wait, "ACME-3", until="2026-12-01", reason="budget round")
    on(store, "2026-11-02", deals.stop, "ACME-4", "no_decision", reason="frozen", wake="2026-11-20")


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("next") / "team.sqlite")
    environ = {"HOME": path + ".home", "DEALGATE_DB": path, "DEALGATE_USER": "wei"}
    assert run(COMMANDS, ["init", "--time-zone", "Asia/Shanghai", "--country", "CN"], environ) == 0
    with open_store(path, for_writing=True) as store:
        pipeline(store)
    return environ


@pytest.fixture
def call(database, capfd, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")

    def call(user, *argv, as_of=TODAY):
        code = run(COMMANDS, ["next", "--as", user, "--as-of", as_of, *argv], database)
        out, err = capfd.readouterr()
        return code, out or err

    yield call
    speak("en")


@pytest.fixture
def things(call):
    """The day for programs."""

    def things(user, *argv, **options):
        code, said = call(user, "--json", *argv, **options)
        assert code == 0, said
        return json.loads(said)["data"]

    return things


def test_the_day_in_order_each_with_its_command(things):
    assert [(t["key"], t["command"], t["due"]) for t in things("lin")] == [
        ("ACME-1", "dealgate promise ACME-1 compare --by us --kept", "2026-11-19"),
        ("ACME-2", "dealgate prep ACME-2 --with 'Chen Yu'", "2026-11-21"),
        ("ACME-4", "dealgate reopen ACME-4 --reason …", "2026-11-20"),
        ("D-1", "dealgate set D-1 account=…", None),
    ]


def test_what_programs_rely_on(things):
    first = things("lin")[0]
    assert first["do"] == "Keep your promise"
    assert first["why"] == "you promised “compare” for 19 Nov 2026, 2 days ago"
    assert (first["amount"], first["currency"], first["stage"]) == ("480000.00", "CNY", "understand")


def test_a_waiting_deal_comes_back_on_its_day(things):
    assert "ACME-3" not in [t["key"] for t in things("lin", as_of="2026-11-30")]
    back = next(t for t in things("lin", as_of="2026-12-01") if t["key"] == "ACME-3")
    assert back["id"] == "wait_over"


def test_a_page_is_cut_and_says_so(things, call):
    assert [t["key"] for t in things("lin", "--limit", "2")] == ["ACME-1", "ACME-2"]
    assert len(things("lin", "--limit", "0")) == 4
    _, page = call("lin", "--limit", "2")
    assert "2 more deals to go → dealgate next --limit 0" in page
    _, page = call("mo", "--owner", "lin", "--limit", "2")
    assert "dealgate next --owner lin --limit 0" in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page(call, language, snapshot):
    code, page = call("lin", "--lang", language)
    assert code == 0
    assert page == snapshot
    assert max(map(width, page.splitlines())) <= 80


def test_whoever_holds_nothing_is_told_where_to_begin(call):
    assert call("wei") == (
        0,
        "You hold no live deals yourself; look at the day of somebody you coach.\n"
        "  → dealgate next --owner …\n",
    )
    assert "dealgate new … --account …" in call("bo", as_of="2026-11-01")[1]
    assert call("mo", "--team", "north", as_of="2026-01-31")[1] == "north holds no live deals.\n"


def test_a_coach_looks_at_the_own_team_a_manager_at_every_one(things, call):
    assert [t["owner"] for t in things("mo", "--team", "north")] == ["lin"] * 4
    assert [t["key"] for t in things("wei", "--owner", "bo")] == ["D-2"]
    for user, asked in (("lin", ["--owner", "bo"]), ("mo", ["--owner", "bo"]), ("mo", ["--team", "south"])):
        assert call(user, *asked)[0] == 4


def test_the_same_day_is_the_same(things):
    assert things("lin") == things("lin")
