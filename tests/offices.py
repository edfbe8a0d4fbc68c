"""Two offices on one database, and everything somebody might do there to something of somebody's.

In the east: rep lin, coach mei, manager han, admin wei, and rep tom beside them. In the west: rep bo. Each
has a client of their own, whose code is their name, with a contact, an order and five deals:

    -1  live; its last event is zhu's review, which asks its owner for something
    -2  at its first gate, which it would pass
    -3  stopped
    -4  done
    -5  in its second stage, by the second version of its playbook, to which zhu brought all of these

The newest events of -1 and -5 are zhu's.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from helpers import written

from engine import (
    account_arrivals,
    account_sheets,
    account_visits,
    accounts,
    contact_arrivals,
    contacts,
    deals,
    history,
    merging,
    orders,
    people,
    playbooks,
    staff,
    upgrades,
    visit_arrivals,
    weeks,
    workspace,
)
from engine.arrivals import Brought, Happening
from engine.change import Change, carry_out
from engine.errors import NotAllowed
from engine.playbook_text.file import digest
from engine.setup import set_up
from engine.store import Store, open_store
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS
from stages.worksheets import WORKSHEETS

STAGES = """
- id: meet
  gate: [{decision: needs_known}, {item: listed}]
- id: deliver
  status: won
  gate: [{item: handed_over}]
"""
STAFF = {
    "lin": ("rep", "east"),
    "mei": ("coach", "east"),
    "han": ("manager", "east"),
    "wei": ("admin", "east"),
    "tom": ("rep", "east"),
    "bo": ("rep", "west"),
    "zhu": ("manager", None),
}
ACTORS = {"rep": "lin", "coach": "mei", "manager": "han", "admin": "wei"}
PLACES = ("own", "team", "other")

Operation = Callable[[Change, str], object]
"""What somebody does, and whose it is."""


def whose(actor: str, place: str) -> str:
    return {"own": actor, "team": "tom", "other": "bo"}[place]


# ── founding them ─────────────────────────────────────────────────────────────────────────────


def found(url: str) -> None:
    made = set_up(
        url,
        time_zone="Asia/Shanghai",
        country="CN",
        currency="CNY",
        user="ada",
        shipped=[written(STAGES)],
        worksheets=WORKSHEETS,
        now=datetime.now(UTC),
    )
    made.change.store.close()
    with open_store(url, for_writing=True) as store:
        for user, (role, team) in STAFF.items():
            act(store, "ada", lambda c, user=user, role=role, team=team: staff.add(c, user, role, team=team))
        for user in STAFF:
            if user != "zhu":
                act(store, "ada", lambda c, user=user: _settle(c, user))
                act(store, "zhu", lambda c, user=user: _reviewed(c, user))
        act(store, "ada", lambda c: _install(c, 2))
        act(store, "zhu", lambda c: _upgrade(c, *(f"{user.upper()}-5" for user in STAFF if user != "zhu")))


def _settle(change: Change, owner: str) -> None:
    code = owner.upper()
    accounts.add(change, f"{owner} & Sons", code)
    contacts.add(change, code, "Gao Yan", "user", since="2026-01-01")
    orders.add(change, code, "100", "CNY", "2026-01-05")
    for n in range(1, 6):
        deals.new(change, f"Line {n}", account=code, owner=owner, playbook="small", amount="1000")
    _passing(change, f"{code}-2")
    deals.stop(change, f"{code}-3", "no_decision", reason="no budget")
    for key in (f"{code}-4", f"{code}-5"):
        _passing(change, key)
        deals.advance(change, key)
    deals.tick(change, f"{code}-4", "handed_over")
    deals.advance(change, f"{code}-4")


def _passing(change: Change, key: str) -> None:
    deals.tick(change, key, "listed")
    deals.answer(change, key, "needs_known", "yes", evidence="said so", kind="client_said", contact="Gao Yan")


def _reviewed(change: Change, owner: str) -> None:
    deals.review(change, f"{owner.upper()}-1", "continue", what="call them", due=change.today)


# ── doing something ───────────────────────────────────────────────────────────────────────────


def change_by(store: Store, user: str, **known: Any) -> Change:
    """`known`: what a program that lies says of whoever acts."""
    actor = people.find(store, user)._replace(**known)
    return Change(store, workspace.load(store), WORKSHEETS, actor, datetime.now(UTC))


def act(store: Store, user: str, work: Callable[[Change], object]) -> None:
    change = change_by(store, user)
    carry_out(change, "test", lambda: {"done": str(work(change))})


class _TakenBack(Exception):
    """Ends what was only to be tried."""


def may(change: Change, operation: Operation, owner: str) -> bool:
    """Whether somebody may, found out by doing it; then it is taken back. Not by `carry_out`, which asks
    whether they are who they say: a program that lies doesn't."""
    try:
        with change.store.transaction(alone=False):
            operation(change, owner)
            if change.store.kind == "postgresql":  # what is asked at the end of a transaction, asked now
                change.store.run("SET CONSTRAINTS ALL IMMEDIATE")
            raise _TakenBack
    except NotAllowed:
        return False
    except _TakenBack:
        return True


