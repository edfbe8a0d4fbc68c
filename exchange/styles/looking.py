"""One pass over a table: every column the mapping uses is looked at, and nothing is kept but examples."""

from collections.abc import Mapping

from exchange.plans.source import Source
from exchange.styles.example import Example
from exchange.styles.nulls import nulls_of
from exchange.styles.style import DAY, TEXT
from exchange.styles.tally import DayTally, NumberTally
from exchange.tables.table import Table, Torn

_CURRENCIES = 1000
"""Different ones kept, should the column of currencies hold something else."""


class Looking:
    """`met` is by column a word for nothing that stands there; `currencies` are those rows name."""

    def __init__(self, table: Table, plan: Source, used: Mapping[str, str]) -> None:
        at = {name: n for n, name in enumerate(table.heading)}
        self.numbers = {name: NumberTally() for name, kind in used.items() if kind not in (DAY, TEXT)}
        self.days = {name: DayTally() for name, kind in used.items() if kind == DAY}
        self.nulls = {
            name: nulls_of(kind, plan.nulls, plan.nulls_in.get(name)) for name, kind in used.items()
        }
        self.met: dict[str, Example] = {}
        self.currencies: set[str] = set()
        self._columns = [
            (at[name], name, self.nulls[name], self.numbers.get(name) or self.days.get(name)) for name in used
        ]
        named = plan.fields.get("currency")
        self._currency = at.get(named) if named else None
        self._only = [
            (at[name], frozenset(value.casefold() for value in values))
            for name, values in plan.only.items()
            if name in at
        ]

    def run(self, table: Table) -> None:
        width = len(table.heading)
        for number, cells in table.rows:
            if isinstance(cells, Torn) or len(cells) < width:
                continue
            if self._only and not all(cells[at].strip().casefold() in values for at, values in self._only):
                continue
            if self._currency is not None and len(self.currencies) < _CURRENCIES:
                self.currencies.add(cells[self._currency])
            self._row(number, cells)

    def _row(self, number: int, cells: list[str]) -> None:
        for at, name, nulls, tally in self._columns:
            cell = cells[at]
            if cell[:1].isspace() or cell[-1:].isspace():
                cell = cell.strip()
            if cell in nulls:
                if cell and name not in self.met:
                    self.met[name] = Example(number, cell)
            elif tally is not None:
                tally.look(number, cell)
