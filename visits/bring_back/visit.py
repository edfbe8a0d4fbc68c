"""The visit itself, gathered from the lines that tell of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from engine import contacts, deals
from engine.clock import no_day, parse_day
from engine.contacts import Contact
from engine.errors import NotFound
from engine.message import Message, msg
from engine.state import Day, Diary
from visits.bring_back.bringing import Bringing, Outcome, named, refused, waiting
from visits.bring_back.people import People
from visits.readback.reading import Entry, Left, Reading
from visits.said import SAID, questions_of
from words.say import say

HELD, SUMMARY = "visit:held", "visit:summary"
DATED = ("answer", "goods", "step")
"""Kinds of entries whose day is that of the visit, or counts from it."""


def is_visit(entry: Entry) -> bool:
    """Whether it is told of the visit itself: what was answered to a question belongs to it."""
    return entry.fills.partition(":")[0] in ("visit", SAID)


def is_dated(entry: Entry) -> bool:
    return is_visit(entry) or entry.fills.partition(":")[0] in DATED


def day_of_visit(reading: Reading, today: date) -> tuple[Day, Message | None]:
    """The day that was written down, else the sheet's, but never one to come; and what is wrong with it.

    Yesterday is the day before it is read: sheets are filled in last of all.
    """
    meant = date.fromisoformat(reading.on) if reading.on else today
    usual = min(meant, today).isoformat()
    held = _held(reading.entries)
    written = held.said("on") if held else None
    if written is None:
        early = meant > today and any(map(is_visit, reading.entries))
        return usual, msg("readback.still_to_come", on=meant) if early else None
    day = parse_day(written, today, past=True)
    if day is None:
        return usual, no_day(written, today, past=True)
    if day > today:
        return usual, msg("deals.in_the_future", day=day)
    return day.isoformat(), None


def undated(entries: Sequence[Entry], why: Message) -> tuple[Left, ...]:
    """The visit whose day can't be right, and all that is dated by it: the reason stands once."""
    cause = _held(entries) or next(filter(is_visit, entries), None)
    waits = list(filter(is_dated, entries))
    if cause is None:
        return refused(waits, why)
    return *refused([cause], why), *waiting([entry for entry in waits if entry is not cause], cause.line)


def people_met(at: Bringing) -> People:
    """Who was there: those written down, else those the sheet was made for."""
    held = _held(at.reading.entries)
    written = held.said("with") if held else None
    if written is not None:
        return at.people(written)
    found = []
    for key in at.reading.people:
        try:
            found.append(contacts.find(at.change.store, key, at.deal.account))
        except NotFound:
            continue
    return People(tuple(found))


def bring_visit(at: Bringing, entries: Sequence[Entry]) -> Outcome:
    """One visit of all its lines. Somebody unknown among those who were there is left out and named; where
    nobody is known the rest waits. Raises DealgateError where the door refuses it.
    """
    said = {id: value for entry in entries for id, value in entry.values.items()}
    told = {id: value for id, value in said.items() if isinstance(value, str)}
    if "summary" not in told:
        return Outcome(left=refused(entries, msg("readback.no_summary")))
    met, unknown = people_met(at)
    held = _held(at.reading.entries)
    if held and unknown and not met:
        nobody = [one for _, why in unknown for one in refused([held], why)]
        others = [entry for entry in entries if entry.fills != HELD]
        return Outcome(left=(*nobody, *waiting(others, held.line)))
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
            diary=_diary(at, entries, told),
        )
    left = tuple(
        one for name, _ in unknown if held for one in refused([held], msg("readback.met_unknown", name=name))
    )
    if stands:
        known = msg("readback.visit_known", on=date.fromisoformat(at.on))
        return Outcome((), left, tuple(entries), (known,))
    return Outcome((_told(at, met, two_sided, told["summary"]),), left, tuple(entries))


def _diary(at: Bringing, entries: Sequence[Entry], told: Mapping[str, str]) -> Diary:
    """What they answered to our questions is what they think."""
    asked = questions_of(at.opened.playbook)
    answers = [
        say(msg("readback.said", ask=asked[entry.fills], said=said))
        for entry in entries
        if entry.fills in asked and (said := entry.said(SAID))
    ]
    opinions = "\n".join([*filter(None, [told.get("opinions")]), *answers])
    diary = {id: told[id] for id in Diary._fields if id in told}
    return Diary(**{**diary, **({"opinions": opinions} if opinions else {})})


def _held(entries: Sequence[Entry]) -> Entry | None:
    return next((entry for entry in entries if entry.fills == HELD), None)


def _told(at: Bringing, met: Sequence[Contact], two_sided: bool, summary: str) -> Message:
    on, who = date.fromisoformat(at.on), tuple(map(named, met)) or msg("visits.nobody")
    said = "readback.did_visit" if two_sided else "readback.did_visit_one_sided"
    return msg(said, on=on, who=who, summary=summary)
