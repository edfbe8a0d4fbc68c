"""`token`: what lets programs of one's own in."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import typer

from commands.completion import users
from commands.desk import Desk, reading
from commands.printing import Column, table
from engine import rights
from engine.clock import day_of, to_instant
from engine.errors import NotAllowed, NotFound, Usage
from engine.message import msg
from serving.keys import TOKEN_LASTS, Key
from serving.keys_file import keys_for
from words.say import say, write

LONGEST = 60
"""Characters of a label."""

Label = Annotated[str, typer.Argument(metavar="metavar.name", help="argument.token_label")]
Id = Annotated[str, typer.Argument(metavar="metavar.id", help="argument.token_id")]
Days = Annotated[
    int, typer.Option("--days", metavar="metavar.number", help="option.token_days", min=1, max=3650)
]
Of = Annotated[
    str | None, typer.Option("--of", metavar="metavar.user", help="option.token_of", autocompletion=users)
]


def add(ctx: typer.Context, label: Label, days: Days = TOKEN_LASTS.days) -> None:
    desk = reading(ctx)
    called = label.strip()
    if not called or len(called) > LONGEST:
        raise Usage(msg("sign_in.no_label", most=LONGEST))
    user, now = desk.actor.user, datetime.now(UTC)
    ends = now + timedelta(days=days)
    with keys_for(desk.settings) as keys:
        token = keys.make("token", user, now, timedelta(days=days), called)
    data = {"user": user, "label": called, "token": token, "ends": to_instant(ends)}
    desk.emit(
        data,
        lambda: say("sign_in.token_made", user=user, label=called, until=_day(desk, ends), token=token),
    )


def list_(ctx: typer.Context) -> None:
    desk = reading(ctx)
    with keys_for(desk.settings) as keys:
        found = keys.all_of(desk.actor.user, "token", datetime.now(UTC))
    columns = tuple(
        Column(say(f"sign_in.col_{name}"), shrinks=name == "label")
        for name in ("id", "label", "made", "ends", "used")
    )

    def text() -> str:
        if not found:
            return say("sign_in.no_tokens")
        return table([_cells(desk, key) for key in found], columns)

    desk.emit([_data(key) for key in found], text, ("id", "label", "made", "ends", "used"))


def drop(ctx: typer.Context, id: Id, of: Of = None) -> None:
    desk = reading(ctx)
    user = of or desk.actor.user
    if user != desk.actor.user and not rights.may(desk.actor, "let_in"):
        raise NotAllowed(msg("sign_in.may_not_invite", user=desk.actor.user))
    with keys_for(desk.settings) as keys:
        if not keys.drop_of(user, "token", id):
            raise NotFound(msg("sign_in.no_token", user=user, id=id))
    desk.emit({"user": user, "id": id}, lambda: say("sign_in.token_dropped", id=id))


def _data(key: Key) -> dict[str, Any]:
    return {
        "id": key.id,
        "label": key.label,
        "made": to_instant(key.made_at),
        "ends": key.ends_at and to_instant(key.ends_at),
        "used": key.used_at and to_instant(key.used_at),
    }


def _cells(desk: Desk, key: Key) -> tuple[str, ...]:
    times = (key.made_at, key.ends_at, key.used_at)
    return (key.id, key.label, *(_day(desk, at) if at else "" for at in times))


def _day(desk: Desk, at: datetime) -> str:
    return write(day_of(to_instant(at), desk.view.workspace.time_zone))
