"""`person`: who uses the product, in which role, and who takes over."""

from typing import Annotated, Any

import typer

from commands.choices import chosen, named
from commands.completion import users
from commands.desk import Desk, reading, writing
from commands.fields import from_to
from commands.paging import After, Limit, emit_page, go_on, length, nothing, on_page, one_more
from commands.printing import Column, table
from commands.views import day
from engine import people, staff
from engine.change import Change
from engine.database_url import POSTGRESQL
from engine.message import Message, msg
from engine.people import Person
from words.say import say

User = Annotated[str, typer.Argument(metavar="metavar.user", help="argument.user", autocompletion=users)]
Role = Annotated[str, typer.Option("--role", metavar="rep|coach|manager|admin", help="option.role")]
Team = Annotated[str | None, typer.Option("--team", metavar="metavar.team", help="option.their_team")]
Position = Annotated[
    str | None, typer.Option("--position", metavar="|".join(people.POSITIONS), help="option.position")
]
Name = Annotated[str | None, typer.Option("--name", metavar="metavar.name", help="option.name")]
Heir = Annotated[str, typer.Option("--to", metavar="metavar.user", help="option.to", autocompletion=users)]


def add(
    ctx: typer.Context,
    user: User,
    role: Role,
    team: Team = None,
    name: Name = None,
    position: Position = None,
) -> None:
    desk = writing(ctx)
    known_role = chosen(role, named(people.ROLES, "people.role_"), "people.unknown_role")
    held = None
    if position is not None:
        held = chosen(position, named(people.POSITIONS, "people.position_"), "people.unknown_position")

    def work(change: Change) -> dict[str, Any]:
        before = next((p for p in people.everyone(desk.store) if p.user == user.strip()), None)
        person = staff.add(change, user, known_role, name=name, team=team, position=held)
        new = before is None or before.left_on is not None
        return _with_login(desk, "grants.opens" if new else None, _data(person), _registered(before, person))

    desk.do("person add", work)


def _registered(before: Person | None, after: Person) -> str:
    role = msg(f"people.role_{after.role}")
    if before is None:
        return say("people.added", user=after.user, role=role)
    if before.left_on is not None:
        return say("people.back_again", user=after.user, role=role)
    lines = from_to(
        [
            (msg("people.col_role"), msg(f"people.role_{before.role}"), role),
            (msg("people.col_team"), before.team, after.team),
            (msg("people.col_name"), before.name, after.name),
            (msg("people.col_position"), _said(before), _said(after)),
        ]
    )
    return "\n".join([say("people.changed" if lines else "people.same", user=after.user), *lines])


def _with_login(desk: Desk, login: str | None, data: dict[str, Any], said: str) -> dict[str, Any]:
    """What is done, and left to do where logins have rights. A role or a team counts there at once."""
    then = login if desk.store.kind == POSTGRESQL else None
    if then is not None:
        from engine.postgres.grants import in_force

        then = then if in_force(desk.store) else None
    if then is None:
        return {**data, "then": None, "message": said}
    return {**data, "then": "dealgate db grant", "message": f"{said}\n{say(then, user=data['user'])}"}


def list_(ctx: typer.Context, limit: Limit = None, after: After = None) -> None:
    desk = reading(ctx)
    most = length(desk.settings, limit)
    found = people.everyone(desk.store, until=desk.view.until, after=after or "", most=one_more(most))
    page, more = on_page(found, most)
    onward = page[-1].user if more else None
    columns = tuple(
        Column(say(f"people.col_{name}")) for name in ("user", "name", "role", "position", "team", "left")
    )

    def text() -> str:
        if not page and after:
            return nothing(after)
        lines = table([_cells(p) for p in page], columns)
        return f"{lines}\n{go_on(onward)}" if onward else lines

    emit_page(desk.settings, [_data(p) for p in page], text, onward=onward)


def leave(ctx: typer.Context, user: User, to: Heir) -> None:
    desk = writing(ctx)

    def work(change: Change) -> dict[str, Any]:
        n, tasks, visits = staff.leave(change, user, to)
        said = say("people.left_tasks" if tasks else "people.left", user=user, to=to, n=n, tasks=tasks)
        if visits:
            said = f"{said}\n{say('people.left_visits', to=to, n=visits)}"
        handed = {"user": user, "to": to, "deals": n, "tasks": tasks, "visits": visits}
        return _with_login(desk, "grants.closes", handed, said)

    desk.do("person leave", work)


def _position(person: Person) -> Message:
    return msg(f"people.position_{people.position_of(person)}")


def _said(person: Person) -> Message | None:
    """The position somebody was given; what follows from their role changes with it."""
    return _position(person) if person.position else None


def _cells(person: Person) -> tuple[str, ...]:
    left = say("deals.short_day", on=day(person.left_on)) if person.left_on else ""
    role = say(f"people.role_{person.role}")
    return (person.user, person.name, role, say(_position(person)), person.team or "", left)


def _data(person: Person) -> dict[str, Any]:
    return {
        "user": person.user,
        "name": person.name,
        "role": person.role,
        "team": person.team,
        "position": people.position_of(person),
        "left": person.left_on,
    }
