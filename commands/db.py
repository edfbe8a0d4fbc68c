"""`db`: the database itself."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.desk import writing
from commands.printing import emit
from commands.progress import progress
from commands.settings import Settings
from engine.clock import day_of, to_instant
from engine.database_url import POSTGRESQL, kind_of, shown
from engine.errors import NotAllowed, OldDatabase
from engine.message import msg
from engine.rights import may
from engine.store import open_store
from words.say import say

if TYPE_CHECKING:
    from engine.verify import Since

Source = Annotated[str, typer.Argument(metavar="metavar.copy_from", help="argument.copy_from")]
Goal = Annotated[str, typer.Argument(metavar="metavar.copy_to", help="argument.copy_to")]
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
        id = "db.current" if same else "db.upgraded" if done.backup else "db.upgraded_server"
        said = say(id, after=done.after, backup=done.backup or "")
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
    from engine import copying

    settings = Settings.of(ctx)
    with progress(say("db.copying")) as show:
        faults = copying.backup(settings.db, target, show)

    def text() -> str:
        if not faults:
            return say("db.backed_up", path=target)
        return say("db.backed_up_faults", path=target, n=faults)

    emit(settings, {"backup": target, "faults": faults}, text)


def restore(ctx: typer.Context, source: Target) -> None:
    from engine import copying
    from exchange.archive.reader import is_archive

    settings = Settings.of(ctx)
    if is_archive(source):
        _restore_archive(settings, source)
        return
    with progress(say("db.copying")) as show:
        copying.restore(source, settings.db, show)
    emit(
        settings,
        {"restored": source},
        lambda: "\n".join([say("db.restored", path=source), *_next_there(settings.db)]),
    )


def _restore_archive(settings: Settings, source: str) -> None:
    from exchange.archive.restoring import restore_archive

    with progress(say("archive.restoring")) as show:
        done = restore_archive(source, settings.db, settings.user, to_instant(datetime.now(UTC)), show)
    made = done.manifest
    data = {"restored": source, "rows": done.rows, "events": made.events, "digest": made.digest}

    def text() -> str:
        lines = [say("archive.restored", path=source, n=done.rows, events=made.events)]
        if made.faults:
            lines.append(say("archive.restored_faults", n=made.faults))
        return "\n".join([*lines, say("db.digest", digest=made.digest), *_next_there(settings.db)])

    emit(settings, data | {"faults": made.faults}, text)


def copy(ctx: typer.Context, source: Source, target: Goal) -> None:
    from engine import copying

    settings = Settings.of(ctx)
    with progress(say("db.copying")) as show:
        done = copying.copy(source, target, show)
    data = {"from": shown(source), "to": shown(target), **done._asdict()}

    def text() -> str:
        lines = [
            say("db.copied", source=shown(source), target=shown(target), n=done.rows, events=done.events)
        ]
        if done.faults:
            lines.append(say("db.copied_faults", n=done.faults))
        lines.append(say("db.digest", digest=done.digest))
        return "\n".join([*lines, *(_next_there(target) or [_use(target)])])

    emit(settings, data, text)


def _next_there(url: str) -> list[str]:
    """What is still to be done where a team came to a server."""
    return [_use(url), say("db.copied_grant")] if kind_of(url) == POSTGRESQL else []


def _use(url: str) -> str:
    return say("db.copied_then", target=_typed(url))


def _typed(url: str) -> str:
    """As it can be given to a shell."""
    from shlex import quote

    return quote(shown(url))


def status(ctx: typer.Context) -> None:
    from engine import upkeep

    settings = Settings.of(ctx)
    found = upkeep.status(settings.db)

    def text() -> str:
        time_zone = _time_zone(settings.db) if found.get("restored") else ""
        return "\n".join(_stands(name, value, time_zone) for name, value in found.items() if value != [])

    emit(settings, found, text)


def _time_zone(url: str) -> str:
    """The workspace's; of a database this program doesn't read everybody's."""
    from engine import workspace

    try:
        with open_store(url) as store:
            return workspace.load(store).time_zone
    except OldDatabase:
        return "UTC"


def _stands(name: str, value: object, time_zone: str) -> str:
    if isinstance(value, list):
        days = ({**each, "at": day_of(each["at"], time_zone)} for each in value)
        return "\n".join(say("db.status_restored", **each) for each in days)
    if isinstance(value, bool):
        return say(f"db.status_{name}_{'yes' if value else 'no'}")
    if name == "size" and isinstance(value, int):
        value = _size(value)
    return say(f"db.status_{name}", value=value)


def _size(octets: int) -> str:
    """`9.9 MB`, the same in both languages; 1 MB is 1000 kB, as on a disk's label."""
    amount, unit = octets / 1000, "kB"
    for larger in ("MB", "GB", "TB"):
        if amount < 999.95:
            break
        amount, unit = amount / 1000, larger
    return f"{amount:.1f} {unit}"


def rate(ctx: typer.Context, currency: CurrencyCode, rate: Rate) -> None:
    from engine import workspace

    desk = writing(ctx)
    if not may(desk.actor, "settings"):
        raise NotAllowed(msg("db.may_not_rate", user=desk.actor.user))
    with desk.transaction():
        workspace.set_rate(desk.store, currency, rate, desk.today)
    code = currency.upper()
    base = desk.view.workspace.currency
    data = {"currency": code, "rate": rate, "in": base}
    desk.emit(data, lambda: say("db.rate_set", currency=code, rate=rate, base=base))


def verify(ctx: typer.Context, against: Against = None) -> None:
    from engine import verify as proof

    settings = Settings.of(ctx)
    with open_store(settings.db) as store, progress(say("db.verifying")) as show:
        found = proof.verify(store, against, show)
    faults = [{"subject": f.subject, "seq": f.seq, "what": say(f.what)} for f in found.faults]
    data: dict[str, Any] = {"events": found.events, "digest": found.digest, "faults": faults}
    data |= {"erased": list(found.erased), "guarded": found.guarded}
    if found.since is not None:
        data |= {"matches": found.since.matches, "later": found.since.later}

    def text() -> str:
        lines = [say("db.fault", subject=f["subject"], seq=f["seq"], what=f["what"]) for f in faults]
        lines.append(
            say("db.verified" if not faults else "db.not_verified", n=found.events, faults=len(faults))
        )
        if not found.guarded:
            lines.append(say("db.unguarded"))
        if found.erased:
            lines.append(say("db.erased", contacts=found.erased))
        if found.digest is not None:
            lines.append(say("db.digest", digest=found.digest))
        elif found.no_digest is not None:
            lines.append(say("db.no_digest", why=found.no_digest))
        if found.since is not None:
            lines.append(_compared(found.since))
        elif found.digest is not None:
            lines.append(say("db.without_digest"))
        return "\n".join(lines)

    emit(settings, data, text)
    if faults or not found.guarded or data.get("matches") is False:
        raise typer.Exit(1)


def _compared(since: "Since") -> str:
    if since.matches:
        return say("db.matches_since" if since.later else "db.matches", n=since.later)
    return say("db.cut_off" if since.cut_off else "db.differs")
