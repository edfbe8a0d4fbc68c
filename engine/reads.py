"""Reading deals: one by its key, many by what they have in common, today or as of a day."""

import re
from collections.abc import Iterable, Sequence, Set
from datetime import date

from engine import accounts, contacts, history, people, playbooks
from engine.accounts import Account
from engine.among import among, batches, beginning
from engine.clock import END_OF_TIME, end_of_day
from engine.contacts import Contact
from engine.deal_table import COLUMNS, DealRow, load, read_state, row_of, slowed
from engine.errors import NotFound, Refused
from engine.facts import ContactFact, Facts
from engine.gate import Verdict, check
from engine.history import Event
from engine.message import msg, step
from engine.playbook import Playbook
from engine.sort_key import sort_key
from engine.state import DONE, Day, Deal, Instant
from engine.store import Row, Store
from engine.value import Value
from engine.workspace import Workspace

EVERY = "1 = 1"
"""What every deal `d` answers."""
_NAMED = 8
"""Candidates a sentence names; programs get more."""


class View(Value):
    """From where one looks: the database, the day that counts as today, and how far history reaches.

    `until` is None for now; else the last instant of the as-of day.
    """

    store: Store
    workspace: Workspace
    today: date
    until: Instant | None = None


class Listed(Value):
    """A deal in a list, with what its row can't know: its owner's team and whether it is slowed."""

    row: DealRow
    team: str | None
    slowed: bool


class Opened(Value):
    """A deal with the playbook it is pinned to and its facts."""

    deal: Deal
    playbook: Playbook
    facts: Facts
    head: tuple[int, str] = (0, "")
    """Seq and hash of its newest event, where it was opened to be changed."""

    @property
    def verdict(self) -> Verdict | None:
        """The verdict of the gate before it; None once it is done."""
        if self.deal.stage == DONE:
            return None
        return check(self.playbook.stage(self.deal.stage), self.facts)


def view_as_of(store: Store, workspace: Workspace, day: date) -> View:
    return View(store, workspace, day, end_of_day(day, workspace.time_zone))


def find_key(store: Store, text: str, *, exact: bool = False) -> str:
    """An exact key wins; a unique beginning will do unless `exact`. Raises NotFound with candidates."""
    key = text.strip().upper()
    if store.row("SELECT 1 FROM deal WHERE key = :key", key=key):
        return key
    rows = _beginning(store, key, 20)
    if len(rows) == 1 and not exact:
        found: str = rows[0]["key"]
        return found
    # Of a key that was mistyped, deals of an account whose code begins the same.
    close = rows or _beginning(store, key.split("-")[0][:3], 8)
    candidates = [f"{row['key']} {row['title']}" for row in sorted(close, key=lambda r: sort_key(r["key"]))]
    id = "deals.ambiguous" if rows else "deals.unknown"
    said = msg(id, deal=text, candidates=tuple(candidates[:_NAMED]))
    raise NotFound(said, hint=step("list"), details={"candidates": candidates})


def _beginning(store: Store, start: str, limit: int) -> Sequence[Row]:
    if not start:
        return []
    sql = "SELECT key, title FROM deal WHERE key >= :low AND key < :high ORDER BY key LIMIT :limit"
    return store.rows(sql, **beginning(start), limit=limit)


def deal(view: View, key: str) -> Deal:
    """Raises NotFound when it did not exist yet on the as-of day."""
    found = load(view.store, key)
    if found is not None and view.until is not None:
        found = _fold(history.events(view.store, f"deal:{key}", until=view.until))
    if found is None:
        raise NotFound(msg("deals.not_yet", deal=key, day=view.today), hint=step("list"))
    return found


def opened(view: View, key: str) -> Opened:
    return with_facts(view, deal(view, key))


def with_facts(view: View, deal: Deal) -> Opened:
    playbook = playbooks.load(view.store, deal.playbook, deal.playbook_version)
    if view.until is None:
        return joined(view, deal, playbook, *contacts.known(view.store, deal.account))
    there = accounts.by_codes(view.store, [deal.account]) if deal.account else []
    changed_on, abc = deciding(view, there).get(deal.account or "", (None, None))
    people = (contact.fact for contact in people_there(view, deal.account))
    return joined(view, deal, playbook, people, changed_on, abc)


