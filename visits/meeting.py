"""What a visit is prepared from: the deal as it stands, the person to be met, and who else is known."""

from datetime import date
from typing import NamedTuple

from engine.contacts import DECIDING, Contact
from engine.gate import Checked, Verdict
from engine.message import Text, msg
from engine.playbook import Playbook, Stage
from engine.reads import Opened
from engine.requirements.decision import Decision
from engine.state import Deal
from engine.worksheet import Worksheets
from visits.absent import left_on
from visits.line import Said


class Meeting(NamedTuple):
    """`met` is None where nobody is named yet; `people` are all the client's, those who left included."""

    opened: Opened
    verdict: Verdict
    met: Contact | None
    people: tuple[Contact, ...]
    worksheets: Worksheets

    @property
    def deal(self) -> Deal:
        return self.opened.deal

    @property
    def playbook(self) -> Playbook:
        return self.opened.playbook

    @property
    def stage(self) -> Stage:
        return self.playbook.stage(self.deal.stage)

    @property
    def today(self) -> date:
        return date.fromisoformat(self.opened.facts.today)

    @property
    def known(self) -> tuple[Contact, ...]:
        """Those who are still there."""
        return tuple(c for c in self.people if left_on(self.opened.facts, c.key) is None)

    @property
    def decider_known(self) -> bool:
        return any(c.part in DECIDING for c in self.known)

    def name(self, key: str | None) -> Said:
        """A contact by name; the key where the person was erased, and words where nobody is named."""
        name = next((c.name for c in self.people if c.key == key), None) or key
        return Text(name, name) if name else msg("visits.nobody")

    def doubted(self) -> tuple[tuple[Decision, Checked], ...]:
        """The stage's decision points the client has answered, but not with a yes that counts today."""
        facts = self.opened.facts
        found = []
        for checked in self.verdict.checked:
            requirement = checked.requirement
            if isinstance(requirement, Decision):
                reading = facts.reading(requirement.point)
                if reading is not None and reading.answer != "yes":
                    found.append((requirement, checked))
        return tuple(found)
