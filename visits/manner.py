"""How this client and these people want to be talked to, the cards not to play, and what to spare them."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from engine.contacts import Contact
from engine.message import Text, msg
from engine.playbook import Manner
from visits.line import Line, Said
from visits.meeting import Meeting


def manner(meeting: Meeting) -> list[Line]:
    return [*_of_the_company(meeting), *_of_the_people(meeting)]


def manner_lines(meeting: Meeting, section: str) -> list[Line]:
    """What the people to be met, and this kind of client, want of one section of the visit: each has a first
    word before anybody has a second, and who decides has the very first."""
    wanted = [
        (*_by_part(meeting, person, section), *_by_style(meeting, person, section)) for person in meeting.met
    ]
    if meeting.behaviour is not None:
        why = msg("visits.why_behaviour", title=meeting.behaviour.title)
        wanted.insert(1, tuple(Line(text, why) for text in _said(meeting, meeting.behaviour, section)))
    return [line for turn in zip_longest(*wanted) for line in turn if line is not None]


def spared(meeting: Meeting, *names: str) -> bool:
    """Whether it goes by a name that is nothing to ask of anybody to be met."""
    parts = meeting.playbook.parts
    return bool(meeting.met) and all(
        person.part in parts and _leaves_out(parts[person.part], names) for person in meeting.met
    )


def spared_by_behaviour(meeting: Meeting, *names: str) -> bool:
    """Whether this kind of client is not to be troubled with it: we judge it by ourselves."""
    return meeting.behaviour is not None and _leaves_out(meeting.behaviour, names)


def who(meeting: Meeting) -> Said | None:
    """Those to be met, with part and style; None where nobody is named."""
    met = tuple(_introduced(meeting, person) for person in meeting.met)
    return msg("visits.people", who=met) if len(met) > 1 else next(iter(met), None)


def part_title(meeting: Meeting, part: str) -> Said:
    known = meeting.playbook.parts.get(part)
    return known.title if known else msg(f"contacts.part_{part}")


def _introduced(meeting: Meeting, person: Contact) -> Said:
    name, part = meeting.name(person.key), part_title(meeting, person.part)
    style = meeting.playbook.styles.get(person.style or "")
    if style is None:
        return msg("visits.person", name=name, part=part)
    return msg("visits.person_style", name=name, part=part, style=style.title)


def _of_the_company(meeting: Meeting) -> Iterator[Line]:
    behaviour = meeting.behaviour
    if behaviour is None:
        yield Line(msg("visits.behaviour_unknown"), msg("visits.why_behaviour_unknown"), "set:behaviour")
    else:
        why = msg("visits.why_behaviour", title=behaviour.title)
        yield _wants(behaviour, behaviour.title, why)


def _of_the_people(meeting: Meeting) -> Iterator[Line]:
    if not meeting.met:
        yield Line(msg("visits.person_unknown"), msg("visits.why_person_unknown"))
    for person in meeting.met:
        name = meeting.name(person.key)
        part = meeting.playbook.parts.get(person.part)
        if part is not None:
            yield _wants(
                part, _called(meeting, person, part), msg("visits.why_part", name=name, title=part.title)
            )
        style = meeting.playbook.styles.get(person.style or "")
        if style is not None:
            yield _wants(
                style, _called(meeting, person, style), msg("visits.why_style", name=name, title=style.title)
            )
        if liked := person.details.preferences:
            text = msg("visits.prefers", name=name, preferences=liked)
            yield Line(text, msg("visits.why_on_record"))
        if style is None:
            text = msg("visits.style_unknown", name=name)
            yield Line(text, msg("visits.why_style_unknown"), f"style:{person.key}")


def _wants(manner: Manner, called: Said, why: Said) -> Line:
    """What is wanted, and the card not to play."""
    return Line(msg("visits.manner", who=called, wants=manner.wants, card=manner.wrong_card), why)


def _called(meeting: Meeting, person: Contact, manner: Manner) -> Said:
    """Of several people, each line says whose it is."""
    if len(meeting.met) == 1:
        return manner.title
    return msg("visits.person", name=meeting.name(person.key), part=manner.title)


def _by_part(meeting: Meeting, person: Contact, section: str) -> Iterator[Line]:
    part = meeting.playbook.parts.get(person.part)
    if part is not None:
        why = _why(meeting, person, "visits.why_part", part.title)
        yield from (Line(text, why) for text in _said(meeting, part, section))


def _by_style(meeting: Meeting, person: Contact, section: str) -> Iterator[Line]:
    style = meeting.playbook.styles.get(person.style or "")
    if style is not None:
        why = _why(meeting, person, "visits.why_style", style.title)
        lines = _at(meeting, style).get(section, style.visit.get(section, ()))
        yield from (Line(text, why) for text in lines)


def _said(meeting: Meeting, manner: Manner, section: str) -> tuple[Text, ...]:
    """What it says in this stage. Its general lines are for winning somebody over: they end with the sale."""
    general = manner.visit.get(section, ()) if meeting.stage.status == "open" else ()
    return _at(meeting, manner).get(section, general)


def _at(meeting: Meeting, manner: Manner) -> Mapping[str, tuple[Text, ...]]:
    """A stage's own lines before those for all stages of its status."""
    return {**manner.at.get(meeting.stage.status, {}), **manner.at.get(meeting.stage.id, {})}


def _why(meeting: Meeting, person: Contact, id: str, title: Said) -> Said:
    """Of several people, whom it is for."""
    name = meeting.name(person.key)
    if len(meeting.met) > 1:
        return msg("visits.for_person", name=name)
    return msg(id, name=name, title=title)


def _leaves_out(manner: Manner, names: tuple[str, ...]) -> bool:
    return any(name in manner.leave_out for name in names)
