"""What a visit is prepared from: the deal as it stands, the people to be met, and who else is known."""

from datetime import date
from typing import Any, NamedTuple

from engine.background import Background
from engine.contacts import DECIDING, Contact
from engine.gate import Checked, Verdict
from engine.message import Text, msg
from engine.playbook import Manner, Playbook, Stage
from engine.reads import Opened
from engine.requirements.decision import Decision
from engine.state import Deal, Filled, Visit
from engine.worksheet import Worksheets
from visits.absent import left_on
from visits.line import Said


class Meeting(NamedTuple):
    """`met`: those to be met, who decides first; empty where nobody is named yet. `people` are all the
    client's, those who left included. `record` is the client's record, where anybody keeps one;
    `background` what is known beside the deal.
    """

    opened: Opened
    verdict: Verdict
    met: tuple[Contact, ...]
    people: tuple[Contact, ...]
    worksheets: Worksheets
    on: date
    record: Filled | None = None
    background: Background = Background()

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
    def behaviour(self) -> Manner | None:
        return self.playbook.behaviours.get(self.deal.behaviour or "")

    @property
    def known(self) -> tuple[Contact, ...]:
        """Those who are still there."""
        return tuple(c for c in self.people if left_on(self.opened.facts, c.key) is None)

    @property
    def decider_known(self) -> bool:
        return any(c.part in DECIDING for c in self.known)

    @property
    def last_talk(self) -> Visit | None:
        """The last one with somebody who is met again, on whatever deal; else the last with the client."""
        met = {person.key for person in self.met}
        talks = self.background.visits or self.deal.visits
        return max(talks, key=lambda talk: (not met.isdisjoint(talk.people), talk.on), default=None)

    @property
    def wins(self) -> bool:
        """Whether leaving this stage wins the deal."""
        at = self.playbook.position(self.deal.stage)
        following = self.playbook.stages[at + 1 : at + 2]
        return self.stage.status == "open" and any(stage.status == "won" for stage in following)

    def name(self, key: str | None) -> Said:
        """A contact by name; the key where the person was erased, and words where nobody is named."""
        name = next((c.name for c in self.people if c.key == key), None) or key
        return Text(name, name) if name else msg("visits.nobody")

    def filled(self, worksheet: str, field: str) -> Any:
        """What stands in a field of a worksheet; None where nothing does."""
        filled = self.deal.worksheets.get(worksheet)
        return filled.fields.get(field) if filled else None

    def beside(self, worksheet: str, field: str) -> tuple[Any, str] | None:
        """What another deal of the client has in a field, and which; the newest that has anything."""
        for deal, sheets in self.background.beside:
            filled = sheets.get(worksheet)
            if filled is not None and filled.fields.get(field):
                return filled.fields[field], deal
        return None

    def days_late(self, due: date) -> int:
        """Days past due on the day of the visit; what falls due between now and then isn't late."""
        return max(0, (self.on - due).days) if due < self.today else 0

    def seen_there(self) -> list[dict[str, Any]]:
        """Competitors' goods seen at the client, the last seen first."""
        rows = self.record.fields.get("goods_seen") or [] if self.record else []
        return sorted(rows, key=lambda row: str(row.get("seen_on") or ""), reverse=True)

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
