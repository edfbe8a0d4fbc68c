"""The people who use the product, and their roles; what a role may do says `engine.rights`."""

from datetime import date

from engine.errors import Conflict, NotFound
from engine.history import events_of
from engine.message import msg, step
from engine.state import Day, Instant
from engine.store import Store
from engine.value import Value

ROLES = ("rep", "coach", "manager", "admin")
POSITIONS = ("sales_rep", "business_manager", "marketing_director", "general_manager")
"""How a client is to be visited depends on it (method §8): the higher, the seldomer."""


class Person(Value):
    user: str
    name: str
    role: str
    team: str | None
    left_on: Day | None
    position: str | None = None
    """Of POSITIONS, where it was said; `position_of` always knows one."""


_SELECT = 'SELECT "user", name, role, team, left_on, position FROM person'


def find(store: Store, user: str) -> Person:
    """Whoever acts, and still works here. Raises NotFound with the names that come close."""
    return _working(store, user, "people.unknown")


def check_still(store: Store, found: Person) -> None:
    """Raises NotFound where they have left since they were found, Conflict where their role or team is
    another by now: what they may do was asked of the old one."""
    now = find(store, found.user)
    if (now.role, now.team) != (found.role, found.team):
        raise Conflict(msg("people.changed_meanwhile", user=found.user))


def colleague(store: Store, user: str) -> Person:
    """Somebody who is named, and still works here. Raises as `find`."""
    return _working(store, user, "people.nobody")


def _working(store: Store, user: str, unknown: str) -> Person:
    row = store.row(f'{_SELECT} WHERE "user" = :user', user=user)
    if row is not None and row["left_on"] is None:
        return Person(*row)
    known = [p.user for p in at_work(store)]
    said = msg(unknown, user=user)
    if row is not None:
        said = msg("people.has_left", user=user, on=date.fromisoformat(row["left_on"]))
    raise NotFound(said, hint=step("person list"), details={"candidates": known[:20]})


def find_any(store: Store, user: str) -> Person:
    """A person by login, whether or not they still work here."""
    row = store.row(f'{_SELECT} WHERE "user" = :user', user=user)
    if row is None:
        raise NotFound(msg("people.nobody", user=user), hint=step("person list"))
    return Person(*row)


def has_team(store: Store, team: str) -> bool:
    """Whether anybody is in it, or was when they left."""
    return store.row("SELECT 1 FROM person WHERE team = :team LIMIT 1", team=team) is not None


def everyone(
    store: Store, *, until: Instant | None = None, after: str = "", most: int | None = None
) -> list[Person]:
    """All who work here or did, by login; with `until` as they were then, told by their history. Of a page,
    those behind the login `after`, and no more than `most`."""
    if until is None:
        sql = f'{_SELECT} WHERE "user" > :after ORDER BY "user"' + ("" if most is None else f" LIMIT {most}")
        return [Person(*row) for row in store.rows(sql, after=after)]
    then: dict[str, Person] = {}
    for event in events_of(store, "person:", until=until):
        user, data = event.subject.removeprefix("person:"), event.data
        if event.kind == "leave":
            then[user] = then[user]._replace(left_on=data["on"])
        else:
            then[user] = Person(user, data["name"], data["role"], data["team"], None, data.get("position"))
    return [person for user, person in sorted(then.items()) if user > after][:most]


def at_work(store: Store) -> list[Person]:
    """All who work here now, by login."""
    return [person for person in everyone(store) if person.left_on is None]


def staff(store: Store) -> int:
    """How many people work here."""
    row = store.row("SELECT count(*) AS n FROM person WHERE left_on IS NULL")
    return row["n"] if row else 0


def position_of(person: Person) -> str:
    """What was said; else that of their role: who coaches or manages is a business manager."""
    by_role = "business_manager" if person.role in ("coach", "manager") else "sales_rep"
    return person.position or by_role
