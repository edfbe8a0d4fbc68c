"""What `db grant` lets an event change of a deal is what the fold changes by it: nothing more is needed."""

import json
from itertools import groupby

import postgres
import pytest
from offices import CLIENTS, DEALS, change_by

from commands import sample
from commands.start import shipped_playbooks
from engine import deals
from engine.change import carry_out
from engine.deal_table import state_text
from engine.fold import fold
from engine.history import events_of
from engine.postgres.grants import grant
from engine.rights import RIGHTS
from engine.store import open_store

_MAY = """
SELECT subject, seq, dealgate_rights.changed_by(e) AS parts FROM event e WHERE starts_with(subject, 'deal:')
"""


def beyond(store):
    """By kind, the parts of a deal's state its events changed, but for those they may: folded one by one."""
    may = {(row["subject"], row["seq"]): set(row["parts"] or ()) for row in store.rows(_MAY)}
    found = {}
    for subject, told in groupby(events_of(store, "deal:"), lambda event: event.subject):
        events = list(told)
        for n, event in enumerate(events[1:], start=1):
            before, after = (json.loads(state_text(fold(events[:end]))) for end in (n, n + 1))
            changed = {part for part in after if after[part] != before[part]}
            by = event.data["seq"] if event.kind == "undo" else event.seq
            found.setdefault(event.kind, set()).update(changed - may[subject, by])
    return found


@pytest.fixture(scope="module")
def demo():
    url = postgres.fresh()
    sample.build(url, "ada", shipped_playbooks())
    grant(url)
    with open_store(url) as store:
        yield store
    postgres.drop(url)


def test_in_the_demo(demo):
    found = beyond(demo)
    assert {kind: parts for kind, parts in found.items() if parts} == {}


def _all_of_it(change, owner):
    """What changes the most: of a deal whose closing was put off, with a review and a wait."""
    key = f"{owner.upper()}-1"
    for day in ("2199-01-01", "2199-02-01"):
        deals.set_fields(change, key, {"close_date": day})
    deals.set_fields(change, key, {"owner": "bo", "amount": "5", "currency": "EUR"})
    deals.answer(change, key, "needs_known", "yes", evidence="said so", kind="client_said", contact="Gao Yan")
    deals.undo(change, key)
    deals.hand_review(change, key, "lin")
    deals.wait(change, key, until="2199-03-01", reason="their budget")
    deals.stop(change, key, "no_decision", reason="no budget")
    deals.reopen(change, key, reason="they called")


def test_in_all_there_is_to_do(own):
    found = {}
    with open_store(own, for_writing=True) as store:
        for work in (*DEALS.values(), CLIENTS["merge clients"], _all_of_it):
            zhu = change_by(store, "zhu")

            def looked(work=work, zhu=zhu):
                work(zhu, "tom")
                for kind, parts in beyond(store).items():
                    found.setdefault(kind, set()).update(parts)
                return {}

            carry_out(zhu, "test", looked, dry_run=True)
    assert {kind: parts for kind, parts in found.items() if parts} == {}
    assert {f"deal.{kind}" for kind in found} == {
        event for right in RIGHTS for event in right.events if event.startswith("deal.")
    } - {"deal.new"}
