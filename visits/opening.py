"""What the talk can begin with, and what to know of the others before it does."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from engine.message import Text, msg
from visits.line import Line, Said
from visits.meeting import Meeting


def opening(meeting: Meeting) -> list[Line]:
    return [*_last_time(meeting), *_topics(meeting)]


def to_know(meeting: Meeting) -> list[Line]:
    """What competitors have there, and a strength of theirs that has no answer yet."""
    return [*_installed(meeting), *_unanswered(meeting)]


def rivals(meeting: Meeting) -> Iterator[Line]:
    """What the client may hold against us, with the answer the team has settled on."""
    for row in meeting.filled("competitors", "competitors") or ():
        if row.get("strength") and row.get("our_answer"):
            said = {name: str(row[name]) for name in ("name", "strength", "our_answer")}
            yield Line(msg("visits.rival", **said), msg("visits.why_rival"))


def aims(meeting: Meeting) -> Iterator[Line]:
    """What we suggest is tied to what the client calls success."""
    success = meeting.filled("client_profile", "success_factors")
    if success:
        yield Line(msg("visits.tie_to", success=str(success)), msg("visits.why_tie_to"))


def _last_time(meeting: Meeting) -> Iterator[Line]:
    last = meeting.last_talk
    if last is not None:
        who = tuple(map(meeting.name, last.people)) or meeting.name(None)
        on = date.fromisoformat(last.on)
        text = msg("visits.last_time", on=on, who=who, summary=last.summary)
        yield Line(text, msg("visits.why_last_time"))
        opinions, handled = last.diary.opinions, last.diary.handled
        if opinions and handled:
            told = msg("visits.opinion_handled", opinions=opinions, handled=handled)
            yield Line(told, msg("visits.why_opinion_handled", on=on))
        elif opinions:
            told = msg("visits.opinion_open", opinions=opinions)
            yield Line(told, msg("visits.why_opinion_open", on=on))


def _topics(meeting: Meeting) -> Iterator[Line]:
    for person in meeting.met:
        if person.details.topics:
            text = msg("visits.topic", name=meeting.name(person.key), topics=person.details.topics)
            yield Line(text, msg("visits.why_on_record"))


def _installed(meeting: Meeting) -> Iterator[Line]:
    seen = meeting.seen_there()
    if seen:
        goods = tuple(map(_goods, seen[:3]))
        yield Line(msg("visits.installed", goods=goods), msg("visits.why_on_record"))


def _goods(row: Mapping[str, Any]) -> Said:
    goods = str(row["goods"])
    if row.get("competitor"):
        return msg("visits.goods_of", goods=goods, competitor=str(row["competitor"]))
    return Text(goods, goods)


def _unanswered(meeting: Meeting) -> Iterator[Line]:
    for row in meeting.filled("competitors", "competitors") or ():
        if row.get("strength") and not row.get("our_answer"):
            text = msg("visits.no_answer", name=str(row["name"]), strength=str(row["strength"]))
            yield Line(text, msg("visits.why_no_answer"))
