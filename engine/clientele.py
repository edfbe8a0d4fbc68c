"""The clients somebody has to keep in touch with: those of their own deals, or of their team's."""

from collections.abc import Iterable
from datetime import date

from engine import accounts, people, reads, visit_table
from engine.clock import day_of
from engine.people import Person
from engine.reads import View
from engine.state import Day
from engine.value import Value

REP = people.POSITIONS[0]


class Client(Value):
    """An account that has a class. `since`: the day it got it, or its keeper came, if that was later."""

    code: str
    name: str
    abc: str
    place: str | None
    since: date


_LIVE = "SELECT d.account FROM {deals} d WHERE d.owner {mine} AND d.status IN ('open', 'won')"
# Of all that was ever closed the index `deal_past` alone is read; whose the latest deal is of the few clients
# that are left, stands in `deal_account`.
_LIVE_OR_LATEST = f"""
SELECT account FROM ({_LIVE}) AS live WHERE account IS NOT NULL UNION
SELECT a.code FROM (
  SELECT DISTINCT d.account FROM {{deals}} d WHERE d.owner {{mine}} AND d.status NOT IN ('open', 'won')
) AS past JOIN account a ON a.code = past.account
WHERE {{classed}} AND a.code NOT IN (SELECT account FROM ({_LIVE}) AS live WHERE account IS NOT NULL)
  AND (SELECT n.owner FROM {{deals}} n WHERE n.account = a.code
    ORDER BY coalesce(n.opened_at, '') DESC, n.key DESC LIMIT 1) {{mine}}
"""
_OWN = "= :user"
_OF_TEAM = 'IN (SELECT "user" FROM person WHERE team = :team)'
# A class is given by the ranking, or by hand with an edit, by a table, or comes with another account. What is
# asked of subject and kind stands in the index `event_classed`.
_CLIENTS = """
SELECT a.code, a.name, a.abc, a.place, max(coalesce(e.at, e.recorded_at)) AS since
FROM account a JOIN event e ON e.subject = 'account:' || a.code
  AND e.subject >= 'account:' AND e.subject < 'account;'
  AND (e.seq = 1 OR e.kind IN ('class', 'edit', 'import', 'merge'))
  AND (e.seq = 1 OR e.kind = 'class' OR (e.kind = 'edit' AND e.data LIKE '%"abc":"%')
    OR (e.kind IN ('import', 'merge') AND e.data LIKE '%"fields":{{"abc":"%'))
WHERE {whose} AND {classed} AND (a.merged_into IS NULL OR :now IS NOT NULL)
  AND (e.at IS NULL OR :now IS NULL OR e.at <= :now)
GROUP BY a.code, a.name, a.abc, a.place ORDER BY a.code
"""
_CAME = """
SELECT coalesce(at, recorded_at) AS since FROM event WHERE subject = 'person:' || :user AND seq = 1
"""


def clients_of(view: View, person: Person) -> list[Client]:
    """A sales rep's: where they own a live deal, or owned the latest one. Others': all of their team;
    without a team, all there are."""
    if people.position_of(person) == REP:
        found = _clients(view, _LIVE_OR_LATEST, _OWN, user=person.user)
    elif person.team is None:
        found = _clients(view, None, "")
    else:
        found = clients_of_team(view, person.team)
    row = view.store.row(_CAME, user=person.user) if found else None
    if row is None:
        return found
    came = day_of(row["since"], view.workspace.time_zone)
    return [client._replace(since=max(client.since, came)) for client in found]


def clients_of_team(view: View, team: str) -> list[Client]:
    """Those of its sales reps."""
    return _clients(view, _LIVE_OR_LATEST, _OF_TEAM, team=team)


def sellers_of(view: View, position: str) -> list[str] | None:
    """Whose contacts count for the cadence of a position: of a sales rep's, everybody's (None)."""
    if position == REP:
        return None
    return [each.user for each in people.everyone(view.store) if people.position_of(each) == position]


def last_visitors(view: View, codes: Iterable[str]) -> dict[str, tuple[Day, Person]]:
    """By account, the day of the last visit, whoever made it, and who that was."""
    known = {each.user: each for each in people.everyone(view.store)}
    return {code: (on, known[user]) for code, (on, user) in visit_table.last_visitors(view, codes).items()}


def _clients(view: View, accounts_of: str | None, mine: str, **params: object) -> list[Client]:
    classed = "1 = 1" if view.until else "a.abc IS NOT NULL"
    whose = "1 = 1"
    if accounts_of is not None:
        theirs = accounts_of.format(deals=reads.table(view), mine=mine, classed=classed)
        whose = f"a.code IN ({theirs})"
    rows = view.store.rows(_CLIENTS.format(whose=whose, classed=classed), now=view.until, **params)
    zone = view.workspace.time_zone
    found = [Client(code, name, abc, at, day_of(since, zone)) for code, name, abc, at, since in rows]
    if view.until is not None:
        found = _then(view, found)
    return [client for client in found if client.abc]


def _then(view: View, found: list[Client]) -> list[Client]:
    """By the names, classes and places they had on the view's day."""
    then = {each.code: each for each in accounts.everyone(view.store, until=view.until)}
    known = ((client, then.get(client.code)) for client in found)
    return [c._replace(name=a.name, abc=a.abc or "", place=a.place) for c, a in known if a is not None]
