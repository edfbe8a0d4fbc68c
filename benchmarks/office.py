"""An office to be hard on: twenty clients with ten deals each, and the people who work on them."""

import copy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.common import ROOT
from engine import accounts, contacts, deals, people, staff, upkeep, workspace
from engine.change import Change
from engine.people import Person
from engine.playbook_text.file import digest
from engine.playbooks import install
from engine.store import Store, open_store
from stages.method_playbook import load_method_playbook
from stages.worksheets import WORKSHEETS

CLIENTS, DEALS_OF_ONE = 20, 10
ACCOUNTS = tuple(f"C{n:02}" for n in range(CLIENTS))
NORTH, SOUTH = ("nan", "ned", "nia"), ("sam", "sid", "sue")
STAFF = (*NORTH, *SOUTH)
LAST_POINT = "value_confirmed"
_OTHERS = (("mia", "manager", None), ("kay", "coach", "north"), ("kim", "coach", "south"))
_MAP = """\
source: office
playbook: office
columns: {id: id, title: title, account: account, stage: stage}
constants: {owner: mia, currency: USD}
stages:
  Prospecting:
    - {stage: understand}
"""


def found(url: str, *, clients: int = CLIENTS, deals_of_one: int = DEALS_OF_ONE) -> None:
    """Set up at `url`, where nothing is yet; half of the deals are steady, half roam, by turns."""
    upkeep.create(url)
    now = datetime.now(UTC)
    with open_store(url, for_writing=True) as store:
        here = workspace.create(store, time_zone="UTC", country="US", currency="USD", now=now)
        change = Change(store, here, WORKSHEETS, Person("ada", "ada", "admin", None, None), now)
        book = _playbook()
        with store.transaction():
            staff.add_first(change)
            for user, role, team in (
                *_OTHERS,
                *((user, "rep", "north") for user in NORTH),
                *((user, "rep", "south") for user in SOUTH),
            ):
                staff.add(change, user, role, team=team)
            install(change, book, "", digest(book))
            for client in range(clients):
                _client(change, ACCOUNTS[client], deals_of_one)


def _client(change: Change, code: str, deals_of_one: int) -> None:
    accounts.add(change, f"Company {code}", code)
    contacts.add(change, code, f"Ann {code}", "user")
    contacts.add(change, code, f"Bob {code}", "user")
    for number in range(deals_of_one):
        owner = STAFF[number % len(STAFF)]
        deals.new(change, f"Deal {number}", account=code, amount="1000", owner=owner, playbook="office")


def _playbook() -> dict[str, Any]:
    """The shipped one with one question to a gate, so that deals get about."""
    parsed = load_method_playbook(str(ROOT / "playbooks" / "client-value")).parsed
    assert parsed is not None, "what we ship has passed its lint"
    book = copy.deepcopy(parsed) | {"playbook": "office"}
    for stage in book["stages"]:
        stage["gate"] = [r for r in stage["gate"] if "decision" in r][-1:]
    return book


def pipeline_map(folder: Path) -> Path:
    path = folder / "map.yaml"
    if not path.exists():
        path.write_text(_MAP, encoding="utf-8")
    return path


def acting(store: Store, user: str, *, expect: int | None, request: str | None) -> Change:
    """Raises NotFound where they don't work here any more."""
    here, now = workspace.load(store), datetime.now(UTC)
    return Change(store, here, WORKSHEETS, people.find(store, user), now, expect, request)
