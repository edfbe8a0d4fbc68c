"""The rows an import leaves out, kept in a file to be corrected and brought in again."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from engine.message import Message, msg
from exchange.incoming.scratch import Line
from exchange.rows.refusal import Refusal
from exchange.tables.rejected import RejectedRows
from exchange.tables.table import Table
from words.say import say

NONE = "none"
"""`--rejected none`: they are named, and kept nowhere."""
_OURS = re.compile(r"(.*)\.rejected(?:-(\d+))?")


class RejectsFile:
    """Written only where a row stays out; what one try kept is forgotten when another begins."""

    def __init__(self, table: str, wanted: str | None, *, dry_run: bool = False) -> None:
        """A dry run writes the file only where one was asked for by name."""
        self._wanted, self._dry_run = wanted, dry_run
        self._name, self._rows_left = "", 0
        self._table = table
        self._rows: RejectedRows | None = None
        self._path: Path | None = None

    def begin(self, table: Table) -> Self:
        self._rows_left = 0
        if self._wanted != NONE:
            self._name = self._wanted or default_name(self._table, table.form.kind or "csv")
            if self._wanted or not self._dry_run:
                self._rows = RejectedRows(self._name, table.heading, table.form)
        return self

    def add(self, lines: Sequence[Line], refusals: Sequence[Refusal]) -> None:
        """A row that is all right and stays out with others of its deal is kept without a reason."""
        self._rows_left += len(lines)
        if self._rows is None:
            return
        wrong: dict[int, list[tuple[str | None, str]]] = {}
        for refusal in refusals:
            wrong.setdefault(refusal.row, []).append((refusal.column, say(refusal.reason)))
        for number, cells in lines:
            self._rows.add(number, cells, wrong.get(number, ()))

    @property
    def would_keep(self) -> Message | None:
        """What a run that is no dry one would write."""
        if not self._dry_run or self._wanted or not self._rows_left:
            return None
        return msg("importing.would_keep", n=self._rows_left, file=self._name)

    def close(self) -> Path | None:
        """Where they are; None where no row stayed out."""
        if self._rows is not None:
            self._path, self._rows = self._rows.close(), None
        return self._path


def default_name(table: str, kind: str) -> str:
    """`pipeline.rejected.csv` for `exports/pipeline.xlsx`, in the folder one works in; for that file itself
    `pipeline.rejected-2.csv`."""
    ending = ".jsonl" if kind == "jsonl" else ".csv"
    stem = Path(table).stem
    ours = _OURS.fullmatch(stem)
    if ours is None:
        return f"{stem}.rejected{ending}"
    return f"{ours[1]}.rejected-{int(ours[2] or 1) + 1}{ending}"
