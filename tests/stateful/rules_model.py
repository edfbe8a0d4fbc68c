"""The rules once more, small and plain, written from the design and not from the engine.

Days are counted from day 0. A rule that is broken is named by the code of its error; a call that breaks
none changes the model. Several rules may be broken at once: the door may name any of them.
"""

import copy
from dataclasses import dataclass, field

STAGES = ("understand", "expand", "execute", "confirm", "done")
STATUS = dict(zip(STAGES, ("open", "open", "won", "won", "done"), strict=True))
NO_WAY_BACK = {("confirm", "expand")}
POINTS = {
    "needs_known": ("understand", 30),
    "works_low_risk": ("expand", 20),
    "will_buy": ("expand", 10),
    "expectation_met": ("execute", None),
    "value_confirmed": ("confirm", 60),
}
REQUIREMENTS = {
    "understand": ("decision:needs_known", "contact:economic_buyer", "worksheet:client_profile"),
    "expand": ("decision:works_low_risk", "decision:will_buy", "item:terms", "visit:two_sided"),
    "execute": ("decision:expectation_met",),
    "confirm": ("decision:value_confirmed", "condition:deal.behaviour"),
}
NEVER_WAIVED = "decision:will_buy"
BIG, NEEDED_FIELDS, VISIT_WITHIN, WAITS = 500_000, 2, 15, 2
# 25 % of a sheet of seven fields takes two of them.
DECIDING = ("economic_buyer", "decider")
UNDOABLE = {"answer", "fill", "tick", "set", "step", "promise", "wait", "advance", "back", "stop"}
UNDOABLE |= {"review", "review_done"}
ROLES = {"lin": ("rep", "north"), "bo": ("rep", "north"), "wei": ("coach", "north")}
ROLES |= {"kai": ("coach", "south"), "mia": ("manager", None), "ada": ("admin", None)}


@dataclass
class Answer:
    said: str
    kind: str
    on: int
    stale: bool = False


@dataclass
class Person:
    part: str
    since: int
    left: int | None = None


@dataclass
class Waiver:
    stage: str
    requirement: str
    until: int
    ended: bool = False


@dataclass
class Agreed:
    """What a review left somebody to do."""

    who: str
    due: int
    done: bool = False


@dataclass
class Deal:
    owner: str
    amount: int | None
    stage: str = "understand"
    stopped: bool = False
    owners: set[str] = field(default_factory=set)
    won_on: int | None = None
    answers: dict[str, Answer] = field(default_factory=dict)
    fields: set[str] = field(default_factory=set)
    terms: bool = False
    behaviour: str | None = None
    visits: list[int] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)
    unproven: list[str] = field(default_factory=list)
    waits: int = 0
    waits_until: int | None = None
    step: str | None = None
    promised: dict[str, tuple[bool, int]] = field(default_factory=dict)
    agreed: Agreed | None = None
    stays: int = 1

    @property
    def status(self) -> str:
        return "stopped" if self.stopped else STATUS[self.stage]

    @property
    def live(self) -> bool:
        return self.status in ("open", "won")


