"""The shapes of what the program writes as JSON, so that the database takes no others."""

from collections.abc import Iterable, Mapping

from psycopg2 import sql

from engine.accounts import HAND, ORDERS
from engine.deal_fields import FIELDS
from engine.deal_table import state_text
from engine.orders import TOLD
from engine.state import Answer, Closing, Deal, Filled, NextStep, Promise, Review, Stay, Visit, Wait, Waiver
from engine.weeks import Planned, Week, written

_PARTS = (
    *(("stay", "one", Stay), ("closing", "one", Closing), ("wait", "one", Wait)),
    *(("next_step", "one", NextStep), ("review", "one", Review)),
    *(("answers", "named", Answer), ("worksheets", "named", Filled)),
    *(("waivers", "list", Waiver), ("promises", "list", Promise), ("visits", "list", Visit)),
)
"""What of a deal's state has a shape of its own: a value or none, several by name, or a list."""
_OPENING = (
    *FIELDS,
    *("key", "playbook", "playbook_version", "status", "stay", "version", "last_at"),
    *("opened_at", "won_at", "unproven", "follows"),
)
"""What the first event of a deal says of it, or of its time."""
_SAID: Mapping[str, tuple[str, ...]] = {
    "account.new": ("code", "name", "place", "external"),
    "account.edit": ("name", "place", "abc"),
    "account.class": ("abc",),
    "account.order": ("number", *TOLD, "external"),
    "account.import": ("fields", "filled", "visit", "said", "external"),
    "contact.new": ("account", "part", "style", "since", "sealed", "external"),
    "contact.edit": ("part", "style", "since", "sealed"),
    "contact.leave": ("left_on",),
    "contact.import": ("part", "style", "since", "left_on", "sealed", "said", "told", "external"),
    "contact.erase": (),
    "contact.merge": ("account", "number"),
    "account.merge": ("from", "deals", "people", "orders", "fields", "sheets"),
    "account.merged": ("into",),
    "week.merge": ("from", "into"),
    "person.new": ("role", "name", "team", "position"),
    "person.edit": ("role", "name", "team", "position"),
}
"""What an event may say where its row becomes all of it: never what names the row."""


def written_shapes() -> dict[str, sql.Composable]:
    """For the `.sql` files, by the names they have there."""
    nobody = Stay(0, "", None, "", ())
    empty = Deal("", "", None, "", "", 0, None, None, None, None, "", nobody, None)
    return {
        "state": _array(Deal._fields),
        "inner": _array([*(name for name, _, _ in _PARTS), "items", "unproven", "last_at"]),
        "opening": _array(_OPENING),
        "empty": sql.Literal(state_text(empty)),
        "shapes": sql.SQL(", ").join(
            sql.SQL("({}, {}, {})").format(sql.Literal(name), sql.Literal(sort), _array(part._fields))
            for name, sort, part in _PARTS
        ),
        "said": sql.SQL(" ").join(
            sql.SQL("WHEN {} THEN {}").format(sql.Literal(event), _array(names))
            for event, names in _SAID.items()
        ),
        "ordered": _array(TOLD),
        "filled": _array(Filled._fields),
        "week": sql.Literal(written(Week("", ""))),
        "planned": _array(Planned._fields),
        "hand": sql.Literal(HAND),
        "orders": sql.Literal(ORDERS),
    }


def _array(names: Iterable[str]) -> sql.Composable:
    return sql.SQL("ARRAY[{}]::text[]").format(sql.SQL(", ").join(map(sql.Literal, names)))
