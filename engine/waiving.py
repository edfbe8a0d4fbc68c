"""Who may let a requirement pass, and which: as a pure decision, with its reason."""

from typing import Any

from engine.deal_fields import needed
from engine.errors import NotAllowed, Refused, unknown
from engine.gate import Verdict
from engine.message import msg
from engine.people import Person
from engine.rights import may_waive
from engine.state import Day, Deal


def waive(
    actor: Person, team: int, deal: Deal, verdict: Verdict, requirement: str, reason: str, until: Day
) -> dict[str, Any]:
    """What would be written into history, or why not. `team`: how many people work here.

    By a coach or manager who never owned the deal in this stay, for one open requirement that the
    client has not refused and the playbook lets pass.
    """
    if team < 2:
        raise NotAllowed(msg("deals.waive_alone"))
    if not may_waive(actor, deal.stay.owners, team):
        id = "deals.waive_own" if actor.user in deal.stay.owners else "deals.waive_role"
        raise NotAllowed(msg(id, user=actor.user))
    checked = {c.requirement.id: c for c in verdict.checked}
    if requirement not in checked:
        raise unknown("deals.unknown_requirement", requirement, checked)
    found = checked[requirement]
    if found.passes:
        raise Refused(msg("deals.waive_needless", requirement=requirement, why=found.why))
    if found.refused:
        raise Refused(msg("deals.waive_no", requirement=requirement), hint=found.settle)
    if not found.requirement.waivable:
        raise Refused(msg("deals.waive_never", requirement=requirement), hint=found.settle)
    return {
        "requirement": requirement,
        "stage": deal.stage,
        "until": until,
        "reason": needed(reason, "reason"),
    }
