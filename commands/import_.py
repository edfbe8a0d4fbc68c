"""`import`: what is kept elsewhere comes in with its history, and what changed there since."""

from typing import Annotated, Any

import typer

from coach.limits.learning import relearn
from commands.desk import Desk, writing
from commands.import_asking import decided
from commands.import_page import data
from commands.import_rejects import RejectsFile
from commands.mapping_named import chosen, own_stages
from commands.program import INTERRUPTED
from commands.progress import progress
from engine.change import Change, earlier
from engine.errors import BadFile, Usage, unknown
from engine.message import msg
from exchange.incoming.difference import SHOW, WAYS
from exchange.incoming.importer import take_in
from exchange.incoming.outcome import Outcome
from exchange.incoming.prepared import Prepared, prepare, to_say_of
from words.say import say

File = Annotated[str, typer.Argument(metavar="metavar.file", help="argument.import_file")]
Map = Annotated[str | None, typer.Option("--map", metavar="metavar.file", help="option.map")]
Guess = Annotated[bool, typer.Option("--guess", help="option.guess")]
What = Annotated[str | None, typer.Option("--what", metavar="metavar.kind", help="option.guess_what")]
AllOrNothing = Annotated[bool, typer.Option("--all-or-nothing", help="option.all_or_nothing")]
Rejected = Annotated[str | None, typer.Option("--rejected", metavar="metavar.file", help="option.rejected")]
Conflicts = Annotated[str, typer.Option("--conflicts", metavar="metavar.way", help="option.conflicts")]


def import_(
    ctx: typer.Context,
    file: File,
    map_: Map = None,
    guess: Guess = False,
    what: What = None,
    all_or_nothing: AllOrNothing = False,
    rejected: Rejected = None,
    conflicts: Conflicts = SHOW,
) -> None:
    if guess:
        from commands.import_guess import guess as guess_mapping

        guess_mapping(ctx, file, map_, what)
        return
    if map_ is None:
        raise Usage(msg("importing.no_map"), hint=msg("importing.guess_one", file=file))
    desk = writing(ctx)
    settings = desk.settings
    if settings.csv:
        raise Usage(msg("shell.no_csv"))
    if conflicts not in WAYS:
        raise unknown("importing.unknown_way", conflicts, WAYS)
    change = desk.change()
    before = earlier(change, desk.asked("import"))
    if before is not None:
        desk.do("import", lambda change: {})
        _end(broken_off=not before.get("complete", True))
        return
    picked = chosen(map_, file)
    prepared = prepare(change, file, picked.path, decided if settings.interactive else lambda found: found)
    if picked.said is not None:
        prepared = prepared._replace(noted=(picked.said, *prepared.noted))
    rejects = RejectsFile(file, rejected, dry_run=settings.dry_run)
    take = _Taking(prepared, rejects, all_or_nothing, conflicts, picked.name)
    if settings.dry_run or all_or_nothing:
        desk.do("import", lambda change: _told(change, take(change), take))
    else:
        _in_batches(desk, change, take)
    _end(broken_off=take.broken_off)


def _end(*, broken_off: bool) -> None:
    """What could be read is in; that it was not all is no success."""
    if broken_off:
        raise typer.Exit(BadFile.exit_code)


class _Taking:
    """The same import, in one transaction or in many."""

    def __init__(
        self, prepared: Prepared, rejects: RejectsFile, whole: bool, conflicts: str, shipped: str | None
    ) -> None:
        """`shipped` names the mapping where it came along."""
        self.prepared, self.rejects, self.whole, self.conflicts = prepared, rejects, whole, conflicts
        self.shipped = shipped
        self.broken_off = False

    def __call__(self, change: Change) -> Outcome:
        try:
            with progress(say("exchange.progress")) as show:
                outcome = take_in(
                    change,
                    self.prepared,
                    all_or_nothing=self.whole,
                    conflicts=self.conflicts,
                    rejects=self.rejects.begin,
                    progress=show,
                )
            self.broken_off = outcome.broken_off
            if hint := own_stages(self.shipped, (refusal.reason for refusal in outcome.rejected)):
                outcome.noted = (*outcome.noted, hint)
            return outcome
        except BaseException as error:
            path = self.rejects.close()
            if path is not None and isinstance(error, BadFile):
                error.hint = msg("importing.rejected_file", file=str(path))
            if isinstance(error, BadFile):
                error.hint = own_stages(self.shipped, (fault.what for fault in error.faults)) or error.hint
            raise

    def said(self, change: Change, outcome: Outcome) -> dict[str, Any]:
        """What came of it, and of the rows that stayed out where they are and what to do with them."""
        path, kept = self.rejects.close(), self.rejects.would_keep
        lines = to_say_of(change, self.prepared, str(path)) if path else ()
        more = kept or (msg("importing.rejected_say", lines=lines) if lines else None)
        return data(outcome, path, *filter(None, [more]))


def _in_batches(desk: Desk, change: Change, take: _Taking) -> None:
    """What is learned from all deals is learned once, and the request remembered, when all is in."""
    outcome = take(change)
    if outcome.complete:
        desk.do("import", lambda change: _told(change, outcome, take))
        return
    said = take.said(change, outcome)
    desk.emit(said, lambda: str(said["message"]))
    raise typer.Exit(INTERRUPTED)


def _told(change: Change, outcome: Outcome, take: _Taking) -> dict[str, Any]:
    if outcome.created or outcome.updated:
        relearn(change)
    return take.said(change, outcome)
