"""Lists a page at a time: in a stable order, behind the key a page ended with, whatever comes meanwhile."""

import json

import pytest
from shell import Shell, clock

LISTS = {
    "list": "key",
    "list --status open": "key",
    "list --account ACME": "key",
    "account list": "code",
    "contact list": "key",
    "contact list --account ACME": "key",
    "order list": "key",
    "order list --account ACME": "key",
    "visit list --held --owner lin": "key",
    "visit list --held --account ACME": "key",
    "person list": "user",
    "history ACME-1": "seq",
}


@pytest.fixture(scope="module")
def busied(company, databases, tmp_path_factory):
    """By kind: eleven deals, people and orders of one client, a few of two others; and what time it was."""
    ended = []

    def make(db):
        shell = Shell(db, str(tmp_path_factory.mktemp("home")))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("commands.desk.datetime", clock(shell))
            _work(shell)
        ended.append(shell.now)

    made = databases.once("busy", make, start=company)
    return lambda kind: (made(kind), ended[0])


def _work(shell):
    for line in ("'Acme Tools' --code ACME", "Acme2 --code ACME2", "华南精工 --code HNJG"):
        shell.ok(f"account add {line}")
    for n in range(1, 12):
        shell.ok(f"new 'Line {n}' --account ACME")
        shell.ok(f"contact add 'Chen {n}' --account ACME --part user")
        shell.ok(f"order add ACME {n} --on 2026-01-{1 + n // 2:02}")
        shell.ok(f"visit log ACME-{n} --with 'Chen 1' --summary talk --on 2026-02-{1 + n // 2:02}")
        shell.ok(f"set ACME-1 amount={n}")
    for line in ("new Scanners --account HNJG", "new 'A call'", "order add HNJG 5 --on 2026-01-03"):
        shell.ok(line)
    shell.ok("contact add 'Sun Li' --account HNJG --part user")
    shell.ok("contact add 'Wu Di' --account ACME2 --part user")


@pytest.fixture
def busy(busied, databases, database, tmp_path, monkeypatch):
    before, now = busied(database)
    with databases.copy(before, tmp_path / "busy.sqlite") as db:
        shell = Shell(db, str(tmp_path))
        shell.now = now
        monkeypatch.setattr("commands.desk.datetime", clock(shell))
        yield shell


def paged(shell, line, key, size):
    """The keys of all pages, one after the other."""
    found = page = [row[key] for row in shell.data(f"{line} --limit {size}", by="mia")]
    while len(page) == size:
        page = [row[key] for row in shell.data(f"{line} --limit {size} --after {found[-1]}", by="mia")]
        assert not {*page} & {*found}, "the same rows again"
        found = found + page
    return found


@pytest.mark.parametrize("line", LISTS)
@pytest.mark.parametrize("size", [1, 4])
def test_the_pages_are_the_whole(busy, line, size):
    key = LISTS[line]
    whole = [row[key] for row in busy.data(line, by="mia")]
    assert len(whole) == len(set(whole)) > 2
    assert paged(busy, line, key, size) == whole


@pytest.mark.parametrize("line", [line for line in LISTS if line not in ("account list", "history ACME-1")])
def test_so_they_are_as_of_an_earlier_day(busy, line):
    then = f"{line} --as-of 2026-03-02"
    whole = [row[LISTS[line]] for row in busy.data(line, by="mia")]
    busy.days(3)
    busy.ok("new 'Line 12' --account ACME")
    busy.ok("visit log ACME-12 --with 'Chen 1' --summary talk")
    busy.ok("order add ACME 12")
    busy.ok("order drop ACME/3 --reason twice")
    busy.ok("contact add 'Chen 12' --account ACME --part user")
    busy.ok("person add kai --role rep", by="ada")
    assert paged(busy, then, LISTS[line], 4) == whole


def test_the_second_deal_comes_before_the_tenth(busy):
    numbers = [f"ACME-{n}" for n in range(1, 12)]
    assert [row["key"] for row in busy.data("list")] == [*numbers, "D-1", "HNJG-1"]
    people = [f"ACME.{n}" for n in range(1, 12)]
    assert [row["key"] for row in busy.data("contact list")] == [*people, "ACME2.1", "HNJG.1"]
    close = busy("show acme --json").error["details"]["candidates"]
    assert [each.split()[0] for each in close] == numbers


@pytest.mark.parametrize(
    ("line", "first", "added", "second"),
    [
        ("list", ["ACME-1", "ACME-2"], "new Sooner --account ACMA", ["ACME-3", "ACME-4"]),
        ("account list", ["ACMA", "ACME"], "account add Abc --code ABC", ["ACME2", "HNJG"]),
        (
            "contact list",
            ["ACME.1", "ACME.2"],
            "contact add Yu --account ACMA --part user",
            ["ACME.3", "ACME.4"],
        ),
        ("order list", ["ACME/11", "ACME/10"], "order add HNJG 9 --on 2026-02-27", ["ACME/9", "ACME/8"]),
        (
            *("visit list --held", ["ACME-11:2", "ACME-10:2"]),
            *("visit log ACME-1 --with 'Chen 1' --summary talk --on 2026-02-27", ["ACME-9:2", "ACME-8:2"]),
        ),
    ],
)
def test_what_comes_in_front_meanwhile_shifts_nothing(busy, line, first, added, second):
    busy.ok("account add Acma --code ACMA")
    key = LISTS.get(line, "key")
    assert [row[key] for row in busy.data(f"{line} --limit 2")] == first
    busy.ok(added)
    assert [row[key] for row in busy.data(f"{line} --limit 2 --after {first[-1]}")] == second


