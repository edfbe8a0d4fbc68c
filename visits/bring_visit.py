"""The visit itself, gathered from the lines that tell of it."""

from collections.abc import Sequence
from datetime import date

from engine import contacts, deals
from engine.clock import parse_day
from engine.contacts import Contact
from engine.errors import NotFound
from engine.message import Message, msg
from engine.state import Day, Diary
from visits.bringing import Bringing, Outcome, named, refused
from visits.readback.reading import Entry, Reading

HELD, SUMMARY = "visit:held", "visit:summary"


def day_of_visit(reading: Reading, today: date) -> tuple[Day, Message | None]:
    """The day that was written down, else the sheet's, but never one to come; and what is wrong with it.

    Yesterday is the day before it is read: sheets are filled in last of all.
    """
    meant = date.fromisoformat(reading.on) if reading.on else today
    usual = min(meant, today).isoformat()
    held = next((entry for entry in reading.entries if entry.fills == HELD), None)
    written = held.said("on") if held else None
    if written is None:
        return usual, None
    day = parse_day(written, today, past=True)
    if day is None:
        return usual, msg("deals.bad_day", day=written)
    if day > today:
        return usual, msg("deals.in_the_future", day=day)
    return day.isoformat(), None


def people_met(at: Bringing) -> tuple[list[Contact], list[Message]]:
    """Who was there: those written down, else those the sheet was made for; and who of them is not known."""
    held = next((entry for entry in at.reading.entries if entry.fills == HELD), None)
    written = held.said("with") if held else None
    if written is not None:
        return at.people(written)
    found = []
    for key in at.reading.people:
        try:
            found.append(contacts.find(at.change.store, key, at.deal.account))
        except NotFound:
            continue
    return found, []


def bring_visit(at: Bringing, entries: Sequence[Entry]) -> Outcome:
    """All of it or nothing: with a day or a name nobody can read, none of it is true yet.

    Raises DealgateError where the door refuses it.
    """
    said = {id: value for entry in entries for id, value in entry.values.items()}
    told = {id: value for id, value in said.items() if isinstance(value, str)}
    if "summary" not in told:
        return Outcome(left=refused(entries, msg("readback.no_summary")))
    met, unknown = people_met(at)
    _, bad_day = day_of_visit(at.reading, at.change.date)
    if wrong := [why for why in (bad_day, *unknown) if why is not None]:
        return Outcome(left=refused(entries, wrong[0]))
    interest = next((entry.ticked("interest") for entry in entries if "interest" in entry.values), ())
    two_sided = "reply" not in told
    keys = [contact.key for contact in met]
    stands = any((v.on, v.summary, list(v.people)) == (at.on, told["summary"], keys) for v in at.deal.visits)
    if not stands:
        deals.log_visit(
            at.change,
            at.key,
            contact=keys[0] if keys else None,
            others=keys[1:],
            on=at.on,
            summary=told["summary"],
            two_sided=two_sided,
            channel=told.get("channel", "in_person"),
            interest=interest,
            diary=Diary(**{id: told[id] for id in Diary._fields if id in told}),
        )
    return Outcome(() if stands else (_told(at, met, two_sided),), (), tuple(entries))


def _told(at: Bringing, met: Sequence[Contact], two_sided: bool) -> Message:
    on, who = date.fromisoformat(at.on), tuple(map(named, met)) or msg("visits.nobody")
    said = "readback.did_visit" if two_sided else "readback.did_visit_one_sided"
    return msg(said, on=on, who=who)
