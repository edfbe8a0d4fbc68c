"""The form every worksheet has. How to write one:

    class Profile(NamedTuple):                                  # the fields, by the kinds of `stages.kinds`
        need: Annotated[Score | None, says("需求程度", "Degree of need", "问题？", "Question?")] = None
        rivals: Annotated[tuple[Rival, ...], says("对手", "Rivals")] = ()        # rows: a NamedTuple again

    class Figures(NamedTuple):                                  # what the arithmetic gives, labelled likewise
        total: Annotated[Score | None, says("合计", "Total")] = None

    def figures(profile: Profile) -> Figures: ...               # pure, with the source of its formula

    PROFILE = SheetForm("profile", Text("…", "…"), Text("…", "…"), Profile, Figures, figures)

Every field has a default; of a row only the first column, its name, may lack one. Amounts need a field
`currency: Annotated[Currency | None, says(…, needed=False)] = None`. The models are NamedTuples that pydantic
checks as they are filled in, not pydantic classes: those who only read a deal have no time to load it.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Generic, NamedTuple, TypeVar

from engine.message import Message, Text
from engine.state import Filled
from engine.value import Value
from engine.worksheet import Field, FieldFault, FollowOn, Path, Raw, Worksheet
from stages.model import described, revived, stored

M = TypeVar("M")
F = TypeVar("F")


class NoFigures(Value):
    """Of a worksheet that only records."""


def _no_figures(sheet: Any) -> Any:
    return NoFigures()


def _nothing(*sheet: Any) -> tuple[()]:
    return ()


def _share(sheet: Any) -> Fraction | None:
    return None


def _opens(sheet: Any) -> FollowOn | None:
    return None


class SheetForm(NamedTuple, Generic[M, F]):
    id: str
    title: Text
    about: Text
    """What it is for, in one sentence."""
    model: type[M]
    results_model: type[F]
    work_out: Callable[[M], F] = _no_figures
    faults: Callable[[M], Iterable[tuple[Path, Message]]] = _nothing
    """What no single field can tell: weights that sum to zero, dates out of order."""
    advice: Callable[[M, date], Iterable[Message]] = _nothing
    """What somebody who knows the method would say about it, on a day."""
    share: Callable[[M], Fraction | None] = _share
    """How much of what is wanted is there; None: the share of the needed fields."""
    of_deal: tuple[str, ...] = ()
    """Fields that are the deal's own as well, under the same name."""
    borrowed: Mapping[str, tuple[str, str]] = {}
    """Fields that begin as another worksheet of the deal has them: its id and field."""
    follow_on: Callable[[M], FollowOn | None] = _opens
    """The deal it opens behind this one."""
    not_wanted: Callable[[Mapping[str, Any]], tuple[str, ...]] = _nothing
    """Fields there is nothing to ask about, given the rest. It takes the values as they are stored: a gap is
    looked for on every read."""
    names: Mapping[tuple[str, str], tuple[str, ...]] = {}
    """Columns that name something that stands in other fields: `("relievers", "addresses"): ("pains",)`."""

    @property
    def fields(self) -> tuple[Field, ...]:
        return _described(self.model)

    @property
    def results(self) -> tuple[Field, ...]:
        return _described(self.results_model)

    def read(
        self, raw: Mapping[str, Raw], standing: Mapping[str, Any], currency: str, today: date
    ) -> tuple[dict[str, Any], tuple[FieldFault, ...]]:
        from stages.reading import read_sheet

        return read_sheet(self, raw, standing, currency, today)

    def complete(self, values: Mapping[str, Any]) -> int:
        share = self.share(self.typed(values)) if self.share is not _share else None
        if share is None:
            counting = [field for field in self.fields if field.needed]
            share = sum((filled(f, values.get(f.id)) for f in counting), Fraction()) / max(1, len(counting))
        return int(share * 100 + Fraction(1, 2))

    def figures(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return stored(self.work_out(self.typed(values))) if self.results else {}

    def remarks(self, values: Mapping[str, Any], today: date) -> tuple[Message, ...]:
        return tuple(self.advice(self.typed(values), today))

    def settles(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {name: values[name] for name in self.of_deal if values.get(name) is not None}

    def opens(self, values: Mapping[str, Any]) -> FollowOn | None:
        return None if self.follow_on is _opens else self.follow_on(self.typed(values))

    def idle(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        return self.not_wanted(values)

    def refers(self, path: Path, values: Mapping[str, Any]) -> tuple[str, ...]:
        fields = {field.id: field for field in self.fields}
        found: list[str] = []
        for id in self.names.get((str(path[0]), str(path[-1])), ()):
            values_there = values.get(id) or ()
            if fields[id].kind == "rows":
                found += [str(row[fields[id].columns[0].id]) for row in values_there]
            else:
                found += [values_there] if isinstance(values_there, str) else values_there
        return tuple(found)

    def typed(self, values: Mapping[str, Any]) -> M:
        """Values that were checked before, as the model."""
        return revived(self.model, values)


_NOTHING_THERE, _ALL_THERE = Fraction(0), Fraction(1)


def gaps(sheet: Worksheet, standing: Filled | None) -> list[Field]:
    """The fields that lack something; none once the worksheet is complete."""
    if standing is not None and standing.complete >= 100:
        return []
    values = standing.fields if standing else {}
    idle = sheet.idle(values)
    return [f for f in sheet.fields if f.needed and f.id not in idle and filled(f, values.get(f.id)) != 1]


def filled(field: Field, value: Any) -> Fraction:
    """0 to 1. Rows count by their needed columns, all rows alike; no row is nothing."""
    if value is None or value == [] or value == {}:
        return _NOTHING_THERE
    if field.kind != "rows":
        return _ALL_THERE
    shares = [_row_share(field.columns, row) for row in value]
    return sum(shares, Fraction()) / len(shares)


def _row_share(columns: tuple[Field, ...], row: Mapping[str, Any]) -> Fraction:
    wanted = [column for column in columns if column.needed]
    return Fraction(sum(row.get(c.id) not in (None, [], {}) for c in wanted), max(1, len(wanted)))


_DESCRIBED: dict[type[Any], tuple[Field, ...]] = {}


def _described(model: type[Any]) -> tuple[Field, ...]:
    if model not in _DESCRIBED:
        _DESCRIBED[model] = described(model)
    return _DESCRIBED[model]
