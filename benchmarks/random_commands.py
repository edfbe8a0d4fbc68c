"""Commands at random on an office at work: a value each, so that one can be sent again after a crash.

Half of the deals are steady: they stay in a live stage whatever happens, so what is known of them can be
written without looking. The other half roams through all the moves, each with the version that was just seen.
So a command is refused for three reasons only: the gate is closed, somebody may not or is not there, or
somebody else was quicker.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from benchmarks.office import DEALS_OF_ONE, LAST_POINT, STAFF, pipeline_map
from engine import account_visits, accounts, contacts, deals, orders, reads, staff
from engine.change import Change
from engine.reads import Opened, View
from exchange.incoming.importer import bring

CLASSES = ("lost_to_competitor", "no_decision", "cancelled")
FIELDS = ("business_direction", "business_plan", "success_factors", "our_solution", "our_cases")


class Command(NamedTuple):
    """What somebody wants done: `act` names one of ACTS, `args` are its own, ready for JSON."""

    act: str
    actor: str
    args: dict[str, Any]
    expect: int | None = None
    request: str | None = None


def _edit_contact(change: Change, key: str, **said: Any) -> object:
    return contacts.edit(change, contacts.find(change.store, key), **said)


def _contact_leaves(change: Change, key: str) -> object:
    return contacts.leave(change, contacts.find(change.store, key), change.today)


ACTS: dict[str, Callable[..., object]] = {
    "new": deals.new,
    "set": deals.set_fields,
    "answer": deals.answer,
    "fill": deals.fill,
    "tick": deals.tick,
    "visit": deals.log_visit,
    "step": deals.set_step,
    "promise": deals.promise,
    "wait": deals.wait,
    "waive": deals.waive,
    "advance": deals.advance,
    "back": deals.back,
    "stop": deals.stop,
    "reopen": deals.reopen,
    "undo": deals.undo,
    "order": orders.add,
    "order drop": orders.drop,
    "account": accounts.add,
    "account edit": accounts.edit,
    "account visit": account_visits.log_visit,
    "contact": contacts.add,
    "contact edit": _edit_contact,
    "contact leave": _contact_leaves,
    "person": staff.add,
    "person leave": staff.leave,
    "import": bring,
}


class Chooser:
    """One process's whims. `folder`: where it writes the files it imports."""

    def __init__(self, view: View, number: int, seed: int, folder: Path, clients: Sequence[str]) -> None:
        self.view = view
        self.number = number
        self.random = Random(f"{seed}.{number}")
        self.folder = folder
        self.clients = clients
        self.made = 0
        self.mine: dict[str, list[str]] = {"contact": [], "order": [], "person": []}
        """What this process added and may take away again, since nobody else will have."""

    def next(self) -> Command:
        self.made += 1
        found = None
        while found is None:
            (act,) = self.random.choices(list(_WHIMS), [often for often, _ in _WHIMS.values()])
            found = _WHIMS[act][1](self)
        return found._replace(request=f"r{self.number}.{self.made}" if self.random.random() < 0.5 else None)

    # ── picking ───────────────────────────────────────────────────────────────────────────────

    @property
    def unheard(self) -> str:
        """Said never before, so that it changes something."""
        return f"{self.number}.{self.made}"

    def day(self, ahead: int) -> str:
        return (self.view.today + timedelta(days=ahead)).isoformat()

    def actor(self, owner: str) -> str:
        others = ("mia", "ada", *STAFF)
        return self.random.choices((owner, "mia", self.random.choice(others)), (7, 2, 1))[0]

    def steady(self) -> Opened:
        return self.opened(2 * self.random.randrange(DEALS_OF_ONE // 2) + 1)

    def roaming(self) -> Opened:
        return self.opened(2 * self.random.randrange(DEALS_OF_ONE // 2) + 2)

    def opened(self, number: int) -> Opened:
        return reads.opened(self.view, f"{self.random.choice(self.clients)}-{number}")

    def about(self, act: str, now: Opened, *, blind: bool = True, **args: Any) -> Command:
        """A command on a deal; `blind`: perhaps whatever its version is by then."""
        expect = None if blind and self.random.random() < 0.5 else now.deal.version
        return Command(act, self.actor(now.deal.owner), {"key": now.deal.key, **args}, expect)

    # ── what is known of a deal ───────────────────────────────────────────────────────────────

    def answer(self) -> Command:
        now = self.steady()
        point = self.random.choice([p for p in now.playbook.points if p != LAST_POINT])
        given = self.random.choice(("yes", "yes", "yes", "unsure", "no"))
        who: dict[str, Any] = {"kind": "event_held"}
        if now.deal.account:
            who = {"kind": "client_said", "contact": f"{now.deal.account}.1"}
        return self.about("answer", now, point=point, given=given, evidence=self.unheard, **who)

    def fill(self) -> Command:
        raw = {self.random.choice(FIELDS): self.unheard}
        return self.about("fill", self.steady(), worksheet="client_profile", raw=raw)

    def tick(self) -> Command:
        now = self.steady()
        items = [item.id for stage in now.playbook.stages for item in stage.checklist]
        return self.about("tick", now, item=self.random.choice(items), off=self.random.random() < 0.3)

    def visit(self) -> Command:
        two_sided, channel = self.random.random() < 0.7, self.random.choice(("in_person", "online", "call"))
        told = {"contact": None, "on": None, "summary": self.unheard, "two_sided": two_sided}
        return self.about("visit", self.steady(), **told, channel=channel)

    def step(self) -> Command:
        return self.about("step", self.steady(), what=self.unheard, on=self.day(3), contact=None)

    def promise(self) -> Command:
        by = self.random.choice(("us", "client"))
        return self.about("promise", self.steady(), what=self.unheard, by=by, on=self.day(5), kept=False)

    def set(self) -> Command:
        now = self.random.choice((self.steady, self.roaming))()
        fields = self.random.choice(
            (
                {"title": self.unheard},
                {"amount": f"{self.random.randrange(1, 9_000_000)}"},
                {"close_date": self.day(self.random.randrange(1, 300))},
                {"behaviour": self.random.choice(("project", "relationship", "profit"))},
                {"owner": self.random.choice((*STAFF, *self.mine["person"]))},
                {"account": self.random.choice(self.clients)},
            )
        )
        return self.about("set", now, fields=fields)

    # ── moves ─────────────────────────────────────────────────────────────────────────────────

    def move(self) -> Command | None:
        now = self.roaming()
        deal = now.deal
        if deal.status not in ("open", "won"):
            return self.about("reopen", now, blind=False, reason=self.unheard)
        way = self.random.choice((self._answered, self._answered, self._onward, self._onward, *self._others))
        return way(now)

    @property
    def _others(self) -> Sequence[Callable[[Opened], Command | None]]:
        return self._backward, self._stopped, self._waits, self._waived, self._undone

    def _answered(self, now: Opened) -> Command | None:
        points = [d.point for d in now.playbook.stage(now.deal.stage).decisions]
        said = {"given": "yes", "evidence": self.unheard, "kind": "event_held"}
        return self.about("answer", now, blind=False, point=self.random.choice(points), **said)

    def _onward(self, now: Opened) -> Command:
        return self.about("advance", now, blind=False)

    def _backward(self, now: Opened) -> Command | None:
        earlier = now.playbook.order[: now.playbook.position(now.deal.stage)]
        if not earlier:
            return None
        return self.about("back", now, blind=False, stage=self.random.choice(earlier), reason=self.unheard)

    def _stopped(self, now: Opened) -> Command:
        why = {"stop_class": self.random.choice(CLASSES), "reason": self.unheard}
        return self.about("stop", now, blind=False, **why, wake=self.day(90))

    def _waits(self, now: Opened) -> Command | None:
        if now.deal.wait is not None and now.deal.wait.times >= now.playbook.waits:
            return None
        return self.about("wait", now, blind=False, until=self.day(9), reason=self.unheard)

    def _waived(self, now: Opened) -> Command | None:
        missing = now.verdict.missing if now.verdict else ()
        open_ = [c.requirement.id for c in missing if c.requirement.waivable and not c.refused]
        if not open_:
            return None
        waiving = self.about(
            "waive",
            now,
            blind=False,
            requirement=self.random.choice(open_),
            reason=self.unheard,
            until=self.day(30),
        )
        return waiving._replace(actor=self.random.choice(("mia", "kay", "kim")))

    def _undone(self, now: Opened) -> Command | None:
        from engine.history import events

        last = events(self.view.store, f"deal:{now.deal.key}")[-1]
        if last.seq != now.deal.version or last.kind not in deals.UNDOABLE:
            return None
        return self.about("undo", now, blind=False)._replace(actor=last.actor)

    # ── the rest of the office ────────────────────────────────────────────────────────────────

    def new(self) -> Command:
        code = self.random.choice((*self.clients, None))
        said = {"title": self.unheard, "account": code, "amount": "1000", "playbook": "office"}
        return Command("new", self.random.choice(STAFF), said)

    def account(self) -> Command:
        name = f"Client {self.unheard}"
        return Command(
            "account", self.random.choice(STAFF), {"name": name, "code": f"N{self.number % 1000}N{self.made}"}
        )

    def account_edit(self) -> Command:
        code = self.random.choice(self.clients)
        known = accounts.by_code(self.view.store, code)
        expect = known.version if known and self.random.random() < 0.5 else None
        return Command("account edit", self.actor("mia"), {"code": code, "place": self.unheard}, expect)

    def account_visit(self) -> Command:
        told = {"contact": None, "on": None, "summary": self.unheard, "two_sided": True}
        return Command("account visit", self.actor("mia"), {"code": self.random.choice(self.clients), **told})

    def order(self) -> Command:
        if self.mine["order"] and self.random.random() < 0.3:
            dropped = self.mine["order"].pop()
            return Command("order drop", "mia", {"key": dropped, "reason": self.unheard})
        said = {"amount": f"{self.random.randrange(1, 9000)}", "currency": None, "on": self.day(0)}
        return Command("order", self.actor("mia"), {"account": self.random.choice(self.clients), **said})

    def contact(self) -> Command:
        if self.mine["contact"] and self.random.random() < 0.4:
            return Command("contact leave", "mia", {"key": self.mine["contact"].pop()})
        if self.random.random() < 0.4:
            said = {"key": f"{self.random.choice(self.clients)}.2", "name": f"Chen {self.unheard}"}
            return Command("contact edit", self.actor("mia"), said)
        part = self.random.choice(("decider", "user", "influencer"))
        name = f"Gao {self.unheard}"
        return Command(
            "contact",
            self.actor("mia"),
            {"account": self.random.choice(self.clients), "name": name, "part": part},
        )

    def person(self) -> Command | None:
        """Only one process takes people on, gives them deals, and sees them off."""
        if self.number != 0:
            return None
        if self.mine["person"] and self.random.random() < 0.7:
            return Command("person leave", "ada", {"user": self.mine["person"].pop(), "to": "mia"})
        user = f"temp{self.made}"
        return Command("person", "ada", {"user": user, "role": "rep", "team": "north"})

    def bring(self) -> Command | None:
        if self.number != 1:
            return None
        table = self.folder / f"import-{self.made}.csv"
        rows = (
            f"{self.unheard}.{n},Lot {n},{self.random.choice(self.clients)},Prospecting" for n in range(5)
        )
        table.write_text("\n".join(("id,title,account,stage", *rows)) + "\n", encoding="utf-8")
        args = {"path": str(table), "map_path": str(pipeline_map(self.folder))}
        return Command("import", self.random.choice(("mia", "ada")), args)

    def keep(self, command: Command, result: dict[str, Any]) -> None:
        """What came of a command, to be taken away again later."""
        if command.act in self.mine and result.get("key"):
            self.mine[command.act].append(result["key"])


_WHIMS: dict[str, tuple[float, Callable[[Chooser], Command | None]]] = {
    "answer": (5, Chooser.answer),
    "fill": (4, Chooser.fill),
    "tick": (2, Chooser.tick),
    "visit": (4, Chooser.visit),
    "step": (3, Chooser.step),
    "promise": (3, Chooser.promise),
    "set": (5, Chooser.set),
    "move": (12, Chooser.move),
    "new": (1, Chooser.new),
    "account": (0.5, Chooser.account),
    "account edit": (1, Chooser.account_edit),
    "account visit": (1, Chooser.account_visit),
    "order": (2, Chooser.order),
    "contact": (2, Chooser.contact),
    "person": (4, Chooser.person),  # of one process alone, so that people come and go in short storms too
    "import": (4, Chooser.bring),
}


def do(change: Change, command: Command) -> dict[str, Any]:
    """Through the door; its result, JSON-ready, as a command would keep it under a request id."""
    done = ACTS[command.act](change, **command.args)
    if isinstance(done, tuple) and not hasattr(done, "_fields"):  # undo tells what it took back as well
        done = done[0]
    key = getattr(done, "key", None) or getattr(done, "user", None) or getattr(done, "code", None)
    return {"key": key, "version": getattr(done, "version", None)}
