"""What a list is narrowed to: a name nobody has is refused, not found empty."""

import pytest

from commands.filters import team
from engine.errors import NotFound
from words.say import say


@pytest.mark.parametrize(
    ("asked", "code", "named"),
    [
        ("--stage explor", 2, "explore"),
        ("--stage 谈判", 2, "expand"),
        ("--status 丢单", 2, "stopped"),
        ("--owner 李雷", 4, "lin"),
        ("--team est", 4, "north"),
        ("--account 东风机床", 4, "ACME Acme Tools"),
        ("--account 'Acne Tools'", 4, "ACME Acme Tools"),
    ],
)
def test_a_name_nobody_has_is_refused_with_those_there_are(work, asked, code, named):
    said = work(f"list {asked} --json")
    assert said.code == code
    assert named in said.error["details"]["candidates"]
    assert named in said.error["message"]


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("--stage 了解", ["ACME-1", "ACME-2", "D-1"]),
        ("--stage 'Understand the need' --status 已终止", ["ACME-2"]),
        ("--stage done", []),
        ("--account 'acme tools' --status open", ["ACME-1"]),
        ("--owner 'Lin Jing'", ["ACME-1", "ACME-2", "D-1"]),
    ],
)
def test_names_are_understood_as_the_screen_shows_them(work, asked, keys):
    work.ok("person add lin --role rep --name 'Lin Jing'", by="ada")
    assert [d["key"] for d in work.data(f"list {asked}")] == keys


@pytest.mark.parametrize("asked", ["--owner 'Lin Jing'", "--team north"])
def test_the_day_and_the_stalled_take_the_same_names(work, asked):
    work.ok("person add lin --role rep --name 'Lin Jing'", by="ada")
    assert [d["key"] for d in work.data(f"next {asked}", by="mia")] == ["D-1"]
    assert len(work.data(f"stalled --all {asked}", by="mia")) == 2
    assert work("next --owner nobody --json", by="mia").code == 4


def test_where_nobody_is_in_a_team_none_is_offered(monkeypatch):
    monkeypatch.setattr("commands.filters.people.has_team", lambda store, team: False)
    monkeypatch.setattr("commands.filters.people.everyone", lambda store: [])
    with pytest.raises(NotFound) as refused:
        team(None, "ghost")
    assert say(refused.value.message) == "There is no team ghost; nobody is in a team yet"


def test_nothing_of_a_kind_is_still_a_table_for_programs(work):
    assert work.ok("list --status won --csv").startswith("key,title,account,owner,")
    assert work.ok("next --csv", by="mia").startswith("key,do,why,command,")
    assert work.ok("stalled --owner bo --csv").startswith("key,title,owner,stage,")


def test_a_table_for_programs_has_the_columns_it_always_has(work):
    """A field added to the answer of `list`, `next` or `stalled` is added to its columns."""
    for command in ("list", "next", "stalled --all"):
        header = work.ok(f"{command} --csv").splitlines()[0].split(",")
        flat = {name for row in work.data(command) for name in flattened(row)}
        assert flat - {"next_step"} <= set(header)
    assert ",true," in work.ok("list --csv").splitlines()[1], "slowed"


def flattened(row, prefix=""):
    for name, value in row.items():
        if isinstance(value, dict):
            yield from flattened(value, f"{prefix}{name}.")
        else:
            yield prefix + name
