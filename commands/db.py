"""`db`: the database itself."""

from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from commands.desk import writing
from commands.printing import emit
from commands.settings import Settings
from engine.clock import day_of, to_instant
from engine.errors import NotAllowed
from engine.message import msg
from engine.store import open_store
from words.say import say

Target = Annotated[str, typer.Argument(metavar="metavar.file", help="argument.backup")]
CurrencyCode = Annotated[str, typer.Argument(metavar="metavar.currency", help="argument.currency")]
Rate = Annotated[str, typer.Argument(metavar="metavar.rate", help="argument.rate")]
Against = Annotated[str | None, typer.Option("--against", metavar="metavar.digest", help="option.against")]


def upgrade(ctx: typer.Context) -> None:
    from engine import upkeep

    settings = Settings.of(ctx)
    done = upkeep.upgrade(settings.db)
    years = _prolonged(settings.db)
    data = {"before": done.before, "after": done.after, "backup": done.backup, "years": years}
    same = done.before == done.after

    def text() -> str:
        said = say("db.current" if same else "db.upgraded", after=done.after, backup=done.backup)
        return "\n".join([said, *(say("db.prolonged", year=str(year)) for year in years)])

    emit(settings, data, text)


def _prolonged(url: str) -> list[int]:
    """The years the working calendar was short of, filled in."""
    from engine import working_days, workspace

    with open_store(url, for_writing=True) as store:
        here = workspace.load(store)
        today = day_of(to_instant(datetime.now(UTC)), here.time_zone)
        with store.transaction():
            return working_days.prolong(store, here.country, today)


def backup(ctx: typer.Context, target: Target) -> None:
    from engine import upkeep

    settings = Settings.of(ctx)
    upkeep.backup(settings.db, target)
    emit(settings, {"backup": target}, lambda: say("db.backed_up", path=target))


def restore(ctx: typer.Context, source: Target) -> None:
    from engine import upkeep

    settings = Settings.of(ctx)
    upkeep.restore(source, settings.db)
    emit(settings, {"restored": source}, lambda: say("db.restored", path=source))


def status(ctx: typer.Context) -> None:
    from engine import upkeep

    settings = Settings.of(ctx)
    found = upkeep.status(settings.db)
    emit(settings, found, lambda: "\n".join(say(f"db.status_{name}", value=v) for name, v in found.items()))


def rate(ctx: typer.Context, currency: CurrencyCode, rate: Rate) -> None:
    from engine import workspace

    desk = writing(ctx)
    if desk.actor.role == "rep":
        raise NotAllowed(msg("db.may_not_rate", user=desk.actor.user))
    with desk.store.transaction():
        workspace.set_rate(desk.store, currency, rate, desk.today)
    code = currency.upper()
    base = desk.view.workspace.currency
    data = {"currency": code, "rate": rate, "in": base}
    desk.emit(data, lambda: say("db.rate_set", currency=code, rate=rate, base=base))


def verify(ctx: typer.Context, against: Against = None) -> None:
    from engine import verify as proof

    settings = Settings.of(ctx)
    with open_store(settings.db) as store:
        found = proof.verify(store)
    faults = [{"subject": f.subject, "seq": f.seq, "what": say(f.what)} for f in found.faults]
    data: dict[str, Any] = {"events": found.events, "digest": found.digest, "faults": faults}
    if against is not None:
        data["matches"] = against == found.digest

    def text() -> str:
        lines = [say("db.fault", subject=f["subject"], seq=f["seq"], what=f["what"]) for f in faults]
        lines.append(
            say("db.verified" if not faults else "db.not_verified", n=found.events, faults=len(faults))
        )
        lines.append(say("db.digest", digest=found.digest))
        if against is None:
            lines.append(say("db.without_digest"))
        else:
            lines.append(say("db.matches" if data["matches"] else "db.differs"))
        return "\n".join(lines)

    emit(settings, data, text)
    if faults or data.get("matches") is False:
        raise typer.Exit(1)
