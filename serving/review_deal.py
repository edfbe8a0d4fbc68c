"""A deal under review on the screen, and the verdict that is given on it."""

from collections.abc import Iterator, Sequence
from uuid import uuid4

from starlette.responses import RedirectResponse, Response

from coach.limits.limits import Clock
from coach.review.agreed import task
from commands.desk import Desk
from commands.review_source import may_review, one
from commands.review_walk import usual_day
from engine import people, reads
from engine.errors import Conflict, DealgateError, NotFound, Refused, Usage
from engine.message import Message, msg
from engine.state import Deal
from serving import sitting
from serving.asker import Asker
from serving.calling import Asked, Given
from serving.printing import printed
from serving.trouble import status_of
from web.page import Said
from web.review import Sitting, Typed, Verdict, colleagues, looked, stops, ways


def screen(asker: Asker, keys: Sequence[str]) -> Response:
    desk = asker.caller.desk()
    at = asker.asked("at")
    page = _page(desk, keys, at if at is not None and at in keys else keys[0])
    before = asker.asked("said")
    if before is not None and before in keys:
        page = _after(desk, page, before)
    return printed(asker, "review_deal", page)


def verdict(asker: Asker) -> Response:
    """It is given by the command; then the next deal comes, or the minutes behind the last."""
    key = asker.request.path_params["key"]
    keys = sitting.keys_of(asker.form.get("deals")) or (key,)
    typed = Typed(*(asker.form.get(name, "").strip() for name in Typed._fields))
    try:
        if not typed.verdict:
            raise Usage(msg("meeting_room.no_verdict"))
        asker.caller.call(_asked(asker, key, typed))
    except DealgateError as error:
        return _again(asker, keys, key, typed, error)
    at = keys.index(key) if key in keys else len(keys)
    there = sitting.place(keys, keys[at + 1], key) if at + 1 < len(keys) else sitting.minutes(keys)
    return RedirectResponse(there, 303)


def _asked(asker: Asker, key: str, typed: Typed) -> Asked:
    """By when stands in the form before anybody typed it: without anything to do it says nothing."""
    given: dict[str, Given] = {"verdict": typed.verdict, "what": typed.what or None, "who": typed.who or None}
    usual = asker.form.get("usual") == typed.by
    if typed.what or typed.who or typed.verdict == "help" or not usual:
        given["by"] = typed.by or None
    if typed.kept:
        given["kept" if typed.kept == "yes" else "not_kept"] = True
    for name in ("expect", "request"):
        given[name] = asker.form.get(name) or None
    return Asked("review", (key,), given)


def _again(asker: Asker, keys: Sequence[str], key: str, typed: Typed, error: DealgateError) -> Response:
    """The deal as it stands now, with what was typed before it could not be written, and why."""
    page = _page(asker.caller.desk(), keys, key, typed)
    page = page._replace(trouble=error.message, changes=tuple(_changes(error)))
    if page.form is None:
        page = page._replace(lost=tuple(filter(None, (typed.what, typed.who))))
    return printed(asker, "review_deal", page, status=status_of(error))


def _changes(error: DealgateError) -> Iterator[Message]:
    """Who did what meanwhile."""
    told = error.details.get("changes") if isinstance(error, Conflict) else None
    for each in told if isinstance(told, list) else ():
        kind = msg(f"history.kind_{each['kind']}")
        yield msg("meeting_room.meanwhile", who=each["actor"], kind=kind)


def _page(desk: Desk, keys: Sequence[str], at: str, typed: Typed | None = None) -> Sitting:
    """`at` is of the keys, unless it was sent by hand."""
    place = keys.index(at) if at in keys else 0
    end = sitting.minutes(keys)
    page = Sitting(
        at,
        place + 1,
        stops(keys, at, [sitting.place(keys, key) for key in keys], _done(desk, keys)),
        sitting.place(keys, keys[place - 1]) if place else None,
        sitting.place(keys, keys[place + 1]) if place + 1 < len(keys) else end,
        sitting.joined(keys),
        end,
    )
    try:
        alone = one(desk, at)
    except (Refused, NotFound) as error:
        return page._replace(trouble=error.message)
    clock, found = alone.casebook.clock, alone.first
    return page._replace(looked=looked(found, clock), form=_form(desk, found.deal, clock, typed))


def _done(desk: Desk, keys: Sequence[str]) -> set[str]:
    """Those something was decided on today."""
    today = desk.today.isoformat()
    found = reads.states(desk.view, keys)
    return {key for key, deal in found.items() if deal.review and deal.review.on == today}


def _form(desk: Desk, deal: Deal, clock: Clock, typed: Typed | None) -> Verdict | None:
    """None for whoever may not decide."""
    if not may_review(desk, deal.owner):
        return None
    usual = usual_day(clock)
    here = {person.user: person.name for person in people.at_work(desk.store)}
    typed = typed or Typed(by=usual)
    agreed = task(deal.review) if deal.review and deal.review.agreed else None
    people_here = colleagues(here, deal.owner, typed.who)
    return Verdict(typed, agreed, people_here, desk.today.isoformat(), usual, str(uuid4()))


def _after(desk: Desk, page: Sitting, key: str) -> Sitting:
    """With what became of the deal before, and where that is carried out."""
    deal = reads.states(desk.view, [key]).get(key)
    if deal is None or deal.review is None or not may_review(desk, deal.owner):
        return page
    said: list[Said] = [msg("review.held", deal=key, verdict=msg(f"review.verdict_{deal.review.verdict}"))]
    if deal.review.agreed:
        said.append(task(deal.review))
    return page._replace(said=tuple(said), then=tuple(ways(deal)))
