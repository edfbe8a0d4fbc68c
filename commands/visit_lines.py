"""A visit or call that took place, on the screen."""

from collections.abc import Iterator, Mapping

from commands.printing import window, wrap
from commands.views import day
from engine.message import Message, Text, msg
from engine.state import Diary, Visit
from words.say import say


def visit_lines(visit: Visit, names: Mapping[str, str], deal: str | None = None) -> Iterator[str]:
    """When, how, with whom and what about; below it the interest that was seen, and the diary."""
    how: Message = msg(f"visits.channel_{visit.channel}")
    if not visit.two_sided:
        how = msg("deals.visit_no_reply", channel=how)
    who = tuple(names.get(key, key) for key in visit.people) or msg("deals.nobody")
    line = say("deals.visit_line", on=day(visit.on), channel=how, who=who, summary=visit.summary)
    yield wrap(f"  {line} [{deal}]" if deal else f"  {line}", window(), "    ")
    if visit.interest:
        signs = tuple(msg(f"visits.interest_{sign}") for sign in visit.interest)
        yield wrap(f"    {say('deals.visit_interest', signs=signs)}", window(), "      ")
    for part in Diary._fields:
        if text := getattr(visit.diary, part):
            told = say("deals.visit_diary", label=msg(f"visits.label_{part}"), text=Text(text, text))
            yield wrap(f"    {told}", window(), "      ")
