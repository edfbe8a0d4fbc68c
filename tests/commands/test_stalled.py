"""`stalled`, as a coach runs it: a small pipeline made through the one door on days of its own."""

import json
import re

import pytest
from at_work import on_day as on

from cli import COMMANDS
from commands.printing import width
from commands.program import run
from engine import accounts, contacts, deals, staff
from engine.store import open_store
from words.say import speak

TODAY = "2026-11-20"
TEAM = {"lin": "north", "bo": "south"}


def pipeline(store):
    """D-1 queues, D-2 was left alone, D-3 waits, D-4 moves, D-5 waited long enough."""
    for user, team in TEAM.items():
        on(store, "2026-01-05", staff.add, user, role="rep", team=team, name=None)
    on(store, "2026-01-05", accounts.add, "Acme", "ACME")
    chen = on(store, "2026-01-05", contacts.add, "ACME", "Chen Yu", part="user").key
    opened = [
        ("2026-09-01", "产线改造", "480000", "lin"),
        ("2026-09-02", "Warehouse scanners", "95000", "bo"),
        ("2026-06-01", "Plant MES", "1900000", "lin"),
        ("2026-11-16", "Spare parts", "5000", "lin"),
        ("2026-11-10", "Gateways", None, "bo"),
    ]
    for day, title, amount, owner in opened:
        on(store, day, deals.new, title, account="ACME", amount=amount, currency="CNY", owner=owner)
    on(store, "2026-11-18", deals.log_visit, "ACME-1", contact=chen, on=None, summary="x", two_sided=True)
    on(store, "2026-11-18", deals.set_step, "ACME-1", "offer", on="2026-12-01", contact=chen)
    on(store, "2026-11-02", deals.wait, "ACME-3", until="2026-12-01", reason="budget round")
    on(store, "2026-11-10", deals.wait, "ACME-5", until="2026-11-13", reason="holiday")


@pytest.fixture(scope="module")
def piped(databases):
    """By kind, the database with the pipeline in it."""

    def make(path):
        init = ["init", "--time-zone", "Asia/Shanghai", "--country", "CN", "--currency", "CNY"]
        assert run(COMMANDS, init, as_wei(path)) == 0
        with open_store(path, for_writing=True) as store:
            # Holidays are known for the years around the day of `init`: without them days can be counted by
            # hand.
            store.run("DELETE FROM working_days")
            pipeline(store)

    return databases.once("stalled", make)


def as_wei(path):
    return {"HOME": "/nowhere", "DEALGATE_DB": path, "DEALGATE_USER": "wei"}


@pytest.fixture
def db(piped, database):
    return piped(database)


@pytest.fixture
def stalled(db, capfd):
    def call(*argv, as_of=TODAY):
        code = run(COMMANDS, ["stalled", "--as-of", as_of, *argv], as_wei(db))
        out, err = capfd.readouterr()
        return out if code == 0 else (code, err)

    yield call
    speak("en")


@pytest.fixture
def found(stalled):
    """The answer for programs, by key."""
    return lambda *argv, **given: {
        each["key"]: each for each in json.loads(stalled("--json", *argv, **given))["data"]
    }


def test_the_stalled_ones_by_value_at_risk(found):
    assert {key: each["level"] for key, each in found().items()} == {
        "ACME-1": "critical",
        "ACME-2": "critical",
        "ACME-5": "warn",
    }
    assert list(found()) == ["ACME-1", "ACME-2", "ACME-5"]


def test_what_programs_rely_on(found):
    one = found()["ACME-1"]
    assert (one["stage"], one["status"], one["amount"], one["currency"]) == (
        "understand",
        "open",
        "480000.00",
        "CNY",
    )
    assert one["ages"]["stage"] == {
        "since": "2026-09-01T01:00:00.000000Z",
        "calendar_days": 80,
        "working_days": 58,
        "limit": 20,
        "limit_from": "playbook",
    }
    assert one["ages"]["silence"]["since"] == "2026-11-18"
    assert {sign["id"]: sign["level"] for sign in one["signs"]} == {"stage_age": "critical"}
    assert [note["id"] for note in one["notes"]] == ["single_threaded", "buyer_missing", "sponsor_missing"]
    assert set(one["signs"][0]) == {"id", "level", "because", "ask", "limit", "limit_from"}
    assert (one["signs"][0]["limit"], one["signs"][0]["limit_from"]) == (35, "playbook")
    assert one["holding"]["requirement"] == "decision:needs_known"
    assert (one["holding"]["standing"], one["holding"]["since"]) == ("unanswered", None)
    assert one["holding"]["settle"].startswith("dealgate answer ACME-1 needs_known yes")
    assert one["limits"] | {"learned_on": None} == {
        "warn": 20,
        "critical": 35,
        "quiet": 10,
        "limit_from": "playbook",
        "segment": "",
        "n": one["limits"]["n"],
        "ended": one["limits"]["ended"],
        "warn_interval": None,
        "critical_interval": None,
        "learned_on": None,
    }
    assert one["older_than_won"] is None
    assert one["pattern"] == "queue"
    assert found()["ACME-2"]["pattern"] == "neglect"
    assert found()["ACME-2"]["ages"]["silence"]["since"] is None
    assert found("--lang", "zh")["ACME-1"]["first_step"] != one["first_step"]


def test_all_shows_every_live_deal(found):
    every = found("--all")
    assert set(every) == {"ACME-1", "ACME-2", "ACME-3", "ACME-4", "ACME-5"}
    assert (every["ACME-3"]["level"], every["ACME-3"]["waiting_until"]) == ("none", "2026-12-01")
    assert (every["ACME-3"]["waiting_for"], every["ACME-3"]["signs"]) == ("budget round", [])
    assert every["ACME-4"]["level"] == "none"


