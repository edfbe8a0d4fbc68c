"""What a history tells, against what stands in the tables: a sort of subject each."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from engine import accounts, merge_proof, orders, upgrade_proof, visit_table, weeks
from engine.among import among, batches
from engine.contacts import SEALS
from engine.deal_table import COLUMNS, DealRow, row_of, state_text
from engine.errors import NotFound, Refused
from engine.fold import fold
from engine.history import Event, canonical
from engine.lawful import Books, broken_rules, is_known, stranger
from engine.message import Message, msg
from engine.staff_then import StaffThen
from engine.state import Filled
from engine.store import Row, Store


class Flaw(NamedTuple):
    """Something that does not prove itself, at an event (`seq` 0: the subject as a whole)."""

    subject: str
    seq: int
    what: Message


class Ground(NamedTuple):
    """What the rows of some subjects of a sort are judged by.

    `tables` has them by table, then by their first column.
    """

    tables: Mapping[str, Mapping[str, list[Row]]]
    books: Books
    staff: StaffThen

    def rows(self, table: str, name: str) -> list[Row]:
        return self.tables[table].get(name, [])

    def row(self, table: str, name: str) -> Row | None:
        return next(iter(self.rows(table, name)), None)


class Ask(NamedTuple):
    """The rows of a table some subjects stand in. `sql` has brackets for what `of` says of each."""

    sql: str
    of: Callable[[str, Sequence[Event]], Iterable[str]] = lambda subject, events: [_name(subject)]


class Sort(NamedTuple):
    """`flaws`: what is amiss with one subject, by its events."""

    flaws: Callable[[Ground, str, Sequence[Event]], Iterator[Flaw]]
    asks: Mapping[str, Ask]


def replay(
    store: Store, told: Mapping[str, Sequence[Event]], books: Books, staff: StaffThen
) -> Iterator[Flaw]:
    """What is amiss with some subjects of one sort, by their events in the order of seq."""
    sort = _SORTS.get(next(iter(told)).partition(":")[0])
    asks = sort.asks if sort else {}
    ground = Ground({table: _asked(store, ask, told) for table, ask in asks.items()}, books, staff)
    for subject, events in told.items():
        foreign = [event for event in events if not is_known(event)]
        yield from (Flaw(subject, event.seq, msg("db.unknown_kind", kind=event.kind)) for event in foreign)
        if sort and not foreign:
            yield from _all_flaws(sort, ground, subject, events)


def _all_flaws(sort: Sort, ground: Ground, subject: str, events: Sequence[Event]) -> Iterator[Flaw]:
    strange = {event.seq: why for event in events if (why := stranger(event, ground.staff))}
    yield from (Flaw(subject, seq, why) for seq, why in strange.items())
    # Whoever forges a whole chain may write anything into it, so anything may be amiss.
    try:
        found = list(sort.flaws(ground, subject, events))
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError, NotFound, Refused):
        found = [Flaw(subject, 0, msg("db.unreadable"))]
    yield from (flaw for flaw in found if strange.get(flaw.seq) != flaw.what)


def _asked(store: Store, ask: Ask, told: Mapping[str, Sequence[Event]]) -> dict[str, list[Row]]:
    """The rows by their first column."""
    names = {name for subject, events in told.items() for name in ask.of(subject, events)}
    found: dict[str, list[Row]] = {}
    for page in batches(sorted(names)):
        marks, params = among(page)
        for row in store.rows(f"{ask.sql} IN ({marks})", **params):
            found.setdefault(row[0], []).append(row)
    return found


def _name(subject: str) -> str:
    return subject.partition(":")[2]


def _subject(subject: str, events: Sequence[Event]) -> list[str]:
    return [subject]


# ── deals ─────────────────────────────────────────────────────────────────────────────────────


def _deal_flaws(ground: Ground, subject: str, events: Sequence[Event]) -> Iterator[Flaw]:
    deal, row = fold(events), ground.row("deal", _name(subject))
    if deal is None or row is None:
        yield Flaw(subject, 0, msg("db.no_row"))
        return
    *stored, state = row
    if state != state_text(deal) or DealRow(*stored) != row_of(
        deal, ground.books(deal.playbook, deal.playbook_version)
    ):
        yield Flaw(subject, events[-1].seq, msg("db.row_differs"))
    yield from _visit_flaws(ground, subject, events, deal.account)
    for seq, what in broken_rules(events, ground.books, ground.staff):
        yield Flaw(subject, seq, what)
    for seq, what in merge_proof.strays(events, ground.tables["account"]):
        yield Flaw(subject, seq, what)
    for seq, what in upgrade_proof.unlisted(_name(subject), events, ground.tables["batches"]):
        yield Flaw(subject, seq, what)


def _visit_flaws(
    ground: Ground, subject: str, events: Sequence[Event], account: str | None
) -> Iterator[Flaw]:
    """Visits the table of visits tells otherwise than the history, at their events."""
    rows = {row["seq"]: tuple(row) for row in ground.rows("visit", subject)}
    told = {v.seq: (*v[:6], int(v.two_sided), *v[7:]) for v in visit_table.told(events, account)}
    for seq in sorted(rows.keys() | told.keys()):
        if rows.get(seq) != told.get(seq):
            yield Flaw(subject, seq, msg("db.visit_differs"))


# ── clients, their orders and their people ────────────────────────────────────────────────────


def _account_flaws(ground: Ground, subject: str, events: Sequence[Event]) -> Iterator[Flaw]:
    """An account whose row says something else than its history, and the orders that do."""
    code, told = _name(subject), accounts.fold(events)
    row = ground.row("account", code)
    if told is None or row is None or tuple(row) != _account_row(told):
        yield Flaw(subject, 0, msg("db.differs_from_history" if row else "db.no_row"))
    for seq, what in merge_proof.flaws(code, events, ground.tables["account"], ground.tables["purchase"]):
        yield Flaw(subject, seq, what)
    rows = {each["number"]: tuple(each) for each in ground.rows("purchase", code)}
    said = orders.told(events)
    for number in sorted(rows.keys() | said.keys()):
        if rows.get(number) != said.get(number):
            both = number in rows and number in said
            id = "db.order_differs" if both else "db.order_missing" if number in said else "db.order_stray"
            yield Flaw(subject, 0, msg(id, order=f"{code}/{number}"))
    holder = ground.row("holder", code)
    yield from _visit_flaws(ground, subject, events, holder["holder"] if holder else code)


def _account_row(told: accounts.Account) -> tuple[object, ...]:
    sheets: Mapping[str, Filled] = told.sheets
    written = canonical({id: filled._asdict() for id, filled in sheets.items()})
    name, class_ = (told.name, *accounts.found_by(told.name), told.place), (told.abc, told.abc_by)
    return (told.code, *name, told.deciders_changed_on, *class_, written, told.version, told.merged_into)


_CONTACT = ("account", "part", "style", "since", "left_on", "sealed")


def _contact_flaws(ground: Ground, subject: str, events: Sequence[Event]) -> Iterator[Flaw]:
    """A contact's row, and the seals of what was and is known of the person."""
    key = _name(subject)
    row = ground.row("contact", key)
    told: dict[str, object] = {"left_on": None}
    for event in events:
        told |= {name: event.data[name] for name in _CONTACT if name in event.data}
    first, _, number = key.rpartition(".")
    place = next((e.data["number"] for e in reversed(events) if e.kind == "merge"), int(number))
    expected = (key, place, *(told[name] for name in _CONTACT), events[-1].seq)
    if row is None or tuple(row) != expected or events[0].data["account"] != first:
        yield Flaw(subject, 0, msg("db.differs_from_history" if row else "db.no_row"))
    for seq, what in merge_proof.strays(events, ground.tables["account"]):
        yield Flaw(subject, seq, what)
    erased = any(event.kind == "erase" for event in events)
    for seal in _seals(subject, events):
        kept = ground.row("personal", seal)
        if kept is not None and erased and kept["data"] is not None:
            yield Flaw(subject, 0, msg("db.not_erased"))
        elif kept is None or (kept["data"] is None) != erased or not (erased or _sealed(kept)):
            yield Flaw(subject, 0, msg("db.seal"))


