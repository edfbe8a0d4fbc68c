"""What becomes of a deal under another playbook: pure decisions, for the preview and the upgrade itself."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from engine.fold import upgraded
from engine.gate import Checked, Verdict, check
from engine.playbook import Playbook
from engine.reads import Opened
from engine.state import Deal, Instant

LIVE = ("open", "won")


class Turned(NamedTuple):
    """A requirement that stands otherwise than before; None where one of the gates doesn't ask for it."""

    before: Checked | None
    after: Checked | None


class Left(NamedTuple):
    """What was said and done for the old playbook, stays on record, and counts for nothing in the new one."""

    points: tuple[str, ...] = ()
    """Decision points that were answered."""
    items: tuple[str, ...] = ()
    """Checklist items that were ticked."""
    waivers: tuple[str, ...] = ()
    """Requirements of its stage that were waived, and still are."""


class Effect(NamedTuple):
    """A deal before and after, with the verdict of the gate it stands at, each by its own playbook."""

    deal: Deal
    after: Deal
    was: Playbook
    to: Playbook
    before: Verdict
    verdict: Verdict
    left: Left

    @property
    def turned(self) -> tuple[Turned, ...]:
        """The requirements of the new gate first, then those that are asked for no longer."""
        before = {checked.requirement.id: checked for checked in self.before.checked}
        after = {checked.requirement.id: checked for checked in self.verdict.checked}
        pairs = (Turned(before.get(id), after.get(id)) for id in dict.fromkeys((*after, *before)))
        return tuple(pair for pair in pairs if _standing(pair.before) != _standing(pair.after))

    @property
    def changes(self) -> bool:
        """Whether its verdict does: what is asked for, or how it stands."""
        return bool(self.turned)


def _standing(checked: Checked | None) -> str | None:
    return checked.standing if checked else None


def destination(stage: str, to: Playbook, stages: Mapping[str, str]) -> str | None:
    """The stage a deal has there: its own, where there is one of that id, else the one `stages` names.

    None where nothing says.
    """
    if stage in to.order:
        return stage
    named = stages.get(stage)
    return named if named in to.order else None


def reachable(stage: str, was: Playbook, to: Playbook) -> tuple[str, ...]:
    """Where deals may be led whose stage is gone: to the first that stood behind it, at the latest.

    Where none of those is left, no deal is won by it that wasn't.
    """
    later = was.order[was.position(stage) + 1 :]
    behind = next((at for at, id in enumerate(to.order) if id in later), None)
    if behind is not None:
        return to.order[: behind + 1]
    if was.stage(stage).status == "won":
        return to.order
    won = next((at for at, each in enumerate(to.stages) if each.status == "won"), len(to.order))
    return to.order[: won or 1]


def is_proven(deal: Deal, was: Playbook, to: Playbook, stage: str) -> bool:
    """Whether it comes no further than it was: neither won by it, nor led past more stages than it had behind
    it."""
    won = deal.status != "won" and to.stage(stage).status == "won"
    past = stage != deal.stage and to.position(stage) > was.position(deal.stage)
    return not (won or past)


def told(deal: Deal, was: Playbook, to: Playbook, stage: str, batch: str) -> dict[str, Any]:
    """What is written into the deal's history. The stage's title stands beside its id, as with every move."""
    there = to.stage(stage)
    return {
        "playbook": to.id,
        "playbook_version": to.version,
        "from": [deal.playbook, deal.playbook_version],
        "from_stage": deal.stage,
        "from_status": deal.status,
        "stage": there.id,
        "stage_title": there.title._asdict(),
        "status": there.status,
        "proven": is_proven(deal, was, to, stage),
        "batch": batch,
    }


def lawful(before: Deal, was: Playbook, to: Playbook, data: Mapping[str, Any]) -> bool:
    """Whether the door could have written it: a stage is left only where the new playbook doesn't have it,
    and for one that is not too far."""
    stage = data["stage"]
    if before.status not in LIVE or stage not in to.order:
        return False
    if stage not in ((before.stage,) if before.stage in to.order else reachable(before.stage, was, to)):
        return False
    same = (before.playbook, before.playbook_version) == (to.id, to.version)
    playbook, _, number = str(data["batch"]).partition("#")
    numbered = playbook == to.id and number.isdecimal()
    return not same and numbered and dict(data) == told(before, was, to, stage, data["batch"])


def upgrade(now: Opened, to: Playbook, data: Mapping[str, Any], at: Instant) -> Effect:
    """What becomes of a live deal by what `told` says of it."""
    return effect(now, upgraded(now.deal, data, at), to)


def effect(now: Opened, after: Deal, to: Playbook) -> Effect:
    """The same facts before two gates: that of the playbook it follows, and that of another."""
    before = check(now.playbook.stage(now.deal.stage), now.facts)
    facts = now.facts._replace(deal=after, points=to.points)
    verdict = check(to.stage(after.stage), facts)
    return Effect(now.deal, after, now.playbook, to, before, verdict, _left(now, after, to))


def _left(now: Opened, after: Deal, to: Playbook) -> Left:
    deal, was = now.deal, now.playbook
    points = tuple(p for p in deal.answers if p in was.points and p not in to.points)
    items = tuple(i for i in deal.items if i in _items(was) and i not in _items(to))
    asked = {(after.stage, requirement.id) for requirement in to.stage(after.stage).gate}
    in_force = (
        w for w in deal.waivers if w.stage == deal.stage and not w.ended and w.until >= now.facts.today
    )
    waivers = tuple(w.requirement for w in in_force if (w.stage, w.requirement) not in asked)
    return Left(points, items, tuple(dict.fromkeys(waivers)))


def _items(playbook: Playbook) -> set[str]:
    return {item.id for stage in playbook.stages for item in stage.checklist}
