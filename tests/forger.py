"""Forging histories as a thorough forger would: chains made anew, and rows that agree with them."""

import json

from engine import history, visit_table
from engine.deal_table import UPDATE, parameters
from engine.fold import fold
from engine.verify import verify

DEAL = "ACME-1"
SUBJECT = "deal:ACME-1"


def found(team):
    return [(flaw.subject, flaw.seq, flaw.what.id) for flaw in verify(team.store).faults]


def rewrite(team, change, subject=SUBJECT, *, in_place=False):
    """Forge a history: change its rows as a list, then number and chain it all anew.

    `in_place`: where it stood in the order of writing; else behind all others.
    """
    rows = [
        dict(row) for row in team.store.rows("SELECT * FROM event WHERE subject = :s ORDER BY seq", s=subject)
    ]
    for row in rows:
        row["data"] = json.loads(row["data"])
    change(rows)
    team.store.run("DELETE FROM event WHERE subject = :s", s=subject)
    previous = (0, "")
    for row in rows:
        said = {name: row[name] for name in ("at", "recorded_at", "actor", "request")}
        event, forged = history.next_event(previous, subject, row["kind"], row["data"], **said)
        if in_place:
            forged["position"] = row["position"]
        names = ", ".join(forged)
        team.store.run(f"INSERT INTO event ({names}) VALUES (:{names.replace(', ', ', :')})", **forged)
        previous = (event.seq, event.hash)


def refit(team):
    """Make the deal's row and its visits agree with a forged history, as a thorough forger would."""
    events = history.events(team.store, SUBJECT)
    deal = fold(events)
    team.store.run("DELETE FROM visit WHERE subject = :s", s=SUBJECT)
    for visit in visit_table.told(events, deal.account):
        visit_table.keep(team.store, visit)
    team.store.run(UPDATE, **parameters(deal, team.opened(DEAL).playbook))
