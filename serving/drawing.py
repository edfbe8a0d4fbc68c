"""Charts are made when they are looked at, and kept while nothing they are made from has changed."""

from collections.abc import Hashable
from hashlib import sha256
from weakref import WeakKeyDictionary

from commands.chart_sections import CHARTS
from commands.chart_source import ChartSource, Narrowed
from commands.desk import Desk
from engine.clock import to_instant
from serving.kept import Kept
from serving.stores import Stores
from web.render import rendered
from words.say import current

_KEPT: "WeakKeyDictionary[Stores, Kept]" = WeakKeyDictionary()
"""Of each server."""
_BESIDE = (
    "SELECT playbook, stage, segment, learned_on, found FROM learned ORDER BY 1, 2, 3",
    "SELECT country, year, days, provisional FROM working_days ORDER BY 1, 2",
    "SELECT id, version FROM playbook ORDER BY 1, 2",
)
"""What charts depend on and no event tells of: limits that were learned, the calendar, playbooks."""


class Drawing:
    """Of one moment: that of the snapshot it is made in."""

    def __init__(self, stores: Stores, desk: Desk, about: Narrowed) -> None:
        self._kept = _KEPT.setdefault(stores, Kept())
        self._desk, self._about = desk, about
        self._made_from = _made_from(desk)

    def found(self, id: str) -> str | None:
        """Where it was made before."""
        return None if self._made_from is None else self._kept.find(self._key(id))

    def made(self, id: str) -> str:
        key = None if self._made_from is None else self._key(id)
        return self._kept.get(key, lambda: self._make(id))

    def _key(self, id: str) -> Hashable:
        return id, current(), *self._about.params.items(), self._made_from

    def _make(self, id: str) -> str:
        return rendered("chart.html.j2", sections=CHARTS[id](ChartSource(self._desk, self._about)))


def _made_from(desk: Desk) -> Hashable | None:
    """Everything the charts depend on; None while somebody's change is on its way, which may come to stand
    before what is there already. Deals grow older by the hour."""
    mark = desk.store.mark()
    if not desk.store.has_settled(mark):
        return None
    beside = sha256()
    for statement in _BESIDE:
        for row in desk.store.rows(statement):
            beside.update(repr(tuple(row)).encode())
    hour = desk.view.until or to_instant(desk.now)[:13]
    return mark.position, hour, repr(desk.view.workspace), beside.hexdigest()
