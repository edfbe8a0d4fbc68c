"""`export archive`: the whole team in one file, which `db restore` puts into an empty database."""

from importlib.metadata import version

from commands.desk import Desk
from commands.export_table import naming
from commands.progress import progress
from engine.clock import to_instant
from engine.errors import NotAllowed, Usage
from engine.message import msg
from engine.new_file import appearing
from engine.rights import may
from words.say import both, say


def archive(desk: Desk, out: str | None) -> None:
    from exchange.archive.writer import write_archive

    if out is None:
        raise Usage(msg("archive.needs_out"))
    if desk.settings.as_of is not None:
        raise Usage(msg("shell.not_here", option="--as-of"))
    if not may(desk.actor, "archive"):
        raise NotAllowed(msg("archive.may_not", user=desk.actor.user))
    readme = "\n\n".join(both("archive.readme")) + "\n"
    now = to_instant(desk.now)
    with naming(out), appearing(out) as path, progress(say("archive.writing")) as show:
        made = write_archive(desk.store, path, readme, version("dealgate"), now, show)
    rows = sum(part.rows for part in made.tables.values())
    data = {"archive": out, "id": made.id, "rows": rows}
    data |= {"events": made.events, "digest": made.digest, "faults": made.faults}

    def text() -> str:
        lines = [say("archive.written", path=out, n=rows, events=made.events)]
        if made.faults:
            lines.append(say("archive.faults", n=made.faults))
        return "\n".join([*lines, say("db.digest", digest=made.digest), say("archive.private")])

    desk.emit(data, text)