def joined(
    view: View,
    deal: Deal,
    playbook: Playbook,
    known: Iterable[ContactFact],
    changed_on: Day | None,
    abc: str | None,
) -> Opened:
    """With facts of what was read already. `changed_on`: when those who decide there last changed."""
    facts = Facts(
        deal=deal,
        contacts=tuple(known),
        deciders_changed_on=changed_on,
        points=playbook.points,
        today=view.today.isoformat(),
        currency=view.workspace.currency,
        rates=view.workspace.rates,
        account_class=abc,
    )
    return Opened(deal, playbook, facts)


def people_there(view: View, account: str | None) -> list[Contact]:
    """The people known at an account, as the view's day shows them."""
    return _there(view, contacts.of_account(view.store, account), {account} if account else set())


def count_yeses_before(view: View, account: str, on: Day) -> int:
    """How many live deals of an account rest on a yes older than a day."""
    sql = (
        "SELECT count(*) AS n FROM deal"
        " WHERE account = :account AND status IN ('open', 'won') AND oldest_yes < :on"
    )
    row = view.store.row(sql, account=account, on=on)
    return row["n"] if row else 0


def people_of(view: View, codes: Iterable[str]) -> dict[str, list[Contact]]:
    """By account, the people known at these, as the view's day shows them; one without any is left out."""
    found: dict[str, list[Contact]] = {}
    wanted = set(codes)
    for contact in _there(view, contacts.of_accounts(view.store, wanted), wanted):
        found.setdefault(contact.account, []).append(contact)
    return found


def accounts_of(view: View, codes: Iterable[str]) -> dict[str, Account]:
    """These by their codes, as the view's day shows them; one that was not there yet is left out."""
    wanted = sorted(set(codes))
    if view.until is None:
        return {account.code: account for account in accounts.by_codes(view.store, wanted)}
    then = accounts.those_as_of(view.store, wanted, view.until)
    return {account.code: account for account in then}


def all_people(view: View) -> list[Contact]:
    """The people known at every account, as the view's day shows them."""
    return _as_of(view, contacts.everyone(view.store))


def people_who_left(view: View) -> list[Contact]:
    """Those for whom it is on record when they leave, past or to come, as the view's day shows them. Whoever
    has no such day now had none then: one taken back holds for all days."""
    return _as_of(view, contacts.who_left(view.store))


def page_of_people(
    view: View, account: str | None, *, after: str | None = None, most: int | None = None
) -> list[Contact]:
    """Of one account or of all, by account and number, those behind the key `after`, no more than `most`."""
    if view.until is not None and account is not None:
        there = people_there(view, account)
        keys = [contact.key for contact in there]
        behind = keys.index(after) + 1 if after in keys else 0
        return there[behind : None if most is None else behind + most]
    found: list[Contact] = []
    while True:
        known = contacts.page(view.store, account, after, most)
        found += _as_of(view, known)
        # Some came after the view's day.
        if most is None or len(known) < most or len(found) >= most:
            return found[:most]
        after = known[-1].key


def _there(view: View, known: list[Contact], codes: Set[str]) -> list[Contact]:
    """The same of the people at some accounts: some came or went as an account was merged since."""
    if view.until is None:
        return known
    from engine.homes import homes

    moved, here = homes(view.store, view.until).people, {contact.key for contact in known}
    gone = [key for key, code in moved.items() if code in codes and key not in here]
    then = _as_of(view, [*known, *contacts.by_keys(view.store, gone)])
    return [contact for contact in then if contact.account in codes]


def _as_of(view: View, known: list[Contact]) -> list[Contact]:
    if view.until is None:
        return known
    today = view.today.isoformat()
    then = (contacts.as_of(view.store, contact, today, view.until) for contact in known)
    return [contact for contact in then if contact is not None]


