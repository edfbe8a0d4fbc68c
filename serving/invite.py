"""`person invite`: a link by which somebody sets their password, the first or a new one."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from commands.desk import reading
from commands.person import User
from engine import people, rights
from engine.clock import to_instant, zone
from engine.errors import NotAllowed
from engine.message import msg
from serving.addresses import site_url
from serving.keys_file import keys_for
from serving.links import invitation
from words.say import say

Base = Annotated[str | None, typer.Option("--url", metavar="metavar.url", help="option.url")]


def invite(ctx: typer.Context, user: User, url: Base = None) -> None:
    desk = reading(ctx)
    if not rights.may(desk.actor, "let_in"):
        raise NotAllowed(msg("sign_in.may_not_invite", user=desk.actor.user))
    person = people.colleague(desk.store, user)
    base = site_url("--url", url) if url else ""
    with keys_for(desk.settings) as keys:
        path, until = invitation(keys, person.user, datetime.now(UTC))
    link, there = base + path, until.astimezone(zone(desk.view.workspace.time_zone))
    desk.emit(
        {"user": person.user, "link": link, "ends": to_instant(until)},
        lambda: say("sign_in.invited", user=person.user, until=there, link=link),
    )
