"""Who may do what, as the database itself sees to it, whatever program connects by somebody's login."""

from typing import ClassVar

import postgres
import psycopg2
import pytest
from matrix import EXPECTED, FILES, typed
from offices import ACTORS, DEALS, LINES, OPERATIONS, PLACES, change_by, may, whose
from scribbler import WEEK
from shell import Shell

from engine import people
from engine.store import open_store
from engine.verify import verify


@pytest.fixture(scope="module")
def stores(granted):
    """A store for each actor, by their own login."""
    made = {user: open_store(postgres.login(granted, user), for_writing=True) for user in ACTORS.values()}
    yield made
    for store in made.values():
        store.close()


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("said", [{}, {"role": "manager"}], ids=["as they are", "as a program that lies"])
def test_through_the_door(stores, operation, said, monkeypatch):
    """A program that takes everybody for a manager lets everything through: the database has to refuse."""
    if said:
        monkeypatch.setattr(people, "check_still", lambda store, actor: None)
    for place in PLACES:
        who = {
            role
            for role, user in ACTORS.items()
            if may(change_by(stores[user], user, **said), OPERATIONS[operation], whose(user, place))
        }
        assert who == EXPECTED[operation, place], place


@pytest.mark.parametrize("operation", LINES)
def test_through_the_command_line(granted, tmp_path, operation):
    for user, line, expected in typed(operation, tmp_path):
        shell = Shell(postgres.login(granted, user), str(tmp_path))
        assert shell(line, by="").code == (0 if expected else 4), (user, line)


def test_a_week_is_changed_more_than_once(own, tmp_path):
    shell = Shell(postgres.login(own, "lin"), str(tmp_path))
    for focus in ("the fair", "the fair, all day"):
        assert shell(f"report day --focus '{focus}'", by="").code == 0


def test_a_day_s_work_by_everybody_s_own_login_proves_itself(own, tmp_path):
    """Nothing is rehearsed here: what is checked at the end of a transaction is checked as it ends."""
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    for user in ("lin", "mei", "wei"):
        shell = Shell(postgres.login(own, user), str(tmp_path))
        done = {
            operation: shell(line.format(code=user.upper(), owner=user, folder=tmp_path), by="").code
            for operation, line in LINES.items()
            if not operation.startswith(("person", "give"))
        }
        assert set(done.values()) <= {0, 1, 4}, done  # 1: what was done before can't be done again
        assert [operation for operation, code in done.items() if code == 0 and operation in DEALS]
    Shell(postgres.login(own, "wei"), str(tmp_path)).ok("person leave bo --to lin --request r1", by="")
    with open_store(own) as store:
        proof = verify(store)
    assert proof.faults == ()
    assert proof.events > 220


