"""`init`, `demo` and `doctor`: the first minutes."""

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from commands.failure import hint_text
from commands.printing import emit, mark
from commands.settings import Settings
from engine.database_url import POSTGRESQL, kind_of, shown
from words.say import say

if TYPE_CHECKING:
    from commands.checkup import Check
    from engine.playbook_text.file import Loaded

TimeZone = Annotated[str, typer.Option("--time-zone", metavar="metavar.time_zone", help="option.time_zone")]
Country = Annotated[str, typer.Option("--country", metavar="metavar.country", help="option.country")]
CurrencyCode = Annotated[str, typer.Option("--currency", metavar="CNY", help="option.currency")]


def init(
    ctx: typer.Context,
    time_zone: TimeZone = "Asia/Shanghai",
    country: Country = "CN",
    currency: CurrencyCode = "CNY",
) -> None:
    from commands.calendar import warnings
    from engine.setup import set_up
    from engine.working_days import years_of
    from stages.worksheets import WORKSHEETS

    settings = Settings.of(ctx)
    done = set_up(
        settings.db,
        time_zone=time_zone,
        country=country.upper(),
        currency=currency.upper(),
        user=settings.user,
        shipped=shipped_playbooks(),
        worksheets=WORKSHEETS,
        now=datetime.now(UTC),
    )
    here = done.change.workspace
    unsettled = warnings(years_of(done.change.store, here.country), done.change.date)
    done.change.store.close()
    data = {"db": shown(settings.db), "user": settings.user, "time_zone": here.time_zone}
    data |= {"country": here.country, "currency": here.currency}

    def text() -> str:
        lines = [say("start.ready", path=shown(settings.db), user=settings.user)]
        if not done.country_known:
            lines.append(say("start.no_holidays", country=here.country))
        lines += [say("start.rate_wanted", currency=c, base=here.currency) for c in done.unpriced]
        lines += map(say, unsettled)
        then = "start.then_server" if kind_of(settings.db) == POSTGRESQL else "start.then"
        return "\n".join([*lines, say(then)])

    emit(settings, data, text)


def shipped_playbooks() -> list["Loaded"]:
    """What a workspace starts with: the method's own. The others are installed where they are wanted."""
    from coach.signs.table import TUNABLE
    from stages.method_playbook import load_method_playbook
    from stages.shipped_playbooks import METHOD, shipped

    return [load_method_playbook(shipped()[METHOD], TUNABLE)]


def demo(ctx: typer.Context) -> None:
    """In a file of its own, unless --db names another place: where the team works it would be in the way."""
    from shlex import quote

    from commands import sample

    settings = Settings.of(ctx)
    url = settings.named_db or os.path.join(os.getcwd(), "dealgate-demo.sqlite")
    sample.build(url, settings.user, shipped_playbooks())
    path, rep, coach = shown(url), sample.REP, sample.COACH
    data = {"db": path, "user": rep, "coach": coach}
    emit(settings, data, lambda: say("start.demo", path=path, typed=quote(path), rep=rep, coach=coach))


def doctor(ctx: typer.Context) -> None:
    from commands.checkup import checks

    settings = Settings.of(ctx)
    found = checks(settings)
    data = [{"id": c.id, "ok": c.ok, "message": say(c.message), "hint": hint_text(c.hint)} for c in found]

    def text() -> str:
        return "\n".join(line for check in found for line in _said(check))

    emit(settings, data, text)
    if not all(c.ok for c in found):
        raise typer.Exit(1)


def _said(check: "Check") -> list[str]:
    hint = hint_text(check.hint)
    line = f"{mark('met' if check.ok else 'unmet')} {say(check.message)}"
    return [line] if hint is None else [line, f"    {hint}"]