def _seals(subject: str, events: Sequence[Event]) -> list[str]:
    return [str(event.data[name]) for event in events for name in sorted(SEALS & event.data.keys())]


def _sealed(row: Row) -> bool:
    return sha256(f"{row['salt']}{row['data']}".encode()).hexdigest() == str(row["digest"])


# ── the team ──────────────────────────────────────────────────────────────────────────────────


def _person_flaws(ground: Ground, subject: str, events: Sequence[Event]) -> Iterator[Flaw]:
    user = _name(subject)
    told: dict[str, object] = {}
    for event in events:
        if event.kind == "leave":
            told["left_on"] = event.data["on"]
        else:
            told = {name: event.data.get(name) for name in ("name", "role", "team", "position")}
    expected = (user, *(told.get(n) for n in ("name", "role", "team", "position", "left_on")), events[-1].seq)
    row = ground.row("person", user)
    if row is None or tuple(row) != expected:
        yield Flaw(subject, 0, msg("db.differs_from_history" if row else "db.no_row"))


def _week_flaws(ground: Ground, subject: str, events: Sequence[Event]) -> Iterator[Flaw]:
    told, row = weeks.told_by(subject, events), ground.row("week", _name(subject))
    if row is None or tuple(row)[1:] != (weeks.written(told), told.version):
        yield Flaw(subject, 0, msg("db.differs_from_history" if row else "db.no_row"))


