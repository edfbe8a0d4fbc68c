"""Sheets of deals that never were, to try templates with: in every stage one that says much, one little."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from engine.contacts import Contact
from engine.facts import BEHAVIOURS, Facts
from engine.playbook import Playbook, Stage
from engine.reads import Opened
from engine.state import INTEREST, Deal, NextStep, Promise, Stay, Visit
from visits.sheet import Sheet, build_sheet

if TYPE_CHECKING:
    from engine.worksheet import Worksheets

_TODAY, _LATER = "2026-03-02", "2026-03-05"
_SINCE = "2026-02-02T01:00:00.000000Z"
_DECIDER = Contact("K-1.1", "K-1", "张伟 Zhang Wei", "decider", "analytical", "2026-01-05", None, 1)
_USER = Contact("K-1.2", "K-1", "李娜 Li Na", "user", None, "2026-01-05", None, 1)


def sample_sheets(playbook: Playbook, worksheets: "Worksheets") -> Iterator[Sheet]:
    for stage in playbook.stages:
        yield _sheet(
            playbook, worksheets, _busy(_bare(playbook, stage)), (_DECIDER, _USER), "东方机械 Orient"
        )
        yield _sheet(playbook, worksheets, _bare(playbook, stage), (), None)


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
        behaviour=BEHAVIOURS[0],
        promises=(
            Promise("对比表 the comparison", "us", _LATER),
            Promise("预算 the budget", "client", _LATER),
        ),
        visits=(visit,),
        last_contact=visit.on,
        next_step=NextStep("看试点 see the pilot", _LATER, _DECIDER.key, _TODAY),
    )
