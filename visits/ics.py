"""Appointments as a calendar file (RFC 5545): all-day, for a visit has a day and seldom an hour."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from engine.message import msg
from visits.sheet import Sheet
from words.say import clean, current, say

if TYPE_CHECKING:
    from icalendar import Event

_TOLD = ("goals", "promises")
"""Sections worth reading on the way there."""


class Appointment(NamedTuple):
    """By its `uid` a calendar knows it again, and replaces what it had. `text` may have several lines."""

    uid: str
    on: date
    title: str
    text: str = ""
    place: str = ""


def ics(sheet: Sheet, stamp: datetime | None = None) -> str:
    """One visit. `stamp` is when the file was made; a sheet knows no hour, so else its day begins."""
    return calendar([_appointment(sheet)], stamp or datetime.combine(sheet.on, time(), UTC))


def calendar(events: Iterable[Appointment], stamp: datetime) -> str:
    """The file as it stands: Windows line ends, lines folded. `stamp`, aware, is when it was made."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", f"-//dealgate//{current().upper()}")
    made.add("version", "2.0")
    for each in events:
        made.add_component(_event(each, stamp))
    content: bytes = made.to_ical()
    return content.decode()


def _event(appointment: Appointment, stamp: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", clean(appointment.uid))
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


def _appointment(sheet: Sheet) -> Appointment:
    whom = sheet.account or sheet.title
    title = msg("outputs.visit_to", whom=whom, deal=sheet.deal)
    return Appointment(f"{sheet.deal}-{sheet.on:%Y%m%d}@dealgate", sheet.on, say(title), _told(sheet))


def _told(sheet: Sheet) -> str:
    lines = [sheet.title, *([say(sheet.who)] if sheet.who else [])]
    for section in sheet.sections:
        if section.id in _TOLD:
            lines += ["", say(section.title), *(f"· {say(line.text)}" for line in section.lines)]
    return "\n".join(map(clean, lines))
