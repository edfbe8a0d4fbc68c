"""Everything somebody might do, to what is theirs, their team's, another team's: who may, and who may not."""

import pytest
from matrix import EXPECTED, typed
from offices import ACTORS, LINES, OPERATIONS, PLACES, Operation, change_by, found, may, whose
from shell import Shell

from engine.change import Change, carry_out
from engine.rights import RIGHTS
from engine.store import open_store


@pytest.fixture(scope="module")
def offices(databases):
    return databases.once("offices", found)


@pytest.fixture
def store(offices, database):
    """Nothing done to it stays."""
    with open_store(offices(database), for_writing=True) as store:
        yield store


@pytest.mark.parametrize("operation", OPERATIONS)
def test_through_the_door(store, operation):
    work = OPERATIONS[operation]
    for place in PLACES:
        who = {r for r, user in ACTORS.items() if may(change_by(store, user), work, whose(user, place))}
        assert who == EXPECTED[operation, place], place


def test_everything_there_is_to_do_is_in_the_matrix(store):
    """Also every kind of event: each is written by somebody who does something of it."""
    assert {operation for operation, _ in EXPECTED} == {*OPERATIONS, *LINES}
    written: set[str] = set()
    for operation in OPERATIONS.values():
        han = change_by(store, "han")
        carry_out(han, "test", lambda op=operation, by=han: written.update(kinds(by, op)) or {}, dry_run=True)
    assert written == {event for right in RIGHTS for event in right.events}


def kinds(change: Change, operation: Operation) -> list[str]:
    """The kinds of event an operation on what is tom's writes."""
    before = change.store.row("SELECT max(position) AS last FROM event")
    assert before is not None
    operation(change, "tom")
    rows = change.store.rows("SELECT subject, kind FROM event WHERE position > :last", last=before["last"])
    return [f"{row['subject'].partition(':')[0]}.{row['kind']}" for row in rows]


@pytest.mark.parametrize("operation", LINES)
def test_through_the_command_line(offices, database, tmp_path, operation):
    shell = Shell(offices(database), str(tmp_path))
    for user, line, expected in typed(operation, tmp_path):
        assert shell(line, by=user).code == (0 if expected else 4), (user, line)
