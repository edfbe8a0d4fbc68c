"""`show`: a whole deal on one screen, or one of its worksheets."""

from typing import Annotated, Any

import typer

from commands import titles
from commands.deal_line import money, standing
from commands.desk import reading
from commands.gate import stages_line, still_open
from commands.options import DealKey
from commands.origin import origin
from commands.printing import mark, paint, window, wrap
from commands.step_line import command_line
from commands.views import day, deal_in_full
from commands.visit_lines import visit_lines
from engine import reads
from engine.clock import day_of, load_calendar
from engine.errors import Usage
from engine.message import msg, step
from engine.reads import Listed, Opened, View
from engine.state import DONE, STOPPED
from words.say import clean, say

SheetName = Annotated[str | None, typer.Argument(metavar="metavar.worksheet", help="argument.worksheet")]
Markdown = Annotated[bool, typer.Option("--markdown", help="option.markdown")]
_FIGURES = 2
"""Of each worksheet, in the line it gets."""
_VISITS = 3


def show(ctx: typer.Context, deal: DealKey, worksheet: SheetName = None, markdown: Markdown = False) -> None:
    desk = reading(ctx)
    key = desk.key(deal)
    now = reads.opened(desk.view, key)
    if worksheet is not None:
        from commands.deal_sheet import show_sheet

        show_sheet(desk, now, worksheet, markdown=markdown)
        return
    if markdown:
        raise Usage(msg("sheets.markdown_of_what"), hint=step("show", key, worksheet=None))
    listed = reads.one_listed(desk.view, now)
    data = deal_in_full(desk.view, listed, now)
    desk.emit(data, lambda: page(desk.view, listed, now, data))


def page(view: View, listed: Listed, now: Opened, data: dict[str, Any]) -> str:
    row = listed.row
    stage = say("deals.stage_done") if row.stage == DONE else stages_line(now.playbook, row.stage)
    head = say("gate.head", key=paint(row.key, "bold"), title=row.title, stages=stage)
    parts = [
        head,
        _facts(view, listed, now, data),
        _people(data),
        _answers(now, data),
        _sheets(view, now),
        _open_ends(view, listed, now, data),
        _visits(now, data),
    ]
    verdict = now.verdict
    if verdict is not None and row.status != "stopped":
        parts.append(f"{still_open(verdict)}\n  → {command_line(step('gate', row.key))}")
    return "\n\n".join(part for part in parts if part)


def _facts(view: View, listed: Listed, now: Opened, data: dict[str, Any]) -> str:
    row = listed.row
    since = day_of(row.stage_since, view.workspace.time_zone) if row.stage_since else None
    manner = now.playbook.behaviours.get(row.behaviour or "")
    pairs = (
        ("deals.label_account", f"{row.account} {data['account_name']}" if row.account else None),
        ("deals.label_owner", row.owner),
        ("deals.label_amount", money(row)),
        ("deals.label_status", standing(listed)),
        ("deals.label_since", since or msg("deals.unknown_day")),
        ("deals.label_close", day(row.close_date)),
        ("deals.label_behaviour", manner.title if manner else None),
        ("deals.label_follows", row.follows),
        ("deals.label_followed_by", tuple(data["followed_by"]) or None),
        ("deals.label_unproven", titles.stages(view.store, now.playbook, row.key, now.deal.unproven) or None),
        ("deals.label_source", origin(view, f"deal:{row.key}")),
        ("deals.label_version", row.version),
    )
    return "\n".join(f"  {say(id, value=value)}" for id, value in pairs if value is not None)


def _people(data: dict[str, Any]) -> str:
    lines = []
    for contact in data["contacts"]:
        part = say(f"contacts.part_{contact['part']}")
        style = say(f"contacts.style_{contact['style']}") if contact["style"] else None
        left = say("contacts.left", on=day(contact["left"])) if contact["left"] else None
        name = clean(contact["name"] or contact["key"])
        lines.append("  " + " · ".join(filter(None, (name, part, style, left))))
    return _section("deals.section_people", lines)


