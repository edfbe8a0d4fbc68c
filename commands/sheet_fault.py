"""What is wrong in a worksheet, as a person can act on it: people and choices by name, and what was meant."""

from commands.choices import close_to, listed
from commands.sheet_subject import Subject
from engine.message import Message, msg
from engine.worksheet import Field, FieldFault, Path, Worksheet


def readable(fault: FieldFault, sheet: Worksheet, subject: Subject) -> FieldFault:
    what = subject.named(fault.what)
    field = _field(fault.path, sheet)
    if what.id == "worksheets.no_choice" and field is not None:
        what = _of_choices(what, field, subject)
    elif what.id == "contacts.unknown":
        what = _of_people(what, subject)
    return FieldFault(fault.path, what)


def _of_choices(what: Message, field: Field, subject: Subject) -> Message:
    given, names = str(what.params["given"]), subject.choices(field)
    close = close_to(given, names)
    if close is not None:
        return msg("worksheets.no_choice_close", given=given, choices=listed(names), close=names[close][0])
    return msg("worksheets.no_choice", given=given, choices=listed(names))


def _of_people(what: Message, subject: Subject) -> Message:
    close = close_to(str(what.params["contact"]), dict.fromkeys(subject.people.values(), ()))
    return msg("worksheets.close", what=what, close=close) if close is not None else what


def _field(path: Path, sheet: Worksheet) -> Field | None:
    """The field or the column a path leads to."""
    field = next((f for f in sheet.fields if f.id == path[0]), None)
    if field is None or len(path) < 2 or field.kind != "rows":
        return field
    return next((column for column in field.columns if column.id in path[2:3]), None)
