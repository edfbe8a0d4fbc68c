"""What a condition says, as people call it: titles, labels and names of choices for their ids.

Only the worksheets that are named get loaded.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from engine.condition import Reason
from engine.message import Message, Text, msg
from stages.worksheets import WORKSHEETS

if TYPE_CHECKING:
    from engine.worksheet import Field, Worksheet

_PLACE = "condition.field_worksheet"
_VALUES: Mapping[str, Mapping[str, Message]] = {
    "condition.field_deal_status": {
        status: msg(f"moves.status_{status}") for status in ("open", "won", "done", "stopped")
    },
    "condition.field_answer": {answer: msg(f"gate.answer_{answer}") for answer in ("yes", "unsure", "no")},
}


def named(reason: Reason) -> Reason:
    if not isinstance(reason, Message):
        return reason
    if reason.id == _PLACE:
        return _place(reason)
    field = reason.params.get("field")
    params = {
        name: named(value) if isinstance(value, Message) else value for name, value in reason.params.items()
    }
    if isinstance(field, Message) and (choices := _choices(field)):
        params = {name: each if name == "field" else _choice(each, choices) for name, each in params.items()}
    if reason.id == "condition.missing" and isinstance(field, Message) and _is_figure(field):
        return Message("condition.no_figure", params)
    return Message(reason.id, params)


def _place(place: Message) -> Message:
    sheet, field = _sheet(place), _field(place)
    label = field.label if field else place.params["field"]
    if label == "complete":
        label = msg("sheets.complete")
    return msg(_PLACE, worksheet=sheet.title if sheet else place.params["worksheet"], field=label)


def _choices(place: Message) -> Mapping[str, Text | Message]:
    """What the values of a field are called; nothing where they say it themselves."""
    if place.id == "condition.field_deal_behaviour":
        return _choices(msg(_PLACE, worksheet="buying_behaviour", field="behaviour"))
    if place.id == _PLACE:
        field = _field(place)
        return field.choices if field else {}
    return _VALUES.get(place.id, {})


def _choice(value: object, choices: Mapping[str, Text | Message]) -> object:
    """What was found or wanted, by name where it is one of several."""
    if isinstance(value, Message):
        return Message(value.id, {name: _choice(each, choices) for name, each in value.params.items()})
    if type(value) is tuple:
        return tuple(_choice(each, choices) for each in value)
    return choices.get(value, value) if isinstance(value, str) else value


def _is_figure(place: Message) -> bool:
    """Figures are worked out; nobody enters them."""
    sheet = _sheet(place) if place.id == _PLACE else None
    return sheet is not None and place.params["field"] in {figure.id for figure in sheet.results}


def _sheet(place: Message) -> "Worksheet | None":
    return WORKSHEETS.get(str(place.params["worksheet"]))


def _field(place: Message) -> "Field | None":
    sheet, id = _sheet(place), place.params["field"]
    return next((f for f in (*sheet.fields, *sheet.results) if f.id == id), None) if sheet else None
