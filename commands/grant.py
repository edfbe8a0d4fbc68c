"""`db grant` and `db password`: a login for each person, whose rights the database itself enforces."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.completion import users
from commands.printing import Column, emit, table, window, wrap
from commands.settings import Settings
from engine.database_url import POSTGRESQL, kind_of, shown
from engine.errors import Refused, Usage
from engine.message import msg
from words.say import say

if TYPE_CHECKING:
    from engine.postgres.grants import Logins

Passwords = Annotated[bool, typer.Option("--passwords", help="option.passwords")]
Reset = Annotated[
    list[str] | None,
    typer.Option("--reset", metavar="metavar.user", help="option.reset_password", autocompletion=users),
]


def grant(ctx: typer.Context, passwords: Passwords = False, reset: Reset = None) -> None:
    settings = Settings.of(ctx)
    if kind_of(settings.db) != POSTGRESQL:
        raise Refused(msg("grants.only_declared", path=shown(settings.db)), hint=msg("grants.move_first"))
    from engine.postgres.grants import grant

    made = grant(settings.db, passwords=passwords, reset=reset or ())
    emit(settings, _data(made), lambda: _text(made, shown(settings.db), passwords=passwords))


def _data(made: "Logins") -> dict[str, Any]:
    return {
        "group": made.group,
        "logins": [login._asdict() for login in made.there],
        "left": list(made.left),
        "skipped": [{"user": user, "why": say(why)} for user, why in made.skipped],
    }


def _text(made: "Logins", path: str, *, passwords: bool) -> str:
    given = [(login.user, login.password) for login in made.there if login.password is not None]
    bare = tuple(login.user for login in made.there if login.made and login.password is None)
    had = tuple(login.user for login in made.there if not login.made and login.password is None)
    said = [say("grants.granted", n=len(made.there), path=path)]
    if made.left:
        said.append(say("grants.left", users=made.left))
    said += [say("grants.skipped", user=user, why=why) for user, why in made.skipped]
    if bare:
        said += [say("grants.made", users=bare), say("grants.no_passwords")]
    if passwords and had:
        said.append(say("grants.had_one", users=had))
    if given:
        said.append(say("grants.passwords_once"))
    lines = [wrap(line, window(), "  ") for each in said for line in each.split("\n")]
    if given:
        lines.append(table(given, (Column(say("grants.col_login")), Column(say("grants.col_password")))))
    return "\n".join(lines)


def password(ctx: typer.Context) -> None:
    settings = Settings.of(ctx)
    if kind_of(settings.db) != POSTGRESQL:
        raise Refused(msg("grants.no_passwords_here", path=shown(settings.db)))
    if settings.no_input:
        raise Usage(msg("grants.password_not_asked"))
    from engine.postgres.grants import change_password

    login = change_password(settings.db, _typed)
    emit(settings, {"login": login}, lambda: say("grants.password_set", login=login))


def _typed(login: str) -> str:
    """Typed twice and not shown; asked for on the terminal itself, for stdout is data."""
    from getpass import getpass

    try:
        first = getpass(say("grants.ask_password", login=login))
        if not first:
            raise Usage(msg("grants.password_empty"))
        if getpass(say("grants.ask_again")) != first:
            raise Usage(msg("grants.password_differs"))
    except EOFError:
        raise Usage(msg("grants.password_empty")) from None
    return first
