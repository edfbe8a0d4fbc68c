"""Which column of a table is what: by its name, and by what stands in it.

Where the name is exactly one of those a field goes by, the name decides, though a cell be odd; else what
stands there must be nearly all of the kind.
"""

from collections.abc import Mapping
from unicodedata import normalize

from engine.message import Message, msg
from engine.nearest import shown
from exchange.guess.line import Line
from exchange.guess.names import CREATED, FIRST_AND_LAST, NAMES, PRODUCT, called, plain
from exchange.guess.profile import DAYS, MAILS, NOTHING, NUMBERS, PHONES, WORDS, Column
from exchange.guess.stage_words import meaning

_LOOKS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("amount", "cost", "margin"), (NUMBERS, NOTHING)),
    **dict.fromkeys(("close_date", "on", "at"), (DAYS, NOTHING)),
    "email": (MAILS, NOTHING),
    "phone": (PHONES, NUMBERS, WORDS, NOTHING),
    **dict.fromkeys(
        ("stage", "activity", "account", "owner", "summary", "contact", "channel"), (WORDS, NOTHING)
    ),
    **dict.fromkeys(("job", "place", "currency", "product", "reason", "behaviour"), (WORDS, NOTHING)),
}
"""What has to stand in the column of a field."""
_TYPED = ("amount", "cost", "margin", "close_date", "on", "at", "email")
"""Fields of which an odd cell is worth being named: it will not be read."""
_EXACTLY = ("title", "id", "activity", "product")
"""Fields whose names say too little at the end of another."""
_HAN = range(0x3400, 0xA000)


def columns_for(what: str, columns: Mapping[str, Column], rows: int) -> list[Line]:
    """A line a field; each column once, but for what a title is made of."""
    found: list[Line] = []
    free = dict(columns)
    for field in NAMES[what]:
        if line := _line(what, field, free, rows):
            found.append(line)
            del free[line.columns[0]]
    fields = {line.field for line in found}
    if what == "deals":
        found += _stage(columns, fields, free)
        found += _title(columns, found)
    if what == "contacts" and (line := _two_names(columns)) is not None:
        rest = (each for each in found if each.field != "name" and each.columns[0] not in line.columns)
        found = [line, *rest]
    order = list(NAMES[what])
    return sorted(found, key=lambda line: order.index(line.field))


def begun(columns: Mapping[str, Column]) -> str | None:
    """The column with the day a deal began."""
    hit = called(CREATED, [name for name, column in columns.items() if column.looks == DAYS], ending=False)
    return hit[0] if hit else None


def by_content(columns: Mapping[str, Column]) -> str | None:
    """The column whose values are mostly stages."""
    rated = []
    for name, column in columns.items():
        if column.looks == WORDS and column.few() and len(column.values) > 1:
            known = sum(meaning(value) is not None for value in column.values)
            rated.append((known / len(column.values), name))
    share, name = max(rated, default=(0.0, ""))
    return name if share > 0.5 else None


def _line(what: str, field: str, free: Mapping[str, Column], rows: int) -> Line | None:
    names = NAMES[what][field]
    hit = called(names, [n for n, column in free.items() if _may_be(what, field, column, rows)], ending=False)
    if hit is None and field not in _EXACTLY:
        hit = called(names, [n for n, column in free.items() if _is_all(what, field, column, rows)])
    return Line(field, (hit[0],), hit[1], odd=_odd(what, field, free[hit[0]])) if hit else None


def _may_be(what: str, field: str, column: Column, rows: int) -> bool:
    looks = _LOOKS.get(field)
    if looks is not None and column.looks not in looks and not column.mostly(looks):
        return False
    if field == "id" and what != "events":
        few = max(1, rows // 10)
        twice = sum(n - 1 for n in column.values.values())
        return rows - column.filled <= few and twice <= few and 2 * twice < column.filled
    if field in ("account", "name") and what in ("deals", "orders", "visits"):
        return len(column.values) > 5 or rows < 20  # yes and no are no accounts
    if field == "abc":
        return 0 < len(column.values) <= 2 * sum(map(_is_class, column.values))
    if field in ("stage", "activity", "channel"):
        return not column.many
    return True


def _is_all(what: str, field: str, column: Column, rows: int) -> bool:
    """The same, with no cell that is odd, but for one in ten."""
    if not _may_be(what, field, column, rows) or column.looks not in _LOOKS.get(field, (column.looks,)):
        return False
    if field == "id" and what != "events":
        return column.filled == rows and all(n == 1 for n in column.values.values())
    return field != "abc" or all(map(_is_class, column.values))


def _is_class(cell: str) -> bool:
    return normalize("NFKC", cell).upper() in ("A", "B", "C")


def _odd(what: str, field: str, column: Column) -> Message | None:
    if field == "id" and what != "events":
        twice = next((value for value, n in column.values.items() if n > 1), None)
        return msg("mappings.draft_id_twice", example=shown(twice)) if twice else None
    cell = column.odd(_LOOKS[field]) if field in _TYPED else None
    if field == "abc":
        cell = next((value for value in column.values if not _is_class(value)), None)
    return msg("mappings.draft_odd", example=shown(cell)) if cell else None


def _stage(columns: Mapping[str, Column], fields: set[str], free: Mapping[str, Column]) -> list[Line]:
    """Where no column is called so: the one whose values are mostly stages."""
    if "stage" in fields:
        return []
    name = by_content(free)
    return [Line("stage", (name,), False)] if name else []


def _title(columns: Mapping[str, Column], found: list[Line]) -> list[Line]:
    """A deal wants a name: the product and the account, else the first words there are."""
    if any(line.field == "title" for line in found):
        return []
    at = {line.field: line.columns[0] for line in found}
    product = next((name for name in columns if plain(name) in PRODUCT), None)
    parts = [name for name in (product, at.get("account")) if name]
    if not parts or (len(parts) == 1 and parts[0] != product):
        words = (n for n, c in columns.items() if c.looks == WORDS and c.filled and n != at.get("stage"))
        parts = parts or [next(words, at.get("id") or next(iter(columns)))]
    parts = [name for name in parts if columns[name].filled] or parts[:1]
    return [Line("title", tuple(parts), False)]


def _two_names(columns: Mapping[str, Column]) -> Line | None:
    """A Chinese name is written without a space, the family's first."""
    first, last = (next((n for n in columns if plain(n) in names), None) for names in FIRST_AND_LAST)
    if first is None or last is None:
        return None
    told = [*columns[last].values, *columns[first].values] or [last]
    if 2 * sum(ord(name[0]) in _HAN for name in told) > len(told):
        return Line("name", (last, first), join="")
    return Line("name", (first, last))