def test_a_waiting_deal_is_shown_apart_and_comes_back(stalled, found):
    assert "1 deal is waiting for a known reason, back on 1 Dec 2026 (ACME-3: budget round)" in flat(
        stalled()
    )
    assert "ACME-3" not in found()
    assert found(as_of="2026-12-01").get("ACME-3") is None
    back = found(as_of="2026-12-02")["ACME-3"]
    assert "wait_over" in [sign["id"] for sign in back["signs"]]


def test_as_of_a_day_before_the_visit(found):
    assert found(as_of="2026-11-17")["ACME-1"]["pattern"] == "neglect"
    assert list(found("--all", as_of="2026-09-01")) == ["ACME-3", "ACME-1"]


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        (["--team", "south"], ["ACME-2", "ACME-5"]),
        (["--owner", "lin"], ["ACME-1"]),
        (["--stage", "explore"], []),
        (["--limit", "1"], ["ACME-1"]),
    ],
)
def test_a_part_of_the_pipeline(found, asked, keys):
    assert list(found(*asked)) == keys


@pytest.mark.parametrize(
    ("asked", "refused"),
    [(["--team", "sout"], 4), (["--owner", "lim"], 4), (["--stage", "explor"], 2)],
)
def test_a_name_nobody_has(stalled, asked, refused):
    code, said = stalled(*asked)
    assert code == refused
    assert asked[1] in said


def test_the_page(stalled):
    page = flat(stalled("--limit", "1"))
    assert "3 of 5 live deals stalled" in page
    assert "Open · 3 of 5 stalled · CNY 575,000 of CNY 2,480,000" in page
    assert re.search(r"!! ACME-1 产线改造 +CNY 480,000", page)
    assert "58 working days in Understand, over the critical limit of 35" in page
    assert "A queue, not neglect" in page
    assert "Also: Chen Yu is the only one we know at the client" in page
    assert "Held by: no answer on record to “Does this supplier know what we need?”" in page
    assert "→ dealgate review ACME-1" in page
    assert "ACME-2" not in page
    assert "ordered by value at risk × severity" in flat(stalled("--limit", "2"))
    assert "No holidays are known for 2000–2026: working days there are Monday to Friday" in page
    assert "… and 2 more: --limit 0 shows all" in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_eighty_columns_will_do(stalled, monkeypatch, language):
    monkeypatch.setenv("COLUMNS", "80")
    lines = stalled("--all", "--lang", language).splitlines()
    assert max(map(width, lines)) <= 80
    assert len([line for line in lines if "dealgate review" in line]) == 4


def test_one_that_waits_says_for_what(stalled):
    assert "waits until 1 Dec 2026: budget round" in flat(stalled("--all"))


def test_nothing_has_stalled(stalled):
    assert "Nothing has stalled." in stalled(as_of="2026-06-02")
    assert stalled(as_of="2026-01-06").strip() == "There are no live deals."


def test_whoever_has_no_deals_is_not_everybody(stalled, db):
    with open_store(db, for_writing=True) as store:
        on(store, "2026-11-19", staff.add, "kim", role="rep", team="ghost", name=None)
    assert stalled("--team", "ghost").strip() == "None of these deals is live."
    assert stalled("--team", "ghost", "--lang", "zh").strip() == "没有符合条件的进行中的商机。"


def flat(text):
    return re.sub(r"\s+", " ", text)


class TestTheOldest:
    def test_page_by_page(self, stalled):
        first = json.loads(stalled("--json", "--oldest", "--limit", "1"))
        assert [(each["key"], each["level"]) for each in first["data"]] == [("ACME-1", "critical")]
        assert first["next"] == "2026-09-01T01:00:00.000000Z/ACME-1"
        second = json.loads(stalled("--json", "--oldest", "--after", first["next"]))
        assert ([each["key"] for each in second["data"]], second["next"]) == (["ACME-2"], None)
        assert second["data"] == [
            each for each in json.loads(stalled("--json"))["data"] if each["key"] == "ACME-2"
        ]

    def test_behind_a_deal_as_it_stands(self, stalled):
        said = json.loads(stalled("--json", "--oldest", "--after", "acme-1"))
        assert [each["key"] for each in said["data"]] == ["ACME-2"]

    def test_for_people(self, stalled):
        said = stalled("--oldest", "--limit", "1")
        head = " ".join(said.split())
        assert "20 Nov 2026 · past the warning of their stage, the oldest stay first" in head
        assert "ACME-1" in said
        assert "ACME-2" not in said
        assert said.splitlines()[-1] == (
            "There are more: --after 2026-09-01T01:00:00.000000Z/ACME-1, or --limit 0 for all"
        )
        said = stalled(
            "--oldest", "--limit", "1", "--after", "2026-09-01T01:00:00.000000Z/ACME-1", "--lang", "zh"
        )
        assert "停留超过本阶段预警线，最久的在前" in said
        assert "ACME-2" in said

    def test_narrowed(self, found):
        assert list(found("--oldest", "--team", "south")) == ["ACME-2"]
        assert list(found("--oldest", "--stage", "explore")) == []

    def test_none(self, stalled):
        assert stalled("--oldest", as_of="2026-06-03") == "No deal is past the warning of its stage.\n"
        assert stalled("--oldest", "--after", "2027/A") == "Nothing after 2027/A.\n"

    @pytest.mark.parametrize(
        ("argv", "said"),
        [
            (["--after", "ACME-1"], "--after goes with --oldest"),
            (["--oldest", "--all"], "Use --all or --oldest, not both"),
        ],
    )
    def test_what_does_not_go_together(self, stalled, argv, said):
        code, error = stalled(*argv)
        assert (code, said in error) == (2, True)
