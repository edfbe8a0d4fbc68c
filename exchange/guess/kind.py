"""What a table is of, and which of its columns is what: by their names, and by what stands in them."""

from collections.abc import Mapping, Sequence

from exchange.guess.line import Line
from exchange.guess.names import FIRST_AND_LAST, NAMES, PRODUCT, called, plain
from exchange.guess.profile import DAYS, MAILS, NOTHING, NUMBERS, PHONES, WORDS, Column
from exchange.guess.stage_words import meaning

_NEEDED: Mapping[str, tuple[str, ...]] = {
    "events": ("id", "activity", "at"),
    "orders": ("on", "amount"),
    "visits": ("on", "summary"),
    "contacts": ("name",),
    "accounts": ("name",),
    "deals": ("title", "stage"),
}
_WHOSE: Mapping[str, tuple[str, ...]] = {
    "orders": ("account", "deal"),
    "contacts": ("account", "account_id"),
    "visits": ("account", "account_id", "deal"),
}
"""One of these says whose a row is."""
_TELLING: Mapping[str, tuple[str, ...]] = {
    "events": ("activity", "at"),
    "orders": ("id", "product", "cost", "margin"),
    "visits": ("summary", "channel", "contact"),
    "contacts": ("email", "phone", "job"),
    "accounts": ("place", "abc"),
    "deals": ("stage", "close_date", "amount", "owner"),
}
"""What a table of the kind has and others hardly have."""
_HINTS: Mapping[str, tuple[str, ...]] = {
    "accounts": (
        *(
            "industry",
            "sector",
            "employees",
            "number of employees",
            "annual revenue",
            "website",
            "year established",
        ),
        *("行业", "规模", "员工人数", "官网", "网址"),
    ),
    "contacts": ("first name", "last name", "mobile", "birthday", "salutation", "姓名", "手机"),
}
"""Columns no field is made of, and that still say what a table is of."""
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


_EXACTLY = ("title", "id", "activity", "product")
"""Fields whose names say too little at the end of another."""


def kind_of(columns: Mapping[str, Column], rows: int) -> str:
    """The kind that finds most of what is telling for it; deals where that says nothing."""
    points = {}
    for what in _NEEDED:
        found = {line.field: line for line in columns_for(what, columns, rows)}
        complete = all(field in found for field in _NEEDED[what])
        telling = sum(1 + found[field].sure for field in _TELLING[what] if field in found)
        hints = sum(plain(name) in _HINTS.get(what, ()) for name in columns)
        points[what] = telling + hints if complete else 0
    if points["events"] and _repeats(columns):
        return "events"
    if points["deals"]:
        points["events"] = 0  # a row a deal
    best = max(points, key=lambda what: points[what])
    return best if points[best] else _unmarked(columns)


def _unmarked(columns: Mapping[str, Column]) -> str:
    """A table of names alone is one of accounts."""
    named = called(NAMES["accounts"]["name"], tuple(columns))
    return "accounts" if named and not _by_content(columns) else "deals"


def _repeats(columns: Mapping[str, Column]) -> bool:
    """Whether one deal has several rows."""
    found = called(NAMES["events"]["id"], tuple(columns))
    if found is None:
        return False
    column = columns[found[0]]
    repeated = sum(n for n in column.values.values() if n > 1)
    return column.filled > 0 and 2 * repeated > sum(column.values.values())


def missing(what: str, lines: Sequence[Line]) -> tuple[str, ...]:
    """Fields there can be no mapping without, and no column for."""
    fields = {line.field for line in lines}
    owners = _WHOSE.get(what, ())
    whose = owners[:1] if owners and fields.isdisjoint(owners) else ()
    return (*(field for field in _NEEDED[what] if field not in fields), *whose)


def columns_for(what: str, columns: Mapping[str, Column], rows: int) -> list[Line]:
    """A line a field; each column once, but for what a title is made of."""
    found: list[Line] = []
    free = dict(columns)
    for field, names in NAMES[what].items():
        fitting = [name for name, column in free.items() if _may_be(what, field, column, rows)]
        hit = called(names, fitting, ending=field not in _EXACTLY)
        if hit is not None:
            found.append(Line(field, (hit[0],), hit[1]))
            del free[hit[0]]
    fields = {line.field for line in found}
    if what == "deals":
        found += _stage(columns, fields, free)
        found += _title(columns, found)
    if what == "contacts" and (line := _two_names(columns)) is not None:
        found = [
            line,
            *(each for each in found if each.field != "name" and each.columns[0] not in line.columns),
        ]
    order = list(NAMES[what])
    return sorted(found, key=lambda line: order.index(line.field))


def _may_be(what: str, field: str, column: Column, rows: int) -> bool:
    if column.looks not in _LOOKS.get(field, (column.looks,)):
        return False
    if field == "id" and what != "events":
        return column.filled == rows and all(n == 1 for n in column.values.values())
    if field in ("account", "name") and what in ("deals", "orders", "visits"):
        return len(column.values) > 5 or rows < 20  # yes and no are no accounts
    if field == "abc":
        return len(column.values) > 0 and set(column.values) <= set("ABCabc")
    if field in ("stage", "activity", "channel"):
        return not column.many
    return True


def _stage(columns: Mapping[str, Column], fields: set[str], free: Mapping[str, Column]) -> list[Line]:
    """Where no column is called so: the one whose values are mostly stages."""
    if "stage" in fields:
        return []
    name = _by_content(free)
    return [Line("stage", (name,), False)] if name else []


def _by_content(columns: Mapping[str, Column]) -> str | None:
    rated = []
    for name, column in columns.items():
        if column.looks == WORDS and column.few() and len(column.values) > 1:
            known = sum(meaning(value) is not None for value in column.values)
            rated.append((known / len(column.values), name))
    share, name = max(rated, default=(0.0, ""))
    return name if share > 0.5 else None


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
    parts = [next((name for name in columns if plain(name) in names), None) for names in FIRST_AND_LAST]
    both = tuple(name for name in parts if name)
    return Line("name", both) if len(both) == 2 else None