def deciding(view: View, known: Iterable[Account]) -> dict[str, tuple[Day | None, str | None]]:
    """By account: when those who decide there changed, and its class, as the view's day shows them."""
    if view.until is None:
        return {account.code: (account.deciders_changed_on, account.abc) for account in known}
    codes = [account.code for account in known]
    then, today = accounts_of(view, codes), view.today.isoformat()
    classes = {code: account.abc for code, account in then.items()}
    keys: dict[str, list[str]] = {code: [] for code in codes}
    for contact in _there(view, contacts.of_accounts(view.store, codes), set(codes)):
        keys[contact.account].append(contact.key)
    changed = {code: contacts.last_change(view.store, keys[code], today) for code in sorted(codes)}
    return {code: (changed[code], classes.get(code)) for code in codes}


def listed(view: View, where: str = EVERY, /, *, tail: str = "", **params: object) -> list[Listed]:
    """Deals whose row answers `where`; `tail` orders and cuts.

    As of a day, the rows are folded from history first.
    """
    columns = ", ".join(f"d.{name}" for name in COLUMNS.split(", "))
    sql = (
        f"SELECT {columns}, p.team, a.deciders_changed_on FROM {table(view)} d"
        ' JOIN person p ON p."user" = d.owner LEFT JOIN account a ON a.code = d.account'
        f" WHERE {where} {tail}"
    )
    today = view.today.isoformat()
    found = []
    for values in view.store.rows(sql, **params):
        *fields, team, changed = values
        row = DealRow(*fields)
        found.append(Listed(row, team, slowed(row, today, changed)))
    return found


def keys(view: View, where: str, /, **params: object) -> set[str]:
    """Of the deals `d` whose row answers `where`."""
    sql = f"SELECT d.key FROM {table(view)} d WHERE {where}"
    return {row["key"] for row in view.store.rows(sql, **params)}


def listed_among(view: View, column: str, values: Iterable[str]) -> list[Listed]:
    """Those of which a column has one of these values."""
    found: list[Listed] = []
    for page in batches(values):
        names, params = among(page)
        found += listed(view, f"{column} IN ({names})", tail="", **params)
    return found


def page(
    view: View, where: str, /, *, after: str | None = None, most: int | None = None, **params: object
) -> list[Listed]:
    """By account and number, those behind the key `after`; at most so many unless None."""
    tail = "ORDER BY d.sort_key" + ("" if most is None else f" LIMIT {most}")
    if after is None:
        return listed(view, where, tail=tail, **params)
    behind = sort_key(after.strip().upper())
    return listed(view, f"{where} AND d.sort_key > :behind", tail=tail, behind=behind, **params)


def followers(store: Store, key: str, until: Instant | None = None) -> list[str]:
    """Keys of the deals that follow this one; with `until` those opened by then."""
    sql = "SELECT key FROM deal WHERE follows = :key AND opened_at <= :until ORDER BY sort_key"
    return [row["key"] for row in store.rows(sql, key=key, until=until or END_OF_TIME)]


def follower(store: Store, key: str) -> str | None:
    """The deal that follows this one and was not stopped."""
    sql = "SELECT key FROM deal WHERE follows = :key AND status <> 'stopped' ORDER BY sort_key LIMIT 1"
    row = store.row(sql, key=key)
    return row["key"] if row else None


def deals_by_account(view: View, codes: Iterable[str]) -> dict[str, int]:
    """How many deals each of these accounts has; one without any is left out."""
    found: dict[str, int] = {}
    for page in batches(codes):
        names, params = among(page)
        sql = f"SELECT account, count(*) AS n FROM {table(view)} WHERE account IN ({names}) GROUP BY account"
        found |= {row["account"]: row["n"] for row in view.store.rows(sql, **params)}
    return found


def one_listed(view: View, now: Opened) -> Listed:
    """The deal one has opened, as a list would show it."""
    row = row_of(now.deal, now.playbook)
    team = people.find_any(view.store, row.owner).team
    return Listed(row, team, slowed(row, now.facts.today, now.facts.deciders_changed_on))


