"""`import`: deals kept elsewhere come in with their history and answers, orders as they were made."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from coach.limits.learning import relearn
from commands.desk import writing
from commands.progress import progress
from engine.change import Change
from engine.errors import Usage
from engine.message import msg
from exchange.incoming.importer import bring, unnamed
from exchange.incoming.outcome import KEPT, Outcome
from words.say import say

File = Annotated[str, typer.Argument(metavar="metavar.file", help="argument.import_file")]
Map = Annotated[str, typer.Option("--map", metavar="metavar.file", help="option.map")]
AllOrNothing = Annotated[bool, typer.Option("--all-or-nothing", help="option.all_or_nothing")]

NAMED = 20
"""Faults a person is shown; a program gets the first 10,000."""
_DONE = {"deals": "exchange.done", "events": "exchange.done_events", "orders": "exchange.done_orders"}


def import_(ctx: typer.Context, file: File, map_: Map, all_or_nothing: AllOrNothing = False) -> None:
    desk = writing(ctx)
    if desk.settings.expect is not None:
        # A version is one deal's; an import touches many.
        raise Usage(msg("shell.not_here", option="--expect"))

    def work(change: Change) -> dict[str, Any]:
        with progress(say("exchange.progress")) as show:
            outcome = bring(change, file, map_, all_or_nothing=all_or_nothing, progress=show)
        relearn(change)
        return _data(outcome)

    desk.do("import", work)


def _data(outcome: Outcome) -> dict[str, Any]:
    return {
        "what": outcome.what,
        "read": outcome.read,
        "skipped": outcome.skipped,
        "created": outcome.created,
        "updated": outcome.updated,
        "unchanged": outcome.unchanged,
        "rejected": [{"row": r.row, "column": r.column, "reason": say(r.reason)} for r in outcome.rejected],
        "faults": outcome.faults,
        "accounts": outcome.accounts,
        "people": outcome.people,
        **_of_log(outcome),
        "message": "\n".join(_lines(outcome)),
    }


def _of_log(outcome: Outcome) -> dict[str, Any]:
    """What there is to say of a log of events alone."""
    if outcome.cases is None:
        return {}
    return {
        "deals": outcome.cases,
        "left_out": outcome.left_out,
        "strays": outcome.strays,
        "unnamed": dict(outcome.unnamed.most_common()),
        "absent": list(outcome.absent),
    }


def _lines(outcome: Outcome) -> Iterator[str]:
    yield say(
        _DONE[outcome.what],
        read=outcome.read,
        cases=outcome.cases or 0,
        created=outcome.created,
        updated=outcome.updated,
        unchanged=outcome.unchanged,
    )
    if outcome.skipped:
        yield say("exchange.skipped", n=outcome.skipped)
    if outcome.unnamed:
        yield say(unnamed(outcome))
    if outcome.absent:
        yield say("exchange.absent", activities=outcome.absent)
    if outcome.accounts or outcome.people:
        yield say("exchange.registered", accounts=outcome.accounts, people=outcome.people)
    if outcome.rejected:
        yield say(_rejected(outcome), n=outcome.left_out, strays=outcome.strays)
    for refusal in outcome.rejected[:NAMED]:
        column = refusal.column or msg("exchange.whole_row")
        yield say("exchange.rejected_row", row=refusal.row, column=column, reason=refusal.reason)
    if outcome.faults > NAMED:
        yield say("exchange.more_rejected", n=outcome.faults - NAMED, kept=f"{KEPT:,}")


def _rejected(outcome: Outcome) -> str:
    if outcome.cases is None:
        return "exchange.rejected"
    if not outcome.strays:
        return "exchange.rejected_cases"
    return "exchange.rejected_cases_and_strays" if outcome.left_out else "exchange.rejected_strays"
