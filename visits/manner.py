"""How this client and these people want to be talked to, and the cards not to play."""

from collections.abc import Iterator
from itertools import chain, zip_longest

from engine.contacts import Contact
from engine.message import msg
from engine.playbook import Manner
from visits.line import Line, Said
from visits.meeting import Meeting


def manner(meeting: Meeting) -> list[Line]:
    return [*_of_the_company(meeting), *_of_the_people(meeting)]


def manner_lines(meeting: Meeting, section: str) -> list[Line]:
    """What the people to be met, and this kind of client, want of one section of the visit: each has a first
    word before anybody has a second, and who decides has the very first.

    Once the deal is won, nobody is to be won over any more: what is left is their style.
    """
    buying = meeting.stage.status == "open"
    wanted = [
        tuple(_manners_of(meeting, person) if buying else _style_of(meeting, person))
        for person in meeting.met
    ]
    if meeting.behaviour is not None and buying:
        why = msg("visits.why_behaviour", title=meeting.behaviour.title)
        wanted.insert(1, ((meeting.behaviour, why),))
    said = [
        [Line(text, why) for manner, why in each for text in manner.visit.get(section, ())] for each in wanted
    ]
    return [line for turn in zip_longest(*said) for line in turn if line is not None]


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
    if meeting.behaviour is None:
        yield Line(msg("visits.behaviour_unknown"), msg("visits.why_behaviour_unknown"), "set:behaviour")
    else:
        yield from _both(meeting.behaviour, msg("visits.why_behaviour", title=meeting.behaviour.title))


def _of_the_people(meeting: Meeting) -> Iterator[Line]:
    if not meeting.met:
        yield Line(msg("visits.person_unknown"), msg("visits.why_person_unknown"))
        return
    # Of several, each line says whom it is about, and what they want comes before what to leave.
    several = len(meeting.met) > 1
    pairs = [
        _both(wanted, why, meeting.name(person.key) if several else None)
        for person in meeting.met
        for wanted, why in _manners_of(meeting, person)
    ]
    yield from (line for turn in zip(*pairs, strict=True) for line in turn) if several else chain(*pairs)
    for person in meeting.met:
        if liked := person.details.preferences:
            text = msg("visits.prefers", name=meeting.name(person.key), preferences=liked)
            yield Line(text, msg("visits.why_on_record"))
        if person.style not in meeting.playbook.styles:
            text = msg("visits.style_unknown", name=meeting.name(person.key))
            yield Line(text, msg("visits.why_style_unknown"), f"style:{person.key}")


def _manners_of(meeting: Meeting, person: Contact) -> Iterator[tuple[Manner, Said]]:
    """By the part somebody has in the decision, and by their style."""
    part = meeting.playbook.parts.get(person.part)
    if part is not None:
        yield part, msg("visits.why_part", name=meeting.name(person.key), title=part.title)
    yield from _style_of(meeting, person)


def _style_of(meeting: Meeting, person: Contact) -> Iterator[tuple[Manner, Said]]:
    style = meeting.playbook.styles.get(person.style or "")
    if style is not None:
        yield style, msg("visits.why_style", name=meeting.name(person.key), title=style.title)


def _both(wanted: Manner, why: Said, of: Said | None = None) -> tuple[Line, Line]:
    """What is wanted, and the card not to play."""
    wants: Said = wanted.wants
    wrong: Said = msg("visits.wrong_card", card=wanted.wrong_card)
    if of is not None:
        wants, wrong = (msg("visits.of_person", name=of, what=what) for what in (wants, wrong))
    return Line(wants, why), Line(wrong, why)