def _answers(now: Opened, data: dict[str, Any]) -> str:
    """Those the gate before the deal asks for are judged; the others are told as they were given."""
    asked = now.playbook.stage(now.deal.stage).decisions if now.deal.stage != DONE else ()
    judged = {d.point for d in asked}
    lines = []
    for answer in data["answers"]:
        who = f" · {clean(answer['contact'])}" if answer["contact"] else ""
        ask = say("deals.quoted", value=titles.question(now.playbook, answer["point"]))
        if answer["point"] in judged:
            line = f"  {mark(answer['standing'])} {ask} {answer['why']}{who}"
        else:
            line = f"  · {ask} {_as_given(answer)}{who}"
        lines.append(wrap(line, window(), "    "))
    return _section("deals.section_answers", lines)


def _as_given(answer: dict[str, Any]) -> str:
    given = msg(f"gate.answer_{answer['answer']}")
    return say("deals.given_on", answer=given, on=day(answer["on"]), evidence=answer["evidence"])


def _sheets(view: View, now: Opened) -> str:
    """A line each, with the first of its figures, and where the rest is."""
    from commands.sheet_subject import of_deal
    from commands.sheet_view import figures
    from stages.worksheets import WORKSHEETS

    subject = of_deal(view, now)
    lines, last = [], None
    for id in WORKSHEETS:
        standing = now.deal.worksheets.get(id)
        if standing is None:
            continue
        sheet, last = WORKSHEETS[id], id
        told = tuple(
            msg("sheets.figure", label=figure.label, value=figure.value)
            for figure in figures(sheet, standing, subject)[:_FIGURES]
        )
        said = "deals.sheet_line_figures" if told else "deals.sheet_line"
        line = say(said, worksheet=sheet.title, complete=standing.complete, figures=told)
        lines.append(wrap(line, window(), "      "))
    if last is not None:
        lines.append(f"  → {command_line(subject.show(last))}")
    here = now.playbook.stage(now.deal.stage).worksheets if now.deal.stage != DONE else ()
    empty = [id for id in here if id in WORKSHEETS and id not in now.deal.worksheets]
    if empty and now.deal.status != STOPPED:
        named = tuple(WORKSHEETS[id].title for id in empty)
        lines.append(wrap(f"  {say('sheets.begin', worksheets=named)}", window(), "      "))
        lines.append(f"  → {command_line(subject.fill(empty[0]))}")
    return _section("deals.section_worksheets", lines)


def _open_ends(view: View, listed: Listed, now: Opened, data: dict[str, Any]) -> str:
    lines = []
    row = listed.row
    if row.next_what:
        who = data["next_step"]["with"]
        lines.append(
            say("deals.next_line", what=row.next_what, on=day(row.next_on), who=who or msg("deals.nobody"))
        )
    for promise in data["promises"]:
        if not promise["kept"]:
            said = f"deals.promised_{promise['by']}"
            lines.append(say(said, what=promise["what"], on=day(promise["on"])))
    if now.deal.review:
        from coach.review.agreed import last

        calendar = load_calendar(view.store, view.workspace.country)
        lines += map(say, last(now.deal.review, view.today, calendar))
    if data["wait"]:
        lines.append(say("deals.wait_line", until=day(data["wait"]["until"]), reason=data["wait"]["reason"]))
    for waiver in data["waivers"]:
        over = waiver["ended"] or waiver["until"] < view.today.isoformat()
        said = "deals.waiver_ended" if over else "deals.waiver_line"
        lines.append(
            say(
                said,
                requirement=titles.requirement(now.playbook, waiver["stage"], waiver["requirement"]),
                by=waiver["by"],
                until=day(waiver["until"]),
                reason=waiver["reason"],
            )
        )
    if data["closing"]:
        closing = data["closing"]
        lines.append(say("deals.closing_line", reason=closing["reason"], wake=day(closing["wake"])))
    return _section("deals.section_open", [wrap(f"  {line}", window(), "    ") for line in lines])


def _visits(now: Opened, data: dict[str, Any]) -> str:
    """The last ones, newest first."""
    names = {contact["key"]: contact["name"] or contact["key"] for contact in data["contacts"]}
    newest = list(reversed(now.deal.visits))[:_VISITS]
    return _section("deals.section_visits", [line for v in newest for line in visit_lines(v, names)])


def _section(title: str, lines: list[str]) -> str:
    return "\n".join([paint(say(title), "bold"), *lines]) if lines else ""
