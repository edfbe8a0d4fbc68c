"""The gate of a deal's page: each requirement with the form that settles it, for whoever may."""

from collections.abc import Iterator
from typing import NamedTuple

from commands import titles
from commands.desk import Desk
from engine import people, rights
from engine.gate import Checked, Verdict
from engine.message import Message, Step, msg
from engine.people import Person
from engine.reads import Opened
from engine.state import DONE, STOPPED
from engine.unproven import unproven
from stages.field_names import named
from web import moves
from web.deal import Asked, Gate, Unproven
from web.forms import Around, Form, Refusal
from web.settling import form_of


class Rights(NamedTuple):
    """What somebody may do with a deal as it stands."""

    work: bool = False
    waive: bool = False
    reopen: bool = False
    settings: bool = False

    @classmethod
    def of(cls, desk: Desk, now: Opened, owner: Person, *, mine: bool) -> "Rights":
        """`mine`: whether they may change it at all."""
        if not mine:
            return cls()
        if now.deal.status in (STOPPED, DONE):
            return cls(reopen=rights.may_reopen(desk.actor, owner, now.deal.stage))
        actor, staff = desk.actor, people.staff(desk.store)
        return cls(
            work=True,
            waive=rights.may_waive(actor, now.deal.stay.owners, staff),
            settings=rights.may_some(actor, "settings"),
        )

    def to(self, step: Step) -> bool:
        """Whether they may take a step."""
        return self.work and (self.settings or step.action != "db rate")


def gate(now: Opened, around: Around, may: Rights) -> Gate | None:
    verdict = now.verdict
    if verdict is None:
        return None
    asked = tuple(_asked(now, each, around, may) for each in verdict.checked)
    at, stages = now.playbook.position(now.deal.stage), now.playbook.stages
    to = stages[at + 1].title if at + 1 < len(stages) else msg("deals.stage_done")
    return Gate(_said(verdict), sum(c.passes for c in verdict.checked), asked, to, verdict.passed)


def left(desk: Desk, now: Opened, around: Around, may: Rights) -> Iterator[Unproven]:
    """The stages it left without proof, with what is still missing there."""
    found = unproven(now.playbook, now.facts)
    names = titles.stages(desk.store, now.playbook, now.deal.key, (each.stage for each in found))
    for (stage, missing), name in zip(found, names, strict=True):
        said = msg("gate.unproven_gone" if missing is None else "gate.unproven_shown", stage=name)
        asked = (_asked(now, each, around, may._replace(waive=False), f"{stage}-") for each in missing or ())
        yield Unproven(name, None if missing else said, tuple(asked))


def again(refusal: Refusal, now: Opened, around: Around) -> Form | None:
    """A form that its page has no more, for what was typed into it; None where nothing was."""
    typed, act = refusal.typed, refusal.typed.get("act", "")
    step = Step(act, now.deal.key, {name: typed.get(name) for name in ("point", "item", "part", "currency")})
    if act == "waive":
        return moves.waive(refusal.form, typed.get("requirement", ""))
    own = {
        "back": lambda: moves.back([(id, now.playbook.stage(id).title) for id in now.playbook.order]),
        "promise": moves.promise,
        "reopen": moves.reopen,
        "step": lambda: moves.next_step(around),
        "stop": lambda: moves.stop(around),
        "wait": moves.wait,
    }
    if act in own:
        return own[act]()._replace(id=refusal.form)
    if act == "answer":
        return form_of(step, around, refusal.form, titles.question(now.playbook, typed.get("point", "")))
    return None


def _said(verdict: Verdict) -> Message:
    if verdict.passed:
        return msg("gate.open" if verdict.proven else "gate.open_by_waiver", deal=verdict.deal)
    return msg("gate.still", n=len(verdict.missing), first=verdict.missing[0].requirement.title)


def _asked(now: Opened, checked: Checked, around: Around, may: Rights, stem: str = "") -> Asked:
    requirement, step = checked.requirement, checked.settle
    id = f"{stem}{requirement.id}"
    settle: Form | None = None
    link: str | None = None
    if step is not None and may.to(step) and not checked.refused:
        if step.action == "fill":
            link = f"/deals/{now.deal.key}/sheets/{step.args['worksheet']}"
        else:
            settle = form_of(step, around, f"settle-{id}", requirement.title)
    return Asked(
        id,
        requirement.title,
        checked.standing,
        tuple(named(reason) for reason in checked.why),
        settle._replace(back_to=id) if settle else None,
        link,
        moves.waive(f"waive-{id}", requirement.id)._replace(back_to=id)
        if may.waive and checked.can_be_waived
        else None,
        checked.refused and may.work,
    )