class TestRaw:
    """Events of every kind with their rows, written at a raw connection."""

    STEPS: ClassVar = {
        "set": (1, {"fields": {"title": "Line 1a"}}),
        "step": (1, {"what": "call", "on": "2199-01-01", "contact": None, "set_on": "2026-01-01"}),
        "promise": (1, {"what": "a sample", "by": "us", "on": "2199-01-01", "kept": False}),
        "answer": (1, {"point": "needs_known", "answer": "yes", "kind": "client_said", "contact": None}),
        "fill": (1, {"worksheet": "client_profile", "fields": {}, "settles": {}}),
        "tick": (1, {"item": "listed", "off": False}),
        "wait": (1, {"until": "2199-01-01", "reason": "budget", "on": "2026-01-01"}),
        "advance": (2, {"from": "meet", "to": "deliver", "status": "won"}),
        "back": (5, {"to": "meet", "status": "open"}),
        "stop": (1, {"class": "no_decision", "reason": "no budget", "wake": None}),
        "reopen": (3, {"to": "meet", "status": "open"}),
        "reopen done": (4, {"to": "deliver", "status": "won"}),
        "undo another's": (1, {}),
        "waive": (
            1,
            {
                "requirement": "item:listed",
                "stage": "meet",
                "reason": "x",
                "until": "2199-01-01",
                "on": "2026-01-01",
            },
        ),
        "review": (1, {"verdict": "slow"}),
        "review done": (1, {"on": "2026-01-01"}),
        "hand a review on": (1, {"who": "tom"}),
        "give to lin": (1, {"fields": {"owner": "lin"}}),
        "give to bo": (1, {"fields": {"owner": "bo"}}),
        "import more": (1, {"fields": {"title": "Line 1a"}}),
    }
    KINDS: ClassVar = {"undo another's": "undo", "reopen done": "reopen", "review done": "review_done"} | {
        "hand a review on": "review_handed",
        **dict.fromkeys(("give to lin", "give to bo"), "set"),
        "import more": "import",
    }

    @pytest.mark.parametrize("operation", STEPS)
    def test_of_a_deal(self, psql, operation):
        number, data = self.STEPS[operation]
        kind = self.KINDS.get(operation, operation)
        for place in PLACES:
            who = {
                role for role, user in ACTORS.items() if self.written(psql(user), place, number, kind, data)
            }
            assert who == EXPECTED[operation, place], place

    @staticmethod
    def written(somebody, place, number, kind, data):
        key = f"{whose(somebody.user, place).upper()}-{number}"
        if kind == "undo":
            last = somebody.one("SELECT max(seq) FROM event WHERE subject = %s", f"deal:{key}")
            data = {"seq": last, "kind": "review"}
        columns = {"stage": data["to"], "status": data["status"]} if "to" in data else {}
        columns |= {"status": "stopped"} if kind == "stop" else {}
        columns |= data.get("fields", {}) if kind in ("set", "import") else {}

        def write():
            version = somebody.event(f"deal:{key}", kind, data)
            if kind == "waive":
                made = {**data, "by": somebody.user, "ended": False}
                somebody.state(key, version, waivers=[made])
            else:
                somebody.deal(key, version, **columns)

        return allowed(somebody, write)

    SOME: ClassVar = {
        "edit": ("account:{code}", "edit", {"place": "Suzhou"}, "account"),
        "account fill": ("account:{code}", "fill", {"worksheet": "x", "fields": {}}, "account"),
        "classify": ("account:{code}", "class", {"abc": "A"}, "account"),
        "contact leave": ("contact:{code}.1", "leave", {"left_on": "2026-02-01"}, "contact"),
        "contact erase": ("contact:{code}.1", "erase", {}, "contact"),
        "person edit": ("person:{owner}", "edit", {}, "person"),
        "plan": ("week:{owner}:2026-01-05", "plan", {"planned": []}, "week"),
        "focus": ("week:{owner}:2026-01-05", "focus", {"on": "2026-01-06", "text": "x"}, "week"),
        "tell": ("week:{owner}:2026-01-05", "tell", {"told": {}}, "week"),
        "miss": ("week:{owner}:2026-01-05", "miss", {"what": "visits", "cause": "skill"}, "week"),
        "target": ("week:{owner}:2026-01-05", "target", {"targets": {"visits": "9"}}, "week"),
    }
    ROWS: ClassVar = {
        "account": "UPDATE account SET version = %(version)s, place = coalesce(%(place)s, place),"
        " abc = coalesce(%(abc)s, abc), abc_by = CASE WHEN %(abc)s IS NULL THEN abc_by ELSE 'orders' END"
        " WHERE code = %(code)s",
        "contact": "UPDATE contact SET version = %(version)s, left_on = %(left_on)s WHERE account = %(code)s",
        "person": 'UPDATE person SET version = %(version)s WHERE "user" = %(owner)s',
    }

    @pytest.mark.parametrize("operation", SOME)
    def test_of_anything_else(self, psql, operation):
        subject, kind, data, table = self.SOME[operation]
        for place in PLACES:
            who = set()
            for role, user in ACTORS.items():
                somebody, owner = psql(user), whose(user, place)
                known = {"code": owner.upper(), "owner": owner, "left_on": data.get("left_on")}
                if allowed(
                    somebody, lambda s=somebody, k=known: self.write(s, subject, kind, data, table, k)
                ):
                    who.add(role)
            assert who == EXPECTED[operation, place], place

    def write(self, somebody, subject, kind, data, table, known):
        if table == "person":
            asked = 'SELECT name, role, team, position FROM person WHERE "user" = %s'
            names = ("name", "role", "team", "position")
            data = dict(zip(names, somebody.run(asked, known["owner"])[0], strict=True))
        version = somebody.event(subject.format(**known), kind, data)
        if table == "week":
            somebody.run(WEEK, known["owner"], version)
            return
        with somebody.connection.cursor() as cursor:
            cursor.execute(
                self.ROWS[table], {"place": None, "abc": None, **data, **known, "version": version}
            )

    def test_of_an_order_and_a_visit(self, psql):
        for table in ("purchase", "visit"):
            for place in PLACES:
                who = {role for role, user in ACTORS.items() if self.told(psql(user), table, place)}
                assert who == EXPECTED["order" if table == "purchase" else "account visit", place]

    @staticmethod
    def told(somebody, table, place):
        code = whose(somebody.user, place).upper()

        def order():
            data = {"number": 2, "on": "2026-01-06", "amount": 5, "cost": None, "currency": "CNY"}
            data |= dict.fromkeys(("product", "note", "deal"))
            somebody.event(f"account:{code}", "order", data)
            somebody.run(
                "INSERT INTO purchase (account, number, ordered_on, amount, currency)"
                " VALUES (%s, 2, '2026-01-06', 5, 'CNY')",
                code,
            )

        def visit():
            data = {"contact": None, "on": "2026-01-06", "two_sided": True, "channel": "call", "summary": "x"}
            seq = somebody.event(f"account:{code}", "visit", data)
            somebody.run(
                'INSERT INTO visit (subject, seq, account, held_on, channel, two_sided, "by")'
                " VALUES (%s, %s, %s, '2026-01-06', 'call', 1, %s)",
                *(f"account:{code}", seq, code, somebody.user),
            )

        def write():
            order() if table == "purchase" else visit()
            somebody.run("UPDATE account SET version = version + 1 WHERE code = %s", code)

        return allowed(somebody, write)


def allowed(somebody, write) -> bool:
    """Whether the database would have it, to the end of the transaction; it is taken back."""
    try:
        write()
        somebody.settle()
    except psycopg2.errors.InsufficientPrivilege:
        return False
    finally:
        somebody.connection.rollback()
    return True