# ── what there is to do ───────────────────────────────────────────────────────────────────────


def on_deal(n: int, work: Callable[..., object], *args: object, **options: object) -> Operation:
    return lambda change, owner: work(change, f"{owner.upper()}-{n}", *args, **options)


def at_client(work: Callable[..., object], *args: object, **options: object) -> Operation:
    return lambda change, owner: work(change, owner.upper(), *args, **options)


def with_contact(work: Callable[..., object], *args: object, **options: object) -> Operation:
    return lambda change, owner: work(
        change, contacts.find(change.store, f"{owner.upper()}.1"), *args, **options
    )


def in_week(work: Callable[..., object], *args: object) -> Operation:
    return lambda change, owner: work(change, owner, "2026-01-05", *args)


def _undo_own(change: Change, owner: str) -> None:
    deals.tick(change, f"{owner.upper()}-1", "listed")
    deals.undo(change, f"{owner.upper()}-1")


def _ask(change: Change, owner: str) -> None:
    weeks.keep_plan(change, owner, "2026-01-05", [weeks.Planned("2026-01-06", None, None, None, "see them")])


def _upgrade(change: Change, *keys: str) -> None:
    newest = playbooks.newest(change.store, "small")
    batch, _ = upgrades.upgrade(change, upgrades.Wish("small", newest, {}, keys))
    assert batch, "they were on the first version"


def _install(change: Change, version: int) -> None:
    loaded = written(STAGES, version=version)
    assert loaded.parsed is not None
    playbooks.install(change, loaded.parsed, loaded.source, digest(loaded.parsed))


def _import_new(change: Change, owner: str) -> None:
    opened = {
        "title": "Line 9", "account": owner.upper(), "owner": owner, "playbook": "small",
        "playbook_version": 1, "amount": None, "currency": "CNY", "close_date": None, "behaviour": None,
        "stage": "meet", "status": "open", "unproven": [],
    }  # fmt: skip
    title = {"zh": "交付", "en": "Deliver"}
    reached = {"reached": {"stage": "deliver", "status": "won", "title": title, "unproven": ["meet"]}}
    happened = [Happening("2026-01-01T00:00:00.000000Z", {"opened": opened}), Happening(None, reached)]
    book = playbooks.newest(change.store, "small")
    deals.bring_in(change, book, [Brought(f"{owner.upper()}-9", happened)])


def _import_more(change: Change, owner: str) -> None:
    key, said = f"{owner.upper()}-1", [Happening(None, {"fields": {"title": "Line 1a"}})]
    deals.bring_on(change, [(Brought(key, said), history.events(change.store, f"deal:{key}"))])


def _import_orders(change: Change, owner: str) -> None:
    orders.bring_in(change, [orders.Brought(owner.upper(), f"2026-01-0{n}", n, "CNY") for n in (6, 7)])


def _import_visit(subject: str) -> Operation:
    """Somebody else's, of long ago."""

    def bring(change: Change, owner: str) -> None:
        met = {
            "contact": None,
            "others": [],
            "on": "2026-01-06",
            "summary": "walked the line",
            "interest": [],
        }
        data = {**met, "two_sided": True, "channel": "call", "diary": {}}
        about, external = subject.format(code=owner.upper()), {"source": "crm/visits", "id": "1"}
        at = "2026-01-06T02:00:00.000000Z"
        visit_arrivals.bring_in(change, [visit_arrivals.Arrival(about, at, "tom", data, external)] * 2)

    return bring


def _import_account(change: Change, owner: str) -> None:
    external = {"source": "crm/accounts", "id": "1"}
    account_arrivals.open_many(change, [account_arrivals.Opening("ACME", "Acme Steel", "Suzhou", external)])
    said = [{"fields": {"abc": "A"}}, {"fields": {"name": "Acme Works"}, "said": {"place": "Wuxi"}}]
    told = [Happening(change.at, {**each, "external": external}) for each in said]
    account_arrivals.tell_on(change, {"ACME": told, owner.upper(): told})


