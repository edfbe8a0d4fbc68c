"""A coach's review of a deal: who may hold one, and what would be written, as a pure decision."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from engine.errors import Refused, Usage, unknown
from engine.message import Message, msg, step
from engine.people import Person
from engine.state import REVIEW_VERDICTS, Day, Deal

LEVELS = ("none", "unknown", "warn", "critical")


def review(
    deal: Deal,
    verdict: str,
    *,
    what: str | None,
    who: str | None,
    due: Day | None,
    kept: bool | None,
    level: str,
    signs: Sequence[str],
    today: Day,
) -> dict[str, Any]:
    """What would be written into history, or why not, everything at once. `who`: a login.

    What is agreed has somebody, the owner unless said, and a day; help is always asked of somebody by a day.
    """
    if verdict not in REVIEW_VERDICTS:
        raise unknown("review.unknown_verdict", verdict, REVIEW_VERDICTS)
    if level not in LEVELS:
        raise unknown("review.unknown_level", level, LEVELS)
    what = (what or "").strip() or None
    wrong = list(_wrong(verdict, what, who, due, today))
    if wrong:
        said = msg("review.not_whole", faults=tuple(wrong))
        raise Usage(said, hint=msg("shell.see_help", path="dealgate review"))
    if kept is not None and not (deal.review and deal.review.agreed):
        raise Refused(msg("review.nothing_to_keep", deal=deal.key))
    return {
        "verdict": verdict,
        "what": what,
        "who": who or (deal.owner if what else None),
        "due": due,
        "on": today,
        "kept": kept,
        "level": level,
        "signs": list(signs),
    }


def _wrong(verdict: str, what: str | None, who: str | None, due: Day | None, today: Day) -> Iterator[Message]:
    if verdict == "help":
        if who is None:
            yield msg("review.help_who")
        if due is None:
            yield msg("review.help_due")
    elif what is None and (who is not None or due is not None):
        yield msg("review.without_what")
    elif what is not None and due is None:
        yield msg("review.without_day")
    if due is not None and due < today:
        yield msg("review.day_passed", day=date.fromisoformat(due))


def asked(colleague: Person) -> str:
    """The login of whoever is to do something. Raises Refused of somebody who has left."""
    if colleague.left_on is not None:
        on = date.fromisoformat(colleague.left_on)
        raise Refused(msg("review.who_left", user=colleague.user, on=on), hint=step("person list"))
    return colleague.user


def done(deal: Deal, today: Day) -> dict[str, Any]:
    """What would be written when what was agreed is done."""
    if deal.review is None or deal.review.open_until is None:
        raise Refused(msg("review.nothing_open", deal=deal.key))
    return {"on": today}


def handed(deal: Deal, colleague: Person) -> dict[str, Any]:
    """What would be written when somebody else is to do what was agreed."""
    if deal.review is None or deal.review.open_until is None:
        raise Refused(msg("review.nothing_open", deal=deal.key))
    return {"who": asked(colleague)}


def lawful(before: Deal, data: Mapping[str, Any]) -> bool:
    """Whether the one door could have written it of a live deal."""
    if data["verdict"] not in REVIEW_VERDICTS or data["level"] not in LEVELS:
        return False
    nothing_to_keep = before.review is None or not before.review.agreed
    if nothing_to_keep and data["kept"] is not None:
        return False
    return not any(_wrong(data["verdict"], data["what"], data["who"], data["due"], data["on"]))
