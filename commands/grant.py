"""`db grant`: a login for each person, whose rights the database itself enforces."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.printing import Column, emit, table, window, wrap
from commands.settings import Settings
from engine.database_url import POSTGRESQL, kind_of, shown
from engine.errors import Refused
from engine.message import msg
from words.say import say

if TYPE_CHECKING:
    from engine.postgres.grants import Logins

Passwords = Annotated[bool, typer.Option("--passwords", help="option.passwords")]


def grant(ctx: typer.Context, passwords: Passwords = False) -> None:
    settings = Settings.of(ctx)
    if kind_of(settings.db) != POSTGRESQL:
        raise Refused(msg("grants.only_declared", path=shown(settings.db)), hint=msg("grants.move_first"))
    from engine.postgres.grants import grant

    made = grant(settings.db, passwords=passwords)
    emit(settings, _data(made), lambda: _text(made, shown(settings.db), passwords=passwords))


def _data(made: "Logins") -> dict[str, Any]:
    return {
        "group": made.group,
        "logins": [login._asdict() for login in made.there],
        "left": list(made.left),
        "skipped": [{"user": user, "why": say(why)} for user, why in made.skipped],
    }


def _text(made: "Logins", path: str, *, passwords: bool) -> str:
    new = [login for login in made.there if login.made]
    said = [say("grants.granted", n=len(made.there), path=path)]
    if made.left:
        said.append(say("grants.left", users=made.left))
    said += [say("grants.skipped", user=user, why=why) for user, why in made.skipped]
    if new:
        said.append(say("grants.made", users=tuple(login.user for login in new)))
        said.append(say("grants.passwords_once" if passwords else "grants.no_passwords"))
    lines = [wrap(line, window(), "  ") for line in said]
    if new and passwords:
        rows = [(login.user, login.password or "") for login in new]
        lines.append(table(rows, (Column(say("grants.col_login")), Column(say("grants.col_password")))))
    return "\n".join(lines)