def _import_contacts(change: Change, owner: str) -> None:
    external = {"source": "crm/contacts", "id": "1"}
    wu = contact_arrivals.Person("Wu Bin", "decider", None, "2026-01-06", "2026-02-06")
    contact_arrivals.bring_in(change, [contact_arrivals.Arrival(owner.upper(), wu, external)])
    gao = contacts.find(change.store, f"{owner.upper()}.1")
    told = wu._replace(name="Gao Yun", left_on=None)
    nothing = contact_arrivals.NOTHING_TOLD
    contact_arrivals.tell_on(change, [contact_arrivals.Telling(gao, told, told, nothing, external)])


def _classify(change: Change, owner: str) -> None:
    accounts.classify(change, {owner.upper(): "A"})


def _merge(change: Change, owner: str) -> None:
    seen = weeks.Planned("2026-01-06", owner.upper(), None, None, "see them")
    weeks.keep_plan(change, owner, "2026-01-05", [seen])
    merging.merge(change, owner.upper(), "BO" if owner != "bo" else "TOM", ACCOUNT_WORKSHEETS)


BATCH = "small#3"
"""After two versions of the playbook were installed."""
SAID = {"evidence": "said so", "kind": "client_said", "contact": "Gao Yan"}
MET = {"contact": "Gao Yan", "on": None, "summary": "walked the line", "two_sided": True}

DEALS: dict[str, Operation] = {
    "open": lambda c, owner: deals.new(c, "Next", account=owner.upper(), owner=owner, playbook="small"),
    "set": on_deal(1, deals.set_fields, {"title": "Line 1, all of it"}),
    "step": on_deal(1, deals.set_step, "call", on="2199-01-01", contact="Gao Yan"),
    "promise": on_deal(1, deals.promise, "a sample", by="us", on="2199-01-01", kept=False),
    "answer": on_deal(1, deals.answer, "needs_known", "unsure", **SAID),
    "fill": on_deal(1, deals.fill, "client_profile", {"business_plan": "three shifts"}),
    "tick": on_deal(1, deals.tick, "listed"),
    "wait": on_deal(1, deals.wait, until="2199-01-01", reason="their budget"),
    "visit": on_deal(1, deals.log_visit, **MET),
    "advance": on_deal(2, deals.advance),
    "back": on_deal(5, deals.back, "meet", reason="too early"),
    "stop": on_deal(1, deals.stop, "no_decision", reason="no budget"),
    "reopen": on_deal(3, deals.reopen, reason="they called"),
    "reopen done": on_deal(4, deals.reopen, reason="it came back"),
    "undo one's own": _undo_own,
    "undo another's": on_deal(1, deals.undo),
    "waive": on_deal(1, deals.waive, "item:listed", reason="agreed", until="2199-01-01"),
    "review": on_deal(1, deals.review, "slow"),
    "review done": on_deal(1, deals.review_done),
    "hand a review on": on_deal(1, deals.hand_review, "tom"),
    "give to lin": on_deal(1, deals.set_fields, {"owner": "lin", "title": "Line 1, given away"}),
    "give to bo": on_deal(1, deals.set_fields, {"owner": "bo", "title": "Line 1, given away"}),
    "import a deal": _import_new,
    "import more": _import_more,
    "import a visit": _import_visit("deal:{code}-1"),
    "upgrade": lambda c, owner: _upgrade(c, f"{owner.upper()}-1"),
    "take a batch back": lambda c, owner: upgrades.take_back(c, BATCH),
}
CLIENTS: dict[str, Operation] = {
    "edit": at_client(accounts.edit, place="Suzhou"),
    "class by hand": at_client(accounts.edit, abc="B"),
    "account fill": at_client(
        account_sheets.fill, "customer_record", {"address": "Suzhou"}, ACCOUNT_WORKSHEETS
    ),
    "account visit": at_client(account_visits.log_visit, **MET),
    "order": at_client(orders.add, "250", "CNY", "2026-01-06"),
    "order drop": lambda c, owner: orders.drop(c, f"{owner.upper()}/1", "by mistake"),
    "order edit": lambda c, owner: orders.correct(c, f"{owner.upper()}/1", {"product": "pump"}),
    "import orders": _import_orders,
    "import a client's visit": _import_visit("account:{code}"),
    "import clients": _import_account,
    "import contacts": _import_contacts,
    "contact add": at_client(contacts.add, "Wu Bin", "decider"),
    "contact edit": with_contact(contacts.edit, part="decider"),
    "contact rename": with_contact(contacts.edit, name="Gao Yun"),
    "contact leave": with_contact(contacts.leave, "2026-02-01"),
    "contact erase": with_contact(contacts.erase),
    "classify": _classify,
    "merge clients": _merge,
    "account add": lambda c, owner: accounts.add(c, "Acme Steel", "ACME"),
}
COLLEAGUES: dict[str, Operation] = {
    "plan": _ask,
    "focus": lambda c, owner: weeks.set_focus(c, owner, "2026-01-06", "the fair"),
    "tell": in_week(weeks.tell, {"collection": "100"}),
    "miss": in_week(weeks.explain, "visits", "outside"),
    "target": in_week(weeks.set_targets, {"visits": "10"}),
    "person edit": lambda c, owner: staff.add(c, owner, STAFF[owner][0], name="Somebody"),
    "person leave": lambda c, owner: staff.leave(c, owner, "zhu"),
    "person add": lambda c, owner: staff.add(c, "fu", "rep"),
    "install": lambda c, owner: _install(c, 3),
}
OPERATIONS = {**DEALS, **CLIENTS, **COLLEAGUES}


