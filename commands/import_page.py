"""What came of an import, for a person and for a program: what came in, what was found out, what is in doubt,
what stayed out, what to do next."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from commands.import_found import found_data, found_lines
from engine.message import Message, msg
from engine.money import Money
from exchange.incoming.difference import DAYS
from exchange.incoming.importer import stopped, unnamed
from exchange.incoming.outcome import KEPT, Conflict, Outcome
from words.say import say

NAMED = 20
"""Faults and conflicts a person is shown; a program gets the first 10,000."""


FEW = 5
"""Accounts named in one sentence."""


def data(outcome: Outcome, rejected_file: Path | None, *kept: Message) -> dict[str, Any]:
    """`kept`: what is to be said besides of the rows that stayed out."""
    return {
        "what": outcome.what,
        "read": outcome.read,
        "skipped": outcome.skipped,
        "created": outcome.created,
        "updated": outcome.updated,
        "unchanged": outcome.unchanged,
        "rejected": [{"row": r.row, "column": r.column, "reason": say(r.reason)} for r in outcome.rejected],
        "faults": outcome.faults,
        "rejected_file": str(rejected_file) if rejected_file else None,
        "accounts": outcome.accounts,
        "people": outcome.people,
        "clientless": outcome.clientless,
        "kept": outcome.kept,
        "conflicts": [_conflict_data(each) for each in outcome.conflicts],
        "duplicates": [each._asdict() for each in outcome.duplicates],
        "notes": [say(note) for note in outcome.noted],
        "detected": found_data(outcome.detected),
        "complete": outcome.complete and not outcome.broken_off,
        **({"strangers": dict(outcome.strangers.most_common())} if outcome.what == "visits" else {}),
        **_of_log(outcome),
        "message": "\n".join(_lines(outcome, rejected_file, kept)),
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


def _conflict_data(conflict: Conflict) -> dict[str, Any]:
    return {
        "row": conflict.row,
        "key": _key(conflict),
        "column": conflict.column,
        "field": conflict.field,
        "here": _plain(conflict.here),
        "table": _plain(conflict.there),
    }


def _plain(value: object) -> object:
    """Money in minor units with its currency."""
    return value._asdict() if isinstance(value, Money) else value


def _key(conflict: Conflict) -> str:
    return conflict.subject.partition(":")[2]


# ── for a person ──────────────────────────────────────────────────────────────────────────────


def _lines(outcome: Outcome, rejected_file: Path | None, kept: Sequence[Message]) -> Iterator[str]:
    yield from _came_in(outcome)
    yield from found_lines(outcome.noted, outcome.detected)
    yield from _strangers(outcome)
    yield from _in_doubt(outcome)
    yield from _left_out(outcome, rejected_file)
    yield from map(say, kept)
    if not outcome.complete:
        yield say(stopped(outcome, outcome.lines))
    elif outcome.broken_off:
        yield say("importing.broken_off")


def _came_in(outcome: Outcome) -> Iterator[str]:
    yield say(
        f"importing.done_{outcome.what}",
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
    if outcome.clientless:
        yield say("importing.clientless", n=outcome.clientless)
    if outcome.by_code:
        named = [msg("importing.coded", code=code, name=name) for code, name in outcome.by_code.items()]
        more = [msg("importing.more_coded", n=len(named) - FEW)] if len(named) > FEW else []
        yield say("importing.by_code", accounts=(*named[:FEW], *more))


def _strangers(outcome: Outcome) -> Iterator[str]:
    """Whom visits name though they are no contacts there, the most frequent first."""
    most = outcome.strangers.most_common(NAMED)
    named = [msg("bringing.stranger_count", name=name, n=n) for name, n in most]
    if (rest := len(outcome.strangers) - len(most)) > 0:
        named.append(msg("bringing.more_strangers", n=rest))
    if named:
        yield say("bringing.strangers", names=tuple(named))


def _in_doubt(outcome: Outcome) -> Iterator[str]:
    if outcome.conflicts:
        yield say("importing.conflicts", n=outcome.conflicting)
    for each in outcome.conflicts[:NAMED]:
        yield say(
            "importing.conflict",
            row=each.row,
            key=_key(each),
            field=each.column or each.field,
            here=_shown(each.here),
            there=_shown(each.there),
        )
    if outcome.conflicting > NAMED:
        yield say("importing.more", n=outcome.conflicting - NAMED, kept=f"{KEPT:,}")
    if outcome.conflicts:
        yield say("importing.settle_conflicts")
    if any(each.field == DAYS for each in outcome.conflicts):
        yield say("importing.days_stand")
    if outcome.kept:
        yield say("importing.kept", n=outcome.kept)
    if outcome.duplicates:
        yield say("importing.duplicates", n=len(outcome.duplicates))
    for pair in outcome.duplicates[:NAMED]:
        yield say("importing.duplicate", **pair._asdict())
    if len(outcome.duplicates) > NAMED:
        yield say("importing.more", n=len(outcome.duplicates) - NAMED, kept=f"{KEPT:,}")
    if outcome.duplicates:
        first = outcome.duplicates[0]
        yield say("importing.settle_duplicates", code=first.code, into=first.like)


def _shown(value: object) -> object:
    """As a sentence takes it."""
    if isinstance(value, Money):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return msg("importing.nothing") if value is None else str(value)


def _left_out(outcome: Outcome, rejected_file: Path | None) -> Iterator[str]:
    if outcome.rejected:
        yield say(_rejected(outcome), n=outcome.left_out, strays=outcome.strays)
    for refusal in outcome.rejected[:NAMED]:
        column: str | Message = refusal.column or msg("exchange.whole_row")
        yield say("exchange.rejected_row", row=refusal.row, column=column, reason=refusal.reason)
    if outcome.faults > NAMED:
        yield say("exchange.more_rejected", n=outcome.faults - NAMED, kept=f"{KEPT:,}")
    if rejected_file is not None:
        yield say("importing.rejected_file", file=str(rejected_file))


def _rejected(outcome: Outcome) -> str:
    if outcome.cases is None:
        return "exchange.rejected"
    if not outcome.strays:
        return "exchange.rejected_cases"
    return "exchange.rejected_cases_and_strays" if outcome.left_out else "exchange.rejected_strays"
