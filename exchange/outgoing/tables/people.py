"""The table of colleagues, those who left included."""

from collections.abc import Iterator

from engine import people
from engine.reads import View
from exchange.outgoing.column import Row, day, text
from exchange.outgoing.tables.wanted import Wanted

COLUMNS = (
    text("user", "登录名", "Login"),
    text("name", "姓名", "Name"),
    text("role", "角色", "Role"),
    text("team", "团队", "Team"),
    text("position", "职位", "Position"),
    day("left_on", "离职日", "Left on"),
)


def rows(view: View, wanted: Wanted) -> Iterator[Row]:
    for person in people.everyone(view.store, until=view.until):
        yield person.user, person.name, person.role, person.team, person.position, person.left_on
