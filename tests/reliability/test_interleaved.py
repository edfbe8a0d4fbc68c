"""Two stores at once, commands and pauses at random: as it ends, one after the other might have ended."""

import os
import shutil
import tempfile
import threading
from itertools import combinations
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from benchmarks import office
from benchmarks.random_commands import Command, do
from engine import contacts, history, people, staff, workspace
from engine.change import Change, carry_out
from engine.clock import from_instant
from engine.copying import copy
from engine.errors import DealgateError
from engine.store import open_store
from engine.verify import verify
from stages.worksheets import WORKSHEETS

NOW = from_instant("2099-03-02T04:00:00.000000Z")
"""One moment for all, so that the same commands leave the very same histories."""
DEAL, OTHER = "C00-1", "C00-2"


class Said(NamedTuple):
    """A command, with so many milliseconds between whoever acts and what they do, and in the middle of it."""

    command: Command
    before: int
    inside: int


class Outcome(NamedTuple):
    code: int
    said: str
    ended: float


def command(act, actor, expect=None, **args):
    return Command(act, actor, args, expect)


# What two may get into one another's way with, each pair by another table or another rule.
COMMANDS = st.sampled_from(
    [
        *(command("set", "mia", key=key, fields={"title": t}) for key in (DEAL, OTHER) for t in "ab"),
        *(command("set", "mia", 1, key=key, fields={"amount": n}) for key in (DEAL, OTHER) for n in "67"),
        command("set", "mia", key=DEAL, fields={"owner": "tim"}),
        command("set", "mia", key=OTHER, fields={"account": "C01"}),
        command("new", "tim", title="late", account="C00", amount="1", playbook="office"),
        command("new", "mia", title="new", account="C00", amount="1", playbook="office"),
        command("person leave", "ada", user="tim", to="mia"),
        command("person leave", "ada", user="han", to="mia"),
        command("person", "ada", user="han", role="rep"),
        *(command("set", "han", key=DEAL, fields={"title": t}) for t in "cd"),
        command("person", "ada", user="abe", role="manager"),
        command("person", "abe", user="ada", role="manager"),
        command("account", "mia", name="Same", code="S1"),
        command("account", "kay", name="Same", code="S2"),
        command("account edit", "mia", code="C00", place="here"),
        command("order", "mia", account="C00", amount="5", currency=None, on="2099-03-01"),
        command("contact leave", "mia", key="C00.3"),
        *(
            command(
                "answer", "mia", key=key, point="needs_known", given="yes", evidence="e", kind="event_held"
            )
            for key in (DEAL, OTHER)
        ),
        *(command("advance", "mia", key=key) for key in (DEAL, OTHER)),
        command("visit", "mia", key=OTHER, contact="C00.1", on="2099-03-01", summary="s", two_sided=True),
        command("stop", "mia", key=DEAL, stop_class="cancelled", reason="r"),
    ]
)
SCRIPT = st.lists(st.builds(Said, COMMANDS, st.integers(0, 4), st.integers(0, 6)), min_size=1, max_size=4)


def found(url):
    """Two deals of one client whose decider may leave; two admins, tim who may leave, and the manager han."""
    office.found(url, clients=2, deals_of_one=2)
    with open_store(url, for_writing=True) as store:
        ada = Change(store, workspace.load(store), WORKSHEETS, people.find(store, "ada"), NOW)

        def more():
            staff.add(ada, "abe", "admin")
            staff.add(ada, "tim", "rep", team="north")
            staff.add(ada, "han", "manager")
            contacts.add(ada, "C00", "Dee", "decider", since="2026-01-05")
            return {}

        carry_out(ada, "more", more)


@pytest.fixture(scope="module")
def start(databases):
    """By kind, the database each example starts from."""
    return databases.once("interleaved", found)


def act(store, said):
    """One command as it is carried out; what it was told."""
    try:
        who = people.find(store, said.command.actor)
        change = Change(store, workspace.load(store), WORKSHEETS, who, NOW, said.command.expect)
        sleep(said.before / 1000)

        def work():
            change.store.row("SELECT 1 FROM deal WHERE key = :key", key=DEAL)
            sleep(said.inside / 1000)
            do(change, said.command)
            sleep(said.inside / 1000)
            return {}

        carry_out(change, said.command.act, work)
    except DealgateError as no:
        return Outcome(no.exit_code, no.message.id, monotonic())
    return Outcome(0, "", monotonic())


