"""`visit list`: who is due, what is agreed, what was held. lin of north, on Monday 2 March 2026 and after."""

import csv
import io

import pytest

from commands.printing import width


@pytest.fixture
def clients(shell):
    """Taken on that Monday: A and C of lin, B of bo; ACME was visited that day."""
    for line in (
        "account add 'Acme Tools' --code ACME",
        "account add 华南精工 --code HNJG",
        "account add 'Bo Works' --code BOW",
        "account edit ACME class=A place=Suzhou",
        "account edit HNJG class=C",
        "account edit BOW class=B",
        "contact add 'Chen Yu' --account ACME --part decider --since 2026-01-05",
        "contact add 'Sun Li' --account HNJG --part user --since 2026-01-05",
        "new 'Line 3' --account ACME --amount 480000",
        "new 'Scanners' --account HNJG",
        "visit log ACME-1 --with chen --summary 'walked the line'",
    ):
        shell.ok(line)
    shell.ok("new 'Pumps' --account BOW", by="bo")
    return shell


def due(shell, *options, by="lin"):
    found = shell.data(f"visit list --due {' '.join(options)}", by=by)
    return [(each["account"], each["class"], each["channel"], each["overdue_days"]) for each in found]


def test_who_was_never_visited_is_due_the_others_when_the_cadence_says(clients):
    """A: 3 a month, so 10 days after the visit of the 2nd; C: every 30 days."""
    assert due(clients) == [("HNJG", "C", "visit", 0)]
    clients.days(10)
    assert due(clients) == [("ACME", "A", "visit", 0), ("HNJG", "C", "visit", 0)]
    clients.days(1)
    assert due(clients)[0] == ("ACME", "A", "visit", 1)


def test_the_overdue_first_whatever_their_class(clients):
    clients.ok("visit log HNJG-1 --with sun --summary 'a first talk' --on 2026-03-02")
    clients.days(33)
    clients.ok("visit log ACME-1 --with chen --summary again --on 2026-03-25")
    assert due(clients) == [("HNJG", "C", "visit", 3), ("ACME", "A", "visit", 0)]


def test_one_visit_and_the_client_is_due_no_more(clients):
    clients.days(12)
    assert due(clients)[0][0] == "ACME"
    clients.ok("visit log ACME-1 --with chen --summary 'showed the pilot'")
    assert [code for code, *_ in due(clients)] == ["HNJG"]


def test_between_two_visits_a_call_is_due(clients):
    """A: two to three calls a month, five days behind the visit of the 2nd at the earliest."""
    clients.days(4)
    assert [code for code, *_ in due(clients)] == ["HNJG"]
    clients.days(1)
    assert ("ACME", "A", "call", 0) in due(clients)
    clients.ok("visit log ACME-1 --with chen --summary 'asked for the figures' --channel call")
    assert [code for code, *_ in due(clients)] == ["HNJG"]
    clients.days(5)
    row = clients.data("visit list --due")[0]
    assert (row["account"], row["channel"], row["last_visit"], row["last_contact"]) == (
        *("ACME", "visit", "2026-03-02", "2026-03-07"),
    )


def test_a_client_with_an_appointment_is_marked(clients):
    clients.days(12)
    clients.ok("step ACME-1 'show the pilot' --on 2026-03-17 --with chen")
    assert [(e["account"], e["agreed_on"]) for e in clients.data("visit list --due")] == [
        ("ACME", "2026-03-17"),
        ("HNJG", None),
    ]
    page = clients.ok("visit list --due")
    assert "2026-03-12  agreed 2026-03-17\n" in page
    assert max(map(width, page.splitlines())) <= 80
    clients.days(8)
    assert clients.data("visit list --due")[0]["agreed_on"] is None  # that day is over


def test_who_is_never_visited_counts_from_the_day_of_the_class(clients):
    """Not from when the account was added: nobody asked for visits before."""
    clients.ok("account add 'Old Mill' --code OLD")
    clients.ok("new 'Mill' --account OLD")
    clients.days(100)
    clients.ok("account edit OLD class=A")
    clients.days(12)
    row = next(e for e in clients.data("visit list --due") if e["account"] == "OLD")
    assert (row["on"], row["overdue_days"]) == ("2026-06-10", 2)
    assert row["what"] == "never visited, counted from 10 Jun 2026; a visit is asked for every 10 days"


def test_whose_clients(clients):
    assert due(clients, by="bo") == [("BOW", "B", "visit", 0)]
    assert due(clients, "--owner bo", by="mia") == [("BOW", "B", "visit", 0)]
    assert clients("visit list --due --owner bo").code == 4
    assert clients("visit list --due --owner nobody", by="mia").code == 4


def test_a_manager_counts_visits_of_managers_only(clients):
    """ACME was visited, by a rep: for the business manager it is still the first time."""
    assert due(clients, by="mia") == [("ACME", "A", "visit", 0), ("BOW", "B", "visit", 0)]
    first = clients.data("visit list --due", by="mia")[0]
    assert first["what"].startswith("no business manager has visited them yet, lin was there on 2 Mar 2026")
    clients.ok("visit log ACME-1 --with chen --summary 'went along'", by="mia")
    assert due(clients, by="mia") == [("BOW", "B", "visit", 0)]


def test_the_account_goes_with_its_latest_owner_once_its_deals_are_closed(clients):
    clients.ok("stop HNJG-1 --class no_decision --reason frozen")
    assert ("HNJG", "C", "visit", 0) in due(clients)
    clients.days(1)
    clients.ok("new 'Scanners again' --account HNJG", by="bo")
    assert [code for code, *_ in due(clients)] == []
    assert [code for code, *_ in due(clients, by="bo")] == ["BOW", "HNJG"]