LINES = {
    "open": "new Next --account {code} --owner {owner} --playbook small",
    "set": "set {code}-1 title='Line 1, all of it'",
    "step": "step {code}-1 call --on 2199-01-01 --with 'Gao Yan'",
    "promise": "promise {code}-1 'a sample' --by us --on 2199-01-01",
    "answer": "answer {code}-1 needs_known unsure --evidence x --kind client_said --contact 'Gao Yan'",
    "fill": "fill {code}-1 client_profile business_plan='three shifts'",
    "tick": "tick {code}-1 listed",
    "wait": "wait {code}-1 --until 2199-01-01 --reason 'their budget'",
    "visit": "visit log {code}-1 --with 'Gao Yan' --summary 'walked the line'",
    "advance": "advance {code}-2",
    "back": "back {code}-5 meet --reason 'too early'",
    "stop": "stop {code}-1 --class no_decision --reason 'no budget'",
    "reopen": "reopen {code}-3 --reason 'they called'",
    "reopen done": "reopen {code}-4 --reason 'it came back'",
    "undo another's": "undo {code}-1",
    "waive": "waive {code}-1 item:listed --reason agreed --until 2199-01-01",
    "review": "review {code}-1 --verdict slow",
    "review done": "review {code}-1 --done",
    "give to lin": "set {code}-1 owner=lin",
    "give to bo": "set {code}-1 owner=bo",
    "import a deal": "import {folder}/deals.csv --map {folder}/deals.yaml",
    "import a visit": "import {folder}/talks.csv --map {folder}/talks.yaml",
    "import clients": "import {folder}/clients.csv --map {folder}/clients.yaml",
    "import contacts": "import {folder}/people.csv --map {folder}/people.yaml",
    "upgrade": "playbook upgrade small --deal {code}-1",
    "take a batch back": "playbook upgrade --take-back small#3",
    "edit": "account edit {code} place=Suzhou",
    "class by hand": "account edit {code} class=B",
    "account fill": "account fill {code} customer_record address=Suzhou",
    "account visit": "visit log --account {code} --with 'Gao Yan' --summary 'walked the line'",
    "order": "order add {code} 250 --on 2026-01-06",
    "order drop": "order drop {code}/1 --reason 'by mistake'",
    "contact add": "contact add 'Wu Bin' --account {code} --part decider",
    "contact edit": "contact edit {code}.1 part=decider",
    "contact rename": "contact edit {code}.1 name='Gao Yun'",
    "contact leave": "contact leave {code}.1",
    "contact erase": "contact erase {code}.1",
    "classify": "account classify",
    "merge clients": "account merge {code} --into MEI",
    "account add": "account add 'Acme Steel' --code ACME",
    "plan": "visit plan --week --keep --owner {owner}",
    "focus": "report day --focus 'the fair' --owner {owner}",
    "target": "target {owner} visits=10",
    "person edit": "person add {owner} --role rep --name Somebody",
    "person leave": "person leave {owner} --to zhu",
    "person add": "person add fu --role rep",
    "invite": "person invite {owner}",
    "rate": "db rate USD 7.1",
    "calendar": "db calendar --refresh",
    "limits": "limits --learn",
    "their day": "next --owner {owner}",
    "their week": "report week --owner {owner}",
    "their plan": "visit plan --week --owner {owner}",
    "their targets": "target {owner}",
    "their sheets": "prep --all --owner {owner} --out {folder}",
    "the review's page": "review {code}-1",
    "read a deal": "show {code}-1",
}
"""Command lines for them, and for what the commands alone do."""
PLAIN = (
    *("rate", "calendar", "their day", "their week", "their plan", "their targets", "their sheets"),
    *("the review's page", "read a deal", "invite"),
)
"""Those that change no deal: there is nothing to rehearse."""
