"""`visit log`: what came of a visit or call, put on record; what isn't said is asked for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, NamedTuple

import typer

from commands.choices import chosen, named
from commands.completion import account_codes, deal_keys
from commands.deal_line import changed
from commands.desk import Desk, writing
from commands.options import OnOrToday
from commands.step_line import command_line
from commands.views import day
from commands.visit_record import GOODS, RECORD, Record, keep
from engine import accounts, contacts, reads
from engine.change import Change
from engine.contacts import Contact
from engine.errors import NotFound, Usage
from engine.message import msg, step
from engine.state import CHANNELS, INTEREST, Deal, Diary
from visits.box import DIARY
from visits.bring_back.people import People, people
from visits.readback.reading import Entry
from words.say import say

Key = Annotated[
    str | None, typer.Argument(metavar="metavar.deal", help="argument.deal", autocompletion=deal_keys)
]
OfAccount = Annotated[
    str | None,
    typer.Option(
        "--account", metavar="metavar.account", help="option.log_account", autocompletion=account_codes
    ),
]
Met = Annotated[list[str] | None, typer.Option("--with", metavar="metavar.contact", help="option.met")]
Summary = Annotated[str | None, typer.Option("--summary", metavar="metavar.text", help="option.summary")]
TwoSided = Annotated[bool | None, typer.Option("--two-sided/--one-sided", help="option.two_sided")]
Channel = Annotated[
    str | None, typer.Option("--channel", metavar="in_person|online|call", help="option.channel")
]
Interest = Annotated[
    list[str] | None, typer.Option("--interest", metavar="metavar.interest", help="option.interest")
]
Gained = Annotated[str | None, typer.Option("--gained", metavar="metavar.text", help="option.gained")]
Lost = Annotated[str | None, typer.Option("--lost", metavar="metavar.text", help="option.lost")]
Improve = Annotated[str | None, typer.Option("--improve", metavar="metavar.text", help="option.improve")]
Opinions = Annotated[str | None, typer.Option("--opinions", metavar="metavar.text", help="option.opinions")]
Handled = Annotated[str | None, typer.Option("--handled", metavar="metavar.text", help="option.handled")]
Insight = Annotated[str | None, typer.Option("--insight", metavar="metavar.text", help="option.insight")]
Preferences = Annotated[
    list[str] | None, typer.Option("--preferences", metavar="metavar.text", help="option.preferences")
]
Topics = Annotated[list[str] | None, typer.Option("--topics", metavar="metavar.text", help="option.topics")]
Family = Annotated[list[str] | None, typer.Option("--family", metavar="metavar.text", help="option.family")]
Goods = Annotated[list[str] | None, typer.Option("--goods", metavar="metavar.goods", help="option.goods")]

Given = Mapping[str, Mapping[str, str | tuple[str, ...]]]


class Told(NamedTuple):
    """A visit as the engine takes it."""

    met: tuple[str, ...]
    on: str | None
    summary: str
    two_sided: bool
    channel: str
    interest: tuple[str, ...]
    diary: Diary
    record: Record = Record()

    @property
    def fields(self) -> dict[str, Any]:
        said = {**self._asdict(), "contact": self.met[0] if self.met else None, "others": self.met[1:]}
        del said["met"], said["record"]
        return said


def log(
    ctx: typer.Context,
    deal: Key = None,
    account: OfAccount = None,
    with_: Met = None,
    summary: Summary = None,
    on: OnOrToday = None,
    two_sided: TwoSided = None,
    channel: Channel = None,
    interest: Interest = None,
    gained: Gained = None,
    lost: Lost = None,
    improve: Improve = None,
    opinions: Opinions = None,
    handled: Handled = None,
    insight: Insight = None,
    preferences: Preferences = None,
    topics: Topics = None,
    family: Family = None,
    goods: Goods = None,
) -> None:
    desk = writing(ctx)
    if (deal is None) == (account is None):
        raise _which(both=deal is not None)
    how = channel and chosen(channel, named(CHANNELS, "visits.channel_"), "deals.unknown_channel")
    signs = _signs(interest or ())
    diary = Diary(
        gained=gained, lost=lost, improve=improve, opinions=opinions, handled=handled, insight=insight
    )
    details = {"preferences": preferences, "topics": topics, "family": family}
    record = Record(
        tuple((field, text) for field, texts in details.items() for text in texts or ()), tuple(goods or ())
    )
    day_held = desk.day_or_none(on, past=True)
    if with_ and summary is not None:
        two = two_sided is not False
        told = Told(tuple(with_), day_held, summary, two, how or CHANNELS[0], signs, diary, record)
        _log_of_deal(desk, deal, told) if deal else _log_of_account(desk, account or "", told)
        return
    if not desk.settings.interactive:
        raise _missing({"--with": with_, "--summary": summary})
    reply = {None: None, True: "", False: "none"}[two_sided]
    held = {"on": day_held, "with": "、".join(with_ or ()) or None, "channel": how, "reply": reply}
    given = _given(held, summary, signs, diary)
    if deal:
        _ask_of_deal(desk, desk.key(deal, writing=True), given, record)
    else:
        _ask_of_account(desk, account or "", given, record)


def _signs(interest: Sequence[str]) -> tuple[str, ...]:
    known = named(INTEREST, "visits.interest_")
    return tuple(chosen(sign, known, "deals.unknown_interest") for sign in interest)


def _missing(said: Mapping[str, object]) -> Usage:
    names = tuple(option for option, value in said.items() if not value)
    return Usage(msg("shell.missing", names=names), hint=msg("shell.see_help", path="dealgate visit log"))


def _which(*, both: bool) -> Usage:
    if both:
        return Usage(msg("shell.exclusive", one="DEAL", other="--account"))
    return Usage(msg("readback.whose_visit"), hint=msg("shell.see_help", path="dealgate visit log"))


def _given(
    held: Mapping[str, str | None], summary: str | None, interest: tuple[str, ...], diary: Diary
) -> Given:
    """What the options said already, by the boxes of a sheet; the rest is asked for."""
    return {
        "visit:held": {id: text for id, text in held.items() if text is not None},
        "visit:summary": {"summary": summary} if summary else {},
        "visit:interest": {"interest": interest} if interest else {},
        **{f"visit:{at}": _said(diary, ids) for at, ids in DIARY.items() if at != "summary"},
    }


def _said(diary: Diary, ids: Sequence[str]) -> dict[str, str | tuple[str, ...]]:
    return {id: text for id, text in diary._asdict().items() if id in ids and text}


# ── as it was typed ───────────────────────────────────────────────────────────────────────────


def _log_of_deal(desk: Desk, typed: str, told: Told) -> None:
    from engine import deals

    key = desk.key(typed, writing=True)

    def work(change: Change) -> dict[str, Any]:
        logged = deals.log_visit(change, key, **told.fields)
        met = [contacts.find(desk.store, each, logged.account) for each in logged.visits[-1].people]
        on = logged.visits[-1].on
        kept = map(say, keep(change, logged.account or "", told.record.entries(met), on))
        return changed(desk, key, _logged(key, told, met, on), *kept, *_what_follows(desk, logged, met))

    desk.do("visit log", work)


def _log_of_account(desk: Desk, typed: str, told: Told, entries: Sequence[Entry] = ()) -> None:
    """`entries`: what was told of the record beside the options."""
    from engine import account_visits

    code = accounts.find(desk.store, typed).code

    def work(change: Change) -> dict[str, Any]:
        account_visits.log_visit(change, code, **told.fields)
        met = [contacts.find(desk.store, each, code) for each in told.met]
        on = told.on or change.today
        kept = keep(change, code, (*told.record.entries(met), *entries), on)
        return {
            "account": code,
            "on": on,
            "channel": told.channel,
            "two_sided": told.two_sided,
            "with": [contact.name or contact.key for contact in met],
            "message": "\n".join((_logged(code, told, met, on), *map(say, kept))),
        }

    desk.do("visit log", work)


def _logged(key: str, told: Told, met: Sequence[Contact], on: str) -> str:
    """The visit or call in a sentence."""
    who = tuple(contact.name or contact.key for contact in met) or (msg("visits.nobody"),)
    said = "visits.logged"
    if not told.two_sided:
        said = "visits.logged_one_sided"
    elif told.channel == "call":
        said = "readback.logged_call"
    return say(said, deal=key, who=who, on=day(on))


def _what_follows(desk: Desk, logged: Deal, met: Sequence[Contact]) -> list[str]:
    """The step to agree, where none stands ahead."""
    ahead = logged.next_step
    if ahead is not None and ahead.on > desk.today.isoformat():
        return []
    name = met[0].name or met[0].key if met else None
    follow = step("step", logged.key, what=None, on=None, **({"with": name} if met else {}))
    return [say("visits.then_step"), f"  → {command_line(follow)}"]


# ── as it was asked for ───────────────────────────────────────────────────────────────────────


def _ask_of_deal(desk: Desk, key: str, given: Given, record: Record) -> None:
    """Everything in one change: the visit, the answers, the record, the next step."""
    from commands.visit_asking import Talk
    from visits.bring_back.sheet import apply
    from visits.readback.reading import Reading

    now = reads.opened(desk.view, key)
    stage = now.playbook.stage(now.deal.stage) if now.verdict else None
    open_ = {checked.requirement.id for checked in now.verdict.missing} if now.verdict else set()
    points = {d.point: d.ask for d in (stage.decisions if stage else ()) if d.id in open_}
    find = _finder(desk, now.deal.account)
    entries = tuple(Talk(now.playbook, desk.today, find, given, record, points, step=True).entries())
    reading = Reading("", key, None, (), entries, ())

    def work(change: Change) -> dict[str, Any]:
        outcome = apply(change, key, reading, entries)
        lines = [say(done) for done in outcome.done] or [say("deals.set_nothing", deal=key)]
        lines += [say("readback.not_written", why=one.why) for one in outcome.left]
        after = reads.deal(desk.view, key)
        return changed(desk, key, *lines, *(() if after.next_step else _what_follows(desk, after, ())))

    desk.do("visit log", work)


def _ask_of_account(desk: Desk, typed: str, given: Given, record: Record) -> None:
    from commands.visit_asking import Talk
    from engine import playbooks

    code = accounts.find(desk.store, typed).code
    book, find = playbooks.for_clients(desk.store), _finder(desk, code)
    if book is None:
        raise NotFound(msg("playbooks.none"), hint=step("playbook list"))
    entries = Talk(book, desk.today, find, given, record).entries()
    of_record = [e for e in entries if e.fills == GOODS or e.fills.startswith(f"{RECORD}:")]
    said = {id: value for e in entries if e not in of_record for id, value in e.values.items()}
    text = {id: value for id, value in said.items() if isinstance(value, str)}
    told = Told(
        tuple(contact.key for contact in find(text.get("with", "")).known),
        desk.day_or_none(text.get("on"), past=True),
        text.get("summary", ""),
        "reply" not in text,
        text.get("channel", CHANNELS[0]),
        tuple(said.get("interest", ())),
        Diary(**{id: text[id] for id in Diary._fields if id in text}),
    )
    _log_of_account(desk, code, told, of_record)


def _finder(desk: Desk, account: str | None) -> Callable[[str], People]:
    return lambda text: people(desk.store, text, account) if account else People(())
