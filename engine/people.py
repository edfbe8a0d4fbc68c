"""The people who use the product, their roles, and what a role may do."""

from typing import NamedTuple

from engine.errors import NotFound
from engine.history import events_of
from engine.message import msg, step
from engine.state import Day, Deal, Instant
from engine.store import Store

ROLES = ("rep", "coach", "manager", "admin")
POSITIONS = ("sales_rep", "business_manager", "marketing_director", "general_manager")
"""How a client is to be visited depends on it (method §8): the higher, the seldomer."""


class Person(NamedTuple):
    user: str
    name: str
    role: str
    team: str | None
    left_on: Day | None
    position: str | None = None
    """Of POSITIONS, where it was said; `position_of` always knows one."""


_SELECT = 'SELECT "user", name, role, team, left_on, position FROM person'


def find(store: Store, user: str) -> Person:
    """A person who still works here. Raises NotFound with the names that come close."""
    row = store.row(f'{_SELECT} WHERE "user" = :user AND left_on IS NULL', user=user)
    if row is None:
        known = [p.user for p in everyone(store) if p.left_on is None]
        raise NotFound(
            msg("people.unknown", user=user), hint=step("person list"), details={"candidates": known[:20]}
        )
    return Person(*row)


def find_any(store: Store, user: str) -> Person:
    """A person by login, whether or not they still work here."""
    row = store.row(f'{_SELECT} WHERE "user" = :user', user=user)
    if row is None:
        raise NotFound(msg("people.unknown", user=user), hint=step("person list"))
    return Person(*row)


def everyone(store: Store, *, until: Instant | None = None) -> list[Person]:
    """All who work here or did; with `until` as they were then, told by their history."""
    if until is None:
        return [Person(*row) for row in store.rows(f'{_SELECT} ORDER BY "user"')]
    then: dict[str, Person] = {}
    for event in events_of(store, "person:", until=until):
        user, data = event.subject.removeprefix("person:"), event.data
        if event.kind == "leave":
            then[user] = then[user]._replace(left_on=data["on"])
        else:
            then[user] = Person(user, data["name"], data["role"], data["team"], None, data.get("position"))
    return list(then.values())


def position_of(person: Person) -> str:
    """What was said; else that of their role: who coaches or manages is a business manager."""
    by_role = "business_manager" if person.role in ("coach", "manager") else "sales_rep"
    return person.position or by_role


def may_work_on(actor: Person, owner: Person) -> bool:
    """The owner, the coach of the owner's team, a manager or an admin may change a deal."""
    if actor.role in ("manager", "admin") or actor.user == owner.user:
        return True
    return actor.role == "coach" and actor.team == owner.team


def may_waive(actor: Person, deal: Deal) -> bool:
    """A coach or manager who never owned the deal during this stay."""
    return actor.role in ("coach", "manager") and actor.user not in deal.stay.owners
