"""The minutes of a meeting on stalled deals, in Markdown: what was decided, who does what by when."""

from typing import Any

from coach.review.minutes import Minutes, lines
from commands.report_page import Entry, Page, Part, markdown
from commands.views import review_data
from engine.clock import Calendar
from engine.state import Deal
from words.say import say

COLUMNS = (
    *("key", "title", "owner", "review.verdict", "review.what", "review.who", "review.due"),
    *("review.on", "review.coach", "review.kept", "review.done"),
)
"""Of a deal that was decided on, as CSV."""


def minutes_text(found: Minutes, calendar: Calendar) -> str:
    decided, left = lines(found, calendar)
    parts = [
        Part(say(title), [Entry(say(line.said), below=tuple(map(say, line.below))) for line in told])
        for title, told in (("meeting_room.decided", decided), ("review.agenda_promises", left))
        if told
    ]
    return markdown(Page(say(found.head), [say(found.summed)], parts))


def minutes_data(found: Minutes) -> dict[str, Any]:
    """The same for programs."""
    return {
        "since": found.first.isoformat(),
        "day": found.last.isoformat(),
        "decided": [_brief(deal) for deal in found.decided],
        "open": [_brief(deal) for deal in found.open],
    }


def _brief(deal: Deal) -> dict[str, Any]:
    return {"key": deal.key, "title": deal.title, "owner": deal.owner, "review": review_data(deal.review)}