def at_once(db, scripts):
    """Every script in a thread with a store of its own; the outcomes of each."""
    ready, outcomes, troubles = threading.Barrier(len(scripts)), {}, []

    def seat(number, script):
        try:
            with open_store(db, for_writing=True) as store:
                ready.wait(10)
                outcomes[number] = [act(store, said) for said in script]
        except Exception as trouble:
            troubles.append(trouble)

    seats = [threading.Thread(target=seat, args=each) for each in enumerate(scripts)]
    for one in seats:
        one.start()
    for one in seats:
        one.join(30)
    assert not any(one.is_alive() for one in seats), "they wait for each other"
    assert troubles == []
    return [outcomes[number] for number in range(len(scripts))]


def left(db):
    """The whole history, by what is said and done; and nothing wrong with it."""
    with open_store(db) as store:
        assert verify(store).faults == ()
        told = sorted(
            (r["subject"], r["seq"], r["actor"], r["kind"], r["data"]) for r in history.stored(store)
        )
        return told, [tuple(row) for row in store.rows("SELECT key, version, state FROM deal ORDER BY key")]


def orders(first, second):
    """All ways to lay two scripts into one, each in its own order."""
    n = len(first) + len(second)
    for places in combinations(range(n), len(first)):
        one, other = iter(enumerate(first)), iter(enumerate(second))
        yield [(0, *next(one)) if at in places else (1, *next(other)) for at in range(n)]


def likely_first(scripts, outcomes):
    """By how little an order contradicts when each was answered: the true one comes soon."""

    def turned(order):
        ended = [outcomes[seat][at].ended for seat, at, _ in order]
        return sum(a > b for n, a in enumerate(ended) for b in ended[n + 1 :])

    return sorted(orders(*scripts), key=turned)


def one_by_one(path, order):
    """The same commands one after the other, without pauses."""
    with open_store(path, for_writing=True) as store:
        store.run("PRAGMA synchronous = OFF")
        return {(seat, at): act(store, said._replace(before=0, inside=0))[:2] for seat, at, said in order}


def done(scripts, outcomes):
    """Without what met a change of who acted. One after the other nobody does; and nothing was done."""
    kept = [
        [(said, told) for said, told in zip(*each, strict=True) if told.said != "people.changed_meanwhile"]
        for each in zip(scripts, outcomes, strict=True)
    ]
    return [[said for said, _ in own] for own in kept], [[told for _, told in own] for own in kept]


def is_serial(template, scripts, outcomes, result):
    scripts, outcomes = done(scripts, outcomes)
    told = {(seat, at): o[:2] for seat, own in enumerate(outcomes) for at, o in enumerate(own)}
    with tempfile.TemporaryDirectory() as folder:
        for number, order in enumerate(likely_first(scripts, outcomes)):
            path = os.path.join(folder, f"{number}.sqlite")
            shutil.copy(template, path)
            if one_by_one(path, order) == told and left(path) == result:
                return True
    return False


def interleave(databases, start, kind, tmp_path, *, examples, derandomize):
    template = str(tmp_path / "template.sqlite")
    copy(start(kind), template)  # rules are the same in a file, and one after the other is quicker there

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=derandomize,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(SCRIPT, SCRIPT)
    def example(first, second):
        folder = Path(tempfile.mkdtemp(dir=tmp_path))
        with databases.copy(start(kind), folder / "pair.sqlite") as db:
            outcomes = at_once(db, [first, second])
            assert {o.code for own in outcomes for o in own} <= {0, 1, 3, 4, 6}
            assert "store.raced" not in {o.said for own in outcomes for o in own}
            assert is_serial(template, (first, second), outcomes, left(db))

    example()


def test_two_at_once_end_as_one_after_the_other(databases, database, start, tmp_path):
    interleave(databases, start, database, tmp_path, examples=15, derandomize=True)


BY_HAN = command("set", "han", key=DEAL, fields={"title": "c"})


@pytest.mark.parametrize(
    ("by_ada", "told"),
    [
        (command("person leave", "ada", user="han", to="mia"), "people.has_left"),
        (command("person", "ada", user="han", role="rep"), "people.changed_meanwhile"),
    ],
    ids=["han leaves", "han becomes rep"],
)
def test_who_is_no_longer_who_they_were_changes_no_deal(databases, database, start, tmp_path, by_ada, told):
    template = str(tmp_path / "template.sqlite")
    copy(start(database), template)
    for number, (before, inside) in enumerate([(0, 0), (5, 5), (0, 20), (400, 0)]):
        scripts = [[Said(BY_HAN, before, inside)], [Said(by_ada, 0, inside)]]
        with databases.copy(start(database), tmp_path / f"{number}.sqlite") as db:
            outcomes = at_once(db, scripts)
            assert is_serial(template, scripts, outcomes, left(db))
    assert [own[0].said for own in outcomes] == [told, ""]


@pytest.mark.proof
def test_two_at_once_end_as_one_after_the_other_very_often(databases, database, start, tmp_path):
    interleave(databases, start, database, tmp_path, examples=150, derandomize=False)
