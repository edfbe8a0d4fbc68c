"""A company of any size: deals with five events each, brought from its CRM and worked on since.

Every row is written straight through the store, in bulk, histories with hashes of their own; what comes out
verifies clean. A few thousand sorts of deals are made by the fold itself, and each stands in the tables many
times, under other names. Ten deals a client, two hundred open ones a rep: what grows is the company, and not
what one of its people has to do.
"""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import NamedTuple, TypeAlias

from benchmarks.common import USER
from benchmarks.own_server import ask
from engine import accounts, history, personal, playbooks, visit_table
from engine.contacts import DECIDING
from engine.database_url import POSTGRESQL, SQLITE
from engine.deal_table import DealRow, row_of, state_text
from engine.facts import PARTS, STYLES
from engine.fold import fold
from engine.history import Event, canonical
from engine.playbook import Playbook
from engine.sort_key import sort_key
from engine.state import CHANNELS
from engine.store import Store
from engine.visit_table import Held

EVENTS_A_DEAL = 5
A_CLIENT, A_REP, A_COACH = 10, 200, 10
"""Deals a client, open deals a rep, reps a coach."""
_SORTS = 3_000
_SEED = 9
_AT_ONCE = 10_000
_KEY, _CLIENT, _REP = "@key", "@client", "@rep"
_HIRED = "2020-01-01T00:00:00.000000Z"
_HURRIED = ("cache_size = -400000", "synchronous = OFF")
_BEFORE = ("understand", "explore", "expand")
_POINTS = {"understand": "needs_known", "explore": "better_than_others", "expand": "works_low_risk"}
_INDEXES = {
    SQLITE: "SELECT name, sql AS made FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    POSTGRESQL: """
SELECT i.indexname AS name, i.indexdef AS made FROM pg_indexes i
JOIN pg_index x ON x.indexrelid = to_regclass(quote_ident(i.indexname))
WHERE i.schemaname = current_schema() AND NOT x.indisunique
""",
}
"""What no two rows may share stays indexed."""
_ACCOUNT = (
    "code",
    "name",
    "called",
    "stem",
    "place",
    "deciders_changed_on",
    "abc",
    "abc_by",
    "sheets",
    "version",
    "merged_into",
)
_CONTACT = ("key", "account", "number", "part", "style", "since", "left_on", "sealed", "version")
_PERSON = ('"user"', "name", "role", "team", "position", "left_on", "version")
_VISIT = ("subject", "seq", "account", "deal", "held_on", "channel", "two_sided", '"by"', "contact")


class Company(NamedTuple):
    deals: int
    open: int
    reps: int


class Told(NamedTuple):
    """An event of a sort of deals, as the history keeps it but for names and hash."""

    at: str
    actor: str
    kind: str
    data: str


class Sort(NamedTuple):
    """Deals that differ by their names alone; `row` is theirs in the table."""

    events: Sequence[Told]
    row: DealRow
    state: str
    visits: Sequence[Held]


Sorts: TypeAlias = Mapping[bool, Sequence[Sort]]
"""Of open deals and of closed ones."""


def grow(store: Store, deals: int, open: int, *, older: bool = False) -> Company:
    """Fill a workspace `benchmarks.common.new_database` has made; of these deals so many are `open`, evenly
    among the others, or, where it has grown `older`, of clients of their own."""
    company = Company(deals, open, max(1, open // A_REP))
    with store.transaction():
        _hire(store, company.reps)
    book = playbooks.newest(store, "client-value")
    told = _sorts(datetime.now(UTC).date())
    sorts = {is_open: [_sort(each, book) for each in told[is_open]] for is_open in told}
    with store.in_bulk():
        if store.kind == SQLITE:
            for setting in _HURRIED:
                store.rows(f"PRAGMA {setting}")
        with _without_indexes(store):
            for start in range(0, deals, _AT_ONCE):
                numbers = range(start, min(start + _AT_ONCE, deals))
                are_open = (n < open if older else _is_open(n, deals, open) for n in numbers)
                _write(store, company, list(zip(numbers, are_open, strict=True)), sorts)
    _settle(store)
    return company


def client(n: int) -> str:
    """The client of the n-th deal. Codes come in order: else the indexes would be written all over."""
    return _code(n // A_CLIENT)


def _code(n: int) -> str:
    return f"C{n:06}"


def deal(n: int) -> str:
    return f"{client(n)}-{n % A_CLIENT + 1}"


def rep(company: Company, n: int) -> str:
    """Whose the n-th deal is."""
    return f"rep{n // A_CLIENT % company.reps}"


def ready(store: Store) -> list[tuple[str, str]]:
    """Key and owner of all deals whose gate is open, in no order."""
    return _shuffled(store, "stage = 'understand' AND entered_by = 'new'")


def some_open(store: Store, most: int) -> list[tuple[str, str]]:
    """Key and owner of so many open deals, from all over the company."""
    return _shuffled(store, "NOT (stage = 'understand' AND entered_by = 'new')")[:most]


def _shuffled(store: Store, which: str) -> list[tuple[str, str]]:
    rows = store.rows(f"SELECT key, owner FROM deal WHERE status = 'open' AND {which} ORDER BY key")
    found = [(row["key"], row["owner"]) for row in rows]
    random.Random(_SEED).shuffle(found)
    return found


def _is_open(n: int, deals: int, open: int) -> bool:
    """Evenly among the others."""
    return (n + 1) * open // deals > n * open // deals


@contextmanager
def _without_indexes(store: Store) -> Iterator[None]:
    """To make them of all rows at once takes far less time than row by row."""
    made = [(row["name"], row["made"]) for row in store.rows(_INDEXES[store.kind])]
    figures = _planning_figures(store)
    for name, _ in made:
        store.run(f"DROP INDEX {name}")
    yield
    for _, statement in made:
        store.run(statement)
    if figures:
        store.run("DELETE FROM sqlite_stat1")
        store.run_many("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (:tbl, :idx, :stat)", figures)


def _planning_figures(store: Store) -> list[dict[str, object]]:
    """What SQLite plans by, which the migrations bring along, goes with an index that is dropped."""
    if store.kind != SQLITE:
        return []
    return [dict(row) for row in store.rows("SELECT tbl, idx, stat FROM sqlite_stat1")]


def _settle(store: Store) -> None:
    """As a database is that was not filled a moment ago."""
    if store.kind == SQLITE:
        store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        ask(store.url, "VACUUM ANALYZE")


# ── the sorts of deals ────────────────────────────────────────────────────────────────────────


@cache
def _sorts(today: date) -> Mapping[bool, Sequence[Sequence[Told]]]:
    """Of open and of closed deals. Each fifth open one waits for nothing but to be moved on."""
    chance = random.Random(_SEED)
    opened = [_ready(chance, today) if n % 5 == 0 else _open(chance, today) for n in range(_SORTS)]
    return {True: opened, False: [_closed(chance, today) for _ in range(_SORTS)]}


def _sort(told: Sequence[Told], book: Playbook) -> Sort:
    events = [
        Event(f"deal:{_KEY}", n, each.at, each.at, each.actor, each.kind, json.loads(each.data), None, "")
        for n, each in enumerate(told, 1)
    ]
    made = fold(events)
    assert made is not None, "the first event opens it"
    assert len(events) == EVENTS_A_DEAL
    return Sort(told, row_of(made, book), state_text(made), visit_table.told(events, _CLIENT))


def _at(day: date) -> str:
    return f"{day.isoformat()}T{6 + day.day % 9:02}:{day.day:02}:00.000000Z"


def _did(day: date, kind: str, actor: str = _REP, **data: object) -> Told:
    return Told(_at(day), actor, kind, canonical(data))


def _opening(chance: random.Random, day: date, **given: object) -> dict[str, object]:
    opened = {
        "account": _CLIENT,
        "amount": round(10 ** chance.uniform(5.3, 8.8)) if chance.random() < 0.9 else None,
        "behaviour": chance.choice(("profit", "project", "product", "price", None)),
        "close_date": None,
        "currency": "CNY",
        "owner": _REP,
        "playbook": "client-value",
        "playbook_version": 4,
        "stage": "understand",
        "stage_title": {"en": "Understand the need", "zh": "了解需求"},
        "status": "open",
        "title": f"{chance.choice(('Line', 'Spare parts', 'Rebuild', 'Service'))} {_KEY}",
    }
    opened.update(given)
    if opened["amount"] is None:
        opened["currency"] = None
    return opened


def _brought(chance: random.Random, day: date, **given: object) -> Told:
    opened = _opening(chance, day, close_date=(day + timedelta(chance.randrange(60, 400))).isoformat())
    return _did(day, "import", USER, opened={**opened, **given, "unproven": []})


def _reached(day: date, stage: str, status: str = "open") -> Told:
    reached = {"stage": stage, "status": status, "title": {"en": stage, "zh": stage}, "unproven": []}
    return _did(day, "import", USER, reached=reached)


def _open(chance: random.Random, today: date) -> list[Told]:
    """Brought to one of the first three stages; since then some were worked on, and some nobody touched."""
    gone = sorted((round(chance.expovariate(1 / 60)) + 1 for _ in range(EVENTS_A_DEAL)), reverse=True)
    days = [today - timedelta(min(each, 700)) for each in gone]
    stages = _BEFORE[: chance.randrange(1, 4)]
    told = [_brought(chance, days[0]), *map(_reached, days[1:], stages[1:])]
    works = ["visit", "visit", "answer", "step", "wait", "set", "promise"]
    chance.shuffle(works)
    for day, work in zip(days[len(told) :], works, strict=False):
        told.append(_work(chance, day, work, stages[-1], today))
    return told


def _work(chance: random.Random, day: date, kind: str, stage: str, today: date) -> Told:
    on, there = day.isoformat(), f"{_CLIENT}.1"
    ahead = (day + timedelta(chance.randrange(90))).isoformat()
    if kind == "visit":
        two_sided = chance.random() < 0.8
        said = {"summary": "Went through the numbers", "diary": {}, "interest": [], "others": []}
        return _did(
            day, kind, channel=chance.choice(CHANNELS), contact=there, on=on, two_sided=two_sided, **said
        )
    if kind == "answer":
        answer, point = chance.choice(("yes", "yes", "unsure", "no")), _POINTS[stage]
        return Told(_at(day), _REP, kind, canonical(_answered(answer, point, on)))
    if kind == "step":
        return _did(
            day, kind, contact=chance.choice((there, None)), on=ahead, set_on=on, what="Show the pilot"
        )
    if kind == "promise":
        return _did(
            day, kind, by=chance.choice(("us", "client")), kept=False, on=ahead, what="The lead times"
        )
    if kind == "wait":
        return _did(day, kind, on=on, reason="Their budget is settled in winter", until=ahead)
    pushed = (day + timedelta(chance.randrange(300))).isoformat()
    return _did(day, "set", fields={"close_date": pushed})


def _answered(answer: str, point: str, on: str) -> dict[str, object]:
    said = {"contact": f"{_CLIENT}.1", "evidence": "They said so", "kind": "client_said"}
    return {"answer": answer, "on": on, "point": point, **said}


def _ready(chance: random.Random, today: date) -> list[Told]:
    """A small order by a client who knows what to buy, all of its first gate answered."""
    day = today - timedelta(chance.randrange(2, 25))
    opened = _opening(
        chance, day, behaviour="profit", amount=chance.randrange(10**5, 9 * 10**6), follows=None
    )
    sheet = {"behaviour": "profit", "complexity": 1, "help_needed": 1}
    filled = {"complete": 100, "fields": sheet, "figures": {"suggested": "profit"}, "follow_on": None}
    on, there = day.isoformat(), f"{_CLIENT}.1"
    said = {"summary": "Confirmed models and quantities", "diary": {}, "interest": [], "others": []}
    return [
        _did(day, "new", **opened),
        _did(day, "set", fields={"close_date": (day + timedelta(90)).isoformat()}),
        _did(day, "fill", **filled, settles={"behaviour": "profit"}, worksheet="buying_behaviour"),
        _did(day, "visit", channel="call", contact=there, on=on, two_sided=True, **said),
        Told(_at(day), _REP, "answer", canonical(_answered("yes", "needs_known", on))),
    ]


def _closed(chance: random.Random, today: date) -> list[Told]:
    """Won and done, or stopped before; in the last four years."""
    day = today - timedelta(chance.randrange(200, 1500))
    days = [day]
    while len(days) < EVENTS_A_DEAL:
        days.append(days[-1] + timedelta(1 + min(39, round(chance.expovariate(1 / 14)))))
    if chance.random() < 0.5:
        ways = (("explore", "open"), ("expand", "open"), ("execute", "won"), ("done", "done"))
        return [_brought(chance, day), *(_reached(d, *way) for d, way in zip(days[1:], ways, strict=True))]
    stopped = {"class": chance.choice(("no_decision", "lost_to_competitor")), "wake": None}
    stopped |= {"class_title": {"en": "No decision", "zh": "客户迟迟没有决定"}, "reason": "Lost in the CRM"}
    visit = _work(chance, days[2], "visit", "explore", today)
    return [
        *(_brought(chance, day), _reached(days[1], "explore"), visit, _reached(days[3], "expand")),
        _did(days[4], "import", USER, stopped={**stopped, "from": "expand"}),
    ]


# ── written ───────────────────────────────────────────────────────────────────────────────────


def _write(store: Store, company: Company, deals: Sequence[tuple[int, bool]], sorts: Sorts) -> None:
    chance = random.Random(deals[0][0])
    chosen = [(n, chance.choice(sorts[is_open])) for n, is_open in deals]
    with store.transaction():
        clients = dict.fromkeys(n // A_CLIENT for n, _ in deals)
        _clients(store, [n for n in clients if n * A_CLIENT >= deals[0][0]])
        store.load("deal", (*DealRow._fields, "state"), [_row(company, n, sort) for n, sort in chosen])
        store.load("event", history.COLUMNS, _events(company, chosen))
        visits = [_visit(company, n, each) for n, sort in chosen for each in sort.visits]
        store.load("visit", _VISIT, visits)


def _row(company: Company, n: int, sort: Sort) -> tuple[object, ...]:
    key = deal(n)
    named = sort.row._replace(
        key=key,
        sort_key=sort_key(key),
        account=client(n),
        owner=rep(company, n),
        title=sort.row.title.replace(_KEY, key),
        amount=_amount(sort, n),
        next_contact=f"{client(n)}.1" if sort.row.next_contact else None,
    )
    return *named, _named(sort.state, sort, company, n)


def _events(company: Company, chosen: Sequence[tuple[int, Sort]]) -> Iterator[tuple[object, ...]]:
    for n, sort in chosen:
        subject, previous, owner = f"deal:{deal(n)}", "", rep(company, n)
        for seq, (at, actor, kind, data) in enumerate(sort.events, 1):
            who = owner if actor == _REP else actor
            text = _named(data, sort, company, n) if "@" in data else data
            previous = history.chain(previous, subject, seq, at, at, who, kind, text, None)
            yield subject, seq, at, at, who, kind, text, None, previous


def _visit(company: Company, n: int, each: Held) -> tuple[object, ...]:
    code = client(n)
    told = (f"deal:{deal(n)}", each.seq, code, deal(n), each.on, each.channel, int(each.two_sided))
    return *told, rep(company, n), f"{code}.1" if each.contact else None


def _amount(sort: Sort, n: int) -> int | None:
    """A little less than the sort's, and hardly ever the same twice."""
    amount = sort.row.amount
    return None if amount is None else amount - amount * (n % 9973) // 100_000


def _named(text: str, sort: Sort, company: Company, n: int) -> str:
    text = text.replace(_CLIENT, client(n)).replace(_REP, rep(company, n)).replace(_KEY, deal(n))
    if sort.row.amount is None:
        return text
    return text.replace(f'"amount":{sort.row.amount},', f'"amount":{_amount(sort, n)},')


def _clients(store: Store, numbers: Sequence[int]) -> None:
    """Each with one person we know there."""
    rows, people, sealed, events = [], [], [], []
    for n in numbers:
        code, part, style = _code(n), PARTS[n % len(PARTS)], STYLES[n % len(STYLES)]
        salt = sha256(code.encode()).hexdigest()[:32]
        text = canonical({"name": f"Person {n}"})
        seal = sha256(f"{salt}{text}".encode()).hexdigest()
        name = f"Client {n}"
        decides = [("deciders", {"on": _HIRED[:10]})] if part in DECIDING else []
        changed = _HIRED[:10] if decides else None
        row = (*accounts.found_by(name), None, changed, None, None, "{}", 1 + len(decides), None)
        rows.append((code, name, *row))
        sealed.append({"digest": seal, "salt": salt, "data": text})
        people.append((f"{code}.1", code, 1, part, style, _HIRED[:10], None, seal, 1))
        known = {"account": code, "part": part, "sealed": seal, "since": _HIRED[:10], "style": style}
        told = {"code": code, "name": name, "place": None}
        events += [
            *_history(f"account:{code}", ("new", told), *decides),
            *_history(f"contact:{code}.1", ("new", known)),
        ]
    store.load("account", _ACCOUNT, rows)
    personal.keep_many(store, sealed)
    store.load("contact", _CONTACT, people)
    store.load("event", history.COLUMNS, events)


def _history(subject: str, *told: tuple[str, Mapping[str, object]]) -> Iterator[tuple[object, ...]]:
    """The events of these kinds and data, on the day everybody was hired."""
    last = (0, "")
    for kind, data in told:
        event, row = history.next_event(
            last, subject, kind, data, at=_HIRED, recorded_at=_HIRED, actor=USER, request=None
        )
        last = (event.seq, event.hash)
        yield tuple(row.values())


def _hire(store: Store, reps: int) -> None:
    teams = -(-reps // A_COACH)
    everybody: list[tuple[str, str, str | None]] = [("manager0", "manager", None)]
    everybody += [(f"coach{n}", "coach", f"team{n}") for n in range(teams)]
    everybody += [(f"rep{n}", "rep", f"team{n % teams}") for n in range(reps)]
    events, people = [], []
    for user, role, team in everybody:
        told = {"name": user.capitalize(), "position": None, "role": role, "team": team}
        events += _history(f"person:{user}", ("new", told))
        people.append((user, told["name"], role, team, None, None, 1))
    store.load("event", history.COLUMNS, events)
    store.load("person", _PERSON, people)
