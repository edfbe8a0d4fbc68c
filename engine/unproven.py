"""Stages a deal left without proof, by waiver or because it was brought in: what their gates still want."""

from engine.facts import Facts
from engine.gate import Checked, check
from engine.playbook import Playbook
from engine.requirements.finding import MET, NOT_APPLICABLE
from engine.value import Value


class Unproven(Value):
    """A stage by its id. `missing`: what doesn't hold today, each with the step that settles it; None where
    the deal's playbook has no such stage any more, so nobody can say.

    Nothing missing doesn't take it off the list, for how it was left stays on record: going back, and through
    its gate, does.
    """

    stage: str
    missing: tuple[Checked, ...] | None


def unproven(playbook: Playbook, facts: Facts) -> tuple[Unproven, ...]:
    """In the order of the playbook, those it has no more first. The stage the deal stands in has its gate yet
    to pass, and is not among them."""
    # A waiver lets pass, and shows nothing.
    facts = facts._replace(deal=facts.deal._replace(waivers=()))
    left = [id for id in facts.deal.unproven if id != facts.deal.stage]
    gone = [Unproven(id, None) for id in left if id not in playbook.order]
    return (*gone, *(_missing(playbook, id, facts) for id in playbook.order if id in left))


def _missing(playbook: Playbook, id: str, facts: Facts) -> Unproven:
    checked = check(playbook.stage(id), facts).checked
    return Unproven(id, tuple(c for c in checked if c.standing not in (MET, NOT_APPLICABLE)))
