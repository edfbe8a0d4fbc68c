"""How this client and this person want to be talked to, and the card not to play."""

from collections.abc import Iterator

from engine.message import msg
from engine.playbook import Manner
from visits.line import Line, Said
from visits.meeting import Meeting


def manner(meeting: Meeting) -> list[Line]:
    return [*_of_the_company(meeting), *_of_the_person(meeting)]


def who(meeting: Meeting) -> Said | None:
    """The person to be met, with part and style; None where nobody is named."""
    met = meeting.met
    if met is None:
        return None
    name, part = meeting.name(met.key), part_title(meeting, met.part)
    style = meeting.playbook.styles.get(met.style or "")
    if style is None:
        return msg("visits.person", name=name, part=part)
    return msg("visits.person_style", name=name, part=part, style=style.title)


def part_title(meeting: Meeting, part: str) -> Said:
    known = meeting.playbook.parts.get(part)
    return known.title if known else msg(f"contacts.part_{part}")


def _of_the_company(meeting: Meeting) -> Iterator[Line]:
    behaviour = meeting.playbook.behaviours.get(meeting.deal.behaviour or "")
    if behaviour is None:
        yield Line(msg("visits.behaviour_unknown"), msg("visits.why_behaviour_unknown"), "set:behaviour")
    else:
        yield from _both(behaviour, msg("visits.why_behaviour", title=behaviour.title))


def _of_the_person(meeting: Meeting) -> Iterator[Line]:
    met = meeting.met
    if met is None:
        yield Line(msg("visits.person_unknown"), msg("visits.why_person_unknown"))
        return
    name = meeting.name(met.key)
    if met.part in meeting.playbook.parts:
        part = meeting.playbook.parts[met.part]
        yield from _both(part, msg("visits.why_part", name=name, title=part.title))
    if met.style in meeting.playbook.styles:
        style = meeting.playbook.styles[met.style or ""]
        yield from _both(style, msg("visits.why_style", name=name, title=style.title))
    else:
        why = msg("visits.why_style_unknown")
        yield Line(msg("visits.style_unknown", name=name), why, f"style:{met.key}")


def _both(wanted: Manner, why: Said) -> Iterator[Line]:
    yield Line(wanted.wants, why)
    yield Line(msg("visits.wrong_card", card=wanted.wrong_card), why)
