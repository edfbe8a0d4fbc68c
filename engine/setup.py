"""Setting up a workspace: the file, its settings, its calendar, its first person and playbooks."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from engine import playbooks, staff, upkeep, workspace
from engine.change import Change
from engine.people import Person
from engine.playbook_text.file import Loaded, digest
from engine.store import open_store
from engine.working_days import fill_calendar
from engine.worksheet import Worksheets

_FIRST_YEAR = 2000


class SetUp(NamedTuple):
    """`country_known`: whether its public holidays are; else Monday to Friday are the working days.

    `unpriced`: currencies the playbooks compare amounts in, and nobody has given a rate for yet.
    """

    change: Change
    country_known: bool
    unpriced: tuple[str, ...]


def set_up(
    url: str,
    *,
    time_zone: str,
    country: str,
    currency: str,
    user: str,
    shipped: Sequence[Loaded],
    worksheets: Worksheets,
    now: datetime,
) -> SetUp:
    """A new workspace with its admin. Raises Refused where one stands already."""
    upkeep.create(url)
    store = open_store(url, for_writing=True)
    with store.transaction():
        here = workspace.create(store, time_zone=time_zone, country=country, currency=currency, now=now)
        known = fill_calendar(store, country, range(_FIRST_YEAR, now.year + 2))
        admin = Person(user, user, "admin", None, None)
        change = Change(store, here, worksheets, admin, now)
        staff.add_first(change)
        for loaded in shipped:
            assert loaded.parsed is not None, "what we ship has passed its lint"
            playbooks.install(change, loaded.parsed, loaded.source, digest(loaded.parsed))
    compared = {currency for loaded in shipped for currency in _currencies(loaded.parsed)}
    return SetUp(change, known, tuple(sorted(compared - {here.currency})))


def _currencies(data: object) -> set[str]:
    """The currencies a playbook's conditions compare amounts in."""
    if isinstance(data, list):
        return {found for each in data for found in _currencies(each)}
    if not isinstance(data, dict):
        return set()
    own = {data["currency"]} if data.get("currency") else set()
    return own | {found for each in data.values() for found in _currencies(each)}