@pytest.mark.parametrize(
    ("line", "onward"),
    [
        ("list --limit 2", "There are more: --after ACME-2, or --limit 0 for all"),
        ("account list --limit 2", "There are more: --after ACME2, or --limit 0 for all"),
        ("contact list --limit 2", "There are more: --after ACME.2, or --limit 0 for all"),
        ("order list --limit 2", "There are more: --after ACME/10, or --limit 0 for all"),
        ("person list --limit 2", "There are more: --after bo, or --limit 0 for all"),
        ("history ACME-1 --limit 2", "There are more: --after 2, or --limit 0 for all"),
        (
            "visit list --held --limit 2",
            "There are earlier ones → dealgate visit list --held --after ACME-10:2",
        ),
    ],
)
def test_a_page_says_how_to_go_on(busy, line, onward):
    assert busy.ok(line).splitlines()[-1] == onward
    everything = line.replace("--limit 2", "--limit 0")
    assert "--after" not in busy.ok(everything)


def test_in_chinese(busy):
    assert (
        busy.ok("list --limit 2 --lang zh").splitlines()[-1]
        == "还有更多：--after ACME-2，或 --limit 0 看全部"
    )
    said = busy.ok("visit list --held --limit 2 --lang zh").splitlines()[-1]
    assert said == "还有更早的 → dealgate visit list --held --after ACME-10:2"


def test_people_get_a_page_and_programs_everything_unless_they_say_how_much(busy, monkeypatch):
    monkeypatch.setattr("commands.paging.A_PAGE", 5)
    for line in ("list", "account list", "contact list", "order list", "person list"):
        default = len(busy.data(line))
        assert default == len(busy.data(f"{line} --limit 0"))
        assert len(busy.data(f"{line} --limit 2")) == 2
        assert len(busy.ok(f"{line} --csv").splitlines()) == default + 1


def test_a_page_of_a_history_knows_what_stood_before(busy):
    """The third page tells of a change by what the second left, and of what was taken back later."""
    whole = busy.ok("history ACME-1").splitlines()
    page = busy.ok("history ACME-1 --after 6 --limit 3").splitlines()
    assert page[0] == whole[0] == "ACME-1 Line 1 · 13 events"
    assert page[1:-1] == whole[7:10]
    busy.ok("undo ACME-1")
    assert "taken back" in busy.ok("history ACME-1 --after 12 --limit 1")
    assert busy("history ACME-1 --after twelve").code == 2


def test_what_is_no_key_is_refused_where_a_row_is_needed(busy):
    assert busy("order list --after ACME/99 --json").error["code"] == "not_found"
    assert busy("visit list --held --after ACME-99:1 --json").error["code"] == "not_found"
    assert "--held" in busy("visit list --due --after ACME").err
    assert busy("account list --by class --after ACME").code == 2
    assert busy.data("list --after ZZZ") == []


LAST = {
    "list": "HNJG-1",
    "account list": "HNJG",
    "contact list": "HNJG.1",
    "order list": "ACME/1",
    "person list": "wei",
    "visit list --held": "ACME-1:2",
    "history ACME-1": "99",
    "history ACME-1 --limit 3": "9" * 40,
}


@pytest.mark.parametrize("line", LAST)
def test_behind_the_last_there_is_nothing(busy, line):
    assert busy.ok(f"{line} --after {LAST[line]}") == f"Nothing after {LAST[line]}.\n"
    assert busy.ok(f"{line} --after {LAST[line]} --lang zh") == f"{LAST[line]} 之后没有了。\n"
    assert busy.data(f"{line} --after {LAST[line]}") == []


@pytest.mark.parametrize("line", LISTS)
def test_a_program_is_told_whether_more_follows(busy, line):
    key, whole = LISTS[line], busy.data(line, by="mia")
    first = json.loads(busy(f"{line} --limit 2 --json", by="mia").out)
    assert first["next"] == str(first["data"][-1][key]) == str(whole[1][key])
    assert json.loads(busy(f"{line} --json", by="mia").out)["next"] is None
    assert json.loads(busy(f"{line} --limit {len(whole)} --json", by="mia").out)["next"] is None
    if not line.startswith("history"):
        table = busy(f"{line} --limit 2 --csv", by="mia")
        assert (len(table.out.splitlines()), f"--after {first['next']}," in table.err) == (3, True)
        assert busy(f"{line} --csv", by="mia").err == ""


LIMITED = (
    "list",
    "account list",
    "contact list",
    "order list",
    "person list",
    "visit list --held",
    "history ACME-1",
)


@pytest.mark.parametrize("line", [*LIMITED, "visit list", "next", "stalled --all", "review"])
def test_how_many_is_a_number_databases_can_count_to(busy, line):
    whole = busy.ok(f"{line} --limit 0", by="mia")
    assert busy.ok(f"{line} --limit 2147483647", by="mia") == whole
    wrong = {
        "-1": {"en": "takes a whole number, 0 or more", "zh": "要填整数，不小于 0"},
        "99999999999999999999": {
            "en": "takes a whole number, 2147483647 at most",
            "zh": "要填整数，最大 2147483647",
        },
    }
    for number, sentences in wrong.items():
        for lang, said in sentences.items():
            answer = busy(f"{line} --limit {number} --lang {lang}", by="mia")
            assert (answer.code, f"--limit {said}" in answer.err) == (2, True), answer
