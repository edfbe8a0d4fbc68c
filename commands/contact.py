"""`contact`: the people at the client, their part in the decision and how they like to be met."""

from typing import Annotated, Any

import typer

from commands.choices import chosen, glossed, named, recognised
from commands.desk import Desk, reading, writing
from commands.fields import pairs
from commands.options import Account
from commands.paging import After, Limit, emit_page, go_on, length, nothing, on_page, one_more
from commands.printing import Column, table
from commands.step_line import command_line
from commands.views import day
from engine import accounts, contacts, reads
from engine.change import Change
from engine.contacts import Contact, Details
from engine.errors import Usage
from engine.facts import PARTS, STYLES
from engine.message import Text, msg, step
from engine.state import Day
from engine.store import Store
from words.say import say

Name = Annotated[str, typer.Argument(metavar="metavar.name", help="argument.contact_name")]
Who = Annotated[str, typer.Argument(metavar="metavar.contact", help="argument.contact")]
Of = Annotated[str, typer.Option("--account", metavar="metavar.account", help="option.account")]
Part = Annotated[str, typer.Option("--part", metavar="|".join(PARTS), help="option.part")]
Style = Annotated[str | None, typer.Option("--style", metavar="|".join(STYLES), help="option.style")]
Since = Annotated[str | None, typer.Option("--since", metavar="metavar.day", help="option.since")]
LeftOn = Annotated[str | None, typer.Option("--on", metavar="metavar.day", help="option.left_on")]
Pairs = Annotated[list[str], typer.Argument(metavar="metavar.fields", help="argument.contact_fields")]
Job = Annotated[str | None, typer.Option("--job", metavar="metavar.text", help="option.job")]
EDITABLE = ("name", "part", "style", "since", *Details._fields)


def add(
    ctx: typer.Context,
    name: Name,
    account: Of,
    part: Part,
    style: Style = None,
    since: Since = None,
    job: Job = None,
) -> None:
    desk = writing(ctx)
    part = _part(part)
    style = _style(style) if style else None

    def work(change: Change) -> dict[str, Any]:
        known = Details(job=job)
        contact = contacts.add(change, account, name, part, style, desk.day_or_none(since, past=True), known)
        said = say("contacts.added", contact=name, part=msg(f"contacts.part_{part}"), account=contact.account)
        said += _asked_again(desk, contact, contact.since, tip=since is None)
        return {**contact_data(contact), "message": said}

    desk.do("contact add", work)


def list_(ctx: typer.Context, account: Account = None, limit: Limit = None, after: After = None) -> None:
    desk = reading(ctx)
    code = accounts.find(desk.store, account).code if account else None
    most = length(desk.settings, limit)
    found, more = on_page(reads.page_of_people(desk.view, code, after=after, most=one_more(most)), most)
    onward = found[-1].key if more else None
    jobs = any(c.details.job for c in found)
    names = ("key", "name", *(("job",) if jobs else ()), "part", "style", "since", "left")
    columns = tuple(Column(say(f"contacts.col_{name}"), shrinks=name in ("name", "job")) for name in names)

    def text() -> str:
        if not found and after:
            return nothing(after)
        if not found:
            follow = command_line(step("contact add", None, name=None, account=code))
            return f"{say('contacts.none')}\n  → {follow}"
        lines = table([_cells(c, jobs=jobs) for c in found], columns)
        return f"{lines}\n{go_on(onward)}" if onward else lines

    emit_page(desk.settings, [contact_data(c) for c in found], text, onward=onward)


def edit(ctx: typer.Context, contact: Who, fields: Pairs, account: Account = None) -> None:
    desk = writing(ctx)
    given = _fields(fields)
    part = _part(given["part"]) if given.get("part") else None
    style = _style(given["style"]) if given.get("style") else None

    def work(change: Change) -> dict[str, Any]:
        before = find(change.store, contact, account)
        edited = contacts.edit(
            change,
            before,
            name=given.get("name"),
            part=part,
            style=style,
            since=desk.day_or_none(given.get("since"), past=True),
            details={name: given[name] for name in Details._fields if name in given},
        )
        said = "contacts.edited" if edited != before else "contacts.edited_nothing"
        return {**contact_data(edited), "message": say(said, contact=edited.name or edited.key)}

    desk.do("contact edit", work)


def leave(ctx: typer.Context, contact: Who, account: Account = None, on: LeftOn = None) -> None:
    desk = writing(ctx)

    def work(change: Change) -> dict[str, Any]:
        leaving = find(change.store, contact, account)
        gone = contacts.leave(change, leaving, desk.day_or_none(on, past=True) or change.today)
        said = say("contacts.gone", contact=gone.name or gone.key)
        said += _asked_again(desk, gone, gone.left_on or change.today)
        return {**contact_data(gone), "message": said}

    desk.do("contact leave", work)


def erase(ctx: typer.Context, contact: Who, account: Account = None) -> None:
    desk = writing(ctx)

    def work(change: Change) -> dict[str, Any]:
        erased = contacts.erase(change, find(change.store, contact, account))
        return {**contact_data(erased), "message": say("contacts.erased", contact=erased.key)}

    desk.do("contact erase", work)


def _asked_again(desk: Desk, contact: Contact, since: Day, *, tip: bool = False) -> str:
    """What somebody who decides, coming or going, means for the deals there; empty where nothing."""
    n = reads.count_yeses_before(desk.view, contact.account, since)
    if contact.part not in contacts.DECIDING or n == 0:
        return ""
    said = say("contacts.renew", n=n, since=day(since))
    return f"\n{said}\n{say('contacts.since_when')}" if tip else f"\n{said}"


def _part(typed: str) -> str:
    parts = named(PARTS, "contacts.part_")
    parts["champion"] = (*parts["champion"], Text("内线", "内线"))  # what many a sales team says
    return chosen(typed, parts, "contacts.unknown_part")


def _style(typed: str) -> str:
    return chosen(typed, named(STYLES, "contacts.style_"), "contacts.unknown_style")


def _fields(words: list[str]) -> dict[str, str]:
    """What is to change, by id; each may be called as the screen calls it. Every wrong one is named."""
    known = named(EDITABLE, "contacts.field_")
    given = [(recognised(name, known), name, value) for name, value in pairs(words).items()]
    if wrong := tuple(name for id, name, _ in given if id is None):
        raise Usage(msg("contacts.edit_fields", fields=wrong, choices=glossed(known)))
    ids = [id for id, _, _ in given]
    if twice := tuple(name for id, name, _ in given if ids.count(id) > 1):
        raise Usage(msg("deals.given_twice", fields=twice))
    return {id: value for id, _, value in given if id is not None}


def find(store: Store, text: str, account: str | None) -> Contact:
    code = accounts.find(store, account).code if account else None
    return contacts.find(store, text, code)


def _cells(contact: Contact, *, jobs: bool) -> tuple[str, ...]:
    style = say(f"contacts.style_{contact.style}") if contact.style else ""
    left = say("deals.short_day", on=day(contact.left_on)) if contact.left_on else ""
    part = say(f"contacts.part_{contact.part}")
    since = say("deals.short_day", on=day(contact.since))
    job = (contact.details.job or "",) if jobs else ()
    return (contact.key, contact.name or say("contacts.erased_name"), *job, part, style, since, left)


def contact_data(contact: Contact) -> dict[str, Any]:
    return {
        "key": contact.key,
        "account": contact.account,
        "name": contact.name,
        "job": contact.details.job,
        "part": contact.part,
        "style": contact.style,
        "since": contact.since,
        "left": contact.left_on,
        "version": contact.version,
    }
