"""Appointments as a calendar file (RFC 5545): all-day, for a visit has a day and seldom an hour."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from engine.message import msg
from visits.appointment_mark import Mark
from visits.sheet import Sheet
from words.say import clean, current, say

if TYPE_CHECKING:
    from icalendar import Event

_TOLD = ("goals", "promises")
"""Sections worth reading on the way there."""


class Appointment(NamedTuple):
    """`text` may have several lines."""

    mark: Mark
    on: date
    title: str
    text: str = ""
    place: str = ""


def ics(sheet: Sheet, mark: Mark, stamp: datetime, place: str = "") -> str:
    """One visit, at `place`; the rest as in `calendar`."""
    return calendar([_appointment(sheet, mark, place)], stamp)


def calendar(events: Iterable[Appointment], stamp: datetime) -> str:
    """The file as it stands: Windows line ends, lines folded. `stamp`, aware, is when it was made."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", f"-//dealgate//{current().upper()}")
    made.add("version", "2.0")
    for each in _apart(events):
        made.add_component(_event(each, stamp))
    content: bytes = made.to_ical()
    return content.decode()


def _apart(events: Iterable[Appointment]) -> Iterator[Appointment]:
    """A client may be seen twice in a week; of the same name, a calendar would keep only one."""
    times: Counter[str] = Counter()
    for each in events:
        name, at, host = each.mark.uid.rpartition("@")
        times[each.mark.uid] += 1
        n = times[each.mark.uid]
        yield each if n == 1 else each._replace(mark=each.mark._replace(uid=f"{name}-{n}{at}{host}"))


def _event(appointment: Appointment, stamp: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", clean(appointment.mark.uid))
    event.add("sequence", appointment.mark.sequence)
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", appointment.on)
    event.add("dtend", appointment.on + timedelta(days=1))
    event.add("summary", clean(appointment.title))
    if appointment.text:
        event.add("description", "\n".join(map(clean, appointment.text.splitlines())))
    if appointment.place:
        event.add("location", clean(appointment.place))
    # The day is not taken: an hour of it is.
    event.add("transp", "TRANSPARENT")
    return event


def _appointment(sheet: Sheet, mark: Mark, place: str) -> Appointment:
    whom = sheet.account or sheet.title
    title = msg("outputs.visit_to", whom=whom, deal=sheet.deal)
    return Appointment(mark, sheet.on, say(title), _told(sheet), place)


def _told(sheet: Sheet) -> str:
    lines = [sheet.title, *([say(sheet.who)] if sheet.who else [])]
    for section in sheet.sections:
        if section.id in _TOLD:
            lines += ["", say(section.title), *(f"· {say(line.text)}" for line in section.lines)]
    return "\n".join(map(clean, lines))
