"""What every command stands at: the database, the day it counts as today, and the person who acts."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import typer

from commands.printing import emit
from commands.settings import Settings
from engine import people, reads, workspace
from engine.clock import day_of, no_day, parse_day, to_instant
from engine.errors import NotAllowed, Usage
from engine.history import canonical, holdable
from engine.message import msg
from engine.people import Person
from engine.reads import View
from engine.state import Day
from engine.store import Store, open_store
from engine.value import Value

if TYPE_CHECKING:
    from engine.change import Change


class Desk(Value):
    """A read looks through `view`; a write goes through `do`."""

    settings: Settings
    view: View
    actor: Person
    now: datetime
    wish: str
    """What was asked of the command, so that a request id is not taken for another wish."""

    @property
    def store(self) -> Store:
        return self.view.store

    @property
    def today(self) -> date:
        return self.view.today

    def key(self, text: str, *, writing: bool = False) -> str:
        """The key a person meant. A program that writes must name it exactly."""
        return reads.find_key(self.store, text, exact=writing and self.settings.no_input)

    def day(self, text: str, *, past: bool = False) -> Day:
        """A day as typed; `past`: Friday may be the one behind us."""
        day = parse_day(text, self.today, past=past)
        if day is None:
            raise Usage(no_day(text, self.today, past=past))
        return day.isoformat()

    def day_or_none(self, text: str | None, *, past: bool = False) -> Day | None:
        return self.day(text, past=past) if text else None

    def emit(self, data: Any, text: Callable[[], str], columns: Sequence[str] = ()) -> None:
        emit(self.settings, data, text, columns)

    def change(self) -> "Change":
        from engine.change import Change
        from stages.worksheets import WORKSHEETS

        return Change(
            store=self.store,
            workspace=self.view.workspace,
            worksheets=WORKSHEETS,
            actor=self.actor,
            now=self.now,
            expect=self.settings.expect,
            request=self.settings.request,
        )

    def change_now(self) -> "Change":
        """For whoever sits at the terminal for an hour: at the time it is, not when the command began."""
        return self.change()._replace(now=datetime.now(UTC))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """For what has no history: as `do`, whoever acts is still who they were."""
        with self.store.transaction():
            people.check_still(self.store, self.actor)
            yield

    def asked(self, command: str) -> str:
        """The command with all that was asked of it, by which a request is known again."""
        return f"{command} {_digest(self.wish)}" if self.settings.request else command

    def do(
        self,
        command: str,
        work: Callable[["Change"], dict[str, Any]],
        *,
        rows: str | None = None,
        columns: Sequence[str] = (),
    ) -> None:
        """Carry a change out and print its result, whose `message` is the sentence for people.

        `rows`: the part of it that is a list, for `--csv`, with these `columns`.
        """
        if self.settings.csv and rows is None:
            raise Usage(msg("shell.no_csv"))  # before anything is written
        from engine.change import carry_out

        change = self.change()
        result = carry_out(change, self.asked(command), lambda: work(change), dry_run=self.settings.dry_run)
        if self.settings.dry_run:
            from words.say import say

            result["dry_run"] = True
            result["message"] = f"{result['message']}\n{say('deals.dry_run')}"
        data = result[rows] if rows is not None and self.settings.csv else result
        self.emit(data, lambda: str(result["message"]), columns)


def _digest(wish: str) -> str:
    """Who is to be erased may be named in a wish, and it is kept."""
    from hashlib import sha256

    return sha256(wish.encode()).hexdigest()


def reading(ctx: typer.Context, *, itself: bool = False) -> Desk:
    """`itself`: an account that was merged is asked for as such."""
    return _desk(ctx, for_writing=False, itself=itself)


def writing(ctx: typer.Context) -> Desk:
    return _desk(ctx, for_writing=True)


def _desk(ctx: typer.Context, *, for_writing: bool, itself: bool = False) -> Desk:
    settings = Settings.of(ctx)
    wish = holdable(canonical(ctx.params))
    # What only tries out a change doesn't upgrade the database either.
    store = _opened(ctx, settings, for_writing=for_writing and not settings.dry_run)
    desk = stand_at(store, settings, wish)
    if not itself and (account := ctx.params.get("account")):
        from commands.merged import point_on

        point_on(store, account)
    return desk


def stand_at(store: Store, settings: Settings, wish: str = "") -> Desk:
    """Raises NotFound where whoever acts isn't known, or has left; Usage for a day that is none."""
    here = workspace.load(store)
    now = datetime.now(UTC)
    today = day_of(to_instant(now), here.time_zone)
    actor = _actor(store, settings)
    view = View(store, here, today)
    if settings.as_of is not None:
        day = parse_day(settings.as_of, today, past=True)
        if day is None:
            raise Usage(no_day(settings.as_of, today, past=True))
        view = reads.view_as_of(store, here, day)
    return Desk(settings, view, actor, now, wish)


def _opened(ctx: typer.Context, settings: Settings, *, for_writing: bool) -> Store:
    if settings.host is not None:
        return settings.host.open(settings.db, for_writing=for_writing)
    store = open_store(settings.db, for_writing=for_writing)
    ctx.call_on_close(store.close)
    return store


def _actor(store: Store, settings: Settings) -> Person:
    """Whom the database takes us for, where it sees to rights; else whoever we say we are."""
    if store.login is None:
        return people.find(store, settings.user)
    if settings.acting not in (None, store.login):
        said = msg("grants.somebody_else", login=store.login, user=settings.acting)
        raise NotAllowed(said, hint=msg("grants.connect_as"))
    return people.find(store, store.login)
