"""What is written down once the visit is over: how it went, and what we now know of people and place."""

from collections.abc import Iterator
from datetime import date

from engine.contacts import Contact
from engine.message import msg
from visits.goals import because, held_by_it
from visits.line import Line, Said
from visits.meeting import Meeting


def afterwards(meeting: Meeting) -> list[Line]:
    """The sales diary (the method, section 5), and the customer record (section 8)."""
    return [
        Line(msg("visits.held"), _why_held(meeting), "visit:held"),
        Line(msg("visits.summary"), msg("visits.why_summary"), "visit:summary"),
        Line(msg("visits.opinions"), msg("visits.why_opinions"), "visit:opinions"),
        Line(msg("visits.interest"), msg("visits.why_interest"), "visit:interest"),
        *(_record(meeting, person) for person in meeting.met),
        *_goods(meeting),
        Line(msg("visits.lessons"), msg("visits.why_lessons"), "visit:lessons"),
        Line(msg("visits.insight"), msg("visits.why_insight"), "visit:insight"),
    ]


def _why_held(meeting: Meeting) -> Said:
    waited_for = held_by_it(meeting)
    return because(waited_for.why) if waited_for else msg("visits.why_held")


def _record(meeting: Meeting, person: Contact) -> Line:
    name = meeting.name(person.key)
    details = person.details
    known = tuple(each for each in (details.preferences, details.topics, details.family) if each)
    why = msg("visits.why_record_known", known=known) if known else msg("visits.why_record")
    return Line(msg("visits.record", name=name), why, f"record:{person.key}")


def _goods(meeting: Meeting) -> Iterator[Line]:
    """Asked only where there is a client to keep a record of."""
    if meeting.deal.account is not None:
        yield Line(msg("visits.goods"), _why_goods(meeting), "goods:seen")


def _why_goods(meeting: Meeting) -> Said:
    seen = meeting.seen_there()
    if seen:
        goods, on = str(seen[0]["goods"]), seen[0].get("seen_on")
        if on is None:
            return msg("visits.why_goods_seen", goods=goods)
        return msg("visits.why_goods_seen_on", goods=goods, on=date.fromisoformat(str(on)))
    rows = meeting.filled("competitors", "competitors") or ()
    holding = tuple(str(row["name"]) for row in rows if row.get("incumbent") == "yes")
    return msg("visits.why_goods_incumbent", names=holding) if holding else msg("visits.why_goods")
