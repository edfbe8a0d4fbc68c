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
def piped(databases):
    """By kind, the database with the pipeline in it."""

    def make(path):
        init = ["init", "--time-zone", "Asia/Shanghai", "--country", "CN"]
        assert run(COMMANDS, init, as_wei(path)) == 0
        with open_store(path, for_writing=True) as store:
            pipeline(store)

    return databases.once("next", make)


def as_wei(path):
    return {"HOME": "/nowhere", "DEALGATE_DB": path, "DEALGATE_USER": "wei"}


@pytest.fixture
def db(piped, database):
    return piped(database)


@pytest.fixture
def call(db, capfd, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")

    def call(user, *argv, as_of=TODAY):
        code = run(COMMANDS, ["next", "--as", user, "--as-of", as_of, *argv], as_wei(db))
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


def test_the_number_of_reads_does_not_grow_with_the_day(call, db, monkeypatch):
    asked = []

    def counted(read):
        return lambda store, sql, /, **params: asked.append(sql) or read(store, sql, **params)

    with open_store(db) as store:
        kind = type(store)
    monkeypatch.setattr(kind, "row", counted(kind.row))
    monkeypatch.setattr(kind, "rows", counted(kind.rows))

    def reads(limit):
        asked.clear()
        code, _ = call("lin", "--limit", limit)
        assert code == 0
        return len(asked)

    assert reads("1") == reads("0") > 5


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


def test_a_stopped_deal_wakes_on_its_day(things):
    assert "ACME-4" not in [t["key"] for t in things("lin", as_of="2026-11-19")]
    assert next(t for t in things("lin", as_of="2026-11-20") if t["key"] == "ACME-4")["id"] == "wake"


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


@pytest.fixture
def clients(shell):
    """The same rep's A and C clients, taken on Monday 2 March 2026; ACME has a deal, HNJG none that lives."""
    for line in (
        "account add 'Acme Tools' --code ACME",
        "account add 华南精工 --code HNJG",
        "account edit ACME class=A place=Suzhou",
        "account edit HNJG class=C",
        "contact add 'Chen Yu' --account ACME --part decider --since 2026-01-05",
        "new 'Line 3' --account ACME --amount 480000",
        "new 'Scanners' --account HNJG",
        "stop HNJG-1 --class no_decision --reason frozen",
        "visit log ACME-1 --with chen --summary 'walked the line'",
    ):
        shell.ok(line)
    return shell


def test_a_client_whose_day_has_come_is_a_thing_to_do(clients):
    assert [t["key"] for t in clients.data("next")] == ["ACME-1", "HNJG"]
    clients.days(12)
    found = clients.data("next")
    assert [(t["key"], t["kind"], t["id"], t["due"]) for t in found] == [
        ("ACME-1", "deal", "client_A", "2026-03-12"),
        ("HNJG", "account", "client", "2026-03-02"),
    ]
    assert found[1]["command"] == "dealgate account show HNJG"


def test_a_client_and_the_deal_one_speaks_of_there_are_one_thing(clients):
    clients.days(12)
    first = clients.data("next")[0]
    assert (first["do"], first["command"], first["title"], first["class"], first["amount"]) == (
        *("Visit them", "dealgate prep ACME-1", "Line 3", "A", "480000.00"),
    )
    assert first["instead"].startswith("dealgate answer ACME-1 needs_known yes")
    assert first["why"].startswith("class A; last visited on 2 Mar 2026, 12 days ago")
    assert "10 days. Also: “Does this supplier know what we need?” has not been asked" in first["why"]


def test_an_overdue_a_client_with_a_stalled_deal_comes_right_after_promises(clients):
    """Even before the appointment of today with somebody else; on time, it waits its turn."""
    clients.ok("new 'Gate' --account HNJG")
    clients.days(100)
    clients.ok("step HNJG-2 'count the gates' --on +0d")
    clients.ok("promise HNJG-2 'a quote' --by us --on +60d")
    first, second = clients.data("next")[:2]
    assert (first["key"], first["id"], second["key"]) == ("ACME-1", "client_A_stalled", "HNJG-2")
    assert "the deal is stalled: " in first["why"]
    clients.ok("visit log ACME-1 --with chen --summary 'walked the line'")
    assert clients.data("next")[0]["id"] == "step"


def test_every_thing_of_a_client_has_the_keys_a_deal_has(clients):
    deal, client = clients.data("next")
    assert list(client) == list(deal)


def test_an_appointment_is_the_visit(clients):
    clients.days(12)
    clients.ok("step ACME-1 'show the pilot' --on +2d --with chen")
    assert [t["key"] for t in clients.data("next")] == ["ACME-1", "HNJG"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            " 2  HNJG  华南精工 · class C\n"
            "      Visit them: class C; never visited, counted from 2 Mar 2026; a visit is\n"
            "      asked for every 30 days\n"
            "      → dealgate account show HNJG\n",
        ),
        (
            "zh",
            " 2  HNJG  华南精工 · C 类\n"
            "      该去拜访了。C 类客户，还没有拜访过，从2026年3月2日算起，按频次每 30 天拜访\n"
            "      一次\n"
            "      → dealgate account show HNJG\n",
        ),
    ],
)
def test_how_a_client_reads(clients, language, said):
    clients.days(12)
    assert said in clients.ok(f"next --lang {language}")


def test_the_page_counts_clients_beside_deals(clients):
    assert "1 deal · Monday 2 Mar 2026 · you are lin, 1 client due for contact" in clients.ok("next")
    assert "1 more to go → dealgate next --limit 0" in clients.ok("next --limit 1")


def test_the_same_day_is_the_same(things):
    assert things("lin") == things("lin")
