"""The agenda and the minutes of a review: as a page that prints, and as Markdown to take along."""

from datetime import date

from starlette.responses import Response

from coach.review.minutes import Minutes, in_order, lines
from coach.review.minutes import minutes as minutes_of
from commands.desk import Desk
from commands.review_agenda import agenda as agenda_text
from commands.review_agenda import others
from commands.review_minutes import minutes_text
from commands.review_source import Scope
from commands.review_source import sitting as sit_down
from engine.among import among
from engine.clock import load_calendar
from engine.errors import Usage
from engine.message import msg
from serving import sitting
from serving.asker import Asker
from serving.printing import printed
from serving.review import asked_for, limit
from web.papers import Agenda, MinutesPage
from web.review import looked


def agenda(asker: Asker) -> Response:
    desk = asker.caller.desk()
    looked_at, asked = asked_for(asker, desk)
    most = limit(asker)
    meeting = sit_down(desk, looked_at, most)
    if asker.request.url.path.endswith(".md"):
        return _markdown(f"agenda-{desk.today}", agenda_text(desk, meeting, looked_at))
    pages, clock = tuple(meeting.pages()), meeting.casebook.clock
    below = others(desk, looked_at, {page.deal.key for page in pages}, clock)
    page = Agenda(
        desk.today,
        msg("review.agenda_about", n=len(pages), total=meeting.found),
        tuple(looked(page, clock) for page in pages),
        tuple((title, tuple(told)) for title, told in below if told),
        sitting.path_of("/review/agenda.md", {**asked, "limit": str(most)}),
    )
    return printed(asker, "agenda", page)


def minutes(asker: Asker) -> Response:
    """Of the deals of a sitting, or of all one may see."""
    desk = asker.caller.desk()
    keys = sitting.keys_of(asker.asked("deals"))
    looked_at, asked = asked_for(asker, desk)
    found = _found(asker, desk, looked_at, keys)
    calendar = load_calendar(desk.store, desk.view.workspace.country)
    if asker.request.url.path.endswith(".md"):
        return _markdown(f"minutes-{desk.today}", minutes_text(found, calendar))
    decided, left = lines(found, calendar)
    here = {**asked, **({"deals": sitting.joined(keys)} if keys else {})}
    told = {deal.key for deal in found.decided}
    page = MinutesPage(
        found.head,
        found.summed,
        decided,
        left,
        tuple((key, sitting.place(keys, key)) for key in keys if key not in told),
        found.first,
        found.last,
        sitting.path_of("/review/minutes.md", {**here, "since": found.first.isoformat()}),
        tuple(here.items()),
    )
    return printed(asker, "minutes", page)


def _found(asker: Asker, desk: Desk, looked_at: Scope, keys: tuple[str, ...]) -> Minutes:
    first = date.fromisoformat(desk.day(asker.asked("since") or "today", past=True))
    if first > desk.today:
        raise Usage(msg("review.since_ahead", day=first))
    where, params = looked_at.where, dict(looked_at.params)
    if keys:
        names, these = among(keys)
        where, params = f"{where} AND d.key IN ({names})", {**params, **these}
    found = minutes_of(desk.view, first, where, params)
    return in_order(found, keys) if keys else found


def _markdown(name: str, text: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}.md"'}
    return Response(f"{text}\n", media_type="text/markdown; charset=utf-8", headers=headers)
