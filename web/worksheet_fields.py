"""The form of a worksheet: for each field what there is to type, to choose or to tick."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from engine.message import Message, msg
from engine.worksheet import Field, FieldFault, Path, Worksheet
from stages.kinds import HIGHEST
from web.forms import Option
from web.page import Said
from web.worksheet import Input, Place, Row
from web.worksheet_typed import TYPED, Typed, empty

BLANKS = 2
"""Empty rows at the end of a table."""
_SHORT = ("period", "unit", "owner", "name", "who_us")
"""Texts that are a word or two."""


class Around(NamedTuple):
    """What choices are made from: the people at the client by key; what choices are called, by field."""

    sheet: Worksheet
    people: Mapping[str, str]
    called: Mapping[str, Mapping[str, Said]]
    currency: str
    said: Mapping[str, Typed]
    """What stands there, or was typed."""
    faults: Sequence[FieldFault] = ()

    def faults_at(self, path: Path, *, within: bool = False) -> tuple[Message, ...]:
        """Those of a place; `within`: and of all below it."""
        return tuple(f.what for f in self.faults if (f.path[: len(path)] if within else f.path) == path)


def places(around: Around, theirs: Mapping[str, Said], missing: Sequence[str]) -> Iterator[Place]:
    """`theirs`: by field, what somebody else put there meanwhile; `missing`: those that lack something."""
    said = around.said
    for field in around.sheet.fields:
        path: Path = (field.id,)
        ask = field.ask if field.ask != field.label else None
        if field.kind == "rows":
            rows = tuple(_rows(field, said[field.id], around))
            faults = around.faults_at(path)
            made = Place(field.id, field.label, ask, None, rows, faults)
        else:
            found = _input(field, f"{TYPED}{field.id}", said[field.id], around, path)
            made = Place(field.id, field.label, None, found._replace(ask=ask))
        yield made._replace(theirs=theirs.get(field.id), missing=field.id in missing)


def _rows(field: Field, rows: Sequence[Mapping[str, Typed]], around: Around) -> Iterator[Row]:
    blank: dict[str, Typed] = {column.id: empty(column) for column in field.columns}
    for n, row in enumerate([*rows, *([blank] * BLANKS)]):
        name, path = f"{TYPED}{field.id}/{n}", (field.id, n)
        inputs = tuple(
            _input(column, f"{name}/{column.id}", row[column.id], around, (*path, column.id))
            for column in field.columns
        )
        first = field.columns[0]
        title = around.people.get(row[first.id], row[first.id]) if n < len(rows) else None
        yield Row(name, title, inputs, around.faults_at(path))


def _input(field: Field, name: str, value: Typed, around: Around, path: Path) -> Input:
    in_row = len(path) > 1
    faults = around.faults_at(path, within=True)
    made = Input(name, field.label, field.kind, "", faults=faults)
    if field.kind == "scores":
        return _scores(made, field, value, around, str(path[0]))
    if field.kind == "many":
        return _many(made, field, value, around, path)
    made = made._replace(value=value)
    if field.kind == "score":
        scores = tuple(Option(str(n), str(n), value == str(n)) for n in range(HIGHEST + 1))
        return made._replace(kind="choice" if in_row else "score", options=scores)
    if field.choices:
        return made._replace(kind="choice", options=_options(around.called[field.id], value))
    if field.kind == "contact":
        return made._replace(kind="choice", options=_options(around.people, value))
    if field.kind == "money":
        return made._replace(unit=around.said.get("currency") or around.currency)
    if field.kind == "percent":
        return made._replace(unit="%")
    if field.kind == "text":
        known = _referred(around, path)
        kind = "text" if known or in_row or field.id in _SHORT else "long"
        return made._replace(kind=kind, known=known)
    return made


def _options(known: Mapping[str, Said], value: str) -> tuple[Option, ...]:
    """With what stands there, should nobody know it any more."""
    names = known if not value or value in known else {**known, value: value}
    return tuple(Option(id, label, id == value) for id, label in names.items())


def _many(made: Input, field: Field, value: Sequence[str], around: Around, path: Path) -> Input:
    """Ticks for what can be named, lines for anything else."""
    if field.choices:
        known = around.called[field.id]
        return made._replace(options=tuple(Option(id, known[id], id in value) for id in known))
    texts = _referred(around, path)
    ticks = tuple(Option(text, text, text in value) for text in texts)
    rest = [text for text in value if text not in texts]
    return made._replace(kind="lines", options=ticks, value="\n".join(rest))


def _referred(around: Around, path: Path) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, around.sheet.refers(path, around.said))))


def _scores(made: Input, field: Field, value: Mapping[str, str], around: Around, table: str) -> Input:
    """A score for each name the other tables of the worksheet know; where there is none, a line each."""
    names = [
        str(row[other.columns[0].id])
        for other in around.sheet.fields
        if other.kind == "rows" and other.id != table
        for row in around.said[other.id]
    ]
    known = dict.fromkeys(filter(None, [*names, *value]))
    if not known:
        return made._replace(kind="lines", ask=msg("phone.scores_by_line"))
    return made._replace(scores=tuple((name, value.get(name, "")) for name in known))