@dataclass
class World:
    """All deals of one account and the people at the client, on one day."""

    today: int = 0
    deals: dict[str, Deal] = field(default_factory=dict)
    log: dict[str, list[tuple[str, str, Deal]]] = field(default_factory=dict)
    """Of each deal: every event's kind and actor, and the deal before it."""
    people: list[Person] = field(default_factory=list)
    deciders_changed: int | None = None
    spoke: dict[str, list[int]] = field(default_factory=lambda: {"visit": [], "call": []})
    """The days on which the client spoke with us, at a visit or by phone."""

    # ── what a person may do ──────────────────────────────────────────────────────────────────

    def may_work(self, actor: str, owner: str) -> bool:
        role, team = ROLES[actor]
        return actor == owner or role in ("manager", "admin") or (role == "coach" and team == ROLES[owner][1])

    def _basic(self, actor: str, key: str, expect: int | None, *, live: bool) -> set[str]:
        broken = set()
        deal = self.deals[key]
        if not self.may_work(actor, deal.owner):
            broken.add("not_allowed")
        if expect is not None and expect != len(self.log[key]):
            broken.add("conflict")
        if live and not deal.live:
            broken.add("refused")
        return broken

    # ── the gate ──────────────────────────────────────────────────────────────────────────────

    def fresh_yes(self, deal: Deal, point: str) -> bool:
        """A yes the client gave, which nothing has made stale."""
        answer = deal.answers.get(point)
        if answer is None or answer.said != "yes" or answer.kind == "seller_observed":
            return False
        return not self._stale(answer, point)

    def _stale(self, answer: Answer, point: str) -> bool:
        limit = POINTS[point][1]
        old = limit is not None and answer.on + limit < self.today
        others_decide = self.deciders_changed is not None and answer.on < self.deciders_changed
        return answer.stale or old or others_decide

    def met(self, deal: Deal, requirement: str) -> bool:
        kind, name = requirement.split(":")
        if kind == "decision":
            return self.fresh_yes(deal, name)
        if requirement == "contact:economic_buyer":
            if deal.amount is not None and deal.amount < BIG:
                return True
            there = [p for p in self.people if p.part == name and (p.left is None or p.left > self.today)]
            return deal.amount is not None and bool(there)
        if kind == "worksheet":
            return len(deal.fields) >= NEEDED_FIELDS
        if kind == "item":
            return deal.terms
        if kind == "visit":
            return any(on >= self.today - VISIT_WITHIN for on in deal.visits)
        return deal.behaviour is not None

    def may_be_waived(self, deal: Deal, requirement: str) -> bool:
        answer = deal.answers.get(requirement.removeprefix("decision:"))
        said_no = answer is not None and answer.said == "no"
        return requirement != NEVER_WAIVED and not said_no and not self.met(deal, requirement)

    def waived(self, deal: Deal, requirement: str) -> bool:
        in_force = any(
            (w.stage, w.requirement) == (deal.stage, requirement) and not w.ended and w.until >= self.today
            for w in deal.waivers
        )
        return in_force and self.may_be_waived(deal, requirement)

    def standing(self, deal: Deal, requirement: str) -> str:
        """`met`, `waived` or `open`; what does not apply counts as met."""
        if self.met(deal, requirement):
            return "met"
        return "waived" if self.waived(deal, requirement) else "open"

    def slowed(self, deal: Deal) -> bool:
        if not deal.live:
            return False
        here = {p: a for p, a in deal.answers.items() if POINTS[p][0] == deal.stage}
        unsure = any(a.said == "unsure" for a in here.values())
        worn = [p for p, a in here.items() if a.said == "yes" and a.kind != "seller_observed"]
        return unsure or any(self._stale(here[p], p) for p in worn)

    # ── what happens ──────────────────────────────────────────────────────────────────────────

    def record(self, key: str, kind: str, actor: str) -> Deal:
        """The deal to change, with the state before kept for an undo."""
        self.log[key].append((kind, actor, copy.deepcopy(self.deals[key])))
        return self.deals[key]

    def new(self, actor: str, owner: str, amount: int | None) -> set[str]:
        if not self.may_work(actor, owner):
            return {"not_allowed"}
        key = f"ACME-{len(self.deals) + 1}"
        self.deals[key] = Deal(owner, amount, owners={owner})
        self.log[key] = []
        self.record(key, "new", actor)
        return set()

    def change(self, actor: str, key: str, kind: str, expect: int | None, **fields: object) -> set[str]:
        """set, answer, fill, tick, step, promise, visit: what is known of a deal."""
        broken = self._basic(actor, key, expect, live=kind != "set")
        given = fields.get("owner")
        if given is not None and not self.may_work(actor, str(given)):
            broken.add("not_allowed")
        if broken:
            return broken
        after = copy.deepcopy(self.deals[key])
        for name, value in fields.items():
            setattr(after, name, value)
        after.owners |= {after.owner}
        if after.agreed and after.agreed.who == self.deals[key].owner:
            after.agreed.who = after.owner
        if kind not in ("set", "tick", "fill") or after != self.deals[key]:
            self.record(key, kind, actor)
            self.deals[key] = after
        return set()

    def promise(self, actor: str, key: str, by: str, kept: bool) -> set[str]:
        """One offer by each side: made again and again, kept only once it was made."""
        there = self.deals[key].promised
        broken = self._basic(actor, key, None, live=True)
        if kept and by not in there:
            broken.add("not_found")
        made = (kept, there[by][1] if kept and by in there else self.today)
        if not broken and there.get(by) != made:
            self.record(key, "promise", actor).promised = there | {by: made}
        return broken

    def answer(self, actor: str, key: str, expect: int | None, point: str, answer: Answer) -> set[str]:
        """What rests on older evidence than the answer that stands changes nothing."""
        answers = self.deals[key].answers
        if point in answers and answer.on < answers[point].on:
            return self._basic(actor, key, expect, live=True) | {"refused"}
        return self.change(actor, key, "answer", expect, answers={**answers, point: answer})

    def wait(self, actor: str, key: str, expect: int | None, until: int) -> set[str]:
        broken = self._basic(actor, key, expect, live=True)
        if self.deals[key].waits >= WAITS:
            broken.add("refused")
        if until < self.today:
            broken.add("usage")
        if not broken:
            deal = self.record(key, "wait", actor)
            deal.waits, deal.waits_until = deal.waits + 1, until
        return broken

    def waive(self, actor: str, key: str, expect: int | None, requirement: str, until: int) -> set[str]:
        deal = self.deals[key]
        broken = self._basic(actor, key, expect, live=True)
        if ROLES[actor][0] not in ("coach", "manager") or actor in deal.owners:
            broken.add("not_allowed")
        if requirement not in REQUIREMENTS.get(deal.stage, ()) or until < self.today:
            broken.add("usage")
        if self.standing(deal, requirement) == "waived" or not self.may_be_waived(deal, requirement):
            broken.add("refused")
        if not broken:
            self.record(key, "waive", actor).waivers.append(Waiver(deal.stage, requirement, until))
        return broken

    def review(
        self, actor: str, key: str, expect: int | None, verdict: str, agreed: Agreed | None, kept: bool | None
    ) -> set[str]:
        broken = self._basic(actor, key, expect, live=True)
        if ROLES[actor][0] == "rep":
            broken.add("not_allowed")
        if (verdict == "help" and agreed is None) or (agreed and agreed.due < self.today):
            broken.add("usage")
        if kept is not None and self.deals[key].agreed is None:
            broken.add("refused")
        if not broken:
            self.record(key, "review", actor).agreed = agreed
        return broken

    def review_done(self, actor: str, key: str, expect: int | None) -> set[str]:
        agreed = self.deals[key].agreed
        broken = self._basic(actor, key, expect, live=False)
        if agreed and agreed.who == actor:
            broken.discard("not_allowed")
        if agreed is None or agreed.done:
            broken.add("refused")
        if not broken:
            self.record(key, "review_done", actor).agreed = Agreed(agreed.who, agreed.due, done=True)
        return broken

    def advance(self, actor: str, key: str, expect: int | None) -> set[str]:
        deal = self.deals[key]
        broken = self._basic(actor, key, expect, live=True)
        standings = [self.standing(deal, r) for r in REQUIREMENTS.get(deal.stage, ())]
        if deal.live and "open" in standings:
            broken.add("gate_closed")
        if not broken:
            self.record(key, "advance", actor)
            left = deal.stage
            deal.unproven = [s for s in deal.unproven if s != left] + [left] * ("waived" in standings)
            self._enter(deal, STAGES[STAGES.index(left) + 1])
        return broken

    def back(self, actor: str, key: str, expect: int | None, stage: str) -> set[str]:
        deal = self.deals[key]
        broken = self._basic(actor, key, expect, live=True)
        if STAGES.index(stage) >= STAGES.index(deal.stage) or (deal.stage, stage) in NO_WAY_BACK:
            broken.add("refused")
        if not broken:
            self.record(key, "back", actor)
            again = STAGES[STAGES.index(stage) :]
            for point, answer in deal.answers.items():
                answer.stale = answer.stale or POINTS[point][0] in again
            for waiver in deal.waivers:
                waiver.ended = waiver.ended or waiver.stage in again
            self._enter(deal, stage)
            if STATUS[stage] == "open":
                deal.won_on = None
        return broken

    def stop(self, actor: str, key: str, expect: int | None) -> set[str]:
        broken = self._basic(actor, key, expect, live=True)
        if not broken:
            deal = self.record(key, "stop", actor)
            deal.stopped, deal.waits, deal.waits_until = True, 0, None
        return broken

    def reopen(self, actor: str, key: str, expect: int | None) -> set[str]:
        deal = self.deals[key]
        broken = self._basic(actor, key, expect, live=False)
        if deal.live:
            broken.add("refused")
        if deal.stage == "done" and ROLES[actor][0] == "rep":
            broken.add("not_allowed")
        if not broken:
            self.record(key, "reopen", actor)
            won_on = deal.won_on
            self._enter(deal, "confirm" if deal.stage == "done" else deal.stage)
            deal.won_on = won_on
        return broken

    def undo(self, actor: str, key: str, expect: int | None) -> set[str]:
        kind, by, before = self.log[key][-1]
        broken = self._basic(actor, key, expect, live=False)
        if kind not in UNDOABLE:
            broken.add("refused")
        if actor != by and ROLES[actor][0] == "rep":
            broken.add("not_allowed")
        if not broken:
            self.record(key, "undo", actor)
            self.deals[key] = copy.deepcopy(before)
        return broken

    def _at_the_client(self, actor: str) -> set[str]:
        """Who works on none of the client's deals leaves its people alone."""
        owners = {deal.owner for deal in self.deals.values()}
        fits = ROLES[actor][0] in ("manager", "admin") or not owners
        return set() if fits or any(self.may_work(actor, o) for o in owners) else {"not_allowed"}

    def call_on(self, actor: str, channel: str, on: int, two_sided: bool) -> set[str]:
        """A visit or call to the client that is about none of the deals."""
        broken = self._at_the_client(actor)
        if not broken:
            self.speak(channel, on, two_sided)
        return broken

    def speak(self, channel: str, on: int, two_sided: bool) -> None:
        if two_sided:
            self.spoke["call" if channel == "call" else "visit"].append(on)

    def last_spoke(self) -> tuple[int | None, int | None] | None:
        """The last visit and the last call, if there was any."""
        visits, calls = self.spoke.values()
        return (max(visits, default=None), max(calls, default=None)) if visits or calls else None

    def join(self, actor: str, part: str) -> set[str]:
        broken = self._at_the_client(actor)
        if not broken:
            self.people.append(Person(part, self.today))
            self._deciders(part)
        return broken

    def leave(self, actor: str, at: int) -> set[str]:
        broken = self._at_the_client(actor)
        if not broken:
            self.people[at].left = self.today
            self._deciders(self.people[at].part)
        return broken

    def _deciders(self, part: str) -> None:
        if part in DECIDING:
            self.deciders_changed = self.today

    def _enter(self, deal: Deal, stage: str) -> None:
        deal.stage, deal.stopped, deal.waits, deal.waits_until = stage, False, 0, None
        deal.stays += 1
        deal.owners = {deal.owner}
        if deal.won_on is None and STATUS[stage] in ("won", "done"):
            deal.won_on = self.today
