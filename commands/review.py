"""`review`: the coach goes through the stalled deals one by one, and decides on each."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from commands import filters
from commands.choices import chosen, named
from commands.completion import deal_keys, users
from commands.deal_line import changed
from commands.desk import reading, writing
from commands.options import check_together
from commands.review_meeting import Asked, meet, remarks
from commands.review_source import may_review, one
from commands.settings import Settings
from commands.views import review_data
from engine import deals
from engine.change import Change
from engine.errors import Usage
from engine.message import msg
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
Minutes = Annotated[bool, typer.Option("--minutes", help="option.minutes")]
Since = Annotated[str | None, typer.Option("--since", metavar="metavar.day", help="option.review_since")]
Owner = Annotated[
    str | None, typer.Option("--owner", metavar="metavar.user", help="option.owner", autocompletion=users)
]
Team = Annotated[str | None, typer.Option("--team", metavar="metavar.team", help="option.team")]
Stage = Annotated[str | None, typer.Option("--stage", metavar="metavar.stage", help="option.stage")]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="metavar.number", help="option.review_limit", min=0)
]


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
    minutes: Minutes = False,
    since: Since = None,
    owner: Owner = None,
    team: Team = None,
    stage: Stage = None,
    limit: Limit = None,
) -> None:
    told = Told(verdict, what, who, by, kept)
    asked = Asked(agenda or None, minutes or None, since, owner, team, stage, limit)
    _check(deal, _given(told) + ["--done"] * done, _given(asked))
    if deal is None:
        meet(ctx, asked)
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


def _given(options: Told | Asked) -> list[str]:
    return [f"--{name}" for name, value in options._asdict().items() if value is not None]


def _check(deal: str | None, told: Sequence[str], asked: Sequence[str]) -> None:
    """What goes together."""
    hint = msg("shell.see_help", path="dealgate review")
    if told and deal is None:
        raise Usage(msg("review.of_which", option=told[0]), hint=hint)
    if "--minutes" in asked:
        for option in ("--agenda", "--limit"):
            if option in asked:
                raise Usage(msg("shell.exclusive", one="--minutes", other=option))
    of_many = [option for option in asked if option != "--agenda" or told]
    if deal is not None and of_many:
        raise Usage(msg("shell.exclusive", one="DEAL", other=of_many[0]))
    if "--done" in told and len(told) > 1:
        raise Usage(msg("shell.exclusive", one="--done", other=told[0]))
    if told and told[0] not in ("--verdict", "--done"):
        kept = told == ["--kept"]
        said = msg("review.kept_alone") if kept else msg("shell.missing", names=("--verdict",))
        raise Usage(said, hint=hint)


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
        return "\n\n".join([page_text(found, clock), *remarks(alone, decides)])

    desk.emit(page_data(found, alone.casebook), text)
    if desk.settings.interactive and desk.view.until is None and decides and not agenda:
        from commands.review_walk import one as ask_about

        if ask_about(writing(ctx), found, clock).broken:
            raise KeyboardInterrupt


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
