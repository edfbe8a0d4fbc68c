"""`review`: the coach goes through the stalled deals one by one, and decides on each."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Annotated, Any

import typer

from commands import filters
from commands.choices import chosen, named
from commands.completion import deal_keys, users
from commands.deal_line import changed
from commands.desk import Desk, reading, writing
from commands.options import check_together
from commands.review_source import Scope, Sitting, may_review, one, scope, sitting
from commands.settings import Settings
from commands.views import review_data
from engine import deals, reads, rights
from engine.change import Change
from engine.errors import Refused, Usage
from engine.message import msg, step
from engine.state import REVIEW_VERDICTS
from engine.value import Value
from words.say import say

Key = Annotated[
    str | None,
    typer.Argument(metavar="metavar.deal", help="argument.deal_reviewed", autocompletion=deal_keys),
]
Verdict = Annotated[
    str | None, typer.Option("--verdict", metavar="continue|slow|stop|help", help="option.verdict")
]
What = Annotated[str | None, typer.Option("--what", metavar="metavar.text", help="option.review_what")]
Who = Annotated[
    str | None, typer.Option("--who", metavar="metavar.user", help="option.review_who", autocompletion=users)
]
By = Annotated[str | None, typer.Option("--by", metavar="metavar.day", help="option.review_by")]
Kept = Annotated[bool | None, typer.Option("--kept/--not-kept", help="option.review_kept")]
Done = Annotated[bool, typer.Option("--done", help="option.review_done")]
Agenda = Annotated[bool, typer.Option("--agenda", help="option.agenda")]
Since = Annotated[str | None, typer.Option("--since", metavar="metavar.day", help="option.review_since")]
Owner = Annotated[
    str | None, typer.Option("--owner", metavar="metavar.user", help="option.owner", autocompletion=users)
]
Team = Annotated[str | None, typer.Option("--team", metavar="metavar.team", help="option.team")]
Stage = Annotated[str | None, typer.Option("--stage", metavar="metavar.stage", help="option.stage")]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="metavar.number", help="option.review_limit", min=0)
]

_LAST = ("last", "上次")
A_MEETING = 10
"""Deals a person goes through unless they ask for more; programs get all."""
COLUMNS = (
    *("key", "title", "account", "owner", "stage", "status", "level", "amount", "currency"),
    *("close_date", "close_pushed", "next_step.what", "next_step.on", "next_step.with"),
    *("signs", "pattern", "ask", "first_step"),
    *("review.verdict", "review.what", "review.who", "review.due", "review.on", "review.coach"),
    *("review.kept", "review.done", "since"),
)
"""Of a deal under review, as CSV."""
CHANGED = ("key", "kind", "was", "now", "said", "title", "owner", "stage", "amount", "currency")


def review(
    ctx: typer.Context,
    deal: Key = None,
    verdict: Verdict = None,
    what: What = None,
    who: Who = None,
    by: By = None,
    kept: Kept = None,
    done: Done = False,
    agenda: Agenda = False,
    since: Since = None,
    owner: Owner = None,
    team: Team = None,
    stage: Stage = None,
    limit: Limit = None,
) -> None:
    told = Told(verdict, what, who, by, kept)
    asked = Asked(agenda or None, since, owner, team, stage, limit)
    _check(deal, _given(told) + ["--done"] * done, _given(asked))
    if deal is None:
        _meet(ctx, asked)
    elif done:
        _done(ctx, deal)
    elif told.verdict is not None:
        _decide(ctx, deal, told.verdict, told)
    else:
        _one(ctx, deal, agenda=agenda)


class Told(Value):
    """What was decided, as typed."""

    verdict: str | None
    what: str | None
    who: str | None
    by: str | None
    kept: bool | None


class Asked(Value):
    """What is wanted of many deals, as typed."""

    agenda: bool | None
    since: str | None
    owner: str | None
    team: str | None
    stage: str | None
    limit: int | None


def _given(options: Told | Asked) -> list[str]:
    return [f"--{name}" for name, value in options._asdict().items() if value is not None]


def _check(deal: str | None, told: Sequence[str], asked: Sequence[str]) -> None:
    """What goes together."""
    hint = msg("shell.see_help", path="dealgate review")
    if told and deal is None:
        raise Usage(msg("review.of_which", option=told[0]), hint=hint)
    of_many = [option for option in asked if option != "--agenda" or told]
    if deal is not None and of_many:
        raise Usage(msg("shell.exclusive", one="DEAL", other=of_many[0]))
    if "--done" in told and len(told) > 1:
        raise Usage(msg("shell.exclusive", one="--done", other=told[0]))
    if told and told[0] not in ("--verdict", "--done"):
        kept = told == ["--kept"]
        said = msg("review.kept_alone") if kept else msg("shell.missing", names=("--verdict",))
        raise Usage(said, hint=hint)


# ── one deal ──────────────────────────────────────────────────────────────────────────────────


def _one(ctx: typer.Context, deal: str, *, agenda: bool) -> None:
    """Its page or its agenda; at a terminal the verdict is asked for, of whoever may give one."""
    from commands.review_data import page_data
    from commands.review_page import page_text

    check_together(Settings.of(ctx), "read")
    desk = reading(ctx)
    alone = one(desk, desk.key(deal))
    found = alone.first
    clock, decides = alone.casebook.clock, may_review(desk, found.deal.owner)

    def text() -> str:
        if agenda:
            from commands.review_agenda import agenda_of_one

            return agenda_of_one(alone)
        return "\n\n".join([page_text(found, clock), *_remarks(alone, decides)])

    desk.emit(page_data(found, alone.casebook), text)
    if desk.settings.interactive and desk.view.until is None and decides and not agenda:
        from commands.review_walk import one as ask_about

        if ask_about(writing(ctx), found, clock).broken:
            raise KeyboardInterrupt


def _remarks(looked_at: Sitting, decides: bool) -> Iterator[str]:
    """What is said below the pages."""
    if looked_at.casebook.limits.unreadable:
        yield say("coach.limits_unreadable")
    if not decides:
        yield say("review.by_coach")


def _decide(ctx: typer.Context, deal: str, verdict: str, told: Told) -> None:
    from commands.review_asking import Verdict as Said
    from commands.review_walk import held, outcome

    check_together(Settings.of(ctx), "write")
    desk = writing(ctx)
    key = desk.key(deal, writing=True)
    decided = chosen(verdict, named(REVIEW_VERDICTS, "review.verdict_"), "review.unknown_verdict")
    login = filters.person(desk.store, told.who).user if told.who else None

    def work(change: Change) -> dict[str, Any]:
        page = one(desk, key).first
        said = Said(decided, told.what, login, desk.day_or_none(told.by), told.kept)
        reviewed = held(change, page, said)
        return {
            **changed(desk, key, *outcome(page, reviewed)),
            "review": review_data(reviewed.review),
        }

    desk.do("review", work)


def _done(ctx: typer.Context, deal: str) -> None:
    check_together(Settings.of(ctx), "write")
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        done = deals.review_done(change, key)
        assert done.review is not None, "something was agreed"
        line = say("review.done", deal=key, coach=done.review.coach)
        return {**changed(desk, key, line), "review": review_data(done.review)}

    desk.do("review", work)


# ── a meeting ─────────────────────────────────────────────────────────────────────────────────


def _meet(ctx: typer.Context, asked: Asked) -> None:
    """At a terminal one deal after the other, by whoever may decide; else their pages or the agenda."""
    settings = Settings.of(ctx)
    desk = reading(ctx)
    looked_at = scope(desk, asked.owner, asked.team, asked.stage)
    asking = settings.interactive and settings.as_of is None and rights.may_some(desk.actor, "review")
    if asking and not asked.agenda and asked.since is None:
        from commands.review_walk import walk

        _alone(settings)
        at = writing(ctx)
        print(walk(at, sitting(at, looked_at, A_MEETING if asked.limit is None else asked.limit)))
        return
    check_together(settings, "read")
    if asked.since is not None:
        _differences(desk, looked_at, asked.since, asked)
    else:
        _pages(desk, looked_at, asked)


def _alone(settings: Settings) -> None:
    """A version or a request id speaks of one change, and here there are many."""
    for option, given in (("--expect", settings.expect), ("--request", settings.request)):
        if given is not None:
            raise Usage(msg("shell.not_here", option=option))


def _pages(desk: Desk, looked_at: Scope, asked: Asked) -> None:
    from commands.review_data import page_data

    programs = desk.settings.json or desk.settings.csv
    most = (0 if programs else A_MEETING) if asked.limit is None else asked.limit
    meeting = sitting(desk, looked_at, most)
    data: Any = [page_data(page, meeting.casebook) for page in meeting.pages()] if programs else None
    if asked.agenda and desk.settings.json:
        from commands.review_agenda import agenda_data

        data = agenda_data(desk, data, looked_at)

    def text() -> str:
        if asked.agenda:
            from commands.review_agenda import agenda

            return agenda(desk, meeting, looked_at)
        from commands.review_page import pages_text

        own = looked_at.owners == frozenset({desk.actor.user})
        pages = tuple(meeting.pages())
        if not pages:
            return say("review.none_of_yours" if own else "coach.none_stalled")
        told = pages_text(pages, meeting.casebook.clock, meeting.found)
        return "\n\n".join([told, *_remarks(meeting, may_review(desk, pages[0].deal.owner))])

    desk.emit(data, text, COLUMNS)


def _differences(desk: Desk, looked_at: Scope, since: str, asked: Asked) -> None:
    from coach.review.changes import changes
    from commands.report_page import written
    from commands.review_changes import changes_page, within
    from commands.review_data import changes_data

    first = _last_held(desk, looked_at) if since in _LAST else date.fromisoformat(desk.day(since, past=True))
    if first > desk.today:
        raise Usage(msg("review.since_ahead", day=first))
    then = reads.view_as_of(desk.store, desk.view.workspace, first - timedelta(days=1))
    found = within(changes(then, desk.view), looked_at)
    form = "md" if asked.agenda else "text"
    desk.emit(changes_data(found), lambda: written(changes_page(found, asked.limit), form), CHANGED)


def _last_held(desk: Desk, looked_at: Scope) -> date:
    from coach.review.reviewed import last_held

    where = f"d.reviewed_on IS NOT NULL AND {looked_at.where}"
    keys = {each.row.key for each in reads.listed(desk.view, where, tail="", **looked_at.params)}
    last = last_held(desk.view, keys)
    if last is None:
        raise Refused(msg("review.none_held"), hint=step("review"))
    return last
