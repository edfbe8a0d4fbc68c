"""From what a case gives to the facts a gate sees: the deal itself, its contacts, the day."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.contacts import DECIDING
from engine.facts import ContactFact, Facts
from engine.playbook import Playbook
from engine.state import DONE, STOPPED, Answer, Closing, Deal, Stay, Visit, Waiver
from engine.worksheet import Worksheets
from workshop.cases.notation import Known, Met, Said
from workshop.cases.schema import Given
from workshop.cases.sheet_values import filled

TODAY = "2026-06-15"
"""The day of a case that names none: the same on every run."""
_AT = f"{TODAY}T00:00:00.000000Z"
_LONG_AGO = "1990-01-01"
_LATER = "9999-12-31"
_KEY = "CASE-1"
_CLIENT = "CASE"


def laid(under: Any, over: Any) -> Any:
    """Facts laid over facts, key by key; None stands for what isn't known."""
    if not isinstance(over, Mapping):
        return over
    below = under if isinstance(under, Mapping) else {}
    return {**below, **{key: laid(below.get(key), value) for key, value in over.items()}}


def facts_of(
    given: Given, stage: str, playbook: Playbook, worksheets: Worksheets, *, stopped: bool = False
) -> Facts:
    today = given.today.day(TODAY) if given.today else TODAY
    people = (*(given.contacts or ()), *_only_met(given))
    contacts = tuple(_contact(at, known, today) for at, known in enumerate(people))
    deal = _deal(given, stage, playbook, worksheets, today, contacts)
    if stopped:
        deal = deal._replace(status=STOPPED, closing=Closing(None, "case", _AT))
    return Facts(
        deal=deal,
        contacts=contacts,
        deciders_changed_on=max(_changes(people, today), default=None),
        points=playbook.points,
        today=today,
        currency=given.currency or "CNY",
        rates={currency: f"{rate}" for currency, rate in (given.rates or {}).items() if rate is not None},
        account_class=given.class_,
    )


def _deal(
    given: Given,
    stage: str,
    playbook: Playbook,
    worksheets: Worksheets,
    today: str,
    contacts: tuple[ContactFact, ...],
) -> Deal:
    at_client = bool(contacts) or given.class_ is not None
    answers = {point: said for point, said in (given.answers or {}).items() if said is not None}
    sheets = {id: said for id, said in (given.worksheets or {}).items() if said is not None}
    amount = given.amount
    return Deal(
        key=_KEY,
        title=given.title or "case",
        account=given.account or (_CLIENT if at_client else None),
        owner=given.owner or "rep",
        playbook=playbook.id,
        playbook_version=playbook.version,
        amount=amount.minor if amount else None,
        currency=amount.currency if amount else None,
        close_date=given.close.day(today) if given.close else None,
        behaviour=given.behaviour,
        status=DONE if stage == DONE else playbook.stage(stage).status,
        stay=Stay(1, stage, _AT, "new", ("rep",)),
        opened_at=_AT,
        answers={point: _answer(point, said, today) for point, said in answers.items()},
        items=tuple(given.items or ()),
        worksheets={id: filled(worksheets[id], said, today) for id, said in sheets.items()},
        waivers=tuple(Waiver(id, stage, "case", _LATER, "coach", today) for id in given.waived or ()),
        visits=tuple(_visit(met, contacts, today) for met in given.visits or ()),
        unproven=tuple(given.unproven or ()),
        close_pushed=given.close_pushed or 0,
        follows=given.follows,
    )


def _answer(point: str, said: Said, today: str) -> Answer:
    return Answer(point, said.answer, "…", said.kind, None, said.when.day(today), "rep", _AT, said.stale)


def _only_met(given: Given) -> Iterator[Known]:
    """Whoever was met is known, whether the case lists them or not."""
    listed = {known.part for known in given.contacts or ()}
    for part in dict.fromkeys(met.part for met in given.visits or ()):
        if part is not None and part not in listed:
            yield Known(part, None, None)


def _contact(at: int, known: Known, today: str) -> ContactFact:
    since = known.since.day(today) if known.since else _LONG_AGO
    left = known.left.day(today) if known.left else None
    return ContactFact(f"{_CLIENT}.{at + 1}", known.part, None, since, left)


def _changes(people: tuple[Known, ...], today: str) -> list[str]:
    """The days up to now on which somebody who decides came or went."""
    told = (when for known in people if known.part in DECIDING for when in (known.since, known.left))
    return [day for when in told if when is not None and (day := when.day(today)) <= today]


def _visit(met: Met, contacts: tuple[ContactFact, ...], today: str) -> Visit:
    who = next((contact.key for contact in contacts if contact.part == met.part), None)
    return Visit(met.when.day(today), who, "case", met.two_sided, "rep")
