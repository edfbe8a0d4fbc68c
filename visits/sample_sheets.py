"""Sheets of deals that never were, to try templates with: in every stage one of each behaviour that says
much, with people of every part and style among them, and one that says little."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from engine.contacts import Contact
from engine.facts import PARTS, STYLES, Facts
from engine.playbook import Playbook, Stage
from engine.reads import Opened
from engine.state import INTEREST, Deal, NextStep, Promise, Stay, Visit
from visits.sheet import Sheet, build_sheet

if TYPE_CHECKING:
    from engine.worksheet import Worksheets

_TODAY, _LATER = "2026-03-02", "2026-03-05"
_SINCE = "2026-02-02T01:00:00.000000Z"


def _person(n: int, name: str, part: str, style: str | None) -> Contact:
    return Contact(f"K-1.{n}", "K-1", name, part, style, "2026-01-05", None, 1)


_DECIDER = _person(1, "张伟 Zhang Wei", "decider", STYLES[0])
_OTHERS = (
    _person(2, "李娜 Li Na", "user", None),
    *(
        _person(n, f"王{n} Wang {n}", part, STYLES[n % len(STYLES)])
        for n, part in enumerate((part for part in PARTS if part not in ("decider", "user")), 3)
    ),
)


class Sample(NamedTuple):
    stage: str
    behaviour: str | None
    """None of a deal nothing is known of yet."""
    sheet: Sheet


def samples(playbook: Playbook, worksheets: "Worksheets") -> Iterator[Sample]:
    """Every stage with every behaviour the playbook describes."""
    behaviours = tuple(playbook.behaviours) or (None,)
    for stage in playbook.stages:
        bare = _bare(playbook, stage)
        for at, behaviour in enumerate(behaviours):
            people = (_DECIDER, *_OTHERS[at :: len(behaviours)])
            busy = _busy(bare)._replace(behaviour=behaviour)
            sheet = _sheet(playbook, worksheets, busy, people, "东方机械 Orient")
            yield Sample(stage.id, behaviour, sheet)
        yield Sample(stage.id, None, _sheet(playbook, worksheets, bare, (), None))


def sample_sheets(playbook: Playbook, worksheets: "Worksheets") -> Iterator[Sheet]:
    return (sample.sheet for sample in samples(playbook, worksheets))


def _sheet(
    playbook: Playbook, worksheets: "Worksheets", deal: Deal, people: tuple[Contact, ...], account: str | None
) -> Sheet:
    contacts = tuple(person.fact for person in people)
    facts = Facts(deal, contacts, None, playbook.points, _TODAY, "CNY", {})
    opened = Opened(deal, playbook, facts)
    on = date.fromisoformat(_LATER)
    return build_sheet(opened, people, people, worksheets, id="0" * 12, account=account, on=on)


def _bare(playbook: Playbook, stage: Stage) -> Deal:
    return Deal(
        key="K-1",
        title="三号线 Line 3",
        account=None,
        owner="rep",
        playbook=playbook.id,
        playbook_version=playbook.version,
        amount=None,
        currency=None,
        close_date=None,
        behaviour=None,
        status=stage.status,
        stay=Stay(1, stage.id, _SINCE, "new", ("rep",)),
        opened_at=_SINCE,
    )


def _busy(deal: Deal) -> Deal:
    visit = Visit("2026-02-20", _DECIDER.key, "看了样机 saw the sample", True, "rep", interest=INTEREST[:2])
    return deal._replace(
        account=_DECIDER.account,
        amount=48_000_000,
        currency="CNY",
        close_date="2026-06-30",
        promises=(
            Promise("对比表 the comparison", "us", _LATER),
            Promise("预算 the budget", "client", _LATER),
        ),
        visits=(visit,),
        last_contact=visit.on,
        next_step=NextStep("看试点 see the pilot", _LATER, _DECIDER.key, _TODAY),
    )
