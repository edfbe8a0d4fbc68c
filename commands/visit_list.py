"""`visit list`: visits agreed, clients that are due by their cadence, visits on record."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Annotated, Any, NamedTuple

import typer

from commands import dues, filters
from commands.completion import users
from commands.desk import Desk, reading
from commands.options import Account
from commands.paging import After, Limit, emit_page, length, nothing, on_page, one_more
from commands.step_line import command_line
from commands.views import names_of
from commands.visit_list_page import Shown, page
from commands.visit_plan import Team, whose
from engine import reads, visit_table
from engine.accounts import Account as Client
from engine.contacts import Contact
from engine.errors import NotFound, Usage
from engine.message import msg, step
from engine.people import Person
from engine.reads import Listed
from engine.state import Day
from visits.absent import with_somebody_else
from visits.cadence import DueClient
from words.say import say

Due = Annotated[bool, typer.Option("--due", help="option.list_due")]
Held = Annotated[bool, typer.Option("--held", help="option.list_held")]
Agreed = Annotated[bool, typer.Option("--agreed", help="option.list_agreed")]
Owner = Annotated[
    str | None,
    typer.Option("--owner", metavar="metavar.user", help="option.owner", autocompletion=users),
]

A_SCREEN = 20
_NEVER = "9999-12-31"
AGREED, DUE, HELD = "agreed", "due", "held"
COLUMNS = (
    *("list", "on", "account", "name", "place", "class", "deal", "contact", "people", "what"),
    *("channel", "two_sided", "by", "last_visit", "last_contact", "overdue_days", "agreed_on", "command"),
    "key",
)
"""Of a visit agreed, due or held, as CSV."""
_NOTHING: dict[str, Any] = dict.fromkeys(COLUMNS)


class Asked(NamedTuple):
    """Whose visits, at which client; `people` are None for everybody, `account` for all. `most` are on a
    page, of the visits held those behind `after`."""

    desk: Desk
    people: Sequence[Person] | None
    account: str | None
    most: int | None
    after: visit_table.Held | None


def list_(
    ctx: typer.Context,
    due: Due = False,
    held: Held = False,
    agreed: Agreed = False,
    owner: Owner = None,
    team: Team = None,
    account: Account = None,
    limit: Limit = None,
    after: After = None,
) -> None:
    desk = reading(ctx)
    wanted = [id for id, on in ((AGREED, agreed), (DUE, due), (HELD, held)) if on] or [AGREED, DUE]
    if len(wanted) > 1 and any((due, held, agreed)):
        raise Usage(msg("shell.exclusive", one=f"--{wanted[0]}", other=f"--{wanted[1]}"))
    if after is not None and wanted != [HELD]:
        raise Usage(msg("plan.after_held"))
    code = filters.account(desk.store, account) if account else None
    everybody = code is not None and owner is None and team is None
    most, last = length(desk.settings, limit, A_SCREEN), _visit(desk, after)
    asked = Asked(desk, None if everybody else whose(desk, owner, team), code, most, last)
    shown = {id: _LISTS[id](asked) for id in wanted}
    data = [row for each in shown.values() for row in each.rows]
    given = {name: value for name, value in (("owner", owner), ("team", team), ("account", account)) if value}

    def text() -> str:
        return nothing(after) if after and not data else page(desk, shown, given)

    if wanted == [HELD]:
        emit_page(desk.settings, data, text, COLUMNS, onward=shown[HELD].last)
    else:
        desk.emit(data, text, COLUMNS)


def _visit(desk: Desk, key: str | None) -> visit_table.Held | None:
    found = visit_table.find(desk.store, key) if key is not None else None
    if key is not None and found is None:
        raise NotFound(msg("plan.unknown_visit", visit=key), hint=step("visit list", None, held=""))
    return found


# ── the lists ─────────────────────────────────────────────────────────────────────────────────


def _agreed(asked: Asked) -> Shown:
    """Next steps of live deals, the earliest first."""
    rows = _deals(asked, "d.next_on IS NOT NULL AND d.status IN ('open', 'won')")
    rows.sort(key=lambda each: (each.row.next_on or "", each.row.key))
    page = [each.row for each in rows[: asked.most]]
    known, people = _clients(asked, (row.account for row in page))
    names, left = names_of(people), {each.key: each.left_on for each in people if each.left_on}
    today = asked.desk.today.isoformat()
    found = []
    for row in page:
        account, on = known.get(row.account or ""), row.next_on or ""
        who = names.get(row.next_contact or "", row.next_contact)
        prepare = step("prep", row.key, **({"with": who} if who else {}))
        if left.get(row.next_contact or "", _NEVER) <= min(on, today):
            prepare = with_somebody_else(row.key, row.next_what, on, today)
        found.append(
            _NOTHING
            | {
                "list": AGREED,
                "on": on,
                "account": row.account,
                "name": account.name if account else row.title,
                "place": account.place if account else None,
                "class": account.abc if account else None,
                "deal": row.key,
                "contact": who,
                "what": row.next_what,
                "by": row.owner,
                "last_contact": row.last_contact,
                "overdue_days": max(0, (asked.desk.today - date.fromisoformat(on)).days),
                "command": command_line(prepare),
                "key": row.key,
            }
        )
    return Shown(found, len(rows))


def _due(asked: Asked) -> Shown:
    """Clients whose day has come: the overdue first, by class and by how long."""
    view = asked.desk.view
    found: list[tuple[DueClient, str, Day | None]] = []
    for person in asked.people if asked.people is not None else (asked.desk.actor,):
        rows = _deals(asked._replace(people=(person,)), "d.status IN ('open', 'won')")
        agreed = _next_days(rows, view.today)
        theirs = dues.of_person(view, person, rows).values()
        found += [(each, person.user, agreed.get(each.code)) for each in theirs]
    come = [each for each in found if each[0].due.due_on <= view.today]
    wanted = [each for each in come if asked.account in (None, each[0].code)]
    wanted.sort(key=lambda each: (*_pressing(each[0]), each[1]))
    return Shown([_due_row(*each) for each in wanted[: asked.most]], len(wanted))


def _next_days(rows: Iterable[Listed], today: date) -> dict[str, Day]:
    """By account, the first day somebody is seen there as agreed."""
    days = ((row.account, row.next_on) for row in (each.row for each in rows))
    ahead = [(code, on) for code, on in days if code and on and on >= today.isoformat()]
    return dict(sorted(ahead, reverse=True))


def _pressing(client: DueClient) -> tuple[bool, str, int, date, str]:
    due = client.due
    return not due.overdue_days, client.abc, -due.overdue_days, due.due_on, client.code


def _due_row(client: DueClient, keeper: str, agreed_on: Day | None) -> dict[str, Any]:
    look = step("prep", client.deal) if client.deal else step("account show", None, account=client.code)
    return _NOTHING | {
        "list": DUE,
        "on": client.due.due_on.isoformat(),
        "account": client.code,
        "name": client.name,
        "place": client.place,
        "class": client.abc,
        "deal": client.deal,
        "what": say(client.due.why),
        "channel": client.due.kind,
        "by": keeper,
        "last_visit": client.last.visit_on,
        "last_contact": client.last.of_any_kind,
        "overdue_days": client.due.overdue_days,
        "agreed_on": agreed_on,
        "command": command_line(look),
        "key": client.code,
    }


def _held(asked: Asked) -> Shown:
    """The newest first."""
    view = asked.desk.view
    visits, more = on_page(_visits(asked), asked.most)
    known, people = _clients(asked, (each.account for each in visits))
    names = names_of(people)
    others = visit_table.others_met(view, visits)
    found = []
    for each in visits:
        met = (each.contact, *others.get((each.subject, each.seq), ()))
        account = known.get(each.account or "")
        look = step("show", each.deal) if each.deal else step("account show", None, account=each.account)
        found.append(
            _NOTHING
            | {
                "list": HELD,
                "on": each.on,
                "account": each.account,
                "name": account.name if account else None,
                "place": account.place if account else None,
                "class": account.abc if account else None,
                "deal": each.deal,
                "contact": names.get(each.contact or "", each.contact),
                "people": [names.get(key, key) for key in met if key],
                "channel": each.channel,
                "two_sided": each.two_sided,
                "by": each.by,
                "command": command_line(look),
                "key": each.key,
            }
        )
    whole = sum(visit_table.count(view, by=user, account=asked.account) for user in _users(asked))
    return Shown(found, whole, found[-1]["key"] if more else None)


def _visits(asked: Asked) -> list[visit_table.Held]:
    """The page of each, and one more."""
    view, most = asked.desk.view, one_more(asked.most)
    pages = [
        visit_table.held(view, by=user, account=asked.account, after=asked.after, most=most)
        for user in _users(asked)
    ]
    found = [each for page in pages for each in page]
    return sorted(found, key=lambda each: (each.on, each.subject, each.seq), reverse=True)


def _users(asked: Asked) -> Sequence[str | None]:
    return [None] if asked.people is None else [person.user for person in asked.people]


def _clients(asked: Asked, codes: Iterable[str | None]) -> tuple[dict[str, Client], list[Contact]]:
    """The clients of a page, and the people there."""
    view, wanted = asked.desk.view, {code for code in codes if code}
    people = reads.people_of(view, wanted).values()
    return reads.accounts_of(view, wanted), [each for there in people for each in there]


_LISTS: dict[str, Callable[[Asked], Shown]] = {AGREED: _agreed, DUE: _due, HELD: _held}


def _deals(asked: Asked, where: str) -> list[Listed]:
    clauses, params = [where], {}
    if asked.people is not None:
        params = {f"u{at}": person.user for at, person in enumerate(asked.people)}
        clauses.append(f"d.owner IN ({', '.join(f':{name}' for name in params)})" if params else "1 = 0")
    if asked.account is not None:
        clauses.append("d.account = :account")
    return reads.listed(asked.desk.view, " AND ".join(clauses), **params, account=asked.account)