_TOLD_LATER = """
SELECT 1 FROM event WHERE kind = 'import' AND subject >= 'deal:' AND subject < 'deal;'
 AND recorded_at > :until AND (at IS NULL OR at <= :until)
 AND ((data LIKE '%"amount":%' AND data NOT LIKE '%"amount":null%')
  OR (data LIKE '%"close_date":%' AND data NOT LIKE '%"close_date":null%')) LIMIT 1
"""


def told_later(view: View) -> bool:
    """Whether amounts or close dates that the view of a past day shows were imported after it: what they were
    on that day is not on record."""
    return view.until is not None and view.store.row(_TOLD_LATER, until=view.until) is not None


def table(view: View) -> str:
    """The table that holds the deals' rows as of the view's day."""
    if view.until is None or not _has_later(view.store, view.until):
        return "deal"
    # A day is folded once: what it was changes only where an event is added.
    last = view.store.row("SELECT max(position) FROM event")
    assert last is not None, "something came later"
    name = f"deal_as_of_{re.sub(r'[^0-9]', '', view.until)}_{last[0]}"
    return view.store.temporary(name, lambda: _fold_into_temporary_table(view, name))


def _has_later(store: Store, until: Instant) -> bool:
    """Whether any deal changed after `until`; if none did, the rows as they stand are the answer."""
    sql = "SELECT 1 FROM event WHERE at > :until AND substr(subject, 1, 5) = 'deal:' LIMIT 1"
    return store.row(sql, until=until) is not None


# By `substr`, or SQLite would go through all events of deals: few are behind the day.
_LATER = """
SELECT DISTINCT substr(subject, 6) AS key FROM event
WHERE at > :until AND substr(subject, 1, 5) = 'deal:'
"""
# Joined to those that changed, SQLite would go through all of them for every deal.
_AS_THEY_STAND = f"""
INSERT INTO {{name}} ({COLUMNS})
SELECT {COLUMNS} FROM deal WHERE key IN (SELECT key FROM deal EXCEPT {_LATER})
"""


def changed_after(store: Store, until: Instant) -> list[str]:
    """Keys of the deals to which something happened later."""
    return [row["key"] for row in store.rows(f"{_LATER} ORDER BY 1", until=until)]


def _fold_into_temporary_table(view: View, name: str) -> None:
    """Those to which nothing happened since stand there as they stood then."""
    store = view.store
    if store.only_reads:
        raise Refused(msg("store.no_past_here", path=store.name))
    store.run(f"CREATE TEMPORARY TABLE {name} AS SELECT {COLUMNS} FROM deal WHERE 1 = 0")
    store.run(_AS_THEY_STAND.format(name=name), until=view.until)
    values = ", ".join(f":{name}" for name in DealRow._fields)
    rows = (row_of(deal, playbook)._asdict() for deal, playbook in _folded(view))
    store.run_many(f"INSERT INTO {name} ({COLUMNS}) VALUES ({values})", rows)


def _folded(view: View) -> Iterable[tuple[Deal, Playbook]]:
    assert view.until is not None, "a past day"
    later = (f"deal:{key}" for key in changed_after(view.store, view.until))
    for _, own in history.events_among(view.store, later, until=view.until):
        deal = _fold(own)
        if deal is not None:
            yield deal, playbooks.load(view.store, deal.playbook, deal.playbook_version)


def _fold(told: Iterable[Event]) -> Deal | None:
    from engine.fold import fold  # today's deals are read as they stand

    return fold(told)


def states(view: View, keys: Iterable[str]) -> dict[str, Deal]:
    """Whole states of several deals, as the view's day shows them; one not there yet is left out."""
    if view.until is not None:
        told = history.events_among(view.store, (f"deal:{key}" for key in keys), until=view.until)
        then = (_fold(own) for _, own in told)
        return {deal.key: deal for deal in then if deal is not None}
    found: dict[str, Deal] = {}
    for page in batches(keys):
        names, params = among(page)
        rows = view.store.rows(f"SELECT key, state FROM deal WHERE key IN ({names})", **params)
        found |= {row["key"]: read_state(row["state"]) for row in rows}
    return found
