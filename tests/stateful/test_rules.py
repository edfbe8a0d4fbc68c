"""Random commands through the one door, against a model of the rules: no difference may show."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from counted import learned_step_by_step
from databases import Databases
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from rules_model import POINTS, REQUIREMENTS, ROLES, STAGES, Agreed, Answer, World
from short_playbook import DAY_0

from coach.limits.learning import relearn
from coach.lives import lives_ever
from engine import account_visits, contacts, deals, history, reads, visit_table
from engine.change import Change, carry_out
from engine.clock import day_of
from engine.errors import DealgateError
from engine.fold import fold
from engine.people import find
from engine.reads import View
from engine.store import open_store
from engine.verify import verify
from engine.workspace import load
from stages.understand.client_profile import CLIENT_PROFILE
from stages.worksheets import WORKSHEETS

ACTORS = st.sampled_from([*ROLES, "lin", "lin", "wei", "wei"])
WHICH = st.integers(0, 2)
STALE_VERSION = st.sampled_from([None, None, None, None, 0, 1])
"""How far behind the version is that the actor has seen; None: no version given."""
AMOUNTS = st.sampled_from([None, 100_000, 800_000])
CHANNEL = st.sampled_from(["in_person", "online", "call"])
FIELDS = [field.id for field in CLIENT_PROFILE.fields]


class Rules(RuleBasedStateMachine):
    """Each rule does one thing in the model's world and through the door, and compares what came of it."""

    blank: tuple[Databases, str]

    def __init__(self) -> None:
        super().__init__()
        databases, blank = self.blank
        self.held = ExitStack()
        folder = Path(self.held.enter_context(TemporaryDirectory()))
        self.store = open_store(self.held.enter_context(databases.copy(blank, folder / "deals.sqlite")))
        if self.store.kind == "sqlite":
            self.store.run("PRAGMA synchronous = OFF")
        self.workspace = load(self.store)
        self.world = World()
        self.known: list[str] = []

    def teardown(self) -> None:
        try:
            self.history_says_the_same()
        finally:
            self.store.close()
            self.held.close()

    # ── the two sides ─────────────────────────────────────────────────────────────────────────

    def change(self, actor: str, expect: int | None = None) -> Change:
        now = DAY_0 + timedelta(days=self.world.today)
        return Change(self.store, self.workspace, WORKSHEETS, find(self.store, actor), now, expect)

    def iso(self, day: int) -> str:
        return (DAY_0.date() + timedelta(days=day)).isoformat()

    def number(self, day: date | str) -> int:
        return (date.fromisoformat(str(day)) - DAY_0.date()).days

    def both(self, broken: set[str], change: Change, act: Callable[[Change], object]) -> None:
        """The door does it when the model has nothing against it, else it says one of the model's noes."""
        said: set[str | None] = set(broken) or {None}
        assert _refusal(change, act) in said

    def pick(self, which: int) -> str:
        keys = list(self.world.deals)
        return keys[which % len(keys)]

    def seen(self, key: str, behind: int | None) -> int | None:
        return None if behind is None else max(1, len(self.world.log[key]) - behind)

    # ── rules ─────────────────────────────────────────────────────────────────────────────────

    @initialize(amount=AMOUNTS)
    def two_deals(self, amount: int | None) -> None:
        self.new("lin", "lin", amount)
        self.new("wei", "wei", 800_000)

    @precondition(lambda self: len(self.world.deals) < 3)
    @rule(actor=ACTORS, owner=st.sampled_from(["lin", "bo", "wei"]), amount=AMOUNTS)
    def new(self, actor: str, owner: str, amount: int | None) -> None:
        broken = self.world.new(actor, owner, amount)
        text = None if amount is None else str(amount)
        self.both(
            broken,
            self.change(actor),
            lambda c: deals.new(c, "x", account="ACME", amount=text, owner=owner, playbook="short"),
        )

    @rule(actor=ACTORS, which=WHICH, behind=STALE_VERSION, point=st.sampled_from([*POINTS]), data=st.data())
    def answer(self, actor: str, which: int, behind: int | None, point: str, data: Any) -> None:
        key = self.pick(which)
        said = data.draw(st.sampled_from(["yes", "yes", "yes", "unsure", "no"]))
        kind = data.draw(st.sampled_from(["client_document", "event_held", "seller_observed"]))
        self._answer(actor, key, behind, point, said, kind, self.world.today - data.draw(st.integers(0, 25)))

    def _answer(
        self, actor: str, key: str, behind: int | None, point: str, said: str, kind: str, on: int
    ) -> None:
        expect = self.seen(key, behind)
        broken = self.world.answer(actor, key, expect, point, Answer(said, kind, on))
        self.both(
            broken,
            self.change(actor, expect),
            lambda c: deals.answer(c, key, point, said, evidence="seen", kind=kind, on=self.iso(on)),
        )

    @rule(
        actor=ACTORS, which=WHICH, behind=STALE_VERSION, name=st.sampled_from(FIELDS[:3]), off=st.booleans()
    )
    def fill(self, actor: str, which: int, behind: int | None, name: str, off: bool) -> None:
        key = self.pick(which)
        expect = self.seen(key, behind)
        there = self.world.deals[key].fields
        broken = self.world.change(
            actor, key, "fill", expect, fields=there - {name} if off else there | {name}
        )
        raw = {name: "" if off else "known"}
        self.both(broken, self.change(actor, expect), lambda c: deals.fill(c, key, "client_profile", raw))

    @rule(actor=ACTORS, which=WHICH, behind=STALE_VERSION, off=st.booleans())
    def tick(self, actor: str, which: int, behind: int | None, off: bool) -> None:
        key = self.pick(which)
        expect = self.seen(key, behind)
        broken = self.world.change(actor, key, "tick", expect, terms=not off)
        self.both(broken, self.change(actor, expect), lambda c: deals.tick(c, key, "terms", off=off))

    @rule(actor=ACTORS, which=WHICH, ago=st.integers(0, 20), two_sided=st.booleans(), channel=CHANNEL)
    def visit(self, actor: str, which: int, ago: int, two_sided: bool, channel: str) -> None:
        key = self.pick(which)
        on = self.world.today - ago
        held = self.world.deals[key].visits + [on] * two_sided
        broken = self.world.change(actor, key, "visit", None, visits=held)
        if not broken:
            self.world.speak(channel, on, two_sided)
        told = {"contact": None, "on": self.iso(on), "summary": "talk", "channel": channel}
        self.both(broken, self.change(actor), lambda c: deals.log_visit(c, key, **told, two_sided=two_sided))

    @rule(actor=ACTORS, ago=st.integers(0, 20), two_sided=st.booleans(), channel=CHANNEL)
    def call_on(self, actor: str, ago: int, two_sided: bool, channel: str) -> None:
        on = self.world.today - ago
        broken = self.world.call_on(actor, channel, on, two_sided)
        told = {"contact": None, "on": self.iso(on), "summary": "talk", "channel": channel}
        self.both(
            broken,
            self.change(actor),
            lambda c: account_visits.log_visit(c, "ACME", **told, two_sided=two_sided),
        )

    @rule(actor=ACTORS, which=WHICH, behind=STALE_VERSION, data=st.data())
    def set(self, actor: str, which: int, behind: int | None, data: Any) -> None:
        key = self.pick(which)
        expect = self.seen(key, behind)
        name, value = data.draw(
            st.one_of(
                st.tuples(st.just("amount"), AMOUNTS),
                st.tuples(st.just("behaviour"), st.sampled_from([None, "project", "profit"])),
                st.tuples(st.just("owner"), st.sampled_from(["lin", "bo", "wei"])),
            )
        )
        broken = self.world.change(actor, key, "set", expect, **{name: value})
        fields = {name: "" if value is None else str(value)}
        self.both(broken, self.change(actor, expect), lambda c: deals.set_fields(c, key, fields))

    @rule(actor=ACTORS, which=WHICH, what=st.sampled_from(["call", "send"]), ahead=st.integers(0, 9))
    def step(self, actor: str, which: int, what: str, ahead: int) -> None:
        key = self.pick(which)
        broken = self.world.change(actor, key, "step", None, step=what)
        day = self.iso(self.world.today + ahead)
        self.both(broken, self.change(actor), lambda c: deals.set_step(c, key, what, on=day, contact=None))

    @rule(actor=ACTORS, which=WHICH, by=st.sampled_from(["us", "client"]), kept=st.booleans())
    def promise(self, actor: str, which: int, by: str, kept: bool) -> None:
        key = self.pick(which)
        broken = self.world.promise(actor, key, by, kept)
        day = self.iso(self.world.today)
        self.both(
            broken,
            self.change(actor),
            lambda c: deals.promise(c, key, f"offer by {by}", by=by, on=day, kept=kept),
        )

    @rule(actor=ACTORS, which=WHICH, behind=STALE_VERSION, ahead=st.integers(-1, 10))
    def wait(self, actor: str, which: int, behind: int | None, ahead: int) -> None:
        key, until = self.pick(which), self.world.today + ahead
        expect = self.seen(key, behind)
        broken = self.world.wait(actor, key, expect, until)
        day = self.iso(until)
        self.both(
            broken, self.change(actor, expect), lambda c: deals.wait(c, key, until=day, reason="budget")
        )

    @rule(
        actor=st.sampled_from(["wei", "wei", "mia", *ROLES]),
        which=WHICH,
        behind=STALE_VERSION,
        verdict=st.sampled_from(["slow", "help"]),
        agreed=st.none() | st.tuples(st.sampled_from(["lin", "bo", "mia"]), st.integers(-1, 9)),
        kept=st.sampled_from([None, None, True]),
    )
    def review(
        self,
        actor: str,
        which: int,
        behind: int | None,
        verdict: str,
        agreed: tuple[str, int] | None,
        kept: bool | None,
    ) -> None:
        key = self.pick(which)
        expect = self.seen(key, behind)
        task = Agreed(agreed[0], self.world.today + agreed[1]) if agreed else None
        broken = self.world.review(actor, key, expect, verdict, task, kept)
        said = {"what": "call", "who": task.who, "due": self.iso(task.due)} if task else {}
        self.both(
            broken, self.change(actor, expect), lambda c: deals.review(c, key, verdict, kept=kept, **said)
        )

    @rule(actor=ACTORS, which=WHICH, behind=STALE_VERSION)
    def review_done(self, actor: str, which: int, behind: int | None) -> None:
        key = self.pick(which)
        expect = self.seen(key, behind)
        broken = self.world.review_done(actor, key, expect)
        self.both(broken, self.change(actor, expect), lambda c: deals.review_done(c, key))

    @rule(
        actor=st.sampled_from(["wei", "wei", "mia", *ROLES]),
        which=WHICH,
        behind=STALE_VERSION,
        at=st.integers(0, 3),
        ahead=st.integers(-1, 12),
    )
    def waive(self, actor: str, which: int, behind: int | None, at: int, ahead: int) -> None:
        key = self.pick(which)
        own = REQUIREMENTS.get(self.world.deals[key].stage) or REQUIREMENTS["expand"]
        self._waive(actor, key, behind, own[at % len(own)], self.world.today + ahead)

    def _waive(self, actor: str, key: str, behind: int | None, requirement: str, until: int) -> None:
        expect = self.seen(key, behind)
        broken = self.world.waive(actor, key, expect, requirement, until)
        day = self.iso(until)
        self.both(
            broken,
            self.change(actor, expect),
            lambda c: deals.waive(c, key, requirement, reason="shutdown", until=day),
        )

    @rule(actor=ACTORS, which=WHICH, behind=STALE_VERSION)
    def advance(self, actor: str, which: int, behind: int | None) -> None:
        self._advance(actor, self.pick(which), behind)

    def _advance(self, actor: str, key: str, behind: int | None) -> None:
        expect = self.seen(key, behind)
        broken = self.world.advance(actor, key, expect)
        self.both(broken, self.change(actor, expect), lambda c: deals.advance(c, key))

    @rule(which=WHICH, but=st.integers(0, 5), waived=st.booleans())
    def work_through(self, which: int, but: int, waived: bool) -> None:
        """The owner settles all the gate asks, perhaps but one thing the coach may waive, and advances."""
        key = self.pick(which)
        owner = self.world.deals[key].owner
        for at, requirement in enumerate(REQUIREMENTS.get(self.world.deals[key].stage, ())):
            if at != but:
                self._settle(owner, key, requirement)
            elif waived:
                self._waive("wei", key, None, requirement, self.world.today)
        self._advance(owner, key, None)

    @rule(which=WHICH)
    def finish(self, which: int) -> None:
        """All the way to the end of the won stages, as far as nothing stands against it."""
        for _ in range(2):
            self.work_through(which, but=9, waived=False)

    def _settle(self, owner: str, key: str, requirement: str) -> None:
        kind, name = requirement.split(":")
        if kind == "decision":
            self._answer(owner, key, None, name, "yes", "client_document", self.world.today)
        elif kind == "contact":
            self.join("wei", "economic_buyer")
        elif kind == "worksheet":
            self._both_fields(owner, key)
        elif kind == "item":
            broken = self.world.change(owner, key, "tick", None, terms=True)
            self.both(broken, self.change(owner), lambda c: deals.tick(c, key, name))
        elif kind == "visit":
            held = [*self.world.deals[key].visits, self.world.today]
            broken = self.world.change(owner, key, "visit", None, visits=held)
            if not broken:
                self.world.speak("in_person", self.world.today, True)
            self.both(
                broken,
                self.change(owner),
                lambda c: deals.log_visit(c, key, contact=None, on=None, summary="talk", two_sided=True),
            )
        else:
            broken = self.world.change(owner, key, "set", None, behaviour="project")
            self.both(
                broken, self.change(owner), lambda c: deals.set_fields(c, key, {"behaviour": "project"})
            )

    def _both_fields(self, owner: str, key: str) -> None:
        raw = dict.fromkeys(FIELDS[:2], "known")
        filled = self.world.deals[key].fields | set(raw)
        broken = self.world.change(owner, key, "fill", None, fields=filled)
        self.both(broken, self.change(owner), lambda c: deals.fill(c, key, "client_profile", raw))

    @rule(actor=ACTORS, which=WHICH, behind=STALE_VERSION, stage=st.sampled_from(STAGES[:4]))
    def back(self, actor: str, which: int, behind: int | None, stage: str) -> None:
        key = self.pick(which)
        expect = self.seen(key, behind)
        broken = self.world.back(actor, key, expect, stage)
        self.both(broken, self.change(actor, expect), lambda c: deals.back(c, key, stage, reason="anew"))

    @rule(actor=ACTORS, which=WHICH, behind=STALE_VERSION)
    def stop(self, actor: str, which: int, behind: int | None) -> None:
        key = self.pick(which)
        expect = self.seen(key, behind)
        broken = self.world.stop(actor, key, expect)
        self.both(broken, self.change(actor, expect), lambda c: deals.stop(c, key, "no_decision", reason="-"))

    @rule(actor=ACTORS, which=WHICH, behind=STALE_VERSION)
    def reopen(self, actor: str, which: int, behind: int | None) -> None:
        key = self.pick(which)
        expect = self.seen(key, behind)
        broken = self.world.reopen(actor, key, expect)
        self.both(broken, self.change(actor, expect), lambda c: deals.reopen(c, key, reason="again"))

    @rule(actor=ACTORS, which=WHICH, behind=STALE_VERSION)
    def undo(self, actor: str, which: int, behind: int | None) -> None:
        key = self.pick(which)
        expect = self.seen(key, behind)
        broken = self.world.undo(actor, key, expect)
        self.both(broken, self.change(actor, expect), lambda c: deals.undo(c, key))

    @precondition(lambda self: len(self.world.people) < 4)
    @rule(actor=ACTORS, part=st.sampled_from(["economic_buyer", "decider", "user"]))
    def join(self, actor: str, part: str) -> None:
        broken = self.world.join(actor, part)
        name = f"{part} {len(self.known) + 1}"
        if not broken:
            self.known.append(name)
        self.both(broken, self.change(actor), lambda c: contacts.add(c, "ACME", name, part))

    @precondition(lambda self: any(p.left is None for p in self.world.people))
    @rule(actor=ACTORS, which=st.integers(0, 9))
    def leave(self, actor: str, which: int) -> None:
        there = [at for at, p in enumerate(self.world.people) if p.left is None]
        at = there[which % len(there)]
        broken = self.world.leave(actor, at)
        day = self.iso(self.world.today)
        self.both(
            broken,
            self.change(actor),
            lambda c: contacts.leave(c, contacts.find(c.store, self.known[at], "ACME"), day),
        )

    @rule(days=st.sampled_from([1, 1, 3, 11, 25]))
    def time_passes(self, days: int) -> None:
        self.world.today += days

    # ── what must always hold ─────────────────────────────────────────────────────────────────

    @rule()
    def learn(self) -> None:
        """What is counted so far is gone on from later."""
        change = self.change("wei")
        carry_out(change, "limits", lambda: {"learned": len(relearn(change))})

    @invariant()
    def the_deals_stand_as_the_model_says(self) -> None:
        view = View(self.store, self.workspace, DAY_0.date() + timedelta(days=self.world.today))
        found = {each.row.key: each for each in reads.listed(view)}
        assert set(found) == set(self.world.deals)
        for key, deal in self.world.deals.items():
            row, now = found[key].row, reads.opened(view, key)
            assert (row.stage, row.status, row.owner) == (deal.stage, deal.status, deal.owner)
            assert row.version == len(self.world.log[key])
            assert found[key].slowed == self.world.slowed(deal)
            assert now.deal.unproven == tuple(deal.unproven)
            assert set(now.deal.stay.owners) == deal.owners
            assert now.deal.stay.number == deal.stays
            won_on = row.won_at and self.number(day_of(row.won_at, self.workspace.time_zone))
            assert won_on == deal.won_on
            assert (row.waiting_until and self.number(row.waiting_until)) == deal.waits_until
            assert {p.by: p.kept for p in now.deal.promises} == {
                b: kept for b, (kept, _) in deal.promised.items()
            }
            assert (now.deal.next_step and now.deal.next_step.what) == deal.step
            due = deal.agreed.due if deal.agreed and not deal.agreed.done else None
            assert (row.review_due and self.number(row.review_due)) == due
            assert (now.deal.review and now.deal.review.who) == (deal.agreed and deal.agreed.who)
            self._same_gate(key, now)

    @invariant()
    def the_client_was_last_spoken_to_as_the_model_says(self) -> None:
        view = View(self.store, self.workspace, DAY_0.date() + timedelta(days=self.world.today))
        found = visit_table.last_contacts(view, ["ACME"]).get("ACME")
        assert (found and tuple(on and self.number(on) for on in found)) == self.world.last_spoke()

    def _same_gate(self, key: str, now: reads.Opened) -> None:
        deal = self.world.deals[key]
        if now.verdict is None:
            assert deal.stage == "done"
            return
        closed = {"unmet": "open", "unknown": "open", "not_applicable": "met"}
        found = {c.requirement.id: closed.get(c.standing, c.standing) for c in now.verdict.checked}
        assert found == {r: self.world.standing(deal, r) for r in REQUIREMENTS[deal.stage]}
        assert now.verdict.passed == ("open" not in found.values())

    def history_says_the_same(self) -> None:
        for key in self.world.deals:
            told = history.events(self.store, f"deal:{key}")
            assert [e.kind for e in told] == [kind for kind, _, _ in self.world.log[key]]
            view = View(self.store, self.workspace, DAY_0.date())
            assert fold(told) == reads.deal(view, key)
        assert verify(self.store).faults == ()
        self._lives_say_the_same()
        learned_step_by_step(self.change("wei"))

    def _lives_say_the_same(self) -> None:
        """What the coach learns from, at every moment something happened."""
        for life in lives_ever(View(self.store, self.workspace, DAY_0.date())):
            told = history.events(self.store, f"deal:{life.key}")
            for at in {e.at for e in told if e.at}:
                then, deal = life.as_of(at), fold([e for e in told if not e.at or e.at <= at])
                assert then is not None
                assert deal is not None
                assert (then.stage, then.status, then.owner) == (deal.stage, deal.status, deal.owner)
                assert (then.value("amount"), then.opened_at) == (deal.amount, deal.opened_at)
                assert then.decided_at == (deal.won_at or (deal.closing and deal.closing.at))
                stay = then.stays[-1] if then.stays else None
                if deal.status in ("open", "won"):
                    assert stay is not None
                    assert (stay.stage, stay.since, stay.left) == (deal.stage, deal.stay.since, None)


def _refusal(change: Change, act: Callable[[Change], object]) -> str | None:
    """The code of the error the door raises; None where it does what is asked."""

    def work() -> dict[str, Any]:
        act(change)
        return {}

    try:
        carry_out(change, "test", work)
    except DealgateError as refusal:
        return refusal.code
    return None


def _run(blank: tuple[Databases, str], examples: int, steps: int) -> None:
    machine = type("Rules", (Rules,), {"blank": blank})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=examples < 1000,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_random_commands_agree_with_the_rules(blank, databases, database):
    # The rules are the same; a server is asked over a wire.
    _run((databases, blank(database)), examples=90 if database == "sqlite" else 30, steps=40)


@pytest.mark.proof
def test_very_many_random_commands_agree_with_the_rules(blank, databases, database):
    _run((databases, blank(database)), examples=2500, steps=60)