def test_as_of_an_earlier_day(clients):
    clients.days(12)
    clients.ok("visit log ACME-1 --with chen --summary 'showed the pilot'")
    assert [code for code, *_ in due(clients, "--as-of 2026-03-13")] == ["ACME", "HNJG"]


def test_what_is_agreed_the_earliest_first(clients):
    clients.ok("step ACME-1 'show the pilot' --on 2026-03-06 --with chen")
    clients.ok("step HNJG-1 'count the scanners' --on 2026-03-04")
    found = clients.data("visit list --agreed")
    assert [(each["on"], each["deal"], each["contact"], each["what"]) for each in found] == [
        ("2026-03-04", "HNJG-1", None, "count the scanners"),
        ("2026-03-06", "ACME-1", "Chen Yu", "show the pilot"),
    ]
    assert found[1]["command"] == "dealgate prep ACME-1 --with 'Chen Yu'"
    clients.ok("contact leave 'Chen Yu'")
    again = clients.data("visit list --agreed")[1]
    assert again["command"] == "dealgate step ACME-1 'show the pilot' --on 2026-03-06 --with …"
    assert [each["deal"] for each in clients.data("visit list --agreed --account ACME")] == ["ACME-1"]


def test_what_was_held_the_newest_first(clients):
    clients.days(1)
    clients.ok("visit log HNJG-1 --with sun --summary 'nobody there' --one-sided")
    found = clients.data("visit list --held")
    assert [(e["on"], e["deal"], e["two_sided"], e["by"]) for e in found] == [
        ("2026-03-03", "HNJG-1", False, "lin"),
        ("2026-03-02", "ACME-1", True, "lin"),
    ]
    assert [e["deal"] for e in clients.data("visit list --held --account ACME", by="bo")] == ["ACME-1"]
    assert clients.data("visit list --held", by="bo") == []


def test_all_who_were_met_are_named(clients):
    clients.ok("contact add 'Gao Yan' --account ACME --part user --since 2026-01-05")
    clients.ok("visit log ACME-1 --with chen --with gao --summary 'the second line'")
    row = clients.data("visit list --held")[0]
    assert (row["contact"], row["people"]) == ("Chen Yu", ["Chen Yu", "Gao Yan"])
    assert "Chen Yu, Gao Yan" in clients.ok("visit list --held")
    assert "Chen Yu、Gao Yan" in clients.ok("visit list --held --lang zh")


def test_a_teams_lists_say_whose_each_is(clients):
    clients.ok("person add kai --role rep --team north", by="ada")
    clients.ok("account add 'Kai Works' --code KAI")
    clients.ok("account edit KAI class=A")
    clients.ok("new Belts --account KAI", by="kai")
    clients.ok("step KAI-1 'count the belts' --on 2026-03-04", by="kai")
    clients.ok("step ACME-1 'show the pilot' --on 2026-03-06 --with chen")
    agreed = clients.data("visit list --agreed --team north", by="wei")
    assert [(each["deal"], each["by"]) for each in agreed] == [("KAI-1", "kai"), ("ACME-1", "lin")]
    due = clients.data("visit list --due --team north", by="wei")
    reps = [(each["account"], each["by"]) for each in due if each["by"] != "wei"]
    assert reps == [("KAI", "kai"), ("HNJG", "lin")]
    assert ("ACME", "wei") in [(each["account"], each["by"]) for each in due]  # never by a business manager
    assert [each["by"] for each in clients.data("visit list --held --team north", by="wei")] == ["lin"]
    page = clients.ok("visit list --team north --limit 1", by="wei")
    assert "with  what             owner\n" in page
    assert "3 more → dealgate visit list --due --team north --limit 0" in page
    assert clients("visit list --team north").code == 4
    assert clients("visit list --team north --owner lin", by="wei").code == 2


def test_without_a_choice_the_agreed_and_the_due(clients):
    clients.ok("step ACME-1 'show the pilot' --on 2026-03-06 --with chen")
    assert [each["list"] for each in clients.data("visit list")] == ["agreed", "due"]
    assert clients("visit list --due --held").code == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page(clients, language, snapshot):
    clients.ok("step ACME-1 'show the pilot' --on 2026-03-06 --with chen")
    clients.days(40)
    pages = [clients.ok(f"visit list {which} --lang {language}") for which in ("", "--held")]
    assert pages == snapshot
    assert max(width(line) for page in pages for line in page.splitlines()) <= 80


def test_who_is_never_due_is_told_why(shell):
    shell.ok("account add Acme --code ACME")
    assert "no client has one yet.\n  → dealgate account classify" in shell.ok("visit list --due")
    shell.ok("account edit ACME class=A")
    assert shell.ok("visit list --due") == "No client is due for contact.\n"


def test_a_page_is_cut_and_says_so(clients):
    clients.days(30)
    assert "1 more → dealgate visit list --due --limit 0" in clients.ok("visit list --due --limit 1")
    page = clients.ok("visit list --due --owner lin --limit 1", by="wei")
    assert "1 more → dealgate visit list --due --owner lin --limit 0" in page


def test_csv(clients):
    (row,) = csv.DictReader(io.StringIO(clients.ok("visit list --due --csv")))
    assert (row["list"], row["account"], row["name"], row["overdue_days"]) == ("due", "HNJG", "华南精工", "0")
