"""A deal by what was done with it, day by day, without a database: its events and its life.

Day 0 is Monday 5 January 2026, at noon; what is done on one day follows a minute later.
"""

from datetime import UTC, datetime, timedelta

from ways import in_order

from coach.lives import Life, Move, Told
from coach.simulation.clients_then import Told as ClientTold
from coach.simulation.clients_then import client_past
from coach.simulation.evidence import on_record
from coach.simulation.recorded import Recorded, asked_by
from coach.simulation.replay import Ground, replay
from coach.simulation.simulation import simulation
from engine import moves
from engine.clock import to_instant
from engine.facts import Facts, inputs
from engine.fold import apply
from engine.gate import check
from engine.history import Event
from engine.state import DONE
from engine.workspace import Workspace

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
HERE = Workspace("UTC", "CN", "CNY", {})


def day(n):
    """Day n as an ISO date."""
    return (NOON + timedelta(days=n)).date().isoformat()


class Story:
    def __init__(self, book, key="ACME-1", n=0, **fields):
        self.book, self.books, self.key = book, [book], key
        self.events, self.moves = [], []
        self.deal, self.people = None, []
        opened = dict.fromkeys(("amount", "currency", "close_date", "behaviour", "account"))
        opened |= {"title": key, "owner": "lin", "playbook": book.id, "playbook_version": book.version}
        self.told = {**opened, **fields}
        stage = book.stages[0]
        self._event(n, "new", {**self.told, "stage": stage.id, "status": stage.status})
        self._moved("new", stage.id, stage.status)

    def _event(self, n, kind, data):
        at = to_instant(NOON + timedelta(days=n, minutes=len(self.events)))
        event = Event(f"deal:{self.key}", len(self.events) + 1, at, at, "lin", kind, data, None, "")
        self.events.append(event)
        self.deal = apply(self.deal, event)
        return self

    def _moved(self, kind, stage, status, stop_class=None):
        self.moves.append(Move(self.events[-1].at, kind, stage, status, stop_class))
        return self

    def answer(self, n, point, said="yes", on=None):
        data = {
            "point": point,
            "answer": said,
            "evidence": "heard",
            "kind": "client_document",
            "contact": None,
        }
        return self._event(n, "answer", {**data, "on": on or day(n)})

    def tick(self, n, item):
        return self._event(n, "tick", {"item": item, "off": False})

    def fill(self, n, sheet, complete, **fields):
        data = {"worksheet": sheet, "complete": complete, "fields": fields, "figures": {}, "settles": {}}
        return self._event(n, "fill", data)

    def set(self, n, **fields):
        return self._event(n, "set", {"fields": fields})

    def waive(self, n, requirement, until):
        data = {"requirement": requirement, "stage": self.deal.stage, "reason": "agreed", "until": day(until)}
        return self._event(n, "waive", {**data, "on": day(n)})

    def facts(self, n):
        return Facts(self.deal, tuple(self.people), None, self.book.points, day(n), "CNY", {})

    def verdict(self, n):
        return check(self.book.stage(self.deal.stage), self.facts(n))

    def advance(self, n):
        """As the door would: refused where the gate is closed."""
        data = moves.advance(self.deal, self.book, self.facts(n), self.verdict(n))
        assert data["inputs"] == inputs(self.facts(n))
        self._event(n, "advance", data)
        return self._moved("advance", data["to"], data["status"])

    def imported(self, n, stage):
        status = DONE if stage == DONE else self.book.stage(stage).status
        self._event(n, "import", {"reached": {"stage": stage, "status": status, "unproven": []}})
        return self._moved("import", stage, status)

    def back(self, n, stage):
        data = moves.back(self.deal, self.book, stage, "a new buyer")
        self._event(n, "back", data)
        return self._moved("back", data["to"], data["status"])

    def upgraded(self, n, book):
        self.book = book
        self.books.append(book)
        stage, status = self.deal.stage, self.deal.status
        data = {"playbook": book.id, "playbook_version": book.version, "stage": stage, "status": status}
        return self._event(n, "upgrade", {**data, "from_stage": stage, "from_status": status, "proven": True})

    def stop(self, n, stop_class="no_decision"):
        stage = self.deal.stage
        self._event(n, "stop", moves.stop(self.deal, self.book, stop_class, "budget", None))
        return self._moved("stop", stage, "stopped", stop_class)

    @property
    def life(self):
        won = frozenset({DONE, *(s.id for s in self.book.stages if s.status == "won")})
        told = (Told(self.events[0].at, self.told),)
        book = self.book
        straight = in_order(self.moves) and in_order(told)
        return Life(self.key, book.id, book.version, book.order, won, tuple(self.moves), told, straight)


def client(*told):
    """A client's past: `("3 champion since 2026-01-02", "9 class A", "9 deciders 2026-01-08")`, by the day it
    was entered."""
    return client_past(_client_told(*text.split()) for text in told)


def _client_told(n, what, *rest):
    at = to_instant(NOON + timedelta(days=int(n)))
    if what == "class":
        return ClientTold(at, "account:ACME", "class", {"abc": rest[0]})
    if what == "deciders":
        return ClientTold(at, "account:ACME", "deciders", {"on": rest[0]})
    if rest[0] == "left":
        return ClientTold(at, f"contact:ACME.{what}", "leave", {"left_on": rest[1]})
    data = {"part": what, "style": None, "since": rest[1]}
    return ClientTold(at, f"contact:ACME.{what}", "new", data)


def replayed(new, *stories, clients=None, imports=(), classed=None, until=400):
    """Every deal gone through again under another playbook, on day 400 unless told otherwise."""
    clients = clients or {}
    people = [c for past in clients.values() for then in past.known for c in then.contacts]
    by_any = frozenset(path for story in stories for path in on_record(story.deal, people))
    books = {(book.id, book.version): book for story in stories for book in story.books}
    asked = {place: asked_by(book) for place, book in books.items()}
    record = Recorded(by_any, frozenset(imports), asked, classed)
    ground = Ground(new, record, clients, books, HERE, to_instant(NOON + timedelta(days=until)))
    return [replay(story.life, story.events, ground) for story in stories]


def simulated(new, *stories, **given):
    return simulation(new, replayed(new, *stories, **given))