def _playbook_flaws(ground: Ground, subject: str, events: Sequence[Event]) -> Iterator[Flaw]:
    """What a version means is in its digest; how it was laid out is not."""
    installed = [(event.data, event.recorded_at) for event in events if event.kind == "install"]
    told = {data["version"]: (data["digest"], data["digest"], at) for data, at in installed}
    rows = {row["version"]: row for row in ground.rows("playbook", _name(subject))}
    for version in sorted(rows.keys() | told.keys()):
        row = rows.get(version)
        stands = (_meaning(row["parsed"]), row["digest"], row["installed_at"]) if row else None
        if stands != told.get(version):
            yield Flaw(subject, 0, msg("db.playbook_differs", version=version))
    for seq, what in upgrade_proof.untold(events, ground.tables["steps"]):
        yield Flaw(subject, seq, what)


def _meaning(parsed: str) -> str:
    """As `playbook_text.file.digest`; a text that is not the canonical one has none."""
    same = canonical(json.loads(parsed)) == parsed
    return sha256(parsed.encode()).hexdigest() if same else ""


# ── by sort ───────────────────────────────────────────────────────────────────────────────────

_VISITS = Ask(
    'SELECT subject, seq, account, deal, held_on, channel, two_sided, "by", contact FROM visit WHERE subject',
    _subject,
)
_SORTS: Mapping[str, Sort] = {
    "account": Sort(
        _account_flaws,
        {
            "account": Ask(
                "SELECT code, name, called, stem, place, deciders_changed_on, abc, abc_by, sheets,"
                " version, merged_into FROM account WHERE code",
                merge_proof.came_from,
            ),
            "purchase": Ask(f"SELECT {orders.COLUMNS} FROM purchase WHERE account", merge_proof.came_from),
            "holder": Ask(merge_proof.HOLDERS),
            "visit": _VISITS,
        },
    ),
    "contact": Sort(
        _contact_flaws,
        {
            "contact": Ask(f"SELECT key, number, {', '.join(_CONTACT)}, version FROM contact WHERE key"),
            "account": Ask(merge_proof.INTO, merge_proof.left),
            "personal": Ask("SELECT digest, salt, data FROM personal WHERE digest", _seals),
        },
    ),
    "deal": Sort(
        _deal_flaws,
        {
            "deal": Ask(f"SELECT {COLUMNS}, state FROM deal WHERE key"),
            "account": Ask(merge_proof.INTO, merge_proof.left),
            "visit": _VISITS,
            "batches": Ask(upgrade_proof.BATCHES, upgrade_proof.playbooks_gone_to),
        },
    ),
    "person": Sort(
        _person_flaws,
        {
            "person": Ask(
                'SELECT "user", name, role, team, position, left_on, version FROM person WHERE "user"'
            )
        },
    ),
    "playbook": Sort(
        _playbook_flaws,
        {
            "playbook": Ask("SELECT id, version, digest, parsed, installed_at FROM playbook WHERE id"),
            "steps": Ask(upgrade_proof.STEPS, upgrade_proof.deals_listed),
        },
    ),
    "week": Sort(
        _week_flaws,
        {
            "week": Ask(
                """SELECT "user" || ':' || monday, state, version FROM week WHERE "user" || ':' || monday"""
            )
        },
    ),
}
